package sqlite

import (
	"context"
	"database/sql"
	"math"

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
