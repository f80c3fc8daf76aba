package thresholds

import (
	"math"

	"watchtui/internal/data"
	"watchtui/internal/expression"
)

// between is two numbers between which another lies, the first and the last included. They are NaN where that number is undefined whatever
// the readings are, and infinite where nothing is known of it.
type between struct{ low, high float64 }

var (
	nowhere  = between{math.NaN(), math.NaN()}
	anywhere = between{math.Inf(-1), math.Inf(1)}
)

func exactly(v float64) between { return between{v, v} }

func (b between) isUndefined() bool { return math.IsNaN(b.low) && math.IsNaN(b.high) }

func (b between) isPoint() bool { return b.low == b.high }

// has tells whether v lies between the bounds.
func (b between) has(v float64) bool { return b.low <= v && v <= b.high }

// hull is what holds all the numbers given. One that is undefined, as a division by zero is, could have been anything.
func hull(values ...float64) between {
	b := exactly(values[0])
	for _, v := range values {
		if math.IsNaN(v) {
			return anywhere
		}
		b.low, b.high = min(b.low, v), max(b.high, v)
	}
	return b
}

// byCorners are the bounds of a function that goes one way with each of its arguments.
func byCorners(f func(x, y float64) float64, a, b between) between {
	return hull(f(a.low, b.low), f(a.low, b.high), f(a.high, b.low), f(a.high, b.high))
}

// combined is arithmetic with bounds. What stands twice in an expression is taken for two numbers, so the bounds are sure, and may be wide.
func combined(operator string, a, b between) between {
	switch operator {
	case "+":
		return between{a.low + b.low, a.high + b.high}
	case "-":
		return between{a.low - b.high, a.high - b.low}
	case "*":
		return byCorners(func(x, y float64) float64 { return x * y }, a, b)
	case "/":
		if b.has(0) {
			return anywhere
		}
		return byCorners(func(x, y float64) float64 { return x / y }, a, b)
	}
	if a.low > 0 {
		return byCorners(math.Pow, a, b) // goes one way with the base, and one way with the exponent
	}
	return anywhere
}

// openness is whether a day's comparison holds for all values that the readings leave open, and for some.
type openness struct{ all, some bool }

func (a openness) and(b openness) openness { return openness{a.all && b.all, a.some && b.some} }

// over tells whether a comparison holds for all numbers between two, and for some.
func (c Comparison) over(values between) openness {
	if values.isUndefined() {
		return openness{}
	}
	low, high := c.Holds(values.low), c.Holds(values.high)
	switch c.Op {
	case "==":
		return openness{all: low && high, some: values.has(c.Threshold)}
	case "!=":
		return openness{all: !values.has(c.Threshold), some: low || high}
	}
	return openness{all: low && high, some: low || high}
}

// between is between which numbers the measure lies on day t, over streams that hold the least and the highest that each entry can be. It is nowhere
// where the measure is undefined.
func (m *measure) between(low, high []*stream, t data.Day, hints []callHints) between {
	list := make([]between, len(m.calls))
	certain := true
	for i, c := range m.calls {
		list[i] = c.between(low, high, t, &hints[i])
		if list[i].isUndefined() {
			return nowhere
		}
		certain = certain && list[i].isPoint()
	}
	switch {
	case m.isCall():
		return list[0]
	case certain:
		return exactly(m.at(low, t, hints)) // to the last bit what the measure is
	}
	return within(m.tree, &list)
}

// within walks an expression as the compiler does, depth first and left to right, and takes the next bounds for each call.
func within(node expression.Node, calls *[]between) between {
	switch n := node.(type) {
	case *expression.Number:
		return exactly(n.Value)
	case *expression.Unary:
		b := within(n.Of, calls)
		if n.Operator == "-" {
			return between{-b.high, -b.low}
		}
		return b
	case *expression.Binary:
		left := within(n.Left, calls)
		right := within(n.Right, calls)
		return combined(n.Operator, left, right)
	}
	next := (*calls)[0]
	*calls = (*calls)[1:]
	return next
}

