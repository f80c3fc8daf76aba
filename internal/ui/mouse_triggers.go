package ui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"watchtui/internal/data"
)

// clickTriggers selects a trigger or a firing, and opens what is selected already; a click on what is drawn over time goes to the day.
func (m *model) clickTriggers(x, y int) tea.Cmd {
	l := m.triggersLayout()
	lists := triggerLines(l)
	firings := firingLines(l)
	switch {
	case m.triggers.record:
		m.triggers.record = false
	case y == lists.y-1 && l.list.contains(x, y) && l.density != brief:
		if to, ok := m.triggers.order.clickedAt(sortedTriggers, triggerColumnsFor(lists.w).headings(), x-lists.x-2); ok {
			m.sortTriggers(to)
		}
	case y == firings.y-1 && l.firings.contains(x, y):
		if to, ok := m.triggers.firings.order.byColumn(sortedFirings, firingColumns(firings.w).columnAt(x-firings.x)); ok {
			m.triggers.onFirings = m.selectedTrigger() >= 0
			m.sortFirings(to)
		}
	case lists.contains(x, y):
		m.clickTrigger(m.triggers.top + y - lists.y)
	case l.strip.contains(x, y):
		if s, ok := m.triggerStripOf(l); ok {
			m.goTo(s.dayAt(x))
		}
	case l.chart.contains(x, y):
		if p, r, ok := m.shownTriggerPlot(l); ok {
			m.goTo(p.instantAt(r, x).Day())
		}
	case l.firings.contains(x, y):
		m.clickFiring(m.triggers.firings.top + y - firings.y)
	}
	return nil
}

func (m *model) clickTrigger(row int) {
	shown := m.shownTriggers()
	if row >= len(shown) {
		return
	}
	if shown[row] == m.selectedTrigger() && !m.triggers.onFirings {
		m.actTriggerList(actOpen)
		return
	}
	m.triggers.onFirings = false
	m.moveTrigger(row - max(0, slices.Index(shown, m.selectedTrigger())))
}

func (m *model) wheelTriggers(x, y, step int) {
	l := m.triggersLayout()
	switch {
	case m.triggers.record:
	case l.strip.contains(x, y), l.chart.contains(x, y):
		m.goTo(m.moment.at + data.Day(step*7))
	case l.firings.contains(x, y):
		m.triggers.firings.top = scrolled(m.triggers.firings.top+3*step, -1, firingLines(l).h, len(m.shownFirings()))
	default:
		m.triggers.top = scrolled(m.triggers.top+step, -1, triggerLines(l).h, len(m.shownTriggers()))
	}
}

func (m *model) clickFiring(row int) {
	shown := m.shownFirings()
	had := m.triggers.onFirings
	if m.triggers.onFirings = m.selectedTrigger() >= 0; row < 0 || row >= len(shown) {
		return
	}
	if row == m.selectedFiring(shown) && had {
		m.triggers.record = true
		return
	}
	m.moveFiring(row - m.selectedFiring(shown))
}
