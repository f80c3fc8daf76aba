package thresholds

import (
	"strings"

	"watchtui/internal/data"
)

// runTrigger follows a trigger through the days.
func (h *History) runTrigger(t *Trigger) []Firing {
	var r *triggerRun
	h.walk(t.Condition, func(made map[string]*supply, due dueDays) func(data.Day) {
		any, evidence := streamsOf(t.Condition, made)
		r = &triggerRun{h: h, trigger: t, due: due,
			run: run{benchmark: t.Condition, any: any, evidence: evidence, anyHints: newHints(t.Condition), hints: newHints(t.Condition)}}
		return r.judge
	})
	return r.firings
}

// walk goes through the days on which a benchmark's measure can be another, with the readings that may be known on each. judge is made once
// the readings are supplied, and may mark further days.
func (h *History) walk(b *Benchmark, prepare func(made map[string]*supply, due dueDays) (judge func(data.Day))) {
	known, learns := h.vintage.Known(h.until), h.vintage == AsKnownThen
	if learns {
		known = data.NoInstant
	}
	made := supplies(h.book, h.readings, []*Benchmark{b}, known)
	due := newDueDays(h.first, h.until)
	due.markFor(b, made)
	judge := prepare(made, due)
	for _, s := range made {
		if learns {
			s.await()
			due.markLearning(s)
		}
	}
	for t := h.first; t <= h.until; t++ {
		for _, s := range made {
			if learns {
				s.learn(t)
			}
		}
		if due.has(t) {
			judge(t)
		}
	}
}

// streamsOf are a benchmark's streams of any quality and of evidence, by its Uses.
func streamsOf(b *Benchmark, made map[string]*supply) (any, evidence []*stream) {
	for _, id := range b.Uses {
		any, evidence = append(any, made[id].stream(data.Claimed)), append(evidence, made[id].stream(b.Evidence))
	}
	return any, evidence
}

// triggerRun carries one trigger through the days:
//
//	armed ── holds on evidence and on any quality, for the dwell ──▶ fired
//	fired ── the reset holds on evidence and on any quality ──────▶ armed
type triggerRun struct {
	run
	h       *History
	trigger *Trigger
	due     dueDays
	fired   bool
	holds   bool
	start   Firing // what holds, while it is not fired
	firings []Firing
}

func (r *triggerRun) judge(t data.Day) {
	f := r.measured(t)
	b := r.benchmark
	if r.fired {
		if b.Release.Holds(f.any) && b.Release.Holds(f.evidence) { // never while undefined or stale
			r.fired, r.holds = false, false
			r.firings[len(r.firings)-1].Reset = t
			r.due.mark(t + 1) // it may hold at once where reset and condition overlap
		}
		return
	}
	if b.word(f, false) != Holding {
		r.holds = false
		return
	}
	if !r.holds {
		r.holds, r.start = true, r.begins(t, f.evidence)
		r.start.Day = t
		r.due.mark(t + data.Day(b.Dwell))
	}
	if int(t-r.start.Day) >= b.Dwell {
		firing := r.start
		firing.Day, r.fired = t, true
		r.firings = append(r.firings, firing)
		r.due.mark(t + 1)
	}
}

// begins is the reading by which a condition begins to hold: the newest of those that it rests on; where it counts events upwards, the newest
// with any.
func (r *triggerRun) begins(t data.Day, measure float64) Firing {
	b := r.benchmark
	f := Firing{Trigger: r.trigger, Violation: t, Known: t, Reset: NotReset, Measure: measure}
	newest := data.NoInstant
	for _, c := range b.measure.calls {
		s, id := r.evidence[c.use], b.Uses[c.use]
		indicator, _ := r.h.book.Indicator(id)
		for _, list := range c.used(r.evidence, t) {
			for i := list.from; i < list.to; i++ {
				if indicator.Kind == data.Event && strings.HasPrefix(b.Met.Op, ">") && s.Value(i) <= 0 || s.Observed(i) < newest {
					continue
				}
				newest = s.Observed(i)
				f.Reading = r.h.readings[id].Reading(s.Index(i))
				f.Violation = newest.Day()
				f.Known = indicator.Known(f.Reading.Observed, f.Reading.Published).Day()
			}
		}
	}
	return f
}
