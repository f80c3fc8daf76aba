package ui

import (
	"fmt"
	"math"

	"watchtui/internal/data"
	"watchtui/internal/thresholds"
)

// The quadrant shows what escalated over the floor's window, on the day looked at and on those before:
//
//	both                  │   vertical escalation      ↑ enrichment or stock up
//	──────────────────────┼──────────────────────      → tempo up
//	horizontal concession │               neither

// trailStep is how many days lie between the points of the trail; trailSteps how many there are.
const (
	trailStep  = 30
	trailSteps = 24
)

// trailPoint is what escalated up to a day.
type trailPoint struct {
	day data.Day
	thresholds.Escalation
}

// floorTrail is the points of the last two years that are defined, the day looked at last.
func (f *floorFound) floorTrail() []trailPoint {
	var trail []trailPoint
	for k := trailSteps; k >= 0; k-- {
		t := f.at - data.Day(k*trailStep)
		if i, ok := f.course.Place(t); ok && f.course.Escalations[i].Word != thresholds.EscalationUndefined {
			trail = append(trail, trailPoint{t, f.course.Escalations[i]})
		}
	}
	return trail
}

// turns are the days up to one from which on another word stood, the latest first.
func turns(course *thresholds.FloorCourse, at data.Day, most int) []trailPoint {
	var list []trailPoint
	last, ok := course.Place(min(at, course.First+data.Day(len(course.Holding)-1)))
	for i := last; ok && i >= 0 && len(list) < most; i-- {
		if i == 0 || course.Escalations[i-1].Word != course.Escalations[i].Word {
			list = append(list, trailPoint{course.First + data.Day(i), course.Escalations[i]})
		}
	}
	return list
}

const turnsWidth = 34 // for the days on which the word changed

func (m *model) paintQuadrant(c *canvas, l floorLayout) {
	if l.quadrant.empty() {
		return
	}
	inside := pane{title: "Escalation", aside: fmt.Sprintf("over %s, in points", days(m.book.Floor.Window)), boxed: l.density == boxed, focused: m.floor.onTrail}.paint(c, l.quadrant)
	f := m.floorShown()
	if f == nil || inside.h < 3 || inside.w < 20 {
		return
	}
	if inside.w >= 2*turnsWidth {
		inside.w -= turnsWidth
		side := rect{inside.right() + 2, inside.y, turnsWidth - 2, inside.h}
		for i, turn := range turns(f.course, f.at, side.h) {
			c.pen(side, i).write(turn.day.String()+"  ", styleDim).write(turn.Word.String(), stylePlain)
		}
	}
	paintCross(c, inside)
	f.paintTrail(c, inside)
}

// paintCross draws the axes and names the quadrants.
func paintCross(c *canvas, r rect) {
	x, y := r.x+r.w/2, r.y+r.h/2
	c.fill(rect{r.x, y, r.w, 1}, "─", styleAxis)
	c.fill(rect{x, r.y, 1, r.h}, "│", styleAxis)
	c.put(x, y, "┼", styleAxis)
	left, right := r.w/2, r.right()-x-2
	c.text(r.x, r.y, left, "both", styleDim)
	c.right(r.right(), r.y, right, "vertical escalation", styleDim)
	c.text(r.x, r.bottom()-1, left, "horizontal concession", styleDim)
	c.right(r.right(), r.bottom()-1, right, "neither", styleDim)
	c.right(r.right(), y, right, "→ tempo up", styleAxis)
}

// paintTrail puts the points where they belong: the latest is a mark, those of the last year are circles, older ones dots.
//
// Law: a point is on the side of an axis that its word says.
func (f *floorFound) paintTrail(c *canvas, r rect) {
	trail := f.floorTrail()
	reach := 1.0 // points, so that small moves stay in the middle
	for _, p := range trail {
		reach = max(reach, math.Abs(p.Vertical), math.Abs(p.Horizontal))
	}
	for i, p := range trail {
		char, st := "·", styleDim
		switch {
		case i == len(trail)-1 && p.day == f.at:
			char, st = "◆", styleKey
		case f.at-p.day < 365:
			char, st = "○", stylePlain
		}
		x, y := quadrantCell(r, p.Escalation, reach)
		c.put(x, y, char, st)
	}
	if len(trail) == 0 || trail[len(trail)-1].day != f.at {
		c.text(r.x, r.y+r.h/2+1, r.w/2-1, "· undefined now", styleStale)
	}
}

// quadrantCell is where an escalation is drawn; what is not 0 is not on the axis.
func quadrantCell(r rect, e thresholds.Escalation, reach float64) (x, y int) {
	off := func(v float64, room int) int {
		n := int(math.Round(v / reach * float64(room)))
		switch {
		case v > 0:
			return max(1, min(n, room))
		case v < 0:
			return min(-1, max(n, -room))
		}
		return 0
	}
	return r.x + r.w/2 + off(e.Horizontal, (r.w-1)/2), r.y + r.h/2 - off(e.Vertical, (r.h-1)/2)
}
