package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"watchtui/internal/data"
	"watchtui/internal/data/sqlite"
	"watchtui/internal/thresholds"
	"watchtui/internal/ui"
)

// followed is the world of a dashboard on a store with the reference readings.
func followed(t *testing.T) (a *app, env ui.Env, path string) {
	t.Helper()
	folder := t.TempDir()
	t.Setenv("XDG_CONFIG_HOME", folder)
	a = &app{db: filepath.Join(folder, "store.db"), bookFile: filepath.Join(folder, "book.toml"), now: time.Now}
	if err := os.WriteFile(a.bookFile, thresholds.DefaultSource(), 0o600); err != nil {
		t.Fatal(err)
	}
	book, err := a.book()
	if err != nil {
		t.Fatal(err)
	}
	s, err := a.storeOrNew(t.Context(), book)
	if err != nil {
		t.Fatal(err)
	}
	l := newLive(a, s, book)
	t.Cleanup(func() {
		if err := l.close(); err != nil {
			t.Error(err)
		}
	})
	env = a.env(l)
	a.follow(&env, l)
	a.allowImports(&env, l)
	return a, env, a.db
}

func readingsOf(t *testing.T, env ui.Env, id string) int {
	t.Helper()
	series, err := env.Series(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	return series.Len()
}

// A store that is deleted, restored, or replaced while the dashboard is open is followed, and never written to where
// nobody would find it.
func TestDashboardFollowsItsStore(t *testing.T) {
	a, env, path := followed(t)
	first, err := env.Version(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if n := readingsOf(t, env, "heu60_stockpile"); n == 0 {
		t.Fatal("no readings")
	}
	file := filepath.Join(t.TempDir(), "stock.csv")
	if err := os.WriteFile(file, []byte("indicator,observed,value,source\nheu60_stockpile,2026-11-01,170,IAEA\n"), 0o600); err != nil {
		t.Fatal(err)
	}

	for _, suffix := range []string{"", "-wal", "-shm"} {
		if err := os.Remove(path + suffix); err != nil && !errors.Is(err, fs.ErrNotExist) {
			t.Fatal(err)
		}
	}
	if _, err := env.Version(t.Context()); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("deleted: got %v", err)
	}
	if said, err := env.Import(t.Context(), file, nil, false); err == nil {
		t.Errorf("imported into a store that is gone: %s", said)
	}

	if err := sqlite.Create(t.Context(), path, nil); err != nil { // an empty one, to tell it by
		t.Fatal(err)
	}
	second, err := env.Version(t.Context())
	if err != nil || second == first {
		t.Fatalf("replaced: version %d, was %d, %v", second, first, err)
	}
	if n := readingsOf(t, env, "heu60_stockpile"); n != 0 {
		t.Errorf("%d readings of the store before", n)
	}
	if _, err := env.Import(t.Context(), file, nil, false); err != nil {
		t.Error(err)
	}
	s, err := a.store(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if series, err := s.Series(t.Context(), "heu60_stockpile"); err != nil || series.Len() != 1 {
		t.Errorf("the import is not in the store that is there: %v", err)
	}
}

// The watchbook is read again when its file is another, with the place of a mistake; imports go by the one in force.
func TestDashboardFollowsItsBook(t *testing.T) {
	a, env, _ := followed(t)
	write := func(text string) {
		t.Helper()
		if err := os.WriteFile(a.bookFile, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if book, _, err := env.ReadBook(env.BookStamp); book != nil || err != nil {
		t.Errorf("read again without need: %v", err)
	}
	source := string(thresholds.DefaultSource())
	write(strings.Replace(source, `unit    = "kg U"`, `unit    = "kg of uranium"`, 1))
	book, stamp, err := env.ReadBook(env.BookStamp)
	if err != nil || book == nil || stamp == env.BookStamp {
		t.Fatalf("not read: %v", err)
	}
	if indicator, _ := book.Indicator("heu60_stockpile"); indicator.Unit != "kg of uranium" {
		t.Errorf("unit %q", indicator.Unit)
	}
	file := filepath.Join(t.TempDir(), "stock.csv")
	if err := os.WriteFile(file, []byte("indicator,observed,value,unit\nheu60_stockpile,2026-11-01,170,kg of uranium\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if preview, err := env.Preview(t.Context(), file, nil); err != nil || len(preview.Questions) > 0 {
		t.Errorf("the preview goes by the book before: %+v, %v", preview.Questions, err)
	}

	write(source + "\n[[benchmark]]\nid = 5\n")
	book, broken, err := env.ReadBook(stamp)
	if book != nil || err == nil || !strings.Contains(err.Error(), data.Visible(a.bookFile)+":") {
		t.Errorf("a broken book: %v, %v", book, err)
	}
	if book, _, err := env.ReadBook(broken); book != nil || err != nil {
		t.Errorf("a broken book is read again and again: %v", err)
	}
}
