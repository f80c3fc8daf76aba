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

// Law: a rehearsal gives the states that Run gives on the same readings.
func TestRehearsalEqualsRun(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		book, readings, vintage := randomBook(t), seriesOf(randomReadings(t)), randomVintage(t)
		at := data.Day(origin + rapid.IntRange(-10, 170).Draw(t, "at"))
		h := Run(book, readings, vintage, at)
		p := newRehearsal(h, book.Benchmarks, at)
		for range 2 { // the second finds what the first has left
			try := map[string][]tried{}
			s := Scenario{From: at, HasFrom: true}
			for id, f := range p.shelves {
				for day, n := at, rapid.IntRange(0, 4).Draw(t, "tried of "+id); n > 0; n-- {
					value := float64(rapid.IntRange(-3, 15).Draw(t, "value"))
					if f.indicator.Kind == data.Event {
						value = math.Abs(value)
					}
					try[id] = append(try[id], tried{f.instant(day), value})
					s = s.With(book.Assume(f.indicator, f.instant(day), value))
					day += data.Day(rapid.IntRange(1, 30).Draw(t, "step"))
				}
			}
			until := at + 90
			want := Run(book, s.Over(book, readings, vintage), vintage, until)
			p.judge(book.Benchmarks, try, until, func(day data.Day, runs []*run) bool {
				for i, r := range runs {
					if got := r.word; got != want.Word(i, day) {
						t.Fatalf("%s %s on %s, from %s: rehearsed %s, judged %s", r.benchmark.Measure, r.benchmark.Met, day, at, got, want.Word(i, day))
					}
				}
				return false
			})
		}
	})
}

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

// What the reference readings say, worked by hand from the book: thresholds, dwells and limits of age.
func TestSmallestChangeOfTheReferenceReadings(t *testing.T) {
	h := Run(DefaultBook(), referenceReadings(t), AsKnownNow, day(t, "2026-11-23"))
	for _, c := range []struct {
		name, at string
		rung     int
		want     string
	}{
		{"three benchmarks apart, of which one can only wait", "2024-08-20", 2, `
good enough on 2025-02-16 at the earliest, distance 90.27
Enrichment at Fordow: 60 -> 3.67 % U-235, verified, on 2024-08-20, and again by 2024-12-28
Houthi maritime disruptions: none until 2025-02-16, looked at by 2024-09-29, 2024-11-28, 2025-01-27
Stock enriched up to 60 %: 164.7 -> 41.99 kg U, verified, on 2024-08-20, and again by 2024-12-28
Satellite-launch-vehicle launches: none until 2025-02-16, looked at by 2024-11-03, 2025-02-06
60 % stock below one weapon's worth, verified: unmet, holding from 2024-08-20, met on 2025-02-16, distance 2.921
At most 1 maritime incident in 180 days: unmet, met on 2025-01-27, distance 72
Fordow at or below 3.67 %, verified: stale, holding from 2024-08-20, met on 2024-11-18, distance 15.35`},
		{"stale evidence is read afresh", "2026-11-23", 1, `
negotiable on 2027-02-21 at the earliest, distance 1.378
Stock enriched up to 60 %: 440 -> 185 kg U, verified, on 2026-11-23
Satellite-launch-vehicle launches: none until 2027-02-21, looked at by 2026-11-23
No SLV test for 180 days: stale, met on 2026-11-23
60 % stock at or below 185 kg, verified: stale, holding from 2026-11-23, met on 2027-02-21, distance 1.378`},
		{"days since a launch can only pass", "2021-10-01", 1, `
negotiable on 2021-12-09, if nothing changes: only wait
Stock enriched up to 60 %: nothing new
Satellite-launch-vehicle launches: nothing new
No SLV test for 180 days: unmet, met on 2021-12-09, distance 0.3833`},
		{"what is reached already", "2024-08-20", 1, "\nnegotiable is reached already"},
	} {
		change := h.SmallestChange(0, c.rung, day(t, c.at))
		lines := []string{"", change.Summary()}
		for _, m := range change.Moves {
			lines = append(lines, change.MoveText(m))
		}
		for _, n := range change.Needs {
			lines = append(lines, n.Text(change))
		}
		if got := strings.Join(lines, "\n"); got != c.want || !change.Exact {
			t.Errorf("%s: exact %v, got%s\nwant%s", c.name, change.Exact, got, c.want)
		}
	}
}

