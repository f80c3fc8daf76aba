package thresholds

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"watchtui/internal/data"
)

// day reads a date that the test wrote itself.
func day(t testing.TB, text string) data.Day {
	t.Helper()
	d, err := data.ParseDay(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

const origin = 18000 // some day in 2019, far enough from leap days to meet one, too

// Every function, both kinds; thresholds lie between what whole numbers can give, so that a last bit of
// rounding cannot decide.
var randomMeasures = []string{
	"latest(a)", "latest(n)", `mean(a, "%s")`, `min(a, "%s")`, `max(a, "%s")`, "peak(a)", `peak(a, "%s")`, "drawdown(a)",
	`drawdown(a, "%s")`, `change(a, "%s")`, `pct_change(a, "%s")`, `slope(a, "%s")`, `volatility(a, "%s")`, `sum(n, "%s")`,
	"days_since(n)", "age(a)", "age(n)", "latest(a) - latest(b)", `mean(a, "%s") - mean(b, "20d")`, "latest(b) - days_since(n)",
	`change(b, "%s") - latest(a)`,
}

func randomBook(t *rapid.T) *Book {
	var b strings.Builder
	b.WriteString("title = 'random'\n")
	for _, indicator := range []string{"id = 'a'\nkind = 'level'\nsources = ['s2', 's1']\npublication_lag = '3d'",
		"id = 'b'\nkind = 'level'", "id = 'n'\nkind = 'event'\nsources = ['s1']\npublication_lag = '1w'"} {
		fmt.Fprintf(&b, "[[indicator]]\n%s\nunit = 'u'\ncadence = '%dd'\n", indicator, rapid.IntRange(1, 12).Draw(t, "cadence"))
	}
	n := rapid.IntRange(1, 4).Draw(t, "benchmarks")
	for i := range n {
		measure := rapid.SampledFrom(randomMeasures).Draw(t, "measure")
		if strings.Contains(measure, "%s") {
			measure = fmt.Sprintf(measure, rapid.SampledFrom([]string{"1d", "5d", "2w", "1mo", "3mo", "1y"}).Draw(t, "window"))
		}
		op := rapid.SampledFrom([]string{"<=", "<", ">=", ">", "==", "!="}).Draw(t, "op")
		threshold := float64(rapid.IntRange(-3, 14).Draw(t, "threshold"))
		if op == "==" || op == "!=" {
			measure = rapid.SampledFrom([]string{"latest(a)", "peak(a)", "days_since(n)", "sum(n, \"5d\")", "change(a, \"1mo\")"}).Draw(t, "whole measure")
		} else {
			threshold += 0.3719 // between what whole numbers give: no last bit of rounding decides
		}
		fmt.Fprintf(&b, "[[benchmark]]\nid = 'x%d'\nmeasure = '%s'\nmet = '%s %v'\nfor = '%dd'\nevidence = '%v'\n", i, measure, op, threshold,
			rapid.SampledFrom([]int{0, 0, 1, 9, 40}).Draw(t, "dwell"), data.Quality(rapid.IntRange(0, 2).Draw(t, "evidence")))
		if rapid.Bool().Draw(t, "hysteresis") {
			gap := float64(rapid.IntRange(-1, 5).Draw(t, "gap"))
			if strings.HasPrefix(op, "<") {
				fmt.Fprintf(&b, "release = '> %v'\n", threshold+gap)
			} else {
				fmt.Fprintf(&b, "release = '< %v'\n", threshold-gap)
			}
		}
		if rapid.Bool().Draw(t, "own max_age") {
			fmt.Fprintf(&b, "max_age = '%dd'\n", rapid.IntRange(0, 60).Draw(t, "max_age"))
		}
	}
	fmt.Fprintf(&b, "[[offer]]\nid = 'o'\n[[offer.rung]]\nname = 'one'\nrequires = ['x0']\n[[offer.rung]]\nname = 'two'\nrequires = ['x0', 'x%d']\n", n-1)
	book, err := ParseBook("random.toml", []byte(b.String()))
	if err != nil {
		t.Fatalf("%v\n%s", err, b.String())
	}
	return book
}

func randomReadings(t *rapid.T) map[string][]data.Reading {
	readings := map[string][]data.Reading{}
	for _, id := range []string{"a", "b", "n"} {
		low := -2
		if id == "n" {
			low = 0
		}
		for range rapid.IntRange(0, 25).Draw(t, "readings of "+id) {
			r := data.Reading{Indicator: id, Low: math.NaN(), High: math.NaN(), Published: data.NoInstant}
			r.Observed = data.Day(origin + rapid.IntRange(0, 150).Draw(t, "observed")).Instant()
			if rapid.IntRange(0, 4).Draw(t, "with a time") == 0 {
				r.Observed += data.Instant(rapid.IntRange(1, 86399).Draw(t, "second")) * 1000
			}
			r.Value = float64(max(low, rapid.IntRange(-4, 15).Draw(t, "value")))
			r.Source = rapid.SampledFrom([]string{"s1", "s2", "s3", "s4"}).Draw(t, "source")
			r.Quality = data.Quality(rapid.IntRange(0, 2).Draw(t, "quality"))
			if rapid.Bool().Draw(t, "says when published") {
				r.Published = r.Observed + data.Instant(rapid.IntRange(-5, 40).Draw(t, "lag"))*24*3600*1000
			}
			if r.Retracted = rapid.IntRange(0, 9).Draw(t, "retracted") == 0; r.Retracted {
				r.Value = math.NaN()
			}
			readings[id] = append(readings[id], r)
		}
	}
	return readings
}

func seriesOf(readings map[string][]data.Reading) Readings {
	series := Readings{}
	for id, list := range readings {
		b := data.NewBuilder(id, len(list))
		for i, r := range list {
			b.Add(r, int64(i))
		}
		series[id] = b.Series()
	}
	return series
}

func randomVintage(t *rapid.T) Vintage {
	return rapid.SampledFrom([]Vintage{AsKnownNow, AsKnownThen, AsKnownOn(origin + 60)}).Draw(t, "vintage")
}

// Law: looking only at the days that are due gives what judging every day from scratch gives.
func TestHistoryEqualsJudgingEveryDayFromScratch(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		book, readings, vintage := randomBook(t), randomReadings(t), randomVintage(t)
		until := data.Day(origin + 260)
		h := Run(book, seriesOf(readings), vintage, until)
		o := oracle{book, readings, vintage}
		for i, want := range o.run(h.First(), until) {
			at := h.First() + data.Day(i)
			for n, b := range book.Benchmarks {
				if got := h.Word(n, at); got != want.words[n] {
					t.Fatalf("%s (%s %s) on %s: got %s, want %s", b.ID, b.Measure, b.Met, at, got, want.words[n])
				}
				// The state's details come from a path of their own: they must fit the state.
				if s := h.State(n, at); s.Word == Met && math.IsNaN(s.Measure) || s.Word == NoData != math.IsNaN(s.Measure) {
					t.Fatalf("%s on %s is %s with measure %v", b.ID, at, s.Word, s.Measure)
				}
			}
			for n := range book.Offers {
				if got := h.Rung(n, at); got != want.rungs[n] {
					t.Fatalf("offer on %s: got rung %d, want %d", at, got, want.rungs[n])
				}
			}
		}
	})
}

