package thresholds

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"watchtui/internal/data"
)

// withRanges publishes a range around some of the readings.
func withRanges(t *rapid.T, readings map[string][]data.Reading) map[string][]data.Reading {
	for id, list := range readings {
		for i := range list {
			if rapid.IntRange(0, 2).Draw(t, "with a range of "+id) > 0 || list[i].Retracted {
				continue
			}
			list[i].Low = list[i].Value - float64(rapid.IntRange(0, 4).Draw(t, "below"))
			list[i].High = list[i].Value + float64(rapid.IntRange(0, 4).Draw(t, "above"))
			if id == "n" {
				list[i].Low = max(0, list[i].Low)
			}
		}
	}
	return readings
}

// Law: whatever values the readings have within their ranges, and whichever source is preferred, a benchmark is in one of the states
// that are possible.
func TestEveryChoiceOfValuesAndSourcesIsPossible(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		book, readings, vintage := randomBook(t), withRanges(t, randomReadings(t)), randomVintage(t)
		until := data.Day(origin + 230)
		h := Run(book, seriesOf(readings), vintage, until)
		for range 4 {
			other := *book
			other.Indicators = slices.Clone(book.Indicators)
			for i := range other.Indicators {
				other.Indicators[i].Sources = rapid.Permutation([]string{"s1", "s2", "s3", "s4"}).Draw(t, "preference")
			}
			chosen := map[string][]data.Reading{}
			for _, id := range []string{"a", "b", "n"} {
				for _, r := range readings[id] {
					if !math.IsNaN(r.Low) {
						r.Value = float64(rapid.IntRange(int(r.Low), int(r.High)).Draw(t, "value of "+id))
						r.Low, r.High = math.NaN(), math.NaN()
					}
					chosen[id] = append(chosen[id], r)
				}
			}
			sample := Run(&other, seriesOf(chosen), vintage, until)
			for at := h.First(); at <= until; at++ {
				for n, b := range book.Benchmarks {
					p, isMet := h.possibility(n, at), sample.Word(n, at) == Met
					if isMet && !p.met || !isMet && !p.notMet {
						t.Fatalf("%s (%s %s, release %s) on %s: %s, while %+v", b.ID, b.Measure, b.Met, b.Release, at, sample.Word(n, at), p)
					}
				}
			}
		}
	})
}

// Law: where no reading leaves anything open, what is possible is what is.
func TestWithoutRangesAndOtherSourcesOnlyTheStateIsPossible(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		book, readings, vintage := randomBook(t), randomReadings(t), randomVintage(t)
		for _, list := range readings {
			for i := range list {
				list[i].Source = "s1"
			}
		}
		h := Run(book, seriesOf(readings), vintage, origin+230)
		for at := h.First(); at <= h.Until(); at++ {
			for n, b := range book.Benchmarks {
				isMet := h.Word(n, at) == Met
				if got := h.possibility(n, at); got != (possibility{met: isMet, notMet: !isMet}) {
					t.Fatalf("%s (%s %s) on %s is %s, while %+v", b.ID, b.Measure, b.Met, at, h.Word(n, at), got)
				}
			}
		}
	})
}

// What each function can be, over a level of 40 [30–60], then 20 [10–30] from day 10, seen on day 20; and a count of 0 [0–2] on day 5 after 3 on day 0.
func TestMeasuresLieBetweenWhatTheirFormulasGive(t *testing.T) {
	ranged := func(id string, day int, value, low, high float64) data.Reading {
		return data.Reading{Indicator: id, Observed: data.Day(origin + day).Instant(), Published: data.NoInstant, Value: value, Low: low, High: high, Source: "s", Quality: data.Verified}
	}
	readings := seriesOf(map[string][]data.Reading{
		"a": {ranged("a", 0, 40, 30, 60), ranged("a", 10, 20, 10, 30)},
		"b": {ranged("b", 0, 7, 7, 7)},
		"n": {ranged("n", 0, 3, 3, 3), ranged("n", 5, 0, 0, 2)},
	})
	for _, c := range []struct {
		measure   string
		low, high float64
	}{
		{"latest(a)", 10, 30},
		{`mean(a, "20d")`, 20, 45},                                  // half of the days each
		{`min(a, "20d")`, 10, 30},                                   // the least of the least; the second is at most 30
		{"peak(a)", 30, 60},                                         //
		{"drawdown(a)", 10./60 - 1, 0},                              // from the highest to the least; at most no fall at all: 30 and 30
		{`change(a, "15d")`, 10 - 60, 0},                            //
		{`pct_change(a, "15d")`, 10./60 - 1, 30./30 - 1},            //
		{`slope(a, "25d")`, (10. - 60) / 10, 0},                     //
		{`sum(n, "18d")`, 0, 2},                                     //
		{"days_since(n)", 15, 20},                                   // day 5 if there was one, else day 0
		{"latest(a) * -2 + latest(b)", -53, -13},                    //
		{"latest(b) / (latest(a) - 20)", math.Inf(-1), math.Inf(1)}, // the divisor can be 0
		{"latest(a) - latest(a)", -20, 20},                          // sure, and wider than it is
		{"latest(b) ** 2", 49, 49},                                  //
		{"age(a)", 10, 10},
	} {
		book, err := ParseBook("t.toml", []byte("[[indicator]]\nid='a'\nkind='level'\nunit='u'\ncadence='1y'\n[[indicator]]\nid='b'\nkind='level'\nunit='u'\ncadence='1y'\n"+
			"[[indicator]]\nid='n'\nkind='event'\nunit='u'\ncadence='1y'\n[[benchmark]]\nid='x'\nmeasure='"+c.measure+"'\nmet='> 0'\n"))
		if err != nil {
			t.Fatal(err)
		}
		h := Run(book, readings, AsKnownNow, origin+20)
		got := h.between(book.Benchmarks[0], data.Claimed, origin+20)
		if math.Abs(got.low-c.low) > 1e-12 || math.Abs(got.high-c.high) > 1e-12 {
			t.Errorf("%s: got %v to %v, want %v to %v", c.measure, got.low, got.high, c.low, c.high)
		}
	}
}
