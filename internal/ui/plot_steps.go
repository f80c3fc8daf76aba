package ui

import (
	"math"

	"watchtui/internal/data"
)

// stepper draws a level: horizontal at a value until the next reading, then vertical to it.
//
//	──────┐               a value holds until the next reading,
//	      │      · · ·┐    is dotted once it is older than carry,
//	      └──────     └──  and ends where a gap (NaN) begins
//
// Readings in one column of dots are one run from their lowest to their highest value, which is what
// their verticals cover. So a point costs two comparisons, however many there are.
//
// Law: the dots are those of drawing every reading by itself.
type stepper struct {
	*plotDrawing
	fresh, carried layer // layerNone: not drawn
	carry          data.Instant

	open      bool         // a value is in force
	at        data.Instant // since when
	value     float64
	low, high float64 // the run in the column that at is in
}

func (d *plotDrawing) drawSteps(points []plotPoint, fresh, carried layer) {
	last := d.last(d.times)
	first, end := within(points, d.times.from, last)
	if last < d.times.from || end == 0 {
		return
	}
	s := stepper{plotDrawing: d, fresh: fresh, carried: carried, carry: d.carry()}
	least, columnEnd := d.values.least(), data.Instant(math.MinInt64)
	for i := max(0, first-1); i < end; i++ {
		pt := &points[i]
		switch v := pt.value; {
		case !(v > least && v <= mostValue): // NaN as well
			if s.open {
				s.hold(pt.at)
				s.open = false
			}
		case s.open && pt.at < columnEnd && pt.at-s.at <= s.carry:
			if v < s.low {
				s.low = v
			} else if v > s.high {
				s.high = v
			}
			s.at, s.value = pt.at, v
		default:
			s.step(pt.at, v)
			columnEnd = d.times.start(d.dotColumn(pt.at)+1, 2*d.inner.w)
		}
	}
	if s.open {
		s.hold(last)
	}
}

// step begins the value v, joined to the value in force before.
func (s *stepper) step(at data.Instant, v float64) {
	before, joined := s.value, s.open
	stale := joined && s.hold(at)
	s.open, s.at, s.value, s.low, s.high = true, at, v, v, v
	switch {
	case stale: // the change came at some time in between
		if s.carried != layerNone {
			s.grid.dottedColumn(s.dotColumn(at), s.values.dot(before), s.values.dot(v), s.carried)
		}
	case joined:
		s.low, s.high = min(before, v), max(before, v)
	}
}

// hold draws the run and then its last value until end, and tells whether that is stale by then.
func (s *stepper) hold(end data.Instant) (stale bool) {
	y, column, endColumn := s.values.dot(s.value), s.dotColumn(s.at), s.dotColumn(end)
	freshEnd := min(end, s.at+s.carry)
	if freshEnd >= s.times.from {
		s.grid.column(column, s.values.dot(s.low), s.values.dot(s.high), s.fresh)
		freshColumn := s.dotColumn(freshEnd)
		s.grid.row(column, freshColumn, y, s.fresh)
		column = freshColumn + 1
	}
	if freshEnd < end && s.carried != layerNone {
		s.grid.dottedRow(column, endColumn, y, s.carried)
	}
	return freshEnd < end
}

// dotColumn is the column of dots of an instant, the first or last for what is off the axis.
func (d *plotDrawing) dotColumn(t data.Instant) int { return d.times.column(t, 2*d.inner.w) }

// drawBand draws the other sources as far as their values are fresh: a crowd of stale ones would
// hide how the sources differ now.
func (d *plotDrawing) drawBand() {
	for _, points := range d.band {
		if d.kind == data.Level {
			d.drawSteps(points, layerBand, layerNone)
			continue
		}
		first, end := within(points, d.times.from, d.last(d.times))
		for _, pt := range points[first:end] {
			if d.values.drawable(pt.value) {
				x, y := d.dotColumn(pt.at)&^1, d.values.dot(pt.value)
				d.grid.row(x, x+1, y, layerBand)
			}
		}
	}
}

// drawWhiskers draws published ranges where there is room: closer than every second cell they
// would be a wall.
func (d *plotDrawing) drawWhiskers() {
	first, end := within(d.points, d.times.from, d.last(d.times))
	if end-first > d.inner.w { // not worth counting
		return
	}
	ranges := 0
	for _, pt := range d.points[first:end] {
		if d.hasRange(pt) {
			ranges++
		}
	}
	if ranges > d.inner.w/2 {
		return
	}
	for _, pt := range d.points[first:end] {
		if d.hasRange(pt) {
			d.grid.column(d.dotColumn(pt.at), d.values.dot(pt.low), d.values.dot(pt.high), layerBand)
		}
	}
}

func (d *plotDrawing) hasRange(pt plotPoint) bool {
	return d.values.drawable(pt.low) && d.values.drawable(pt.high)
}
