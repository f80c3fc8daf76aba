package thresholds

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"watchtui/internal/data"
)

// SmallestChange is the least that has to be read, from a day on, for an offer to reach a rung. It is proven: the scenario, judged
// by Run, reaches the rung on the day that is given.
//
// Its size is the distance, |measure − threshold| / |threshold|, of what is lacking, added up. A value moves
// to the threshold and no further; where benchmarks share an indicator, as far as the strictest of them asks.
type SmallestChange struct {
	Offer    *Offer
	Rung     int
	At       data.Day
	Found    bool
	On       data.Day // where Found: the rung is reached
	Exact    bool     // nothing less does it; where not Found, nothing at all does
	Distance float64
	Needs    []Need // what the rung lacks, and those below it; nearest first
	Moves    []Move // by the book's indicators
	Scenario Scenario
	Why      string // where not Found
}

// Move is what has to be read of one indicator.
type Move struct {
	Indicator data.Indicator
	Kind      MoveKind
	Before    float64 // the value at hand; NaN where there is none
	Value     float64 // what is to be read; of an event how many
	Quality   data.Quality
	On        data.Day   // of the first reading
	Again     []data.Day // on these days at the latest the same has to be read again (of an event none), so that it is not too old
}

// SmallestChange looks for the least that has to be read from the day on for the offer (a place in the book's list) to reach the rung.
func (h *History) SmallestChange(offer, rung int, at data.Day) SmallestChange {
	if at > h.until {
		h = Run(h.book, h.readings, h.vintage, at)
	}
	c := SmallestChange{Offer: h.book.Offers[offer], Rung: rung, At: at, Exact: true}
	required := requiredUpTo(c.Offer, rung)
	c.Needs, c.Distance = h.needs(required, at)
	if h.Rung(offer, at) >= rung {
		c.Found, c.On = true, at
		return c
	}
	if ceiling := c.Offer.ceiling(); rung > ceiling {
		lacking := c.Offer.failing(ceiling)[0]
		c.Why = fmt.Sprintf("no reading can do it: the offer does not pass the test %s: %s", lacking.Test, lacking.Why)
		return c
	}
	p := newRehearsal(h, required, at)
	tasks := p.tasks(required)
	for _, t := range tasks {
		if why := t.impossible(); why != "" {
			c.Why = why
			return c
		}
	}
	solutions, on, ok := solveAll(tasks)
	if !ok {
		c.Exact, c.Why = false, "the search found no readings that do it, which is no proof that there are none"
		return c
	}
	c.Found, c.On = true, on
	for i, t := range tasks {
		c.Exact = c.Exact && solutions[i].exact
		c.take(t, solutions[i])
	}
	c.settle(h, offer)
	return c
}

// tasks divides benchmarks into those that share no indicator.
func (p *rehearsal) tasks(benchmarks []*Benchmark) []*task {
	var tasks []*task
	for _, b := range benchmarks {
		joined := &task{rehearsal: p, benchmarks: []*Benchmark{b}, ids: slices.Clone(b.Uses), start: p.at}
		var apart []*task
		for _, t := range tasks {
			if !slices.ContainsFunc(t.ids, func(id string) bool { return slices.Contains(joined.ids, id) }) {
				apart = append(apart, t)
				continue
			}
			joined.benchmarks = append(t.benchmarks, joined.benchmarks...)
			for _, id := range joined.ids {
				if !slices.Contains(t.ids, id) {
					t.ids = append(t.ids, id)
				}
			}
			joined.ids = t.ids
		}
		tasks = append(apart, joined)
	}
	for _, t := range tasks {
		t.end = p.at + t.horizon()
	}
	return tasks
}

// horizon is in how many days whatever can be reached by holding what is read has been reached: the windows are full of it, what
// counts the days has counted enough, and the dwell is over.
func (t *task) horizon() data.Day {
	most := 0
	for _, b := range t.benchmarks {
		days := b.Dwell
		for _, c := range b.measure.calls {
			if c.window != (data.Span{}) {
				days = max(days, b.Dwell+int(c.window.Edge(t.at)-t.at)+1)
			}
			if c.function.counts {
				days = max(days, b.Dwell+int(min(40_000, max(400, math.Ceil(math.Abs(b.Met.Threshold)))))+1)
			}
		}
		most = max(most, days)
	}
	return min(data.Day(most+t.latestEvery()), data.LastDay-t.at)
}

