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

// spot is what is said of a benchmark on a day, and at the crosshair.
type spot struct {
	key      spotKey
	cross    thresholds.State
	takes    string
	doubt    string   // why the readings leave open whether it is met, where its state does not say so
	knowable data.Day // from which on the state could be known
}

// spotKey is what a spot is about.
type spotKey struct {
	history   *thresholds.History
	number    int
	at, cross data.Day
}

// findSpot says it; of the spot before it takes what is about the same day.
func findSpot(key spotKey, before spot) spot {
	h := key.history
	s := before
	s.key, s.cross = key, h.State(key.number, min(key.cross, h.Until()))
	same := key
	same.cross = before.key.cross
	if before.key == same {
		return s
	}
	at := min(key.at, h.Until())
	s.takes, s.doubt = h.WhatItTakes(key.number, at), ""
	state := h.State(key.number, at)
	s.knowable = h.Knowable(key.number, state.Since)
	if h.Truth(key.number, at) == thresholds.Unknown && state.Word >= thresholds.Unmet {
		s.doubt = h.Unsure(key.number, at).Why
	}
	return s
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

// wantedSpot is what should be said on the screen; false where nothing can be.
func (m *model) wantedSpot() (spotKey, bool) {
	h := m.history()
	if m.on != benchmarkScreen || h == nil {
		return spotKey{}, false
	}
	return spotKey{h, m.benchmark.number, m.moment.at, m.crossDay()}, true
}

// askSpot asks for it, one at a time: while a key is held down those in between are passed over.
func (m *model) askSpot() tea.Cmd {
	wanted, ok := m.wantedSpot()
	if !ok || m.benchmark.asking || m.benchmark.spot.key == wanted {
		return nil
	}
	m.benchmark.asking = true
	return m.cmd.findSpot(wanted, m.benchmark.spot)
}

func (m *model) takeSpot(s spot) {
	m.benchmark.asking = false
	if wanted, ok := m.wantedSpot(); ok && wanted.history == s.key.history && wanted.number == s.key.number {
		m.benchmark.spot = s
	}
}
