package picture

import (
	"image/color"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// shapes tell the other sources apart; from the ninth on they come again with a stroke through them.
var shapes = [...]draw.GlyphDrawer{draw.RingGlyph{}, draw.TriangleGlyph{}, draw.SquareGlyph{}, draw.CrossGlyph{}, draw.PlusGlyph{}, draw.PyramidGlyph{}, draw.CircleGlyph{}, draw.BoxGlyph{}}

// strokes are those through the shapes: none, lying, upright, both.
const strokes = 4

// sourceMark is the mark of a source by its number. Law: of the first len(shapes)·strokes sources no two have one mark.
func sourceMark(number int) draw.GlyphDrawer {
	shape, stroke := shapes[number%len(shapes)], number/len(shapes)%strokes
	if stroke == 0 {
		return shape
	}
	return struck{shape, stroke&1 != 0, stroke&2 != 0}
}

// struck is a shape with strokes through it, which reach beyond it.
type struck struct {
	shape            draw.GlyphDrawer
	lying, isUpright bool
}

func (s struck) DrawGlyph(c *draw.Canvas, style draw.GlyphStyle, at vg.Point) {
	s.shape.DrawGlyph(c, style, at)
	line, reach := draw.LineStyle{Color: style.Color, Width: vg.Points(0.6)}, 1.9*style.Radius
	if s.lying {
		c.StrokeLine2(line, at.X-reach, at.Y, at.X+reach, at.Y)
	}
	if s.isUpright {
		c.StrokeLine2(line, at.X, at.Y-reach, at.X, at.Y+reach)
	}
}

// diamond is the mark of what is only assumed, as on the screen.
type diamond struct{}

func (diamond) DrawGlyph(c *draw.Canvas, style draw.GlyphStyle, at vg.Point) {
	r := style.Radius
	corners := []vg.Point{{X: at.X, Y: at.Y + r}, {X: at.X + r, Y: at.Y}, {X: at.X, Y: at.Y - r}, {X: at.X - r, Y: at.Y}}
	c.FillPolygon(color.White, corners)
	c.StrokeLines(draw.LineStyle{Color: style.Color, Width: vg.Points(1)}, append(corners, corners[0], corners[1]))
}
