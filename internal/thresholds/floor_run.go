package thresholds

import (
	"math"

	"watchtui/internal/data"
)

// conditions are the measures of the floor, with what they ask of evidence.
func (f *Floor) conditions() []*Benchmark {
	var list []*Benchmark
	for _, side := range [...][]*FloorPart{f.Holding, f.Conceding} {
		for _, p := range side {
			list = append(list, p.condition)
		}
	}
	return list
}

// runFloor goes through all days: measures may drift, and each day costs a few additions.
func (h *History) runFloor() *FloorCourse {
	f := h.book.Floor
	made := supplies(h.book, h.readings, f.conditions(), h.vintage.knownAtFirst(h.until))
	r := newFloorRun(f, made)
	c := &FloorCourse{First: h.first}
	due := newDueDays(h.first, h.until)
	due.markAll()
	h.walk(made, walker{due, func(t data.Day) { c.take(r.on(t)) }})
	return c
}

// take adds a day, which must come after the last one.
func (c *FloorCourse) take(day FloorDay) {
	c.Holding, c.Conceding = append(c.Holding, day.Holding.Value), append(c.Conceding, day.Conceding.Value)
	c.HoldingFresh, c.ConcedingFresh = append(c.HoldingFresh, day.Holding.Fresh), append(c.ConcedingFresh, day.Conceding.Fresh)
	c.Escalations = append(c.Escalations, day.Escalation)
	last := len(c.Openings) - 1
	wasOpen := last >= 0 && c.Openings[last].To == NotClosed
	switch {
	case day.Open && !wasOpen:
		c.Openings = append(c.Openings, Opening{day.Day, NotClosed})
	case !day.Open && wasOpen:
		c.Openings[last].To = day.Day
	}
}

// FloorOn is the floor on a day, with its parts; false where the book has none.
func (h *History) FloorOn(at data.Day) (FloorDay, bool) {
	f := h.book.Floor
	if f == nil {
		return FloorDay{}, false
	}
	at = min(at, h.until)
	made := supplies(h.book, h.readings, f.conditions(), h.vintage.Known(at))
	return newFloorRun(f, made).on(at), true
}

// floorRun carries the floor through the days.
type floorRun struct {
	floor              *Floor
	holding, conceding []*partRun
}

func newFloorRun(f *Floor, made map[string]*supply) *floorRun {
	r := &floorRun{floor: f}
	for _, p := range f.Holding {
		r.holding = append(r.holding, newPartRun(p, made))
	}
	for _, p := range f.Conceding {
		r.conceding = append(r.conceding, newPartRun(p, made))
	}
	return r
}

func (r *floorRun) on(t data.Day) FloorDay {
	day := FloorDay{Day: t, Holding: indexOf(standings(r.holding, t)), Conceding: indexOf(standings(r.conceding, t))}
	day.Open = day.Holding.Value > day.Conceding.Value // never while one is undefined
	day.Escalation = r.escalation(day.Conceding.Parts, t)
	return day
}

func standings(runs []*partRun, t data.Day) []Standing {
	list := make([]Standing, len(runs))
	for i, r := range runs {
		list[i] = r.on(t)
	}
	return list
}

// escalation is what changed over the window: of the vertical parts the steepest rise, since enrichment or the stock is enough; of the horizontal
// ones their mean by weight. Both days are judged by what may be known on the later one.
func (r *floorRun) escalation(now []Standing, t data.Day) Escalation {
	vertical, sum, weight := math.NaN(), 0.0, 0.0
	for i, run := range r.conceding {
		p := run.part
		if p.Axis == NoAxis || !now[i].Fresh {
			continue
		}
		change := p.scaled(now[i].Value) - p.scaled(run.before(t-data.Day(r.floor.Window)))
		switch {
		case math.IsNaN(change):
		case p.Axis == Horizontal:
			sum, weight = sum+p.Weight*change, weight+p.Weight
		case math.IsNaN(vertical) || change > vertical:
			vertical = change
		}
	}
	horizontal := math.NaN()
	if weight > 0 {
		horizontal = sum / weight
	}
	return escalationOf(vertical, horizontal)
}

// partRun carries one part through the days.
type partRun struct {
	part                *FloorPart
	streams             []*stream // of evidence
	hints, fresh, prior []callHints
}

func newPartRun(p *FloorPart, made map[string]*supply) *partRun {
	_, evidence := streamsOf(p.condition, made)
	return &partRun{p, evidence, newHints(p.condition), newHints(p.condition), newHints(p.condition)}
}

// on is the part on day t. Where the evidence is too old the value is that of the last day on which it was not: a sum of events that nobody
// looked for would fall to 0 by itself, and silence is not evidence of calm.
func (r *partRun) on(t data.Day) Standing {
	s := Standing{Part: r.part, Value: math.NaN(), Score: math.NaN(), AsOf: t, AgeDays: -1}
	last, until, ok := r.evidence(t)
	if !ok {
		return s
	}
	s.AgeDays, s.Fresh = int(t-last), t <= until
	if s.Fresh {
		s.Value = r.part.condition.measure.at(r.streams, t, r.hints)
	} else {
		s.AsOf = until
		s.Value = r.part.condition.measure.at(r.streams, until, r.fresh)
	}
	s.Score = r.part.Score(s.Value)
	s.Fresh = s.Fresh && !math.IsNaN(s.Score)
	return s
}

// evidence is the day of the last reading of the indicator that was read longest ago, and the last day on which all evidence is fresh; false
// where an indicator has no reading.
func (r *partRun) evidence(t data.Day) (last, until data.Day, ok bool) {
	last, until = t, NotClosed
	for i, s := range r.streams {
		n := s.upTo(t, nil)
		if n == 0 {
			return 0, 0, false
		}
		day := s.day(n - 1)
		last, until = min(last, day), min(until, day+data.Day(r.part.condition.maxAge[i]))
	}
	return last, until, true
}

// before is the measure on an earlier day; NaN where the evidence of that day was old by then.
func (r *partRun) before(t data.Day) float64 {
	if _, until, ok := r.evidence(t); !ok || t > until {
		return math.NaN()
	}
	return r.part.condition.measure.at(r.streams, t, r.prior)
}
