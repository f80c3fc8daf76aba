package thresholds

import (
	"maps"
	"math"
	"slices"

	"watchtui/internal/data"
)

// solution is plans that make the benchmarks of a task met.
type solution struct {
	plans map[string]plan
	met   data.Day
	exact bool // nothing less does
}

// solve looks for the least plans. Those that move nothing are tried first; then one value is moved from where it is, no further
// than it must be.
func (t *task) solve() (solution, bool) {
	if s, ok := t.solveStill(); ok {
		return s, true
	}
	if len(t.ids) == 1 {
		return t.solveOne()
	}
	return t.solveMany()
}

// maxCombinations bounds what is tried of plans that move nothing; a task has seldom more than three indicators.
const maxCombinations = 2000

// solveStill looks for the plans that move nothing and are done first.
func (t *task) solveStill() (best solution, found bool) {
	combinations := []map[string]plan{{}}
	for _, id := range t.ids {
		var longer []map[string]plan
		for _, plans := range combinations {
			for _, p := range t.still(id) {
				if len(longer) < maxCombinations {
					longer = append(longer, withPlan(plans, id, p))
				}
			}
		}
		combinations = longer
	}
	for _, plans := range combinations {
		if met, ok := t.meets(t.benchmarks, plans); ok && (!found || met < best.met) {
			best, found = solution{plans, met, true}, true
		}
	}
	return best, found
}

// withPlan is plans with another one for an indicator; they stay as they are.
func withPlan(plans map[string]plan, id string, p plan) map[string]plan {
	other := map[string]plan{}
	maps.Copy(other, plans)
	other[id] = p
	return other
}

// solveOne moves the one indicator of the task. Where each measure goes one way with the value, each benchmark is met on a half-line or
// an interval, so the value nearest to the one at hand that satisfies all is where one of them begins.
func (t *task) solveOne() (solution, bool) {
	id := t.ids[0]
	from := t.reference(id)
	var candidates []float64
	for _, b := range t.benchmarks {
		candidates = append(candidates, t.boundaries(id, from, []*Benchmark{b})...)
	}
	if len(t.benchmarks) > 1 {
		candidates = append(candidates, t.boundaries(id, from, t.benchmarks)...)
	}
	s, ok := t.nearest(id, from, candidates, nil)
	s.exact = t.movesOneWay()
	return s, ok
}

// nearest is the candidate nearest to a value that, with the other plans, makes the benchmarks met; of two the one that is done first.
func (t *task) nearest(id string, from float64, candidates []float64, others map[string]plan) (best solution, found bool) {
	reached := map[float64]data.Day{}
	for _, v := range candidates {
		if _, done := reached[v]; done || Assumable(t.shelves[id].indicator, v) != nil {
			continue
		}
		plans := withPlan(others, id, t.shift(id, v))
		met, ok := t.meets(t.benchmarks, plans)
		if !ok {
			continue
		}
		reached[v] = met
		if found {
			far, so := math.Abs(v-from), math.Abs(best.plans[id].value-from)
			if far > so || far == so && met >= best.met {
				continue
			}
		}
		best, found = solution{plans: plans, met: met}, true
	}
	if !found {
		return best, false
	}
	// A threshold that must not be touched is left behind by a step that can be read.
	v := best.plans[id].value
	if step := shownBeyond(v, from); step != v {
		plans := withPlan(others, id, t.shift(id, step))
		if met, ok := t.meets(t.benchmarks, plans); ok {
			best.plans, best.met = plans, met
		}
	}
	return best, true
}

// reference is the value from which an indicator moves; where nothing is known of it, the first threshold.
func (t *task) reference(id string) float64 {
	if t.shelves[id].indicator.Kind == data.Event {
		return 0
	}
	if values := t.atHand(id); len(values) > 0 {
		return values[0]
	}
	for _, b := range t.benchmarks {
		if b.shape.function != "" && b.Uses[0] == id {
			return b.Met.Threshold
		}
	}
	return 0
}

