package ui

import (
	"cmp"
	"context"
	"math"
	"slices"
	"strings"

	"watchtui/internal/data"
)

// order is what a table of readings or of revisions is sorted by. The zero value is as the series has them, the newest observation first. It is
// comparable, so that a listing tells which order it has.
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
	byObserved sortKey = iota
	byValue            // of a revision: what it was
	bySource
	byQuality
	byPublished // of a revision: what it was
	byNewValue  // what a revision made of it
	byNewlyPublished
	sortKeyCount
)

// sortKeyWords are what a place that is kept calls them.
var sortKeyWords = [sortKeyCount]string{"observed", "value", "source", "quality", "published", "new_value", "newly_published"}

// sortedColumn is a column that a table can be sorted by.
type sortedColumn struct {
	column int // of the table's headings
	by     sortKey
}

// sortedColumns are those of a table, from the left.
type sortedColumns []sortedColumn

// sortedPanes are those of the tables below the large chart. Benchmarks have none: they stand as the watchbook has them.
var sortedPanes = [paneCount]sortedColumns{
	readingsPane:  {{1, byObserved}, {2, byValue}, {4, bySource}, {5, byQuality}, {6, byPublished}},
	revisionsPane: {{0, byObserved}, {1, bySource}, {2, byValue}, {3, byPublished}, {4, byNewValue}, {5, byNewlyPublished}},
}

// sortedUsed are those of the readings that a benchmark rests on.
var sortedUsed = sortedColumns{{0, byObserved}, {1, byValue}, {3, bySource}, {4, byQuality}, {5, byPublished}}

// next is the order by the next column of a table, and after the last by the first again.
func (o order) next(columns sortedColumns) order {
	i := slices.IndexFunc(columns, func(c sortedColumn) bool { return c.by == o.by })
	return order{by: columns[(i+1)%len(columns)].by}
}

// byColumn is the order by a column of a table, turned round where that is the order already; false for a column that is not sorted by.
func (o order) byColumn(columns sortedColumns, column int) (order, bool) {
	for _, c := range columns {
		if c.column == column {
			return order{c.by, c.by == o.by && !o.reversed}, true
		}
	}
	return o, false
}

// in is the order where a table has its column, else that of the series.
func (o order) in(columns sortedColumns) order {
	if slices.ContainsFunc(columns, func(c sortedColumn) bool { return c.by == o.by }) {
		return o
	}
	return order{}
}

// ascends tells whether the rows go up from the top. Of numbers, times and qualities the highest stands first, of names the first.
func (o order) ascends() bool { return (o.by == bySource) != o.reversed }

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
