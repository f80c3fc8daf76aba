package ui

import (
	"fmt"

	tea "charm.land/bubbletea/v2"
)

// frameCache keeps the screen as it was last drawn.
type frameCache struct {
	canvas *canvas
	title  string
	valid  bool
}

// View has the display show the screen, where there is one, and gives Bubble Tea all but what is on it: see display.
func (m *model) View() tea.View {
	m.draw()
	if m.display != nil {
		m.display.show(m.frame.canvas, m.outfit.theme)
	}
	view := tea.NewView("")
	view.AltScreen, view.WindowTitle = true, m.frame.title
	if !m.opts.NoMouse {
		view.MouseMode = tea.MouseModeCellMotion
	}
	return view
}

// draw draws the screen, if it may be another than it was.
func (m *model) draw() {
	if m.frame.valid {
		return
	}
	if opening := m.opening(); opening != nil {
		m.frame = frameCache{opening.canvas, opening.title, true}
		return
	}
	c := m.paint()
	m.pixels.dress(c, m.outfit.theme)
	m.frame = frameCache{c, m.title(), true}
}

// text is the screen with its colours.
func (m *model) text() string {
	m.draw()
	return m.frame.canvas.render(m.outfit.theme)
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
