package thresholds

import (
	"slices"

	"watchtui/internal/data"
)

// pieces walks over the days in stretches in which neither the benchmarks nor the offers given (places in the book's lists) change.
func (h *History) pieces(benchmarks, offers []int, each func(from data.Day, days int)) {
	starts := []data.Day{h.first}
	for _, i := range benchmarks {
		for _, c := range h.Changes(i) {
			starts = append(starts, c.Day)
		}
	}
	for _, i := range offers {
		for _, t := range h.Transitions(i) {
			starts = append(starts, t.Day)
		}
	}
	slices.Sort(starts)
	starts = slices.Compact(starts)
	for k, from := range starts {
		end := h.until + 1
		if k+1 < len(starts) {
			end = starts[k+1]
		}
		each(from, int(end-from))
	}
}
