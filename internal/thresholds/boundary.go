package thresholds

import (
	"math"
)

// walk goes away from a value in longer and longer steps until it meets, and then back to where that begins, to the last bit.
func walk(from, direction, scale float64, meets func(float64) bool) (float64, bool) {
	before := from
	for k := -6; k <= 40; k += 2 {
		v := from + direction*math.Ldexp(scale, k)
		if math.IsInf(v, 0) {
			break
		}
		if meets(v) {
			return narrow(before, v, meets), true
		}
		before = v
	}
	return 0, false
}

// narrow is the value nearest to out that meets, between out, which does not, and in, which does.
func narrow(out, in float64, meets func(float64) bool) float64 {
	a, b := ordered(out), ordered(in)
	for {
		middle := a/2 + b/2 + (a%2+b%2)/2
		if middle == a || middle == b {
			return unordered(b)
		}
		if meets(unordered(middle)) {
			b = middle
		} else {
			a = middle
		}
	}
}

// ordered numbers the floats from the least to the highest.
func ordered(v float64) int64 {
	bits := int64(math.Float64bits(v))
	if bits < 0 {
		return math.MinInt64 - bits
	}
	return bits
}

func unordered(n int64) float64 {
	if n < 0 {
		n = math.MinInt64 - n
	}
	return math.Float64frombits(uint64(n))
}

// wholeBoundary is the least number of events that meets.
func wholeBoundary(meets func(float64) bool) []float64 {
	out, in := 0, 1
	for ; in < 1<<30 && !meets(float64(in)); in *= 2 {
		out = in
	}
	if in >= 1<<30 {
		return nil
	}
	for in-out > 1 {
		if middle := out + (in-out)/2; meets(float64(middle)) {
			in = middle
		} else {
			out = middle
		}
	}
	return []float64{float64(in)}
}
