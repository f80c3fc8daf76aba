package sqlite

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"watchtui/internal/data"
)

// All fields come back as they were given, but for text that hides something.
func TestFieldsComeBack(t *testing.T) {
	s := newTestStore(t)
	full := data.Reading{
		Indicator: "oil", Observed: day(t, "2024-07-26T14:30:00.25Z"), Value: -0.1, Low: -1e300, High: 5e-324,
		Source: "Größe & Söhne", Quality: data.Verified, Published: day(t, "1969-12-31"),
		Citation: "GOV/2024/41, §7", Note: `"a", b`,
	}
	bare := reading(t, "1900-01-01", 0)
	bare.Quality = data.Claimed
	retracted := reading(t, "2200-12-31", math.NaN())
	half := reading(t, "2024-01-01", 3)
	half.Low = 2
	hiding := reading(t, "2024-01-02", 4)
	hiding.Source, hiding.Note = "IA\u200bEA\x1b[31m", "nul\x00tab\t"
	want := []data.Reading{bare, half, hiding, full, retracted}
	importReadings(t, s, want...)
	want[2].Source, want[2].Note = data.Visible(hiding.Source), data.Visible(hiding.Note)

	series, err := s.Series(t.Context(), "oil")
	if err != nil || series.Len() != len(want) {
		t.Fatalf("got %d readings, %v", series.Len(), err)
	}
	for i, want := range want {
		if got := series.Reading(i); !got.Same(want) {
			t.Errorf("got  %+v\nwant %+v", got, want)
		}
	}
	if series, err := s.Series(t.Context(), "unknown"); err != nil || series.Len() != 0 {
		t.Errorf("unknown indicator: got %d readings, %v", series.Len(), err)
	}
}

// Each row of a second import beside a first one, counted.
func TestImportCounts(t *testing.T) {
	base := reading(t, "2024-01-01", 1)
	with := func(change func(*data.Reading)) data.Reading {
		r := base
		change(&r)
		return r
	}
	two := with(func(r *data.Reading) { r.Value = 2 })
	noted := with(func(r *data.Reading) { r.Note = "n" })
	later := with(func(r *data.Reading) { r.Published = day(t, "2024-02-01") })
	other := with(func(r *data.Reading) { r.Source = "Kpler" })
	gone := with(func(r *data.Reading) { r.Value, r.Retracted = math.NaN(), true })
	for _, test := range []struct {
		name string
		rows []data.Reading
		want Import // of the second import
	}{
		{"the same reading", []data.Reading{base}, Import{Duplicate: 1}},
		{"another value", []data.Reading{two}, Import{Revised: 1}},
		{"the same value with a note", []data.Reading{noted}, Import{Revised: 1}},
		{"published again", []data.Reading{later}, Import{Revised: 1}},
		{"another source", []data.Reading{other}, Import{New: 1}},
		{"withdrawn", []data.Reading{gone}, Import{Retracted: 1}},
		{"withdrawn before it came", []data.Reading{with(func(r *data.Reading) { r.Observed++; r.Value = math.NaN() })}, Import{Retracted: 1}},
		{"twice the same new row", []data.Reading{other, other}, Import{New: 1, Duplicate: 1}},
		{"a file that contradicts itself", []data.Reading{two, noted}, Import{Revised: 1, Refused: 1}},
		{"a file that contradicts what it repeats", []data.Reading{base, two}, Import{Duplicate: 1, Refused: 1}},
		{"all vintages of a new source", []data.Reading{
			other, with(func(r *data.Reading) { r.Source, r.Published = "Kpler", 9 }), with(func(r *data.Reading) { r.Source, r.Published = "Kpler", 7 }),
		}, Import{New: 1, Revised: 2}},
		{"nothing", nil, Import{}},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := newTestStore(t)
			importReadings(t, s, base)
			got := importReadings(t, s, test.rows...)
			want := test.want
			want.ID, want.File, want.Read, want.Undone = 2, "a.csv", len(test.rows), data.NoInstant
			if got != want {
				t.Errorf("got  %+v\nwant %+v", got, want)
			}
			listed, err := s.Imports(t.Context())
			if err != nil || len(listed) != 2 || listed[1] != want {
				t.Errorf("listed: %+v, %v", listed, err)
			}
		})
	}
}

