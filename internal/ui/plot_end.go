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

// lastValue is the last value in sight of a curve.
type lastValue struct {
	value   float64
	at      data.Instant // of the reading that it is of, or of the last that it is the sum of
	until   data.Instant // where the curve ends
	isStale bool
}

// lastValue is that of the main series from one instant to another: of a level the value in force, of events their sum, where a benchmark takes
// one, else the last count.
func (p *plot) lastValue(from, last data.Instant) (v lastValue, ok bool) {
	if last < from {
		return v, false
	}
	switch i := p.points.upTo(last) - 1; {
	case p.kind == data.Event && len(p.sum) > 0:
		sum := listed(p.sum...)
		k := sum.upTo(last) - 1
		if k < 0 || i < 0 || sum.at(k) < from {
			return v, false
		}
		v = lastValue{value: sum.value(k), at: p.points.at(i), until: sum.at(k)}
	case p.kind == data.Event:
		if i < 0 || p.points.at(i) < from {
			return v, false
		}
		v = lastValue{value: p.points.value(i), at: p.points.at(i), until: p.points.at(i)}
	default:
		points := p.points
		if i < 0 || math.IsNaN(points.value(i)) {
			points, v.isStale = p.faint, true
			i = points.upTo(last) - 1
		}
		if i < 0 {
			return v, false
		}
		v.value, v.at, v.until = points.value(i), points.at(i), last
	}
	v.isStale = v.isStale || p.carryDays > 0 && int(last.Day()-v.at.Day()) > p.carryDays
	return v, !math.IsNaN(v.value)
}

// words are the last value as it is written, and whether it is assumed.
func (p *plot) words(v lastValue) (text string, isAssumed bool) {
	text = data.Number(v.value)
	switch {
	case p.kind == data.Event && len(p.sum) > 0:
		text += " in " + p.sumWindow
	case p.kind == data.Event:
		text = "last " + text
	}
	i := p.assumed.upTo(v.at) - 1
	return text, i >= 0 && p.assumed.at(i) == v.at
}

// plotEnd is where a curve ends on a plot.
type plotEnd struct {
	lastValue
	column int
	row    int     // of the value, which may lie off the screen
	depth  float64 // how many rows below the upper edge the value is
}

// labelled is a label on the plot: where it is, and where what it names is.
type labelled struct {
	depth float64
	row   int
}

// end is the end of the main series.
func (d *plotDrawing) end() (plotEnd, bool) {
	v, ok := d.lastValue(d.times.from, d.last(d.times))
	if !ok || !d.values.drawable(v.value) {
		return plotEnd{}, false
	}
	return plotEnd{v, d.times.column(v.until, d.inner.w), d.values.row(v.value), d.values.depth(v.value)}, true
}

// drawEnd labels the end of the main series where that is asked for.
func (d *plotDrawing) drawEnd() {
	if !d.endLabelled || !d.hasEndRoom() {
		return
	}
	e, ok := d.end()
	if !ok {
		return
	}
	text, isAssumed := d.words(e.lastValue)
	if isAssumed {
		text = assumedMark + " " + text
	}
	d.labelEnd(e, "", text, d.layerStyle(layerLine))
}

func (d *plotDrawing) hasEndRoom() bool {
	return d.inner.w >= leastEndWidth && d.inner.h >= leastEndHeight
}

// labelEnd writes a label at the end of a curve, which may have a name: behind it, else at the edge, else near it, with a gap
// between it and the curve, else beside the label at the edge; as few rows away as may be.
func (d *plotDrawing) labelEnd(e plotEnd, name, text string, st style) {
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
