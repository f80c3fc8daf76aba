package ui

import (
	"math"

	tea "charm.land/bubbletea/v2"

	"watchtui/internal/data"
)

// promptState is a line that is asked for in a box: a day to go to, or the name of a bookmark.
type promptState struct {
	line input
	of   place // that is to be named
}

func (m *model) wherePrompt() where { return onPrompt }

// askDate asks for a day.
func (m *model) askDate() {
	m.prompt = promptState{}
	m.lay(dateOverlay)
}

// pressPrompt takes in text while a line is asked for.
func (m *model) pressPrompt(act action, msg tea.KeyPressMsg) tea.Cmd {
	switch act {
	case actEscape:
		m.lift()
	case actOpen:
		return m.front().act(act)
	default:
		m.prompt.line.press(act, msg)
	}
	return nil
}

// actDate goes to the day that was typed. What is not understood stays there to be mended.
func (m *model) actDate(action) tea.Cmd {
	w, err := m.calendar().parse(m.prompt.line.text())
	if err != nil {
		return nil // the box says what is wanted
	}
	m.lift()
	return m.walk(leap, func() tea.Cmd {
		m.goTo(w.day)
		return nil
	})
}

// calendar is what days in words are counted from, as things are.
func (m *model) calendar() calendar {
	c := calendar{today: m.moment.today, at: m.moment.at, first: math.MinInt32, last: m.moment.until(), changes: m.changes()}
	if h := m.history(); h != nil {
		c.first = min(h.First(), c.last)
	}
	return c
}

// verdictOn is an offer's verdict on a day, and since when: only looked up, since it follows each key.
func (m *model) verdictOn(day data.Day) (mark, words string, st style) {
	h := m.history()
	if h == nil || len(m.book.Offers) == 0 {
		return "", "", styleDim
	}
	offer := m.book.Offers[m.watch.offer]
	rung := h.Rung(m.watch.offer, min(day, h.Until()))
	class := offer.Class(rung)
	words = offer.RungName(rung)
	if began, ok := changeBefore(changeDays(h, m.watch.offer, -1), day+1); ok {
		words += " since " + since(began, day)
	}
	return class.Mark(), words, rungStyles[class]
}
