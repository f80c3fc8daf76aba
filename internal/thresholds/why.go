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
		return fmt.Sprintf("%s %s on a claim; %s", b.Amount(f.any), b.Condition(b.Met), h.evidence(b, f, "not on %s readings"))
	case Contested:
		return fmt.Sprintf("%s %s on %s readings, but a claim says %s", b.Amount(f.evidence), b.Condition(b.Met), b.Evidence, b.Amount(f.any))
	case Unmet:
		return fmt.Sprintf("%s is not %s: %s to go", b.Amount(s.Measure), b.Condition(b.Met), b.Amount(s.Distance))
	case Holding:
		return fmt.Sprintf("%s %s since %s: %d of %d d", b.Amount(s.Measure), b.Condition(b.Met), s.Since, s.HeldDays, b.Dwell)
	}
	if !b.Met.Holds(s.Measure) {
		return fmt.Sprintf("%s is still short of the release %s", b.Amount(s.Measure), b.Condition(b.Release))
	}
	return b.Amount(s.Measure) + " " + b.Condition(b.Met)
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

// Amount writes a number on the measure's scale for people: with its unit, a share in percent.
func (b *Benchmark) Amount(v float64) string {
	switch {
	case b.isShare():
		return percent(v)
	case b.Unit == "":
		return data.Number(v)
	}
	return data.Number(v) + " " + b.Unit
}

// Condition writes a comparison of the measure for people, on the scale of Amount and without its unit: "<= 185",
// "<= -33.3 %".
func (b *Benchmark) Condition(c Comparison) string {
	if b.isShare() {
		return c.Op + " " + percent(c.Threshold)
	}
	return c.Op + " " + data.Number(c.Threshold)
}

// isShare tells whether the measure is a part of something, which people read in percent.
func (b *Benchmark) isShare() bool {
	return b.shape.function == "drawdown" || b.shape.function == "pct_change"
}

func percent(v float64) string {
	return strings.TrimSuffix(data.Decimals(100*v, 1), ".0") + " %"
}
