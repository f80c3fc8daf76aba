package thresholds

import (
	"math"
	"slices"
	"strings"

	"watchtui/internal/data"
)

// The oracle answers the same questions as Run, the slow and plain way: for each day it sifts all
// readings anew and computes every measure by its definition. It shares no code with what it judges but the
// parsed book and the calendar.
type oracle struct {
	book     *Book
	readings map[string][]data.Reading // in the order of import
	vintage  Vintage
}

type oracleDay struct {
	words []StateWord
	rungs []int
}

func (o *oracle) run(first, until data.Day) []oracleDay {
	words := make([]StateWord, len(o.book.Benchmarks))
	since := make([]data.Day, len(o.book.Benchmarks))
	var days []oracleDay
	for t := first; t <= until; t++ {
		for i, b := range o.book.Benchmarks {
			word := o.judge(b, t, words[i] == Met)
			if word == Holding {
				if words[i] != Holding && words[i] != Met {
					since[i] = t
				}
				if words[i] == Met || int(t-since[i]) >= b.Dwell {
					word = Met
				}
			}
			words[i] = word
		}
		day := oracleDay{words: slices.Clone(words)}
		for _, offer := range o.book.Offers {
			day.rungs = append(day.rungs, o.rung(offer, words))
		}
		days = append(days, day)
	}
	return days
}

func (o *oracle) rung(offer *Offer, words []StateWord) int {
	for i, rung := range offer.Rungs {
		for _, b := range rung.Requires {
			if words[slices.Index(o.book.Benchmarks, b)] != Met {
				return i
			}
		}
	}
	return len(offer.Rungs)
}

func (o *oracle) judge(b *Benchmark, t data.Day, wasMet bool) StateWord {
	any, anyFresh := o.measure(b, t, data.Claimed)
	if math.IsNaN(any) {
		return NoData
	}
	if !anyFresh {
		return Stale
	}
	evidence, fresh := o.measure(b, t, b.Evidence)
	holds := func(v float64) bool {
		if wasMet {
			return !math.IsNaN(v) && !b.Release.Holds(v)
		}
		return b.Met.Holds(v)
	}
	a, e := holds(any), fresh && holds(evidence)
	switch {
	case a && e:
		return Holding
	case a:
		return Unverified
	case e:
		return Contested
	}
	return Unmet
}

// point is one day's or instant's value.
type point struct {
	at    data.Instant
	value float64
}

// sift is what counts of an indicator on day t: known, of the quality, from the preferred source, not after t.
func (o *oracle) sift(id string, t data.Day, lowest data.Quality) []point {
	indicator, _ := o.book.Indicator(id)
	known := o.vintage.Known(t)
	newest := map[data.Instant]map[string]data.Reading{}
	for _, r := range o.readings[id] {
		when := r.Published
		if when == data.NoInstant {
			when = r.Observed + data.Instant(indicator.PublicationLag)*24*3600*1000
		}
		if when > known || r.Observed.Day() > t {
			continue
		}
		if newest[r.Observed] == nil {
			newest[r.Observed] = map[string]data.Reading{}
		}
		old, ok := newest[r.Observed][r.Source]
		r.Published = when
		if !ok || when >= old.Published {
			newest[r.Observed][r.Source] = r
		}
	}
	var points []point
	for at, bySource := range newest {
		names := []string{}
		for name, r := range bySource {
			if !r.Retracted && r.Quality >= lowest {
				names = append(names, name)
			}
		}
		if len(names) == 0 {
			continue
		}
		rank := func(name string) int {
			if i := slices.Index(indicator.Sources, name); i >= 0 {
				return i
			}
			return len(indicator.Sources)
		}
		slices.SortFunc(names, func(a, b string) int {
			if rank(a) != rank(b) {
				return rank(a) - rank(b)
			}
			return strings.Compare(a, b)
		})
		points = append(points, point{at, bySource[names[0]].Value})
	}
	slices.SortFunc(points, func(a, b point) int { return int(a.at - b.at) })
	return points
}

