package thresholds

import (
	"fmt"
	"slices"
	"strings"
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

// What each date of a firing is, by worked examples over days from an origin. Readings are known 5 days after the day that they are about.
func TestDatesOfAFiring(t *testing.T) {
	at := func(day int, value float64) data.Reading {
		return data.Reading{Indicator: "x", Observed: data.Day(origin + day).Instant(), Published: data.NoInstant, Value: value, Low: value, High: value, Source: "s", Quality: data.Verified}
	}
	published := func(r data.Reading, day int) data.Reading {
		r.Published = data.Day(origin + day).Instant()
		return r
	}
	for _, c := range []struct {
		name, changed    string
		readings         []data.Reading
		vintage          Vintage
		violation, known int
		fired, returns   int
	}{
		{"a reading, as known now", "", []data.Reading{at(0, 5), at(10, 12)}, AsKnownNow, 10, 15, 10, 22},
		{"as known then it fires when that is known", "", []data.Reading{at(0, 5), at(10, 12)}, AsKnownThen, 10, 15, 15, 22},
		{"revised from 12 to 13 kg on day 30: it was known before", "", []data.Reading{at(0, 5), at(10, 12), published(at(10, 13), 30)}, AsKnownNow, 10, 15, 10, 22},
		{"revised from 9 to 13 kg on day 30: nobody could know before", "", []data.Reading{at(0, 5), at(10, 9), published(at(10, 13), 30)}, AsKnownNow, 10, 30, 10, 37},
		{"and as known then", "", []data.Reading{at(0, 5), at(10, 9), published(at(10, 13), 30)}, AsKnownThen, 10, 30, 30, 37},
		{"a forecast of day 2 is no knowledge until day 10", "", []data.Reading{at(0, 5), published(at(10, 12), 2)}, AsKnownNow, 10, 10, 10, 17},
		{"two readings out at once: the violation is that of the first", "", []data.Reading{at(0, 5), published(at(10, 12), 25), published(at(20, 14), 25)}, AsKnownThen, 10, 25, 25, 32},
		{"for 20 days: known on day 15, fired on day 30", "for = '20d'\n", []data.Reading{at(0, 5), at(10, 12)}, AsKnownNow, 10, 15, 30, 37},
		{"for 20 days, as known then: they begin when it is known", "for = '20d'\n", []data.Reading{at(0, 5), at(10, 12)}, AsKnownThen, 10, 15, 35, 42},
		{"no reading for more than 30 days: a day on which nothing is read", "measure = 'age(x)'\nwhen = '> 30'\n", []data.Reading{at(0, 5), at(10, 12)}, AsKnownNow, 41, 41, 41, 48},
	} {
		source := triggerBook
		for _, line := range strings.SplitAfter(c.changed, "\n") {
			if key, _, ok := strings.Cut(line, " "); ok && strings.Contains(source, "\n"+key+" = ") {
				before, rest, _ := strings.Cut(source, "\n"+key+" = ")
				_, after, _ := strings.Cut(rest, "\n")
				source = before + "\n" + line + after
			} else {
				source += line
			}
		}
		source = strings.Replace(source, "reset = '<= 8'\n", "", 1) // it plays no part here
		book, err := ParseBook("t.toml", []byte(source))
		if err != nil {
			t.Fatalf("%s: %v", c.name, err)
		}
		list := Run(book, seriesOf(map[string][]data.Reading{"x": c.readings}), c.vintage, origin+100).Firings(0)
		if len(list) != 1 {
			t.Errorf("%s: fired %d times", c.name, len(list))
			continue
		}
		f := list[0]
		if got := [...]int{int(f.Violation - origin), int(f.Known - origin), int(f.Day - origin), int(f.Returns() - origin)}; got != [...]int{c.violation, c.known, c.fired, c.returns} {
			t.Errorf("%s: violation, known, fired and returns on days %v, want %v", c.name, got, [...]int{c.violation, c.known, c.fired, c.returns})
		}
	}
}

// triggersOf makes a trigger of each benchmark.
func triggersOf(book *Book) {
	for _, b := range book.Benchmarks {
		book.Triggers = append(book.Triggers, &Trigger{ID: b.ID, Condition: b, BaselineLag: NoLag})
	}
}

// Laws: firings do not overlap, a violation is not known before it is there nor after it fired and was known, and as known then none rests on what
// was published later.
func TestFiringsFollowEachOther(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		book, readings := randomBook(t), randomReadings(t)
		triggersOf(book)
		h := Run(book, seriesOf(readings), randomVintage(t), origin+230)
		for n := range book.Triggers {
			end := h.First() - 1
			for _, f := range h.Firings(n) {
				if f.Day < end || f.Reset <= f.Day || f.Violation > f.Day || f.Known < f.Violation {
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

// Law: a firing is known on the first day, from the violation on, on which the condition holds by what was out: as found by asking day after day.
func TestFiringIsKnownOnTheFirstDayThatGivesIt(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		book, readings := randomBook(t), seriesOf(randomReadings(t))
		triggersOf(book)
		h := Run(book, readings, rapid.SampledFrom([]Vintage{AsKnownNow, AsKnownOn(origin + 60)}).Draw(t, "vintage"), origin+200)
		for n, trigger := range book.Triggers {
			for _, f := range h.Firings(n) {
				day := f.Violation
				for ; day < f.Violation+400; day++ {
					known := min(day.End(), h.Vintage().Known(day))
					any, evidence := streamsOf(trigger.Condition, supplies(book, readings, []*Benchmark{trigger.Condition}, known))
					if trigger.Condition.heldOn(any, evidence, f.Violation) {
						break
					}
				}
				if f.Known != day {
					t.Fatalf("violated on %s: known on %s, want %s", f.Violation, f.Known, day)
				}
			}
		}
	})
}

// Law: as known then, the firings up to a day are those of a history that ends there and has nothing of what was published later.
func TestFiringsAsKnownThenDoNotSeeLater(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		book, readings := randomBook(t), randomReadings(t)
		triggersOf(book)
		day := data.Day(origin + rapid.IntRange(20, 150).Draw(t, "day"))
		early := map[string][]data.Reading{}
		for id, list := range readings {
			indicator, _ := book.Indicator(id)
			for _, r := range list {
				if indicator.Known(r.Observed, r.Published) <= day.End() {
					early[id] = append(early[id], r)
				}
			}
		}
		whole, part := Run(book, seriesOf(readings), AsKnownThen, origin+230), Run(book, seriesOf(early), AsKnownThen, day)
		for n := range book.Triggers {
			var want []Firing
			for _, f := range whole.Firings(n) {
				if f.Day <= day {
					if f.Reset > day {
						f.Reset = NotReset
					}
					want = append(want, f)
				}
			}
			if got := part.Firings(n); fmt.Sprint(got) != fmt.Sprint(want) {
				t.Fatalf("up to %s:\n%v\nwant\n%v", day, got, want)
			}
		}
	})
}

// Law: the firings are those of judging each day from scratch.
func TestFiringsAreThoseOfJudgingEachDay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		book, readings := randomBook(t), seriesOf(randomReadings(t))
		triggersOf(book)
		h := Run(book, readings, randomVintage(t), origin+200)
		for n, trigger := range book.Triggers {
			var want, got []string
			b, fired, since := trigger.Condition, false, h.Until()+1
			for day := h.First(); day <= h.Until(); day++ {
				any, evidence := streamsOf(b, supplies(book, readings, []*Benchmark{b}, h.Vintage().Known(day)))
				f := b.measured(any, evidence, day)
				switch {
				case fired && !f.stale && b.Release.Holds(f.any) && b.Release.Holds(f.evidence):
					fired, since = false, h.Until()+1
					want = append(want, "reset "+day.String())
				case fired:
				case b.word(f, false) != Holding:
					since = h.Until() + 1
				case int(day-min(since, day)) >= b.Dwell:
					fired = true
					want = append(want, "fired "+day.String())
				default:
					since = min(since, day)
				}
			}
			for _, f := range h.Firings(n) {
				got = append(got, "fired "+f.Day.String())
				if f.Reset != NotReset {
					got = append(got, "reset "+f.Reset.String())
				}
			}
			if !slices.Equal(got, want) {
				t.Fatalf("%s %s, %s, for %d days, as known %s:\n%v\nwant\n%v", b.Measure, b.Met, b.Release, b.Dwell, h.Vintage(), got, want)
			}
		}
	})
}

