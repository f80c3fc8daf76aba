package ui

import tea "charm.land/bubbletea/v2"

func (m *model) clickBenchmarkScreen(x, y int) tea.Cmd {
	l := m.benchmarkLayout()
	switch {
	case m.benchmark.record:
		m.benchmark.record = false
	case l.chart.contains(x, y):
		m.benchmark.onUsed = false
		p, r := m.measurePlot(l)
		m.putDay(p.instantAt(r, x).Day())
	case l.table.contains(x, y):
		m.benchmark.onUsed = true
		lines, t := m.usedLines(), &m.benchmark.used
		if y == lines.y-1 {
			if to, ok := t.order.byColumn(sortedUsed, m.usedColumns(lines.w, m.usedRows()).columnAt(x-lines.x)); ok {
				m.sortUsed(to)
			}
		}
		if y >= lines.y && t.click(y-lines.y, len(m.usedRows())) {
			m.benchmark.record = true
		}
	}
	return nil
}

func (m *model) wheelBenchmarkScreen(x, y, step int) {
	l := m.benchmarkLayout()
	switch from, to := m.benchmarkWindow(); {
	case m.benchmark.record:
	case l.table.contains(x, y):
		m.benchmark.used.scroll(3*step, m.usedLines().h, len(m.usedRows()))
	case l.chart.contains(x, y):
		m.zoomBenchmark(zoomed(to-from, step))
	}
}
