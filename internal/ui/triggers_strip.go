package ui

import "watchtui/internal/thresholds"

// triggerStripOf is where the triggers over time are drawn; false where there is no room or nothing yet.
func (m *model) triggerStripOf(l triggersLayout) (strip, bool) {
	if l.strip.empty() || len(m.standingTriggers()) == 0 {
		return strip{}, false
	}
	inside, h := l.strip.inset(2, 1), m.triggered.history
	longest := 0
	for _, t := range m.book.Triggers {
		longest = max(longest, textWidth(t.Name))
	}
	names := min(longest+1, inside.w/4)
	s := strip{history: h, x: inside.x + names, width: inside.w - names, first: h.First(), last: h.Until()}
	return s, s.width > 0
}

// trigger draws a trigger: each cell in whose days it is fired, with a mark where a firing begins.
func (s strip) trigger(i int) []stripCell {
	cells := make([]stripCell, s.width)
	for cell := range cells {
		cells[cell] = stripCell{stateRibbons[thresholds.Unmet], styleDim}
	}
	for _, f := range s.history.Firings(i) {
		begin, end := s.cellOf(f.Day), s.width-1
		if f.Reset != thresholds.NotReset {
			end = max(begin, s.cellOf(f.Reset-1))
		}
		for cell := max(0, begin); cell <= min(end, s.width-1); cell++ {
			cells[cell] = stripCell{stateRibbons[thresholds.Met], styleBad}
		}
		if begin >= 0 && begin < s.width {
			cells[begin].char = firedMark
		}
	}
	return cells
}

// paintTriggerStrip draws the triggers over time, a line each, as far as there is room.
func (m *model) paintTriggerStrip(c *canvas, l triggersLayout) {
	if l.strip.empty() {
		return
	}
	inside := pane{title: "Triggers over time · " + firedMark + " fires", boxed: true}.paint(c, l.strip)
	s, ok := m.triggerStripOf(l)
	if !ok {
		return
	}
	selected, y := m.selectedTrigger(), inside.y
	for i, t := range m.book.Triggers {
		if y >= inside.bottom()-1 {
			break
		}
		st := styleDim
		if i == selected {
			st = styleStrong
		}
		c.text(inside.x, y, s.x-inside.x-1, t.Name, st)
		paintCells(c, s.x, y, s.trigger(i))
		y++
	}
	paintYears(c, s, y)
	m.paintStripCursor(c, s, l.strip.y, inside)
}
