package thresholds

import (
	"cmp"
	"math"
	"slices"

	"watchtui/internal/data"
)

// Need is a benchmark that is not met, and when it would be.
type Need struct {
	State    State    // on the day At
	Distance float64  // of the measure at hand, on the scale of the threshold; 0 where the comparison holds, NaN where undefined
	From     data.Day // where Found: from then on the comparison holds without a break
	MetOn    data.Day // where Found: the dwell is over; At where it was met the day before and has not to cease
}

// requiredUpTo are the benchmarks that a rung and those below it require.
func requiredUpTo(offer *Offer, rung int) []*Benchmark {
	var required []*Benchmark
	for _, r := range offer.Rungs[:rung] {
		for _, b := range r.Requires {
			if !slices.Contains(required, b) {
				required = append(required, b)
			}
		}
	}
	return required
}

// needs are the benchmarks that are not met, nearest first, and their distances added up.
func (h *History) needs(required []*Benchmark, at data.Day) (needs []Need, sum float64) {
	order := map[*Benchmark]int{}
	for _, b := range required {
		i := h.number(b)
		if order[b] = i; h.Word(i, at) == Met {
			continue
		}
		n := Need{State: h.State(i, at)}
		n.Distance = h.shortfall(n.State, i, at)
		needs = append(needs, n)
		if !math.IsNaN(n.Distance) {
			sum += n.Distance
		}
	}
	slices.SortStableFunc(needs, func(a, b Need) int {
		return cmp.Or(cmp.Compare(blockingOrder[a.State.Word], blockingOrder[b.State.Word]), cmp.Compare(a.Distance, b.Distance),
			cmp.Compare(order[a.State.Benchmark], order[b.State.Benchmark]))
	})
	return needs, sum
}

// shortfall is how far the measure at hand, however old, is from where it would compare, on the scale of the threshold.
func (h *History) shortfall(s State, benchmark int, at data.Day) float64 {
	b := s.Benchmark
	any, evidence := h.streamsOn(b, at)
	m, onEvidence := b.measure.at(any, at, newHints(b)), b.measure.at(evidence, at, newHints(b))
	switch {
	case b.Met.Holds(m) || b.Met.Holds(onEvidence):
		return 0
	case math.IsNaN(m):
		return math.NaN()
	}
	scale := math.Abs(b.Met.Threshold)
	if scale == 0 {
		scale = h.tracks[benchmark].scale(at)
	}
	if scale == 0 {
		return math.Abs(m)
	}
	return math.Abs(m-b.Met.Threshold) / scale
}
