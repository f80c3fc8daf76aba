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

// words are "+5 %", or the difference itself where the share has no meaning. A small share is said to its first digit, "+0.03 %": what changed
// is not said to have stayed.
func (d difference) words() string {
	if !d.hasShare() {
		return data.Signed(d.by)
	}
	percent := math.Round(100 * d.share)
	if percent == 0 && d.share != 0 {
		percent = firstDigit(100 * d.share)
	}
	return data.Signed(percent) + " %"
}

// wordsIn are the same of values in a unit: where that is percents "+40 pp", for percentage points.
func (d difference) wordsIn(unit string) string {
	if data.IsPercent(unit) {
		return data.Signed(d.by) + " pp"
	}
	return d.words()
}

// firstDigit is a number as far as its first digit that is not 0.
func firstDigit(v float64) float64 {
	scale := math.Pow(10, math.Floor(math.Log10(math.Abs(v))))
	return math.Round(v/scale) * scale
}
