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

func (d *plotDrawing) drawSteps(points course, fresh, carried layer) {
	last := d.last(d.times)
	first, end := points.within(d.times.from, last)
	if last < d.times.from || end == 0 {
		return
	}
	s := stepper{plotDrawing: d, fresh: fresh, carried: carried, carry: d.carry()}
	least, columnEnd, looked := d.values.least(), data.Instant(math.MinInt64), 0
	for i := max(0, first-1); i < end; i++ {
		at, v := points.at(i), points.value(i)
		switch {
		case !(v > least && v <= mostValue): // NaN as well
			if s.open {
				s.hold(at)
				s.open = false
			}
			continue
		case s.open && at < columnEnd && at-s.at <= s.carry:
			if v < s.low {
				s.low = v
			} else if v > s.high {
				s.high = v
			}
			s.at, s.value = at, v
		default:
			s.step(at, v)
			columnEnd = d.times.start(d.dotColumn(at)+1, d.grid.columns())
		}
		if skip := i + worthASkip; i >= looked && skip < end && points.at(skip) < columnEnd {
			looked = points.before(skip, end, columnEnd) // the end of the column
			if s.join(points.fold(i+1, looked), points.at(looked-1), points.value(looked-1)) {
				i = looked - 1
			}
		}
	}
	if s.open {
		s.hold(last)
	}
}

// join takes the rest of a column's readings into the run at once, the last of which is given; it is false where they have
// to be looked at one by one, as there is a gap.
func (s *stepper) join(f fold, at data.Instant, v float64) bool {
	if !(f.low > s.values.least() && f.high <= mostValue) || f.gap > s.carry {
		return false
	}
	s.low, s.high, s.at, s.value = min(s.low, f.low), max(s.high, f.high), at, v
	return true
}

// step begins the value v, joined to the value in force before.
func (s *stepper) step(at data.Instant, v float64) {
	before, joined := s.value, s.open
	stale := joined && s.hold(at)
	s.open, s.at, s.value, s.low, s.high = true, at, v, v, v
	switch {
	case stale: // the change came at some time in between
		if s.carried != layerNone {
			s.grid.dottedColumn(s.dotColumn(at), s.dotRow(before), s.dotRow(v), s.carried)
		}
	case joined:
		s.low, s.high = min(before, v), max(before, v)
	}
}

// hold draws the run and then its last value until end, and tells whether that is stale by then.
func (s *stepper) hold(end data.Instant) (stale bool) {
	y, column, endColumn := s.dotRow(s.value), s.dotColumn(s.at), s.dotColumn(end)
	freshEnd := min(end, s.at+s.carry)
	if freshEnd >= s.times.from {
		s.grid.column(column, s.dotRow(s.low), s.dotRow(s.high), s.fresh)
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
func (d *plotDrawing) dotColumn(t data.Instant) int { return d.times.column(t, d.grid.columns()) }

// dotRow is the row of dots of a drawable value, which may lie off the screen.
func (d *plotDrawing) dotRow(v float64) int { return d.values.dot(v, 1<<d.grid.down) }

// lineRow is the row of text that the line of a value is drawn in.
func (d *plotDrawing) lineRow(v float64) int { return max(0, d.dotRow(v)) >> d.grid.down }

// drawBand draws the other sources as far as their values are fresh: a crowd of stale ones would
// hide how the sources differ now.
func (d *plotDrawing) drawBand() {
	for _, points := range d.band {
		if d.kind == data.Level {
			d.drawSteps(points, layerBand, layerNone)
			continue
		}
		d.scatter(points, d.grid.rows(), d.dotRow, func(column, y int) {
			left := column << d.grid.across
			d.grid.row(left, left+1<<d.grid.across-1, y, layerBand)
		})
	}
}

// scatter shows each place, a column of cells and a row, in which there is a drawable entry. Where many share a column, what
// lies in rows that were all shown is passed over.
func (d *plotDrawing) scatter(points course, rows int, row func(float64) int, show func(column, row int)) {
	shown := make([]bool, rows)
	d.eachColumn(points, func(column, first, end int) {
		clear(shown)
		points.walk(first, end, func(f fold, first, end int) (parts bool) {
			if !d.values.drawable(f.low) || !d.values.drawable(f.high) {
				return end > first+1
			}
			top, bottom := max(0, row(f.high)), min(rows-1, row(f.low))
			news := false
			for y := top; y <= bottom; y++ {
				news = news || !shown[y]
			}
			if news && top == bottom {
				shown[top] = true
				show(column, top)
				return false
			}
			return news
		})
	})
}

// eachColumn goes through the entries on the screen, a column of cells at a time.
func (d *plotDrawing) eachColumn(points course, visit func(column, first, end int)) {
	i, end := points.within(d.times.from, d.last(d.times))
	for i < end {
		column := d.times.column(points.at(i), d.inner.w)
		next := end
		if column < d.inner.w-1 {
			next = max(i+1, points.before(i, end, d.times.start(column+1, d.inner.w)))
		}
		visit(column, i, next)
		i = next
	}
}

// drawWhiskers draws published ranges where there is room: closer than every second cell they
// would be a wall.
func (d *plotDrawing) drawWhiskers() {
	first, end := d.points.within(d.times.from, d.last(d.times))
	if end-first > d.inner.w { // not worth counting
		return
	}
	var ranged []plotPoint
	for i := first; i < end; i++ {
		if pt := d.points.point(i); d.hasRange(pt) {
			ranged = append(ranged, pt)
		}
	}
	if len(ranged) > d.inner.w/2 {
		return
	}
	for _, pt := range ranged {
		d.grid.column(d.dotColumn(pt.at), d.dotRow(pt.low), d.dotRow(pt.high), layerBand)
	}
}

func (d *plotDrawing) hasRange(pt plotPoint) bool {
	return d.values.drawable(pt.low) && d.values.drawable(pt.high)
}