// What one benchmark on one level asks for, for each way in which a comparison can fail.
func TestSmallestChangeCases(t *testing.T) {
	for _, c := range []struct{ name, indicator, benchmark, readings, want string }{
		{"a strict threshold is left behind by a step that is seen", "level", "measure = 'latest(x)'\nmet = '< 10'", "2024-01-01 20 verified", "shift 9.999 on 2024-01-05"},
		{"the other way", "level", "measure = 'latest(x)'\nmet = '> 10'", "2024-01-01 2 verified", "shift 10.01 on 2024-01-05"},
		{"a threshold that may be touched is", "level", "measure = 'latest(x)'\nmet = '<= 10'", "2024-01-01 20 verified", "shift 10 on 2024-01-05"},
		{"a claim has only to be verified", "level", "measure = 'latest(x)'\nmet = '<= 10'\nevidence = 'verified'", "2024-01-01 8 claimed", "renew 8 on 2024-01-05"},
		{"what a claim puts in doubt has only to be read again", "level", "measure = 'latest(x)'\nmet = '<= 10'\nevidence = 'verified'", "2024-01-01 8 verified\n2024-01-02 12 claimed", "renew 8 on 2024-01-05"},
		{"what is stale has only to be read again", "level", "measure = 'latest(x)'\nmet = '<= 10'\nmax_age = '2d'", "2024-01-01 8 verified", "renew 8 on 2024-01-05"},
		{"no data at all", "level", "measure = 'latest(x)'\nmet = '<= 10'", "", "shift 10 on 2024-01-05"},
		{"while it is holding there is nothing to move", "level", "measure = 'latest(x)'\nmet = '<= 10'\nfor = '10d'", "2024-01-01 8 verified", "wait, reached 2024-01-11"},
		{"but the evidence ages", "level", "measure = 'latest(x)'\nmet = '<= 10'\nfor = '10d'\nmax_age = '6d'", "2024-01-01 8 verified", "confirm 8 on 2024-01-07, reached 2024-01-11"},
		{"a mean follows when its window is full", "level", "measure = 'mean(x, \"10d\")'\nmet = '<= 10'", "2024-01-01 20 verified", "shift 10 on 2024-01-05, reached 2024-01-15"},
		{"a mean comes down by itself where the level has", "level", "measure = 'mean(x, \"10d\")'\nmet = '<= 10'", "2023-12-01 20 verified\n2024-01-04 8 verified", "wait, reached 2024-01-13"},
		{"a drawdown is of the peak", "level", "measure = 'drawdown(x)'\nmet = '<= -0.25'", "2024-01-01 20 verified", "shift 15 on 2024-01-05"},
		{"a peak does not fall", "level", "measure = 'peak(x)'\nmet = '<= 10'", "2024-01-01 20 verified", `no reading can do it: peak(x) lies between 20 u and`},
		{"what can never hold", "level", "measure = 'drawdown(x)'\nmet = '> 0.1'", "2024-01-01 20 verified", "no reading can do it: drawdown(x) lies between minus infinity and 0, for a level above 0, and > 0.1 is asked for"},
		{"counts leave the window by themselves", "event", "measure = 'sum(x, \"10d\")'\nmet = '<= 1'\nmax_age = '5d'", "2023-12-01 0 verified\n2024-01-01 3 verified", "confirm 0 on 2024-01-06, reached 2024-01-11"},
		{"events can be asked for", "event", "measure = 'sum(x, \"10d\")'\nmet = '>= 4'", "2023-12-01 0 verified\n2024-01-01 3 verified", "shift 1 on 2024-01-05"},
		{"fewer than none", "event", "measure = 'sum(x, \"10d\")'\nmet = '< 0'", "2024-01-01 3 verified", "no reading can do it"},
		{"what happened today is not taken back", "event", "measure = 'days_since(x)'\nmet = '>= 3'\nmax_age = '2d'", "2024-01-05 1 verified", "confirm 0 on 2024-01-07, reached 2024-01-08"},
	} {
		source := "[[indicator]]\nid = 'x'\nunit = 'u'\nkind = '" + c.indicator + "'\ncadence = '60d'\n[[benchmark]]\nid = 'b'\n" + c.benchmark +
			"\n[[offer]]\nid = 'o'\n[[offer.rung]]\nname = 'one'\nrequires = ['b']\n"
		book, err := ParseBook("b.toml", []byte(source))
		if err != nil {
			t.Fatalf("%s: %v", c.name, err)
		}
		b := data.NewBuilder("x", 0)
		for i, line := range strings.Split(c.readings, "\n") {
			if fields := strings.Fields(line); len(fields) == 3 {
				r := book.Assume(book.Indicators[0], day(t, fields[0]).Instant(), 0)
				r.Source = "IAEA"
				r.Quality, _ = data.ParseQuality(fields[2])
				fmt.Sscan(fields[1], &r.Value)
				b.Add(r, int64(i))
			}
		}
		at := day(t, "2024-01-05")
		change := Run(book, Readings{"x": b.Series()}, AsKnownNow, at).SmallestChange(0, 1, at)
		got := change.Why
		if change.Found {
			got = change.Moves[0].Kind.String()
			if m := change.Moves[0]; m.Kind != Wait {
				got += fmt.Sprintf(" %v on %s", m.Value, m.On)
			}
			if change.On != at {
				got += ", reached " + change.On.String()
			}
		}
		if !strings.HasPrefix(got, c.want) || !change.Exact {
			t.Errorf("%s: got %q, exact %v; want %q", c.name, got, change.Exact, c.want)
		}
	}
}