// boundaries are values at which some of the task's benchmarks begin to be met, below and above a value.
func (t *task) boundaries(id string, from float64, benchmarks []*Benchmark) []float64 {
	meets := func(v float64) bool {
		_, ok := t.meets(benchmarks, map[string]plan{id: t.shift(id, v)})
		return ok
	}
	var found []float64
	if t.shelves[id].indicator.Kind == data.Event {
		return wholeBoundary(meets)
	}
	try := func(values ...float64) {
		for _, v := range values {
			if !math.IsInf(v, 0) && meets(v) {
				found = append(found, v)
			}
		}
	}
	for _, b := range benchmarks {
		c := b.Met.Threshold
		try(c, math.Nextafter(c, inf), math.Nextafter(c, -inf))
		if b.Met.Op == "==" { // met at one value alone, that no walk would find
			try(t.root(id, b)...)
		}
	}
	try(from)
	for _, direction := range [...]float64{-1, 1} {
		if v, ok := walk(from, direction, t.scale(benchmarks, from), meets); ok {
			found = append(found, v)
		}
	}
	return found
}

func (t *task) scale(benchmarks []*Benchmark, from float64) float64 {
	scale := math.Abs(from)
	for _, b := range benchmarks {
		scale = max(scale, math.Abs(b.Met.Threshold))
	}
	if scale == 0 {
		return 1
	}
	return scale
}

// root are the two neighbours between which the benchmark's measure comes to its threshold, on the last day looked at.
func (t *task) root(id string, b *Benchmark) []float64 {
	measure := func(v float64) (m float64) {
		t.judge([]*Benchmark{b}, t.readings(map[string]plan{id: t.shift(id, v)}, t.end), t.end, func(day data.Day, runs []*run) bool {
			m = runs[0].benchmark.measure.at(runs[0].any, day, runs[0].anyHints)
			return day >= t.start
		})
		return m
	}
	c, from := b.Met.Threshold, t.reference(id)
	scale := t.scale([]*Benchmark{b}, from)
	low, high := from-1024*scale, from+1024*scale
	above := func(v float64) bool { return measure(v) >= c }
	if above(low) || !above(high) {
		return nil
	}
	v := narrow(low, high, above)
	return []float64{v, math.Nextafter(v, -inf)}
}

// oneWay are the functions that go one way with the value of the last reading.
var oneWay = []string{"latest", "mean", "min", "max", "peak", "change", "pct_change", "sum"}

// movesOneWay tells whether every measure of the task goes one way with one value, so that what is found is the least.
func (t *task) movesOneWay() bool {
	for _, b := range t.benchmarks {
		switch {
		case b.shape.function == "latest":
		case b.Met.Op == "==" || b.Met.Op == "!=":
			return false
		case slices.Contains(oneWay, b.shape.function):
		case b.shape.function == "drawdown" && t.isPositive(b.Uses[0]):
		default:
			return false
		}
	}
	return true
}

func (t *task) isPositive(id string) bool {
	s := t.supply[id].stream(data.Claimed)
	t.shelves[id].lay(nil)
	for i := range s.n {
		if s.Value(i) <= 0 {
			return false
		}
	}
	return s.n > 0
}

// shownBeyond is the next number, further away from a value than v, that looks different from the number just before v, where that
// is a round one that must not be touched: 41.99 for 42. Elsewhere it is v.
func shownBeyond(v, from float64) float64 {
	toward := inf
	if from < v {
		toward = -inf
	}
	limit := math.Nextafter(v, toward)
	if shown(limit) != limit || shown(v) == v {
		return v
	}
	step := 0.001
	if magnitude := math.Abs(limit); magnitude >= 999.95 {
		step = 1
	} else if magnitude >= 1e-4 {
		step = math.Pow(10, math.Floor(math.Log10(magnitude))-3)
		if beyond := shown(limit - math.Copysign(step/10, toward)); math.Abs(beyond) < magnitude && beyond != limit {
			step /= 10 // just below a power of ten there is room for one more digit
		}
	}
	return shown(limit - math.Copysign(step, toward))
}
