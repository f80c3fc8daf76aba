package ui

import (
	tea "charm.land/bubbletea/v2"

	"watchtui/internal/data"
)

// The mouse selects, opens what is selected already, scrolls and zooms, and presses the keys that the footer names (button.go). Where things are stands in layout.go. With shift
// it is the terminal's, to select text; what a terminal passes on nevertheless is not looked at.

// mouse takes in what the mouse does.
func (m *model) mouse(msg tea.MouseMsg) tea.Cmd {
	at := msg.Mouse()
	if at.Mod.Contains(tea.ModShift) || densityOf(m.w, m.h) == tooSmall {
		return nil
	}
	switch msg.(type) {
	case tea.MouseClickMsg:
		return m.click(at)
	case tea.MouseMotionMsg:
		m.walk(throughZoom, func() tea.Cmd {
			m.dragTo(at.X)
			return nil
		})
	case tea.MouseReleaseMsg:
		m.walk(throughZoom, func() tea.Cmd {
			m.endDrag()
			return nil
		})
	case tea.MouseWheelMsg:
		m.wheel(at)
	}
	return nil
}

// click is a mouse button pressed: it selects, and what is selected already it opens.
func (m *model) click(at tea.Mouse) tea.Cmd {
	m.drag = drag{}
	b, ok := m.buttonAt(at.X, at.Y)
	switch {
	case at.Button != tea.MouseLeft && at.Button != tea.MouseRight:
	case ok && at.Button == tea.MouseLeft:
		return b.press()
	case m.over != noOverlay || m.beginDrag(at.X, at.Y, at.Button == tea.MouseRight):
		return m.walk(leap, func() tea.Cmd { return m.front().click(at.X, at.Y) })
	}
	return nil
}

// clickAway takes an overlay away.
func (m *model) clickAway(int, int) tea.Cmd {
	m.lift()
	return nil
}

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

// wheel scrolls lists and tables, zooms the large chart and moves through time over the others.
func (m *model) wheel(at tea.Mouse) {
	step := 0
	switch at.Button {
	case tea.MouseWheelUp:
		step = -1
	case tea.MouseWheelDown:
		step = 1
	}
	switch {
	case step == 0:
	default:
		m.walk(throughZoom, func() tea.Cmd {
			m.front().wheel(at.X, at.Y, step)
			return nil
		})
	}
}

func (m *model) wheelWatch(x, y, step int) {
	if m.watchLayout().benchmarks.contains(x, y) {
		m.watch.top = scrolled(m.watch.top+step, -1, m.benchmarkRows(), len(m.shownBenchmarks()))
		return
	}
	m.goTo(m.moment.at + data.Day(step*7))
}

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

// zoomAt zooms about the time below the pointer.
func (m *model) zoomAt(x, step int, l indicatorLayout) {
	chart, points := m.line()
	if chart == nil || points.len() == 0 {
		return
	}
	p, r := m.largePlot(chart, l)
	span := p.to - p.from
	if step < 0 {
		span = span * 2 / 3
	} else {
		span = span * 3 / 2
	}
	m.zoomAbout(span, p.instantAt(r, x))
	m.drag = drag{}
}

// clickTable sorts by the column whose heading is clicked, and turns the order round where it is sorted by it already.
func (m *model) clickTable(x, y int, l indicatorLayout) {
	lines, t := tableLines(l), &m.indicator.table
	m.clickRow(y - lines.y)
	if shown := max(t.pane, readingsPane); y == lines.y-1 && t.listed.chart != nil && t.listed.pane == shown {
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
	case l.chart.contains(x, y) && step < 0:
		m.zoomBenchmark((to - from) * 2 / 3)
	case l.chart.contains(x, y):
		m.zoomBenchmark((to - from) * 3 / 2)
	}
}

// clickImports selects an import or answers a question.
func (m *model) clickImports(x, y int) tea.Cmd {
	switch m.imports.where() {
	case onImports:
		m.clickImport(x, y)
	case onImport:
		m.imports.full = importState{}
	case onPreview:
		area := m.importArea()
		for _, at := range m.previewText(area.w).choices {
			if y == area.y+at.line-m.imports.adding.top && area.contains(x, y) && x >= area.x+at.from && x < area.x+at.to {
				return m.give(at.question, m.imports.adding.questions[at.question].Choices[at.choice])
			}
		}
	}
	return nil
}

func (m *model) clickImport(x, y int) {
	lines := importLines(m.importsLayout())
	if m.importsLayout().detail.contains(x, y) || lines.contains(x, y) && m.imports.click(y-lines.y, len(m.imports.rows)) {
		m.openImport()
	}
}

func (m *model) wheelImports(_, _, step int) {
	switch m.imports.where() {
	case onImports:
		m.imports.scroll(3*step, m.importRows(), len(m.imports.rows))
	case onImport:
		m.scrollImport(step)
	case onPreview:
		m.scrollPreview(3 * step)
	}
}

// clickWhatIf selects a line, or moves to a day of the strip.
func (m *model) clickWhatIf(x, y int) tea.Cmd {
	l := m.whatIfLayout()
	lines := paneLines(l.values, l.density)
	switch {
	case m.whatIf.line.kind != noLine:
	case lines.contains(x, y) && m.whatIf.top+y-lines.y < len(m.whatIfRows()):
		m.selectWhatIf(m.whatIf.top + y - lines.y)
	case l.strip.contains(x, y):
		if strip, ok := m.stripOf(l.watchLayout); ok {
			m.goTo(strip.dayAt(x))
		}
	}
	return nil
}

// wheelWhatIf scrolls the list and moves through time elsewhere.
func (m *model) wheelWhatIf(x, y, step int) {
	l := m.whatIfLayout()
	switch {
	case m.whatIf.line.kind != noLine:
	case l.values.contains(x, y):
		m.whatIf.scroll(step, m.whatIfLines(), len(m.whatIfRows()))
	default:
		m.goTo(m.moment.at + data.Day(step*7))
	}
}
