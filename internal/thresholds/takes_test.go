package thresholds

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"watchtui/internal/data"
)

// takesOf is what it takes on a day for one benchmark over levels x and y and event n, which are due every 30 days.
func takesOf(t testing.TB, benchmark string, readings map[string]string, at string) string {
	t.Helper()
	source := "title = 'odd'\n"
	for _, indicator := range []string{"id = 'x'\nname = 'Stock'\nkind = 'level'\nunit = 'kg'", "id = 'y'\nname = 'Flow'\nkind = 'level'\nunit = 'kg'",
		"id = 'n'\nname = 'Raids at sea'\nkind = 'event'\nunit = 'raids'"} {
		source += "[[indicator]]\n" + indicator + "\ncadence = '30d'\n"
	}
	book, err := ParseBook("odd.toml", []byte(source+"[[benchmark]]\nid = 'b'\n"+benchmark))
	if err != nil {
		t.Fatal(err)
	}
	all := Readings{}
	for id, text := range readings {
		all[id] = shorthand(t, text)
	}
	return Run(book, all, AsKnownNow, day(t, at)).WhatItTakes(0, day(t, at))
}

// Each function and state, on the smallest readings that show it.
func TestWhatItTakes(t *testing.T) {
	const (
		x = "2024-01-01 10 s verified; 2024-01-11 20 s verified; 2024-01-21 12 s verified"
		y = "2024-01-21 4 s verified"
		n = "2023-12-01 0 s verified; 2024-01-10 2 s verified; 2024-01-20 1 s verified; 2024-01-31 0 s verified"
	)
	for _, c := range []struct{ story, benchmark, at, want string }{
		{"latest, unmet", "measure = 'latest(x)'\nmet = '<= 5'", "2024-01-31", "a reading (not a claim) at or below 5 kg: met at once"},
		{"any quality", "measure = 'latest(x)'\nmet = '> 1234.5'\nevidence = 'claimed'", "2024-01-31", "a reading above 1234.5 kg: met at once"},
		{"one value", "measure = 'latest(x)'\nmet = '== 7'\nfor = '1d'", "2024-01-31",
			"a reading (not a claim) of exactly 7 kg, then 1 day without one other than 7 kg: met on 2024-02-01 at the earliest"},
		{"all but one", "measure = 'latest(x)'\nmet = '!= 12'", "2024-01-31", "a reading (not a claim) other than 12 kg: met at once"},
		{"dwell and evidence", "measure = 'latest(x)'\nmet = '<= 5'\nrelease = '> 7'\nfor = '10d'\nevidence = 'verified'", "2024-01-31",
			"a verified reading at or below 5 kg, then 10 days without one above 5 kg: met on 2024-02-10 at the earliest"},
		{"dwell over the age limit", "measure = 'latest(x)'\nmet = '<= 5'\nfor = '100d'\nmax_age = '60d'", "2024-01-31",
			"a reading (not a claim) at or below 5 kg, then 100 days without one above 5 kg and with one at least every 60 days: met on 2024-05-10 at the earliest"},
		{"holding", "measure = 'latest(x)'\nmet = '<= 15'\nfor = '20d'", "2024-01-31",
			"held for 10 of 20 days; met on 2024-02-10 without a reading above 15 kg"},
		{"holding, soon too old", "measure = 'latest(x)'\nmet = '<= 15'\nfor = '90d'\nmax_age = '30d'", "2024-01-31",
			"held for 10 of 90 days; met on 2024-04-20 without a reading above 15 kg and with a new one by 2024-02-20 (max age 30 days)"},
		{"met, with hysteresis", "measure = 'latest(x)'\nmet = '<= 12'\nrelease = '> 15'", "2024-01-31",
			"stays met until a reading above 15 kg, or until 2024-04-20 without a new reading (max age 90 days)"},
		{"stale", "measure = 'latest(x)'\nmet = '<= 15'", "2024-06-30", "a fresh reading (not a claim) at or below 15 kg: met at once"},
		{"no reading", "measure = 'latest(y)'\nmet = '<= 15'", "2023-06-30", "a fresh reading (not a claim) at or below 15 kg: met at once"},
		{"mean comes in time", "measure = 'mean(x, \"30d\")'\nmet = '<= 13'", "2024-01-31", "Stock as it is until 2024-02-17: met then"},
		{"mean needs a level", "measure = 'mean(x, \"30d\")'\nmet = '<= 5'", "2024-01-31",
			"a reading (not a claim) at or below 5 kg that holds for 30 days: met on 2024-03-01 at the latest"},
		{"least", "measure = 'min(x, \"30d\")'\nmet = '<= 5'", "2024-01-31", "a reading (not a claim) at or below 5 kg: met at once"},
		{"least, the other way", "measure = 'min(x, \"30d\")'\nmet = '>= 12'", "2024-01-31", "Stock as it is until 2024-02-10: met then"},
		{"highest", "measure = 'max(x, \"30d\")'\nmet = '<= 12'", "2024-01-31", "Stock as it is until 2024-02-20: met then"},
		{"highest, lower still", "measure = 'max(x, \"30d\")'\nmet = '<= 11'", "2024-01-31",
			"a reading (not a claim) at or below 11 kg that holds for 30 days: met on 2024-03-01 at the latest"},
		{"a peak stays", "measure = 'peak(x)'\nmet = '<= 11'", "2024-01-31", "nothing can: the peak so far, 20 kg, does not come down"},
		{"drawdown", "measure = 'drawdown(x)'\nmet = '<= -0.5'", "2024-01-31", "a reading (not a claim) at or below 10 kg: met at once"},
		{"change", "measure = 'change(x, \"10d\")'\nmet = '<= -3'", "2024-01-31", "a reading (not a claim) at or below 9 kg: met at once"},
		{"pct_change", "measure = 'pct_change(x, \"10d\")'\nmet = '>= 0.1'", "2024-01-31", "a reading (not a claim) above 13.2 kg: met at once"},
		{"slope", "measure = 'slope(x, \"15d\")'\nmet = '>= 1'", "2024-01-31", "a reading (not a claim) at or above 22 kg: met at once"},
		{"change without a past", "measure = 'change(y, \"30d\")'\nmet = '<= -3'", "2024-01-31",
			"readings (not claims) of Flow that bring change(y, \"30d\") <= -3 kg"},
		{"sum", "measure = 'sum(n, \"30d\")'\nmet = '<= 1'", "2024-01-31", "no raid until 2024-02-09: met then"},
		{"sum upwards", "measure = 'sum(n, \"30d\")'\nmet = '> 4'", "2024-01-31", "a reading (not a claim) of at least 2 raids: met at once"},
		{"sum, met", "measure = 'sum(n, \"30d\")'\nmet = '<= 3'\nrelease = '> 5'", "2024-01-31",
			"stays met until a reading of at least 3 raids, or until 2024-04-30 without a new reading (max age 90 days)"},
		{"sum, stale", "measure = 'sum(n, \"30d\")'\nmet = '<= 1'", "2024-06-30", "fresh readings (not claims) with at most 1 raid in 30 days: met at once"},
		{"sum, readings begin late", "measure = 'sum(n, \"3mo\")'\nmet = '<= 1'", "2023-12-05", "no raid until 2024-03-01: met then"},
		{"sum, no readings", "measure = 'sum(n, \"3mo\")'\nmet = '<= 1'", "2023-11-05",
			"readings (not claims) that reach back 3 months, with at most 1 raid in 3 months"},
		{"days since", "measure = 'days_since(n)'\nmet = '>= 30'", "2024-01-31", "no raid until 2024-02-19: met then"},
		{"days since, over the age limit", "measure = 'days_since(n)'\nmet = '> 30'\nmax_age = '15d'", "2024-01-31",
			"no raid until 2024-02-20, with a reading at least every 15 days: met then"},
		{"days since, with a dwell", "measure = 'days_since(n)'\nmet = '>= 30'\nfor = '5d'", "2024-01-31", "no raid until 2024-02-24: met then"},
		{"days since, met", "measure = 'days_since(n)'\nmet = '>= 10'", "2024-01-31",
			"stays met until a raid, or until 2024-04-30 without a new reading (max age 90 days)"},
		{"days since, the other way", "measure = 'days_since(n)'\nmet = '<= 5'", "2024-01-31", "a reading (not a claim) of at least 1 raid: met at once"},
		{"days since, the other way, met", "measure = 'days_since(n)'\nmet = '<= 15'", "2024-01-31",
			"stays met until 2024-02-04 as things are, or until 2024-04-30 without a new reading (max age 90 days)"},
		{"age", "measure = 'age(x)'\nmet = '<= 5'", "2024-01-31", "a reading (not a claim): met at once"},
		{"two indicators", "measure = 'latest(x) / latest(y)'\nmet = '<= 2'", "2024-01-31",
			"a reading (not a claim) of Stock at or below 8 kg: met at once; or a reading (not a claim) of Flow at or above 6 kg: met at once"},
		{"two indicators, met", "measure = 'latest(x) / latest(y)'\nmet = '>= 2'", "2024-01-31",
			"stays met until a reading of Stock below 8 kg or a reading of Flow above 6 kg, or until 2024-04-20 without a new reading of Stock (max age 90 days)"},
		{"two indicators, one too old", "measure = 'latest(x) - latest(n)'\nmet = '<= 2'\nmax_age = '10d'", "2024-02-05",
			"a fresh reading (not a claim) of Stock at or below 2 kg: met at once"},
		{"two indicators, both too old", "measure = 'latest(x) - latest(y)'\nmet = '<= 2'\nfor = '9d'", "2024-09-05",
			"fresh readings (not claims) of Stock and Flow that bring latest(x) - latest(y) <= 2 kg, and 9 days of it without a break: met on 2024-09-14 at the earliest"},
		{"a level against days", "measure = 'latest(x) - days_since(n)'\nmet = '<= -10'", "2024-01-31",
			"a reading (not a claim) of Stock at or below 1 kg: met at once; or Stock as it is and no raid until 2024-02-11: met then"},
	} {
		if got := takesOf(t, c.benchmark, map[string]string{"x": x, "y": y, "n": n}, c.at); got != c.want {
			t.Errorf("%s:\ngot  %s\nwant %s", c.story, got, c.want)
		}
	}
}

