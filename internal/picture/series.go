package picture

import (
	"math"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"watchtui/internal/data"
	"watchtui/internal/ui"
)

// addSeries draws the readings: other sources first, the preferred ones over them.
func addSeries(c *chart, p *ui.Picture) {
	for i, series := range p.Band {
		style := draw.GlyphStyle{Color: bandInk, Radius: vg.Points(1.8), Shape: sourceMark(i)}
		c.addGlyphs(style, within(p, c.y, series.Points))
		c.legend = append(c.legend, entry{data.Visible(series.Name), func(c draw.Canvas) { c.DrawGlyph(style, c.Center()) }})
	}
	points := drawable(c.y, thin(p, p.Line.Points))
	style := draw.LineStyle{Color: lineInk, Width: vg.Points(1.6)}
	if p.Kind == data.Event {
		addColumns(c, p, points, style)
		sum := draw.LineStyle{Color: ink, Width: vg.Points(1.2)}
		if len(p.Sum) > 0 {
			c.addLine(sum, within(p, c.y, p.Sum)...)
			c.legend = append(c.legend, entry{"sum in its window", sampleLine(sum)})
		}
		addAssumed(c, p)
		return
	}
	addWhiskers(c, p)
	carried := draw.LineStyle{Color: style.Color, Width: vg.Points(0.9), Dashes: []vg.Length{1, 3}}
	addSteps(c, p, drawable(c.y, thin(p, p.Faint)), steps{carried, carried})
	if addSteps(c, p, points, steps{style, carried}) {
		c.legend = append(c.legend, entry{data.Visible(p.Line.Name), sampleLine(style)})
	}
	other := draw.LineStyle{Color: otherInk, Width: vg.Points(1.6), Dashes: []vg.Length{vg.Points(6), vg.Points(3)}}
	otherCarried := draw.LineStyle{Color: otherInk, Width: vg.Points(0.9), Dashes: []vg.Length{1, 3}}
	if addSteps(c, p, drawable(c.y, thin(p, p.Other.Points)), steps{other, otherCarried}) {
		c.legend = append(c.legend, entry{data.Visible(p.Other.Name), sampleLine(other)})
	}
	addAssumed(c, p)
}

// addSpans shades times, under all else.
func addSpans(c *chart, p *ui.Picture) {
	named := map[string]bool{}
	for _, span := range p.Spans {
		from, to := max(days(span.From), c.x.low), min(days(span.To), c.x.high)
		if from >= to {
			continue
		}
		c.add(func(b board) { b.shade(b.X(c.x.part(from)), b.X(c.x.part(to))) })
		if name := data.Visible(span.Name); !named[name] {
			named[name] = true
			c.legend = append(c.legend, entry{name, func(c draw.Canvas) { (board{c, nil}).shade(c.Min.X, c.Max.X) }})
		}
	}
}

// shade fills the board from one place on its x axis to another.
func (b board) shade(from, to vg.Length) {
	b.FillPolygon(spanInk, []vg.Point{{X: from, Y: b.Min.Y}, {X: to, Y: b.Min.Y}, {X: to, Y: b.Max.Y}, {X: from, Y: b.Max.Y}})
}

// addAssumed marks what nobody published, over all else: a curve of a what-if must not pass for one of readings.
func addAssumed(c *chart, p *ui.Picture) {
	points := within(p, c.y, p.Assumed)
	if len(points) == 0 {
		return
	}
	style := draw.GlyphStyle{Color: ink, Radius: vg.Points(3.2), Shape: diamond{}}
	c.addGlyphs(style, points)
	c.legend = append(c.legend, entry{"assumed", func(c draw.Canvas) { c.DrawGlyph(style, c.Center()) }})
}

// steps is how a level looks while it counts, and when it is too old to.
type steps struct{ fresh, carried draw.LineStyle }

// addSteps draws a level: it holds until the next reading, dotted once it is older than it may be. Where a value is not to
// be drawn there is a gap. It tells whether anything was drawn that counts.
func addSteps(c *chart, p *ui.Picture, points []ui.PicturePoint, style steps) (drawn bool) {
	var run []point
	flush := func() {
		if len(run) > 1 {
			c.addLine(style.fresh, run...)
			drawn = true
		}
		run = nil
	}
	from, until := c.x.low, days(p.Until)
	for i, reading := range points {
		if math.IsNaN(reading.Value) {
			flush()
			continue
		}
		x, end := days(reading.At), until
		if i+1 < len(points) {
			end = days(points[i+1].At)
		}
		fresh := end
		if p.CarryDays > 0 {
			fresh = math.Min(end, x+float64(p.CarryDays))
		}
		if begin := math.Max(x, from); begin <= fresh {
			run = append(run, point{begin, reading.Value}, point{fresh, reading.Value})
		}
		if begin := math.Max(fresh, from); begin < end {
			flush()
			c.addLine(style.carried, point{begin, reading.Value}, point{end, reading.Value})
		}
	}
	flush()
	return drawn
}

// addColumns draws events, each as a column from zero.
func addColumns(c *chart, p *ui.Picture, points []ui.PicturePoint, style draw.LineStyle) {
	style.Width = vg.Points(3)
	drawn := false
	for _, reading := range points {
		if x := days(reading.At); x >= c.x.low && x <= c.x.high && !math.IsNaN(reading.Value) {
			drawn = true
			c.addLine(style, point{x, math.Max(0, c.y.low)}, point{x, reading.Value})
		}
	}
	if drawn {
		c.legend = append(c.legend, entry{data.Visible(p.Line.Name), sampleLine(style)})
	}
}

// addWhiskers draws published ranges.
func addWhiskers(c *chart, p *ui.Picture) {
	style := draw.LineStyle{Color: lineInk, Width: vg.Points(0.6)}
	for _, reading := range thin(p, p.Line.Points) {
		if x := days(reading.At); x >= c.x.low && x <= c.x.high && c.y.admits(reading.Low) && c.y.admits(reading.High) {
			c.addLine(style, point{x, reading.Low}, point{x, reading.High})
		}
	}
}

// drawable is points with NaN for what cannot be drawn on the axis.
func drawable(on axis, points []ui.PicturePoint) []ui.PicturePoint {
	made := make([]ui.PicturePoint, len(points))
	for i, reading := range points {
		if made[i] = reading; !on.admits(reading.Value) {
			made[i].Value = math.NaN()
		}
	}
	return made
}

// within is the points that fall on the picture.
func within(p *ui.Picture, values axis, points []ui.PicturePoint) []point {
	var kept []point
	for _, reading := range thin(p, points) {
		if reading.At >= p.From && reading.At <= p.To && values.admits(reading.Value) {
			kept = append(kept, point{days(reading.At), reading.Value})
		}
	}
	return kept
}
