package ui

import (
	"math"

	"watchtui/internal/data"
)

// blocks are the eighths of a cell, from below.
const blocks = "▁▂▃▄▅▆▇█"

const blockLen = 3 // bytes of each in UTF-8

// drawColumns draws events as columns from the zero line. Readings in one cell share a column as high as
// the highest of them, and not as their sum: a sum would grow when zooming out, and the axis would
// name counts that nobody published.
//
// A reading of zero is a tick on the zero line. Where nobody looked there is none.
func (d *plotDrawing) drawColumns() {
	first, end := d.points.within(d.times.from, d.last(d.times))
	zero := d.zeroRow()
	if d.hideThreshold(first, end, zero) {
		return
	}
	d.eachColumn(d.points, func(column, first, end int) {
		seen, low, high := d.countsBetween(first, end)
		if !seen {
			return
		}
		if high > 0 && d.values.drawable(high) {
			d.columnUp(column, zero, d.values.depth(high))
		}
		if low < 0 && d.values.drawable(low) {
			d.columnDown(column, zero, d.values.depth(low))
		}
		if low == 0 && high == 0 {
			d.zeroTick(column, zero)
		}
	})
}

// countsBetween is the least and the highest count of the entries from i to end, and zero, and whether there is any.
func (d *plotDrawing) countsBetween(i, end int) (seen bool, low, high float64) {
	d.points.walk(i, end, func(f fold, first, end int) (parts bool) {
		if !(f.low >= -mostValue && f.high <= mostValue) {
			return true
		}
		seen, low, high = true, min(low, f.low), max(high, f.high)
		return false
	})
	return seen, low, high
}

// hideThreshold tells whether the columns would take a threshold of the sum away and tell nothing themselves: where the
// sum is so much larger that the highest of them is lower than a row of text, the row that the threshold is in. The sum
// is then alone.
func (d *plotDrawing) hideThreshold(first, end, zero int) bool {
	if len(d.sum) == 0 || d.values.log {
		return false
	}
	shared := false
	for _, line := range d.plot.lines {
		shared = shared || line.style == styleThreshold && d.values.shows(line.value) && d.values.row(line.value) == zero-1
	}
	if !shared {
		return false
	}
	_, low, high := d.countsBetween(first, end)
	return low >= 0 && float64(zero)-d.values.depth(high) < 1
}

// zeroRow is the row of text whose middle is the zero line: that of the time axis, unless there are
// values below zero.
func (d *plotDrawing) zeroRow() int {
	if d.values.log {
		return d.inner.h
	}
	return max(-1, min(d.inner.h, whole(d.values.depth(0))))
}

// columnUp fills a column from above the zero row to a depth; the least it shows is an eighth.
func (d *plotDrawing) columnUp(column, zero int, depth float64) {
	eighths := int(math.Round(8 * (float64(zero) - max(0, depth))))
	eighths = max(1, eighths)
	for row := zero - 1; row >= 0 && eighths > 0; row-- {
		d.block(column, row, min(8, eighths))
		eighths -= 8
	}
}

// columnDown fills a column downwards in half cells, as there are no finer blocks that hang.
func (d *plotDrawing) columnDown(column, zero int, depth float64) {
	halves := int(math.Round(2 * (min(float64(d.inner.h), depth) - float64(zero) - 1)))
	halves = max(1, halves)
	for row := zero + 1; row < d.inner.h && halves > 0; row++ {
		if row >= 0 {
			text := "█"
			if halves == 1 {
				text = "▀"
			}
			d.grid.take(column, row, layerColumn)
			d.put(column, row, text, styleLine)
		}
		halves -= 2
	}
}

func (d *plotDrawing) block(column, row, eighths int) {
	d.grid.take(column, row, layerColumn)
	d.put(column, row, blocks[(eighths-1)*blockLen:eighths*blockLen], styleLine)
}

// zeroTick shows a count of zero: a short stroke up from the zero line.
func (d *plotDrawing) zeroTick(column, zero int) {
	if zero == d.inner.h && d.axes && !d.isMarked(column) {
		text := "┴"
		if d.isTimeTick(column) {
			text = "┼"
		}
		d.put(column, zero, text, styleLine)
		return
	}
	d.grid.take(column, zero-1, layerColumn)
	d.put(column, max(0, zero-1), "╷", styleLine)
}

// drawSum draws the windowed sum as a line on the scale of the columns. Like a stepper it joins what
// shares a column of dots to one run.
func (d *plotDrawing) drawSum() {
	last := d.last(d.times)
	sum := listed(d.sum...)
	first, end := sum.within(d.times.from, last)
	if end < len(d.sum) && end > 0 && (d.until == data.NoInstant || d.sum[end].at <= d.until) {
		end++ // the line leaves the plot to the right
	}
	open, before := false, plotPoint{}
	column, low, high := 0, 0.0, 0.0
	flush := func() {
		if open && d.times.contains(before.at) {
			d.grid.column(column, d.dotRow(low), d.dotRow(high), layerLine)
		}
	}
	for i := max(0, first-1); i < end; i++ {
		pt := d.sum[i]
		if !d.values.drawable(pt.value) {
			flush()
			open = false
			continue
		}
		at := d.dotColumn(pt.at)
		if open && at == column && d.times.contains(before.at) && d.times.contains(pt.at) {
			low, high = min(low, pt.value), max(high, pt.value)
		} else {
			flush()
			if open {
				d.sumLine(before, pt)
			}
			column, low, high = at, pt.value, pt.value
		}
		open, before = true, pt
	}
	flush()
}

// sumLine draws the line between two points, cut off where it leaves the plot.
func (d *plotDrawing) sumLine(a, b plotPoint) {
	x := func(t data.Instant) float64 {
		if d.times.contains(t) {
			return float64(d.dotColumn(t))
		}
		return (float64(t) - float64(d.times.from)) / float64(d.times.span) * float64(d.grid.columns())
	}
	x0, y0 := x(a.at), float64(d.dotRow(a.value))
	x1, y1 := x(b.at), float64(d.dotRow(b.value))
	right, bottom := float64(d.grid.columns()-1), float64(d.grid.rows()-1)
	if cut(&x0, &y0, &x1, &y1, right) && cut(&y0, &x0, &y1, &x1, bottom) {
		d.grid.line(whole(x0+0.5), whole(y0+0.5), whole(x1+0.5), whole(y1+0.5), layerLine)
	}
}

// cut shortens a line to the part of it with 0 <= x <= most, and is false where there is none.
func cut(x0, y0, x1, y1 *float64, most float64) bool {
	if max(*x0, *x1) < 0 || min(*x0, *x1) > most {
		return false
	}
	slope := (*y1 - *y0) / (*x1 - *x0) // not used where x0 == x1: both are inside then
	shorten := func(x, y *float64) {
		if inside := max(0, min(most, *x)); inside != *x {
			*y += (inside - *x) * slope
			*x = inside
		}
	}
	shorten(x0, y0)
	shorten(x1, y1)
	return true
}
