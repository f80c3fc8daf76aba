package ui

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"watchtui/internal/data"
	"watchtui/internal/thresholds"
)

// bookState is the watchbook in force, and what is wrong with the file that it came from.
type bookState struct {
	stamp   string // of the file as it was looked at last
	trouble string // why the file is not in force; "" where it is
}

// takeBook puts a watchbook that was edited into force. The reader stays where he is, as far as the new book has that.
func (m *model) takeBook(stamp string, book *thresholds.Book, err error) []tea.Cmd {
	m.edited.stamp = stamp
	if err != nil {
		first, rest, _ := strings.Cut(err.Error(), "\n")
		if n := strings.Count(rest, "\n") + 1; rest != "" {
			first += " (and " + data.Number(float64(n)) + " more)"
		}
		m.edited.trouble = first
		m.hint(first)
		m.status.isRefusal = true
		return nil
	}
	m.edited.trouble = ""
	before := m.book
	row, _ := m.whatIfRow()
	m.book, m.cmd.env.Book = book, book
	m.keepPlace(before)
	m.judged = judged{}
	m.store.forgetJudgements()
	m.whatIf.keepTo(book)
	m.selectWhatIf(max(0, slices.IndexFunc(m.whatIfRows(), func(r whatIfRow) bool { return r.indicator.ID == row.indicator.ID })))
	m.result("the watchbook was edited and is in force")
	return append(m.load(), m.cmd.endStatus(m.status.number))
}

// keepPlace finds what is selected in the book that is in force now.
func (m *model) keepPlace(before *thresholds.Book) {
	if i := m.watch.benchmark; i >= 0 && i < len(before.Benchmarks) {
		m.watch.benchmark = slices.IndexFunc(m.book.Benchmarks, func(b *thresholds.Benchmark) bool { return b.ID == before.Benchmarks[i].ID })
	}
	if i := m.benchmark.number; i < len(before.Benchmarks) {
		m.benchmark.number = slices.IndexFunc(m.book.Benchmarks, func(b *thresholds.Benchmark) bool { return b.ID == before.Benchmarks[i].ID })
	}
	for m.benchmark.number < 0 && (m.on == benchmarkScreen || slices.Contains(m.under, benchmarkScreen)) {
		m.leave()
	}
	m.benchmark.number = max(0, m.benchmark.number)
	if i := m.watch.offer; i < len(before.Offers) {
		m.watch.offer = max(0, slices.IndexFunc(m.book.Offers, func(o *thresholds.Offer) bool { return o.ID == before.Offers[i].ID }))
	}
	if i, was := m.watch.chart, ordered(before); i >= 0 && i < len(was) {
		m.watch.chart = slices.IndexFunc(m.indicators(), func(of data.Indicator) bool { return of.ID == was[i].ID })
	}
	m.keepBenchmarkInSight(m.shownBenchmarks())
	for m.book.Talk.Indicator == "" && (m.on == talkScreen || slices.Contains(m.under, talkScreen)) {
		m.leave()
	}
	m.keepOffers()
	m.keepFloor()
	if _, ok := m.book.Indicator(m.indicator.id); !ok && m.indicator.id != "" {
		m.indicator = indicatorState{}
		for m.on == indicatorScreen || slices.Contains(m.under, indicatorScreen) {
			m.leave()
		}
	}
	m.indicator.compare.others = slices.DeleteFunc(slices.Clone(m.indicator.compare.others), func(of subject) bool {
		indicator, ok := m.book.Indicator(of.name)
		return of.kind == ofIndicator && (!ok || m.incomparable(indicator) != "")
	})
	for id := range m.store.real.charts {
		if _, ok := m.book.Indicator(id); !ok {
			delete(m.store.real.charts, id)
			delete(m.store.real.series, id)
			delete(m.store.real.published, id)
		}
	}
}
