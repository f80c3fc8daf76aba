package sqlite

import (
	"context"
	"database/sql"
	"maps"
	"slices"

	"watchtui/internal/data"
)

// arrivals packs what an import brings while it is stored, so that the first to read it is quick already. It packs what comes by time, as in
// most files; the rest is left to Pack.
//
// Law: a pack has all that is stored of its time, so readings of it that come later, or that were there before and are many, end it.
type arrivals struct {
	store   *Store
	asOf    int64             // the import
	before  map[int32]content // what was stored of each indicator before it
	of      map[int32]*arrival
	packing int // how many of these are not given up
}

// arrival is one indicator's.
type arrival struct {
	packWriter
	indicator int32
	older     []record     // stored before, and not passed yet
	last      data.Instant // the latest that came
	isGivenUp bool
	isWritten bool // something is in the store
	order     []int32
	packs     []madePack // to be written
}

// mostArrivals is how many indicators are packed at once: each takes nearly two megabytes.
const mostArrivals = 16

// mostKept is how many packs' readings of one instant, which no pack may part, are kept for more of it to come.
const mostKept = 4

func (s *Store) newArrivals(asOf int64, extents map[int32]*content) *arrivals {
	a := &arrivals{store: s, asOf: asOf, before: map[int32]content{}, of: map[int32]*arrival{}}
	for indicator, extent := range extents {
		a.before[indicator] = *extent
	}
	return a
}

// take takes the records of a window, in the order of the table, before they are stored. What it gives back packs them, and
// may do so while they are.
func (a *arrivals) take(ctx context.Context, conn *sql.Conn, records []record, order []int32) (pack func(), err error) {
	var arrived []*arrival
	for rest := order; len(rest) > 0; {
		n := ofFirst(records, rest)
		one, err := a.takeOne(ctx, conn, &records[rest[0]], n)
		if err != nil {
			return nil, err
		}
		if !one.isGivenUp {
			one.order, one.last = rest[:n], records[rest[n-1]].observed
			arrived = append(arrived, one)
		}
		rest = rest[n:]
	}
	return func() {
		for _, one := range arrived {
			one.pack(records)
		}
	}, nil
}

// takeOne is the arrival of n records, of which the first is given.
func (a *arrivals) takeOne(ctx context.Context, conn *sql.Conn, first *record, n int) (*arrival, error) {
	one := a.of[first.indicator]
	if one == nil {
		one = &arrival{isGivenUp: true}
		a.of[first.indicator] = one
		before := a.before[first.indicator]
		isBetween := before.n > 0 && before.last >= first.observed
		if n < a.store.leastPacked()/16 || a.packing == mostArrivals || isBetween && before.n > int64(a.store.packedAtMost()) {
			return one, nil
		}
		a.packing++
		one.indicator, one.isGivenUp = first.indicator, false
		one.packWriter = *a.store.newPackWriter(func(p madePack) error {
			one.packs = append(one.packs, p)
			return nil
		})
		one.grow(min(n, one.rows+one.least))
		if isBetween {
			return one, one.readOlder(ctx, conn, first.observed)
		}
		return one, nil
	}
	if !one.isGivenUp && (first.observed < one.last || one.len() > mostKept*one.rows) {
		return one, a.giveUp(ctx, conn, one)
	}
	return one, nil
}

// readOlder reads what is stored from a time on.
func (one *arrival) readOlder(ctx context.Context, conn *sql.Conn, from data.Instant) error {
	err := eachRecord(ctx, conn, func(r *record) error {
		one.older = append(one.older, *r)
		return nil
	}, one.indicator, `FROM readings r WHERE r.indicator = ? AND r.observed_ms >= ?`, one.indicator, int64(from))
	slices.SortStableFunc(one.older, compareRecords)
	return err
}

// giveUp ends packing an indicator: readings have come of a time that is packed, or too many of one instant.
func (a *arrivals) giveUp(ctx context.Context, conn *sql.Conn, one *arrival) error {
	before := *one
	*one = arrival{isGivenUp: true}
	a.packing--
	if !before.isWritten {
		return nil
	}
	_, err := conn.ExecContext(ctx, `DELETE FROM packs WHERE indicator = ? AND as_of = ?`, before.indicator, a.asOf)
	return err
}

// pack gathers the records that came, and those between them that were there.
func (one *arrival) pack(records []record) {
	for _, i := range one.order {
		r := &records[i]
		for len(one.older) > 0 && one.older[0].observed <= r.observed {
			_ = one.add(&one.older[0])
			one.older = one.older[1:]
		}
		_ = one.add(r) // comes by time, and what is made is only noted
	}
}

// write writes the packs that are made.
func (a *arrivals) write(ctx context.Context, conn *sql.Conn) error {
	for _, indicator := range slices.Sorted(maps.Keys(a.of)) {
		one := a.of[indicator]
		for _, p := range one.packs {
			if err := p.write(ctx, conn, one.indicator, a.asOf); err != nil {
				return err
			}
			one.isWritten = true
		}
		one.packs = nil
	}
	return nil
}

// finish packs what is left, and writes it.
func (a *arrivals) finish(ctx context.Context, conn *sql.Conn) error {
	for _, one := range a.of {
		_ = one.finish()
	}
	return a.write(ctx, conn)
}
