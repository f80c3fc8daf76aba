package picture

import (
	"image/color"
	"slices"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"watchtui/internal/data"
	"watchtui/internal/ui"
)

// addLines draws changes of the verdict with their names, and thresholds and references.
func addLines(c *chart, p *ui.Picture) {
	for _, rule := range p.Rules {
		style := draw.LineStyle{Color: rungInks[rule.Class], Width: vg.Points(0.7), Dashes: []vg.Length{2, 2}}
		x := days(rule.At)
		c.addLine(style, point{x, c.y.low}, point{x, c.y.high})
	}
	for _, line := range p.Lines {
		if c.y.admits(line.Value) {
			c.addLine(styleOf(line), point{c.x.low, line.Value}, point{c.x.high, line.Value})
		}
	}
	addRuleLabels(c, p)
}

// addLineLabels names thresholds and references above their lines, as far to the right as no curve is in the way, else below them.
func addLineLabels(c *chart, p *ui.Picture) {
	for _, line := range p.Lines {
		if c.y.admits(line.Value) && c.y.contains(line.Value) {
			c.addPlaced(label{style: textStyle(styleOf(line).Color, textSize, false), text: data.Visible(line.Label) + " (" + data.Number(line.Value) + ")", value: line.Value, hasToBe: true,
				places: func(b board, size vg.Point) []vg.Rectangle { return placesOfLine(b, b.Y(c.y.part(line.Value)), size) }})
		}
	}
}

// placesOfLine are where the label of a line may be.
func placesOfLine(b board, y vg.Length, size vg.Point) []vg.Rectangle {
	const gap, step = vg.Length(2), vg.Length(8)
	var places []vg.Rectangle
	for _, bottom := range [...]vg.Length{y + gap, y - gap - size.Y} {
		for left := max(b.Max.X-gap-size.X, b.Min.X+gap); left > b.Min.X; left -= step {
			if box := boxAt(left, bottom, size); box.Min.Y >= b.Min.Y && box.Max.Y <= b.Max.Y {
				places = append(places, box)
			}
		}
	}
	return places
}

func styleOf(line ui.PictureLine) draw.LineStyle {
	if line.IsThreshold {
		return draw.LineStyle{Color: threshold, Width: vg.Points(1.4), Dashes: []vg.Length{6, 3}}
	}
	return draw.LineStyle{Color: soft, Width: vg.Points(0.8), Dashes: []vg.Length{1.5, 3}}
}

// addRuleLabels names the changes of the verdict at the top, as far as the names do not run into each other: a rung that is reached
// to the left of its line, the lowest to the right, since the time between the two may be short.
func addRuleLabels(c *chart, p *ui.Picture) {
	character := (c.x.high - c.x.low) / 118 // its width, on the axis
	type span struct{ from, to float64 }
	taken := []span{}
	free := func(s span) bool {
		return s.from >= c.x.low && s.to <= c.x.high && !slices.ContainsFunc(taken, func(t span) bool { return s.from < t.to && t.from < s.to })
	}
	for i := len(p.Rules) - 1; i >= 0; i-- { // the latest first
		rule := p.Rules[i]
		x, w := days(rule.At), character*float64(len([]rune(rule.Word))+1)
		right, left := span{x, x + w}, span{x - w, x}
		switch {
		case rule.Class == 0 && free(right):
			addLabel(c, data.Visible(rule.Word), point{x, c.y.high}, rungInks[rule.Class], draw.XLeft, -10)
			taken = append(taken, right)
		case rule.Class > 0 && free(left):
			addLabel(c, data.Visible(rule.Word), point{x, c.y.high}, rungInks[rule.Class], draw.XRight, -10)
			taken = append(taken, left)
		}
	}
}

// addLabel names a line, to the left or right of where it meets the edge.
func addLabel(c *chart, text string, at point, ink color.Color, align draw.XAlignment, above vg.Length) {
	style, offset := textStyle(ink, textSize, false), vg.Point{X: 2, Y: above}
	if style.XAlign = align; align == draw.XRight {
		offset.X = -2
	}
	c.addText(style, text, at, offset)
}
