package thresholds

import (
	"math"

	"watchtui/internal/data"
)

// function is one of the functions that measures are made of.
type function struct {
	name    string
	on      []data.Kind
	window  windowRule
	drifts  bool // the value changes from day to day by itself
	counts  bool // it is the days since a reading
	value   func(view) float64
	between func(low, high view) between // where the value lies, over the least and the highest that the entries can be
	used    func(view) []entries
	unit    func(indicator string) string
	needs   needs   // of the folds of a stream
	low     float64 // no value lies below, for levels above 0
	high    float64 // or above
}

type windowRule uint8

const (
	noWindow windowRule = iota
	needsWindow
	mayHaveWindow
)

// view is what a function looks at: a stream, the day t, and the window (from, t] in it. The
// folds that the function needs are filled.
type view struct {
	s     *stream
	t     data.Day
	from  data.Day // t − w; t itself where the call has no window
	end   int      // entries on day t or before; the last of them is in force at t
	start int      // entries on day from or before; the last of them is in force at from. 0 without a window
}

func (w view) last() float64     { return w.s.Value(w.end - 1) }
func (w view) lastDay() data.Day { return w.s.day(w.end - 1) }

// reach is the first entry that counts for a window of levels: the one in force at its start, if there is one.
func (w view) reach() int { return max(0, w.start-1) }

var (
	levels = []data.Kind{data.Level}
	events = []data.Kind{data.Event}
	both   = []data.Kind{data.Level, data.Event}
)

func same(unit string) string { return unit }
func ratio(string) string     { return "" }
func inDays(string) string    { return "d" }
func aDay(unit string) string { return unit + "/d" }

// entries are those of a stream from one to another, which is not among them.
type entries struct{ from, to int }

func useLast(w view) []entries    { return use(w.end - 1) }
func useWindow(w view) []entries  { return []entries{{w.reach(), w.end}} }
func useCounted(w view) []entries { return []entries{{w.start, w.end}} }
func useEnds(w view) []entries    { return use(w.start-1, w.end-1) }

// use is some single entries; one below 0 is none.
func use(single ...int) []entries {
	var list []entries
	for _, i := range single {
		if i >= 0 {
			list = append(list, entries{i, i + 1})
		}
	}
	return list
}

var inf = math.Inf(1)

// Products are converted to float64 before they are added: it keeps compilers from fusing the two operations on
// some machines, where the last bit, and with it a verdict at a threshold, could differ.

// functions are all that a measure can call: on levels, on events, and on both.
var functions = []*function{
	{name: "latest", on: both, value: view.last, between: rising(view.last), used: useLast, unit: same, low: -inf, high: inf},
	{name: "mean", on: levels, window: needsWindow, drifts: true, value: mean, between: rising(mean), used: useWindow, unit: same, needs: needsAreas | needsLeast | needsHighest, low: -inf, high: inf},
	{name: "min", on: levels, window: needsWindow, value: least, between: rising(least), used: useLeast, unit: same, needs: needsLeast, low: -inf, high: inf},
	{name: "max", on: levels, window: needsWindow, value: highest, between: rising(highest), used: useHighest, unit: same, needs: needsHighest, low: -inf, high: inf},
	{name: "peak", on: levels, window: mayHaveWindow, value: highest, between: rising(highest), used: useHighest, unit: same, needs: needsHighest, low: -inf, high: inf},
	{name: "drawdown", on: levels, window: mayHaveWindow, value: drawdown, between: drawdownBetween, used: useDrawdown, unit: ratio, needs: needsHighest, low: -inf, high: 0},
	{name: "change", on: levels, window: needsWindow, value: change, between: changeBetween, used: useEnds, unit: same, low: -inf, high: inf},
	{name: "pct_change", on: levels, window: needsWindow, value: pctChange, between: pctChangeBetween, used: useEnds, unit: ratio, low: -inf, high: inf},
	{name: "slope", on: levels, window: needsWindow, value: slope, between: slopeBetween, used: useCounted, unit: aDay, low: -inf, high: inf},
	{name: "volatility", on: levels, window: needsWindow, value: volatility, between: volatilityBetween, used: useCounted, unit: ratio, low: 0, high: inf},
	{name: "sum", on: events, window: needsWindow, value: sum, between: rising(sum), used: useCounted, unit: same, needs: needsTotal, low: 0, high: inf},
	{name: "days_since", on: events, drifts: true, counts: true, value: daysSince, between: falling(daysSince), used: useSeen, unit: inDays, needs: needsHighest, low: 0, high: inf},
	{name: "age", on: both, drifts: true, counts: true, value: age, between: rising(age), used: useLast, unit: inDays, low: 0, high: inf},
}