// latestEvery leaves time for readings that come only when they are due.
func (t *task) latestEvery() int {
	most := 0
	for _, id := range t.ids {
		most = max(most, int(t.due(id)-t.start), t.every(id))
	}
	return min(most, 400)
}

// solveAll solves tasks so that all are met on one day, the earliest on which the slowest can be.
func solveAll(tasks []*task) ([]solution, data.Day, bool) {
	solutions := make([]solution, len(tasks))
	on := tasks[0].at
	for i, t := range tasks {
		s, ok := t.solve()
		if !ok {
			return nil, 0, false
		}
		solutions[i], on = s, max(on, s.met)
	}
	for i, t := range tasks {
		took := solutions[i].met - t.at
		t.end, t.fixed = on, true
		if _, ok := t.meets(t.benchmarks, solutions[i].plans); ok {
			continue
		}
		if s, ok := t.solve(); ok { // other plans, that last
			solutions[i] = s
			continue
		}
		t.start = on - took // the same later, just in time
		s, ok := t.solve()
		if !ok {
			return nil, 0, false
		}
		solutions[i] = s
	}
	return solutions, on, true
}

// take notes what a task's plans ask for.
func (c *SmallestChange) take(t *task, s solution) {
	last := c.On
	if t.lasts(s.plans, c.On) { // what is read on the last day is of use only where without it all is too old
		last = c.On - 1
	}
	readings := t.readings(s.plans, last)
	for _, id := range t.ids {
		indicator := t.shelves[id].indicator
		m := Move{Indicator: indicator, Kind: s.plans[id].kind, Value: s.plans[id].value, Quality: t.h.book.assumedQuality(id)}
		m.Before, _, _ = t.hold(id, data.Claimed)
		for i, r := range readings[id] {
			if c.Scenario = c.Scenario.With(t.h.book.Assume(indicator, r.at, r.value)); i == 0 {
				m.On = r.at.Day()
			} else {
				m.Again = append(m.Again, r.at.Day())
			}
		}
		switch {
		case len(readings[id]) == 0:
			m.Kind = Wait
		case m.Kind == Confirm && m.On == t.at:
			m.Kind = Renew // it is due already
		}
		c.Moves = append(c.Moves, m)
	}
	t.judge(t.benchmarks, readings, c.On, func(day data.Day, runs []*run) bool {
		for _, r := range runs {
			c.note(t.h, r)
		}
		return false
	})
}

// lasts tells whether the plans' readings until the day before are enough for a day.
func (t *task) lasts(plans map[string]plan, on data.Day) (ok bool) {
	t.judge(t.benchmarks, t.readings(plans, on-1), on, func(day data.Day, runs []*run) bool {
		ok = allMet(runs)
		return false
	})
	return ok
}

// note keeps since when a benchmark's comparison holds, and since when it is met.
func (c *SmallestChange) note(h *History, r *run) {
	for i := range c.Needs {
		n := &c.Needs[i]
		last := r.track.changes[len(r.track.changes)-1]
		if n.State.Benchmark != r.benchmark || last.Word != Met || n.MetOn == last.Day {
			continue
		}
		n.MetOn, n.From = last.Day, last.Day
		if wasMet := c.At > h.first && h.Word(h.number(r.benchmark), c.At-1) == Met; last.Day > c.At || !wasMet {
			n.From -= data.Day(r.benchmark.Dwell)
		}
	}
}

// settle names and proves the scenario.
func (c *SmallestChange) settle(h *History, offer int) {
	slices.SortStableFunc(c.Moves, func(a, b Move) int {
		place := func(m Move) int {
			return slices.IndexFunc(h.book.Indicators, func(i data.Indicator) bool { return i.ID == m.Indicator.ID })
		}
		return cmp.Compare(place(a), place(b))
	})
	c.Scenario.Title = fmt.Sprintf("smallest change to %s, from %s", c.Offer.RungName(c.Rung), c.At)
	leaving := Scenario{From: c.At, HasFrom: true}
	for _, indicator := range h.book.Indicators {
		if series := h.readings[indicator.ID]; series != nil && leaving.setsAside(indicator, series, h.vintage) {
			c.Scenario.From, c.Scenario.HasFrom = c.At, true
		}
	}
	proof := Run(h.book, c.Scenario.Over(h.book, h.readings, h.vintage), h.vintage, c.On)
	if proof.Rung(offer, c.On) < c.Rung {
		*c = SmallestChange{Offer: c.Offer, Rung: c.Rung, At: c.At, Distance: c.Distance, Needs: c.Needs,
			Why: "what the search found does not stand up to being judged in full"}
	}
}
