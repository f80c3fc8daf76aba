package ui

import (
	"watchtui/internal/data"
	"watchtui/internal/thresholds"
)

// place is where the reader is: the screen, the day, what is selected and how it is zoomed. It is a plain value with
// names in it, so that it can be compared, gone back to and kept. What it names may be gone by then.
type place struct {
	screen screen
	under  string // the screens below, a byte each
	day    data.Day
	isNow  bool // and not that day
	known  thresholds.Vintage

	benchmark, chart string // selected on the Watch screen, by their ids
	indicator        string // and how it is looked at
	cross, span, end data.Instant
	log, byColumn    bool
	source           string // shown alone; "" for the preferred
	pane             tablePane
	record           bool
	imported         int // the import that is selected
	headline         string
	full             bool
	trigger          string // that is selected; "" for the first

	offer string // the id of the one that is selected
	terms bool   // its terms are on screen
	term  string // the one that is selected

	kept
}

// place is where the reader is.
func (m *model) place() place {
	p := place{screen: m.on, day: m.moment.at, isNow: !m.moment.pinned, known: m.moment.vintage, kept: m.keptNow()}
	for _, s := range m.under {
		p.under += string(rune(s))
	}
	if p.isNow {
		p.day = 0
	}
	if i := m.watch.benchmark; i >= 0 {
		p.benchmark = m.book.Benchmarks[i].ID
	}
	if indicators := m.indicators(); m.watch.chart >= 0 && m.watch.chart < len(indicators) {
		p.chart = indicators[m.watch.chart].ID
	}
	switch m.on {
	case indicatorScreen:
		s := m.indicator
		p.indicator, p.cross, p.span, p.end, p.log, p.pane, p.record = s.id, s.cross, s.span, s.end, s.log, s.focus, s.record
		p.source, p.byColumn = s.only, s.byColumn
	case benchmarkScreen:
		s := m.benchmark
		p.benchmark, p.span, p.end, p.record = m.benchmarkShown().ID, s.span, s.end, s.record
		p.cross = data.NoInstant
		if s.crossed {
			p.cross = s.cross.Instant()
		}
		if s.onUsed {
			p.pane = readingsPane
		}
	case talkScreen:
		if h, ok := m.talk.current(); ok {
			p.headline = headlineName(h)
		}
		if m.talk.onStudy {
			p.pane = readingsPane
		}
	case importsScreen:
		p.imported, _ = m.imports.current()
		if p.full = m.imports.full.id != 0; p.full {
			p.imported = m.imports.full.id
		}
	case floorScreen:
		p.span = m.floor.span
	case triggersScreen:
		s := m.triggers
		p.trigger, p.full, p.record, p.cross = s.id, s.onFirings, s.record, data.NoInstant
		if s.firings.chosen {
			p.cross = s.firings.selected.Instant()
		}
	case offersScreen:
		p.offer, p.terms, p.term = m.offers.offer, m.offers.open, m.offers.terms.term
	}
	return p
}

// reach goes to a place, as far as what it names is there.
func (m *model) reach(p place) {
	m.lift()
	m.moment.vintage = p.known
	if p.isNow {
		m.moment.goNow()
	} else {
		m.moment.goTo(p.day, p.day, p.day)
	}
	m.watch.benchmark, m.watch.chart = m.benchmarkNumber(p.benchmark), m.chartNumber(p.chart)
	m.watch.drop()
	m.keepBenchmarkInSight(m.shownBenchmarks())
	m.on, m.under = p.screen, nil
	for _, s := range p.under {
		m.under = append(m.under, screen(s))
	}
	switch p.screen {
	case indicatorScreen:
		m.reachIndicator(p)
	case benchmarkScreen:
		m.reachBenchmark(p)
	case talkScreen:
		m.reachTalk(p)
	case importsScreen:
		m.want(importWish{p.imported, p.full})
	case triggersScreen:
		m.reachTriggers(p)
	case floorScreen:
		m.floor.span = p.span
	case offersScreen:
		m.reachOffers(p)
	}
	if m.on == p.screen {
		m.keep(p.kept)
	}
}

func (m *model) reachIndicator(p place) {
	if _, ok := m.book.Indicator(p.indicator); !ok {
		m.on, m.under = watchScreen, nil
		m.hint("the watchbook has no indicator " + data.Quoted(p.indicator))
		return
	}
	m.indicator = indicatorState{id: p.indicator, cross: p.cross, window: window{p.span, p.end}, log: p.log, byColumn: p.byColumn, source: -1, only: p.source, focus: p.pane, table: tableState{pane: p.pane}, record: p.record}
	m.indicator.find(m.store.charts[p.indicator])
}

func (m *model) reachTriggers(p place) {
	m.triggers = triggersState{id: p.trigger, onFirings: p.full, record: p.record}
	if p.cross != data.NoInstant {
		m.triggers.firings = firingsState{chosen: true, selected: p.cross.Day()}
	}
	m.keepTriggersInSight()
}

func (m *model) reachBenchmark(p place) {
	number := m.benchmarkNumber(p.benchmark)
	if number < 0 {
		m.on, m.under = watchScreen, nil
		m.hint("the watchbook has no benchmark " + data.Quoted(p.benchmark))
		return
	}
	m.on = watchScreen // so that it is opened anew
	under := m.under
	m.openBenchmark(number)
	m.under = under
	s := &m.benchmark
	s.window, s.record, s.onUsed = window{p.span, p.end}, p.record, p.pane == readingsPane
	if p.cross != data.NoInstant {
		s.crossed, s.cross = true, p.cross.Day()
	}
}

// benchmarkNumber is the place of a benchmark in the book's list; -1 where it has none.
func (m *model) benchmarkNumber(id string) int {
	for i, b := range m.book.Benchmarks {
		if b.ID == id {
			return i
		}
	}
	return -1
}

// chartNumber is the place of an indicator among the charts; -1 where it has none.
func (m *model) chartNumber(id string) int { return m.number(id) - 1 }
