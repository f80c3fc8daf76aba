package ui

import (
	"math"

	tea "charm.land/bubbletea/v2"

	"watchtui/internal/data"
	"watchtui/internal/thresholds"
)

// measureLine is how a benchmark's measure went, a point each day: every day is looked at, so that however many share a
// column none of them is lost. It is immutable and made in a command.
type measureLine struct {
	key   lineKey
	first data.Day // on which the measure was first defined
	fresh course   // with a NaN where a run of days ends
	stale course   // the same of days on which the readings were too old to count
}

// lineKey is what a line is of.
type lineKey struct {
	history *thresholds.History
	number  int
}

// begins tells whether the measure was ever defined.
func (l *measureLine) begins() bool { return l.fresh.len()+l.stale.len() > 0 }

// makeLine measures every day of the history.
func makeLine(key lineKey) *measureLine {
	h := key.history
	l := &measureLine{key: key, first: h.Until()}
	days := make([]data.Day, 0, h.Until()-h.First()+1)
	for day := h.First(); day <= h.Until(); day++ {
		days = append(days, day)
	}
	factor, _ := h.Book().Benchmarks[key.number].Scale()
	changes, next, word := h.Changes(key.number), 0, thresholds.NoData
	var fresh, stale []plotPoint
	open := (*[]plotPoint)(nil)
	for i, value := range h.Measures(key.number, days) {
		for ; next < len(changes) && changes[next].Day <= days[i]; next++ {
			word = changes[next].Word
		}
		points := &fresh
		if word == thresholds.Stale {
			points = &stale
		}
		value *= factor
		if math.IsNaN(value) || math.IsInf(value, 0) {
			points = nil
		}
		if open != nil && open != points {
			*open = append(*open, linePoint(days[i], math.NaN()))
		}
		if open = points; points != nil {
			l.first = min(l.first, days[i])
			*points = append(*points, linePoint(days[i], value))
		}
	}
	l.fresh, l.stale = listed(fresh...), listed(stale...)
	return l
}

func linePoint(day data.Day, value float64) plotPoint {
	return plotPoint{at: day.Instant(), value: value, low: math.NaN(), high: math.NaN()}
}

// lineShown is that of the benchmark on screen; nil as long as there is none.
func (m *model) lineShown() *measureLine {
	if l := m.benchmark.line; l != nil && l.key.number == m.benchmark.number && l.key.history.Book() == m.book {
		return l
	}
	return nil
}

func (m *model) askLine() tea.Cmd {
	h := m.history()
	if m.on != benchmarkScreen || h == nil {
		return nil
	}
	wanted := lineKey{h, m.benchmark.number}
	if m.benchmark.drawing == wanted {
		return nil
	}
	m.benchmark.drawing = wanted
	return m.cmd.makeLine(wanted)
}

// takeLine puts a line on the screen, unless another was asked for since.
func (m *model) takeLine(l *measureLine) {
	if l.key == m.benchmark.drawing {
		m.benchmark.line = l
	}
}
