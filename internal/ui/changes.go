package ui

import (
	"watchtui/internal/data"
	"watchtui/internal/thresholds"
)

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

// changes are the days that < and > go to.
func (m *model) changes() []data.Day {
	h := m.history()
	if m.on == triggersScreen {
		return m.triggerChanges()
	}
	if h == nil || len(m.book.Offers) == 0 && m.selectedBenchmark() < 0 {
		return nil
	}
	return changeDays(h, m.watch.offer, m.selectedBenchmark())
}

// selectedBenchmark is the one whose changes < and > go to; -1 for the verdict's.
func (m *model) selectedBenchmark() int {
	switch m.on {
	case watchScreen:
		return m.watch.benchmark
	case benchmarkScreen:
		return m.benchmark.number
	}
	return -1
}

func (m *model) goToChange(next func([]data.Day, data.Day) (data.Day, bool)) {
	if day, ok := next(m.changes(), m.moment.at); ok {
		m.goTo(day)
	} else if m.history() != nil {
		m.hint("there is no change in that direction")
	}
}

func (m *model) goToLatestChange() {
	if changes := m.changes(); len(changes) > 0 {
		m.goTo(changes[len(changes)-1])
	} else {
		m.hint("nothing has changed yet")
	}
}
