package thresholds

import (
	"fmt"
	"math"
	"strings"

	"watchtui/internal/data"
)

// why is a state's reason, in one line. any are the streams of any quality.
func (h *History) why(s State, f finding, any []*stream, at data.Day) string {
	b := s.Benchmark
	switch s.Word {
	case NoData:
		if missing := h.unread(b, any, at); missing != "" {
			return "no reading yet of " + missing
		}
		return "the readings are not enough for " + b.Measure
	case Stale:
		return fmt.Sprintf("the last reading is %s d old, at most %s d count", data.Number(float64(s.AgeDays)), data.Number(float64(s.MaxAge)))
	case Unverified:
		return fmt.Sprintf("%s on a claim; %s", b.asked(f.any), b.onEvidence(f))
	case Contested:
		return fmt.Sprintf("%s on %s readings, but a claim says %s", b.asked(f.evidence), b.Evidence, b.Amount(f.any))
	case Unmet:
		return b.isNot(s) + ": " + b.Amount(s.Distance) + " to go" + b.instead(s, f)
	case Holding:
		return fmt.Sprintf("%s since %s: %d of %d d", b.asked(s.Measure), s.Since, s.HeldDays, b.Dwell)
	}
	return b.asked(s.Measure)
}

// isNot says that a measure does not compare, and on what it rests where that is no fact.
func (b *Benchmark) isNot(s State) string {
	value := b.precise(s.Measure)
	if s.OnClaim {
		value += " (on a claim)"
	}
	return value + " is not " + b.Condition(b.Met)
}

// instead says of a measure on a claim what it is on evidence.
func (b *Benchmark) instead(s State, f finding) string {
	switch {
	case !s.OnClaim:
		return ""
	case math.IsNaN(f.evidence):
		return "; " + b.onEvidence(f)
	}
	return fmt.Sprintf("; %s readings give %s", b.Evidence, b.Amount(f.evidence))
}

// asked says that a measure counts as met, and by what: the comparison, or that it has not come to the release.
func (b *Benchmark) asked(v float64) string {
	if !b.Met.Holds(v) {
		return b.Amount(v) + " is still short of the release " + b.Condition(b.Release)
	}
	return b.Amount(v) + " " + b.Condition(b.Met)
}

// precise is a measure with all its digits where the rounded ones would look like the threshold.
func (b *Benchmark) precise(v float64) string {
	if data.Number(v) == data.Number(b.Met.Threshold) && v != b.Met.Threshold {
		return data.WithUnit(data.Exact(v), b.Unit)
	}
	return b.Amount(v)
}

func (b *Benchmark) onEvidence(f finding) string {
	if math.IsNaN(f.evidence) {
		return "there is no fresh " + b.Evidence.String() + " reading"
	}
	return fmt.Sprintf("not on %s readings, which give %s", b.Evidence, b.Amount(f.evidence))
}

// unread names the indicators of which nothing is known yet.
func (h *History) unread(b *Benchmark, any []*stream, at data.Day) string {
	var names []string
	for i, id := range b.Uses {
		if any[i].upTo(at, nil) == 0 {
			indicator, _ := h.book.Indicator(id)
			names = append(names, indicator.Name)
		}
	}
	return strings.Join(names, ", ")
}

// Amount writes a number on the measure's scale for people: with its unit, a share in percent.
func (b *Benchmark) Amount(v float64) string {
	if b.isShare() {
		return percent(v)
	}
	return data.Amount(v, b.Unit)
}

// Condition writes a comparison of the measure for people, on the scale of Amount and without its unit: "<= 185",
// "<= -33.3 %".
func (b *Benchmark) Condition(c Comparison) string {
	if b.isShare() {
		return c.Op + " " + percent(c.Threshold)
	}
	return c.Op + " " + data.Number(c.Threshold)
}

// Scale is what the measure is multiplied by to be read on the scale of Amount, and the unit there.
func (b *Benchmark) Scale() (factor float64, unit string) {
	if b.isShare() {
		return 100, "%"
	}
	return 1, b.Unit
}

// isShare tells whether the measure is a part of something, which people read in percent.
func (b *Benchmark) isShare() bool {
	return b.shape.function == "drawdown" || b.shape.function == "pct_change"
}

func percent(v float64) string {
	return strings.TrimSuffix(data.Decimals(100*v, 1), ".0") + " %"
}
