package thresholds

import (
	"math"
	"slices"
)

// interval is the values that do something. Its ends are numbers that can be written down, rounded inwards.
type interval struct {
	low, high         float64 // infinite where there is no end
	lowOpen, highOpen bool    // the end itself is not among them
	some              bool    // false: no value does
	but               bool    // all values but low, which is high, do
}

// values finds which values of the one more reading do something. It tries many, those among them where a straight
// line would cross a threshold, and narrows down the ends of the run of values that is nearest to where the
// indicator is. Exact where what is done begins at one value and ends at one; between the values tried, others may hide.
func (t *trial) values(does func(v float64) bool, counts bool) interval {
	tried := t.guesses(counts)
	if only, ok := only(tried, does); ok {
		return interval{low: only, high: only, some: true, but: true}
	}
	nearest := interval{}
	for from, i := 0, 0; i <= len(tried); i++ {
		if i < len(tried) && does(tried[i]) {
			continue
		}
		if i > from {
			if run := t.narrowed(tried, from, i-1, does, counts); !nearest.some || run.gap(t.near()) < nearest.gap(t.near()) {
				nearest = run
			}
		}
		from = i + 1
	}
	return nearest
}

// only is the one value among those tried that does not do it, where its neighbours do.
func only(tried []float64, does func(v float64) bool) (value float64, ok bool) {
	for _, v := range tried {
		if does(v) {
			continue
		}
		near := 1e-9 * max(1, math.Abs(v)) // rounding can make neighbours of one number
		if ok && v-value > near || !does(v-near) || !does(v+near) {
			return 0, false
		}
		if !ok || isWritten(v) {
			value, ok = v, true
		}
	}
	return value, ok
}

// narrowed is the interval of a run of the values tried, from one to another, with its ends found.
func (t *trial) narrowed(tried []float64, first, last int, does func(v float64) bool, counts bool) interval {
	run := interval{low: math.Inf(-1), high: math.Inf(1), some: true}
	if first > 0 {
		run.low, run.lowOpen = t.end(tried[first], tried[first-1], does, counts)
	}
	if last < len(tried)-1 {
		run.high, run.highOpen = t.end(tried[last], tried[last+1], does, counts)
	}
	return run
}

// gap is how far a value is from the interval.
func (i interval) gap(v float64) float64 { return max(0, i.low-v, v-i.high) }

// near is the last value of the indicator before the one more reading.
func (t *trial) near() float64 {
	if s := t.any[t.use]; s.n > 1 {
		return s.Value(s.n - 2)
	}
	return t.b.Met.Threshold
}

// guesses are the values to try, ascending.
func (t *trial) guesses(counts bool) []float64 {
	last := t.near()
	scale := max(math.Abs(last), math.Abs(t.b.Met.Threshold), math.Abs(t.b.Release.Threshold), 1e-6)
	tried := []float64{0, last, t.b.Met.Threshold, t.b.Release.Threshold, 1}
	for _, factor := range []float64{0.01, 0.1, 0.25, 0.5, 0.67, 0.75, 0.9, 0.97, 1.03, 1.1, 1.33, 1.5, 2, 3, 5, 10, 100, 1e4, 1e8} {
		tried = append(tried, factor*scale, -factor*scale)
	}
	atZero, _ := t.measures(0, t.at)
	atScale, _ := t.measures(scale, t.at)
	for _, threshold := range []float64{t.b.Met.Threshold, t.b.Release.Threshold} {
		tried = append(tried, (threshold-atZero)/(atScale-atZero)*scale)
	}
	if counts {
		for n := range 64 {
			tried = append(tried, float64(n))
		}
		for i := range tried {
			tried[i] = math.Round(tried[i])
		}
	}
	tried = slices.DeleteFunc(tried, func(v float64) bool {
		return math.IsNaN(v) || math.IsInf(v, 0) || counts && v < 0
	})
	slices.Sort(tried)
	return slices.Compact(tried)
}

// end narrows the end of a run down to two neighbouring numbers, of which one does it and the other does not, and
// rounds it so that it can be written and still does it.
func (t *trial) end(does, fails float64, test func(v float64) bool, counts bool) (v float64, open bool) {
	tried := fails
	for range 200 {
		middle := does/2 + fails/2
		if middle == does || middle == fails || counts && math.Abs(does-fails) <= 1 {
			break
		}
		if counts {
			middle = math.Round(middle)
			if middle == does || middle == fails {
				break
			}
		}
		if test(middle) {
			does = middle
		} else {
			fails = middle
		}
	}
	switch {
	case counts, does == t.b.Met.Threshold, does == t.b.Release.Threshold:
		return does, false
	case isWritten(tried) && math.Abs(does-tried) <= 1e-9*max(1, math.Abs(tried)): // rounding can make neighbours of one number
		return tried, true
	case fails == 0, isWritten(fails) && !isWritten(does), fails == t.b.Met.Threshold, fails == t.b.Release.Threshold:
		return fails, true
	case isWritten(does):
		return does, false
	}
	rounded := inwards(does, does > fails)
	if test(rounded) {
		return rounded, false
	}
	return does, false
}

// inwards rounds to the digits that data.Number writes, up or down.
func inwards(v float64, up bool) float64 {
	places := 0.0
	if a := math.Abs(v); a > 0 && a < 999 {
		places = 3 - math.Floor(math.Log10(a))
	}
	unit := math.Pow(10, -places)
	rounded := math.Floor(v/unit) * unit
	if up {
		rounded = math.Ceil(v/unit) * unit
	}
	return shown(rounded) // the nearest double to what is written
}
