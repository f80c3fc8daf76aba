package sqlite

import (
	"context"
	"database/sql"
	"slices"
	"sort"
)

// seekCost is how many stored readings are read in the time that looking one group up takes.
const seekCost = 4

// readStored reads what is stored beside rows of one indicator, in the order of the table: the
// whole range that they span, or, where that holds far more than them, group by group. The slice
// is used again by the next call.
func (c *classifier) readStored(ctx context.Context, conn *sql.Conn, w *window, order []int32) ([]record, error) {
	lo, hi := &w.records[order[0]], &w.records[order[len(order)-1]]
	extent := c.extents[lo.indicator]
	if extent == nil || extent.n == 0 || hi.observed < extent.first || lo.observed > extent.last {
		return nil, nil
	}
	c.buffer = c.buffer[:0]
	groups := firstOfGroups(w, order)
	at := 0
	keep := func(r *record) error { // what the window asks for; a scan passes much else
		if at > 0 && compareGroups(&w.records[groups[at-1]], r) >= 0 {
			at = sort.Search(len(groups), func(i int) bool { return compareGroups(&w.records[groups[i]], r) >= 0 })
		}
		for at < len(groups) && compareGroups(&w.records[groups[at]], r) < 0 {
			at++
		}
		if at < len(groups) && compareGroups(&w.records[groups[at]], r) == 0 {
			c.buffer = append(c.buffer, *r)
		}
		return nil
	}
	share := float64(min(hi.observed, extent.last)-max(lo.observed, extent.first)+1) / float64(extent.last-extent.first+1)
	var err error
	if share*float64(extent.n) <= seekCost*float64(len(order)) {
		err = eachRecord(ctx, conn, keep, lo.indicator, `
			FROM readings r
			WHERE r.indicator = ? AND r.observed_ms BETWEEN ? AND ?`, lo.indicator, int64(lo.observed), int64(hi.observed))
	} else {
		c.feed.records, c.feed.order = w.records, groups
		err = eachRecord(ctx, conn, keep, lo.indicator, `
			FROM `+c.feed.name+` f
			CROSS JOIN readings r -- CROSS keeps the feed outside: it has no index
			  ON r.indicator = f.indicator AND r.observed_ms = f.observed_ms AND r.source = f.source`)
	}
	if !slices.IsSortedFunc(c.buffer, compareRecords) {
		slices.SortFunc(c.buffer, compareRecords)
	}
	return c.buffer, err
}

func firstOfGroups(w *window, order []int32) []int32 {
	var first []int32
	for at, i := range order {
		if at == 0 || compareGroups(&w.records[order[at-1]], &w.records[i]) != 0 {
			first = append(first, i)
		}
	}
	return first
}

// cutGroup is the part of stored that has the indicator, observed and source of r, and what is
// after it. What is before is not asked for again.
func cutGroup(stored []record, r *record) (group, rest []record) {
	for len(stored) > 0 && compareGroups(&stored[0], r) < 0 {
		stored = stored[1:]
	}
	n := 0
	for n < len(stored) && compareGroups(&stored[n], r) == 0 {
		n++
	}
	return stored[:n], stored[n:]
}