func (c call) between(low, high []*stream, t data.Day, hint *callHints) between {
	w := c.view(low, t, hint)
	if w.end == 0 {
		return nowhere
	}
	if low[c.use] == high[c.use] {
		return exactly(c.at(low, t, hint))
	}
	over := w
	over.s = high[c.use]
	return c.function.between(w, over)
}

// rising are the bounds of a function that no value lowers by being higher.
func rising(f func(view) float64) func(low, high view) between {
	return func(low, high view) between { return between{f(low), f(high)} }
}

// falling are those of one that no value raises.
func falling(f func(view) float64) func(low, high view) between {
	return func(low, high view) between { return between{f(high), f(low)} }
}

// drawdownBetween takes the last value apart from the peak before it: at the peak the drawdown is 0 whatever the value is.
func drawdownBetween(low, high view) between {
	before := func(w view) float64 {
		last := w.last()
		if w.end--; w.end <= w.reach() {
			return last
		}
		return highest(w)
	}
	lowPeak, highPeak := before(low), before(high)
	if lowPeak <= 0 || low.last() <= 0 {
		return anywhere // a peak of 0 has no drawdown, and one below it turns the sign round
	}
	return between{low.last()/max(highPeak, low.last()) - 1, high.last()/max(lowPeak, high.last()) - 1}
}

func changeBetween(low, high view) between {
	switch {
	case low.start == 0:
		return nowhere
	case low.start == low.end:
		return exactly(0) // the same reading, whatever it is
	}
	return between{low.last() - high.s.Value(low.start-1), high.last() - low.s.Value(low.start-1)}
}

func pctChangeBetween(low, high view) between {
	if low.start == 0 {
		return nowhere
	}
	base := between{low.s.Value(low.start - 1), high.s.Value(low.start - 1)}
	switch {
	case base.isPoint() && base.low == 0:
		return nowhere
	case base.has(0):
		return anywhere
	case low.start == low.end:
		return exactly(0)
	}
	return byCorners(func(last, first float64) float64 { return (last - first) / math.Abs(first) }, between{low.last(), high.last()}, base)
}

// slopeBetween bends the line as far as it goes: it is a weighted sum of the values, whose weights are negative before the middle.
func slopeBetween(low, high view) between {
	if low.end-low.start < 2 {
		return nowhere
	}
	var middle, xx float64
	for i := low.start; i < low.end; i++ {
		middle += float64(low.s.day(i)-low.s.day(low.start)) / float64(low.end-low.start)
	}
	var b between
	for i := low.start; i < low.end; i++ {
		x := float64(low.s.day(i)-low.s.day(low.start)) - middle
		xx += float64(x * x)
		least, most := low.s.Value(i), high.s.Value(i)
		if x < 0 {
			least, most = most, least
		}
		b.low += float64(x * least)
		b.high += float64(x * most)
	}
	if xx == 0 {
		return nowhere // all on one day
	}
	return between{b.low / xx, b.high / xx}
}

// volatilityBetween are wide: n numbers between two that are d apart have a sample standard deviation of d/2 · √(n/(n−1)) at most.
func volatilityBetween(low, high view) between {
	if low.end-low.start < 3 {
		return nowhere
	}
	spread := between{math.Inf(1), math.Inf(-1)}
	for i := low.start; i < low.end; i++ {
		if low.s.Value(i) <= 0 {
			return anywhere
		}
		if i > low.start {
			spread.low = min(spread.low, math.Log(low.s.Value(i)/high.s.Value(i-1)))
			spread.high = max(spread.high, math.Log(high.s.Value(i)/low.s.Value(i-1)))
		}
	}
	n := float64(low.end - low.start - 1)
	return between{0, (spread.high - spread.low) / 2 * math.Sqrt(n/(n-1))}
}
