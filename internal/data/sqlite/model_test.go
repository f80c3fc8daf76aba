package sqlite

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"math"
	"path/filepath"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"watchtui/internal/data"
)

// model is the store as one would write it down: imports with all that they brought.
type model struct{ imports []modelImport }

type modelImport struct {
	brought []data.Reading // what was not refused, duplicates too
	undone  bool
}

// inForce is each reading in force with the number of the first import in force that brings it.
func (m *model) inForce() (readings []data.Reading, by []int) {
	for i, imported := range m.imports {
		if imported.undone {
			continue
		}
		for _, r := range imported.brought {
			if !slices.ContainsFunc(readings, r.Same) {
				readings, by = append(readings, r), append(by, i+1)
			}
		}
	}
	return readings, by
}

// add imports rows and counts them.
func (m *model) add(rows []data.Reading) Import {
	want := Import{ID: len(m.imports) + 1, Read: len(rows), File: "a.csv", Undone: data.NoInstant}
	m.imports = append(m.imports, modelImport{})
	of := &m.imports[len(m.imports)-1]
	for _, r := range rows {
		inForce, _ := m.inForce()
		sameKey := func(s data.Reading) bool {
			return r.Indicator == s.Indicator && r.Observed == s.Observed && r.Source == s.Source
		}
		contradicted := func(s data.Reading) bool { return sameKey(s) && r.Published == s.Published && !r.Same(s) }
		switch {
		case slices.ContainsFunc(of.brought, contradicted):
			want.Refused++
			continue
		case slices.ContainsFunc(inForce, r.Same):
			want.Duplicate++
		case r.Retracted:
			want.Retracted++
		case slices.ContainsFunc(inForce, sameKey):
			want.Revised++
		default:
			want.New++
		}
		of.brought = append(of.brought, r)
	}
	return want
}

// series is what Series should be, as text: by observed and source, and then by place.
func (m *model) series(indicator string) []string {
	var stored []data.Reading // in the order of seq
	for _, imported := range m.imports {
		for _, r := range imported.brought {
			if !slices.ContainsFunc(stored, r.Same) {
				stored = append(stored, r)
			}
		}
	}
	type placed struct {
		data.Reading
		by, seq int
	}
	var list []placed
	readings, by := m.inForce()
	for i, r := range readings {
		if r.Indicator == indicator {
			list = append(list, placed{r, by[i], slices.IndexFunc(stored, r.Same)})
		}
	}
	slices.SortFunc(list, func(a, b placed) int {
		return cmp.Or(cmp.Compare(a.Observed, b.Observed), cmp.Compare(a.Source, b.Source), cmp.Compare(a.by, b.by), cmp.Compare(a.seq, b.seq))
	})
	var lines []string
	for _, r := range list {
		lines = append(lines, modelLine(r.Reading))
	}
	return lines
}

func modelLine(r data.Reading) string {
	return fmt.Sprintf("%v %s %v: %v %v %v %v %q %q", r.Observed, r.Source, r.Published, r.Value, r.Low, r.High, r.Quality, r.Citation, r.Note)
}

var drawReading = rapid.Custom(func(t *rapid.T) data.Reading {
	r := data.Reading{
		Indicator: rapid.SampledFrom([]string{"oil", "gas"}).Draw(t, "indicator"),
		Observed:  data.Day(rapid.IntRange(0, 3).Draw(t, "observed")).Instant(),
		Source:    rapid.SampledFrom([]string{"IAEA", "Kpler"}).Draw(t, "source"),
		Published: rapid.SampledFrom([]data.Instant{data.NoInstant, 5, 9}).Draw(t, "published"),
		Value:     rapid.SampledFrom([]float64{1, 2, math.NaN()}).Draw(t, "value"),
		Quality:   data.Estimated, Low: math.NaN(), High: math.NaN(),
		Note: rapid.SampledFrom([]string{"", "", "n"}).Draw(t, "note"),
	}
	if r.Retracted = math.IsNaN(r.Value); !r.Retracted && rapid.Bool().Draw(t, "range") {
		r.Low, r.High = 0, 3
	}
	return r
})

// Whatever is imported, undone and redone, the store is as the model says: the counts, the
// readings in force, and their places.
func TestStoreIsAsTheModelSays(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	n := 0
	rapid.Check(t, func(t *rapid.T) {
		n++
		path := filepath.Join(folder, fmt.Sprintf("%d.db", n))
		if err := Create(context.Background(), path, nil); err != nil {
			t.Fatal(err)
		}
		s, err := Open(context.Background(), path)
		if err != nil {
			t.Fatal(err)
		}
		defer s.Close()
		var m model
		for range rapid.IntRange(1, 12).Draw(t, "steps") {
			step(t, s, &m)
			compareWithModel(t, s, &m)
		}
	})
}

