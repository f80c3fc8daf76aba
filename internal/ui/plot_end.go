package ui

import (
	"math"

	"watchtui/internal/data"
	"watchtui/internal/thresholds"
)

// The last value in sight of a curve stands where the curve ends: behind it where the time axis leaves room, else above or below.
//
//	              1 450     100 ┤       ╭───── 85
//	          ╭────────   or    │   ╭───╯
//	──────────╯                 └──────────────────
//
// Laws: it is data.Number of the last value in sight, wherever the crosshair is; it covers neither a label nor a line of data; it is not on the
// other side of the label of a line than the value is of the line; without room there is none.

// leastEndWidth and leastEndHeight are the least room for data in which a curve's end is labelled.
const leastEndWidth, leastEndHeight = 40, 8

// endRows is how many rows from the end of a curve its label may be, and endColumns how many columns before the edge, where the curve is steep.
const endRows, endColumns = 2, 8

// plotEnd is where a curve ends.
type plotEnd struct {
	value   float64
	at      data.Instant // of which the value is
	isStale bool
	column  int     // the last of the curve; one left of the plot where there is none
	row     int     // of the value, which may lie off the screen
	depth   float64 // how many rows below the upper edge the value is
}

// labelled is a label on the plot: where it is, and where what it names is.
type labelled struct {
	depth float64
	row   int
}

// end is the end of the main series: of a level the value in force, of events their sum, where a benchmark takes one, else the last count.
func (d *plotDrawing) end() (e plotEnd, ok bool) {
	last := d.last(d.times)
	if last < d.times.from {
		return e, false
	}
	switch i := d.points.upTo(last) - 1; {
	case d.kind == data.Event && len(d.sum) > 0:
		sum := listed(d.sum...)
		k := sum.upTo(last) - 1
		if k < 0 || i < 0 || sum.at(k) < d.times.from {
			return e, false
		}
		e.value, e.at, e.column = sum.value(k), d.points.at(i), d.times.column(sum.at(k), d.inner.w)
	case d.kind == data.Event:
		if i < 0 || d.points.at(i) < d.times.from {
			return e, false
		}
		e.value, e.at, e.column = d.points.value(i), d.points.at(i), d.times.column(d.points.at(i), d.inner.w)
	default:
		points := d.points
		if i < 0 || math.IsNaN(points.value(i)) {
			points, e.isStale = d.faint, true
			i = points.upTo(last) - 1
		}
		if i < 0 {
			return e, false
		}
		e.value, e.at, e.column = points.value(i), points.at(i), d.times.column(last, d.inner.w)
	}
	e.isStale = e.isStale || d.carryDays > 0 && int(last.Day()-e.at.Day()) > d.carryDays
	if !d.values.drawable(e.value) {
		return e, false
	}
	e.row, e.depth = d.values.row(e.value), d.values.depth(e.value)
	return e, true
}

// drawEnd labels the end of the main series where that is asked for.
func (d *plotDrawing) drawEnd() {
	e, ok := d.end()
	if !d.endLabelled || !ok {
		return
	}
	text := data.Number(e.value)
	switch {
	case d.kind == data.Event && len(d.sum) > 0:
		text += " in " + d.sumWindow
	case d.kind == data.Event:
		text = "last " + text
	}
	if i := d.assumed.upTo(e.at) - 1; i >= 0 && d.assumed.at(i) == e.at {
		text = assumedMark + " " + text
	}
	d.labelEnd(e, "", text, d.layerStyle(layerLine))
}

// labelEnd writes a label at the end of a curve, which may have a name: behind it, else at the edge, else near it, with a gap
// between it and the curve, else beside the label at the edge; as few rows away as may be.
func (d *plotDrawing) labelEnd(e plotEnd, name, text string, st style) {
	if d.inner.w < leastEndWidth || d.inner.h < leastEndHeight {
		return
	}
	switch {
	case e.row < 0:
		text = "↑ " + text
	case e.row >= d.inner.h:
		text = "↓ " + text
	}
	if e.isStale {
		text, st = thresholds.Stale.Mark()+" "+text, styleStale
	}
	text = d.text(name + text)
	width, row := textWidth(text), max(0, min(d.inner.h-1, e.row))
	write := func(left, row int) {
		d.noteLabel(e.depth, row)
		d.writeLabel(left, row, width, text, st)
	}
	if behind := e.column + 2; behind+width <= d.inner.w && d.isOrdered(e.depth, row) && d.isFree(row, behind-1, width+1) {
		write(behind, row)
		return
	}
	if e.column < d.inner.w-width-2 {
		return // what stands at the edge is not at the end of the curve
	}
	for _, near := range [...]func(row int) (columns, gap int){
		func(int) (int, int) { return 0, 0 },
		func(int) (int, int) { return endColumns, 1 },
		func(row int) (int, int) { return d.labelledCells(row), 0 },
	} {
		for away := range endRows + 1 {
			for _, covers := range [...]layer{layerNone, layerBand} {
				for _, at := range [...]int{row - away, row + away} {
					columns, gap := near(at)
					if left, ok := d.freeRun(at, width+gap, d.inner.w-width-columns, covers); ok && d.isOrdered(e.depth, at) {
						write(left, at)
						d.takeRun(at, left+width, gap)
						return
					}
				}
			}
		}
	}
}

// labelledCells is how many cells of a row the label at the edge takes, with the gap before it; 0 where there is none.
func (d *plotDrawing) labelledCells(row int) int {
	n := 0
	for d.grid.at(d.inner.w-1-n, row) == layerLabel {
		n++
	}
	if n > 0 {
		n += betweenLabels
	}
	return n
}

// takeRun keeps cells of a row for a label, which stay blank.
func (d *plotDrawing) takeRun(row, column, width int) {
	for x := column; x < column+width; x++ {
		d.grid.take(x, row, layerLabel)
	}
}

// isFree tells whether nothing is in so many cells of a row, nor a label right of them that would run together with one in them.
func (d *plotDrawing) isFree(row, column, width int) bool {
	for x := column; x < column+width+betweenLabels; x++ {
		if at := d.grid.at(x, row); at != layerNone && (x < column+width || at == layerLabel) {
			return false
		}
	}
	return true
}

// noteLabel keeps where a label is.
func (d *plotDrawing) noteLabel(depth float64, row int) {
	d.labels = append(d.labels, labelled{depth, row})
}

// isOrdered tells whether a label in a row has what is above it above.
func (d *plotDrawing) isOrdered(depth float64, row int) bool {
	for _, other := range d.labels {
		if other.depth < depth && other.row > row || other.depth > depth && other.row < row {
			return false
		}
	}
	return true
}
