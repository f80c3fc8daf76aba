package ui

import (
	tea "charm.land/bubbletea/v2"

	"watchtui/internal/data"
)

// mouse takes in what the mouse does. It selects, opens what is selected already, scrolls and zooms, and presses the keys that the footer names
// (button.go); mouse_*.go say where that leads on each screen. With shift it is the terminal's, to select text; what a terminal passes on
// nevertheless is not looked at.
func (m *model) mouse(msg tea.MouseMsg) tea.Cmd {
	at := msg.Mouse()
	if at.Mod.Contains(tea.ModShift) || densityOf(m.w, m.h) == tooSmall {
		return nil
	}
	switch msg.(type) {
	case tea.MouseClickMsg:
		return m.click(at)
	case tea.MouseMotionMsg:
		m.walk(throughZoom, func() tea.Cmd {
			m.dragTo(at.X)
			return nil
		})
	case tea.MouseReleaseMsg:
		m.walk(throughZoom, func() tea.Cmd {
			m.endDrag()
			return nil
		})
	case tea.MouseWheelMsg:
		m.wheel(at)
	}
	return nil
}

// click is a mouse button pressed: it selects, and what is selected already it opens.
func (m *model) click(at tea.Mouse) tea.Cmd {
	m.drag = drag{}
	b, ok := m.buttonAt(at.X, at.Y)
	switch {
	case at.Button != tea.MouseLeft && at.Button != tea.MouseRight:
	case ok && at.Button == tea.MouseLeft:
		return b.press()
	case m.over != noOverlay || m.beginDrag(at.X, at.Y, at.Button == tea.MouseRight):
		return m.walk(leap, func() tea.Cmd { return m.front().click(at.X, at.Y) })
	}
	return nil
}

// clickAway takes an overlay away.
func (m *model) clickAway(int, int) tea.Cmd {
	m.lift()
	return nil
}

// wheel scrolls lists and tables, zooms the large chart and moves through time over the others.
func (m *model) wheel(at tea.Mouse) {
	step := 0
	switch at.Button {
	case tea.MouseWheelUp:
		step = -1
	case tea.MouseWheelDown:
		step = 1
	}
	if step == 0 {
		return
	}
	m.walk(throughZoom, func() tea.Cmd {
		m.front().wheel(at.X, at.Y, step)
		return nil
	})
}

// zoomed is a length of time after a step of the wheel: two thirds of it up, half as much again down.
func zoomed(span data.Instant, step int) data.Instant {
	if step < 0 {
		return span * 2 / 3
	}
	return span * 3 / 2
}
