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
	points    course // the preferred readings
	sources   []sourceLine
	hollow    course // what a revision replaced
	revisions []revision
	ranged    bool // some reading has a published range
	complete  bool // all readings were known
}

// sourceLine is what one source says, its latest vintages.
type sourceLine struct {
	name   string
	points course
}

// revision is a reading that another one of the same key replaced; both are indices into the series.
type revision struct{ old, new int32 }

// makeChart goes through the series once. known is the last instant whose publications count.
func makeChart(indicator data.Indicator, series *data.Series, known data.Instant) *chart {
	c := &chart{indicator: indicator, series: series, known: known, complete: true}
	for i := 0; i < series.Len() && c.complete; i++ {
		c.complete = c.knownAt(i) <= known
	}
	preferred := thresholds.Prefer(indicator, series, known, data.Claimed)
	c.points = courseOf(series, preferred.Indices(), preferred.Len())
	for i := 0; i < c.points.len() && series.HasRanges() && !c.ranged; i++ {
		_, _, c.ranged = rangeOf(series, c.points.reading(i))
	}
	c.addSources()
	return c
}

// addSources gathers each source's latest vintages and what they replaced.
func (c *chart) addSources() {
	names := c.series.Sources()
	lines := make([][]int32, len(names))
	alone := len(lines) == 1 // then its line is the preferred one
	if !alone {
		lines = c.roomForLines()
	}
	var hollow []int32
	for i := 0; i < c.series.Len(); {
		end := i + 1
		for end < c.series.Len() && c.series.Observed(end) == c.series.Observed(i) && c.series.SourceIndex(end) == c.series.SourceIndex(i) {
			end++
		}
		if latest := c.latest(i, end); latest >= 0 {
			if !alone && !math.IsNaN(c.series.Value(latest)) {
				line := &lines[c.series.SourceIndex(i)]
				*line = append(*line, int32(latest))
			}
			if end > i+1 {
				hollow = c.addReplaced(hollow, i, end, latest)
			}
		}
		i = end
	}
	c.hollow = courseOf(c.series, hollow, len(hollow))
	for i, line := range lines {
		points := c.points
		if !alone {
			points = courseOf(c.series, line, len(line))
		}
		if points.len() > 0 {
			c.sources = append(c.sources, sourceLine{names[i], points})
		}
	}
	slices.SortStableFunc(c.sources, func(a, b sourceLine) int { return rank(c.indicator, a.name) - rank(c.indicator, b.name) })
}

// roomForLines is a list for each source, with room for all its readings.
func (c *chart) roomForLines() [][]int32 {
	counts := make([]int, len(c.series.Sources()))
	for i := range c.series.Len() {
		counts[c.series.SourceIndex(i)]++
	}
	lines := make([][]int32, len(counts))
	for i, n := range counts {
		lines[i] = make([]int32, 0, n)
	}
	return lines
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

// addReplaced notes what the latest vintage replaced, and adds it to the hollow points where it is a value.
func (c *chart) addReplaced(hollow []int32, i, end, latest int) []int32 {
	for ; i < end; i++ {
		if i != latest && c.knownAt(i) <= c.known {
			c.revisions = append(c.revisions, revision{int32(i), int32(latest)})
			if !math.IsNaN(c.series.Value(i)) {
				hollow = append(hollow, int32(i))
			}
		}
	}
	return hollow
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

func rangeOf(series *data.Series, i int) (low, high float64, ok bool) {
	low, high = series.Range(i)
	return low, high, !math.IsNaN(low) && !math.IsNaN(high)
}

// publications are the days on which something of the series became known, ascending. Between two
// of them nothing about the chart changes.
func publications(indicator data.Indicator, series *data.Series) []data.Day {
	known := func(i int) data.Day { return indicator.Known(series.Observed(i), series.Published(i)).Day() }
	if series.Len() == 0 {
		return nil
	}
	first, last := known(0), known(0)
	for i := range series.Len() {
		first, last = min(first, known(i)), max(last, known(i))
	}
	seen := make([]bool, last-first+1)
	for i := range series.Len() {
		seen[known(i)-first] = true
	}
	var days []data.Day
	for i, is := range seen {
		if is {
			days = append(days, first+data.Day(i))
		}
	}
	return days
}

// lastPublication is the end of the latest of the days up to an instant that ends one.
func lastPublication(published []data.Day, known data.Instant) data.Instant {
	i := sort.Search(len(published), func(i int) bool { return published[i].End() > known })
	if i == 0 {
		return data.NoInstant
	}
	return published[i-1].End()
}

// latestAt is the index of the last preferred reading observed by the end of a day; -1 where there is none.
func (c *chart) latestAt(at data.Day) int { return c.points.upTo(at.End()) - 1 }

// changeOver is how a level changed in so many days, and the same as a part of where it was; false where no
// reading fell into them or there was none before.
func (c *chart) changeOver(at data.Day, span int) (change, part float64, ok bool) {
	now, then := c.latestAt(at), c.latestAt(at-data.Day(span))
	if then < 0 || now == then {
		return 0, 0, false
	}
	was := c.points.value(then)
	change = c.points.value(now) - was
	return change, change / math.Abs(was), true
}

// countOver is an event's total in so many days up to a day.
func (c *chart) countOver(at data.Day, span int) float64 {
	total := 0.0
	end := c.points.upTo(at.End())
	for i := c.points.upTo((at - data.Day(span)).End()); i < end; i++ {
		total += c.points.value(i)
	}
	return total
}
