package ui

import (
	"watchtui/internal/data"
)

// drawCrosshair draws a vertical line at the crosshair and marks the reading in force there.
func (d *plotDrawing) drawCrosshair() {
	if d.crosshair == data.NoInstant || !d.times.contains(d.crosshair) {
		return
	}
	x := d.times.column(d.crosshair, d.inner.w)
	for row := range d.inner.h {
		switch d.grid.at(x, row) {
		case layerNone:
			d.put(x, row, "│", styleCrosshair)
		case layerLabel:
		default:
			d.canvas.restyle(rect{d.inner.x + x, d.inner.y + row, 1, 1}, styleCrosshair)
		}
	}
	v, ok := d.underCrosshair(x)
	if !ok || !d.values.shows(v) {
		return
	}
	row := d.lineRow(v)
	for _, side := range [...]int{x - 1, x + 1} {
		if side >= 0 && side < d.inner.w && d.grid.at(side, row) == layerNone {
			d.put(side, row, "─", styleCrosshair)
		}
	}
	d.put(x, row, "●", styleCrosshair)
}

// underCrosshair is the reading at the crosshair: of a level the one in force, of an event the last
// one in its cell.
func (d *plotDrawing) underCrosshair(column int) (float64, bool) {
	at := d.crosshair
	if d.kind == data.Event {
		at = max(at, d.times.start(column+1, d.inner.w)-1)
	}
	at = min(at, d.last(d.times))
	i := d.points.upTo(at) - 1
	if i < 0 || !d.values.drawable(d.points.value(i)) || d.crosshair > d.last(d.times) {
		return 0, false
	}
	if d.kind == data.Event && d.times.column(d.points.at(i), d.inner.w) != column {
		return 0, false
	}
	return d.points.value(i), true
}
