package ui

import (
	"fmt"

	tea "charm.land/bubbletea/v2"
)

// frameCache keeps the screen as it was last drawn.
type frameCache struct {
	text, title string
	valid       bool
}

// View is the screen.
func (m *model) View() tea.View {
	view := tea.NewView(m.text())
	view.AltScreen, view.WindowTitle = true, m.frame.title
	if !m.opts.NoMouse {
		view.MouseMode = tea.MouseModeCellMotion
	}
	return view
}

func (m *model) text() string {
	if !m.frame.valid {
		c := m.paint()
		m.pixels.dress(c, m.outfit.theme)
		m.frame = frameCache{c.render(m.outfit.theme), m.title(), true}
	}
	return m.frame.text
}

// paint draws the screen from the state alone.
func (m *model) paint() *canvas {
	c := newCanvas(m.w, m.h)
	c.hasPixels = m.pixels.on()
	switch {
	case densityOf(m.w, m.h) == tooSmall:
		c.tooSmall()
	default:
		m.parts().paint(c)
		if m.over != noOverlay {
			m.front().paint(c)
		}
	}
	if m.opts.ASCII {
		c.ascii()
	}
	return c
}

func (c *canvas) tooSmall() {
	text := fmt.Sprintf("needs %d×%d, has %d×%d", smallestWidth, smallestHeight, c.width, c.height)
	y := max(0, (c.height-1)/2)
	for i, line := range wrap(text, c.width) {
		c.text(0, y+i, c.width, line, stylePlain)
	}
}
