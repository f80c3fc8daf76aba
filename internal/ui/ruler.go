package ui

import (
	"math"
	"slices"

	"watchtui/internal/data"
)

// ruler is what a line of readings did from the one time to the other, the later one included.
//
//	anchor                crosshair
//	   ├──────────────────────│
//	 was   … the readings …   is
//
// Laws: measured the other way round it has the other sign, and a way that is cut in two has the sum of both parts.
type ruler struct {
	from, to  data.Instant // from is where the measuring began, also where that is later
	was, is   float64      // of a level: the values in force there; NaN where none was yet
	sum       float64      // of an event: what was counted after the earlier one, up to the later one
	readings  int          // after the earlier one, up to the later one
	low, high float64      // of these
}

// measure goes from one time to another.
func measure(points course, kind data.Kind, from, to data.Instant) ruler {
	d := ruler{from: from, to: to, was: inForce(points, from), is: inForce(points, to)}
	first, end := points.upTo(min(from, to)), points.upTo(max(from, to))
	if d.readings = end - first; d.readings == 0 {
		return d
	}
	f := points.fold(first, end)
	d.low, d.high = f.low, f.high
	if kind == data.Event {
		for i := first; i < end; i++ {
			d.sum += points.value(i)
		}
	}
	return d
}

// inForce is the value of the last reading up to a time, NaN where there is none.
func inForce(points course, t data.Instant) float64 {
	if i := points.upTo(t) - 1; i >= 0 {
		return points.value(i)
	}
	return math.NaN()
}

// days are how far apart both times are, negative where the measuring began at the later one.
func (d ruler) days() int { return int(d.to.Day() - d.from.Day()) }

// apart is that in words: of times on one day in hours or minutes.
func (d ruler) apart() string {
	if between := d.to.Time().Sub(d.from.Time()); d.days() == 0 && between != 0 {
		return within(between)
	}
	return days(d.days())
}

// toggleAnchor begins to measure at the crosshair, or no longer does.
func (m *model) toggleAnchor() {
	s := &m.indicator
	_, points := m.line()
	at := m.crossTime(points)
	s.anchored, s.anchor = !s.anchored && at != data.NoInstant, at
	if s.anchored {
		m.hint("measuring from " + minuteOf(at) + ": move the crosshair; " + m.keys.name(onChart, actMeasure) + " or " + m.keys.name(onChart, actEscape) + " ends it")
	}
}

// withAnchor is the vertical rules of a chart with one where measuring began.
func withAnchor(rules []plotMark, at data.Instant) []plotMark {
	rules = append(slices.Clone(rules), plotMark{at, "├", styleCrosshair})
	slices.SortStableFunc(rules, byTime)
	return rules
}
