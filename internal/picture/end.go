package picture

import (
	"image/color"

	"gonum.org/v1/plot/vg"

	"watchtui/internal/data"
	"watchtui/internal/ui"
)

// endReach is how far from the end of its curve a label may be, and endStep how far apart the places are that are tried.
const endReach, endStep = vg.Length(40), vg.Length(3)

// addEnds writes the last value in sight where each curve ends: behind it where there is room, else above or below at the edge, else nowhere.
func addEnds(c *chart, p *ui.Picture) {
	inks := [...]color.Color{lineInk, otherInk}
	if p.Kind == data.Event && len(p.Sum) > 0 {
		inks[0] = ink
	}
	for i, end := range p.Ends {
		if !c.y.admits(end.Value) || !c.y.contains(end.Value) {
			continue
		}
		c.addPlaced(label{style: textStyle(inks[min(i, len(inks)-1)], textSize, true), text: data.Visible(end.Label), value: end.Value, places: func(b board, size vg.Point) []vg.Rectangle {
			return placesOfEnd(b, b.at(point{days(min(end.At, p.To)), end.Value}), size)
		}})
	}
}

// placesOfEnd are where a label of a size may be, the best first.
func placesOfEnd(b board, end, size vg.Point) []vg.Rectangle {
	var places []vg.Rectangle
	if behind := boxAt(end.X+4, end.Y-size.Y/2, size); behind.Max.X <= b.Max.X {
		places = append(places, behind)
	}
	left := min(end.X+4, b.Max.X-2-size.X)
	for away := endStep; away <= endReach; away += endStep {
		for _, place := range [...]vg.Rectangle{boxAt(left, end.Y+away, size), boxAt(left, end.Y-away-size.Y, size)} {
			if place.Min.Y >= b.Min.Y && place.Max.Y <= b.Max.Y {
				places = append(places, place)
			}
		}
	}
	return places
}
