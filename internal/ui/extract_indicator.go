package ui

import (
	"slices"

	"watchtui/internal/data"
)

func (m *model) extractIndicator(e Extract) (extraction, bool) {
	s, chart := &m.indicator, m.store.charts[m.indicator.id]
	if chart == nil {
		return extraction{}, false
	}
	e.Title = chart.indicator.Name
	x := extraction{name: s.id, isPicture: s.focus == chartPane && !s.record}
	fill := m.tableExtraction(chart)
	if x.isPicture {
		fill = m.chartExtraction(chart)
	}
	var picture func() *Picture
	if s.compare.on() { // curves of several units are no one picture
		fill = m.curvesExtraction()
	} else if _, points := m.line(); points.len() > 0 {
		p, _ := m.largePlot(chart, m.indicatorLayout())
		picture, x.hasPicture = m.pictureOf(chart, p, m.shownSource(chart)), true
	}
	x.isPicture = x.isPicture && x.hasPicture
	if s.focus == revisionsPane && !s.record {
		x.name += "-revisions"
	}
	x.make = func() Extract {
		e := e
		fill(&e)
		if picture != nil {
			e.Picture = picture()
		}
		return e
	}
	return x, true
}

// shownSource is the source that is shown alone; nil where all are.
func (m *model) shownSource(chart *chart) *sourceLine {
	if s := m.indicator.source; s >= 0 && s < len(chart.sources) {
		return &chart.sources[s]
	}
	return nil
}

// chartExtraction lists the readings that are drawn: of each source on screen the latest vintages in the window.
func (m *model) chartExtraction(chart *chart) func(*Extract) {
	from, to := m.window()
	to = min(to, m.moment.at.End())
	sources := chart.sources
	if only := m.shownSource(chart); only != nil {
		sources = []sourceLine{*only}
	}
	return func(e *Extract) {
		e.Readings = []data.Reading{}
		var index []int
		for _, source := range sources {
			for i := source.points.upTo(from - 1); i < source.points.upTo(to); i++ {
				index = append(index, source.points.reading(i))
			}
		}
		slices.Sort(index)
		for _, i := range index {
			e.Readings = append(e.Readings, chart.series.Reading(i))
		}
	}
}

// curvesExtraction lists the readings of all curves that are compared, in the window.
func (m *model) curvesExtraction() func(*Extract) {
	from, to := m.window()
	to = min(to, m.moment.at.End())
	curves := m.curves(m.largeWidth())
	return func(e *Extract) {
		e.Readings = []data.Reading{}
		for _, c := range curves {
			if c.chart == nil || c.chart.series == nil {
				continue // a sum has no readings
			}
			for i := c.points.upTo(from - 1); i < c.points.upTo(to); i++ {
				e.Readings = append(e.Readings, c.chart.series.Reading(c.points.reading(i)))
			}
		}
	}
}

// tableExtraction lists the table with its filter, sorted as it is on screen, or from the oldest reading to the newest; one reading where that is open in full.
func (m *model) tableExtraction(chart *chart) func(*Extract) {
	s := &m.indicator
	if i := m.currentReading(); s.record && i >= 0 {
		return func(e *Extract) { e.Readings = []data.Reading{chart.series.Reading(i)} }
	}
	if s.focus == benchmarksPane {
		states := m.stateRows(m.tableBenchmarks())
		return func(e *Extract) { e.setRows(states) }
	}
	listed, rows := s.table.listed, s.table.rows
	if listed.chart == nil {
		return func(e *Extract) { e.Readings = []data.Reading{} }
	}
	if listed.pane == revisionsPane {
		return func(e *Extract) { revisionRows(e, listed.chart, rows) }
	}
	return func(e *Extract) {
		e.Readings = make([]data.Reading, 0, rows.n)
		for row := range rows.n {
			e.Readings = append(e.Readings, listed.chart.series.Reading(rows.at(row)))
		}
		if listed.order == (order{}) { // a table that nobody sorted is written as the store has it
			slices.Reverse(e.Readings)
		}
	}
}

func revisionRows(e *Extract, chart *chart, rows tableRows) {
	e.Header = []string{"indicator", "observed", "source", "unit", "was", "was_published", "is", "is_published", "citation"}
	for row := range rows.n {
		r := chart.revisions[rows.at(row)]
		was, is := chart.series.Reading(int(r.old)), chart.series.Reading(int(r.new))
		e.Rows = append(e.Rows, []string{was.Indicator, was.Observed.String(), was.Source, chart.indicator.Unit, data.Exact(was.Value), was.Published.String(),
			data.Exact(is.Value), is.Published.String(), is.Citation})
	}
}
