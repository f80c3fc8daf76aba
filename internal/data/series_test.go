package data

import (
	"cmp"
	"math"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestSeriesWithoutReadings(t *testing.T) {
	for _, s := range []*Series{{}, NewBuilder("oil", 0).Series()} {
		if s.Len() != 0 || s.Search(0) != 0 || len(s.Sources()) != 0 {
			t.Errorf("got %+v", s)
		}
	}
	if got := NewBuilder("oil", 3).Series().Indicator(); got != "oil" {
		t.Errorf("got %q", got)
	}
}

// placed is a reading and its place in the order of imports.
type placed struct {
	Reading
	place int64
}

// drawPlaced is a few readings of few days and sources, each with a place of its own.
func drawPlaced(t *rapid.T) []placed {
	text := rapid.SampledFrom([]string{"", "a", "b"})
	number := rapid.OneOf(rapid.Just(math.NaN()), rapid.Float64Range(-9, 9))
	readings := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) placed {
		r := Reading{
			Indicator: "oil",
			Observed:  Day(rapid.Int32Range(0, 5).Draw(t, "day")).Instant(),
			Value:     rapid.Float64Range(-9, 9).Draw(t, "value"),
			Low:       math.NaN(),
			High:      math.NaN(),
			Source:    rapid.SampledFrom([]string{"z", "y", "x"}).Draw(t, "source"),
			Quality:   Quality(rapid.IntRange(0, 2).Draw(t, "quality")),
			Published: rapid.SampledFrom([]Instant{NoInstant, 0, 1}).Draw(t, "published"),
		}
		if rapid.IntRange(0, 4).Draw(t, "form") == 0 {
			r.Low, r.High = number.Draw(t, "low"), number.Draw(t, "high")
			r.Citation, r.Note = text.Draw(t, "citation"), text.Draw(t, "note")
		}
		if rapid.IntRange(0, 9).Draw(t, "retracted") == 0 {
			r.Value, r.Retracted = math.NaN(), true
		}
		return placed{Reading: r}
	}), 0, 20).Draw(t, "readings")
	for i := range readings {
		readings[i].place = int64(i + 1)
	}
	return readings
}

// buildInTwo adds the readings from a place on through a builder of their own.
func buildInTwo(readings []placed, from int) *Series {
	b, later := NewBuilder("oil", 0), NewBuilder("oil", 0)
	for i, r := range readings {
		if i < from {
			b.Add(r.Reading, r.place)
		} else {
			later.Add(r.Reading, r.place)
		}
	}
	b.Append(later)
	return b.Series()
}

func build(readings []placed) *Series {
	b := NewBuilder("oil", 0)
	for _, r := range readings {
		b.Add(r.Reading, r.place)
	}
	return b.Series()
}

// Laws: a series has what was added, ordered by observed, source and place, whatever the order in
// which it was added and whether through one builder or two; Search finds the first reading from an instant on.
func TestSeriesLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		readings := drawPlaced(t)
		shuffled := rapid.Permutation(readings).Draw(t, "shuffled")
		s, other := build(readings), buildInTwo(shuffled, rapid.IntRange(0, len(shuffled)).Draw(t, "from"))

		slices.SortFunc(readings, func(a, b placed) int {
			return cmp.Or(cmp.Compare(a.Observed, b.Observed), cmp.Compare(a.Source, b.Source), cmp.Compare(a.place, b.place))
		})
		if s.Len() != len(readings) || other.Len() != len(readings) {
			t.Fatalf("got %d and %d readings, want %d", s.Len(), other.Len(), len(readings))
		}
		for i, want := range readings {
			for _, s := range []*Series{s, other} {
				if got := s.Reading(i); !got.Same(want.Reading) {
					t.Fatalf("reading %d: got %+v; want %+v", i, got, want)
				}
				if s.Sources()[s.SourceIndex(i)] != want.Source || s.Observed(i) != want.Observed || s.Published(i) != want.Published ||
					s.Quality(i) != want.Quality || !sameNumber(s.Value(i), want.Value) {
					t.Fatalf("the columns of reading %d differ from %+v", i, want)
				}
			}
		}
		if !slices.IsSorted(s.Sources()) || !reflect.DeepEqual(s.Sources(), other.Sources()) {
			t.Fatalf("sources are %q and %q", s.Sources(), other.Sources())
		}
		at := Day(rapid.Int32Range(-1, 7).Draw(t, "at")).Instant()
		want := len(readings)
		for i, r := range slices.Backward(readings) {
			if r.Observed >= at {
				want = i
			}
		}
		if got := s.Search(at); got != want {
			t.Fatalf("Search(%s) is %d, want %d", at, got, want)
		}
	})
}
