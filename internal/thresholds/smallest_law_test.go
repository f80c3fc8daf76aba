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

// Law: what is found reaches the rung on the day that is given, and not before; what it says of each benchmark is so.
func TestSmallestChangeIsSound(t *testing.T) {
	found, moved, many := 0, 0, 0
	rapid.Check(t, func(t *rapid.T) {
		book, readings, vintage := randomBook(t), seriesOf(randomReadings(t)), randomVintage(t)
		at := data.Day(origin + rapid.IntRange(-10, 170).Draw(t, "at"))
		h := Run(book, readings, vintage, at)
		rung := rapid.IntRange(1, 2).Draw(t, "rung")
		c := h.SmallestChange(0, rung, at)
		if !c.Found {
			if c.Why == "" || strings.Contains(c.Why, "stand up") {
				t.Fatalf("not found: %q", c.Why)
			}
			return
		}
		found++
		for _, m := range c.Moves {
			if m.Kind == Shift {
				moved++
			}
		}
		if !c.Exact {
			many++
		}
		what := Run(book, c.Scenario.Over(book, readings, vintage), vintage, c.On)
		for day := at; day <= c.On; day++ {
			if reached := what.Rung(0, day) >= rung; reached != (day == c.On) && c.On > at {
				t.Fatalf("found to reach rung %d on %s, from %s; on %s it is %d\n%+v", rung, c.On, at, day, what.Rung(0, day), c)
			}
		}
		if what.Rung(0, c.On) < rung {
			t.Fatalf("on %s the rung is %d and not %d", c.On, what.Rung(0, c.On), rung)
		}
		for _, r := range c.Scenario.Assumed {
			if r.Observed.Day() < at || r.Observed.Day() > c.On {
				t.Fatalf("a reading of %s is none from %s to %s", r.Observed, at, c.On)
			}
		}
		for _, n := range c.Needs {
			i := what.number(n.State.Benchmark)
			if n.MetOn == at && at > what.First() && what.Word(i, at-1) == Met {
				continue // it has only not to cease
			}
			if what.Word(i, n.MetOn) != Met || n.MetOn > what.First() && what.Word(i, n.MetOn-1) == Met || int(n.MetOn-n.From) != n.State.Benchmark.Dwell {
				t.Fatalf("%s (for %d d) is said to hold from %s and to be met on %s; it is %s then, %s the day before", n.State.Benchmark.Measure,
					n.State.Benchmark.Dwell, n.From, n.MetOn, what.Word(i, n.MetOn), what.Word(i, n.MetOn-1))
			}
		}
	})
	t.Logf("%d found, %d values moved, %d approximate", found, moved, many)
	if found < 20 || moved < 10 {
		t.Error("the test looks at too few changes to say anything")
	}
}

// oneBenchmark is a book with one benchmark on one indicator, as random as such a book can be.
func oneBenchmark(t *rapid.T) *Book {
	window := rapid.SampledFrom([]string{"1d", "5d", "2w", "1mo"}).Draw(t, "window")
	measure := rapid.SampledFrom([]string{"latest(a)", `mean(a, "%s")`, `min(a, "%s")`, `max(a, "%s")`, "peak(a)", `change(a, "%s")`, `drawdown(a, "%s")`,
		`pct_change(a, "%s")`, `sum(n, "%s")`, "latest(n)", "days_since(n)"}).Draw(t, "measure")
	if strings.Contains(measure, "%s") {
		measure = fmt.Sprintf(measure, window)
	}
	threshold := float64(rapid.IntRange(-3, 12).Draw(t, "threshold"))
	if strings.HasPrefix(measure, "drawdown") || strings.HasPrefix(measure, "pct") {
		threshold /= 8
	}
	source := fmt.Sprintf(`
[[indicator]]
id = 'a'
unit = 'u'
kind = 'level'
sources = ['s1']
[[indicator]]
id = 'n'
unit = 'u'
kind = 'event'
[[benchmark]]
id = 'x'
measure = '%s'
met = '%s %v'
for = '%dd'
evidence = '%v'
max_age = '%dd'
[[offer]]
id = 'o'
[[offer.rung]]
name = 'one'
requires = ['x']
`, measure, rapid.SampledFrom([]string{"<=", "<", ">=", ">"}).Draw(t, "op"), threshold, rapid.SampledFrom([]int{0, 0, 3, 20}).Draw(t, "dwell"),
		data.Quality(rapid.IntRange(0, 2).Draw(t, "evidence")), rapid.IntRange(0, 40).Draw(t, "max_age"))
	book, err := ParseBook("one.toml", []byte(source))
	if err != nil {
		t.Fatalf("%v\n%s", err, source)
	}
	return book
}

