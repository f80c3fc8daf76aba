package thresholds

import (
	"math"

	"watchtui/internal/data"
	"watchtui/internal/expression"
)

// measure is an expression that was checked: calls of the functions of package thresholds, and the
// arithmetic that combines them.
type measure struct {
	calls []call // depth first and left to right, as they stand in the tree
	tree  expression.Node
}

// isCall tells whether there is no arithmetic: the measure is a single call.
func (m *measure) isCall() bool {
	_, is := m.tree.(*expression.Call)
	return is
}

// call is one use of a function on one indicator.
type call struct {
	function *function
	use      int       // index into Benchmark.Uses
	window   data.Span // zero where the function has none
}

// drifts tells whether the measure changes from day to day without a reading or a window edge.
func (m *measure) drifts() bool {
	for _, c := range m.calls {
		if c.function.drifts {
			return true
		}
	}
	return false
}

// countsDays tells whether the measure is nothing but a number of days since a reading: it then grows by one a day, and what it is compared with
// tells on which day that matters.
func (m *measure) countsDays() bool { return m.isCall() && m.calls[0].function.counts }

// at is the measure on day t, NaN where undefined. streams are by Benchmark.Uses, hints by the calls.
func (m *measure) at(streams []*stream, t data.Day, hints []callHints) float64 {
	if m.isCall() {
		return m.calls[0].at(streams, t, &hints[0])
	}
	var few [8]float64
	values := few[:0]
	for i, c := range m.calls {
		value := c.at(streams, t, &hints[i])
		if math.IsNaN(value) {
			return math.NaN() // whatever the arithmetic would make of it: x ** 0 is 1 for a NaN, too
		}
		values = append(values, value)
	}
	value := expression.Compute(m.tree, values)
	if math.IsInf(value, 0) {
		return math.NaN()
	}
	return value
}

// callHints remember where in its stream a call was last asked.
type callHints struct{ end, start int }

func newHints(b *Benchmark) []callHints { return make([]callHints, len(b.measure.calls)) }

func (c call) at(streams []*stream, t data.Day, hint *callHints) float64 {
	w := c.view(streams, t, hint)
	if w.end == 0 {
		return math.NaN()
	}
	value := c.function.value(w)
	if math.IsInf(value, 0) {
		return math.NaN()
	}
	return value
}

// used are the entries of the call's stream on which its value rests.
func (c call) used(streams []*stream, t data.Day) []entries {
	w := c.view(streams, t, &callHints{})
	if w.end == 0 {
		return nil
	}
	return c.function.used(w)
}

func (c call) view(streams []*stream, t data.Day, hint *callHints) view {
	w := view{s: streams[c.use], t: t}
	w.end = w.s.upTo(t, &hint.end)
	w.from = t
	if c.function.window != noWindow && c.window != (data.Span{}) {
		w.from = c.window.Before(t)
		w.start = w.s.upTo(w.from, &hint.start)
	}
	return w
}