// The default book on the reference readings: one day of each story.
func TestWhatItTakesOfTheDefaultBook(t *testing.T) {
	h := Run(DefaultBook(), referenceReadings(t), AsKnownNow, day(t, "2026-11-23"))
	for _, c := range []struct{ id, at, want string }{
		{"heu60_capped", "2021-06-20", "holding: held for 20 of 90 days; met on 2021-08-29 without a reading above 185 kg U"},
		{"heu60_below_weapon", "2021-06-20", "holding: held for 20 of 180 days; met on 2021-11-27 without a reading at or above 42 kg U and with a new one by 2021-10-08 (max age 130 days)"},
		{"sea_lanes_calm", "2021-12-15", "no data: readings (not claims) that reach back 180 days, with at most 1 incident in 180 days"},
		{"heu60_capped", "2024-08-20", "met: stays met until a reading above 190 kg U, or until 2024-12-25 without a new reading (max age 130 days)"},
		{"slv_quiet", "2024-08-20", "met: stays met until a launch, or until 2024-11-03 without a new reading (max age 95 days)"},
		{"heu60_below_weapon", "2024-08-20", "unmet: a verified reading below 42 kg U, then 180 days without one at or above 42 kg U and with one at least every 130 days: met on 2025-02-16 at the earliest"},
		{"sea_lanes_calm", "2024-08-20", "unmet: no incident until 2025-01-27, with a reading at least every 60 days: met then"},
		{"pressure_bites", "2025-07-01", "unmet: a reading (not a claim) at or below 1 223 kb/d: met at once"},
		{"slv_quiet", "2021-06-20", "unmet: no launch until 2021-12-09, with a reading at least every 95 days: met then"},
		{"slv_quiet", "2026-11-23", "stale: fresh readings (not claims) with no launch for 180 days: met at once"},
		{"fordow_capped", "2026-11-23", "stale: a fresh verified reading at or below 3.67 % U-235, then 90 days without one above 3.67 % U-235: met on 2027-02-21 at the earliest"},
	} {
		for i, b := range h.Book().Benchmarks {
			if b.ID != c.id {
				continue
			}
			if got := fmt.Sprintf("%s: %s", h.Word(i, day(t, c.at)), h.WhatItTakes(i, day(t, c.at))); got != c.want {
				t.Errorf("%s on %s:\ngot  %s\nwant %s", c.id, c.at, got, c.want)
			}
		}
	}
}

