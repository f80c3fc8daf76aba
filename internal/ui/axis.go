package ui

import (
	"math"

	"watchtui/internal/data"
)

// extent is the values that a plot has to show. The zero value is not empty; emptyExtent is.
type extent struct{ low, high float64 }

func emptyExtent() extent { return extent{math.Inf(1), math.Inf(-1)} }

func (e extent) empty() bool { return e.low > e.high }

func (e *extent) include(v float64) {
	e.low, e.high = min(e.low, v), max(e.high, v)
}

// mostValue is the largest value that is drawn. What is beyond it is a gap like a NaN, so that
// differences of values stay finite.
const mostValue = 1e300

// valueScale maps values to rows. Rows are counted in cells from the upper edge of the data, so
// that row 2.5 is the middle of the third line of text.
//
// Law: a larger value is never lower on the screen.
type valueScale struct {
	top, perRow float64 // the value at the upper edge, and how much a row is; their log10 where log
	rows        int
	log         bool
	zeroBelow   bool // zero lies on the time axis, half a row below the data
	ticks       []valueTick
}

type valueTick struct {
	row  int // rows is that of the time axis
	text string
}

// least is below every value that can be drawn.
func (s valueScale) least() float64 {
	if s.log {
		return 0
	}
	return math.Nextafter(-mostValue, math.Inf(-1))
}

// drawable tells whether v has a place on the scale, on or off the screen.
func (s valueScale) drawable(v float64) bool { return v > s.least() && v <= mostValue }

// depth is how many rows below the upper edge a drawable value is.
func (s valueScale) depth(v float64) float64 {
	if s.log {
		v = math.Log10(v)
	}
	return (s.top - v) / s.perRow
}

// row is the row of text that a drawable value is in; it may lie off the screen.
func (s valueScale) row(v float64) int {
	row := whole(s.depth(v))
	if s.zeroBelow && row == s.rows && v >= 0 { // the half row above the time axis is part of the last
		return row - 1
	}
	return row
}

// dot is the row of dots, so many in a row of text, that a drawable value is in. The middle of a row of
// text, where lines and ticks are, is between two dots and counts as the upper one.
func (s valueScale) dot(v float64, inRow int) int {
	dot := whole(math.Ceil(float64(inRow)*(s.depth(v)-2.5e-7)) - 1)
	if s.zeroBelow && v >= 0 { // a sum of zero is a line, not a gap
		return min(dot, inRow*s.rows-1)
	}
	return dot
}

// shows tells whether a value lies on the screen.
func (s valueScale) shows(v float64) bool {
	return s.drawable(v) && s.row(v) >= 0 && s.row(v) < s.rows
}

// whole is x rounded down, and kept where an int can follow.
func whole(x float64) int { return int(math.Floor(max(-1e9, min(1e9, x)))) }

// niceMantissas are the round numbers of a decade that steps are made of.
var niceMantissas = [...]float64{1, 2, 2.5, 5}

// linearScale is the scale over values from low to high whose ticks are round numbers and lie
// exactly in the middle of a row, evenly spaced. It searches the few ways to make a step of so many
// rows for the one that wastes least room at a fair number of ticks.
//
// With zeroBelow the value 0 lies on the time axis, half a row below the data, where columns stand.
func linearScale(low, high float64, rows int, zeroBelow bool) valueScale {
	room := float64(rows)
	if zeroBelow {
		low, room = 0, room+0.5
	}
	best, bestCost, bestStep := valueScale{}, math.Inf(1), 0.0
	ideal := idealSpacing(rows)
	for perStep := 1; perStep <= max(2, rows); perStep++ {
		least := (high - low) * float64(perStep) / room
		for _, step := range niceStepsFrom(least) {
			if zeroBelow && high >= 1 && step != math.Trunc(step) {
				continue // counts are whole
			}
			s, ok := alignedScale(low, high, step/float64(perStep), rows, zeroBelow)
			if !ok {
				continue
			}
			cost := s.perRow*room/(high-low) + 0.25*math.Abs(math.Log2(float64(perStep)/ideal))
			if first, last := s.multiples(step); last-first < 1 {
				cost += 2
			}
			if perStep < 2 && rows > 2 {
				cost += 2
			}
			if cost < bestCost {
				best, bestCost, bestStep = s, cost, step
			}
		}
	}
	if best.perRow == 0 { // no step of doubles is that fine
		return valueScale{top: high, perRow: (high - low) / float64(rows), rows: rows}
	}
	best.ticks = best.linearTicks(bestStep)
	return best
}

// idealSpacing is how many rows apart ticks look best.
func idealSpacing(rows int) float64 { return max(2, min(6, float64(rows)/4)) }

// alignedScale puts multiples of perRow in the middles of rows, and is false where high to low does
// not fit in then. Room to spare is shared between both ends.
func alignedScale(low, high, perRow float64, rows int, zeroBelow bool) (valueScale, bool) {
	s := valueScale{perRow: perRow, rows: rows, zeroBelow: zeroBelow}
	if !(perRow > 0) || math.IsInf(perRow, 0) {
		return s, false
	}
	if zeroBelow {
		s.top = (float64(rows) + 0.5) * perRow
		return s, s.top >= high
	}
	last := math.Floor(low/perRow + 0.5) // the lowest row, in units of perRow
	spare := last + float64(rows) - 0.5 - high/perRow
	if spare < 0 {
		return s, false
	}
	if low != 0 { // a floor at zero stays there
		last -= math.Floor(spare / 2)
	}
	s.top = (last + float64(rows) - 0.5) * perRow
	return s, true
}

// niceStepsFrom are the three smallest round steps that are at least so large.
func niceStepsFrom(least float64) [3]float64 {
	var steps [3]float64
	if !(least > 0) || math.IsInf(least, 0) {
		return steps
	}
	n := 0
	for exponent := math.Floor(math.Log10(least)); n < len(steps); exponent++ {
		for _, mantissa := range niceMantissas {
			step := mantissa * math.Pow(10, exponent)
			if step >= least*(1-1e-9) && n < len(steps) {
				steps[n] = step
				n++
			}
		}
	}
	return steps
}

// linearTicks are the multiples of step on the screen, the time axis included where zero is on it.
func (s valueScale) linearTicks(step float64) []valueTick {
	var ticks []valueTick
	first, last := s.multiples(step)
	if last-first > 2*float64(s.rows) { // steps finer than rows
		return nil
	}
	for n := first; n <= last; n++ {
		v := n * step
		if row := whole(s.depth(v)); row >= 0 && (row < s.rows || s.zeroBelow && row == s.rows) {
			ticks = append(ticks, valueTick{row, tickText(v, step)})
		}
	}
	return ticks
}

// multiples are the first and the last multiple of step on the screen, in steps.
func (s valueScale) multiples(step float64) (first, last float64) {
	bottom := s.top - s.perRow*float64(s.rows)
	if s.zeroBelow {
		bottom = 0
	}
	return math.Ceil(bottom/step - 1e-6), math.Floor(s.top/step + 1e-6)
}

// tickText is a value with just the decimals that its step needs.
func tickText(v, step float64) string {
	places := 0
	for scaled := step; places < 9 && math.Abs(scaled-math.Round(scaled)) > 1e-6*scaled; places++ {
		scaled *= 10
	}
	if places == 9 || math.Abs(v) >= 1e15 {
		return data.Number(v)
	}
	return data.Decimals(v, places)
}
