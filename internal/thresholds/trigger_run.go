package thresholds

import (
	"strings"

	"watchtui/internal/data"
)

// runTrigger follows a trigger through the days.
func (h *History) runTrigger(t *Trigger) []Firing {
	made := supplies(h.book, h.readings, []*Benchmark{t.Condition}, h.vintage.knownAtFirst(h.until))
	r := &triggerRun{run: newRun(t.Condition, h, made), h: h, trigger: t}
	h.walk(made, walker{r.due, r.judge})
	return r.firings
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
