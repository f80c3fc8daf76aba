package ui

// drawFaint draws values that are too old to count: dotted, each held until the next, and a gap where there is a NaN.
//
// Law: like the line, every value that shares a column has its dot there, if the column has dots.
func (d *plotDrawing) drawFaint() {
	last := d.last(d.times)
	first, end := d.faint.within(d.times.from, last)
	for i := max(0, first-1); i < end; i++ {
		v := d.faint.value(i)
		if !d.values.drawable(v) {
			continue
		}
		until := last
		if i+1 < d.faint.len() {
			until = min(last, d.faint.at(i+1))
		}
		if until >= d.times.from {
			d.grid.dottedRow(d.dotColumn(d.faint.at(i)), d.dotColumn(until), d.dotRow(v), layerCarried)
		}
	}
}
