package ui

import (
	tea "charm.land/bubbletea/v2"

	"watchtui/internal/data"
)

func (m *model) clickWatch(x, y int) tea.Cmd {
	l := m.watchLayout()
	for i, r := range l.charts {
		if r.contains(x, y) {
			if m.watch.chart == i {
				m.openSelected()
			}
			m.watch.chart, m.watch.benchmark = i, -1
		}
	}
	switch {
	case l.benchmarks.contains(x, y):
		m.clickBenchmark(y - benchmarkLines(l).y)
	case l.strip.contains(x, y):
		if strip, ok := m.stripOf(l); ok {
			m.goTo(strip.dayAt(x))
		}
	}
	return nil
}

func (m *model) clickBenchmark(line int) {
	row, shown := m.watch.top+line, m.shownBenchmarks()
	if line < 0 || line >= m.benchmarkRows() || row >= len(shown) {
		return
	}
	i := shown[row]
	if m.watch.benchmark == i {
		m.openSelected()
	}
	m.watch.benchmark, m.watch.chart = i, -1
}

func (m *model) wheelWatch(x, y, step int) {
	if m.watchLayout().benchmarks.contains(x, y) {
		m.watch.top = scrolled(m.watch.top+step, -1, m.benchmarkRows(), len(m.shownBenchmarks()))
		return
	}
	m.goTo(m.moment.at + data.Day(step*7))
}
