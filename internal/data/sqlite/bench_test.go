package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"iter"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"watchtui/internal/data"
)

const benchRows = 1_000_000

// benchReadings are n readings of 10 indicators by 3 sources, each indicator by date.
func benchReadings(n int) iter.Seq2[data.Row, error] {
	return func(yield func(data.Row, error) bool) {
		random := rand.New(rand.NewPCG(1, 2))
		per := n / 10
		for i := range n {
			observed := data.Instant(i%per/3) * 3_600_000
			row := data.Row{Line: i + 2, Reading: data.Reading{
				Indicator: benchNames[i/per%10], Observed: observed, Value: math.Round(random.Float64()*1e6) / 100,
				Low: math.NaN(), High: math.NaN(), Source: benchSources[i%3], Quality: data.Estimated,
				Published: observed + 86_400_000,
			}}
			if !yield(row, nil) {
				return
			}
		}
	}
}

var (
	benchNames   = strings.Fields("i0 i1 i2 i3 i4 i5 i6 i7 i8 i9")
	benchSources = strings.Fields("IAEA Kpler Vortexa")
)

func BenchmarkImport(b *testing.B) {
	for range b.N {
		s := newTestStore(b)
		start := time.Now()
		_, err := s.Import(b.Context(), ImportOptions{File: "a.csv"}, benchReadings(benchRows))
		if err != nil {
			b.Fatal(err)
		}
		took := time.Since(start)
		info, _ := os.Stat(s.path)
		b.ReportMetric(took.Seconds(), "s/import")
		b.ReportMetric(float64(info.Size())/benchRows, "B/row")
		b.StopTimer()
		rival := rivalImport(b)
		b.ReportMetric(took.Seconds()/rival.Seconds(), "of-rival")
		b.StartTimer()
	}
}

// rivalImport is the plain way: a flat table of text with a unique index, a prepared statement
// with 100 rows of values.
func rivalImport(b *testing.B) time.Duration {
	db, err := sql.Open("sqlite", dsn(filepath.Join(b.TempDir(), "rival.db"), "_journal_mode=WAL"))
	if err != nil {
		b.Fatal(err)
	}
	defer db.Close()
	const rows = 100
	ctx := context.Background()
	start := time.Now()
	tx, err := db.Begin()
	if err != nil {
		b.Fatal(err)
	}
	exec(b, tx, `CREATE TABLE readings (
		indicator TEXT, observed TEXT, source TEXT, published TEXT, value REAL, low REAL, high REAL,
		quality TEXT, citation TEXT, note TEXT, UNIQUE (indicator, observed, source, published))`)
	insert, err := tx.PrepareContext(ctx, "INSERT INTO readings VALUES"+strings.Repeat(",(?,?,?,?,?,?,?,?,?,?)", rows)[1:])
	_ = insert
	if err != nil {
		insert, err = tx.PrepareContext(ctx, "INSERT INTO readings VALUES "+strings.Repeat(",(?,?,?,?,?,?,?,?,?,?)", rows)[1:])
	}
	if err != nil {
		b.Fatal(err)
	}
	args := make([]any, 0, rows*10)
	for row := range benchReadings(benchRows) {
		args = append(args, row.Indicator, row.Observed.String(), row.Source, row.Published.String(), row.Value, nil, nil, row.Quality.String(), "", "")
		if len(args) == rows*10 {
			if _, err := insert.Exec(args...); err != nil {
				b.Fatal(err)
			}
			args = args[:0]
		}
	}
	if err := tx.Commit(); err != nil {
		b.Fatal(err)
	}
	return time.Since(start)
}

func exec(b *testing.B, tx *sql.Tx, query string) {
	if _, err := tx.Exec(query); err != nil {
		b.Fatal(err)
	}
}

func BenchmarkSeries(b *testing.B) {
	s := newTestStore(b)
	rows := func(yield func(data.Row, error) bool) {
		for row := range benchReadings(10 * benchRows) {
			if row.Indicator != "i0" || !yield(row, nil) {
				return
			}
		}
	}
	if _, err := s.Import(b.Context(), ImportOptions{File: "a.csv"}, rows); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		series, err := s.Series(b.Context(), "i0")
		if err != nil || series.Len() != benchRows {
			b.Fatal(series.Len(), err)
		}
	}
}

var _ = fmt.Sprint
