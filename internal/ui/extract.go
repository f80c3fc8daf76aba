package ui

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"watchtui/internal/data"
	"watchtui/internal/thresholds"
)

// Extract is what is on screen, to be written to a file.
type Extract struct {
	Title    string
	When     string   // "at 2024-08-20, as known now"
	Verdict  []string // the verdict and why, a line each
	Header   []string
	Rows     [][]string
	Readings []data.Reading // what the table lists, oldest first, where that are readings: then there are no rows
	Picture  *Picture       // nil where there is no chart
}

// extraction is how an extract is made. It may be of a million readings, so that it is made in a command: make
// looks at what does not change, and makes the same each time.
type extraction struct {
	name                  string // of the file
	isPicture, hasPicture bool   // the chart is what is looked at; there is one
	make                  func() Extract
}

// extraction is that of the screen on top; false where it has nothing to write yet.
func (m *model) extraction() (extraction, bool) {
	x, ok := m.extractScreen()
	if ok && m.inWhatIf() {
		x = x.supposed(count(m.whatIf.scenario.Assumptions(), "assumption"), m.book)
	}
	return x, ok
}

// supposed says everywhere that this is a what-if, and makes its readings rows that no import takes for readings.
func (x extraction) supposed(assumed string, book *thresholds.Book) extraction {
	plain := x.make
	x.name = "what-if-" + x.name
	x.make = func() Extract {
		e := plain()
		e.Title, e.When = "WHAT IF: "+e.Title, fmt.Sprintf("WHAT IF (%s): %s", assumed, e.When)
		if e.Readings != nil {
			e.setRows(tidyRows(book, e.Readings))
			e.Readings = nil
		}
		e.Header = append(slices.Clone(e.Header), data.WhatIf)
		e.Rows = slices.Clone(e.Rows)
		for i, row := range e.Rows {
			e.Rows[i] = append(slices.Clone(row), assumed)
		}
		if e.Picture != nil {
			e.Picture.Caption = slices.Clone(e.Picture.Caption)
			e.Picture.Title = "WHAT IF: " + e.Picture.Title
			e.Picture.Caption[0] = fmt.Sprintf("WHAT IF (%s): %s", assumed, e.Picture.Caption[0])
		}
		return e
	}
	return x
}

// setRows takes a table with its heading.
func (e *Extract) setRows(rows [][]string) { e.Header, e.Rows = rows[0], rows[1:] }

func (m *model) extractScreen() (extraction, bool) {
	base := Extract{Title: m.book.Title, When: fmt.Sprintf("at %v, %s", m.moment.at, vintageWords(m.moment.vintage)), Verdict: m.verdictLines()}
	if !m.moment.set {
		return extraction{}, false
	}
	switch m.on {
	case indicatorScreen:
		return m.extractIndicator(base)
	case benchmarkScreen:
		return m.extractBenchmark(base)
	case importsScreen:
		return m.extractImports(base)
	case triggersScreen:
		return m.extractTriggers(base)
	case talkScreen:
		base.Title = "Talk against assets: " + m.talk.found.talk.Tally.Summary()
		base.setRows(m.talkRows())
		_, ok := m.talkNow()
		return extraction{name: choose(m.talk.onStudy, "event-study", "talk"), make: func() Extract { return base }}, ok
	case floorScreen:
		return m.extractFloor(base)
	case offersScreen:
		return m.extractOffers(base)
	case whatIfScreen:
		base.setRows(m.stateRows(allOf(m.book)))
		return extraction{name: "benchmarks", make: func() Extract { return base }}, len(m.judged.states) > 0
	}
	return m.extractWatch(base)
}

// verdictLines say the verdict and why.
func (m *model) verdictLines() []string {
	if len(m.judged.verdicts) == 0 {
		return nil
	}
	v := m.judged.verdicts[m.watch.offer]
	lines := []string{fmt.Sprintf("%s: %s since %s", v.Offer.Name, v.Name(), since(v.Since, m.judged.at))}
	if v.Last != nil {
		verb, names := "tipped by ", []string{}
		if v.Last.To < v.Last.From {
			verb = "lost by "
		}
		for _, benchmark := range v.Last.TippedBy {
			names = append(names, benchmark.Name)
		}
		lines = append(lines, verb+strings.Join(names, ", "))
	}
	for _, s := range v.Blocking {
		lines = append(lines, fmt.Sprintf("%s lacks %s: %s, %s", v.Next(), s.Benchmark.Name, s.Word, s.Why))
	}
	return lines
}

func (m *model) extractWatch(e Extract) (extraction, bool) {
	e.setRows(m.stateRows(m.shownBenchmarks()))
	indicators := m.indicators()
	at := max(0, m.watch.chart)
	x := extraction{name: "watch", isPicture: m.watch.chart >= 0, make: func() Extract { return e }}
	if at >= len(indicators) || m.store.charts[indicators[at].ID] == nil || m.store.charts[indicators[at].ID].latestAt(m.moment.at) < 0 {
		x.isPicture = false
		return x, len(m.judged.states) > 0
	}
	chart := m.store.charts[indicators[at].ID]
	p := m.smallPlot(chart, pictureColumns)
	picture := m.pictureOf(chart, p, nil)
	x.hasPicture = true
	x.make = func() Extract {
		e := e
		e.Picture = picture()
		return e
	}
	return x, len(m.judged.states) > 0
}

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

// extractBenchmark is the state on the day looked at, with the chart of its measure, or the readings that it rests on.
func (m *model) extractBenchmark(e Extract) (extraction, bool) {
	s, ok := m.benchmarkJudged()
	if !ok {
		return extraction{}, false
	}
	b := &m.benchmark
	e.Title = s.Benchmark.Name
	x := extraction{name: s.Benchmark.ID, isPicture: !b.onUsed}
	switch reading, there := m.usedReading(); {
	case b.record && there:
		e.Readings = []data.Reading{reading}
	case b.onUsed:
		e.Readings = append([]data.Reading{}, m.usedRows()...)
		slices.Reverse(e.Readings)
	default:
		e.setRows(m.stateRows([]int{b.number}))
	}
	x.make = func() Extract { return e }
	if line := m.lineShown(); line != nil && line.begins() && line.first <= m.moment.at {
		picture := m.measurePicture(s)
		x.hasPicture = true
		x.make = func() Extract {
			e := e
			e.Picture = picture()
			return e
		}
	}
	x.isPicture = x.isPicture && x.hasPicture
	return x, true
}

// tableExtraction lists the table with its filter, from the first row to the last; one reading where that is open in full.
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
		for row := rows.n - 1; row >= 0; row-- {
			e.Readings = append(e.Readings, listed.chart.series.Reading(rows.at(row)))
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

// extractImports is the list of imports with its filter, or the refused rows of the one that is open.
func (m *model) extractImports(e Extract) (extraction, bool) {
	s := &m.imports
	e.Title, e.Verdict = "Imports", nil
	x := extraction{name: "imports", make: func() Extract { return e }}
	if s.full.id != 0 && s.refused.listed && s.refused.asked == s.full.id {
		x.name = "import-" + strconv.Itoa(s.full.id)
		e.Title = "Refused rows of import " + strconv.Itoa(s.full.id)
		e.setRows(refusalRows(s.refused.rows))
		return x, true
	}
	e.setRows(m.importCells(s.rows))
	return x, s.listed
}
