package ui

import (
	"math"
	"sort"

	"watchtui/internal/data"
)

// course is readings by time, as a plot sees them. It refers to the readings of a series and copies none. A long one
// knows the least and the highest of each stretch, so that a frame does not look at each of a million readings.
type course struct {
	list   []plotPoint // what is no reading of a series; else
	series *data.Series
	picks  data.Picks // of series
	n      int
	folds  [][]fold // of foldSize entries each, of foldSize of these, and so on; nil: not worth having
}

// fold is what is to be known of some entries that follow each other. Where a value among them is NaN, so is low.
type fold struct {
	low, high   float64      // of the values
	least, most float64      // of the values and the published ranges
	gap         data.Instant // the longest time from an entry to the one before it
}

const (
	foldSize    = 64
	worthAFold  = 4096 // entries: fewer are as quickly looked at
	worthASkip  = 16   // entries in a column of a plot, likewise
	noReadingAt = -1
)

// courseOf is some readings of a series.
func courseOf(series *data.Series, picks data.Picks) course {
	c := course{series: series, picks: picks, n: picks.Len()}
	if c.n >= worthAFold {
		c.folds = c.folded()
	}
	return c
}

// listed is points that are no readings of a series.
func listed(points ...plotPoint) course { return course{list: points, n: len(points)} }

func (c *course) len() int { return c.n }

// reading is the index in the series of entry i.
func (c *course) reading(i int) int { return c.picks.At(i) }

// entryOf is the entry of a reading of the series, noReadingAt where it is none.
func (c *course) entryOf(reading int) int {
	i := sort.Search(c.n, func(i int) bool { return c.reading(i) >= reading })
	if i < c.n && c.reading(i) == reading {
		return i
	}
	return noReadingAt
}

func (c *course) at(i int) data.Instant {
	if c.series == nil {
		return c.list[i].at
	}
	return c.series.Observed(c.reading(i))
}

func (c *course) value(i int) float64 {
	if c.series == nil {
		return c.list[i].value
	}
	return c.series.Value(c.reading(i))
}

func (c *course) point(i int) plotPoint {
	if c.series == nil {
		return c.list[i]
	}
	p := plotPoint{at: c.at(i), value: c.value(i), low: math.NaN(), high: math.NaN()}
	if low, high, ok := rangeOf(c.series, c.reading(i)); ok {
		p.low, p.high = low, high
	}
	return p
}

// upTo is how many entries are observed by an instant.
func (c *course) upTo(t data.Instant) int {
	return sort.Search(c.n, func(i int) bool { return c.at(i) > t })
}

// first is the course of the first n entries.
func (c course) first(n int) course {
	c.n = n
	return c
}

// within are the entries from from to last, both included, as the half-open range first to end.
func (c *course) within(from, last data.Instant) (first, end int) {
	first = sort.Search(c.n, func(i int) bool { return c.at(i) >= from })
	return first, first + sort.Search(c.n-first, func(i int) bool { return c.at(first+i) > last })
}

// before is the end of the entries from i on that are before an instant, at most end.
func (c *course) before(i, end int, t data.Instant) int {
	return i + sort.Search(end-i, func(k int) bool { return c.at(i+k) >= t })
}

// single is one entry as a fold.
func (c *course) single(i int) fold {
	p := c.point(i)
	f := fold{low: p.value, high: p.value, least: p.value, most: p.value}
	if !math.IsNaN(p.low) && !math.IsNaN(p.high) {
		f.least, f.most = min(p.value, p.low, p.high), max(p.value, p.low, p.high)
	}
	if i > 0 {
		f.gap = p.at - c.at(i-1)
	}
	return f
}

// with is the fold of both.
func (f fold) with(other fold) fold {
	return fold{min(f.low, other.low), max(f.high, other.high), min(f.least, other.least), max(f.most, other.most), max(f.gap, other.gap)}
}

func (c *course) folded() [][]fold {
	var levels [][]fold
	for n := c.n / foldSize; n > 0; n /= foldSize {
		level := make([]fold, n)
		for b := range level {
			if len(levels) == 0 {
				level[b] = c.stretch(b*foldSize, (b+1)*foldSize)
				continue
			}
			level[b] = foldAll(levels[len(levels)-1][b*foldSize : (b+1)*foldSize])
		}
		levels = append(levels, level)
	}
	return levels
}

// stretch is the fold of some entries, looked at one by one: of a million that is done often enough to be plain.
func (c *course) stretch(from, end int) fold {
	f := c.single(from)
	if c.series == nil || c.series.NextRange(c.reading(from)) <= c.reading(end-1) {
		for i := from + 1; i < end; i++ {
			f = f.with(c.single(i))
		}
		return f
	}
	first, last := c.reading(from), c.reading(end-1)
	if last-first == end-1-from { // they follow each other in the series, too
		f.low, f.high = c.series.Extremes(first, last+1)
		f.gap = max(f.gap, c.series.LongestGap(first, last+1))
	} else {
		before := c.series.Observed(first)
		for i := from + 1; i < end; i++ {
			at, v := c.at(i), c.value(i)
			f.low, f.high, f.gap, before = min(f.low, v), max(f.high, v), max(f.gap, at-before), at
		}
	}
	f.least, f.most = f.low, f.high
	return f
}

// walk shows the entries from from to end in pieces: each as large as there is a fold for it, or as visit, which says
// that it wants to see the parts of a piece, lets it be. The last parts are single entries.
func (c *course) walk(from, end int, visit func(f fold, first, end int) (parts bool)) {
	for i := from; i < end; {
		level, size := 0, 1
		for level < len(c.folds) && i%(size*foldSize) == 0 && i+size*foldSize <= end {
			level, size = level+1, size*foldSize
		}
		c.walkPiece(level, size, i, visit)
		i += size
	}
}

func (c *course) walkPiece(level, size, i int, visit func(f fold, first, end int) (parts bool)) {
	if level == 0 {
		visit(c.single(i), i, i+1)
		return
	}
	if !visit(c.folds[level-1][i/size], i, i+size) {
		return
	}
	for part := i; part < i+size; part += size / foldSize {
		c.walkPiece(level-1, size/foldSize, part, visit)
	}
}

// fold is the fold of the entries from from to end, of which there must be one.
func (c *course) fold(from, end int) fold {
	first, last := (from+foldSize-1)/foldSize, end/foldSize // the whole blocks between
	if len(c.folds) == 0 || first >= last {
		return c.stretch(from, end)
	}
	total := foldBlocks(c.folds, first, last)
	if from < first*foldSize {
		total = total.with(c.stretch(from, first*foldSize))
	}
	if last*foldSize < end {
		total = total.with(c.stretch(last*foldSize, end))
	}
	return total
}

// foldBlocks is the fold of some blocks of the lowest level given, taken together in as large ones as there are.
func foldBlocks(levels [][]fold, from, end int) fold {
	first, last := (from+foldSize-1)/foldSize, end/foldSize
	if len(levels) == 1 || first >= last {
		return foldAll(levels[0][from:end])
	}
	total := foldBlocks(levels[1:], first, last)
	if from < first*foldSize {
		total = total.with(foldAll(levels[0][from : first*foldSize]))
	}
	if last*foldSize < end {
		total = total.with(foldAll(levels[0][last*foldSize : end]))
	}
	return total
}

func foldAll(folds []fold) fold {
	total := folds[0]
	for _, f := range folds[1:] {
		total = total.with(f)
	}
	return total
}
