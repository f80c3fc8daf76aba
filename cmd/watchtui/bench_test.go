package main

import (
	"context"
	"fmt"
	"io"
	"math"
	"path/filepath"
	"testing"
	"time"

	"watchtui/internal/data"
	"watchtui/internal/data/sqlite"
	"watchtui/internal/thresholds"
)

// benchStore is the store of the reference readings, with so many readings more of one indicator, or of all in turn and by three sources.
func benchStore(b *testing.B, n int, spread bool) string {
	b.Helper()
	path := filepath.Join(b.TempDir(), "store.db")
	book := thresholds.DefaultBook()
	err := sqlite.Create(b.Context(), path, func(s *sqlite.Store) error { return bringReference(b.Context(), s, book, time.Now()) })
	if err != nil {
		b.Fatal(err)
	}
	s, err := sqlite.Open(b.Context(), path)
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	last := data.DayOf(time.Now()).Instant()
	rows := func(yield func(data.Row, error) bool) {
		for i := range n {
			r := data.Reading{Indicator: book.Indicators[0].ID, Source: "Kpler", Quality: data.Estimated, Low: math.NaN(), High: math.NaN(),
				Observed: last - data.Instant(n-i)*5*60*1000*1_000_000/data.Instant(n), Published: data.NoInstant,
				Value: math.Round(10*(1000+500*math.Sin(float64(i)/7e4)+float64(i*7919%101))) / 10}
			if spread {
				r.Indicator, r.Source = book.Indicators[i/3%7].ID, []string{"A", "B", "C"}[i%3]
				r.Quality, r.Published = data.Quality(1+i%2), r.Observed+data.Instant(1+i%20)*24*3600*1000
				r.Value, r.Citation = r.Value/100, fmt.Sprintf("report %d", i/1000)
			}
			if !yield(data.Row{Reading: r, Line: i + 2}, nil) {
				return
			}
		}
	}
	if _, err := s.Import(b.Context(), sqlite.ImportOptions{File: "bench.csv"}, rows); err != nil {
		b.Fatal(err)
	}
	if err := s.Pack(b.Context()); err != nil {
		b.Fatal(err)
	}
	return path
}

// The whole first screen, verdict and charts included, from opening the store on. On a million readings it may take twice the
// time of the reference store.
func BenchmarkFirstScreen(b *testing.B) {
	for _, c := range []struct {
		name   string
		n      int
		spread bool
	}{{"reference", 0, false}, {"million", 1_000_000, false}, {"million of all", 1_000_000, true}} {
		b.Run(c.name, func(b *testing.B) {
			path := benchStore(b, c.n, c.spread)
			b.ReportAllocs()
			for b.Loop() {
				a := &app{stdout: io.Discard, stderr: io.Discard, now: time.Now}
				if code := a.run(context.Background(), []string{"frame", "--db", path, "--size", "200x60"}); code != 0 {
					b.Fatal(code)
				}
			}
		})
	}
}
