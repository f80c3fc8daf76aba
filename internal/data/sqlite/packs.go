package sqlite

import (
	"context"
	"database/sql"
	"math"
	"slices"
	"sync"

	"watchtui/internal/data"
)

// packsVersion is the version of a store from which it can have packs. An older one that cannot be written is read without.
const packsVersion = 2

// packRows is how many readings are in a pack, so few that its columns stay in the processor's cache and that the end
// of it, a revision of one of them, costs little.
const packRows = 16 << 10

// stretch is a part of an indicator's time: what a pack holds, or what has to be read one by one.
type stretch struct {
	from, to int64 // both included
	pack     int64 // its id; 0 where there is none
	n        int   // readings of the pack
}

// stretches cuts an indicator's time into packs that hold all that is stored there, and what is between them.
func stretches(ctx context.Context, conn *sql.Conn, indicator int32) ([]stretch, error) {
	var version int
	if err := conn.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version); err != nil {
		return nil, err
	}
	all := []stretch{{from: math.MinInt64, to: math.MaxInt64}}
	if version < packsVersion {
		return all, nil
	}
	// A pack to which a later import has added something does not hold all.
	rows, err := conn.QueryContext(ctx, `
		SELECT id, from_ms, to_ms, n
		  FROM packs p
		 WHERE indicator = ?1
		   AND NOT EXISTS (
		       SELECT 1
		         FROM contents c
		        WHERE c.indicator = ?1 AND c.import > p.as_of
		          AND c.first_observed_ms <= p.to_ms AND c.last_observed_ms >= p.from_ms)
		 ORDER BY from_ms`, indicator)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var cut []stretch
	next := int64(math.MinInt64)
	for rows.Next() {
		var p stretch
		if err := rows.Scan(&p.pack, &p.from, &p.to, &p.n); err != nil {
			return nil, err
		}
		if p.from < next || p.from > p.to || p.to == math.MaxInt64 {
			return all, nil // changed by other hands
		}
		if p.from > next {
			cut = append(cut, stretch{from: next, to: p.from - 1})
		}
		cut = append(cut, p)
		next = p.to + 1
	}
	return append(cut, stretch{from: next, to: math.MaxInt64}), rows.Err()
}

// openPack opens a pack and leaves in it what is in force; false where it cannot be read.
func (r *seriesReader) openPack(ctx context.Context, pack *sql.Stmt, of stretch, room *packRoom) (bool, error) {
	var bytes sql.RawBytes
	rows, err := pack.QueryContext(ctx, of.pack)
	if err != nil {
		return false, err
	}
	defer rows.Close()
	if !rows.Next() {
		return false, rows.Err()
	}
	if err := rows.Scan(&bytes); err != nil {
		return false, err
	}
	p := &room.packed
	if err := p.decode(bytes); err != nil || p.len() != of.n {
		return false, nil
	}
	r.keepInForce(p)
	return r.fill(room), nil
}

// keepInForce takes out what is not in force, and puts places where the seqs were.
func (r *seriesReader) keepInForce(p *packed) {
	if p.len() > 0 && r.force.placeAll(p.seq) {
		return
	}
	kept := 0
	for i, seq := range p.seq {
		place, inForce := r.force.place(seq)
		if !inForce {
			p.widen()
			continue
		}
		if p.seq[kept] = place; kept < i {
			p.move(i, kept)
		}
		kept++
	}
	if kept < p.len() {
		p.cut(kept)
	}
}

// fill makes a pack's columns those that a series takes; false where a source is unknown.
func (r *seriesReader) fill(room *packRoom) bool {
	p, c := &room.packed, &room.columns
	n := len(p.source)
	*c = data.Columns{Observed: p.observed, NarrowObserved: p.narrowObserved, Value: p.value, NarrowValue: p.narrowValue, Low: p.low, High: p.high, Place: p.seq, Texts: p.texts,
		Source: slices.Grow(c.Source[:0], n)[:n], Quality: p.quality, Sources: c.Sources[:0],
		Citation: p.citation, Note: p.note}
	p.observed, p.value = nil, nil // the series keeps them
	for _, published := range p.published {
		if published != data.NoInstant {
			p.published = widened(p.published, p.len())
			c.Published = p.published
			break
		}
	}
	numbers := map[int64]int64{}
	last, number := int64(-1), int64(0)
	for i, source := range p.source {
		if source != last {
			n, ok := numbers[source]
			if !ok {
				name, known := r.sources[int32(source)]
				if !known {
					return false
				}
				n = int64(len(c.Sources))
				numbers[source], c.Sources = n, append(c.Sources, name)
			}
			last, number = source, n
		}
		c.Source[i] = number
	}
	return true
}

// packRoom is the memory in which a pack is opened.
type packRoom struct {
	packed  packed
	columns data.Columns
}

// packRooms are those that nobody is using.
var packRooms = sync.Pool{New: func() any { return new(packRoom) }}

// adder adds opened packs to a builder, one after the other, while the next are being opened.
type adder struct {
	packs  chan *packRoom
	inHand sync.WaitGroup // packs that are not added yet
}

func newAdder(b *data.Builder) *adder {
	a := &adder{packs: make(chan *packRoom)}
	go func() {
		for room := range a.packs {
			b.AddColumns(room.columns)
			packRooms.Put(room)
			a.inHand.Done()
		}
	}()
	return a
}

// add takes a pack, and the memory that it is in.
func (a *adder) add(room *packRoom) {
	a.inHand.Add(1)
	a.packs <- room
}

// wait waits until all are added.
func (a *adder) wait() { a.inHand.Wait() }

// close ends the adder, which adds what it was given first.
func (a *adder) close() {
	close(a.packs)
	a.wait()
}
