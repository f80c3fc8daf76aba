package ui

import "watchtui/internal/data"

// The first of the highest and the first of the least readings in sight have a mark on the curve: H and L.
const highMark, lowMark = "H", "L"

// leastMarkedWidth and leastMarkedHeight are the least room for data in which readings are marked: in less a mark hides more than it tells.
const leastMarkedWidth, leastMarkedHeight = 90, 12

// drawExtremes marks the highest and the least reading in sight where that hides no other mark, and tells something: there are two values
// at the least, of events more than one in a reading, whose least is mostly none.
func (d *plotDrawing) drawExtremes() {
	if !d.extremesMarked || d.inner.w < leastMarkedWidth || d.inner.h < leastMarkedHeight {
		return
	}
	first, end := d.points.within(d.times.from, d.last(d.times))
	if first >= end {
		return
	}
	f := d.points.fold(first, end)
	switch {
	case f.low == f.high:
	case d.kind == data.Event && f.high > 1:
		d.markReading(d.points.firstOf(first, end, f.high), highMark)
	case d.kind == data.Level:
		d.markReading(d.points.firstOf(first, end, f.high), highMark)
		d.markReading(d.points.firstOf(first, end, f.low), lowMark)
	}
}

// markReading writes a mark on the curve where a reading is; of an event on the upper end of its column.
func (d *plotDrawing) markReading(i int, mark string) {
	if i < 0 || !d.values.shows(d.points.value(i)) {
		return
	}
	at, v := d.points.at(i), d.points.value(i)
	column, row, on := d.times.column(at, d.inner.w), d.lineRow(v), layerLine
	if d.kind == data.Event {
		row, on = d.values.row(v), layerColumn
	}
	if d.grid.at(column, row) != on || d.isAssumed(column, row) {
		return
	}
	d.grid.take(column, row, layerLabel)
	d.put(column, row, mark, styleStrong)
}

// isAssumed tells whether the mark of an assumed reading is in a cell.
func (d *plotDrawing) isAssumed(column, row int) (is bool) {
	d.scatter(d.assumed, d.inner.h, d.values.row, func(x, y int) { is = is || x == column && y == row })
	return is
}

// firstOf is the first of the entries from first to end that has a value; noReadingAt where none has.
func (c *course) firstOf(first, end int, value float64) int {
	found := noReadingAt
	if len(c.folds) == 0 {
		for i := first; i < end; i++ {
			if c.value(i) == value {
				return i
			}
		}
		return found
	}
	c.walk(first, end, func(f fold, i, end int) (parts bool) {
		if found != noReadingAt || !(f.low <= value && value <= f.high) {
			return false
		}
		if end > i+1 {
			return true
		}
		found = i
		return false
	})
	return found
}
