package thresholds

import (
	"fmt"
	"math"
	"slices"
	"sort"

	"watchtui/internal/data"
)

// A course is how an indicator went so far, as steps from one of its days with a reading to the next, and how it may go on.
//
// Levels go on by a moving-block bootstrap (Künsch 1989): blocks of consecutive steps are drawn from all past ones and laid end to end, so that a step keeps its company. A step
// is a ratio where all values so far are above 0, so that the level stays so, and a difference where not. Blocks are ∛n steps long (Hall, Horowitz and Jing 1995).
//
// Events come at the rate of the last windows: a Poisson number for each step, whose rate is drawn anew for each path from what the count in that time leaves open
// (Jeffreys: a gamma distribution of shape k + ½). So a year without an event makes one unlikely, and not impossible.
//
// Of both, a step also has the days since the reading before, the days until it was published, and its quality: readings come as often, as late and
// as well founded as they did.
type course struct {
	use   int // in Benchmark.Uses
	steps []step
	block int
	start []int // the steps that can be the next: they would not be known yet
	last  data.Day
	value float64 // of a level, on that day
	event bool
	ratio bool

	events float64 // in the steps
	days   float64 // that they took
}

type step struct {
	gap, lag int // days
	value    float64
	quality  data.Quality
}

// arrival is a reading to come.
type arrival struct {
	known, observed data.Day
	value           float64
	quality         data.Quality
}

const (
	maxSteps    = 4000            // the latest ones are enough to draw from
	rateWindows = 4 * outlookDays // days: the last windows, by whose rate events go on
	maxGrowth   = 1e150           // a level beyond is not followed
)

// newCourse is the course of an indicator on a day, by the stream of any quality that was known; or why there is none.
func newCourse(use int, r *resolver, s *stream, at data.Day) (c *course, refused string) {
	c = &course{use: use, event: r.indicator.Kind == data.Event, ratio: true}
	points := pointsOf(r, s, s.upTo(at, nil))
	if n := len(points); n < minSteps+1 || points[n-1].day-points[0].day < minOutlookAge {
		span := 0
		if n > 0 {
			span = int(points[n-1].day - points[0].day)
		}
		return nil, fmt.Sprintf("%s was read on %s over %s so far, and an outlook needs %d over %d", r.indicator.ID, data.Count(n, "day"), data.Count(span, "day"), minSteps+1, minOutlookAge)
	}
	c.last, c.value = points[len(points)-1].day, points[len(points)-1].value
	for _, p := range points {
		c.ratio = c.ratio && p.value > 0
	}
	longest := 0
	for i, p := range points[1:] {
		before := points[i]
		if c.event && before.day < c.last-rateWindows {
			continue
		}
		next := step{gap: int(p.day - before.day), lag: p.lag, value: p.value, quality: p.quality}
		switch {
		case c.event:
			c.events += p.value
			c.days += float64(next.gap)
		case c.ratio:
			next.value = p.value / before.value
		default:
			next.value = p.value - before.value
		}
		longest = max(longest, next.gap)
		c.steps = append(c.steps, next)
	}
	if len(c.steps) < minSteps {
		return nil, fmt.Sprintf("%s was read %s in its last %d days, and an outlook needs %d", r.indicator.ID, times(len(c.steps)), rateWindows, minSteps)
	}
	c.block = max(1, int(math.Round(math.Cbrt(float64(len(c.steps))))))
	for i, next := range c.steps {
		if c.last+data.Day(next.gap+next.lag) > at {
			c.start = append(c.start, i)
		}
	}
	if len(c.start) == 0 {
		return nil, fmt.Sprintf("%s was last read on %s, and was never silent for longer than %s before", r.indicator.ID, c.last, data.Count(longest, "day"))
	}
	return c, ""
}

// daily is an indicator on a day with readings: a level's last value, the total of an event's counts.
type daily struct {
	day     data.Day
	lag     int // days until it was known, by whichever source first
	value   float64
	quality data.Quality
}

// pointsOf are the latest days of the first n entries of a stream, oldest first.
func pointsOf(r *resolver, s *stream, n int) []daily {
	var points []daily
	for end := n; end > 0 && len(points) <= maxSteps; {
		last, day := end-1, s.day(end-1)
		end = s.before(day, end)
		reading := s.Index(last)
		p := daily{day, r.lag(reading), s.Value(last), s.series.Quality(reading)}
		if r.indicator.Kind == data.Event {
			for i := last - 1; i >= end; i-- {
				p.value += s.Value(i)
			}
		}
		points = append(points, p)
	}
	slices.Reverse(points)
	return points
}

// before is how many of the first n entries are of days before the one given, which is that of the last of them. Most days have few entries, some
// thousands: it looks back by 1, 2, 4 … and then between.
func (s *stream) before(day data.Day, n int) int {
	begin := day.Instant()
	step := 1
	for step < n && s.Observed(n-1-step) >= begin {
		step *= 2
	}
	from := max(0, n-1-step)
	return from + sort.Search(n-from, func(i int) bool { return s.Observed(from+i) >= begin })
}

// lag is after how many days anything was known of the instant of a reading.
func (r *resolver) lag(reading int) int {
	at := r.series.Observed(reading)
	first := r.known(reading)
	for i := reading - 1; i >= 0 && r.series.Observed(i) == at; i-- {
		first = min(first, r.known(i))
	}
	for i := reading + 1; i < r.n && r.series.Observed(i) == at; i++ {
		first = min(first, r.known(i))
	}
	return max(0, int(first.Day()-at.Day()))
}
