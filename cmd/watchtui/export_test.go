package main

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"watchtui/internal/data"
	"watchtui/internal/data/sqlite"
	"watchtui/internal/thresholds"
	"watchtui/internal/ui"
)

// opened is a store with the reference readings, or an empty one, and a world that may write.
func opened(t *testing.T, fill bool) (*app, ui.Env) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "store.db")
	book := thresholds.DefaultBook()
	if err := sqlite.Create(t.Context(), path, func(s *sqlite.Store) error {
		if !fill {
			return nil
		}
		return bringReference(t.Context(), s, book, time.Now())
	}); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	a := &app{stdout: &out, stderr: &out, now: time.Now, db: path}
	s, err := a.store(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	l := newLive(a, s, book)
	t.Cleanup(func() { l.close() })
	env := a.env(l)
	a.allowImports(&env, l)
	a.allowExport(&env, l)
	return a, env
}

// Readings that were exported as CSV come back as the same readings.
func TestExportedReadingsComeBack(t *testing.T) {
	_, env := opened(t, true)
	_, fresh := opened(t, false)
	for _, indicator := range env.Book.Indicators {
		want, err := env.Series(t.Context(), indicator.ID)
		if err != nil {
			t.Fatal(err)
		}
		if want.Len() == 0 {
			continue
		}
		extract := ui.Extract{Readings: []data.Reading{}}
		for i := range want.Len() {
			extract.Readings = append(extract.Readings, want.Reading(i))
		}
		file := filepath.Join(t.TempDir(), "readings.csv")
		if _, err := env.Export(t.Context(), file, extract, false); err != nil {
			t.Fatal(err)
		}
		if said, err := fresh.Import(t.Context(), file, nil, false); err != nil {
			t.Fatalf("%s: %s %v", indicator.ID, said, err)
		}
		got, err := fresh.Series(t.Context(), indicator.ID)
		if err != nil {
			t.Fatal(err)
		}
		if got.Len() != want.Len() {
			t.Fatalf("%s: %d readings came back of %d", indicator.ID, got.Len(), want.Len())
		}
		for i := range want.Len() {
			if !got.Reading(i).Same(want.Reading(i)) || got.Observed(i) != want.Observed(i) || got.Published(i) != want.Published(i) {
				t.Errorf("%s: got %+v, want %+v", indicator.ID, got.Reading(i), want.Reading(i))
			}
		}
	}
}

// A file is written whole or not at all, over another only when that is asked for, and nothing else stays in the folder.
func TestExportWritesWhole(t *testing.T) {
	_, env := opened(t, false)
	folder := t.TempDir()
	file := filepath.Join(folder, "a.md")
	extract := ui.Extract{Title: "Title | *", When: "now", Verdict: []string{"good", "because"}, Header: []string{"a", "b_c"}, Rows: [][]string{{"1|2", "x\ny"}}}
	said, err := env.Export(t.Context(), file, extract, false)
	if err != nil || said != "wrote 1 row to "+file {
		t.Errorf("%q, %v", said, err)
	}
	text, _ := os.ReadFile(file)
	if want := "# Title \\| \\*\n\nnow\n\n**good**\n\n- because\n\n| a | b\\_c |\n|---|---|\n| 1\\|2 | "; !strings.HasPrefix(string(text), want) {
		t.Errorf("got %q, want %q", text, want)
	}
	extract.Title = "Other"
	if _, err := env.Export(t.Context(), file, extract, false); !errors.Is(err, fs.ErrExist) {
		t.Errorf("got %v", err)
	}
	if after, _ := os.ReadFile(file); !reflect.DeepEqual(after, text) {
		t.Error("was written over")
	}
	if err := putFile(file, []byte("x"), putting{}); !errors.Is(err, fs.ErrExist) { // which came a moment ago
		t.Errorf("got %v", err)
	}
	if _, err := env.Export(t.Context(), file, extract, true); err != nil {
		t.Error(err)
	}
	stopped, cancel := context.WithCancel(t.Context())
	cancel()
	for path, ctx := range map[string]context.Context{"stopped.csv": stopped, "chart.svg": t.Context(), "none/a.csv": t.Context()} {
		if _, err := env.Export(ctx, filepath.Join(folder, path), extract, false); err == nil {
			t.Errorf("%s was written", path)
		}
	}
	entries, err := os.ReadDir(folder)
	if err != nil || len(entries) != 1 {
		t.Errorf("%v in the folder, %v", entries, err)
	}
}