// The refusal of a contradiction says where the file said it first, and what.
func TestContradictionNamesTheLine(t *testing.T) {
	for _, window := range []int{1, 100} {
		s := newTestStore(t)
		got, err := s.Import(t.Context(), ImportOptions{File: "a.csv", SkipRefused: true, window: window},
			sequence(reading(t, "2024-01-01", 1450), reading(t, "2024-01-01", 1300)))
		if err != nil || got.Refused != 1 {
			t.Fatalf("got %+v, %v", got, err)
		}
		refusals, err := s.Refusals(t.Context(), 1)
		if err != nil || len(refusals) != 1 {
			t.Fatalf("got %v, %v", refusals, err)
		}
		text := refusals[0].Error()
		if !strings.HasPrefix(text, "a.csv:3:1: ") || !strings.Contains(text, "1450") || !strings.Contains(text, "1300") {
			t.Errorf("window %d: got %q", window, text)
		}
		if window == 100 && !strings.Contains(text, "line 2") {
			t.Errorf("got %q, want the first row's line", text)
		}
	}
}

// refusing gives n good rows with a refused one after each.
func refusing(t *testing.T, n int) func(func(data.Row, error) bool) {
	good := reading(t, "1950-01-01", 1)
	return func(yield func(data.Row, error) bool) {
		for i := range n {
			good.Observed += 86_400_000
			refusal := &data.Refusal{File: "a.csv", Line: 2*i + 3, Column: 4, Reason: "no number", Text: fmt.Sprintf("row\x1b %d", i)}
			if !yield(data.Row{Reading: good, Line: 2*i + 2}, nil) || !yield(data.Row{}, fmt.Errorf("read: %w", refusal)) {
				return
			}
		}
	}
}

// One refusal and nothing is imported; all are counted and the first are listed.
func TestRefusedRowsRefuseTheFile(t *testing.T) {
	s := newTestStore(t)
	_, err := s.Import(t.Context(), ImportOptions{File: "a.csv", window: 7}, refusing(t, 30))
	var refused *RefusedError
	if !errors.As(err, &refused) {
		t.Fatalf("got %v, want a RefusedError", err)
	}
	if refused.Count != 30 || len(refused.First) != 20 || refused.First[19].Line != 41 || refused.Import.Read != 60 || refused.Import.New != 30 {
		t.Errorf("got %d of %d, %d listed, %+v", refused.Count, refused.Import.Read, len(refused.First), refused.Import)
	}
	if imports, err := s.Imports(t.Context()); err != nil || len(imports) != 0 {
		t.Errorf("got imports %v, %v", imports, err)
	}
	if summary, err := s.Summary(t.Context()); err != nil || len(summary) != 0 {
		t.Errorf("got summary %v, %v", summary, err)
	}
}

// Skipped rows are kept with the import.
func TestRefusedRowsAreKept(t *testing.T) {
	s := newTestStore(t)
	got, err := s.Import(t.Context(), ImportOptions{File: "a.csv", SkipRefused: true, window: 7}, refusing(t, 30))
	if err != nil || got.New != 30 || got.Refused != 30 {
		t.Fatalf("got %+v, %v", got, err)
	}
	refusals, err := s.Refusals(t.Context(), 1)
	if err != nil || len(refusals) != 30 {
		t.Fatalf("got %d refusals, %v", len(refusals), err)
	}
	want := data.Refusal{File: "a.csv", Line: 61, Column: 4, Reason: "no number", Text: `row\x1b 29`}
	if *refusals[29] != want {
		t.Errorf("got %+v, want %+v", *refusals[29], want)
	}
}

