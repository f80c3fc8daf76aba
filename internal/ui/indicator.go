package ui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"watchtui/internal/data"
)

// indicatorState is what the reader has chosen on the Indicator screen.
type indicatorState struct {
	id    string
	cross data.Instant // the crosshair; NoInstant: on the last reading
	window
	log      bool   // the other scale than the book's
	fixed    extent // the value range that is kept, where low < high
	byColumn bool   // the crosshair goes from column to column
	anchored bool   // what changed from anchor to the crosshair is measured
	anchor   data.Instant
	only     string    // the source that is shown alone; "" for the preferred readings
	source   int       // shown alone, of chart.sources; -1: the preferred readings
	focus    tablePane // what has the keys
	table    tableState
	record   bool // the reading in full is open

	compare compareState
}

// tablePane is what tab walks through.
type tablePane uint8

const (
	chartPane tablePane = iota
	readingsPane
	revisionsPane
	benchmarksPane
	paneCount
)

var paneTitles = [paneCount]string{"Chart", "Readings", "Revisions", "Benchmarks"}

// open shows an indicator.
func (m *model) open(id string) {
	if m.indicator.id != id || m.on != indicatorScreen {
		m.indicator = indicatorState{id: id, cross: data.NoInstant, window: window{rangeSpan(m.opts.Range), data.NoInstant}, source: -1}
	}
	m.enter(indicatorScreen)
}

// openAt shows a reading's indicator, with the crosshair on the reading.
func (m *model) openAt(r data.Reading) {
	m.open(r.Indicator)
	m.indicator.cross = r.Observed
	m.showInstant(r.Observed)
}

func (s *indicatorState) where() where {
	switch {
	case s.compare.chooser.open:
		return s.compare.chooser.where()
	case s.record:
		return onRecord
	case s.compare.on():
		return onCompare
	case s.table.typing:
		return onFilter
	case s.focus != chartPane:
		return onTable
	}
	return onChart
}

// back closes the innermost thing that is open, and tells whether there was one.
func (s *indicatorState) back() bool {
	switch {
	case s.compare.chooser.open:
		s.compare.chooser.back()
	case s.record:
		s.record = false
	case s.compare.on():
		s.compare, s.fixed = compareState{}, extent{}
	case s.table.drop():
	case s.focus != chartPane:
		s.focus = chartPane
	case s.anchored:
		s.anchored = false
	default:
		return false
	}
	return true
}

// selectIndex selects the row of a reading of the series and brings it into sight.
func (m *model) selectIndex(i int) {
	m.indicator.table.selectIndex(i)
	m.keepRowInSight()
}

func (m *model) keepRowInSight() {
	t := &m.indicator.table
	t.top = scrolled(t.top, t.selected, m.tableRows(), m.rowCount())
}

// actIndicator does what is asked for on the Indicator screen.
func (m *model) actIndicator(act action) tea.Cmd {
	switch m.indicator.where() {
	case onChoosing:
		return m.actChoosing(act)
	case onCompare:
		return m.actCompare(act)
	case onRecord:
		m.actRecord(act)
	case onTable:
		m.actTable(act)
	default:
		m.actChart(act)
	}
	return nil
}

func (m *model) actChart(act action) {
	from, to := m.window()
	switch act {
	case actCrossBack:
		m.stepCross(-1)
	case actCrossForward:
		m.stepCross(1)
	case actFirst:
		m.toEnd(-beyond)
	case actLast:
		m.toEnd(beyond)
	case actByColumn:
		m.toggleByColumn()
	case actMeasure:
		m.toggleAnchor()
	case actCompare:
		m.openChooser()
	case actFixRange:
		m.toggleFixed()
	case actPanBack:
		m.pan(-1)
	case actPanForward:
		m.pan(1)
	case actZoomIn:
		m.zoom((to - from) / 2)
	case actZoomOut:
		m.zoom((to - from) * 2)
	case actRangeShorter:
		m.walkRange(-1)
	case actRangeLonger:
		m.walkRange(1)
	case actLog:
		m.indicator.log, m.indicator.fixed = !m.indicator.log, extent{}
	case actSource:
		m.nextSource()
	case actOpen:
		m.indicator.record = m.currentReading() >= 0
	case actNextPane:
		m.focus(1)
	case actPreviousPane:
		m.focus(-1)
	}
}

// find finds the source that is shown alone in a chart that has others, or others in between.
func (s *indicatorState) find(chart *chart) {
	if chart != nil && chart.indicator.ID == s.id {
		s.source = slices.IndexFunc(chart.sources, func(of sourceLine) bool { return s.only != "" && of.name == s.only })
	}
}

// nextSource shows the next source alone, and all together after the last.
func (m *model) nextSource() {
	chart := m.store.charts[m.indicator.id]
	if chart == nil {
		return
	}
	if m.indicator.source++; m.indicator.source >= len(chart.sources) {
		m.indicator.source = -1
	}
	m.indicator.only = ""
	if m.indicator.source >= 0 {
		m.indicator.only = chart.sources[m.indicator.source].name
	}
	if _, points := m.line(); points.len() > 0 {
		m.selectIndex(points.reading(m.crossed(points)))
	}
}

func (m *model) focus(step int) {
	m.indicator.focus = (m.indicator.focus + paneCount + tablePane(step)) % paneCount
	if m.indicator.focus != chartPane {
		m.indicator.table = tableState{pane: m.indicator.focus}
	}
}

// usedBy are the benchmarks that use the indicator.
func (m *model) usedBy(id string) []int {
	var used []int
	for i, benchmark := range m.book.Benchmarks {
		if slices.Contains(benchmark.Uses, id) {
			used = append(used, i)
		}
	}
	return used
}
