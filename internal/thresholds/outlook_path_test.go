package thresholds

import (
	"context"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"watchtui/internal/data"
)

// Law: the replays of a benchmark, of which each learns what became known since the one before, are the forecasts of their days alone.
func TestReplaysAreForecastsOfTheirDays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		book, readings := randomBook(t), seriesOf(randomHistory(t))
		part := *book
		part.Benchmarks, part.Offers, part.Triggers = book.Benchmarks[:1], nil, nil
		b := book.Benchmarks[0]
		then := Run(&part, readings, AsKnownThen, origin+560)
		days := []data.Day{origin + 380, origin + 420, origin + 421, origin + 500, origin + 550}
		known := learner{history: then}
		for _, day := range days {
			alone := then.future(b, then.change(0, day), day.End(), day)
			f := newFuture(b, then.change(0, day), known.on(day, days[len(days)-1]), day)
			if f.refused != alone.refused {
				t.Fatalf("%q, and alone %q", f.refused, alone.refused)
			}
			if f.refused != "" {
				continue
			}
			within, last, _ := f.chances(context.Background(), 20)
			if wantWithin, wantLast, _ := alone.chances(context.Background(), 20); within != wantWithin || last != wantLast {
				t.Fatalf("%s %s on day %d: %v and %v, alone %v and %v", b.Measure, b.Met, day-origin, within, last, wantWithin, wantLast)
			}
		}
	})
}

// Where λ are expected, n come with the chance e^−λ·λⁿ/n!: of 20,000 draws as many as that says, and by no more than four standard deviations off, on both sides of where
// they are drawn in another way. For λ = 30 the most likely numbers are 29 and 30, with 0.0726 each: 1,453 of 20,000.
func TestAsManyEventsComeAsAreExpected(t *testing.T) {
	const draws = 20_000
	for _, expected := range []float64{0.5, 4, 29.9, 30, 45.5, 300, 5000} {
		random := rand.New(rand.NewPCG(3, 4))
		came := map[float64]int{}
		for range draws {
			came[poisson(random, expected)]++
		}
		chance, below, seen := math.Exp(-expected), 0.0, 0
		if expected > 700 { // e^−λ is too small to be written down: from the middle on, by its logarithm
			chance = 0
		}
		for n := 0.0; n < 2*expected+30; n++ {
			if ways, _ := math.Lgamma(n + 1); expected > 700 {
				chance = math.Exp(n*math.Log(expected) - expected - ways)
			}
			below, seen = below+chance, seen+came[n]
			for _, c := range []struct {
				what   string
				got    int
				chance float64
			}{{"exactly", came[n], chance}, {"at most", seen, below}} {
				if off := math.Abs(float64(c.got) - draws*c.chance); off > 4*math.Sqrt(draws*c.chance*(1-min(1, c.chance)))+3 {
					t.Errorf("%v expected: %s %v came %d times, want %.0f", expected, c.what, n, c.got, draws*c.chance)
				}
			}
			chance *= expected / (n + 1)
		}
	}
}

// randomHistory is a year and a half of readings, each some weeks after the one before, known some weeks later, and of any quality.
func randomHistory(t *rapid.T) map[string][]data.Reading {
	readings := map[string][]data.Reading{}
	for _, id := range []string{"a", "b", "n"} {
		low := rapid.SampledFrom([]int{-3, 1}).Draw(t, "low")
		if id == "n" {
			low = 0
		}
		for day := 0; day < 560; day += rapid.IntRange(5, 25).Draw(t, "gap") {
			r := on(id, day, float64(rapid.IntRange(low, 9).Draw(t, "value")))
			r.Source, r.Quality = "s1", data.Quality(rapid.IntRange(0, 2).Draw(t, "quality"))
			r.Published = r.Observed + data.Instant(rapid.IntRange(0, 30).Draw(t, "lag"))*24*3600*1000
			readings[id] = append(readings[id], r)
		}
	}
	return readings
}

// Law: a path is judged as Run would judge it, as known then, if its readings had come so.
func TestAPathIsJudgedAsItsDaysWouldBe(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		book, readings := randomBook(t), randomHistory(t)
		at := data.Day(origin + rapid.IntRange(400, 560).Draw(t, "at"))
		b := book.Benchmarks[0]
		for id, list := range readings {
			readings[id] = slices.DeleteFunc(list, func(r data.Reading) bool { return r.Published.Day() > at })
		}
		h := Run(book, seriesOf(readings), AsKnownThen, at)
		f := h.future(b, h.change(0, at), AsKnownThen.Known(at), at)
		if f.refused != "" {
			t.Skip(f.refused)
		}
		random := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 0))
		for range 3 {
			came := map[string][]data.Reading{}
			for id, list := range readings {
				came[id] = slices.Clone(list)
			}
			for i, c := range f.courses {
				f.arrivals[i] = c.draw(random, at, nil)
				for _, a := range f.arrivals[i] {
					came[b.Uses[i]] = append(came[b.Uses[i]], data.Reading{Indicator: b.Uses[i], Observed: a.observed.Instant(), Published: a.known.Instant(), Value: a.value,
						Low: math.NaN(), High: math.NaN(), Source: "s1", Quality: a.quality})
				}
			}
			ever, last := f.follow()
			real := Run(book, seriesOf(came), AsKnownThen, at+outlookDays)
			wasEver := false
			for day := at + 1; day <= at+outlookDays; day++ {
				wasEver = wasEver || real.Word(0, day) == Met
			}
			if last != (real.Word(0, at+outlookDays) == Met) || ever != wasEver {
				t.Fatalf("%s %s for %d d: the path gives %v at last and %v ever, Run %s and %v", b.Measure, b.Met, b.Dwell, last, ever, real.Word(0, at+outlookDays), wasEver)
			}
		}
	})
}

// Laws: a chance is from 0 to 1, and on the last day it is no higher than on any; the same question gives the same answer; and what is published later
// changes nothing of an outlook as known then, nor of any replay.
func TestAnOutlookKnowsNothingOfTheFuture(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		book, readings := randomBook(t), randomHistory(t)
		at := data.Day(origin + rapid.IntRange(540, 560).Draw(t, "at"))
		b := book.Benchmarks[0]
		ask := func(readings map[string][]data.Reading, until data.Day) (*future, [2]float64) {
			h := Run(book, seriesOf(readings), AsKnownThen, until)
			f := h.future(b, h.change(0, at), AsKnownThen.Known(at), at)
			if f.refused != "" {
				return f, [2]float64{}
			}
			within, then, err := f.chances(context.Background(), 50)
			if err != nil {
				t.Fatal(err)
			}
			return f, [2]float64{within, then}
		}
		f, chances := ask(readings, at+100)
		if chances[0] < chances[1] || chances[0] > 1 || chances[1] < 0 {
			t.Fatalf("chances of %v", chances)
		}
		for id, list := range readings {
			readings[id] = slices.DeleteFunc(slices.Clone(list), func(r data.Reading) bool { return r.Published.Day() > at })
		}
		if g, again := ask(readings, at); again != chances || g.refused != f.refused {
			t.Fatalf("%s %s: %v with what came later, %v without (%q, %q)", b.Measure, b.Met, chances, again, f.refused, g.refused)
		}
	})
}