// The same file with the same options is imported once, until it is undone.
func TestSameFileAgain(t *testing.T) {
	s := newTestStore(t)
	options := ImportOptions{File: "a.csv", SHA256: "abc", Options: "tidy"}
	rows := sequence(reading(t, "2024-01-01", 1))
	first, err := s.Import(t.Context(), options, rows)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := s.Import(t.Context(), options, rows); !errors.Is(err, ErrAlreadyImported) || got != first {
		t.Errorf("got %+v, %v", got, err)
	}
	options.Options = "wide"
	if got, err := s.Import(t.Context(), options, rows); err != nil || got.ID != 2 || got.Duplicate != 1 {
		t.Errorf("other options: got %+v, %v; want a second import", got, err)
	}
	for _, id := range []int{1, 2} {
		if _, err := s.Undo(t.Context(), id, 5); err != nil {
			t.Fatal(err)
		}
	}
	options.Options = "tidy"
	if got, err := s.Import(t.Context(), options, rows); err != nil || got.ID != 3 || got.New != 1 {
		t.Errorf("after undo: got %+v, %v; want a third import with a new reading", got, err)
	}
}

// Undoing the first import leaves what the second repeated, in the second's place; redoing it
// puts that back.
func TestUndoAndRedo(t *testing.T) {
	s := newTestStore(t)
	one, two := reading(t, "2024-01-01", 1), reading(t, "2024-01-02", 2)
	importReadings(t, s, one, two)
	importReadings(t, s, reading(t, "2024-01-01", 9))
	importReadings(t, s, two, one)
	places := func() (text string) {
		series, err := s.Series(t.Context(), "oil")
		if err != nil {
			t.Fatal(err)
		}
		for i := range series.Len() {
			text += fmt.Sprintf("%v, ", series.Value(i))
		}
		return text
	}
	const before = "1, 9, 2, "
	if got := places(); got != before {
		t.Fatalf("got %s", got)
	}
	undone, err := s.Undo(t.Context(), 1, 5)
	if err != nil || undone.Gone != 0 || undone.Kept != 2 {
		t.Errorf("got %+v, %v", undone, err)
	}
	if got, want := places(), "9, 1, 2, "; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if _, err := s.Redo(t.Context(), 1); err != nil {
		t.Error(err)
	}
	if got := places(); got != before {
		t.Errorf("got %s, want %s", got, before)
	}
	_, err = s.Undo(t.Context(), 7, 5)
	var unknown *UnknownImportError
	if !errors.As(err, &unknown) || !slices.Equal(unknown.Have, []int{1, 2, 3}) {
		t.Errorf("got %v", err)
	}
}

// A file that grows and is imported again and again costs a row a time, not one a reading.
func TestRepeatsAreRuns(t *testing.T) {
	s := newTestStore(t)
	var rows []data.Reading
	for i := range 50 {
		for range 10 {
			r := reading(t, "1950-01-01", 1)
			r.Observed += data.Instant(len(rows)) * 86_400_000
			rows = append(rows, r)
		}
		got, err := s.Import(t.Context(), ImportOptions{window: 64}, sequence(rows...))
		if err != nil || got.New != 10 || got.Duplicate != 10*i {
			t.Fatalf("got %+v, %v", got, err)
		}
	}
	var n int
	if err := s.reads.QueryRow("SELECT count(*) FROM repeats").Scan(&n); err != nil || n != 49 {
		t.Errorf("got %d rows of repeats, want 49 (%v)", n, err)
	}
}