// Laws: the reading that is named does begin it, one just outside does not; and where waiting is named, the day comes
// with the dwell over, and not a day before.
func TestWhatIsNamedDoesIt(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		book, readings := randomBook(t), randomReadings(t)
		at := data.Day(origin + rapid.IntRange(0, 200).Draw(t, "at"))
		for id, list := range readings { // what is observed later has not happened yet
			var past []data.Reading
			for _, r := range list {
				if r.Observed.Day() <= at {
					past = append(past, r)
				}
			}
			readings[id] = past
		}
		h := Run(book, seriesOf(readings), AsKnownNow, at)
		for n, b := range book.Benchmarks {
			text := h.WhatItTakes(n, at)
			for _, bad := range []string{"NaN", "Inf", "%!", "?", "  "} {
				if strings.Contains(text, bad) {
					t.Fatalf("%s %s: %q in %s", b.Measure, b.Met, bad, text)
				}
			}
			p := prospect{h: h, State: h.State(n, at), at: at}
			if p.Word == Met || p.Word == Holding || h.Word(n, at-1) == Met { // the day after met asks for the release
				continue
			}
			if lacking := p.trial(-1).lacking(); len(lacking) == 0 {
				checkWait(t, book, readings, n, p)
			} else if len(lacking) > 1 {
				continue
			}
			for use := range b.Uses {
				checkReading(t, book, readings, n, p, use)
			}
		}
	})
}

