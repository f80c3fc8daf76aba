package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"math"
	"slices"
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
	lo, hi := &w.records[order[0]], &w.records[order[len(order)-1]]
	stored, err := c.openStored(ctx, conn, lo, hi, len(order))
	if err != nil {
		return err
	}
	for at := 0; at < len(order); {
		end := at + 1
		for end < len(order) && compareGroups(&w.records[order[at]], &w.records[order[end]]) == 0 {
			end++
		}
		group, err := stored.group(ctx, &w.records[order[at]])
		if err != nil {
			return err
		}
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
	return strings.Join([]string{r.observed.String(), data.Exact(r.value), r.quality.String(), r.published.String(), r.citation, r.note}, ",")
}

// probeCost is how many stored readings are read in the time that looking one up takes.
const probeCost = 8

// storedReadings are the stored readings of an indicator, group by group in order.
type storedReadings struct {
	conn   *sql.Conn
	probe  bool     // look each group up
	ahead  []record // all of the range that are still to come, where it was read as a whole
	groups []record // the latest group that was looked up
}

// openStored finds what is stored between lo and hi: nothing where the store has nothing
// there, the whole range, or what is asked for where the range holds far more than the window.
func (c *classifier) openStored(ctx context.Context, conn *sql.Conn, lo, hi *record, rows int) (*storedReadings, error) {
	s := &storedReadings{conn: conn}
	extent := c.extents[lo.indicator]
	if extent == nil || extent.n == 0 || hi.observed < extent.first || lo.observed > extent.last {
		return s, nil
	}
	share := float64(min(hi.observed, extent.last)-max(lo.observed, extent.first)+1) / float64(extent.last-extent.first+1)
	if s.probe = share*float64(extent.n) > probeCost*float64(rows); s.probe {
		return s, nil
	}
	err := eachRecord(ctx, conn, func(r *record) error {
		c.buffer = append(c.buffer, *r)
		return nil
	}, lo.indicator, "observed_ms BETWEEN ? AND ?", int64(lo.observed), int64(hi.observed))
	s.ahead = c.buffer
	c.buffer = c.buffer[:0]
	if !slices.IsSortedFunc(s.ahead, compareRecords) {
		slices.SortFunc(s.ahead, compareRecords)
	}
	return s, err
}

// group is the stored readings of the indicator, observed and source of r, by published and
// seq. The slice is valid until the next call.
func (s *storedReadings) group(ctx context.Context, r *record) ([]record, error) {
	if s.probe {
		s.groups = s.groups[:0]
		err := eachRecord(ctx, s.conn, func(r *record) error {
			s.groups = append(s.groups, *r)
			return nil
		}, r.indicator, "observed_ms = ? AND source = ?", int64(r.observed), r.source)
		slices.SortFunc(s.groups, compareRecords)
		return s.groups, err
	}
	for len(s.ahead) > 0 && compareGroups(&s.ahead[0], r) < 0 {
		s.ahead = s.ahead[1:]
	}
	n := 0
	for n < len(s.ahead) && compareGroups(&s.ahead[n], r) == 0 {
		n++
	}
	return s.ahead[:n], nil
}
