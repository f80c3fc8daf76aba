package ui

import (
	"maps"
	"slices"

	tea "charm.land/bubbletea/v2"

	"watchtui/internal/data"
	"watchtui/internal/thresholds"
)

// visit is where in time a reader was, and what he saw.
type visit struct {
	was    bool
	moment moment
	judged judged
}

// whatIfKey tells whether what was judged is what is wanted.
type whatIfKey struct {
	generation, edition int
	vintage             thresholds.Vintage
	until               data.Day
}

// pricedBook is a watchbook with a scenario's prices.
type pricedBook struct {
	of      *thresholds.Book // the watchbook as it is
	edition int
	book    *thresholds.Book
}

func (m *model) inWhatIf() bool {
	return m.on == whatIfScreen || slices.Contains(m.under, whatIfScreen)
}

// settleBook puts the watchbook into force that belongs to the screens that lie on each other now: in a what-if that with its prices. Offers,
// benchmarks and indicators are in the same places in both.
func (m *model) settleBook() {
	w, book := &m.whatIf, m.cmd.env.Book
	if m.inWhatIf() && len(w.scenario.Prices) > 0 {
		if w.priced.book == nil || w.priced.of != book || w.priced.edition != w.edition {
			priced, err := book.Repriced(w.scenario.Prices)
			if err != nil { // the scenario holds no such price
				priced = book
			}
			w.priced = pricedBook{book, w.edition, priced}
		}
		book = w.priced.book
	}
	m.book = book
}

// settleWhatIf looks at the base that belongs to the screens that lie on each other now. Inside and outside of the what-if the
// reader is on days of his own, unless what led from one to the other names a day.
func (m *model) settleWhatIf() {
	m.settleBook()
	w := &m.whatIf
	switch in := m.inWhatIf(); {
	case in && m.store.base == m.store.real:
		w.outside.judged = m.judged
		if w.base == nil {
			w.base = &base{series: maps.Clone(m.store.series), published: maps.Clone(m.store.published), charts: maps.Clone(m.store.charts),
				histories: map[thresholds.Vintage]*thresholds.History{}}
		}
		m.store.base = w.base
		if w.inside.was && w.scenario.Assumptions() > 0 && m.moment.at == w.outside.moment.at {
			m.moment.at, m.moment.pinned = w.inside.moment.at, w.inside.moment.pinned
			m.judged = w.inside.judged
		}
	case !in && m.store.base != m.store.real:
		m.store.base = m.store.real
		if outside := w.outside.moment; m.moment.at == w.inside.moment.at || m.moment.at > max(m.moment.today, m.moment.asked) {
			m.moment.at, m.moment.pinned, m.moment.vintage = outside.at, outside.pinned, outside.vintage
		}
		w.inside.judged, m.judged = m.judged, judged{}
		if before := w.outside.judged; before.history != nil && m.store.histories[before.history.Vintage()] == before.history {
			m.judged = before
		}
	}
	m.findSource()
	m.moment.beyond = 0
	if m.store.base == m.store.real {
		w.outside.moment, w.outside.was = m.moment, true
		return
	}
	if m.moment.told {
		m.moment.beyond = w.lastDay(m.book, m.moment.today)
	}
	w.inside.moment, w.inside.was = m.moment, true
}

// findSource finds the source that is shown alone in the chart that is on screen now.
func (m *model) findSource() {
	if chart := m.store.charts[m.indicator.id]; chart != nil {
		m.indicator.find(chart)
	}
}

// lastDay is how far a what-if looks ahead: until the dwells would run out that begin with what is assumed.
func (w *whatIfState) lastDay(book *thresholds.Book, today data.Day) data.Day {
	dwell := 0
	for _, b := range book.Benchmarks {
		dwell = max(dwell, b.Dwell)
	}
	return min(max(w.scenario.Last(today)+data.Day(dwell), w.reach), data.LastDay)
}

// askWhatIf asks for the what-if to be judged: one at a time, so that a held key is followed as fast as it can be and no faster.
func (m *model) askWhatIf() tea.Cmd {
	w := &m.whatIf
	key := whatIfKey{m.store.generation, w.edition, m.moment.vintage, m.moment.until()}
	if m.store.waiting > 0 || !m.moment.told || w.running || w.asked == key {
		return nil
	}
	question := whatIfQuestion{key: key, at: m.moment.at, readings: m.store.readings(), scenario: w.scenario, book: m.book}
	if w.plain != nil && w.asked.generation == key.generation && w.asked.vintage == key.vintage && w.asked.until == key.until {
		question.plain = w.plain
	}
	w.running, w.asked = true, key
	return m.cmd.judgeWhatIf(question)
}

// takeWhatIf shows a what-if that was judged, also one that a key press has overtaken: the next is asked for.
func (m *model) takeWhatIf(msg whatIfJudgedMsg) {
	w := &m.whatIf
	w.running = false
	if msg.key.generation != m.store.generation || w.base == nil || msg.plain.Book() != m.cmd.env.Book {
		return
	}
	w.plain = msg.plain
	w.base.series, w.base.published = maps.Clone(m.store.real.series), maps.Clone(m.store.real.published)
	for id, series := range msg.laid {
		w.base.series[id], w.base.published[id] = series, msg.published[id]
	}
	for id, series := range w.base.series {
		if chart := m.store.real.charts[id]; chart != nil && chart.series == series {
			w.base.charts[id] = chart
		}
	}
	for _, chart := range msg.charts {
		w.base.charts[chart.indicator.ID] = chart
	}
	w.base.histories = map[thresholds.Vintage]*thresholds.History{msg.key.vintage: msg.history}
	if m.inWhatIf() {
		m.judged = msg.judged
		m.findSource()
	}
}
