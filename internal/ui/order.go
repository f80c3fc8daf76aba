package ui

import (
	"cmp"
	"context"
	"math"
	"slices"
	"strings"

	"watchtui/internal/data"
)

// order is what a table is sorted by. The zero value is the table's own order: of readings, headlines and firings the newest first, of offers the first
// that was signed, of benchmarks and triggers that of the watchbook. It is comparable, so that a listing tells which order it has.
//
// Laws: a sorted table has the rows that the unsorted one has; they follow each other in the order asked for; rows that are equal in it stay
// as the unsorted table has them; what has no value, or no publication date, stands last either way.
type order struct {
	by       sortKey
	reversed bool // the lowest, the oldest first; of sources the last in the alphabet
}

// sortKey is what rows are compared by.
type sortKey uint8

const (
	byObserved sortKey = iota // or whatever else the table's own order is
	byValue                   // of a revision: what it was
	bySource
	byQuality
	byPublished // of a revision: what it was
	byNewValue  // what a revision made of it
	byNewlyPublished
	byState // the nearest to met, fired, strategic, in force or the highest rung first
	byName
	byDistance // on the threshold's own scale
	bySince
	byKnown
	byReturns
	byLag
	bySaved
	byMoved // how much of its noise the distance shrank by
	byConcessions
	byRelief
	byGap
	byTiming
	byTests // how many are passed
	byExpected
	bySD
	byRead
	byNew
	byRevised
	byRetracted
	byDuplicate
	byRefused
	sortKeyCount
)

// byOwn is the table's own order.
const byOwn = byObserved

// sortKeyWords are what a place that is kept calls them.
var sortKeyWords = [sortKeyCount]string{"observed", "value", "source", "quality", "published", "new_value", "newly_published",
	"state", "name", "distance", "since", "known", "returns", "lag", "saved", "moved", "concessions", "relief", "gap", "timing", "tests", "expected", "sd",
	"read", "new", "revised", "retracted", "duplicate", "refused"}

// next is the order by the next column of a table, and after the last by the first again.
func (o order) next(columns sortedColumns) order {
	i := slices.IndexFunc(columns, func(c sortedColumn) bool { return c.by == o.by })
	return order{by: columns[(i+1)%len(columns)].by}
}

// byColumn is the order by a column of a table, turned round where that is the order already; false for a column that is not sorted by.
func (o order) byColumn(columns sortedColumns, column int) (order, bool) {
	for _, c := range columns {
		if c.column == column && column != noColumn {
			return order{c.by, c.by == o.by && !o.reversed}, true
		}
	}
	return o, false
}

// in is the order where a table has its column, else the table's own.
func (o order) in(columns sortedColumns) order {
	if slices.ContainsFunc(columns, func(c sortedColumn) bool { return c.by == o.by }) {
		return o
	}
	return order{}
}

// ascends tells whether the rows go up from the top. Of numbers, times and qualities the highest stands first, of names the first, and of distances
// the nearest.
func (o order) ascends() bool {
	return (o.by == bySource || o.by == byName || o.by == byDistance) != o.reversed
}

func (o order) mark() string { return choose(o.ascends(), "▲", "▼") }

// sorted brings rows into the order of the listing. It takes 24 bytes a row while it goes on, of which four stay.
func (l listing) sorted(ctx context.Context, rows tableRows) (tableRows, error) {
	if l.order == (order{}) {
		return rows, nil
	}
	if rows.list == nil {
		rows.list = make([]int32, rows.n)
		for row := range rows.list {
			rows.list[row] = int32(rows.n - 1 - row)
		}
	}
	if l.order.by == byObserved {
		slices.Reverse(rows.list)
		return rows, nil
	}
	keys, keyOf := make([]uint64, rows.n), l.keyOf()
	for row, i := range rows.list {
		if row%lookAgain == 0 && ctx.Err() != nil {
			return tableRows{}, ctx.Err()
		}
		keys[row] = keyOf(int(i))
	}
	list, err := sortByKeys(ctx, rows.list, keys)
	return tableRows{list, len(list), rows.all}, err
}

const lastKey = math.MaxUint64 // of a row that has nothing to be sorted by

// keyOf gives a number that is the smaller the earlier a row stands: of a reading, or of a revision.
func (l listing) keyOf() func(i int) uint64 {
	series, by := l.chart.series, l.order.by
	reading := func(i int) int { return i }
	if l.pane == revisionsPane {
		reading = func(i int) int { return int(l.chart.revisions[i].old) }
		if by == byNewValue || by == byNewlyPublished {
			reading = func(i int) int { return int(l.chart.revisions[i].new) }
		}
	}
	switch o := l.order; by {
	case bySource: // a series numbers its sources by name
		return func(i int) uint64 { return o.directed(uint64(series.SourceIndex(reading(i)))) }
	case byQuality:
		return func(i int) uint64 { return o.directed(uint64(series.Quality(reading(i)))) }
	case byPublished, byNewlyPublished:
		return func(i int) uint64 { return o.ofTime(series.Published(reading(i))) }
	default:
		return func(i int) uint64 { return o.ofValue(series.Value(reading(i))) }
	}
}

// compare compares two readings, which may be of several indicators.
func (o order) compare(a, b data.Reading) int {
	if o.by == bySource {
		if !o.ascends() {
			a, b = b, a
		}
		return strings.Compare(a.Source, b.Source)
	}
	return cmp.Compare(o.of(a), o.of(b))
}

// of is the key of a reading by anything but its source.
func (o order) of(r data.Reading) uint64 {
	switch o.by {
	case byValue:
		return o.ofValue(r.Value)
	case byQuality:
		return o.directed(uint64(r.Quality))
	case byPublished:
		return o.ofTime(r.Published)
	}
	return o.ofTime(r.Observed)
}

// directed turns a key round where the highest is to stand first.
func (o order) directed(key uint64) uint64 {
	if o.ascends() {
		return key
	}
	return lastKey - 1 - key
}

func (o order) ofTime(at data.Instant) uint64 {
	if at == data.NoInstant {
		return lastKey
	}
	return o.directed(uint64(at) ^ 1<<63)
}

func (o order) ofValue(v float64) uint64 {
	if math.IsNaN(v) {
		return lastKey
	}
	return o.directed(floatKey(v))
}
