package ui

import (
	"cmp"

	"watchtui/internal/data"
)

// plotDrawing is a plot on its way to the canvas: its dots are collected in a grid first, so that a
// cell can be given to what matters most in it.
type plotDrawing struct {
	*plot
	plotFrame
	canvas *canvas
	grid   *dots
	ticks  []timeTick
	labels []labelled // of lines and curves
}

// put paints a cell of the data, the time axis below it or the value axis left of it.
func (d *plotDrawing) put(column, row int, char string, st style) {
	if d.ascii {
		char = asciiChar(char)
	}
	d.canvas.put(d.inner.x+column, d.inner.y+row, char, st)
}

var layerStyles = [...]style{
	layerBand: styleBand, layerCarried: styleCarried, layerLine: styleLine, layerLabel: stylePlain,
	layerB: styleCurveB, layerC: styleCurveC, layerD: styleCurveD, layerLetter: stylePlain,
}

// layerStyle is how the dots of a layer look.
func (d *plotDrawing) layerStyle(l layer) style {
	if l == layerLine && d.kind == data.Event {
		return styleStrong // the sum is set off from the columns, which have the colour of readings
	}
	return layerStyles[l]
}

// paintDots brings the grid to the canvas.
func (d *plotDrawing) paintDots() {
	if d.grid.pixels != nil {
		d.paintRaster()
		return
	}
	for i, bits := range d.grid.bits {
		if bits == 0 {
			continue
		}
		l := d.grid.layer[i]
		text := braille(bits)
		if d.ascii {
			text = cmp.Or(d.lineText[l], layerASCII[l])
		}
		d.canvas.put(d.inner.x+i%d.grid.w, d.inner.y+i/d.grid.w, text, d.layerStyle(l))
	}
}

// drawHollow marks what a revision replaced; under the line it would hide what holds now.
func (d *plotDrawing) drawHollow() {
	d.scatter(d.hollow, d.inner.h, d.values.row, func(x, y int) {
		if d.grid.at(x, y) < layerLine {
			d.grid.take(x, y, layerLine)
			d.put(x, y, "◦", styleLine)
		}
	})
}

// assumedMark stands where a reading is assumed.
const assumedMark = "◇"

// drawAssumed marks what is only assumed, over the line: a curve of a what-if must not pass for one of readings.
func (d *plotDrawing) drawAssumed() {
	d.scatter(d.assumed, d.inner.h, d.values.row, func(x, y int) { d.put(x, y, assumedMark, styleKey) })
}

// drawBeyond marks readings that a range which was asked for leaves out, at the edge that they are behind.
func (d *plotDrawing) drawBeyond() {
	if !(d.low < d.high) {
		return
	}
	d.eachColumn(d.points, func(column, first, end int) {
		d.points.walk(first, end, func(f fold, first, end int) (parts bool) {
			if !d.values.drawable(f.low) || !d.values.drawable(f.high) {
				return end > first+1
			}
			if d.isAbove(f.high) {
				d.markBeyond(column, 0, "↑")
			}
			if d.isBelow(f.low) {
				d.markBeyond(column, d.inner.h-1, "↓")
			}
			return false
		})
	})
}

func (d *plotDrawing) markBeyond(column, row int, char string) {
	if d.grid.at(column, row) <= layerBand {
		d.grid.take(column, row, layerLabel)
		d.put(column, row, char, styleLine)
	}
}

// drawAxes draws both axes with their ticks, labels and marks.
func (d *plotDrawing) drawAxes() {
	h := d.inner.h
	d.ticks = d.times.ticks(d.inner.w, d.inner.x-d.whole.x)
	for row := range h {
		d.put(-1, row, "│", styleAxis)
	}
	d.put(-1, h, "└", styleAxis)
	for column := range d.inner.w {
		d.put(column, h, "─", styleAxis)
	}
	for _, tick := range d.ticks {
		d.put(tick.column, h, "┬", styleAxis)
		d.canvas.text(d.inner.x+tick.left, d.inner.y+h+1, len(tick.label), tick.label, styleDim)
	}
	for _, mark := range d.marks {
		if d.times.contains(mark.at) && mark.char != "" {
			d.put(d.times.column(mark.at, d.inner.w), h, mark.char, mark.style)
		}
	}
	for _, tick := range d.values.ticks {
		if tick.row < h {
			d.put(-1, tick.row, "┤", styleAxis)
		}
		d.valueLabel(tick.row, tick.text, styleDim)
	}
}

// valueLabel writes a value left of the value axis.
func (d *plotDrawing) valueLabel(row int, text string, st style) {
	width := d.inner.x - 1 - d.whole.x
	if textWidth(text) > width {
		return
	}
	for column := d.whole.x; column < d.inner.x-1; column++ {
		d.canvas.put(column, d.inner.y+row, "", stylePlain)
	}
	d.canvas.right(d.inner.x-1, d.inner.y+row, width, text, st)
}

func (d *plotDrawing) isTimeTick(column int) bool {
	for _, tick := range d.ticks {
		if tick.column == column {
			return true
		}
	}
	return false
}

func (d *plotDrawing) isMarked(column int) bool {
	for _, mark := range d.marks {
		if d.times.contains(mark.at) && mark.char != "" && d.times.column(mark.at, d.inner.w) == column {
			return true
		}
	}
	return false
}
