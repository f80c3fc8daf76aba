package thresholds

import (
	"fmt"
	"math"
	"strings"

	"watchtui/internal/data"
)

// Trend is the plain extrapolation of a measure, on evidence: the least-squares line through it on the days with readings of the last half year, and when it
// crosses the threshold from where the measure is now. Days since something count on instead, a day each day. It is no forecast and has no chance.
type Trend struct {
	Word    TrendWord
	Slope   float64  // a day, in the unit of the measure; NaN where there is none
	Days    int      // with readings, through which it goes
	Reached data.Day // where it is Approaching
}

// TrendWord is what the extrapolation says.
type TrendWord uint8

const (
	NoTrend     TrendWord = iota // fewer than two days with readings, or evidence that is too old
	There                        // the comparison holds
	Approaching                  // the threshold is reached on a day
	NotNearer                    // it is not being approached, or not within a century
)

var trendWords = [...]string{NoTrend: "no slope", There: "there", Approaching: "approaching", NotNearer: "not approaching"}

func (w TrendWord) String() string { return trendWords[w] }

const (
	slopeDays    = 180
	maxSlopeDays = 36_500
)

func (h *History) trend(b *Benchmark, at data.Day) Trend {
	any, evidence := h.streamsOn(b, at)
	now := b.measured(any, evidence, at).evidence
	days, values := b.measuredOn(evidence, at-slopeDays, at)
	t := Trend{Slope: leastSquares(days, values), Days: len(days)}
	switch {
	case math.IsNaN(now):
		t.Slope = math.NaN()
	case b.countsOn():
		t.Slope = 1
	}
	switch {
	case math.IsNaN(now):
	case b.Met.Holds(now):
		t.Word = There
	case math.IsNaN(t.Slope):
	default:
		t.Word = NotNearer
		if left := math.Ceil((b.Met.Threshold - now) / t.Slope); left >= 0 && left <= maxSlopeDays { // not where the slope is 0
			t.Word, t.Reached = Approaching, at+max(1, data.Day(left))
		}
	}
	return t
}

// countsOn tells of the days since something that they become one more each day by themselves: a line through the times that they began anew
// says nothing.
func (b *Benchmark) countsOn() bool { return b.shape.function == "days_since" }

// measuredOn is the measure on the days after one day and up to another on which any of its indicators was read.
func (b *Benchmark) measuredOn(streams []*stream, after, until data.Day) (days, values []float64) {
	hints := newHints(b)
	for day := after + 1; day <= until; day++ {
		isRead := false
		for _, s := range streams {
			n := s.upTo(day, nil)
			isRead = isRead || n > 0 && s.day(n-1) == day
		}
		if !isRead {
			continue
		}
		if v := b.measure.at(streams, day, hints); !math.IsNaN(v) {
			days, values = append(days, float64(day-after)), append(values, v)
		}
	}
	return days, values
}

// leastSquares is the slope of the line through points; NaN where they are fewer than two, or all at one place.
func leastSquares(x, y []float64) float64 {
	var meanX, meanY float64
	for i := range x {
		meanX += x[i] / float64(len(x))
		meanY += y[i] / float64(len(x))
	}
	var up, across float64
	for i := range x {
		up += float64((x[i] - meanX) * (y[i] - meanY))
		across += float64((x[i] - meanX) * (x[i] - meanX))
	}
	if len(x) < 2 || across == 0 {
		return math.NaN()
	}
	return up / across
}

// Text is the extrapolation in words.
func (t Trend) Text(b *Benchmark) string {
	switch t.Word {
	case There:
		return "the threshold is reached already"
	case Approaching:
		return t.course(b) + " the threshold is reached on " + t.Reached.String()
	case NotNearer:
		return t.course(b) + " the threshold is not being approached"
	}
	return "no slope: fewer than two days with fresh evidence in the last " + data.Count(slopeDays, "day")
}

// Brief is the extrapolation in a line.
func (t Trend) Brief(b *Benchmark) string {
	switch t.Word {
	case There:
		return "reached already"
	case Approaching:
		return t.brief(b) + ": reached on " + t.Reached.String()
	case NotNearer:
		return t.brief(b) + ": not being approached"
	}
	return "none: fewer than two days with fresh evidence in " + data.Count(slopeDays, "day")
}

func (t Trend) course(b *Benchmark) string {
	if b.countsOn() {
		return "while nothing happens (" + t.pace(b) + ")"
	}
	return fmt.Sprintf("at the slope of the last %d days (%s)", slopeDays, t.pace(b))
}

func (t Trend) brief(b *Benchmark) string {
	if b.countsOn() {
		return t.pace(b) + " while nothing happens"
	}
	return fmt.Sprintf("%s over %d d", t.pace(b), slopeDays)
}

func (t Trend) pace(b *Benchmark) string {
	factor, unit := b.Scale()
	return strings.TrimSpace(data.Signed(t.Slope*factor)+" "+unit) + " a day"
}
