package ui

import (
	tea "charm.land/bubbletea/v2"

	"watchtui/internal/data"
)

// clickWhatIf selects a line, or moves to a day of the strip.
func (m *model) clickWhatIf(x, y int) tea.Cmd {
	l := m.whatIfLayout()
	lines := paneLines(l.values, l.density)
	switch {
	case m.whatIf.line.kind != noLine:
	case lines.contains(x, y) && m.whatIf.top+y-lines.y < len(m.whatIfRows()):
		m.selectWhatIf(m.whatIf.top + y - lines.y)
	case l.strip.contains(x, y):
		if strip, ok := m.stripOf(l.watchLayout); ok {
			m.goTo(strip.dayAt(x))
		}
	}
	return nil
}

// wheelWhatIf scrolls the list and moves through time elsewhere.
func (m *model) wheelWhatIf(x, y, step int) {
	l := m.whatIfLayout()
	switch {
	case m.whatIf.line.kind != noLine:
	case l.values.contains(x, y):
		m.whatIf.scroll(step, m.whatIfLines(), len(m.whatIfRows()))
	default:
		m.goTo(m.moment.at + data.Day(step*7))
	}
}
