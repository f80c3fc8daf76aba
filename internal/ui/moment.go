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

// changeDays are the days of an offer's transitions, or of a benchmark's changes where one is selected (not -1).
func changeDays(h *thresholds.History, offer, benchmark int) []data.Day {
	var changes []data.Day
	if benchmark >= 0 {
		for i, change := range h.Changes(benchmark) {
			if i > 0 { // the first is the state at the beginning
				changes = append(changes, change.Day)
			}
		}
		return changes
	}
	for _, transition := range h.Transitions(offer) {
		changes = append(changes, transition.Day)
	}
	return changes
}

// changeBefore is the latest of the days before one.
func changeBefore(changes []data.Day, day data.Day) (data.Day, bool) {
	for i := len(changes) - 1; i >= 0; i-- {
		if changes[i] < day {
			return changes[i], true
		}
	}
	return 0, false
}

// changeAfter is the earliest of the days after one.
func changeAfter(changes []data.Day, day data.Day) (data.Day, bool) {
	for _, change := range changes {
		if change > day {
			return change, true
		}
	}
	return 0, false
}
