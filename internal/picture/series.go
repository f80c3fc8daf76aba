package picture

import (
	"image/color"
	"math"
	"slices"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"watchtui/internal/data"
	"watchtui/internal/ui"
)

const labelHeight = 0.035 // of the chart

// addLines draws changes of the verdict, and over them thresholds and references, with their labels.
func addLines(c *plot.Plot, p *ui.Picture, scale values) {
	for _, rule := range p.Rules {
		style := draw.LineStyle{Color: rungInks[rule.Class], Width: vg.Points(0.7), Dashes: []vg.Length{2, 2}}
		x := days(rule.At)
		addLine(c, style, plotter.XYs{{X: x, Y: c.Y.Min}, {X: x, Y: c.Y.Max}})
	}
	for _, line := range p.Lines {
		if scale.shows(line.Value) {
			addLine(c, styleOf(line), plotter.XYs{{X: c.X.Min, Y: line.Value}, {X: c.X.Max, Y: line.Value}})
		}
	}
	labelled := map[bool][]float64{} // heights of labels, at the left edge and at the right
	for _, line := range p.Lines {
		if !scale.shows(line.Value) {
			continue
		}
		label := data.Visible(line.Label) + " (" + data.Number(line.Value) + ")"
		height := c.Y.Scale.Normalize(c.Y.Min, c.Y.Max, line.Value)
		left := slices.ContainsFunc(labelled[false], func(other float64) bool { return math.Abs(other-height) < labelHeight })
		at, align := plotter.XY{X: c.X.Max, Y: line.Value}, draw.XRight
		if left {
			at.X, align = c.X.Min, draw.XLeft
		}
		labelled[left] = append(labelled[left], height)
		addLabel(c, label, at, styleOf(line).Color, align, 3)
	}
	addRuleLabels(c, p)
}

func styleOf(line ui.PictureLine) draw.LineStyle {
	if line.IsThreshold {
		return draw.LineStyle{Color: threshold, Width: vg.Points(1.4), Dashes: []vg.Length{6, 3}}
	}
	return draw.LineStyle{Color: soft, Width: vg.Points(0.8), Dashes: []vg.Length{1.5, 3}}
}

// addRuleLabels names the changes of the verdict at the top, as far as the names do not run into each other: a rung that is reached
// to the left of its line, the lowest to the right, since the time between the two may be short.
func addRuleLabels(c *plot.Plot, p *ui.Picture) {
	character := (c.X.Max - c.X.Min) / 118 // its width, on the axis
	type span struct{ from, to float64 }
	taken := []span{}
	free := func(s span) bool {
		return s.from >= c.X.Min && s.to <= c.X.Max && !slices.ContainsFunc(taken, func(t span) bool { return s.from < t.to && t.from < s.to })
	}
	for i := len(p.Rules) - 1; i >= 0; i-- { // the latest first
		rule := p.Rules[i]
		x, w := days(rule.At), character*float64(len([]rune(rule.Word))+1)
		right, left := span{x, x + w}, span{x - w, x}
		switch {
		case rule.Class == 0 && free(right):
			addLabel(c, data.Visible(rule.Word), plotter.XY{X: x, Y: c.Y.Max}, rungInks[rule.Class], draw.XLeft, -10)
			taken = append(taken, right)
		case rule.Class > 0 && free(left):
			addLabel(c, data.Visible(rule.Word), plotter.XY{X: x, Y: c.Y.Max}, rungInks[rule.Class], draw.XRight, -10)
			taken = append(taken, left)
		}
	}
}

func addLine(c *plot.Plot, style draw.LineStyle, points plotter.XYs) *plotter.Line {
	line := &plotter.Line{XYs: points, LineStyle: style}
	c.Add(line)
	return line
}

func addLabel(c *plot.Plot, text string, at plotter.XY, ink color.Color, align draw.XAlignment, above vg.Length) {
	labels, err := plotter.NewLabels(plotter.XYLabels{XYs: plotter.XYs{at}, Labels: []string{text}})
	if err != nil {
		return // a value that is no number has no label
	}
	style := &labels.TextStyle[0]
	style.Color, style.XAlign, style.Font.Size, style.Font.Variant = ink, align, textSize, typeface
	labels.Offset = vg.Point{X: 2, Y: above}
	if align == draw.XRight {
		labels.Offset.X = -2
	}
	c.Add(onPaper{labels})
}

// onPaper draws labels on paper of their own, so that no line runs through their letters.
type onPaper struct{ *plotter.Labels }

// Plot implements plot.Plotter.
func (l onPaper) Plot(c draw.Canvas, p *plot.Plot) {
	x, y := p.Transforms(&c)
	for i, text := range l.Labels.Labels {
		at := vg.Point{X: x(l.XYs[i].X), Y: y(l.XYs[i].Y)}
		if !c.Contains(at) {
			continue
		}
		box := l.TextStyle[i].Rectangle(text).Add(at.Add(l.Offset))
		c.FillPolygon(color.White, []vg.Point{box.Min, {X: box.Max.X, Y: box.Min.Y}, box.Max, {X: box.Min.X, Y: box.Max.Y}})
	}
	l.Labels.Plot(c, p)
}

