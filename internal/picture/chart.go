package picture

import (
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"watchtui/internal/ui"
)

const (
	tickLength = vg.Length(8) // of one with a label
	thumbnail  = vg.Length(20)
	spacing    = vg.Length(3) // between lines of the legend
)

// chart is a title, two axes, what is drawn between them in its order, and a legend.
type chart struct {
	title  string
	x, y   axis
	layers []func(board)
	legend []entry

	of     *ui.Picture
	taken  []taken        // by labels, as they are written
	pieces []vg.Rectangle // of curves and lines, found when the first label is placed
}

type point struct{ X, Y float64 }

// board is the rectangle between the axes.
type board struct {
	draw.Canvas
	of *chart
}

func (b board) at(p point) vg.Point {
	return vg.Point{X: b.X(b.of.x.part(p.X)), Y: b.Y(b.of.y.part(p.Y))}
}

// entry is a line of the legend.
type entry struct {
	name string
	draw func(draw.Canvas)
}

func (c *chart) add(layer func(board)) { c.layers = append(c.layers, layer) }

// addLine adds a line through points.
func (c *chart) addLine(style draw.LineStyle, points ...point) {
	c.add(func(b board) {
		line := make([]vg.Point, len(points))
		for i, p := range points {
			line[i] = b.at(p)
		}
		for _, part := range b.ClipLinesXY(line) {
			b.strokePieces(style, part)
		}
	})
}

// strokePieces strokes a line piece by piece, since the time that a path takes as pixels grows with the square of its length. Each piece begins with
// the last stroke of the one before, so that they are joined; a dashed line is one piece.
func (b board) strokePieces(style draw.LineStyle, line []vg.Point) {
	const most = 256
	for len(line) > most && len(style.Dashes) == 0 {
		b.StrokeLines(style, line[:most])
		line = line[most-2:]
	}
	b.StrokeLines(style, line)
}

func (c *chart) addGlyphs(style draw.GlyphStyle, points []point) {
	c.add(func(b board) {
		for _, p := range points {
			b.DrawGlyph(style, b.at(p))
		}
	})
}

// addText adds a text beside a point that lies on the chart, whose value it names, on paper of its own, so that no line runs through its letters.
func (c *chart) addText(style draw.TextStyle, text string, at point, offset vg.Point) {
	c.add(func(b board) {
		if c.x.contains(at.X) && c.y.contains(at.Y) {
			place := b.at(at).Add(offset)
			box := style.Rectangle(text).Add(place)
			b.write(style, text, place, taken{box, at.Y})
		}
	})
}

// sampleLine is a line in the legend.
func sampleLine(style draw.LineStyle) func(draw.Canvas) {
	return func(c draw.Canvas) { c.StrokeLine2(style, c.Min.X, c.Center().Y, c.Max.X, c.Center().Y) }
}

// draw draws the chart on a canvas, from its title down to the labels of its lower axis, and gives the rectangle between the axes.
func (c *chart) draw(on draw.Canvas) board {
	title := textStyle(ink, titleSize, true)
	title.XAlign, title.YAlign = draw.XCenter, draw.YTop
	on.FillText(title, vg.Point{X: on.Center().X, Y: on.Max.Y + title.FontExtents().Descent}, c.title)
	on.Max.Y -= title.Rectangle(c.title).Size().Y + 10

	labels := textStyle(ink, textSize, false)
	left := tickLength + labels.Width(" ")
	for _, t := range c.y.ticks {
		left = max(left, tickLength+labels.Width(" ")+labels.Width(t.Label))
	}
	between := draw.Crop(on, left, 0, tickLength+labels.Height("0"), 0)
	b := board{between, c}
	c.drawX(b, labels)
	c.drawY(b, labels)
	for _, layer := range c.layers {
		layer(b)
	}
	return b
}

// axisLine is how axes and their ticks are drawn.
var axisLine = draw.LineStyle{Color: soft, Width: vg.Points(0.5)}

func (c *chart) drawX(b board, labels draw.TextStyle) {
	labels.XAlign, labels.YAlign = draw.XCenter, draw.YTop
	for _, t := range c.x.ticks {
		x := b.X(c.x.part(t.Value))
		b.StrokeLine2(axisLine, x, b.Min.Y-tickLength, x, b.Min.Y)
		b.FillText(labels, vg.Point{X: x, Y: b.Min.Y - tickLength + labels.FontExtents().Descent}, t.Label)
	}
	b.StrokeLine2(axisLine, b.Min.X, b.Min.Y, b.Max.X, b.Min.Y)
}

func (c *chart) drawY(b board, labels draw.TextStyle) {
	labels.XAlign, labels.YAlign = draw.XRight, draw.YCenter
	for _, t := range c.y.ticks {
		y, length := b.Y(c.y.part(t.Value)), tickLength/2
		if t.Label != "" {
			length = tickLength
			b.FillText(labels, vg.Point{X: b.Min.X - tickLength - labels.Width(" "), Y: y + labels.FontExtents().Descent}, t.Label)
		}
		b.StrokeLine2(axisLine, b.Min.X-length, y, b.Min.X, y)
	}
	b.StrokeLine2(axisLine, b.Min.X, b.Min.Y, b.Min.X, b.Max.Y)
}

// drawLegend draws the legend from the top of a canvas down.
func (c *chart) drawLegend(on draw.Canvas) {
	style := textStyle(ink, textSize, false)
	height := style.Rectangle("Åg").Max.Y
	top := on.Max.Y
	for _, e := range c.legend {
		icon := draw.Canvas{Canvas: on.Canvas, Rectangle: vg.Rectangle{Min: vg.Point{X: on.Min.X, Y: top - height}, Max: vg.Point{X: on.Min.X + thumbnail, Y: top}}}
		e.draw(icon)
		on.FillText(style, vg.Point{X: icon.Max.X + style.Width(" "), Y: icon.Min.Y + style.FontExtents().Descent/2}, e.name)
		top -= height + spacing
	}
}