func checkReading(t *rapid.T, book *Book, readings map[string][]data.Reading, n int, p prospect, use int) {
	tr, b := p.trial(use), p.Benchmark
	if lacking := p.trial(-1).lacking(); len(lacking) == 1 && lacking[0] != use {
		return
	}
	counts := p.indicator(use).Kind == data.Event
	found := tr.values(func(v float64) bool { return tr.meets(v, p.at) }, counts)
	if !found.some || found.but {
		return
	}
	with := func(v float64) StateWord {
		more := map[string][]data.Reading{}
		for id, list := range readings {
			more[id] = list
		}
		id := b.Uses[use]
		more[id] = append(append([]data.Reading{}, more[id]...), data.Reading{Indicator: id, Observed: p.at.End(), Value: v,
			Low: math.NaN(), High: math.NaN(), Source: "s1", Quality: b.Evidence, Published: data.NoInstant})
		return Run(book, seriesOf(more), AsKnownNow, p.at).Word(n, p.at)
	}
	for _, end := range []struct {
		v    float64
		open bool
		out  float64
	}{{found.low, found.lowOpen, -1}, {found.high, found.highOpen, 1}} {
		if math.IsInf(end.v, 0) || end.open {
			continue
		}
		if word := with(end.v); word != Holding && word != Met {
			t.Fatalf("%s %s on %s: a reading of %v of %s makes it %s", b.Measure, b.Met, p.at, end.v, b.Uses[use], word)
		}
		beyond := end.v + end.out*max(1e-2, 1e-2*math.Abs(end.v))
		if counts {
			beyond = end.v + end.out
		}
		if word := with(beyond); beyond >= 0 && (word == Holding || word == Met) {
			t.Fatalf("%s %s on %s: a reading of %v of %s, beyond %v, makes it %s as well", b.Measure, b.Met, p.at, beyond, b.Uses[use], end.v, word)
		}
	}
}

func checkWait(t *rapid.T, book *Book, readings map[string][]data.Reading, n int, p prospect) {
	b := p.Benchmark
	indicator := p.indicator(0)
	begins, ends, ok := p.trial(-1).wait()
	if !ok || begins <= p.at || len(b.Uses) > 1 || indicator.Kind != data.Event || b.shape.function != "sum" && b.shape.function != "days_since" {
		return
	}
	more := append([]data.Reading{}, readings[b.Uses[0]]...)
	for day := p.at + 1; day <= ends; day++ {
		more = append(more, data.Reading{Indicator: b.Uses[0], Observed: day.Instant(), Low: math.NaN(), High: math.NaN(),
			Source: "s1", Quality: data.Verified, Published: data.NoInstant})
	}
	h := Run(book, seriesOf(map[string][]data.Reading{b.Uses[0]: more}), AsKnownNow, ends)
	if h.Word(n, ends) != Met || h.Word(n, ends-1) == Met {
		t.Fatalf("%s %s for %d d on %s: without an event met on %s, but it is %s, and %s the day before", b.Measure, b.Met, b.Dwell, p.at, ends, h.Word(n, ends), h.Word(n, ends-1))
	}
}
