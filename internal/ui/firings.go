package ui

import (
	"slices"
	"strings"

	"watchtui/internal/data"
	"watchtui/internal/thresholds"
)

// firingsState is the list of the firings of one trigger.
type firingsState struct {
	filterState
	order    order
	top      int
	chosen   bool     // one is selected; else the newest is
	selected data.Day // the day on which that one fired
}

// shownFirings are those of the selected trigger that pass the filter, newest first.
func (m *model) shownFirings() []thresholds.Firing {
	i := m.selectedTrigger()
	if m.standingTriggers() == nil || i < 0 {
		return nil
	}
	sought := m.triggers.firings.sought()
	var shown []thresholds.Firing
	for _, f := range slices.Backward(m.triggered.firings[i]) {
		r := f.Reading
		text := []string{f.Violation.String(), f.Known.String(), f.Returns().String(), resetWords(f), data.Number(r.Value), r.Source, r.Quality.String(), r.Citation, r.Note}
		if sought.passes(strings.Join(text, " ")) {
			shown = append(shown, f)
		}
	}
	sortRows(shown, m.triggers.firings.order, firingRank)
	return shown
}

// firingRank is what a firing is sorted by.
func firingRank(f thresholds.Firing, by sortKey) rowRank {
	switch by {
	case byKnown:
		return dated(f.Known)
	case byReturns:
		return dated(f.Returns())
	case byLag:
		return counted(f.EnforcementLag())
	case bySaved:
		if n, ok := f.Saved(); ok {
			return counted(n)
		}
		return noRank
	}
	if f.Reading.Indicator == "" {
		return noRank
	}
	if by == bySource {
		return named(f.Reading.Source)
	}
	return numbered(f.Reading.Value)
}

// sortFirings brings the firings into an order and keeps the one that is selected.
func (m *model) sortFirings(to order) {
	if f, ok := m.currentFiring(); ok {
		m.triggers.firings.chosen, m.triggers.firings.selected = true, f.Day
	}
	m.triggers.firings.order = to
	m.keepFiringInSight()
}

// selectedFiring is the row of the firing that is selected; -1 where there is none.
func (m *model) selectedFiring(shown []thresholds.Firing) int {
	s := m.triggers.firings
	if i := slices.IndexFunc(shown, func(f thresholds.Firing) bool { return f.Day == s.selected }); s.chosen && i >= 0 {
		return i
	}
	return min(0, len(shown)-1)
}

// currentFiring is the firing that is selected; false where there is none.
func (m *model) currentFiring() (thresholds.Firing, bool) {
	shown := m.shownFirings()
	i := m.selectedFiring(shown)
	if i < 0 {
		return thresholds.Firing{}, false
	}
	return shown[i], true
}

// opensFiring tells whether there is something to open: a firing in the list of them, its reading in one.
func (m *model) opensFiring(in where) bool {
	f, ok := m.currentFiring()
	switch in {
	case onFirings:
		return ok
	case onFiring:
		return f.Reading.Indicator != ""
	}
	return true
}

// actFirings does what is asked for in the list of firings.
func (m *model) actFirings(act action) {
	if by, ok := steps(act, max(1, m.firingRows()-1)); ok {
		m.moveFiring(by)
		return
	}
	switch act {
	case actFilter:
		m.triggers.firings.typing = true
	case actSort, actReverse:
		if to, ok := m.sorts(act, m.triggers.firings.order, sortedFirings); ok {
			m.sortFirings(to)
		}
	case actOpen:
		_, m.triggers.record = m.currentFiring()
	case actNextPane, actPreviousPane:
		m.triggers.onFirings = false
	}
}

// actFiring walks through the firings while one is open in full, and leads to its reading on the indicator's chart.
func (m *model) actFiring(act action) {
	switch act {
	case actUp:
		m.moveFiring(-1)
	case actDown:
		m.moveFiring(1)
	case actOpen:
		if f, ok := m.currentFiring(); ok && f.Reading.Indicator != "" {
			m.triggers.record = false
			m.openAt(f.Reading)
		}
	}
}

// moveFiring selects the firing so many lines further down.
func (m *model) moveFiring(by int) {
	shown := m.shownFirings()
	if len(shown) == 0 {
		return
	}
	s := &m.triggers.firings
	s.chosen, s.selected = true, shown[max(0, min(m.selectedFiring(shown)+by, len(shown)-1))].Day
	m.keepFiringInSight()
}

func (m *model) keepFiringInSight() {
	shown := m.shownFirings()
	m.triggers.firings.top = scrolled(m.triggers.firings.top, m.selectedFiring(shown), m.firingRows(), len(shown))
}

// firingToCopy is the reading that decided the selected firing, or the last one; false where there is none.
func (m *model) firingToCopy() (data.Reading, bool) {
	f, ok := m.currentFiring()
	return f.Reading, ok && f.Reading.Indicator != ""
}