// measure evaluates the benchmark's calls by their definitions and combines them as the expression does;
// the test's expressions are single calls or the difference of two.
func (o *oracle) measure(b *Benchmark, t data.Day, lowest data.Quality) (value float64, fresh bool) {
	fresh = true
	for i, id := range b.Uses {
		points := o.sift(id, t, lowest)
		if len(points) == 0 || int(t-points[len(points)-1].at.Day()) > b.maxAge[i] {
			fresh = false
		}
	}
	var values []float64
	for _, c := range b.measure.calls {
		v := define(c.function.name, o.sift(b.Uses[c.use], t, lowest), t, c.window)
		if math.IsInf(v, 0) {
			v = math.NaN() // divided by zero
		}
		values = append(values, v)
	}
	if len(values) == 1 {
		return values[0], fresh
	}
	return values[0] - values[1], fresh
}

// define is the framework's table of functions, word for word.
func define(name string, points []point, t data.Day, window data.Span) float64 {
	if len(points) == 0 {
		return math.NaN()
	}
	start := window.Before(t)
	if window == (data.Span{}) {
		start = math.MinInt32
	}
	var inWindow []point
	inForce := math.NaN()
	for _, p := range points {
		if p.at.Day() > start {
			inWindow = append(inWindow, p)
		} else {
			inForce = p.value
		}
	}
	latest := points[len(points)-1].value
	highest, lowest := inForce, inForce
	for _, p := range inWindow {
		if math.IsNaN(highest) || p.value > highest {
			highest = p.value
		}
		if math.IsNaN(lowest) || p.value < lowest {
			lowest = p.value
		}
	}
	switch name {
	case "latest":
		return latest
	case "min":
		return lowest
	case "max", "peak":
		return highest
	case "drawdown":
		return latest/highest - 1
	case "change":
		return latest - inForce
	case "pct_change":
		return (latest - inForce) / math.Abs(inForce)
	case "age":
		return float64(t - points[len(points)-1].at.Day())
	case "mean":
		return defineMean(points, start, t)
	case "sum":
		return defineSum(points, inWindow, start)
	case "days_since":
		for i := len(points) - 1; i >= 0; i-- {
			if points[i].value > 0 {
				return float64(t - points[i].at.Day())
			}
		}
		return float64(t - points[0].at.Day())
	case "slope":
		return defineSlope(inWindow)
	case "volatility":
		return defineVolatility(inWindow)
	}
	panic(name)
}

func defineMean(points []point, start, t data.Day) float64 {
	start = max(start, points[0].at.Day())
	if start == t {
		return points[len(points)-1].value
	}
	total := 0.0
	for day := start; day < t; day++ { // day by day, at the level of its end
		level := 0.0
		for _, p := range points {
			if p.at.Day() <= day {
				level = p.value
			}
		}
		total += level
	}
	return total / float64(t-start)
}

func defineSum(points, inWindow []point, start data.Day) float64 {
	if points[0].at.Day() > start {
		return math.NaN()
	}
	total := 0.0
	for _, p := range inWindow {
		total += p.value
	}
	return total
}

func defineSlope(points []point) float64 {
	n, x, y, xx, xy := float64(len(points)), 0.0, 0.0, 0.0, 0.0
	for _, p := range points {
		day := float64(p.at.Day() - points[0].at.Day())
		x, y, xx, xy = x+day, y+p.value, xx+day*day, xy+day*p.value
	}
	if len(points) < 2 || n*xx-x*x == 0 {
		return math.NaN()
	}
	return (n*xy - x*y) / (n*xx - x*x)
}

func defineVolatility(points []point) float64 {
	if len(points) < 3 {
		return math.NaN()
	}
	var logs []float64
	mean := 0.0
	for i, p := range points {
		if p.value <= 0 {
			return math.NaN()
		}
		if i > 0 {
			logs = append(logs, math.Log(p.value)-math.Log(points[i-1].value))
			mean += logs[i-1] / float64(len(points)-1)
		}
	}
	squares := 0.0
	for _, l := range logs {
		squares += (l - mean) * (l - mean)
	}
	return math.Sqrt(squares / float64(len(logs)-1))
}