// Two benchmarks on one indicator are satisfied together, or not at all; several indicators in one measure are searched.
func TestSmallestChangeTogether(t *testing.T) {
	for _, c := range []struct{ name, benchmarks, want string }{
		{"the stricter one decides", "measure = 'latest(x)'\nmet = '<= 10'|measure = 'latest(x)'\nmet = '<= 7'", "true x 7"},
		{"both sides", "measure = 'latest(x)'\nmet = '<= 10'|measure = 'latest(x)'\nmet = '>= 10'", "true x 10"},
		{"a mean and the value", "measure = 'mean(x, \"5d\")'\nmet = '<= 10'|measure = 'latest(x)'\nmet = '<= 12'", "true x 10"},
		{"they exclude each other", "measure = 'latest(x)'\nmet = '<= 10'|measure = 'latest(x)'\nmet = '>= 12'", "true no reading can do it: b0 and b1 exclude each other"},
		{"not where what is met stays met", "measure = 'latest(x)'\nmet = '<= 10'\nrelease = '> 30'|measure = 'latest(x)'\nmet = '>= 12'", "false the search found no readings"},
		{"a difference of two, the one with less to move is moved", "measure = 'latest(x) - latest(y)'\nmet = '<= 2'", "false x 7"},
	} {
		source := "[[indicator]]\nid = 'x'\nunit = 'u'\nkind = 'level'\ncadence = '60d'\n[[indicator]]\nid = 'y'\nunit = 'u'\nkind = 'level'\ncadence = '60d'\n"
		requires := ""
		for i, b := range strings.Split(c.benchmarks, "|") {
			source += fmt.Sprintf("[[benchmark]]\nid = 'b%d'\n%s\n", i, b)
			requires += fmt.Sprintf("'b%d', ", i)
		}
		source += "[[offer]]\nid = 'o'\n[[offer.rung]]\nname = 'one'\nrequires = [" + requires + "]\n"
		book, err := ParseBook("b.toml", []byte(source))
		if err != nil {
			t.Fatalf("%s: %v", c.name, err)
		}
		at := day(t, "2024-01-05")
		readings := map[string][]data.Reading{}
		for i, id := range []string{"x", "y"} {
			readings[id] = []data.Reading{book.Assume(book.Indicators[i], (at - 4).Instant(), []float64{20, 5}[i])}
		}
		change := Run(book, seriesOf(readings), AsKnownNow, at).SmallestChange(0, 1, at)
		got := fmt.Sprint(change.Exact, " ", change.Why)
		for _, m := range change.Moves {
			if m.Kind == Shift {
				got += fmt.Sprint(m.Indicator.ID, " ", m.Value)
			}
		}
		if !strings.HasPrefix(got, c.want) {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}