// Law: the measures of many days are those of each day, asked for by itself.
func TestMeasuresAreThoseOfEachDay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		book := randomBook(t)
		h := Run(book, seriesOf(randomReadings(t)), randomVintage(t), origin+260)
		var days []data.Day
		for at := h.First() - 2; at <= h.Until(); at++ {
			days = append(days, at)
		}
		for n, b := range book.Benchmarks {
			for i, got := range h.Measures(n, days) {
				any, _ := h.streamsOn(b, days[i])
				if want := b.measure.at(any, days[i], newHints(b)); math.Float64bits(got) != math.Float64bits(want) {
					t.Fatalf("%s on %s: got %v, want %v", b.Measure, days[i], got, want)
				}
			}
		}
	})
}

// Law: as known then, what is published later changes nothing earlier; and for no vintage does the day
// until which one looks.
func TestThePastDoesNotKnowTheFuture(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		book, readings := randomBook(t), randomReadings(t)
		cut := data.Day(origin + rapid.IntRange(0, 200).Draw(t, "cut"))
		earlier := map[string][]data.Reading{}
		for id, list := range readings {
			indicator, _ := book.Indicator(id)
			earlier[id] = slices.DeleteFunc(slices.Clone(list), func(r data.Reading) bool {
				return indicator.Known(r.Observed, r.Published).Day() > cut
			})
		}
		all := Run(book, seriesOf(readings), AsKnownThen, origin+260)
		then := Run(book, seriesOf(earlier), AsKnownThen, cut)
		for at := then.First(); at <= cut; at++ {
			for n := range book.Benchmarks {
				if got, want := all.Word(n, at), then.Word(n, at); got != want {
					t.Fatalf("%s on %s: %s with later publications, %s without", book.Benchmarks[n].Measure, at, got, want)
				}
			}
		}
	})
}

// Laws: each transition has a requirement that tipped it; what blocks is not met, and is ordered.
func TestBlockingAndTippingFitTheVerdict(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		book, readings, vintage := randomBook(t), randomReadings(t), randomVintage(t)
		h := Run(book, seriesOf(readings), vintage, origin+260)
		for _, transition := range h.Transitions(0) {
			if len(transition.TippedBy) == 0 {
				t.Fatalf("nothing tipped %v", transition)
			}
		}
		for at := h.First(); at <= h.Until(); at += 7 {
			v := h.Verdict(0, at)
			if (v.Next() == "") != (len(v.Blocking) == 0) {
				t.Fatalf("on %s: next %q is blocked by %d", at, v.Next(), len(v.Blocking))
			}
			for i, s := range v.Blocking {
				if s.Word == Met {
					t.Fatalf("on %s: %s is met and blocks", at, s.Benchmark.ID)
				}
				if i > 0 && blockingOrder[v.Blocking[i-1].Word] > blockingOrder[s.Word] {
					t.Fatalf("on %s: %s stands after %s", at, s.Word, v.Blocking[i-1].Word)
				}
			}
		}
	})
}

// Law: adding evidence never turns met into no data. Only a measure that divides, or takes logarithms, can lose its value to a reading.
func TestAddedEvidenceLeavesData(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		book, readings, vintage := randomBook(t), randomReadings(t), randomVintage(t)
		before := Run(book, seriesOf(readings), vintage, origin+200)
		for id, more := range randomReadings(t) {
			for _, r := range more {
				if !r.Retracted {
					readings[id] = append(readings[id], r)
				}
			}
		}
		after := Run(book, seriesOf(readings), vintage, origin+200)
		for n, b := range book.Benchmarks {
			if strings.Contains(b.Measure, "/") || strings.Contains(b.Measure, "pct_change") || strings.Contains(b.Measure, "drawdown") || strings.Contains(b.Measure, "volatility") {
				continue
			}
			for at := before.First(); at <= origin+200; at++ {
				if before.Word(n, at) == Met && after.Word(n, at) == NoData {
					t.Fatalf("%s (%s %s) on %s: no data any more", b.ID, b.Measure, b.Met, at)
				}
			}
		}
	})
}
