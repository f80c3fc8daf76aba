package thresholds

import (
	"math"

	"watchtui/internal/data"
)

// solveMany looks for plans of several indicators whose measures hang together, such as latest(a) - latest(b) <= 3. There is no
// telling which of them should move, so this is a search: what it finds works, and something less may work, too.
func (t *task) solveMany() (best solution, found bool) {
	least := math.Inf(1)
	keep := func(s solution, ok bool) {
		if size := t.size(s.plans); ok && size < least {
			best, found, least = s, true, size
		}
	}
	for _, others := range t.bases() {
		for _, id := range t.ids {
			from := t.reference(id)
			meets := func(v float64) bool {
				_, ok := t.meets(t.benchmarks, withPlan(others, id, t.shift(id, v)))
				return ok
			}
			var candidates []float64
			if t.shelves[id].indicator.Kind == data.Event {
				candidates = wholeBoundary(meets)
			} else {
				for _, direction := range [...]float64{-1, 1} {
					if v, ok := walk(from, direction, t.scale(t.benchmarks, from), meets); ok {
						candidates = append(candidates, v)
					}
				}
			}
			keep(t.nearest(id, from, candidates, others))
		}
	}
	if !found {
		t.solveTogether(keep)
	}
	return best, found
}

// bases are what the indicators that are not moved may do: what the benchmarks that are theirs alone ask for, or nothing new.
func (t *task) bases() []map[string]plan {
	own, renewed, waiting := map[string]plan{}, map[string]plan{}, map[string]plan{}
	for _, id := range t.ids {
		still := t.still(id)
		waiting[id], renewed[id] = still[min(1, len(still)-1)], still[len(still)-1]
		own[id] = renewed[id]
		alone := *t
		alone.ids, alone.benchmarks = []string{id}, nil
		for _, b := range t.benchmarks {
			if len(b.Uses) == 1 && b.Uses[0] == id {
				alone.benchmarks = append(alone.benchmarks, b)
			}
		}
		if len(alone.benchmarks) > 0 {
			if s, ok := alone.solve(); ok && s.plans[id].kind == Shift {
				own[id] = s.plans[id]
			}
		}
	}
	return []map[string]plan{own, renewed, waiting}
}

// solveTogether moves all indicators at once, up or down or not at all, and then each back as far as it may go.
func (t *task) solveTogether(keep func(solution, bool)) {
	const mostDirections = 243
	base := t.bases()[0]
	for combination := 1; combination < min(mostDirections, int(math.Pow(3, float64(len(t.ids))))); combination++ {
		at := func(far float64) map[string]plan {
			plans := base
			for i, id := range t.ids {
				direction := float64(combination/int(math.Pow(3, float64(i)))%3 - 1)
				if direction != 0 {
					plans = withPlan(plans, id, t.shift(id, t.moved(id, direction*far)))
				}
			}
			return plans
		}
		far, ok := walk(0, 1, 1, func(far float64) bool {
			_, ok := t.meets(t.benchmarks, at(far))
			return ok
		})
		if !ok {
			continue
		}
		plans := at(far)
		for _, id := range t.ids {
			plans = t.pulledBack(id, plans)
		}
		met, ok := t.meets(t.benchmarks, plans)
		keep(solution{plans: plans, met: met}, ok)
	}
}

// moved is an indicator's value after a move of so many times its scale.
func (t *task) moved(id string, by float64) float64 {
	from := t.reference(id)
	v := from + by*t.scale(t.benchmarks, from)
	if t.shelves[id].indicator.Kind == data.Event {
		return max(0, math.Ceil(v))
	}
	return v
}

// pulledBack is the plans with one of them as near to the value at hand as the others let it.
func (t *task) pulledBack(id string, plans map[string]plan) map[string]plan {
	if plans[id].kind != Shift {
		return plans
	}
	meets := func(v float64) bool {
		_, ok := t.meets(t.benchmarks, withPlan(plans, id, t.shift(id, v)))
		return ok
	}
	from, v := t.reference(id), plans[id].value
	if t.shelves[id].indicator.Kind == data.Event {
		for v > 0 && meets(v-1) {
			v--
		}
	} else if meets(from) {
		v = from
	} else {
		v = narrow(from, v, meets)
	}
	return withPlan(plans, id, t.shift(id, v))
}

// size is how far the plans move the indicators, each on its own scale.
func (t *task) size(plans map[string]plan) float64 {
	size := 0.0
	for id, p := range plans {
		if p.kind == Shift {
			from := t.reference(id)
			size += math.Abs(p.value-from) / t.scale(nil, from)
		}
	}
	return size
}
