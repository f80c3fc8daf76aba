package thresholds

import (
	"math"

	"watchtui/internal/data"
)

// Comparison is an operator and a threshold.
type Comparison struct {
	Op        string // <=, <, >=, >, == or !=
	Threshold float64
}

// Holds tells whether v compares; an undefined v never does.
func (c Comparison) Holds(v float64) bool {
	switch c.Op {
	case "<=":
		return v <= c.Threshold
	case "<":
		return v < c.Threshold
	case ">=":
		return v >= c.Threshold
	case ">":
		return v > c.Threshold
	case "==":
		return v == c.Threshold
	case "!=":
		return v != c.Threshold && !math.IsNaN(v)
	}
	return false
}

// Negation is the comparison that holds where c does not.
func (c Comparison) Negation() Comparison {
	opposite := map[string]string{"<=": ">", "<": ">=", ">=": "<", ">": "<=", "==": "!=", "!=": "=="}
	return Comparison{opposite[c.Op], c.Threshold}
}

// String is the comparison as the book has it, "<= 185".
func (c Comparison) String() string { return c.Op + " " + data.Exact(c.Threshold) }

// canHold tells whether any number from low to high compares.
func (c Comparison) canHold(low, high float64) bool {
	switch c.Op {
	case "<=":
		return low <= c.Threshold
	case "<":
		return low < c.Threshold
	case ">=":
		return high >= c.Threshold
	case ">":
		return high > c.Threshold
	case "==":
		return low <= c.Threshold && c.Threshold <= high
	}
	return low != high || low != c.Threshold
}

// overlaps tells whether some number satisfies both comparisons. It is enough to try the thresholds and the
// numbers beside and between them.
func (c Comparison) overlaps(d Comparison) bool {
	for _, t := range []float64{c.Threshold, d.Threshold} {
		for _, v := range []float64{t, math.Nextafter(t, math.Inf(1)), math.Nextafter(t, math.Inf(-1)), (c.Threshold + d.Threshold) / 2} {
			if c.Holds(v) && d.Holds(v) {
				return true
			}
		}
	}
	return false
}
