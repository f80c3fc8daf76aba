package ui

import (
	tea "charm.land/bubbletea/v2"

	"watchtui/internal/data"
)

func (m *model) clickFloor(x, y int) tea.Cmd {
	l := m.floorLayout()
	lines := floorLines(l)
	switch {
	case l.chart.contains(x, y):
		s, r := m.floorPlot(l)
		if area := s.left.area(r); area.contains(x, y) {
			m.goTo(s.left.instantAt(r, x).Day())
		}
	case lines.contains(x, y):
		m.clickPart(m.floor.top + y - lines.y)
	}
	return nil
}

// clickPart selects the part of a line, or opens it where it is selected.
func (m *model) clickPart(line int) {
	holding := len(m.book.Floor.Holding)
	part := line - 1
	if line > holding {
		part = line - 2
	}
	switch {
	case line == 0 || line == holding+1 || part >= len(m.floorParts()):
	case part == m.floor.part:
		m.actFloor(actOpen)
	default:
		m.floor.part = part
	}
}

func (m *model) wheelFloor(x, y, step int) {
	l := m.floorLayout()
	switch {
	case l.chart.contains(x, y):
		m.floor.span = nextRange(m.floor.span, step)
	case l.parts.contains(x, y):
		m.floor.top = scrolled(m.floor.top+step, -1, floorLines(l).h, len(m.floorParts())+2)
	default:
		m.goTo(m.moment.at + data.Day(step*7))
	}
}
