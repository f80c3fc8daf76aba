package ui

import tea "charm.land/bubbletea/v2"

// button is words in the first or the last line of the screen that a click presses.
type button struct {
	x, end int // of the words, the end excluded
	press  func() tea.Cmd
}

// buttonAt is the button at a place on the screen; false where there is none. The buttons are where their words are painted. Below an
// overlay and while something is typed or asked the header has none, and a click there is one beside the overlay.
func (m *model) buttonAt(x, y int) (button, bool) {
	var buttons []button
	switch in := m.where(); {
	case y == m.h-1:
		buttons = m.paintFooter(newCanvas(m.w, m.h), rect{0, m.h - 1, m.w, 1})
	case y == 0 && m.over == noOverlay && !types(in) && heeds(in, actWatch):
		buttons = m.paintHeader(newCanvas(m.w, m.h), rect{0, 0, m.w, 1})
	}
	for _, b := range buttons {
		if x >= b.x && x < b.end && x < m.w {
			return b, true
		}
	}
	return button{}, false
}
