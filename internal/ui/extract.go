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
// looks at what does not change.
type extraction struct {
	name                  string // of the file
	isPicture, hasPicture bool   // the chart is what is looked at; there is one
	make                  func() Extract
}

// extraction is that of the screen on top; false where it has nothing to write yet.
func (m *model) extraction() (extraction, bool) {
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
	e.Header, e.Rows = benchmarkCells(m.judged.states)
	indicators := m.indicators()
	at := max(0, m.watch.chart)
	made := func() Extract { return e }
	x := extraction{name: "watch", isPicture: m.watch.chart >= 0, make: made}
	if at >= len(indicators) || m.store.charts[indicators[at].ID] == nil || m.store.charts[indicators[at].ID].latestAt(m.moment.at) < 0 {
		x.isPicture = false
		return x, len(m.judged.states) > 0
	}
	chart := m.store.charts[indicators[at].ID]
	p := m.smallPlot(chart, pictureColumns)
	picture := m.pictureOf(chart, p, nil)
	x.hasPicture = true
	x.make = func() Extract {
		e.Picture = picture()
		return e
	}
	return x, len(m.judged.states) > 0
}

// benchmarkCells are states as a table.
func benchmarkCells(states []thresholds.State) (header []string, rows [][]string) {
	for _, s := range states {
		metOn := ""
		if s.Word == thresholds.Holding {
			metOn = s.MetOn.String()
		}
		b := s.Benchmark
		rows = append(rows, []string{b.ID, b.Name, s.Word.String(), s.Since.String(), data.Exact(s.Measure), b.Unit, b.Met.Op, data.Exact(b.Met.Threshold),
			data.Exact(s.Distance), metOn, s.Why})
	}
	return []string{"benchmark", "name", "state", "since", "measure", "unit", "comparison", "threshold", "distance", "met_on", "why"}, rows
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
		e.Header, e.Rows = benchmarkCells([]thresholds.State{s})
	}
	x.make = func() Extract { return e }
	if line := m.lineShown(); line != nil && line.begins() && line.first <= m.moment.at {
		picture := m.measurePicture(s)
		x.hasPicture = true
		x.make = func() Extract {
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
		var states []thresholds.State
		for _, i := range m.usedBy(s.id) {
			if i < len(m.judged.states) {
				states = append(states, m.judged.states[i])
			}
		}
		header, rows := benchmarkCells(states)
		return func(e *Extract) { e.Header, e.Rows = header, rows }
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
		e.Header = []string{"file", "line", "column", "reason", "text"}
		for _, r := range s.refused.rows {
			e.Rows = append(e.Rows, []string{r.File, strconv.Itoa(r.Line), strconv.Itoa(r.Column), r.Reason, r.Text})
		}
		return x, true
	}
	e.Header = []string{"import", "at", "file", "sha256", "options", "standing", "read", "new", "revised", "retracted", "duplicate", "refused"}
	for _, row := range s.rows {
		i := s.all[row]
		e.Rows = append(e.Rows, []string{strconv.Itoa(i.ID), i.At.String(), i.File, i.SHA256, i.Options, standingOf(i), strconv.Itoa(i.Read), strconv.Itoa(i.New),
			strconv.Itoa(i.Revised), strconv.Itoa(i.Retracted), strconv.Itoa(i.Duplicate), strconv.Itoa(i.Refused)})
	}
	return x, s.listed
}
