package ui

import (
	"math"

	"watchtui/internal/data"
)

// comparison is curves ready to be drawn in a rectangle. The left plot has axes, rules and marks, makes room for the
// curves by how far they go, and stands for the whole where only its geometry is asked for; curves are drawn over it.
type comparison struct {
	curves  []curve
	mode    compareMode
	basis   data.Instant // where curves are 100, NoInstant unless rebased
	factors []float64
	left    plot
	right   plot    // of two axes
	area    rect    // of left; the right axis is beside it
	repeat  int     // after how many cells the letter of a curve is written again along it; 0: never
	flat    float64 // how many times as high one would be as another, rebased on one plain axis, where that is so much that they are not; else 0
}

// comparison lays the curves out in r.
func (m *model) comparison(r rect) comparison {
	from, to := m.window()
	curves := m.curves(r.w)
	s := comparison{curves: curves, mode: m.indicator.compare.modeFor(curves), basis: data.NoInstant, area: r}
	for range curves {
		s.factors = append(s.factors, 1)
	}
	indicator, _ := m.book.Indicator(m.indicator.id)
	s.left = plot{from: from, to: to, kind: data.Level, until: m.moment.at.End(), crosshair: m.comparedAt(), log: m.isLog(indicator), ascii: m.opts.ASCII,
		low: m.indicator.fixed.low, high: m.indicator.fixed.high, rules: m.rules(from, min(to, m.moment.at.End())), marks: m.headlines(from, min(to, m.moment.at.End()), r.w)}
	if s.mode == rebased {
		s.rebase()
		if m.indicator.compare.mode == asValues { // the reader has not asked for it
			s.unflatten()
		}
	}
	for i, c := range curves {
		switch {
		case !s.isDrawn():
		case i == 1 && s.mode == twoAxes:
			s.right = c.plotted(s.left)
			s.right.low, s.right.high, s.right.carryDays = 0, 0, 0
			s.area.w -= s.right.axisWidth(r)
		default:
			s.left.band = append(s.left.band, c.reach(s.left, s.factors[i]))
		}
	}
	return s
}

// isDrawn tells whether there is anything to draw: rebased, there must be a time at which all are 100.
func (s *comparison) isDrawn() bool { return s.mode != rebased || s.basis != data.NoInstant }

// rebase makes every curve 100 at the first time on the screen at which all have a value.
func (s *comparison) rebase() {
	t, ok := basis(s.curves, s.left.from)
	if !ok || t > min(s.left.to, s.left.until) {
		return
	}
	s.basis = t
	for i, c := range s.curves {
		value, _, _ := c.at(t)
		s.factors[i] = 100 / value
	}
	s.left.lines = []plotLine{{100, "100 on " + t.Day().String(), styleReference}}
}

// flattening is how many times as high as another a curve may be: the other is then drawn in a tenth of the height.
const flattening = 10

// unflatten leaves rebasing on one plain axis where one curve would make the others flat, as one does that begins near zero: two
// curves get an axis each, more a log scale.
func (s *comparison) unflatten() {
	least, most := math.Inf(1), 0.0
	for i, c := range s.curves {
		tallest := 0.0
		for reach, k := c.reach(s.left, s.factors[i]), 0; k < reach.len(); k++ {
			tallest = max(tallest, math.Abs(reach.value(k)))
		}
		if tallest > 0 {
			least, most = min(least, tallest), max(most, tallest)
		}
	}
	if s.basis == data.NoInstant || !(most > flattening*least) || len(s.curves) > 2 && s.left.log {
		return
	}
	s.flat = most / least
	if len(s.curves) > 2 {
		s.left.log = true
		return
	}
	s.mode, s.basis, s.left.lines = twoAxes, data.NoInstant, nil
	for i := range s.factors {
		s.factors[i] = 1
	}
}

// axisWidth is the room that the plot's value labels and its axis take.
func (p *plot) axisWidth(r rect) int {
	f, ok := p.frame(r)
	if !ok || !f.axes {
		return 0
	}
	return f.inner.x - r.x
}

// curveLayers are where curves are drawn, A on top; their patterns and styles tell them apart.
var (
	curveLayers = [mostCurves]layer{layerLine, layerB, layerC, layerD}
	curveStyles = [mostCurves]style{styleLine, styleCurveB, styleCurveC, styleCurveD}
)

