package ui

import tea "charm.land/bubbletea/v2"

func (m *model) clickIndicator(x, y int) tea.Cmd {
	l := m.indicatorLayout()
	switch {
	case m.indicator.compare.chooser.open:
		m.clickChoosing(x, y)
	case m.indicator.record:
		m.indicator.record = false
	case l.chart.contains(x, y):
		m.indicator.focus = chartPane
		m.crossAt(x, l)
	case l.table.contains(x, y):
		m.clickTable(x, y, l)
	}
	return nil
}

// crossAt puts the crosshair on the reading nearest to a column.
func (m *model) crossAt(x int, l indicatorLayout) {
	chart, points := m.line()
	if chart == nil || points.len() == 0 {
		return
	}
	p, r := m.largePlot(chart, l)
	t := p.instantAt(r, x)
	if m.indicator.byColumn {
		m.indicator.cross = min(t, m.moment.at.End())
		return
	}
	i := min(points.upTo(t), points.len()-1)
	if i > 0 && t-points.at(i-1) < points.at(i)-t {
		i--
	}
	m.putCross(points, i)
}

// clickTable sorts by the column whose heading is clicked, and turns the order round where it is sorted by it already.
func (m *model) clickTable(x, y int, l indicatorLayout) {
	lines, t := tableLines(l), &m.indicator.table
	m.clickRow(y - lines.y)
	shown := max(t.pane, readingsPane)
	if y == lines.y-1 && shown == benchmarksPane && len(m.tableBenchmarks()) > 0 {
		if to, ok := t.order.clickedAt(sortedBenchmarks, benchmarkHeadings(lines.w), x-lines.x-2); ok {
			m.sortTableBenchmarks(to)
		}
		return
	}
	if y == lines.y-1 && t.listed.chart != nil && t.listed.pane == shown {
		if to, ok := t.order.byColumn(sortedPanes[shown], tableColumnsFor(lines.w, shown, t.listed.chart).columnAt(x-lines.x)); ok {
			t.order = to
		}
	}
}

func (m *model) clickRow(line int) {
	t := &m.indicator.table
	if m.indicator.focus == chartPane {
		m.indicator.focus = max(t.pane, readingsPane)
		t.pane = m.indicator.focus
	}
	row := t.top + line
	if line < 0 || row >= m.rowCount() {
		return
	}
	if row == t.selected {
		m.openRow()
		return
	}
	m.moveRow(row - t.selected)
}

func (m *model) wheelIndicator(x, y, step int) {
	l := m.indicatorLayout()
	switch chooser := &m.indicator.compare.chooser; {
	case chooser.open:
		n := len(m.choices())
		chooser.scroll(step, m.choosingLines(n).h, n)
	case m.indicator.record:
	case l.table.contains(x, y):
		t := &m.indicator.table
		t.scroll(3*step, m.tableRows(), m.rowCount())
	case l.chart.contains(x, y):
		m.zoomAt(x, step, l)
	}
}

// zoomAt zooms about the time below the pointer.
func (m *model) zoomAt(x, step int, l indicatorLayout) {
	chart, points := m.line()
	if chart == nil || points.len() == 0 {
		return
	}
	p, r := m.largePlot(chart, l)
	m.zoomAbout(zoomed(p.to-p.from, step), p.instantAt(r, x))
	m.drag = drag{}
}