// mean is the level's time-weighted mean over the window, or from the first reading if that is later: each value
// weighs the days from its own date to the next reading's, or to t. It lies between the least and the highest
// value, so that a level that did not move is its own mean to the last bit.
func mean(w view) float64 {
	s := w.s
	from := max(w.from, s.day(0))
	first, last := max(0, w.start-1), w.end-1
	if days := float64(w.t - from); days > 0 {
		area := float64(w.last() * float64(w.t-w.lastDay()))
		if first < last {
			area += float64(s.Value(first) * float64(s.day(first+1)-from))
		} else {
			area = w.last() * days
		}
		if first+1 < last {
			area += s.areas.over(totalOf, s.area, first+1, last)
		}
		return max(least(w), min(highest(w), area/days))
	}
	return w.last()
}

func least(w view) float64 { return w.s.leastIn(w.reach(), w.end) }

// highest is the peak over the window, with the value in force at its start; without a window, so far.
func highest(w view) float64 { return w.s.highestIn(w.peakReach(), w.end) }

// peakReach is the first entry that counts for a peak, which needs no window.
func (w view) peakReach() int {
	if w.from == w.t {
		return 0
	}
	return w.reach()
}

// drawdown is latest / peak − 1, undefined for a peak of 0. It is meant for levels above 0; below, its
// sign says nothing.
func drawdown(w view) float64 {
	peak := highest(w)
	if peak == 0 {
		return math.NaN()
	}
	return w.last()/peak - 1
}

func change(w view) float64 {
	if w.start == 0 {
		return math.NaN()
	}
	return w.last() - w.s.Value(w.start-1)
}

func pctChange(w view) float64 {
	if w.start == 0 || w.s.Value(w.start-1) == 0 {
		return math.NaN()
	}
	return change(w) / math.Abs(w.s.Value(w.start-1))
}

// slope is the least-squares line through the readings in the window, per day. Both coordinates
// are taken from their means, so that far-off dates cost no digits.
func slope(w view) float64 {
	n := float64(w.end - w.start)
	if n < 2 {
		return math.NaN()
	}
	firstDay, firstValue := w.s.day(w.start), w.s.Value(w.start)
	var meanX, meanY float64
	for i := w.start; i < w.end; i++ {
		meanX += float64(w.s.day(i)-firstDay) / n
		meanY += (w.s.Value(i) - firstValue) / n
	}
	var xx, xy float64
	for i := w.start; i < w.end; i++ {
		x := float64(w.s.day(i)-firstDay) - meanX
		xx += float64(x * x)
		xy += float64(x * (w.s.Value(i) - firstValue - meanY))
	}
	if xx == 0 {
		return math.NaN() // all on one day
	}
	return xy / xx
}

// volatility is the sample standard deviation of the log changes between consecutive readings in
// the window.
func volatility(w view) float64 {
	if w.end-w.start < 3 {
		return math.NaN()
	}
	changes := float64(w.end - w.start - 1)
	var average float64
	for i := w.start; i < w.end; i++ {
		v := w.s.Value(i)
		if v <= 0 {
			return math.NaN()
		}
		if i > w.start {
			average += math.Log(v/w.s.Value(i-1)) / changes
		}
	}
	var squares float64
	for i := w.start + 1; i < w.end; i++ {
		off := math.Log(w.s.Value(i)/w.s.Value(i-1)) - average
		squares += float64(off * off)
	}
	return math.Sqrt(squares / (changes - 1))
}

// sum is the total of the counts in the window, undefined until the readings reach back to its
// start: what nobody looked at is not calm.
func sum(w view) float64 {
	if w.start == 0 {
		return math.NaN()
	}
	if w.start == w.end {
		return 0
	}
	return w.s.total.over(totalOf, w.s.Value, w.start, w.end)
}

func daysSince(w view) float64 {
	return float64(w.t - w.s.day(max(0, w.seen())))
}

// seen is the last entry with a value > 0, -1 if there is none.
func (w view) seen() int { return w.s.highest.lastOver(0, w.s.Value, w.end) }

func age(w view) float64 { return float64(w.t - w.lastDay()) }

// useSeen are the last event and, since silence is known only as far as somebody looked, the last reading.
func useSeen(w view) []entries { return use(max(0, w.seen()), w.end-1) }

func useLeast(w view) []entries {
	return use(w.s.least.first(least(w), w.s.Value, w.reach(), w.end))
}

func useHighest(w view) []entries { return use(w.highestEntry()) }

func useDrawdown(w view) []entries { return use(w.highestEntry(), w.end-1) }

// highestEntry is the first entry with the value of the peak.
func (w view) highestEntry() int {
	return w.s.highest.first(highest(w), w.s.Value, w.peakReach(), w.end)
}
