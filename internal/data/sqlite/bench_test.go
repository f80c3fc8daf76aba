package sqlite

import (
	"context"
	"database/sql"
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

// benchReadings are n readings of 10 indicators by 3 sources: indicator by indicator in the order
// of dates, or date by date where dateMajor is set.
func benchReadings(n int, dateMajor bool) iter.Seq2[data.Row, error] {
	return func(yield func(data.Row, error) bool) {
		random := rand.New(rand.NewPCG(1, 2))
		for i := range n {
			indicator, date := i/(n/10), i%(n/10)/3
			if dateMajor {
				indicator, date = i/3%10, i/30
			}
			observed := data.Instant(date) * 3_600_000
			row := data.Row{Line: i + 2, Reading: data.Reading{
				Indicator: benchNames[indicator], Observed: observed, Value: math.Round(random.Float64()*1e6) / 100,
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

// A million rows into an empty store, and the same again (all duplicates), beside the plain way:
// a flat table of text with a unique index. The figure of-rival is the ratio of the times.
func BenchmarkImport(b *testing.B) {
	for name, dateMajor := range map[string]bool{"by indicator": false, "by date": true} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				s := newTestStore(b)
				first := timeImport(b, s, dateMajor)
				again := timeImport(b, s, dateMajor)
				info, err := os.Stat(s.path)
				if err != nil {
					b.Fatal(err)
				}
				rival := rivalImport(b, dateMajor).Seconds()
				b.ReportMetric(first.Seconds(), "s/import")
				b.ReportMetric(again.Seconds(), "s/again")
				b.ReportMetric(rival, "s/rival")
				b.ReportMetric(first.Seconds()/rival, "of-rival")
				b.ReportMetric(float64(info.Size())/benchRows, "B/row")
			}
		})
	}
}

func timeImport(b *testing.B, s *Store, dateMajor bool) time.Duration {
	b.Helper()
	start := time.Now()
	if _, err := s.Import(b.Context(), ImportOptions{File: "a.csv"}, benchReadings(benchRows, dateMajor)); err != nil {
		b.Fatal(err)
	}
	return time.Since(start)
}

// rivalImport inserts a hundred rows a statement.
func rivalImport(b *testing.B, dateMajor bool) time.Duration {
	b.Helper()
	db := sql.OpenDB(connector{filepath.Join(b.TempDir(), "rival.db"), "_journal_mode=WAL"})
	defer db.Close()
	start := time.Now()
	tx, err := db.Begin()
	if err != nil {
		b.Fatal(err)
	}
	if _, err := tx.Exec(`
		CREATE TABLE readings (
		    indicator TEXT, observed TEXT, source TEXT, published TEXT, value REAL, low REAL, high REAL,
		    quality TEXT, citation TEXT, note TEXT, UNIQUE (indicator, observed, source, published))`); err != nil {
		b.Fatal(err)
	}
	const rows, columns = 100, 10
	insert, err := tx.Prepare("INSERT INTO readings VALUES " + strings.Repeat(",(?,?,?,?,?,?,?,?,?,?)", rows)[1:])
	if err != nil {
		b.Fatal(err)
	}
	args := make([]any, 0, rows*columns)
	for row := range benchReadings(benchRows, dateMajor) {
		args = append(args, row.Indicator, row.Observed.String(), row.Source, row.Published.String(), row.Value,
			nil, nil, row.Quality.String(), nil, nil)
		if len(args) == cap(args) {
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

// The ways to insert many rows into the same table: from the virtual table, and bound as parameters.
func BenchmarkBulkInsert(b *testing.B) {
	const rows = 200_000
	p := &puller{rows: rows}
	p.ids[indicatorNames], p.ids[sourceNames] = map[string]int32{}, map[string]int32{}
	windows := make(chan *window, 2)
	p.pull(b.Context(), benchReadings(rows, false), windows)
	w := <-windows
	for i := range w.records {
		w.records[i].seq = int64(i) + 1
	}
	for name, insert := range map[string]func(context.Context, *sql.Conn, *window) error{
		"feed": insertFromFeed, "VALUES x 50": insertValues(50), "VALUES x 200": insertValues(200), "VALUES x 1": insertValues(1),
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				s := newTestStore(b)
				start := time.Now()
				err := s.write(b.Context(), func(conn *sql.Conn) error { return insert(b.Context(), conn, w) })
				if err != nil {
					b.Fatal(err)
				}
				b.ReportMetric(time.Since(start).Seconds()*1e9/rows, "ns/row")
			}
		})
	}
}

func insertFromFeed(ctx context.Context, conn *sql.Conn, w *window) error {
	f, err := openFeed(ctx, conn)
	if err != nil {
		return err
	}
	defer f.close()
	f.records, f.order = w.records, w.order
	if err := f.insert(ctx, conn, w.bare); err != nil {
		return err
	}
	return f.drop(ctx, conn)
}

func insertValues(rows int) func(context.Context, *sql.Conn, *window) error {
	return func(ctx context.Context, conn *sql.Conn, w *window) error {
		const columns = 11
		stmt, err := conn.PrepareContext(ctx, "INSERT INTO readings VALUES "+strings.Repeat(",(?,?,?,?,?,?,?,?,?,?,?)", rows)[1:])
		if err != nil {
			return err
		}
		defer stmt.Close()
		cursor := feedCursor{feed: &feed{records: w.records, order: w.order}}
		args := make([]any, 0, rows*columns)
		for ; !cursor.Eof(); cursor.at++ {
			for column := range columns {
				value, err := cursor.Column(column)
				if err != nil {
					return err
				}
				args = append(args, value)
			}
			if len(args) == cap(args) {
				if _, err := stmt.ExecContext(ctx, args...); err != nil {
					return err
				}
				args = args[:0]
			}
		}
		return nil
	}
}

// A million readings of one indicator into memory, beside reading the same columns row by row.
func BenchmarkSeries(b *testing.B) {
	s := newTestStore(b)
	rows := func(yield func(data.Row, error) bool) {
		for row := range benchReadings(10*benchRows, false) {
			if row.Indicator != "i0" || !yield(row, nil) {
				return
			}
		}
	}
	if _, err := s.Import(b.Context(), ImportOptions{File: "a.csv"}, rows); err != nil {
		b.Fatal(err)
	}
	b.Run("Series", func(b *testing.B) {
		for b.Loop() {
			series, err := s.Series(b.Context(), "i0")
			if err != nil || series.Len() != benchRows {
				b.Fatal(series.Len(), err)
			}
		}
	})
	b.Run("rows", func(b *testing.B) {
		for b.Loop() {
			rows, err := s.reads.QueryContext(b.Context(), `
				SELECT observed_ms, source, published_ms, seq, value, low, high, quality, citation, note
				  FROM readings
				 WHERE indicator = 1`)
			if err != nil {
				b.Fatal(err)
			}
			n := 0
			for ; rows.Next(); n++ {
				var observed, source, published, seq, quality int64
				var value, low, high sql.NullFloat64
				var citation, note sql.NullString
				if err := rows.Scan(&observed, &source, &published, &seq, &value, &low, &high, &quality, &citation, &note); err != nil {
					b.Fatal(err)
				}
			}
			if err := rows.Close(); err != nil || n != benchRows {
				b.Fatal(n, err)
			}
		}
	})
	b.Run("Summary", func(b *testing.B) {
		for b.Loop() {
			if _, err := s.Summary(b.Context()); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("Open", func(b *testing.B) {
		for b.Loop() {
			other, err := Open(b.Context(), s.Path())
			if err != nil {
				b.Fatal(err)
			}
			if _, err := other.Summary(b.Context()); err != nil {
				b.Fatal(err)
			}
			other.Close()
		}
	})
	b.Run("DataVersion", func(b *testing.B) {
		for b.Loop() {
			if _, err := s.DataVersion(b.Context()); err != nil {
				b.Fatal(err)
			}
		}
	})
}
