package thresholds

import (
	"fmt"
	"math"
	"slices"

	"watchtui/internal/data"
)

// bounded are the functions that on any day lie between what they are when nothing is read, when the least is read every day and when
// the most is. Those that compare a value with one before are not among them: both can be read anew.
var bounded = []string{"latest", "mean", "min", "max", "peak", "sum", "days_since", "age"}

// farAway is a value beyond all others that still leaves room to compute with.
var farAway = math.Ldexp(1, 300)

// impossible says why no readings whatever can make the task's benchmarks met; "" where that cannot be proven.
func (t *task) impossible() string {
	for _, b := range t.benchmarks {
		if !b.Met.canHold(b.low, b.high) {
			above := ""
			if t.uses(b.Uses[0], "drawdown") {
				above = ", for a level above 0" // of others a drawdown says nothing
			}
			return fmt.Sprintf("no reading can do it: %s lies between %s and %s%s, and %s is asked for", b.Measure, bound(b.low), bound(b.high), above, b.Met)
		}
		if !slices.Contains(bounded, b.shape.function) {
			continue
		}
		if low, high, ok := t.within(b); !ok {
			return fmt.Sprintf("no reading can do it: %s lies between %s and %s from %s on, and %s is asked for", b.Measure, b.Amount(low), b.Amount(high), t.at, b.Met)
		}
	}
	if t.excludeEachOther() {
		return fmt.Sprintf("no reading can do it: %s and %s exclude each other", t.benchmarks[0].ID, t.benchmarks[1].ID)
	}
	return ""
}

// within is between which numbers the measure of one call can be brought on some day, and whether the comparison can hold there. A
// call lies between what it is when nothing is read, when the least and when the most is.
func (t *task) within(b *Benchmark) (low, high float64, ok bool) {
	id := b.Uses[0]
	level := t.shelves[id].indicator.Kind == data.Level
	extremes := []plan{{kind: Wait}, {Shift, farAway, farAway, t.start, 1}}
	if level {
		extremes = append(extremes, plan{Shift, -farAway, -farAway, t.start, 1})
	} else {
		extremes = append(extremes, plan{Renew, 0, 0, t.uncounted(id), 1})
	}
	lows, highs := map[data.Day]float64{}, map[data.Day]float64{}
	for _, p := range extremes {
		t.judge([]*Benchmark{b}, t.readings(map[string]plan{id: p}, t.end), t.end, func(day data.Day, runs []*run) bool {
			m := b.measure.at(runs[0].any, day, runs[0].anyHints)
			if math.IsNaN(m) {
				return false
			}
			if _, there := lows[day]; !there {
				lows[day], highs[day] = m, m
			}
			lows[day], highs[day] = min(lows[day], m), max(highs[day], m)
			return false
		})
	}
	low, high = inf, -inf
	for day := range lows {
		low, high = min(low, lows[day]), max(high, highs[day])
		ok = ok || b.Met.canHold(lows[day], highs[day])
	}
	return low, high, ok || len(lows) == 0
}

// excludeEachOther tells whether the first two benchmarks ask the same latest value for what cannot be at once, not even with
// one of them met before.
func (t *task) excludeEachOther() bool {
	if len(t.benchmarks) != 2 || len(t.ids) != 1 {
		return false
	}
	a, b := t.benchmarks[0], t.benchmarks[1]
	if a.shape.function != "latest" || b.shape.function != "latest" {
		return false
	}
	stays := func(b *Benchmark, v float64) bool { return b.Met.Holds(v) || !b.Release.Holds(v) }
	points := []float64{a.Met.Threshold, b.Met.Threshold, a.Release.Threshold, b.Release.Threshold}
	for _, p := range points {
		for _, q := range points {
			for _, v := range [...]float64{p, math.Nextafter(p, inf), math.Nextafter(p, -inf), (p + q) / 2} {
				if stays(a, v) && stays(b, v) {
					return false
				}
			}
		}
	}
	return true
}
