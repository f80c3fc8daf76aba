package thresholds

import (
	"math"
	"math/rand/v2"
)

// The random numbers by which events go on. Products are converted before they are added, as in function.go.

// gamma is a number from the gamma distribution of shape k + ½ for a whole k: k exponential numbers, and half the square of a normal one.
func gamma(random *rand.Rand, k float64) float64 {
	half := random.NormFloat64()
	total := half * half / 2
	if k > 1000 {
		return max(0, k+total+float64(math.Sqrt(k)*random.NormFloat64()))
	}
	for range int(math.Round(k)) {
		total += random.ExpFloat64()
	}
	return total
}

// poisson is how many events there are where so many are expected: those that begin before the time is over.
func poisson(random *rand.Rand, expected float64) float64 {
	if expected >= manyEvents {
		return manyPoisson(random, expected)
	}
	n := 0
	for total := random.ExpFloat64(); total < expected; total += random.ExpFloat64() {
		n++
	}
	return float64(n)
}

// manyEvents is where it costs less to draw a number of events at once than to let one come after the other.
const manyEvents = 30

// manyPoisson is poisson for many expected: transformed rejection (Hörmann 1993, "The transformed rejection method for generating Poisson random variables", PTRS). It is as
// exact as one event after the other, and takes two or three random numbers however many are expected. Its constants are those of the paper.
func manyPoisson(random *rand.Rand, expected float64) float64 {
	b := 0.931 + float64(2.53*math.Sqrt(expected))
	a := -0.059 + float64(0.02483*b)
	scale := 1.1239 + 1.1328/(b-3.4)
	within := 0.9277 - 3.6224/(b-2)
	for {
		u, v := random.Float64()-0.5, random.Float64()
		edge := 0.5 - math.Abs(u)
		n := math.Floor(float64((2*a/edge+b)*u) + expected + 0.43)
		if edge >= 0.07 && v <= within {
			return n
		}
		if n < 0 || edge < 0.013 && v > edge {
			continue
		}
		ways, _ := math.Lgamma(n + 1)
		if math.Log(v*scale/(a/(edge*edge)+b)) <= float64(n*math.Log(expected))-expected-ways {
			return n
		}
	}
}
