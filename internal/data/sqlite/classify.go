package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"math"
	"slices"
	"sort"
	"strings"

	"watchtui/internal/data"
)

// classifier decides what each row of an import is, as if undone imports had never been:
//
//	refused     the file has said something else of the same key
//	duplicate   identical to a reading in force
//	retracted   withdraws the readings of its key
//	revised     its indicator, observed and source have another reading in force
//	new         they have none
//
// A row that is identical to a stored reading is noted as a repeat, whether that is in force or not,
// and not stored again.
type classifier struct {
	file    string
	force   *force
	first   int64  // seq from which on readings are this import's own
	repeats seqSet // what this import brings again
	extents map[int32]*content
	counts  *Import
	refuse  func(*data.Refusal)
	feed    *feed    // to look groups up with
	buffer  []record // of stored readings, used again and again
}

// classify goes through a window beside the readings that are stored in the same range.
func (c *classifier) classify(ctx context.Context, conn *sql.Conn, w *window) error {
	for at := 0; at < len(w.order); {
		end := at + 1
		indicator := w.records[w.order[at]].indicator
		for end < len(w.order) && w.records[w.order[end]].indicator == indicator {
			end++
		}
		if err := c.classifyIndicator(ctx, conn, w, w.order[at:end]); err != nil {
			return err
		}
		at = end
	}
	return nil
}

func (c *classifier) classifyIndicator(ctx context.Context, conn *sql.Conn, w *window, order []int32) error {
	stored, err := c.readStored(ctx, conn, w, order)
	if err != nil {
		return err
	}
	for at := 0; at < len(order); {
		end := at + 1
		for end < len(order) && compareGroups(&w.records[order[at]], &w.records[order[end]]) == 0 {
			end++
		}
		var group []record
		group, stored = cutGroup(stored, &w.records[order[at]])
		c.classifyGroup(w, order[at:end], group)
		at = end
	}
	return nil
}

// classifyGroup classifies the rows of one indicator, observed and source, beside the stored ones.
func (c *classifier) classifyGroup(w *window, order []int32, stored []record) {
	alone := true // nothing else is in force
	for i := range stored {
		alone = alone && !c.inForce(stored[i].seq)
	}
	first := order[0] // in the file; only this one can be the first in force
	for _, i := range order {
		first = min(first, i)
	}
	for at := 0; at < len(order); {
		published := w.records[order[at]].published
		end := at
		for end < len(order) && w.records[order[end]].published == published {
			end++
		}
		var from, to int
		for from < len(stored) && stored[from].published < published {
			from++
		}
		for to = from; to < len(stored) && stored[to].published == published; {
			to++
		}
		c.classifyKey(w, order[at:end], stored[from:to], alone, first)
		stored = stored[to:]
		at = end
	}
}

// classifyKey classifies the rows of one key, in the order of the file.
func (c *classifier) classifyKey(w *window, order []int32, stored []record, alone bool, first int32) {
	var said *record // what the file has said of this key
	for i := range stored {
		if c.mine(stored[i].seq) {
			said = &stored[i]
		}
	}
	for _, i := range order {
		r := &w.records[i]
		if said != nil {
			if said.same(r) {
				c.counts.Duplicate++
			} else {
				c.refuse(c.contradiction(said, r))
			}
			continue
		}
		said = r
		known := findSame(stored, r)
		inForce := known != nil && c.inForce(known.seq)
		if known != nil {
			c.repeats.add(known.seq)
		} else {
			r.fresh = true
		}
		switch {
		case inForce:
			c.counts.Duplicate++
		case math.IsNaN(r.value):
			c.counts.Retracted++
		case alone && i == first:
			c.counts.New++
		default:
			c.counts.Revised++
		}
	}
}

func findSame(stored []record, r *record) *record {
	for i := range stored {
		if stored[i].same(r) {
			return &stored[i]
		}
	}
	return nil
}

func (c *classifier) mine(seq int64) bool { return seq >= c.first || c.repeats.has(seq) }

func (c *classifier) inForce(seq int64) bool {
	if c.mine(seq) {
		return true
	}
	_, ok := c.force.place(seq)
	return ok
}

// contradiction is the refusal of a row: said is what the file says of the same key before it.
func (c *classifier) contradiction(said, r *record) *data.Refusal {
	before := "before"
	if said.line > 0 {
		before = fmt.Sprintf("in line %d", said.line)
	}
	what := fmt.Sprintf("%s and not %s", describe(said.value), describe(r.value))
	if sameNumber(said.value, r.value) {
		what = "the same value with other details"
	}
	return &data.Refusal{
		File: c.file, Line: r.line,
		Reason: fmt.Sprintf("contradicts this file: %s it gives the same indicator, date, source and publication %s", before, what),
		Text:   rowText(r),
	}
}

func describe(value float64) string {
	if math.IsNaN(value) {
		return "as retracted"
	}
	return "the value " + data.Exact(value)
}

// rowText is what can be said of a row whose own text is not at hand.
func rowText(r *record) string {
	parts := []string{"observed " + r.observed.String(), describe(r.value), r.quality.String()}
	for _, part := range []struct{ label, text string }{{"published ", r.published.String()}, {"citation ", r.more().citation}, {"note ", r.more().note}} {
		if part.text != "" {
			parts = append(parts, part.label+part.text)
		}
	}
	return "(" + strings.Join(parts, ", ") + ")"
}

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
