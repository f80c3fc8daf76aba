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

// blindFiredRibbon is a trigger that is fired where nobody could see whether its reset holds: made of dots, as all that is blind.
const blindFiredRibbon = "▒"

// trigger draws a trigger: each cell in whose days it is fired, with a mark where a firing begins; dotted where it was blind on all of them.
func (s strip) trigger(i int) []stripCell {
	cells, isBlind := make([]stripCell, s.width), make([]bool, s.width)
	for cell, word := range s.sight(i) {
		isBlind[cell] = word == thresholds.NoData || word == thresholds.Stale
		cells[cell] = stripCell{stateRibbons[thresholds.Unmet], styleDim}
		if isBlind[cell] {
			cells[cell] = stripCell{stateRibbons[word], styleStale}
		}
	}
	for _, f := range s.history.Firings(i) {
		begin, end := s.cellOf(f.Day), s.width-1
		if f.Reset != thresholds.NotReset {
			end = max(begin, s.cellOf(f.Reset-1))
		}
		for cell := max(0, begin); cell <= min(end, s.width-1); cell++ {
			cells[cell] = stripCell{stateRibbons[thresholds.Met], styleBad}
			if isBlind[cell] {
				cells[cell] = stripCell{blindFiredRibbon, styleStale}
			}
		}
		if begin >= 0 && begin < s.width {
			cells[begin] = stripCell{thresholds.FiredMark, styleBad}
		}
	}
	return cells
}

// sight is the state of a trigger's condition in each cell; of the states within its days the best one, so that a cell is blind only where all are.
func (s strip) sight(trigger int) []thresholds.StateWord {
	return bestWords(s.history.TriggerSight(trigger), s.width, s.span)
}

// paintTriggerStrip draws the triggers over time, a line each, as far as there is room.
func (m *model) paintTriggerStrip(c *canvas, l triggersLayout) {
	if l.strip.empty() {
		return
	}
	inside := pane{title: "Triggers over time · " + thresholds.FiredMark + " fires · dotted: blind", boxed: true}.paint(c, l.strip)
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