// paint draws the comparison.
func (s *comparison) paint(c *canvas) {
	f, ok := s.left.frame(s.area)
	if !ok {
		return
	}
	d := &plotDrawing{plot: &s.left, plotFrame: f, canvas: c, grid: c.grid(f.inner.w, f.inner.h)}
	if f.axes {
		d.drawAxes()
		d.drawRules()
		d.drawLines()
	}
	if s.mode == twoAxes {
		d.drawRightAxis(s.right.valueScale(f.times, f.inner.h))
	}
	var drawings []*plotDrawing
	for i := range s.curves {
		if s.isDrawn() {
			drawings = append(drawings, s.drawCurve(d, i))
		}
	}
	d.paintDots()
	if !f.axes {
		return
	}
	d.drawRuleChars()
	for i, of := range drawings {
		s.drawLetters(of, i)
	}
	d.drawLabels()
	if d.hasEndRoom() {
		for i, of := range drawings {
			s.drawEnd(d, of, i)
		}
	}
	d.drawCrosshair()
}

// drawEnd labels the end of a curve with its letter and its last value in sight, as the legend writes it.
func (s *comparison) drawEnd(whole, of *plotDrawing, i int) {
	e, ok := of.end()
	if !ok {
		return
	}
	text := data.Number(e.value)
	if s.mode == rebased || s.curves[i].isIndex {
		text = data.Decimals(e.value*s.factors[i], 1)
	}
	whole.labelEnd(e, s.curves[i].letter+" ", text, curveStyles[i])
}

// drawCurve draws one curve on its own scale and to its own end.
func (s *comparison) drawCurve(whole *plotDrawing, i int) *plotDrawing {
	own, d := s.curves[i].plotted(s.left), *whole
	d.plot, d.values = &own, d.values.times(s.factors[i])
	if i == 1 && s.mode == twoAxes {
		d.values = s.right.valueScale(d.times, d.inner.h)
	}
	d.drawSteps(own.points, curveLayers[i], layerCarried)
	return &d
}

// times is the scale on which a value is where a factor times it was.
func (s valueScale) times(factor float64) valueScale {
	if s.log {
		s.top -= math.Log10(factor)
		return s
	}
	s.top, s.perRow = s.top/factor, s.perRow/factor
	return s
}

// drawLetters names a curve where it ends and at the crosshair.
func (s *comparison) drawLetters(d *plotDrawing, i int) {
	last := d.last(d.times)
	if n := d.points.upTo(last); n > 0 {
		column := d.times.column(last, d.inner.w)
		d.letter(min(column+1, d.inner.w-1), d.points.value(n-1), s.curves[i].letter, curveStyles[i])
	}
	s.repeatLetter(d, i)
	if at := d.crosshair; at != data.NoInstant && d.times.contains(at) {
		if value, _, ok := s.curves[i].at(at); ok {
			d.letter(d.times.column(at, d.inner.w), value, s.curves[i].letter, styleCrosshair)
		}
	}
}

// repeatLetter writes a curve's letter along it, those of all curves at an equal distance from each other.
func (s *comparison) repeatLetter(d *plotDrawing, i int) {
	if s.repeat <= 0 {
		return
	}
	end := d.times.column(d.last(d.times), d.inner.w) - 1
	for column := s.repeat * (i + 1) / (len(s.curves) + 1); column < end; column += s.repeat {
		if value, _, ok := s.curves[i].at(d.times.start(column, d.inner.w)); ok {
			d.letter(column, value, s.curves[i].letter, curveStyles[i])
		}
	}
}

// letter writes a curve's letter at a value, or as near to it as no other letter is.
func (d *plotDrawing) letter(column int, value float64, letter string, st style) {
	if !d.values.shows(value) {
		return
	}
	row := d.lineRow(value)
	for distance := range d.inner.h {
		for _, at := range [...]int{row - distance, row + distance} {
			if at >= 0 && at < d.inner.h && d.grid.at(column, at) != layerLetter {
				d.grid.take(column, at, layerLetter)
				d.put(column, at, letter, st)
				return
			}
		}
	}
}

// drawRightAxis draws a second value axis right of the data.
func (d *plotDrawing) drawRightAxis(values valueScale) {
	for row := range d.inner.h {
		d.put(d.inner.w, row, "│", styleAxis)
	}
	d.put(d.inner.w, d.inner.h, "┘", styleAxis)
	for _, tick := range values.ticks {
		if tick.row < d.inner.h {
			d.put(d.inner.w, tick.row, "├", styleAxis)
			d.canvas.text(d.inner.right()+1, d.inner.y+tick.row, len(tick.text), tick.text, styleCurveB)
		}
	}
}
