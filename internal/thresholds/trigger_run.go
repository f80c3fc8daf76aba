package thresholds

import (
	"slices"
	"strings"

	"watchtui/internal/data"
)

// runTriggers follows the book's triggers through the days.
func (h *History) runTriggers() []triggerTrack {
	made := h.supplies
	if made == nil {
		made = supplies(h.book, h.readings, conditions(h.book.Triggers), data.NoInstant)
	}
	runs, walkers := make([]*triggerRun, len(h.book.Triggers)), make([]walker, len(h.book.Triggers))
	for i, t := range h.book.Triggers {
		runs[i] = &triggerRun{run: newRun(t.Condition, h, made), h: h, trigger: t}
		walkers[i] = walker{runs[i].due, runs[i].judge}
	}
	h.walk(made, walkers...)
	found := make([]triggerTrack, len(runs))
	for i, r := range runs {
		h.becameKnown(r.benchmark, r.firings)
		found[i] = triggerTrack{r.firings, r.sight}
	}
	return found
}

// conditions are those of triggers, which are judged like benchmarks.
func conditions(triggers []*Trigger) []*Benchmark {
	list := make([]*Benchmark, len(triggers))
	for i, t := range triggers {
		list[i] = t.Condition
	}
	return list
}

// triggerRun carries one trigger through the days:
//
//	armed ── holds on evidence and on any quality, for the dwell ──▶ fired
//	fired ── the reset holds on evidence and on any quality ──────▶ armed
type triggerRun struct {
	*run
	h       *History
	trigger *Trigger
	fired   bool
	holds   bool
	start   Firing // what holds, while it is not fired
	firings []Firing
	sight   []Change
}

func (r *triggerRun) judge(t data.Day) {
	f := r.measured(t)
	b := r.benchmark
	word := b.word(f, false)
	if n := len(r.sight); n == 0 || r.sight[n-1].Word != word {
		r.sight = append(r.sight, Change{t, word})
	}
	if r.fired {
		if b.Release.Holds(f.any) && b.Release.Holds(f.evidence) { // never while undefined or stale
			r.fired, r.holds = false, false
			r.firings[len(r.firings)-1].Reset = t
			r.due.mark(t + 1) // it may hold at once where reset and condition overlap
		}
		return
	}
	if word != Holding {
		r.holds = false
		return
	}
	if !r.holds {
		r.holds, r.start = true, r.begins(t)
		r.due.mark(t + data.Day(b.Dwell))
	}
	if int(t-r.start.Day) >= b.Dwell {
		firing := r.start
		firing.Day, r.fired = t, true
		r.firings = append(r.firings, firing)
		r.due.mark(t + 1)
	}
}

// begins is the firing of a condition that holds from day t on, by what is known then. Where publications come later than what they are about,
// it held before that could be known: the violation is the first day of the stretch, and the reading the newest with anything to count on it.
func (r *triggerRun) begins(t data.Day) Firing {
	f := Firing{Trigger: r.trigger, Violation: t, Day: t, Known: t, Reset: NotReset}
	for r.h.vintage == AsKnownThen && f.Violation > r.h.first && r.benchmark.heldOn(r.any, r.evidence, f.Violation-1) {
		f.Violation--
	}
	f.Measure = r.benchmark.measured(r.any, r.evidence, f.Violation).evidence
	f.Reading = r.deciding(f.Violation)
	return f
}

// heldOn tells whether the condition holds on a day, on evidence and with nothing that puts it in doubt.
func (b *Benchmark) heldOn(any, evidence []*stream, t data.Day) bool {
	return b.word(b.measured(any, evidence, t), false) == Holding
}

// deciding is the newest reading on which the measure rests on a day; where it counts events upwards, the newest with any.
func (r *triggerRun) deciding(t data.Day) (reading data.Reading) {
	b, newest := r.benchmark, data.NoInstant
	for _, c := range b.measure.calls {
		s, id := r.evidence[c.use], b.Uses[c.use]
		indicator, _ := r.h.book.Indicator(id)
		counts := indicator.Kind == data.Event && strings.HasPrefix(b.Met.Op, ">")
		for _, list := range c.used(r.evidence, t) {
			for i := list.to - 1; i >= list.from && s.Observed(i) >= newest; i-- {
				if counts && s.Value(i) <= 0 {
					continue
				}
				newest = s.Observed(i)
				reading = r.h.readings[id].Reading(s.Index(i))
				break
			}
		}
	}
	return reading
}

// becameKnown finds for each firing the first day, from the violation on, on which the readings that were out gave it. Whoever asks as known
// now looks back on days of which nothing was out; as known then a firing is known when it begins.
//
// All firings are looked for in one passage through the days of publication.
func (h *History) becameKnown(b *Benchmark, firings []Firing) {
	if h.vintage == AsKnownThen || len(firings) == 0 {
		return
	}
	made := supplies(h.book, h.readings, []*Benchmark{b}, data.NoInstant)
	any, evidence := streamsOf(b, made)
	last := h.vintage.Known(h.until)
	var days []data.Day
	for _, s := range made {
		s.await()
		for _, p := range s.pending {
			if day := p.day(); day.Instant() <= last && (len(days) == 0 || day != days[len(days)-1]) {
				days = append(days, day)
			}
		}
	}
	pending := make([]*Firing, len(firings)) // in the order of their violations
	for i := range firings {
		pending[i] = &firings[i]
		days = append(days, firings[i].Violation)
	}
	slices.Sort(days)
	for _, day := range slices.Compact(days) {
		if len(pending) == 0 {
			return
		}
		if day < pending[0].Violation {
			continue // what became known then is learned later, all at once
		}
		for _, s := range made {
			s.learn(min(day.End(), last).Day())
		}
		pending = slices.DeleteFunc(pending, func(f *Firing) bool {
			isKnown := f.Violation <= day && b.heldOn(any, evidence, f.Violation)
			if isKnown {
				f.Known = day
			}
			return isKnown
		})
	}
}
