package ui

import (
	"cmp"

	"watchtui/internal/data"
)

// plot is one chart as plain data: what to draw, over which time. Views fill it in and paint it.
//
// Laws:
//   - nothing is painted outside of the rectangle, whatever the data;
//   - the same plot in the same rectangle is the same picture: no clock, no memory;
//   - readings share a dot when there are more of them than dots, but none is left out: the
//     picture is the one that drawing each of them would give;
//   - what is unknown is blank, a level carried past its age is dotted, and only a reading of
//     zero is drawn at zero.
type plot struct {
	from, to  data.Instant // the time that the x axis shows
	kind      data.Kind    // levels are drawn as steps, events as columns
	points    course       // the preferred readings, by time; also outside of from and to
	band      []course     // each other source's readings, by time
	sum       []plotPoint  // an event's windowed sum, drawn as a line over the columns
	faint     course       // values that are too old to count, dotted; a NaN is a gap
	hollow    course       // vintages that a revision replaced
	assumed   course       // readings that nobody published
	until     data.Instant // a level's last value is carried forward to here, and no point after it is drawn
	carryDays int          // a level that is older than that is drawn dim and dotted; 0: never
	lines     []plotLine
	rules     []plotMark   // vertical rules: changes of the verdict
	marks     []plotMark   // on the time axis: headlines
	crosshair data.Instant // NoInstant: none
	low, high float64      // the value range, where low < high; else it follows what is drawn
	gutter    int          // the least width of the value labels, so that charts one below the other align
	log       bool         // values that are not positive have no logarithm and are gaps
	ascii     bool
	lineText  map[layer]string // instead of a star and the like, what the dots of a layer are in ASCII

	endLabelled    bool   // the last value in sight stands at the end of the curve
	sumWindow      string // of the sum, for its label
	extremesMarked bool   // the highest and the least reading in sight have a mark
}

// plotPoint is one reading on a chart; low and high are its published range, NaN where there is none.
type plotPoint struct {
	at               data.Instant
	value, low, high float64
}

// plotLine is a horizontal line with a label at the right edge.
type plotLine struct {
	value float64
	label string
	style style
}

// plotMark is a mark at a time.
type plotMark struct {
	at    data.Instant
	char  string
	style style
}

// byTime compares marks by their times.
func byTime(a, b plotMark) int { return cmp.Compare(a.at, b.at) }

// paint draws the plot into r. Below 12×4 cells it is the data alone, without axes or lines.
func (p *plot) paint(c *canvas, r rect) {
	f, ok := p.frame(r)
	if !ok {
		return
	}
	d := &plotDrawing{plot: p, plotFrame: f, canvas: c, grid: c.grid(f.inner.w, f.inner.h)}
	if f.axes {
		d.drawAxes()
		d.drawRules()
		d.drawLines()
	}
	d.drawDots()
	d.paintDots()
	d.drawHollow()
	d.drawAssumed()
	d.drawBeyond()
	if f.axes {
		d.drawRuleChars()
		d.drawLabels()
		d.drawEnd()
		d.drawExtremes()
		d.drawCrosshair()
	}
}

// drawDots fills the grid.
func (d *plotDrawing) drawDots() {
	d.drawBand()
	d.drawFaint()
	d.drawWhiskers()
	if d.kind == data.Event {
		d.drawColumns()
		d.drawSum()
	} else {
		d.drawSteps(d.points, layerLine, layerCarried)
	}
}

// area is the part of r that holds the data, inside of the axes.
func (p *plot) area(r rect) rect {
	f, ok := p.frame(r)
	if !ok {
		return rect{x: r.x, y: r.y}
	}
	return f.inner
}

// instantAt is the time in the middle of column x; columns left and right of the data are its ends.
//
// Law: painted at the instant of a column of the area, a mark is in that column.
func (p *plot) instantAt(r rect, x int) data.Instant {
	f, ok := p.frame(r)
	if !ok || x < f.inner.x {
		return p.from
	}
	if x >= f.inner.right() {
		return f.times.to()
	}
	return f.times.start(2*(x-f.inner.x)+1, 2*f.inner.w)
}

// plotFrame is where the parts of a plot lie.
//
//	gutter│inner: the data
//	  10┤ │
//	    └─┬───── time axis
//	     2024    its labels
type plotFrame struct {
	whole  rect
	inner  rect
	axes   bool
	times  timeScale
	values valueScale
}

const (
	leastAxesWidth, leastAxesHeight = 12, 4
	mostCells                       = 4096 // a side; no terminal is larger, and dots stay countable
)

// frame lays the plot out in r; it is false where there is no room for anything.
func (p *plot) frame(r rect) (plotFrame, bool) {
	if r.w < 2 || r.h < 2 || r.w > mostCells || r.h > mostCells {
		return plotFrame{}, false
	}
	f := plotFrame{whole: r, inner: r, times: newTimeScale(p.from, p.to)}
	f.axes = r.w >= leastAxesWidth && r.h >= leastAxesHeight
	if !f.axes {
		f.values = p.valueScale(f.times, r.h)
		return f, true
	}
	f.values = p.valueScale(f.times, r.h-2)
	gutter := max(0, p.gutter)
	for _, tick := range f.values.ticks {
		gutter = max(gutter, textWidth(tick.text))
	}
	for _, line := range p.lines {
		if f.values.shows(line.value) {
			gutter = max(gutter, textWidth(data.Number(line.value)))
		}
	}
	if gutter > r.w/2 { // labels that leave no room for the data
		gutter, f.values.ticks = 0, nil
	}
	f.inner = rect{r.x + gutter + 1, r.y, r.w - gutter - 1, r.h - 2}
	return f, true
}

// last is the last instant of which anything is known: a level is carried to here, no point after
// it is drawn.
func (p *plot) last(times timeScale) data.Instant {
	if p.until == data.NoInstant {
		return times.to()
	}
	return min(p.until, times.to())
}
