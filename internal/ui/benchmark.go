package ui

import (
	tea "charm.land/bubbletea/v2"

	"watchtui/internal/data"
	"watchtui/internal/thresholds"
)

// benchmarkState is what the reader has chosen on the Benchmark screen.
type benchmarkState struct {
	number  int      // in the book
	crossed bool     // the crosshair was moved; else it is on the day looked at
	cross   data.Day // where crossed
	window
	onUsed  bool // the readings have the keys, and not the chart
	used    usedState
	record  bool // the reading in full is open
	line    *measureLine
	drawing lineKey // of the line that was asked for
	spot    spot
	asking  bool // the next spot is being looked up
}

// openBenchmark shows a benchmark.
func (m *model) openBenchmark(number int) {
	if m.benchmark.number != number || m.on != benchmarkScreen {
		m.benchmark = benchmarkState{number: number, window: window{end: data.NoInstant}, line: m.benchmark.line, drawing: m.benchmark.drawing, asking: m.benchmark.asking}
	}
	m.enter(benchmarkScreen)
}

// goToBenchmark shows a neighbour over the same time; the Watch screen goes along.
func (m *model) goToBenchmark(number int) {
	if number < 0 || number >= len(m.book.Benchmarks) {
		m.hint("there is no benchmark in that direction")
		return
	}
	m.benchmark.number, m.benchmark.used = number, usedState{}
	m.watch.benchmark, m.watch.chart = number, -1
	m.watch.drop()
	m.keepBenchmarkInSight(m.shownBenchmarks())
}

func (s *benchmarkState) where() where {
	switch {
	case s.record:
		return onRecord
	case s.used.typing:
		return onFilter
	case s.onUsed:
		return onUsed
	}
	return onMeasure
}

// back closes the innermost thing that is open, and tells whether there was one.
func (s *benchmarkState) back() bool {
	switch {
	case s.record:
		s.record = false
	case s.used.drop():
	case s.onUsed:
		s.onUsed = false
	default:
		return false
	}
	return true
}

func (m *model) benchmarkShown() *thresholds.Benchmark { return m.book.Benchmarks[m.benchmark.number] }

// benchmarkJudged is the state of the benchmark on the day looked at, or a moment ago; false as long as there is none.
func (m *model) benchmarkJudged() (thresholds.State, bool) {
	if m.benchmark.number >= len(m.judged.states) {
		return thresholds.State{}, false
	}
	return m.judged.states[m.benchmark.number], true
}

// crossDay is the day that the crosshair is on.
func (m *model) crossDay() data.Day {
	if m.benchmark.crossed {
		return min(m.benchmark.cross, m.moment.at)
	}
	return m.moment.at
}

// actBenchmark does what is asked for on the Benchmark screen.
func (m *model) actBenchmark(act action) tea.Cmd {
	switch act {
	case actBenchmarkBefore:
		m.goToBenchmark(m.benchmark.number - 1)
		return nil
	case actBenchmarkAfter:
		m.goToBenchmark(m.benchmark.number + 1)
		return nil
	}
	switch m.benchmark.where() {
	case onRecord:
		m.actUsedRecord(act)
	case onUsed:
		m.actUsed(act)
	default:
		m.actMeasure(act)
	}
	return nil
}

func (m *model) actMeasure(act action) {
	from, to := m.benchmarkWindow()
	switch act {
	case actCrossBack:
		m.moveDay(-1)
	case actCrossForward:
		m.moveDay(1)
	case actFirst:
		m.putDay(m.firstShown())
	case actLast:
		m.putDay(m.moment.at)
	case actPanBack:
		m.benchmark.pan(-1, m.benchmarkTimeline())
	case actPanForward:
		m.benchmark.pan(1, m.benchmarkTimeline())
	case actZoomIn:
		m.zoomBenchmark((to - from) / 2)
	case actZoomOut:
		m.zoomBenchmark((to - from) * 2)
	case actRangeShorter:
		m.benchmark.walkRange(-1, m.crossDay().Instant(), m.benchmarkTimeline())
	case actRangeLonger:
		m.benchmark.walkRange(1, m.crossDay().Instant(), m.benchmarkTimeline())
	case actNextPane, actPreviousPane, actOpen:
		m.benchmark.onUsed = true
	}
}
