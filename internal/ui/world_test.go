package ui

import (
	"context"
	"encoding/csv"
	"io/fs"
	"maps"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"sync"
	"sync/atomic"
	"testing"

	"watchtui/internal/data"
	"watchtui/internal/thresholds"
)

// defaultBook and the reference readings are read once: nothing changes them.
var (
	defaultBook     = sync.OnceValue(thresholds.DefaultBook)
	referenceRead   sync.Once
	referenceByName map[string]*data.Series
)

// world is an outside world of tests: the reference readings, the default book and 2026-11-23.
type world struct {
	series  map[string]*data.Series
	version atomic.Int64
	imports atomic.Int64
	book    ledger
	late    []data.Reading // that came lately
	saved   map[string]thresholds.Scenario
	written map[string]Extract // by path
}

const today = data.Day(20780) // 2026-11-23

func newWorld(t testing.TB) *world {
	t.Helper()
	return &world{series: maps.Clone(referenceSeries(t)), book: newLedger(), saved: map[string]thresholds.Scenario{}}
}

func (w *world) env() Env {
	return Env{
		Book:    defaultBook(),
		Today:   func() data.Day { return today },
		Summary: func(context.Context) (Summary, error) { return w.summary(), nil },
		Series:  func(_ context.Context, id string) (*data.Series, error) { return w.inForce(id), nil },
		Version: func(context.Context) (int64, error) { return w.version.Load(), nil },

		Imports:  func(context.Context) ([]Import, error) { return w.book.list(), nil },
		Refusals: func(_ context.Context, id int) ([]*data.Refusal, error) { return w.book.refusals(id), nil },
		Undo:     func(ctx context.Context, id int) (string, error) { return w.flip(ctx, id, true) },
		Redo:     func(ctx context.Context, id int) (string, error) { return w.flip(ctx, id, false) },
		Complete: func(_ context.Context, path string) ([]string, error) { return complete(path), nil },
		Preview:  w.preview,
		Import:   w.importFile,
		Export:   w.export,

		Scenarios: func(context.Context) ([]string, error) { return sortedKeys(w.saved), nil },
		LoadScenario: func(_ context.Context, name string) (*thresholds.Scenario, error) {
			s := w.saved[name]
			return &s, nil
		},
		SaveScenario: func(_ context.Context, name string, s thresholds.Scenario, replace bool) (string, error) {
			if _, ok := w.saved[name]; ok && !replace {
				return "", fs.ErrExist
			}
			w.saved[name] = s
			return "saved the scenario " + name, nil
		},
	}
}

// export keeps what would be written.
func (w *world) export(_ context.Context, path string, extract Extract, replace bool) (string, error) {
	if _, ok := w.written[path]; ok && !replace {
		return "", &fs.PathError{Op: "write", Path: path, Err: fs.ErrExist}
	}
	if w.written == nil {
		w.written = map[string]Extract{}
	}
	w.written[path] = extract
	return "wrote " + path, nil
}

func (w *world) summary() Summary {
	s := Summary{LastImport: 1 + w.imports.Load()}
	for _, id := range sortedKeys(w.series) {
		series := w.inForce(id)
		if series == nil || series.Len() == 0 {
			continue
		}
		s.Indicators = append(s.Indicators, IndicatorSummary{id, series.Len(), series.Observed(0).Day(), series.Observed(series.Len() - 1).Day()})
	}
	return s
}

// referenceSeries reads the reference readings by a reader of its own, in their file's order.
func referenceSeries(t testing.TB) map[string]*data.Series {
	t.Helper()
	referenceRead.Do(func() { referenceByName = readReference(t) })
	return referenceByName
}

func readReference(t testing.TB) map[string]*data.Series {
	t.Helper()
	files, err := filepath.Glob("../data/reference/*.csv")
	if err != nil || len(files) == 0 {
		t.Fatalf("no reference readings: %v", err)
	}
	all := map[string]*data.Series{}
	for _, file := range files {
		rows := readRows(t, file)
		b := data.NewBuilder(rows[1][0], len(rows))
		column := map[string]int{}
		for i, name := range rows[0] {
			column[name] = i
		}
		for place, row := range rows[1:] {
			b.Add(readingOf(t, row, column), int64(place))
		}
		all[rows[1][0]] = b.Series()
	}
	return all
}

func readRows(t testing.TB, file string) [][]string {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

func readingOf(t testing.TB, row []string, column map[string]int) data.Reading {
	t.Helper()
	cell := func(name string) string {
		if i, ok := column[name]; ok {
			return row[i]
		}
		return ""
	}
	number := func(name string) float64 {
		if cell(name) == "" {
			return math.NaN()
		}
		v, err := strconv.ParseFloat(cell(name), 64)
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	observed, err := data.ParseInstant(cell("observed"))
	if err != nil {
		t.Fatal(err)
	}
	published := data.NoInstant
	if cell("published") != "" {
		if published, err = data.ParseInstant(cell("published")); err != nil {
			t.Fatal(err)
		}
	}
	quality, err := data.ParseQuality(cell("quality"))
	if err != nil {
		t.Fatal(err)
	}
	return data.Reading{
		Indicator: cell("indicator"), Observed: observed, Value: number("value"), Low: number("low"), High: number("high"),
		Source: cell("source"), Quality: quality, Published: published, Citation: cell("citation"), Note: cell("note"),
	}
}

// dateOf is a date in a test.
func dateOf(t testing.TB, text string) data.Day {
	t.Helper()
	d, err := data.ParseDay(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}
