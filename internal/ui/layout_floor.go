package ui

// floorLayout is where the parts of the Floor screen are. Where there is no room for both, the quadrant takes the place of the parts.
//
//	header
//	standing
//	chart             with the openings along its time axis
//	parts | quadrant
//	footer
type floorLayout struct {
	density                                          density
	header, standing, chart, parts, quadrant, footer rect
}

func layoutFloor(w, h, lines int, onTrail bool) floorLayout {
	const smallestChart, smallestQuadrant, wantedParts = 8, 46, 84
	l := floorLayout{density: densityOf(w, h)}
	if l.density == tooSmall {
		return l
	}
	l.header, l.footer = rect{0, 0, w, 1}, rect{0, h - 1, w, 1}
	standing, frame := 3, 2
	switch l.density {
	case brief:
		frame = 0
	case boxed:
		standing, frame = 5, 3
	}
	l.standing = rect{0, 1, w, standing}
	room := h - 2 - standing
	below := min(room, max(frame+lines, room*2/5))
	if room-below < smallestChart {
		below = room - smallestChart
	}
	if l.density == brief || below < 6 {
		below = room
	}
	l.chart = rect{0, l.standing.bottom(), w, room - below}
	bottom := rect{0, l.chart.bottom(), w, below}
	switch wide := max(smallestQuadrant, min(w*2/5, w-wantedParts)); {
	case l.density == boxed && w >= 116:
		l.parts, l.quadrant = rect{0, bottom.y, w - wide, below}, rect{w - wide, bottom.y, wide, below}
	case onTrail:
		l.quadrant = bottom
	default:
		l.parts = bottom
	}
	return l
}