// A stock is read on days 10 and 100, and a reading counts for 30 days: blind on days 41 to 99, and from day 131 on. It was 12 kg on day 10: the
// trigger is fired from then on. The history begins on day 0 with a reading of another indicator. As known then all comes 5 days later, and a reading
// is as old as ever: it counts until 30 days after the day that it is about.
func TestSinceWhenATriggerIsBlind(t *testing.T) {
	source := "[[indicator]]\nid = 'y'\nkind = 'level'\nunit = 'kg'\ncadence = '1y'\n" + triggerBook + "max_age = '30d'\n"
	book, err := ParseBook("t.toml", []byte(source))
	if err != nil {
		t.Fatal(err)
	}
	at := func(id string, day int, value float64) data.Reading {
		return data.Reading{Indicator: id, Observed: data.Day(origin + day).Instant(), Published: data.NoInstant, Value: value, Low: value, High: value, Source: "s", Quality: data.Verified}
	}
	grown := seriesOf(map[string][]data.Reading{"y": {at("y", 0, 1)}, "x": {at("x", 10, 12), at("x", 100, 12)}})
	small := seriesOf(map[string][]data.Reading{"y": {at("y", 0, 1)}, "x": {at("x", 10, 5), at("x", 100, 5)}})
	late := seriesOf(map[string][]data.Reading{"y": {at("y", 0, 1)}, "x": {{Indicator: "x", Observed: data.Day(origin + 10).Instant(), Published: data.Day(origin + 60).Instant(),
		Value: 5, Source: "s", Quality: data.Verified}, at("x", 100, 5)}})
	day := func(n int) string { return (origin + data.Day(n)).String() }
	for _, c := range []struct {
		name     string
		readings Readings
		vintage  Vintage
		at       int
		want     string
	}{
		{"before the first reading", grown, AsKnownNow, 9, "armed, blind from the start"},
		{"fired, and it sees", grown, AsKnownNow, 40, "fired since " + day(10)},
		{"fired, on the first blind day", grown, AsKnownNow, 41, "fired since " + day(10) + ", blind since " + day(41)},
		{"on the last", grown, AsKnownNow, 99, "fired since " + day(10) + ", blind since " + day(41)},
		{"it sees again", grown, AsKnownNow, 100, "fired since " + day(10)},
		{"the present blindness, not the first", grown, AsKnownNow, 180, "fired since " + day(10) + ", blind since " + day(131)},
		{"after the end it is as on the last day", grown, AsKnownNow, 900, "fired since " + day(10) + ", blind since " + day(131)},
		{"as known then it sees on day 105", grown, AsKnownThen, 104, "fired since " + day(15) + ", blind since " + day(41)},
		{"and on day 105", grown, AsKnownThen, 105, "fired since " + day(15)},
		{"as known on day 50 nothing comes after", grown, AsKnownOn(origin + 50), 120, "fired since " + day(10) + ", blind since " + day(41)},
		{"armed from the first reading on", small, AsKnownNow, 20, "armed, no data before " + day(10)},
		{"armed and blind", small, AsKnownNow, 60, "armed, no data before " + day(10) + ", blind since " + day(41)},
		{"as known then, the first comes when it is too old", late, AsKnownThen, 70, "armed, blind from the start"},
		{"and the next one is fresh", late, AsKnownThen, 110, "armed, no fresh data before " + day(105)},
	} {
		s := Run(book, c.readings, c.vintage, origin+200).Trigger(0, origin+data.Day(c.at))
		if got := s.Standing(s.Since.String()); got != c.want {
			t.Errorf("%s, as known %s, on day %d: %q, want %q", c.name, c.vintage, c.at, got, c.want)
		}
	}
}

// Law: a trigger is blind since the first of the days, counted backwards, on which its state says that it is.
func TestBlindnessIsThatOfEachDay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		book, readings := randomBook(t), randomReadings(t)
		triggersOf(book)
		h := Run(book, seriesOf(readings), randomVintage(t), origin+200)
		for n := range book.Triggers {
			since, isBlind := data.Day(0), false
			for day := h.First(); day <= h.Until(); day++ {
				s := h.Trigger(n, day)
				if s.Blind() && !isBlind {
					since = day
				}
				if isBlind = s.Blind(); isBlind && s.BlindSince != since || !isBlind && s.BlindSince != day {
					t.Fatalf("on %s: blind %v since %s, want %s", day, isBlind, s.BlindSince, since)
				}
			}
		}
	})
}
