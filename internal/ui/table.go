package ui

import (
	"math"
	"slices"
	"sort"

	"watchtui/internal/data"
)

// tableState is one of the tables below the large chart.
type tableState struct {
	pane tablePane // chartPane stands for the readings, shown without the keys
	list
	filterState
	order  order
	wish   int     // the line + 1 of a place that was gone to, whose rows are not there yet; 0: none
	listed listing // what rows lists
	asked  listing
	rows   tableRows // readings: indices into the series; revisions: into chart.revisions
}

// takeRows puts a listing on the screen and keeps the reading that was selected.
func (s *indicatorState) takeRows(msg rowsListedMsg, isLast bool) {
	t := &s.table
	switch {
	case msg.wanted != t.asked:
		return
	case msg.err != nil: // it was stopped, and may be wanted again
		t.asked = listing{}
		return
	}
	was := t.reading()
	old := t.listed.chart
	fresh := old == nil || t.listed.pane != msg.wanted.pane
	t.rows, t.listed = msg.rows, msg.wanted
	switch {
	case t.wish > 0:
		t.selected = t.wish - 1
	case fresh && s.cross != data.NoInstant:
		t.selected = max(0, t.rowAt(s.cross))
	case fresh:
		t.selected = max(0, t.rowAt(math.MaxInt64))
	case was >= 0 && old == t.listed.chart:
		t.selectReading(was)
	case was >= 0 && old != nil:
		t.selectSame(old.series.Reading(was))
	}
	t.selected = max(0, min(t.selected, t.rows.n-1))
	if isLast {
		t.wish = 0
	}
}

// rowAt is the first row observed at a time or before; in a table that is sorted by something else the latest of these.
func (t *tableState) rowAt(at data.Instant) int {
	if t.listed.order != (order{}) {
		return t.latestAt(at)
	}
	return sort.Search(t.rows.n, func(row int) bool { return t.listed.chart.series.Observed(t.index(row)) <= at })
}

// latestAt goes through all rows for the latest one that was observed at a time or before.
func (t *tableState) latestAt(at data.Instant) int {
	series, latest := t.listed.chart.series, t.rows.n
	for row := range t.rows.n {
		i := t.index(row)
		if series.Observed(i) <= at && (latest == t.rows.n || i > t.index(latest)) {
			latest = row
		}
	}
	return latest
}

// index is the reading of a row, in the series.
func (t *tableState) index(row int) int {
	if t.listed.pane == revisionsPane {
		return int(t.listed.chart.revisions[t.rows.at(row)].old)
	}
	return t.rows.at(row)
}

// reading is the selected reading, in the series; -1 where there is none.
func (t *tableState) reading() int {
	if t.selected < 0 || t.selected >= t.rows.n || t.listed.chart == nil {
		return -1
	}
	return t.index(t.selected)
}

// selectSame selects the row of a reading that stood in another series.
func (t *tableState) selectSame(r data.Reading) {
	series, isPlain := t.listed.chart.series, t.listed.order == (order{})
	first := 0
	if isPlain {
		first = t.rowAt(r.Observed)
	}
	for row := first; row < t.rows.n; row++ {
		i := t.index(row)
		if series.Observed(i) != r.Observed {
			if isPlain {
				return
			}
			continue
		}
		if s := series.Reading(i); s.Source == r.Source && s.Published == r.Published {
			t.selected = row
			return
		}
	}
}

// selectIndex selects the row of a reading of the series.
func (t *tableState) selectIndex(i int) {
	if t.listed.chart == nil || t.listed.pane == revisionsPane {
		return
	}
	t.selectReading(i)
}

// selectReading selects the row of a reading of the series that is listed, in whatever order; where it has none, the selection stays.
func (t *tableState) selectReading(i int) {
	row := 0
	if t.listed.order == (order{}) {
		row = sort.Search(t.rows.n, func(row int) bool { return t.index(row) <= i })
	} else {
		for row < t.rows.n && t.index(row) != i {
			row++
		}
	}
	if row < t.rows.n && t.index(row) == i {
		t.selected = row
	}
}

// actTable does what is asked for in a table.
func (m *model) actTable(act action) {
	t := &m.indicator.table
	if by, ok := steps(act, max(1, m.tableRows()-1)); ok {
		m.moveRow(by)
		return
	}
	switch act {
	case actFilter:
		t.typing = true
	case actSort, actReverse:
		m.sortTable(act)
	case actOpen:
		m.openRow()
	case actNextPane:
		m.focus(1)
	case actPreviousPane:
		m.focus(-1)
	}
}

// sortTable sorts the table by its next column, or turns its order round. Of readings and revisions the rows come later, and find their selection then.
func (m *model) sortTable(act action) {
	t := &m.indicator.table
	to, ok := m.sorts(act, t.order, sortedPanes[t.pane])
	if ok && t.pane == benchmarksPane {
		m.sortTableBenchmarks(to)
	} else if ok {
		t.order = to
	}
}

// sortTableBenchmarks brings the benchmarks that use the indicator into an order and keeps the one that is selected.
func (m *model) sortTableBenchmarks(to order) {
	t := &m.indicator.table
	used := m.tableBenchmarks()
	t.order = to
	if t.selected < len(used) {
		t.selected = slices.Index(m.tableBenchmarks(), used[t.selected])
	}
	m.moveRow(0)
}

// rowCount is how many rows the table has.
func (m *model) rowCount() int {
	if m.indicator.table.pane == benchmarksPane {
		return len(m.tableBenchmarks())
	}
	return m.indicator.table.rows.n
}

// rowsInAll is how many rows there are without the filter.
func (m *model) rowsInAll() int {
	if m.indicator.table.pane == benchmarksPane {
		return len(m.usedBy(m.indicator.id))
	}
	return m.indicator.table.rows.all
}

// tableBenchmarks are the benchmarks that the table lists.
func (m *model) tableBenchmarks() []int {
	t := &m.indicator.table
	return m.sorted(m.sifted(m.usedBy(m.indicator.id), t.filterState), t.order.in(sortedBenchmarks))
}

// moveRow moves the selection; the crosshair goes along.
func (m *model) moveRow(by int) {
	t := &m.indicator.table
	t.move(by, m.tableRows(), m.rowCount())
	if i := t.reading(); i >= 0 && t.pane != benchmarksPane {
		m.indicator.cross = t.listed.chart.series.Observed(i)
		m.showInstant(m.indicator.cross)
	}
}

// openRow opens a reading in full, or the benchmark.
func (m *model) openRow() {
	t := &m.indicator.table
	if t.pane != benchmarksPane {
		m.indicator.record = t.reading() >= 0
		return
	}
	if used := m.tableBenchmarks(); t.selected < len(used) {
		m.openBenchmark(used[t.selected])
	}
}