// An error in the middle leaves the store as it was, no goroutine behind, and the store usable.
func TestBrokenImportLeavesNothing(t *testing.T) {
	broken := errors.New("broken pipe")
	ctx, cancel := context.WithCancel(t.Context())
	for name, test := range map[string]struct {
		ctx  context.Context
		stop func() error // after some rows
		want error
	}{
		"the file breaks":   {t.Context(), func() error { return broken }, broken},
		"the user gives up": {ctx, func() error { cancel(); return nil }, context.Canceled},
	} {
		t.Run(name, func(t *testing.T) {
			s := newTestStore(t)
			importReadings(t, s, reading(t, "2024-01-01", 1))
			before := runtime.NumGoroutine()
			rows := func(yield func(data.Row, error) bool) {
				r := reading(t, "1950-01-01", 1)
				for i := range 5000 {
					r.Observed += 3_600_000
					if i == 3000 {
						if err := test.stop(); err != nil {
							yield(data.Row{}, err)
							return
						}
					}
					if !yield(data.Row{Reading: r, Line: i}, nil) {
						return
					}
				}
			}
			_, err := s.Import(test.ctx, ImportOptions{window: 100}, rows)
			if !errors.Is(err, test.want) {
				t.Fatalf("got %v, want %v", err, test.want)
			}
			if series, err := s.Series(t.Context(), "oil"); err != nil || series.Len() != 1 {
				t.Errorf("got %d readings, %v", series.Len(), err)
			}
			if got := importReadings(t, s, reading(t, "2024-01-02", 1)); got.ID != 2 {
				t.Errorf("the next import has the number %d, want 2", got.ID)
			}
			for wait := time.Now().Add(2 * time.Second); runtime.NumGoroutine() > before+2; {
				if time.Now().After(wait) {
					t.Fatalf("%d goroutines, %d before", runtime.NumGoroutine(), before)
				}
				time.Sleep(time.Millisecond)
			}
		})
	}
}

// A dry run imports into a copy, which is gone afterwards, and the store does not change.
func TestScratch(t *testing.T) {
	s := newTestStore(t)
	importReadings(t, s, reading(t, "2024-01-01", 1))
	for name, open := range map[string]func(context.Context) (*Store, error){"copy": s.Scratch, "empty": NewScratch} {
		scratch, err := open(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		got := importReadings(t, scratch, reading(t, "2024-01-01", 1), reading(t, "2024-01-02", 2))
		if want := map[string]int{"copy": 1, "empty": 2}[name]; got.New != want {
			t.Errorf("%s: got %d new, want %d", name, got.New, want)
		}
		if err := scratch.Close(); err != nil {
			t.Error(err)
		}
		if _, err := os.Stat(scratch.folder); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s: its folder is still there: %v", name, err)
		}
	}
	if imports, err := s.Imports(t.Context()); err != nil || len(imports) != 1 {
		t.Errorf("got %d imports, %v", len(imports), err)
	}
}

// A COMMIT that failed is looked into: what is in the store is a success, what is not is an error.
func TestFailedCommitIsSettled(t *testing.T) {
	s := newTestStore(t)
	there := importReadings(t, s, reading(t, "2024-01-01", 1))
	failed := &commitError{errors.New("no answer")}
	if err := s.settle(there, failed); err != nil {
		t.Errorf("an import that is there: got %v", err)
	}
	missing := there
	missing.ID = 2
	if err := s.settle(missing, failed); !errors.Is(err, failed) || !strings.Contains(err.Error(), "nothing was imported") {
		t.Errorf("an import that is not there: got %v", err)
	}
	s.reads.Close()
	if err := s.settle(there, failed); err != nil {
		t.Errorf("a store that does not answer, whose files can be read and have it: got %v", err)
	}
	var unknown *UnknownOutcomeError
	if err := s.settle(missing, failed); !errors.As(err, &unknown) || unknown.ID != 2 {
		t.Errorf("a store that does not answer, whose files do not have it: got %v", err)
	}
	s.path = filepath.Join(t.TempDir(), "gone.db")
	if err := s.settle(there, failed); !errors.As(err, &unknown) || unknown.ID != 1 {
		t.Errorf("a store that does not answer, and cannot be read: got %v", err)
	}
}
