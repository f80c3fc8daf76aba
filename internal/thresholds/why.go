package thresholds

import (
	"fmt"
	"math"
	"strings"

	"watchtui/internal/data"
)

// why is a state's reason, in one line.
func (h *History) why(s State, f finding) string {
	b := s.Benchmark
	switch s.Word {
	case NoData:
		if s.AgeDays < 0 {
			return "no reading yet of " + h.names(b.Uses)
		}
		return "the readings are not enough for " + b.Measure
	case Stale:
		return fmt.Sprintf("the last reading is %d d old, at most %d d count", s.AgeDays, s.MaxAge)
	case Unverified:
		return fmt.Sprintf("%s %s on a claim; %s", b.Amount(f.any), b.Met, h.evidence(b, f, "not on %s readings"))
	case Contested:
		return fmt.Sprintf("%s %s on %s readings, but a claim says %s", b.Amount(f.evidence), b.Met, b.Evidence, b.Amount(f.any))
	case Unmet:
		return fmt.Sprintf("%s is not %s: %s to go", b.Amount(s.Measure), b.Met, b.Amount(s.Distance))
	case Holding:
		return fmt.Sprintf("%s %s since %s: %d of %d d", b.Amount(s.Measure), b.Met, s.Since, s.HeldDays, b.Dwell)
	}
	if !b.Met.Holds(s.Measure) {
		return fmt.Sprintf("%s is still short of the release %s", b.Amount(s.Measure), b.Release)
	}
	return fmt.Sprintf("%s %s", b.Amount(s.Measure), b.Met)
}

func (h *History) evidence(b *Benchmark, f finding, none string) string {
	if math.IsNaN(f.evidence) {
		return "there is no fresh " + b.Evidence.String() + " reading"
	}
	return fmt.Sprintf(none, b.Evidence) + ", which give " + b.Amount(f.evidence)
}

func (h *History) names(ids []string) string {
	names := make([]string, len(ids))
	for i, id := range ids {
		indicator, _ := h.book.Indicator(id)
		names[i] = indicator.Name
	}
	return strings.Join(names, ", ")
}

// Amount writes a number in the benchmark's unit for people; a ratio as a percentage.
func (b *Benchmark) Amount(v float64) string {
	switch b.Unit {
	case "":
		return data.Number(v)
	}
	return data.Number(v) + " " + b.Unit
}