func step(t *rapid.T, s *Store, m *model) {
	ctx := context.Background()
	if len(m.imports) == 0 || rapid.IntRange(0, 2).Draw(t, "step") > 0 {
		rows := rapid.SliceOfN(drawReading, 0, 12).Draw(t, "rows")
		window := rapid.IntRange(1, 13).Draw(t, "window")
		got, err := s.Import(ctx, ImportOptions{File: "a.csv", SkipRefused: true, window: window}, sequence(rows...))
		if want := m.add(rows); err != nil || got != want {
			t.Fatalf("import: got %+v, %v\nwant %+v", got, err, want)
		}
		return
	}
	before, _ := m.inForce()
	i := rapid.IntRange(0, len(m.imports)-1).Draw(t, "import")
	undone := m.imports[i].undone
	m.imports[i].undone = !undone
	after, _ := m.inForce()
	if undone {
		got, err := s.Redo(ctx, i+1)
		if err != nil || got.Back != len(after)-len(before) {
			t.Fatalf("redo: got %+v, %v; want %d back", got, err, len(after)-len(before))
		}
		if _, err := s.Redo(ctx, i+1); !errors.Is(err, ErrNotUndone) {
			t.Fatalf("redo twice: %v", err)
		}
		return
	}
	got, err := s.Undo(ctx, i+1, 7)
	if err != nil || got.Gone != len(before)-len(after) || got.Import.Undone != 7 {
		t.Fatalf("undo: got %+v, %v; want %d gone", got, err, len(before)-len(after))
	}
	var kept int
	for _, r := range after {
		if slices.ContainsFunc(m.imports[i].brought, r.Same) {
			kept++
		}
	}
	if got.Kept != kept {
		t.Fatalf("undo: got %d kept, want %d", got.Kept, kept)
	}
	if _, err := s.Undo(ctx, i+1, 8); !errors.Is(err, ErrUndone) {
		t.Fatalf("undo twice: %v", err)
	}
}

func compareWithModel(t *rapid.T, s *Store, m *model) {
	ctx := context.Background()
	var wantSummary []IndicatorSummary
	if s.packRows = rapid.IntRange(1, 9).Draw(t, "pack"); s.packRows < 5 { // what is packed answers like what is not
		version, err := s.DataVersion(ctx)
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Pack(ctx); err != nil {
			t.Fatal(err)
		}
		if after, err := s.DataVersion(ctx); err != nil || after != version {
			t.Fatalf("packing took the data version from %d to %d (%v)", version, after, err)
		}
	}
	for _, indicator := range []string{"gas", "oil"} {
		series, err := s.Series(ctx, indicator)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for i := range series.Len() {
			got = append(got, modelLine(series.Reading(i)))
		}
		if want := m.series(indicator); !slices.Equal(got, want) {
			t.Fatalf("series of %s:\ngot  %q\nwant %q", indicator, got, want)
		}
		if n := series.Len(); n > 0 {
			wantSummary = append(wantSummary, IndicatorSummary{indicator, n, series.Observed(0), series.Observed(n - 1)})
		}
	}
	got, err := s.Summary(ctx)
	if err != nil || !slices.Equal(got, wantSummary) {
		t.Fatalf("summary: got %v, %v\nwant %v", got, err, wantSummary)
	}
}

// earliest is told of each seq what looking through all runs tells.
func TestEarliestRuns(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		runs := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) run {
			first := rapid.Int64Range(1, 30).Draw(t, "first")
			return run{first, first + rapid.Int64Range(-1, 9).Draw(t, "length"), rapid.Int64Range(1, 5).Draw(t, "by")}
		}), 0, 12).Draw(t, "runs")
		got := earliest(slices.Clone(runs))
		for seq := int64(0); seq < 45; seq++ {
			var want int64
			for _, r := range runs {
				if r.first <= seq && seq <= r.last && (want == 0 || r.by < want) {
					want = r.by
				}
			}
			if r, _ := find(got, seq); r.by != want {
				t.Fatalf("%d is brought by %d, want %d\n%v", seq, r.by, want, got)
			}
		}
		if !slices.IsSortedFunc(got, func(a, b run) int { return cmp.Compare(a.first, b.first) }) {
			t.Fatalf("not in order: %v", got)
		}
	})
}

// A set gives back what was put in, as runs that do not touch.
func TestSeqSetRuns(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		seqs := rapid.SliceOfN(rapid.OneOf(rapid.Int64Range(1, 200), rapid.Int64Range(blockBits-3, blockBits+3)), 0, 60).Draw(t, "seqs")
		set := seqSet{}
		for _, seq := range seqs {
			set.add(seq)
		}
		slices.Sort(seqs)
		want := slices.Compact(seqs)
		var got []int64
		last := int64(-1)
		for r := range set.runs(1) {
			if r.first == last+1 {
				t.Fatalf("run %v touches the one before", r)
			}
			for seq := r.first; seq <= r.last; seq++ {
				got = append(got, seq)
			}
			last = r.last
		}
		if !slices.Equal(got, want) {
			t.Fatalf("got %v, want %v", got, want)
		}
	})
}
