package picture

import (
	"image/color"
	"slices"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"watchtui/internal/data"
	"watchtui/internal/ui"
)

// label is a text that names a value, in the first of its places where it is free.
//
// Laws: it covers neither another label nor a curve nor a line; what names the larger value is not below what names the smaller one; without such a
// place there is none, but for one that has to be, which is then in its first.
type label struct {
	style   draw.TextStyle
	text    string
	value   float64
	hasToBe bool
	places  func(b board, size vg.Point) []vg.Rectangle // of a size, the best first
}

// taken is where a label is, and the value that it names; of what stands at the top that of the upper edge.
type taken struct {
	box   vg.Rectangle
	value float64
}

// addPlaced adds a label, over all that was added before.
func (c *chart) addPlaced(l label) {
	c.add(func(b board) {
		places := l.places(b, l.style.Rectangle(l.text).Size())
		i := slices.IndexFunc(places, func(box vg.Rectangle) bool { return b.isFree(taken{box, l.value}) })
		if i < 0 && l.hasToBe && len(places) > 0 {
			i = 0
		}
		if i >= 0 {
			box := places[i]
			b.write(l.style, l.text, vg.Point{X: box.Min.X, Y: box.Min.Y + l.style.FontExtents().Descent}, taken{box, l.value})
		}
	})
}

// write writes a text that takes a box, on paper of its own, so that no line runs through its letters.
func (b board) write(style draw.TextStyle, text string, at vg.Point, in taken) {
	box := in.box
	b.FillPolygon(color.White, []vg.Point{box.Min, {X: box.Max.X, Y: box.Min.Y}, box.Max, {X: box.Min.X, Y: box.Max.Y}})
	b.FillText(style, at, text)
	b.of.taken = append(b.of.taken, in)
}

// boxAt is a rectangle by its lower left corner.
func boxAt(x, y vg.Length, size vg.Point) vg.Rectangle {
	return vg.Rectangle{Min: vg.Point{X: x, Y: y}, Max: vg.Point{X: x + size.X, Y: y + size.Y}}
}

// isFree tells whether a label covers nothing where it is, and is on the right side of those that are there.
func (b board) isFree(label taken) bool {
	for _, other := range b.of.taken {
		if overlap(label.box, other.box) || (label.value-other.value)*float64(label.box.Min.Y-other.box.Min.Y) < 0 {
			return false
		}
	}
	return !slices.ContainsFunc(b.drawn(), func(piece vg.Rectangle) bool { return overlap(label.box, piece) })
}

func overlap(a, b vg.Rectangle) bool {
	return a.Min.X < b.Max.X && b.Min.X < a.Max.X && a.Min.Y < b.Max.Y && b.Min.Y < a.Max.Y
}

// drawn are the pieces of what a label must not cover, each as the box around it: the values, and thresholds and references.
func (b board) drawn() []vg.Rectangle {
	c := b.of
	if c.pieces != nil {
		return c.pieces
	}
	for _, points := range [][]ui.PicturePoint{c.of.Line.Points, c.of.Other.Points, c.of.Faint} {
		b.addCurve(drawable(c.y, thin(c.of, points)))
	}
	for _, line := range c.of.Lines {
		if c.y.admits(line.Value) {
			b.addPiece(point{c.x.low, line.Value}, point{c.x.high, line.Value})
		}
	}
	sum := within(c.of, c.y, c.of.Sum)
	for i := 1; i < len(sum); i++ {
		b.addPiece(sum[i-1], sum[i])
	}
	return c.pieces
}

// addCurve adds the pieces of a level, or of events as columns.
func (b board) addCurve(points []ui.PicturePoint) {
	on := b.of.y
	for i, reading := range points {
		x, y := max(days(reading.At), b.of.x.low), reading.Value
		switch next := i + 1; {
		case !on.admits(y):
		case b.of.of.Kind == data.Event:
			b.addPiece(point{x, max(0, on.low)}, point{x, y})
		case next == len(points):
			b.addPiece(point{x, y}, point{days(b.of.of.Until), y})
		default:
			end := days(points[next].At)
			if b.addPiece(point{x, y}, point{end, y}); on.admits(points[next].Value) {
				b.addPiece(point{end, y}, point{end, points[next].Value})
			}
		}
	}
}

func (b board) addPiece(from, to point) {
	const stroke = vg.Length(1)
	v, w := b.at(from), b.at(to)
	b.of.pieces = append(b.of.pieces, vg.Rectangle{
		Min: vg.Point{X: min(v.X, w.X) - stroke, Y: min(v.Y, w.Y) - stroke}, Max: vg.Point{X: max(v.X, w.X) + stroke, Y: max(v.Y, w.Y) + stroke}})
}
