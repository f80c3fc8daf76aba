package sqlite

import (
	"context"
	"iter"
	"math"
	"path/filepath"
	"testing"

	"watchtui/internal/data"
)

// newTestStore makes an empty store and opens it.
func newTestStore(t testing.TB) *Store {
	t.Helper()
	path := filepath.Join(t.TempDir(), "store.db")
	if err := Create(t.Context(), path, nil); err != nil {
		t.Fatal(err)
	}
	return openTestStore(t, path)
}

func openTestStore(t testing.TB, path string) *Store {
	t.Helper()
	s, err := Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

// reading is one of indicator oil by IAEA, without a publication date.
func reading(t testing.TB, observed string, value float64) data.Reading {
	t.Helper()
	return data.Reading{
		Indicator: "oil", Observed: day(t, observed), Value: value, Low: math.NaN(), High: math.NaN(),
		Source: "IAEA", Quality: data.Estimated, Published: data.NoInstant, Retracted: math.IsNaN(value),
	}
}

func day(t testing.TB, text string) data.Instant {
	t.Helper()
	i, err := data.ParseInstant(text)
	if err != nil {
		t.Fatal(err)
	}
	return i
}

// sequence gives readings as the rows of a file, from line 2 on.
func sequence(readings ...data.Reading) iter.Seq2[data.Row, error] {
	return func(yield func(data.Row, error) bool) {
		for i, r := range readings {
			if !yield(data.Row{Reading: r, Line: i + 2}, nil) {
				return
			}
		}
	}
}

func importReadings(t testing.TB, s *Store, readings ...data.Reading) Import {
	t.Helper()
	got, err := s.Import(context.Background(), ImportOptions{File: "a.csv", SkipRefused: true}, sequence(readings...))
	if err != nil {
		t.Fatal(err)
	}
	return got
}
