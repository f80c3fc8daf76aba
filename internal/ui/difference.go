package ui

import (
	"math"

	"watchtui/internal/data"
)

// difference is how one value differs from an earlier one, or from that of another curve.
type difference struct {
	by    float64
	share float64 // of the other value, 0.05 for 5 %; NaN where both are 0, infinite where only that is
}

func differenceOf(was, is float64) difference {
	by := is - was
	return difference{by, by / math.Abs(was)}
}

// hasShare tells whether the share has a meaning.
func (d difference) hasShare() bool { return !math.IsNaN(d.share) && !math.IsInf(d.share, 0) }

// words are "+5 %", or the difference itself where the share has no meaning.
func (d difference) words() string {
	if !d.hasShare() {
		return data.Signed(d.by)
	}
	text := data.Decimals(100*d.share, 0) + " %"
	if d.share > 0 {
		text = "+" + text
	}
	return text
}
