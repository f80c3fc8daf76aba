package sqlite

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"watchtui/internal/data"
)

func TestNoStoreThere(t *testing.T) {
	folder := t.TempDir()
	empty := filepath.Join(folder, "empty.db")
	if err := os.WriteFile(empty, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{filepath.Join(folder, "no.db"), filepath.Join(folder, "no", "no.db"), empty} {
		if _, err := Open(t.Context(), path); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s: got %v, want fs.ErrNotExist", path, err)
		}
	}
	if _, err := Open(t.Context(), folder); !errors.Is(err, ErrForeign) || !strings.Contains(err.Error(), "directory") {
		t.Errorf("a directory: got %v", err)
	}
	if got := names(t, folder); len(got) != 1 {
		t.Errorf("got files %q, want only the empty one", got)
	}
	// An empty file becomes a store, for the owner alone.
	if err := Create(t.Context(), empty, nil); err != nil {
		t.Fatal(err)
	}
	importReadings(t, openTestStore(t, empty), reading(t, "2024-01-01", 1))
	if err := Create(t.Context(), empty, nil); !errors.Is(err, fs.ErrExist) {
		t.Errorf("create again: got %v, want fs.ErrExist", err)
	}
}

// The number changes with what others commit, and not by itself.
func TestDataVersion(t *testing.T) {
	s := newTestStore(t)
	other := openTestStore(t, s.Path())
	version := func() int64 {
		t.Helper()
		v, err := s.DataVersion(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	first := version()
	if again := version(); again != first {
		t.Errorf("got %d, want %d", again, first)
	}
	importReadings(t, other, reading(t, "2024-01-01", 1))
	second := version()
	if second == first {
		t.Error("another store's import does not show")
	}
	importReadings(t, s, reading(t, "2024-01-02", 1))
	if version() == second {
		t.Error("the store's own import does not show")
	}
}

// A long series is read by two connections at once: nothing is missing and nothing twice, and an undone
// import stays away from both halves.
func TestLongSeries(t *testing.T) {
	s := newTestStore(t)
	const rows = halved + 1000
	var readings []data.Reading
	for i := range rows {
		r := reading(t, "1950-01-01", float64(i))
		r.Observed += data.Instant(i) * 3_600_000
		readings = append(readings, r)
	}
	importReadings(t, s, readings...)
	undone := importReadings(t, s, reading(t, "1950-01-02", -1), reading(t, "1961-01-01", -1))
	if _, err := s.Undo(t.Context(), undone.ID, 5); err != nil {
		t.Fatal(err)
	}
	series, err := s.Series(t.Context(), "oil")
	if err != nil {
		t.Fatal(err)
	}
	if series.Len() != rows {
		t.Fatalf("got %d readings, want %d", series.Len(), rows)
	}
	for i := range rows {
		if got := series.Value(i); got != float64(i) {
			t.Fatalf("reading %d is %v", i, got)
		}
	}
}

// Ten terminals look at the store while an import runs, and see all of it or nothing.
func TestReadersDuringImport(t *testing.T) {
	s := newTestStore(t)
	importReadings(t, s, reading(t, "2024-01-01", 1))
	const rows = 20_000
	var readings []data.Reading
	for i := range rows {
		r := reading(t, "1950-01-01", float64(i))
		r.Observed += data.Instant(i) * 3_600_000
		readings = append(readings, r)
	}
	ctx, stop := context.WithCancel(t.Context())
	var wg sync.WaitGroup
	for range 10 {
		reader := openTestStore(t, s.Path())
		wg.Go(func() {
			for ctx.Err() == nil {
				series, err := reader.Series(t.Context(), "oil")
				if err != nil || series.Len() != 1 && series.Len() != rows+1 {
					t.Errorf("got %d readings, %v", series.Len(), err)
					return
				}
			}
		})
	}
	importReadings(t, s, readings...)
	stop()
	wg.Wait()
}
