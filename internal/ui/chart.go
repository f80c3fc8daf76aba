package ui

import (
	"math"
	"slices"
	"sort"

	"watchtui/internal/data"
	"watchtui/internal/thresholds"
)

// chart is the readings of one indicator, made ready to be drawn: of what was known at an instant,
// the preferred ones and all others. It is immutable and made in a command, since there may be millions.
type chart struct {
	indicator data.Indicator
	series    *data.Series
	known     data.Instant
	points    []plotPoint // the preferred readings
	index     []int       // of each point, in series
	sources   []sourceLine
	hollow    []plotPoint // what a revision replaced
	revisions []revision
	ranged    bool // some reading has a published range
}

// sourceLine is what one source says, its latest vintages.
type sourceLine struct {
	name   string
	points []plotPoint
	index  []int
}

// revision is a reading that another one of the same key replaced; both are indices into the series.
type revision struct{ old, new int }

// makeChart goes through the series once. known is the last instant whose publications count.
func makeChart(indicator data.Indicator, series *data.Series, known data.Instant) *chart {
	c := &chart{indicator: indicator, series: series, known: known}
	preferred := thresholds.Prefer(indicator, series, known, data.Claimed)
	c.points, c.index = make([]plotPoint, preferred.Len()), make([]int, preferred.Len())
	for i := range c.points {
		c.index[i] = preferred.Index(i)
		c.points[i] = pointOf(series, c.index[i])
		c.ranged = c.ranged || !math.IsNaN(c.points[i].low)
	}
	c.addSources()
	return c
}

// addSources gathers each source's latest vintages and what they replaced.
func (c *chart) addSources() {
	lines := make([]sourceLine, len(c.series.Sources()))
	alone := len(lines) == 1 // then its line is the preferred one
	for i := 0; i < c.series.Len(); {
		end := i + 1
		for end < c.series.Len() && c.series.Observed(end) == c.series.Observed(i) && c.series.SourceIndex(end) == c.series.SourceIndex(i) {
			end++
		}
		if latest := c.latest(i, end); latest >= 0 {
			if !alone && !math.IsNaN(c.series.Value(latest)) {
				line := &lines[c.series.SourceIndex(i)]
				line.points = append(line.points, pointOf(c.series, latest))
				line.index = append(line.index, latest)
			}
			c.addReplaced(i, end, latest)
		}
		i = end
	}
	if alone {
		lines[0].points, lines[0].index = c.points, c.index
	}
	for i, line := range lines {
		if line.name = c.series.Sources()[i]; len(line.points) > 0 {
			c.sources = append(c.sources, line)
		}
	}
	slices.SortStableFunc(c.sources, func(a, b sourceLine) int { return rank(c.indicator, a.name) - rank(c.indicator, b.name) })
}

// latest is the vintage that counts of those from i to end, which are of one key; -1 where none was known.
func (c *chart) latest(i, end int) int {
	best, bestKnown := -1, data.NoInstant
	for ; i < end; i++ {
		known := c.knownAt(i)
		if known <= c.known && (best < 0 || known >= bestKnown) { // places ascend within a key
			best, bestKnown = i, known
		}
	}
	return best
}

func (c *chart) addReplaced(i, end, latest int) {
	for ; i < end; i++ {
		if i != latest && c.knownAt(i) <= c.known {
			c.revisions = append(c.revisions, revision{i, latest})
			if !math.IsNaN(c.series.Value(i)) {
				c.hollow = append(c.hollow, pointOf(c.series, i))
			}
		}
	}
}

func (c *chart) knownAt(i int) data.Instant {
	return c.indicator.Known(c.series.Observed(i), c.series.Published(i))
}

// rank is a source's place in the indicator's order of preference.
func rank(indicator data.Indicator, source string) int {
	if i := slices.Index(indicator.Sources, source); i >= 0 {
		return i
	}
	return len(indicator.Sources)
}

func pointOf(series *data.Series, i int) plotPoint {
	p := plotPoint{at: series.Observed(i), value: series.Value(i), low: math.NaN(), high: math.NaN()}
	if low, high, ok := rangeOf(series, i); ok {
		p.low, p.high = low, high
	}
	return p
}

func rangeOf(series *data.Series, i int) (low, high float64, ok bool) {
	r := series.Reading(i)
	return r.Low, r.High, !math.IsNaN(r.Low) && !math.IsNaN(r.High)
}

// publications are the instants at which something of the series became known, ascending. Between two
// of them nothing about the chart changes.
func publications(indicator data.Indicator, series *data.Series) []data.Instant {
	known := make([]data.Instant, series.Len())
	for i := range known {
		known[i] = indicator.Known(series.Observed(i), series.Published(i))
	}
	slices.Sort(known)
	return slices.Compact(known)
}

// lastPublication is the latest of the publications up to an instant.
func lastPublication(published []data.Instant, known data.Instant) data.Instant {
	i := sort.Search(len(published), func(i int) bool { return published[i] > known })
	if i == 0 {
		return data.NoInstant
	}
	return published[i-1]
}

// upTo is how many of the points are observed by an instant.
func upTo(points []plotPoint, t data.Instant) int {
	return sort.Search(len(points), func(i int) bool { return points[i].at > t })
}

// visible is the points from one instant to another, with the one before and the one after.
func visible(points []plotPoint, from, to data.Instant) []plotPoint {
	first := max(0, sort.Search(len(points), func(i int) bool { return points[i].at >= from })-1)
	last := min(len(points), upTo(points, to)+1)
	if first >= last {
		return nil
	}
	return points[first:last]
}

// thin keeps of a great many points what can be seen when so many columns show the time from one
// instant to another: of each column the first, the last, the lowest and the highest. Columns are
// counted from 1970, so that the same points are kept when the time on screen moves.
func thin(points []plotPoint, from, to data.Instant, columns int) []plotPoint {
	if columns < 1 || len(points) <= 4*columns || to <= from {
		return points
	}
	width := max(1, int64(to-from)/int64(columns))
	kept := make([]plotPoint, 0, 4*columns+8)
	for i := 0; i < len(points); {
		column := int64(points[i].at) / width
		end, low, high := i, i, i
		for ; end < len(points) && int64(points[end].at)/width == column; end++ {
			if points[end].value < points[low].value {
				low = end
			}
			if points[end].value > points[high].value {
				high = end
			}
		}
		keep := [...]int{i, min(low, high), max(low, high), end - 1}
		for k, at := range keep {
			if k == 0 || at != keep[k-1] {
				kept = append(kept, points[at])
			}
		}
		i = end
	}
	return kept
}

// latestAt is the index of the last preferred reading observed by the end of a day; -1 where there is none.
func (c *chart) latestAt(at data.Day) int { return upTo(c.points, at.End()) - 1 }

// changeOver is how a level changed in so many days, and the same as a part of where it was; false where no
// reading fell into them or there was none before.
func (c *chart) changeOver(at data.Day, span int) (change, part float64, ok bool) {
	now, then := c.latestAt(at), c.latestAt(at-data.Day(span))
	if then < 0 || now == then {
		return 0, 0, false
	}
	was := c.points[then].value
	change = c.points[now].value - was
	return change, change / math.Abs(was), true
}

// countOver is an event's total in so many days up to a day.
func (c *chart) countOver(at data.Day, span int) float64 {
	total := 0.0
	for _, p := range c.points[upTo(c.points, (at-data.Day(span)).End()):upTo(c.points, at.End())] {
		total += p.value
	}
	return total
}
