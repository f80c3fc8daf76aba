package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"watchtui/internal/data"
	"watchtui/internal/ui"
)

func keeperIn(t *testing.T, folder, store string) keeper {
	t.Helper()
	return keeper{filepath.Join(folder, "watchtui", "dashboard.json"), store, func() time.Time { return time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC) }}
}

// What is kept comes back, what was seen by the store that it was seen in; the file is its owner's alone.
func TestKeptComesBack(t *testing.T) {
	folder := t.TempDir()
	k := keeperIn(t, folder, "/a.db")
	if kept, err := k.kept(t.Context()); err != nil || len(kept.Bookmarks) > 0 || kept.Seen != nil {
		t.Errorf("before anything was kept: %+v, %v", kept, err)
	}
	if _, err := os.Stat(filepath.Join(folder, "watchtui")); !errors.Is(err, os.ErrNotExist) {
		t.Error("looking leaves something behind")
	}
	seen := ui.Seen{Day: data.Day(20000), LastImport: 7, Undone: []int{2}, States: map[string]string{"a": "met 2024-01-01"}, Verdicts: map[string][]string{"o": {"2024-01-01 good"}}, Firings: map[string][]string{"t": {"2024-01-01"}}}
	if err := k.keepSeen(t.Context(), seen); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"one", "two", "one again"} {
		place := map[string]string{"one": "watch", "two": "imports", "one again": "watch"}[name]
		if _, err := k.keepBookmark(t.Context(), ui.Bookmark{Name: name, Place: place}, true); err != nil {
			t.Fatal(err)
		}
	}
	kept, err := k.kept(t.Context())
	if err != nil || fmt.Sprint(kept.Bookmarks) != "[{one again watch} {two imports}]" || fmt.Sprintf("%+v", *kept.Seen) != fmt.Sprintf("%+v", seen) {
		t.Errorf("got %+v, %+v, %v", kept.Bookmarks, kept.Seen, err)
	}
	if all, err := k.keepBookmark(t.Context(), ui.Bookmark{Place: "watch"}, false); err != nil || fmt.Sprint(all) != "[{two imports}]" {
		t.Errorf("cleared: %v, %v", all, err)
	}
	if other, err := keeperIn(t, folder, "/b.db").kept(t.Context()); err != nil || other.Seen != nil || len(other.Bookmarks) != 1 {
		t.Errorf("another store has %+v, %v", other, err)
	}
	if info, err := os.Stat(k.path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the file is %v, %v", info.Mode(), err)
	}
	left, _ := filepath.Glob(filepath.Join(folder, "watchtui", ".*"))
	if len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

// Two dashboards, and more, do not lose each other's bookmarks.
func TestKeptByManyAtOnce(t *testing.T) {
	folder := t.TempDir()
	var all sync.WaitGroup
	for n := range 8 {
		all.Go(func() {
			k := keeperIn(t, folder, fmt.Sprint(n))
			for i := range 5 {
				if _, err := k.keepBookmark(t.Context(), ui.Bookmark{Name: "b", Place: fmt.Sprint(n, i)}, true); err != nil {
					t.Error(err)
				}
			}
			if err := k.keepSeen(t.Context(), ui.Seen{Day: 1, LastImport: int64(n)}); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	kept, err := keeperIn(t, folder, "3").kept(t.Context())
	if err != nil || len(kept.Bookmarks) != 40 || kept.Seen == nil || kept.Seen.LastImport != 3 {
		t.Errorf("%d bookmarks, seen %+v, %v", len(kept.Bookmarks), kept.Seen, err)
	}
}

// A damaged file is told, put aside whole and begun afresh; one of a later version is left alone.
func TestKeptDamaged(t *testing.T) {
	for name, text := range map[string]string{
		"cut short": `{"version": 1, "bookmarks": [{"name"`, "empty": "", "no JSON": "\x00\x01\x02", "another thing": `[1, 2]`,
		"no version": `{"bookmarks": []}`, "too large": `{"version": 1, "bookmarks": [{"name": "` + strings.Repeat("x", maxKept) + `"}]}`,
	} {
		t.Run(name, func(t *testing.T) {
			k := keeperIn(t, t.TempDir(), "/a.db")
			writeKept(t, k, text)
			kept, err := k.kept(t.Context())
			if err == nil || !strings.Contains(err.Error(), "damaged") || len(kept.Bookmarks) > 0 {
				t.Fatalf("got %+v, %v", kept, err)
			}
			aside, _ := filepath.Glob(k.path + ".damaged-*")
			if len(aside) != 1 {
				t.Fatalf("put aside: %v", aside)
			}
			if got, err := os.ReadFile(aside[0]); err != nil || string(got) != text {
				t.Errorf("what was put aside is not what was there: %v", err)
			}
			if all, err := k.keepBookmark(t.Context(), ui.Bookmark{Name: "a", Place: "watch"}, true); err != nil || len(all) != 1 {
				t.Errorf("afresh: %v, %v", all, err)
			}
		})
	}
	k := keeperIn(t, t.TempDir(), "/a.db")
	later := `{"version": 2, "bookmarks": {"of": "another form"}}`
	writeKept(t, k, later)
	_, err := k.kept(t.Context())
	if all, wrong := k.keepBookmark(t.Context(), ui.Bookmark{Name: "a", Place: "watch"}, true); !errors.Is(wrong, errLater) || !errors.Is(err, errLater) {
		t.Errorf("got %v, %v, %v", err, all, wrong)
	}
	if got, err := os.ReadFile(k.path); err != nil || string(got) != later {
		t.Errorf("a later version's file is now %q, %v", got, err)
	}
}

func writeKept(t *testing.T, k keeper, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(k.path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(k.path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}
