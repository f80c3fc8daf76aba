package thresholds

import (
	"testing"

	"pgregory.net/rapid"

	"watchtui/internal/data"
)

const triggerBook = `
[[indicator]]
id = 'x'
kind = 'level'
unit = 'kg'
cadence = '1y'
publication_lag = '5d'
[[trigger]]
id = 'grows'
measure = 'latest(x)'
when = '> 10'
reset = '<= 8'
evidence = 'verified'
then = 'the ban'
lag = '7d'
baseline_lag = '30d'
`

// A stock of 12 kg on day 10 is known on day 15: the sanction is back on day 22, 12 days after the violation, and would be on day 45,
// 35 days after it. A claim resets nothing, nor does 9 kg; 8 kg on day 40 does, and 11 kg on day 50 fires again.
func TestATriggerFiresOnceUntilItsReset(t *testing.T) {
	book, err := ParseBook("t.toml", []byte(triggerBook))
	if err != nil {
		t.Fatal(err)
	}
	at := func(day int, value float64, quality data.Quality) data.Reading {
		return data.Reading{Indicator: "x", Observed: data.Day(origin + day).Instant(), Published: data.NoInstant, Value: value, Low: value, High: value, Source: "s", Quality: quality}
	}
	readings := seriesOf(map[string][]data.Reading{"x": {at(0, 5, data.Verified), at(10, 12, data.Verified), at(20, 7, data.Claimed),
		at(30, 9, data.Verified), at(40, 8, data.Verified), at(50, 11, data.Verified)}})
	for _, c := range []struct {
		vintage             Vintage
		fired, reset, again int
	}{
		{AsKnownNow, 10, 40, 50},
		{AsKnownThen, 15, 45, 55},
	} {
		h := Run(book, readings, c.vintage, origin+100)
		list := h.Firings(0)
		if len(list) != 2 {
			t.Fatalf("as known %s: fired %d times, want 2", c.vintage, len(list))
		}
		f := list[0]
		if f.Day != origin+data.Day(c.fired) || f.Reset != origin+data.Day(c.reset) || list[1].Day != origin+data.Day(c.again) || list[1].Reset != NotReset {
			t.Errorf("as known %s: got %+v and %+v, want %+v", c.vintage, f, list[1], c)
		}
		saved, ok := f.Saved()
		if f.Violation != origin+10 || f.Known != origin+15 || f.EnforcementLag() != 12 || f.Baseline() != 35 || saved != 23 || !ok {
			t.Errorf("as known %s: violated on day %d, known on day %d, lag %d, baseline %d, saved %d", c.vintage, f.Violation-origin, f.Known-origin, f.EnforcementLag(), f.Baseline(), saved)
		}
		if s := h.Trigger(0, origin+35); !s.Fired || s.Since != origin+data.Day(c.fired) {
			t.Errorf("as known %s: on day 35 it is %+v", c.vintage, s)
		}
		if s := h.Trigger(0, origin+47); s.Fired || s.Since != origin+data.Day(c.reset) {
			t.Errorf("as known %s: on day 47 it is %+v", c.vintage, s)
		}
	}
}

// Laws: firings do not overlap, none is known before a reading says so, and as known then none rests on what was published later.
func TestFiringsFollowEachOther(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		book, readings := randomBook(t), randomReadings(t)
		for _, b := range book.Benchmarks {
			book.Triggers = append(book.Triggers, &Trigger{ID: b.ID, Condition: b, BaselineLag: NoLag})
		}
		h := Run(book, seriesOf(readings), randomVintage(t), origin+230)
		for n := range book.Triggers {
			end := h.First() - 1
			for _, f := range h.Firings(n) {
				if f.Day < end || f.Reset <= f.Day || f.Violation > f.Day {
					t.Fatalf("%+v after one that ended on %s", f, end)
				}
				if h.Vintage() == AsKnownThen && f.Known > f.Day {
					t.Fatalf("fired on %s by what was known on %s", f.Day, f.Known)
				}
				if s := h.Trigger(n, f.Day); !s.Fired {
					t.Fatalf("on %s it fires and is armed", f.Day)
				}
				end = f.Reset
			}
		}
	})
}
