package ui

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"watchtui/internal/data"
	"watchtui/internal/thresholds"
)

// watchState is what the reader has chosen on the Watch screen.
type watchState struct {
	offer     int
	benchmark int // selected, -1: none
	chart     int // selected, in the order of the charts; -1: none
	top       int // first benchmark on screen
	order     order
	filterState
}

func newWatchState() watchState { return watchState{benchmark: -1, chart: -1} }

func (m *model) whereWatch() where {
	if m.watch.typing {
		return onFilter
	}
	return onWatch
}

// backWatch drops the filter, then selects nothing; there is nothing else to go back from.
func (m *model) backWatch() bool {
	if m.watch.drop() {
		m.siftWatch()
		return true
	}
	was := m.watch
	m.watch.benchmark, m.watch.chart = -1, -1
	return m.watch != was
}

// shownBenchmarks are those that pass the filter, in the order asked for, as places in the book's list.
func (m *model) shownBenchmarks() []int {
	return m.sorted(m.sifted(allOf(m.book), m.watch.filterState), m.watch.order)
}

// sorted brings benchmarks into an order. As long as nothing is judged there is only that of the watchbook.
func (m *model) sorted(benchmarks []int, o order) []int {
	if len(m.judged.states) == len(m.book.Benchmarks) {
		sortRows(benchmarks, o, m.benchmarkRank)
	}
	return benchmarks
}

// benchmarkRank is what a benchmark is sorted by on the day that is shown. What lacks evidence has no distance: the value that it had says nothing.
func (m *model) benchmarkRank(i int, by sortKey) rowRank {
	s := m.judged.states[i]
	switch {
	case by == byState:
		return counted(int(s.Word))
	case by == byName:
		return named(s.Benchmark.Name)
	case s.Word < thresholds.Unmet:
		return noRank
	}
	return numbered(m.judged.history.RelativeDistance(s, i, m.judged.at))
}

// sifted are those of some benchmarks that pass a filter.
func (m *model) sifted(benchmarks []int, f filterState) []int {
	sought := f.sought()
	return slices.DeleteFunc(benchmarks, func(i int) bool { return !sought.passes(m.benchmarkText(i)) })
}

// benchmarkText is what a filter looks at.
func (m *model) benchmarkText(i int) string {
	b := m.book.Benchmarks[i]
	text := b.Name + " " + b.ID + " " + b.Evidence.String() + " " + strings.Join(b.Uses, " ")
	if i < len(m.judged.states) {
		text += " " + m.judged.states[i].Word.String()
	}
	return text
}

// siftWatch keeps the selection among what passes the filter.
func (m *model) siftWatch() {
	shown := m.shownBenchmarks()
	if m.watch.benchmark >= 0 && !slices.Contains(shown, m.watch.benchmark) {
		m.watch.benchmark = -1
	}
	m.keepBenchmarkInSight(shown)
}

func (m *model) keepBenchmarkInSight(shown []int) {
	m.watch.top = scrolled(m.watch.top, slices.Index(shown, m.watch.benchmark), m.benchmarkRows(), len(shown))
}

// moveBenchmark selects the benchmark so many lines further down.
func (m *model) moveBenchmark(by int) {
	shown := m.shownBenchmarks()
	if len(shown) == 0 {
		return
	}
	at := slices.Index(shown, m.watch.benchmark)
	m.watch.benchmark, m.watch.chart = shown[max(0, min(at+by, len(shown)-1))], -1
	m.keepBenchmarkInSight(shown)
}

// actWatch does what is asked for on the Watch screen.
func (m *model) actWatch(act action) tea.Cmd {
	if m.goFar(act) {
		return nil
	}
	switch act {
	case actUp:
		m.moveBenchmark(-1)
	case actDown:
		m.moveBenchmark(1)
	case actFilter:
		m.watch.typing = true
	case actSort, actReverse:
		if to, ok := m.sorts(act, m.watch.order, sortedBenchmarks); ok {
			m.watch.order = to
			m.keepBenchmarkInSight(m.shownBenchmarks())
		}
	case actNextPane:
		m.selectChart(m.watch.chart + 1)
	case actPreviousPane:
		m.selectChart(m.watch.chart - 1)
	case actOpen:
		m.openSelected()
	}
	return nil
}

// selectChart selects one of the charts on screen, the first after the last.
func (m *model) selectChart(i int) {
	n := len(m.watchLayout().charts)
	if n == 0 {
		return
	}
	m.watch.chart, m.watch.benchmark = (i+n)%n, -1
}

// openSelected opens the chart or the benchmark that is selected.
func (m *model) openSelected() {
	indicators := m.indicators()
	switch {
	case m.watch.chart >= 0 && m.watch.chart < len(indicators):
		m.open(indicators[m.watch.chart].ID)
	case m.watch.benchmark >= 0:
		m.openBenchmark(m.watch.benchmark)
	case len(indicators) > 0:
		m.open(indicators[0].ID)
	}
}

// openNumber opens the indicator that a digit stands for.
func (m *model) openNumber(number int) {
	if indicators := m.indicators(); number >= 1 && number <= len(indicators) {
		m.open(indicators[number-1].ID)
	} else {
		m.hint("there is no indicator with that number")
	}
}

// indicators are those of the book in the order of the charts: the key indicators, those that
// benchmarks use, the others, and rhetoric last.
func (m *model) indicators() []data.Indicator { return ordered(m.book) }

func ordered(book *thresholds.Book) []data.Indicator {
	used := map[string]bool{}
	for _, benchmark := range book.Benchmarks {
		for _, id := range benchmark.Uses {
			used[id] = true
		}
	}
	var ordered []data.Indicator
	for key := 1; key <= 3; key++ {
		for _, indicator := range book.Indicators {
			if indicator.Key == key {
				ordered = append(ordered, indicator)
			}
		}
	}
	for _, class := range [...]func(data.Indicator) bool{
		func(i data.Indicator) bool { return used[i.ID] && !i.Rhetoric },
		func(i data.Indicator) bool { return !used[i.ID] && !i.Rhetoric },
		func(i data.Indicator) bool { return i.Rhetoric },
	} {
		for _, indicator := range book.Indicators {
			if (indicator.Key < 1 || indicator.Key > 3) && class(indicator) {
				ordered = append(ordered, indicator)
			}
		}
	}
	return ordered
}

func (m *model) watchLayout() watchLayout {
	return layoutWatch(m.w, m.h, len(m.book.Benchmarks), len(m.book.Indicators))
}

// benchmarkRows is how many benchmarks are on screen at a time.
func (m *model) benchmarkRows() int {
	l := m.watchLayout()
	switch l.density {
	case ruled:
		return l.benchmarks.h - 1
	case boxed:
		return l.benchmarks.h - 3
	}
	return l.benchmarks.h
}
