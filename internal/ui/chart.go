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
	assumed   course // of a what-if
	revisions []revision
	ranged    bool // some reading has a published range
	complete  bool // all readings were known
	clocked   bool // some reading is of a time within a day
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
	c := &chart{indicator: indicator, series: series, known: known, complete: series.LastKnown(indicator) <= known}
	c.points = courseOf(series, thresholds.Prefer(indicator, series, known, data.Claimed).Picks())
	for i := 0; i < c.points.len() && series.HasRanges() && !c.ranged; i++ {
		_, _, c.ranged = rangeOf(series, c.points.reading(i))
	}
	for i := 0; i < series.Len() && !c.clocked; i++ {
		c.clocked = isClocked(series.Observed(i))
	}
	c.addSources()
	return c
}

// addSources gathers each source's latest vintages and what they replaced.
func (c *chart) addSources() {
	names := c.series.Sources()
	lines := make([]data.Picks, len(names))
	var hollow data.Picks
	for i := 0; i < c.series.Len(); {
		if end := c.series.Plain(i, c.indicator, c.known, data.Claimed); end > i {
			c.addPlain(lines, i, end)
			i = end
			continue
		}
		end := i + 1
		for end < c.series.Len() && c.series.Observed(end) == c.series.Observed(i) && c.series.SourceIndex(end) == c.series.SourceIndex(i) {
			end++
		}
		if latest := c.latest(i, end); latest >= 0 {
			if !math.IsNaN(c.series.Value(latest)) {
				lines[c.series.SourceIndex(i)].Add(latest)
			}
			if end > i+1 {
				c.addReplaced(&hollow, i, end, latest)
			}
		}
		i = end
	}
	c.hollow = courseOf(c.series, hollow)
	for i, line := range lines {
		if line.Len() == 0 {
			continue
		}
		points := c.points // is the line of one that is alone
		if len(lines) > 1 {
			points = courseOf(c.series, line)
		}
		c.sources = append(c.sources, sourceLine{names[i], points})
	}
	slices.SortStableFunc(c.sources, func(a, b sourceLine) int { return rank(c.indicator, a.name) - rank(c.indicator, b.name) })
}

// addPlain adds plain readings to the lines of their sources, of which mostly many follow each other.
func (c *chart) addPlain(lines []data.Picks, from, end int) {
	for i := from; i < end; {
		source, next := c.series.SourceIndex(i), i+1
		for next < end && c.series.SourceIndex(next) == source {
			next++
		}
		lines[source].AddAll(i, next)
		i = next
	}
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
func (c *chart) addReplaced(hollow *data.Picks, i, end, latest int) {
	for ; i < end; i++ {
		if i != latest && c.knownAt(i) <= c.known {
			c.revisions = append(c.revisions, revision{int32(i), int32(latest)})
			if !math.IsNaN(c.series.Value(i)) {
				hollow.Add(i)
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

func rangeOf(series *data.Series, i int) (low, high float64, ok bool) {
	low, high = series.Range(i)
	return low, high, !math.IsNaN(low) && !math.IsNaN(high)
}

// lastPublication is the end of the latest of the days, on which something became known, up to an instant that ends one: between two of
// them nothing about the chart changes.
func lastPublication(published []data.Day, known data.Instant) data.Instant {
	i := sort.Search(len(published), func(i int) bool { return published[i].End() > known })
	if i == 0 {
		return data.NoInstant
	}
	return published[i-1].End()
}

// latestAt is the index of the last preferred reading observed by the end of a day; -1 where there is none.
func (c *chart) latestAt(at data.Day) int { return c.points.upTo(at.End()) - 1 }

// reach is how many days readings go back from a day, at most so many: what lies before them nobody looked at.
func (c *chart) reach(at data.Day, most int) int { return min(most, int(at-c.points.at(0).Day())) }

// changeOver is how a level changed in so many days; false where no reading fell into them or there was none before.
func (c *chart) changeOver(at data.Day, span int) (change difference, ok bool) {
	now, then := c.latestAt(at), c.latestAt(at-data.Day(span))
	if then < 0 || now == then {
		return difference{}, false
	}
	return differenceOf(c.points.value(then), c.points.value(now)), true
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