// forced judges one value, read again every day, by brute force, and tells whether the rung is reached.
func forced(book *Book, readings Readings, vintage Vintage, at data.Day, values func(day data.Day) (float64, bool)) bool {
	const days = 90
	indicator, _ := book.Indicator(book.Benchmarks[0].Uses[0])
	s := Scenario{From: at, HasFrom: true}
	f := newRehearsal(Run(book, readings, vintage, at), book.Benchmarks, at).shelves[indicator.ID]
	for day := at; day <= at+days; day++ {
		if v, ok := values(day); ok {
			s.Assumed = append(s.Assumed, book.Assume(indicator, f.instant(day), v))
		}
	}
	h := Run(book, s.Over(book, readings, vintage), vintage, at+days)
	for day := at; day <= at+days; day++ {
		if h.Rung(0, day) > 0 {
			return true
		}
	}
	return false
}

// Laws, against brute force: for one benchmark no value nearer to the one at hand does it than the one found; what some value does is
// found; and where no reading can do it, none of many does.
func TestSmallestChangeIsTheSmallest(t *testing.T) {
	shifts, impossible := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		book, vintage := oneBenchmark(t), randomVintage(t)
		readings := seriesOf(randomReadings(t))
		b := book.Benchmarks[0]
		at := data.Day(origin + rapid.IntRange(0, 160).Draw(t, "at"))
		h := Run(book, readings, vintage, at)
		c := h.SmallestChange(0, 1, at)
		id := b.Uses[0]
		indicator, _ := book.Indicator(id)
		p := newRehearsal(h, book.Benchmarks, at)
		atHand, last, known := p.hold(id, data.Claimed)
		constant := func(v float64) func(data.Day) (float64, bool) {
			if indicator.Kind == data.Event { // the events come once, and what happened today has happened
				first := at
				if known && last >= at {
					first = last + 1
				}
				return func(day data.Day) (float64, bool) {
					if b.shape.function != "latest" && day > first {
						return 0, day >= first
					}
					return v, day >= first
				}
			}
			return func(data.Day) (float64, bool) { return v, true }
		}
		if !c.Found && c.Exact {
			impossible++
			values := []float64{-1e6, -5, 0, 1, 4, 7, 15, 1e6}
			if indicator.Kind == data.Event {
				values = []float64{0, 1, 5, 12, 1e6}
			} else if b.shape.function == "drawdown" {
				values = values[3:] // it is said of levels above 0
			}
			steps := rapid.SliceOfN(rapid.SampledFrom(values), 91, 91).Draw(t, "values")
			gap := rapid.IntRange(1, 30).Draw(t, "gap")
			if forced(book, readings, vintage, at, func(day data.Day) (float64, bool) { return steps[int(day-at)/gap], true }) && indicator.Kind == data.Level {
				t.Fatalf("%s %s: %s, and %v every %d days do it", b.Measure, b.Met, c.Why, steps, gap)
			}
			for _, v := range values {
				if forced(book, readings, vintage, at, constant(v)) {
					t.Fatalf("%s %s: %s, and %v does it", b.Measure, b.Met, c.Why, v)
				}
			}
			return
		}
		if !known || b.shape.function == "days_since" {
			return
		}
		if indicator.Kind == data.Event {
			atHand = 0
		}
		nearest := math.Inf(1)
		step := 0.25
		if indicator.Kind == data.Event {
			step = 1
		}
		for v := -18.0; v <= 18; v += step {
			if v < 0 && indicator.Kind == data.Event || math.Abs(v-atHand) >= nearest {
				continue
			}
			if forced(book, readings, vintage, at, constant(v)) {
				nearest = math.Abs(v - atHand)
			}
		}
		if !c.Found {
			if !math.IsInf(nearest, 1) {
				t.Fatalf("%s %s for %d d from %v: nothing was found, and a value %v away does it", b.Measure, b.Met, b.Dwell, atHand, nearest)
			}
			return
		}
		i := slices.IndexFunc(c.Moves, func(m Move) bool { return m.Kind == Shift })
		if i < 0 {
			return // nothing is moved, and nothing is less
		}
		shifts++
		if far := math.Abs(c.Moves[i].Value - atHand); far > nearest+0.0011*math.Max(1, math.Abs(c.Moves[i].Value)) {
			t.Fatalf("%s %s for %d d from %v: %v is found, and a value %v away does it", b.Measure, b.Met, b.Dwell, atHand, c.Moves[i].Value, nearest)
		}
	})
	t.Logf("%d values moved, %d impossible", shifts, impossible)
	if shifts < 10 {
		t.Error("the test looks at too few changes to say anything")
	}
}
