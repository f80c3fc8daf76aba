package sqlite

import (
	"context"
	"errors"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"runtime"
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
			for wait := time.Now().Add(time.Minute); runtime.NumGoroutine() > before+2; {
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
