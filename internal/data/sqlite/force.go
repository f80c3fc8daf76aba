package sqlite

import (
	"context"
	"database/sql"
	"slices"
)

// force knows which readings are in force, and their places. Where nothing is undone every
// reading has the place that its owner gave it and the repeats need not be read.
type force struct {
	bringers []run // the earliest import in force that brings each seq; in order, not overlapping
	undone   bool  // some import is
	last     run   // the one that the last answer was in: neighbours come after each other
}

// placeBits is the room for the seq in a place. It is enough for 10^12 readings, and the rest
// for 8 million imports.
const placeBits = 40

// place is the place of a reading in the order of imports; false where it is not in force.
func (f *force) place(seq int64) (int64, bool) {
	if seq < f.last.first || seq > f.last.last || f.last.by == 0 {
		r, ok := find(f.bringers, seq)
		if !ok {
			return 0, false
		}
		f.last = r
	}
	return f.last.by<<placeBits | seq, true
}

// placeAll puts places where the seqs are, if one import brings them all; else it changes nothing and is false.
func (f *force) placeAll(seqs []int64) bool {
	least, most := slices.Min(seqs), slices.Max(seqs)
	if _, ok := f.place(least); !ok || most > f.last.last {
		return false
	}
	for i := range seqs {
		seqs[i] |= f.last.by << placeBits
	}
	return true
}

// readForce reads what the imports in force bring, without that of one import (0 for none).
func readForce(ctx context.Context, conn *sql.Conn, without int) (*force, error) {
	f := &force{}
	rows, err := conn.QueryContext(ctx, `
		SELECT id, first_seq, last_seq, undone_at_ms IS NULL AND id <> ?
		  FROM imports
		 ORDER BY id`, without)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var runs []run
	for rows.Next() {
		var r run
		var inForce bool
		if err := rows.Scan(&r.by, &r.first, &r.last, &inForce); err != nil {
			return nil, err
		}
		if inForce {
			runs = append(runs, r)
		} else {
			f.undone = true
		}
	}
	if err := rows.Err(); err != nil {
		return nil, err
	}
	if f.undone {
		repeats, err := readRuns(ctx, conn, `
			SELECT r.import, r.first_seq, r.last_seq
			  FROM repeats r JOIN imports i ON i.id = r.import
			 WHERE i.undone_at_ms IS NULL AND i.id <> ?`, without)
		if err != nil {
			return nil, err
		}
		runs = append(runs, repeats...)
	}
	f.bringers = earliest(runs)
	return f, nil
}

// readBrought reads what one import brings, as its own and as repeats.
func readBrought(ctx context.Context, conn *sql.Conn, id int) ([]run, error) {
	runs, err := readRuns(ctx, conn, `
		SELECT id, first_seq, last_seq FROM imports WHERE id = ?1
		 UNION ALL
		SELECT import, first_seq, last_seq FROM repeats WHERE import = ?1`, id)
	return earliest(runs), err
}

func readRuns(ctx context.Context, conn *sql.Conn, query string, id int) ([]run, error) {
	rows, err := conn.QueryContext(ctx, query, id)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var runs []run
	for rows.Next() {
		var r run
		if err := rows.Scan(&r.by, &r.first, &r.last); err != nil {
			return nil, err
		}
		runs = append(runs, r)
	}
	return runs, rows.Err()
}
