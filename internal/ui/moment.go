package ui

import (
	"watchtui/internal/data"
	"watchtui/internal/thresholds"
)

// moment is the time that the screen speaks of: a day, and what may be known.
type moment struct {
	at      data.Day
	asked   data.Day // with which the program began, where it was given one
	beyond  data.Day // to which a what-if looks ahead; 0 without one
	today   data.Day
	told    bool // today is known
	set     bool // at is known; before that the clock has not answered yet
	pinned  bool // at was chosen; else it is today and goes along with it
	vintage thresholds.Vintage
}

// learn takes in what day it is.
func (m *moment) learn(today data.Day) {
	m.today, m.told = today, true
	if !m.pinned {
		m.at, m.set = today, true
	}
}

// until is the last day that can be looked at.
func (m moment) until() data.Day { return max(m.today, m.asked, m.at, m.beyond) }

// isNow tells whether the day is today.
func (m moment) isNow() bool { return m.told && m.at == m.today }

// goTo moves to a day within those that there are.
func (m *moment) goTo(day, first, last data.Day) {
	m.at = min(max(day, first), last)
	m.pinned, m.set = m.at != m.today, true
}

// goNow returns to today.
func (m *moment) goNow() { m.at, m.pinned = m.today, false }

// toggle switches between as known now and as known then.
func (m *moment) toggle() {
	if m.vintage == thresholds.AsKnownThen {
		m.vintage = thresholds.AsKnownNow
	} else {
		m.vintage = thresholds.AsKnownThen
	}
}

// goTo moves to a day within the history.
func (m *model) goTo(day data.Day) {
	if h := m.history(); h != nil {
		m.moment.goTo(day, min(h.First(), m.moment.until()), m.moment.until())
	}
}

// goFar goes a month back or on, or to the first or the last day; false for what asks for something else.
func (m *model) goFar(act action) bool {
	switch act {
	case actMonthBack:
		m.goTo(m.moment.at - 30)
	case actMonthForward:
		m.goTo(m.moment.at + 30)
	case actFirst:
		if h := m.history(); h != nil {
			m.goTo(h.First())
		}
	case actLast:
		m.goTo(m.moment.until())
	default:
		return false
	}
	return true
}
