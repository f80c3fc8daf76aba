package thresholds

import (
	"math"
	"slices"

	"watchtui/internal/data"
)

// plan is what is to be read of one indicator: at first a value, and then the same again (of events: none) before it is too old.
//
//	wait      nothing is read
//	confirm   the value at hand, when the last reading of it is about to be too old
//	renew     the value at hand, at once
//	shift     another value, at once
type plan struct {
	kind  MoveKind
	value float64
	tail  float64  // what is read afterwards
	start data.Day // of the first reading
	every int      // days from one reading to the next
}

// MoveKind is what a move asks for.
type MoveKind uint8

// The kinds of moves, the least first.
const (
	Wait    MoveKind = iota // nothing: only time has to pass
	Confirm                 // the value at hand again, before the last reading is too old
	Renew                   // the value at hand, at once, for the readings are too old or not good enough
	Shift                   // another value
)

var moveKinds = [...]string{"wait", "confirm", "renew", "shift"}

func (k MoveKind) String() string { return moveKinds[k] }

// readings are those that a plan brings to a shelf until a day.
func (p plan) readings(f *shelf, until data.Day) []tried {
	if p.kind == Wait {
		return nil
	}
	var list []tried
	value := p.value
	for day := p.start; day <= until; day += data.Day(p.every) {
		list = append(list, tried{f.instant(day), value})
		value = p.tail
	}
	return list
}

// readings are those of all plans, by indicator.
func (p *rehearsal) readings(plans map[string]plan, until data.Day) map[string][]tried {
	all := make(map[string][]tried, len(plans))
	for id, plan := range plans {
		all[id] = plan.readings(p.shelves[id], until)
	}
	return all
}

// task is what plans are looked for: benchmarks that have to be met on one day, and the indicators that they share.
type task struct {
	*rehearsal
	benchmarks []*Benchmark
	ids        []string // in the order of their first use
	start      data.Day // of the first reading
	end        data.Day // the day on which they have to be met where it is fixed, else the last on which they may be
	fixed      bool
}

// meets is the day on which plans make some of the benchmarks met, all at once.
func (t *task) meets(benchmarks []*Benchmark, plans map[string]plan) (met data.Day, ok bool) {
	t.judge(benchmarks, t.readings(plans, t.end), t.end, func(day data.Day, runs []*run) bool {
		if met, ok = day, allMet(runs); t.fixed {
			return false
		}
		return ok
	})
	return met, ok
}

// uses tells whether a function is asked of an indicator by any of the task's benchmarks.
func (t *task) uses(id, function string) bool {
	for _, b := range t.benchmarks {
		for _, c := range b.measure.calls {
			if b.Uses[c.use] == id && c.function.name == function {
				return true
			}
		}
	}
	return false
}

// every is how often an indicator has to be read so that no benchmark's evidence is too old.
func (t *task) every(id string) int {
	days := math.MaxInt32
	for _, b := range t.benchmarks {
		for i, used := range b.Uses {
			if used == id {
				days = min(days, b.maxAge[i])
			}
		}
		if b.shape.function == "age" && b.Uses[0] == id && (b.Met.Op == "<=" || b.Met.Op == "<") {
			days = min(days, int(math.Ceil(b.Met.Threshold))-1) // the day after that the age is over the threshold, or at it
		}
	}
	return max(1, days)
}

// due is the last day on which what is known of an indicator is fresh enough for every benchmark.
func (t *task) due(id string) data.Day {
	due := data.LastDay
	for _, b := range t.benchmarks {
		for i, used := range b.Uses {
			if used != id {
				continue
			}
			_, last, ok := t.hold(id, b.Evidence)
			if !ok {
				return t.start
			}
			due = min(due, last+data.Day(b.maxAge[i]))
		}
	}
	return max(due, t.start)
}

// still are the plans that move nothing, the least first.
func (t *task) still(id string) []plan {
	plans := []plan{{kind: Wait}}
	every := t.every(id)
	if t.shelves[id].indicator.Kind == data.Event {
		start := t.uncounted(id)
		plans = append(plans, plan{Confirm, 0, 0, max(start, t.due(id)), every}, plan{Renew, 0, 0, start, every})
		if value, _, ok := t.hold(id, data.Claimed); ok && value != 0 && t.uses(id, "latest") {
			plans = append(plans, plan{Confirm, value, value, max(start, t.due(id)), every}, plan{Renew, value, value, start, every})
		}
		return plans
	}
	values := t.atHand(id)
	if len(values) > 0 {
		plans = append(plans, plan{Confirm, values[0], values[0], t.due(id), every})
	}
	for _, value := range values {
		plans = append(plans, plan{Renew, value, value, t.start, every})
	}
	return plans
}

// uncounted is the first day on which nothing is counted yet: what happened is not taken back.
func (t *task) uncounted(id string) data.Day {
	if _, last, ok := t.hold(id, data.Claimed); ok && last >= t.start {
		return last + 1
	}
	return t.start
}

// atHand are an indicator's last values: on readings of any quality, and on those that the benchmarks ask for.
func (t *task) atHand(id string) []float64 {
	var values []float64
	add := func(lowest data.Quality) {
		if value, _, ok := t.hold(id, lowest); ok && (len(values) == 0 || values[len(values)-1] != value) {
			values = append(values, value)
		}
	}
	add(data.Claimed)
	for _, b := range t.benchmarks {
		if slices.Contains(b.Uses, id) {
			add(b.Evidence)
		}
	}
	return values
}

// shift is the plan that moves a level to a value, or counts so many events.
func (t *task) shift(id string, value float64) plan {
	p := plan{Shift, value, value, t.start, t.every(id)}
	if t.shelves[id].indicator.Kind == data.Event {
		p.start = t.uncounted(id)
		if !t.uses(id, "latest") {
			p.tail = 0
		}
	}
	return p
}
