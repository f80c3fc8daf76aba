package ui

import "strings"

// sortedColumn is a column that a table can be sorted by.
type sortedColumn struct {
	column int // of the table's headings; noColumn: of none
	by     sortKey
	rises  bool // of the table's own order: the lowest stands first as long as it is not turned round
}

// noColumn is where an order stands that no column shows: that of the watchbook.
const noColumn = -1

// sortedColumns are those of a table, from the left.
type sortedColumns []sortedColumn

// sortedPanes are those of the tables below the large chart.
var sortedPanes = [paneCount]sortedColumns{
	readingsPane:   {{1, byObserved, false}, {2, byValue, false}, {4, bySource, false}, {5, byQuality, false}, {6, byPublished, false}},
	revisionsPane:  {{0, byObserved, false}, {1, bySource, false}, {2, byValue, false}, {3, byPublished, false}, {4, byNewValue, false}, {5, byNewlyPublished, false}},
	benchmarksPane: sortedBenchmarks,
}

// sortedUsed are those of the readings that a benchmark rests on.
var sortedUsed = sortedColumns{{0, byObserved, false}, {1, byValue, false}, {3, bySource, false}, {4, byQuality, false}, {5, byPublished, false}}

// sortedBenchmarks are those of lists of benchmarks.
var sortedBenchmarks = sortedColumns{{noColumn, byOwn, false}, {0, byState, false}, {1, byName, false}, {2, byDistance, false}}

// sortedTriggers are those of the list of triggers.
var sortedTriggers = sortedColumns{{noColumn, byOwn, false}, {0, byState, false}, {1, bySince, false}, {2, byName, false}, {4, byLag, false}, {6, bySaved, false}}

// sortedFirings are those of a trigger's firings.
var sortedFirings = sortedColumns{{0, byOwn, false}, {1, byKnown, false}, {2, byReturns, false}, {3, byLag, false}, {5, bySaved, false}, {7, byValue, false}, {8, bySource, false}}

// sortedHeadlines are those of the headlines.
var sortedHeadlines = sortedColumns{{0, byOwn, false}, {1, byState, false}, {2, byMoved, false}, {3, bySource, false}}

// sortedOffers are those of the offers.
var sortedOffers = sortedColumns{{0, byOwn, true}, {1, byName, false}, {2, byState, false}, {3, byConcessions, false}, {4, byRelief, false}, {5, byGap, false}, {6, byTiming, false}, {7, byTests, false}}

// sortedTerms are those of an offer's terms. Their own order is that of the waterfall: what is given up, and then what is granted.
var sortedTerms = sortedColumns{{noColumn, byOwn, false}, {0, byName, false}, {1, byValue, false}, {5, byExpected, false}, {6, bySD, false}}

// sortedImports are those of the imports.
var sortedImports = sortedColumns{{1, byOwn, false}, {2, byName, false}, {3, byRead, false}, {4, byNew, false}, {5, byRevised, false}, {6, byRetracted, false}, {7, byDuplicate, false}, {8, byRefused, false}, {9, byState, false}}

// heading is a column's heading, with the mark of the order where the table is sorted by it; the heading is cut rather than the mark.
func (columns sortedColumns) heading(o order, column int, text string, room int) string {
	for _, c := range columns {
		if column == noColumn || c.column != column || c.by != o.by {
			continue
		}
		mark := o.mark()
		if c.rises {
			mark = order{o.by, !o.reversed}.mark()
		}
		head, _ := cutAt(text, room-textWidth(mark))
		if textWidth(text) < room-textWidth(mark) {
			head = text + " "
		}
		return head + mark
	}
	return text
}

// words are a table's order in a title: its own in its own words, else by what.
func (o order) words(own, turned string) string {
	if o.by == byOwn {
		return choose(o.reversed, turned, own)
	}
	return "by " + strings.ReplaceAll(sortKeyWords[o.by], "_", " ") + " " + o.mark()
}

// sortedAside is what stands at the side of a table's title, and by what it is sorted where that is not its own order.
func sortedAside(o order, aside string) string {
	if words := o.words("", ""); words != "" {
		return words + " · " + aside
	}
	return aside
}

// sorts is the order that a key asks for of a table; false for another key, and for turning round an order that is the watchbook's.
func (m *model) sorts(act action, now order, columns sortedColumns) (to order, ok bool) {
	switch {
	case act == actSort:
		return now.next(columns), true
	case act == actReverse && now.by == byOwn && columns[0].column == noColumn:
		m.hint("this is the order of the watchbook; " + m.keys.name(m.where(), actSort) + " sorts by a column")
	case act == actReverse:
		return order{now.by, !now.reversed}, true
	}
	return now, false
}

// heading is that of a column of a table that is no tableColumns.
type heading struct {
	column  int
	text    string
	width   int // without the gap to the next
	gap     int
	isRight bool // as its numbers
}

// paintHeadings writes the headings of a table from the left, with the mark of its order.
func (columns sortedColumns) paintHeadings(p *pen, o order, headings []heading) {
	for _, h := range headings {
		text := columns.heading(o, h.column, h.text, h.width)
		if h.isRight {
			p.columnRight(h.width, text, styleDim).skip(h.gap)
		} else {
			p.column(h.width, text, styleDim).skip(h.gap)
		}
	}
}

// clickedAt is the order by the column so many cells from the left of the first heading; false where there is none that can be sorted by.
func (o order) clickedAt(columns sortedColumns, headings []heading, x int) (order, bool) {
	for _, h := range headings {
		if x >= 0 && x < h.width+h.gap {
			return o.byColumn(columns, h.column)
		}
		x -= h.width + h.gap
	}
	return o, false
}