// addSeries draws the readings: other sources first, the preferred ones over them.
func addSeries(c *plot.Plot, legend *plot.Legend, p *ui.Picture, scale values) {
	for i, series := range p.Band {
		style := draw.GlyphStyle{Color: bandInk, Radius: vg.Points(1.8), Shape: shapes[i%len(shapes)]}
		dots := &plotter.Scatter{XYs: within(p, scale, series.Points), GlyphStyle: style}
		c.Add(dots)
		legend.Add(data.Visible(series.Name), dots)
	}
	points := drawable(scale, thin(p, p.Line.Points))
	style := draw.LineStyle{Color: lineInk, Width: vg.Points(1.6)}
	if p.Kind == data.Event {
		addColumns(c, legend, p, points, style)
		sum := draw.LineStyle{Color: ink, Width: vg.Points(1.2)}
		if len(p.Sum) > 0 {
			legend.Add("sum in its window", addLine(c, sum, within(p, scale, p.Sum)))
		}
		return
	}
	addWhiskers(c, p, scale)
	carried := draw.LineStyle{Color: style.Color, Width: vg.Points(0.9), Dashes: []vg.Length{1, 3}}
	addSteps(c, p, drawable(scale, thin(p, p.Faint)), steps{carried, carried})
	if drawn := addSteps(c, p, points, steps{style, carried}); drawn != nil {
		legend.Add(data.Visible(p.Line.Name), drawn)
	}
}

// shapes tell the other sources apart.
var shapes = [...]draw.GlyphDrawer{draw.RingGlyph{}, draw.TriangleGlyph{}, draw.SquareGlyph{}, draw.CrossGlyph{}, draw.PlusGlyph{}, draw.PyramidGlyph{}}

// steps is how a level looks while it counts, and when it is too old to.
type steps struct{ fresh, carried draw.LineStyle }

// addSteps draws a level: it holds until the next reading, dotted once it is older than it may be. Where a value is not to
// be drawn there is a gap. It returns a line for the legend, nil where nothing was drawn.
func addSteps(c *plot.Plot, p *ui.Picture, points []ui.PicturePoint, style steps) (drawn *plotter.Line) {
	var run plotter.XYs
	flush := func() {
		if len(run) > 1 {
			drawn = addLine(c, style.fresh, run)
		}
		run = nil
	}
	from, until := c.X.Min, days(p.Until)
	for i, point := range points {
		if math.IsNaN(point.Value) {
			flush()
			continue
		}
		x, end := days(point.At), until
		if i+1 < len(points) {
			end = days(points[i+1].At)
		}
		fresh := end
		if p.CarryDays > 0 {
			fresh = math.Min(end, x+float64(p.CarryDays))
		}
		if begin := math.Max(x, from); begin <= fresh {
			run = append(run, plotter.XY{X: begin, Y: point.Value}, plotter.XY{X: fresh, Y: point.Value})
		}
		if begin := math.Max(fresh, from); begin < end {
			flush()
			addLine(c, style.carried, plotter.XYs{{X: begin, Y: point.Value}, {X: end, Y: point.Value}})
		}
	}
	flush()
	return drawn
}

// addColumns draws events, each as a column from zero.
func addColumns(c *plot.Plot, legend *plot.Legend, p *ui.Picture, points []ui.PicturePoint, style draw.LineStyle) {
	style.Width = vg.Points(3)
	var drawn *plotter.Line
	for _, point := range points {
		if x := days(point.At); x >= c.X.Min && x <= c.X.Max && !math.IsNaN(point.Value) {
			drawn = addLine(c, style, plotter.XYs{{X: x, Y: math.Max(0, c.Y.Min)}, {X: x, Y: point.Value}})
		}
	}
	if drawn != nil {
		legend.Add(data.Visible(p.Line.Name), drawn)
	}
}

// addWhiskers draws published ranges.
func addWhiskers(c *plot.Plot, p *ui.Picture, scale values) {
	style := draw.LineStyle{Color: lineInk, Width: vg.Points(0.6)}
	for _, point := range thin(p, p.Line.Points) {
		if x := days(point.At); x >= c.X.Min && x <= c.X.Max && scale.shows(point.Low) && scale.shows(point.High) {
			addLine(c, style, plotter.XYs{{X: x, Y: point.Low}, {X: x, Y: point.High}})
		}
	}
}

// drawable is points with NaN for what cannot be drawn on the axis.
func drawable(scale values, points []ui.PicturePoint) []ui.PicturePoint {
	made := make([]ui.PicturePoint, len(points))
	for i, point := range points {
		if made[i] = point; !scale.shows(point.Value) {
			made[i].Value = math.NaN()
		}
	}
	return made
}

// within is the points that fall on the picture.
func within(p *ui.Picture, scale values, points []ui.PicturePoint) plotter.XYs {
	var kept plotter.XYs
	for _, point := range thin(p, points) {
		if point.At >= p.From && point.At <= p.To && scale.shows(point.Value) {
			kept = append(kept, plotter.XY{X: days(point.At), Y: point.Value})
		}
	}
	return kept
}
