package ui

import (
	"fmt"
	"slices"
	"strconv"

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
	pictured              string // the name where the file is the picture of something else than the table
	isPicture, hasPicture bool   // the chart is what is looked at; there is one
	make                  func() Extract
}

// extraction is that of the screen on top; false where it has nothing to write yet.
func (m *model) extraction() (extraction, bool) {
	x, ok := m.extractScreen()
	if ok && m.inWhatIf() {
		x = x.supposed(data.Count(m.whatIf.scenario.Assumptions(), "assumption"), m.book)
	}
	return x, ok
}

// pictureName is the name of a file with the picture.
func (x extraction) pictureName() string { return orElse(x.pictured, x.name) }

// supposed says everywhere that this is a what-if, and makes its readings rows that no import takes for readings.
func (x extraction) supposed(assumed string, book *thresholds.Book) extraction {
	plain := x.make
	x.name, x.pictured = "what-if-"+x.name, "what-if-"+x.pictureName()
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
	base := Extract{Title: m.book.Title, When: fmt.Sprintf("at %v, %s", m.moment.at, m.moment.vintage.Words()), Verdict: m.verdictLines()}
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
		if tipped := tippedWords(*v.Last); tipped != "" {
			lines = append(lines, tipped)
		}
	}
	for _, s := range v.Blocking {
		lines = append(lines, fmt.Sprintf("%s lacks %s: %s, %s", v.Next(), s.Benchmark.Name, s.Word, s.Why))
	}
	for _, o := range v.Failing {
		lines = append(lines, fmt.Sprintf("%s lacks %s: %s, %s", v.Next(), o.Test.Name(), o.Result, o.Why))
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
	x.hasPicture, x.pictured = true, chart.indicator.ID
	x.make = func() Extract {
		e := e
		e.Picture = picture()
		return e
	}
	return x, len(m.judged.states) > 0
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
		if b.used.order == (order{}) { // a table that nobody sorted is written from the oldest reading to the newest
			slices.Reverse(e.Readings)
		}
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
