package sqlite

import (
	"context"
	"database/sql/driver"
	"errors"
	"fmt"
	"math"
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
}

// classify goes through a window beside the readings that are stored in the same range.
func (c *classifier) classify(ctx context.Context, conn any, w *window) error {
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

func (c *classifier) classifyIndicator(ctx context.Context, conn any, w *window, order []int32) (err error) {
	lo, hi := &w.records[order[0]], &w.records[order[len(order)-1]]
	stored, err := c.openStored(ctx, conn, lo.indicator, lo.observed, hi.observed, len(order))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, stored.close()) }()
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

// probeCost is how many stored readings are passed over in the time that looking one up takes.
const probeCost = 16

// storedReadings are the stored readings of a range, group by group.
type storedReadings struct {
	stmt   driver.Stmt
	scan   *cursor // nil where groups are looked up one by one
	more   bool    // the scan has a record that is not used yet
	probe  bool
	groups []record // the latest group
}

// openStored opens what is stored of an indicator from lo to hi: nothing where the store has
// nothing there, one scan, or a look-up per group where the range holds far more than the window.
func (c *classifier) openStored(ctx context.Context, conn any, indicator int32, lo, hi data.Instant, rows int) (*storedReadings, error) {
	s := &storedReadings{}
	extent := c.extents[indicator]
	if extent == nil || extent.n == 0 || hi < extent.first || lo > extent.last {
		return s, nil
	}
	share := float64(min(hi, extent.last)-max(lo, extent.first)+1) / float64(extent.last-extent.first+1)
	s.probe = share*float64(extent.n) > probeCost*float64(rows)
	where := `observed_ms BETWEEN ? AND ?`
	if s.probe {
		where = `observed_ms = ? AND source = ?`
	}
	var err error
	s.stmt, err = prepare(ctx, conn, `
		SELECT `+recordColumns+`
		  FROM readings
		 WHERE indicator = ? AND `+where+`
		 ORDER BY observed_ms, source, published_ms, seq`)
	if err != nil || s.probe {
		return s, err
	}
	if s.scan, err = query(ctx, s.stmt, int64(indicator), int64(lo), int64(hi)); err == nil {
		s.scan.record.indicator = indicator
		s.more, err = s.scan.next()
	}
	if err != nil {
		return s, errors.Join(err, s.close())
	}
	return s, nil
}

// group is the stored readings of the indicator, observed and source of r, by published and seq.
// The slice is valid until the next call.
func (s *storedReadings) group(ctx context.Context, r *record) (_ []record, err error) {
	s.groups = s.groups[:0]
	if s.probe {
		c, err := query(ctx, s.stmt, int64(r.indicator), int64(r.observed), int64(r.source))
		if err != nil {
			return nil, err
		}
		for {
			more, err := c.next()
			if err != nil || !more {
				return s.groups, errors.Join(err, c.close())
			}
			s.groups = append(s.groups, c.record)
		}
	}
	for s.more {
		order := compareGroups(&s.scan.record, r)
		if order > 0 {
			break
		}
		if order == 0 {
			s.groups = append(s.groups, s.scan.record)
		}
		if s.more, err = s.scan.next(); err != nil {
			return nil, err
		}
	}
	return s.groups, nil
}

func (s *storedReadings) close() error {
	var err error
	if s.scan != nil {
		err = s.scan.close()
	}
	if s.stmt != nil {
		err = errors.Join(err, s.stmt.Close())
	}
	return err
}
