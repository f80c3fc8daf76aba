package sqlite

import (
	"context"
	"database/sql"
	"fmt"
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
func (r *seriesReader) openPack(ctx context.Context, conn *sql.Conn, of stretch, room *packRoom) (bool, error) {
	var bytes sql.RawBytes
	rows, err := conn.QueryContext(ctx, `SELECT pack FROM packs WHERE id = ?`, of.pack)
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
			continue
		}
		if p.seq[kept] = place; kept < i {
			p.move(i, kept)
		}
		kept++
	}
	p.cut(kept)
}

// fill makes a pack's columns those that a series takes; false where a source is unknown.
func (r *seriesReader) fill(room *packRoom) bool {
	p, c := &room.packed, &room.columns
	n := p.len()
	*c = data.Columns{Observed: p.observed, Value: p.value, Low: p.low, High: p.high, Place: p.seq, Texts: p.texts,
		Source: slices.Grow(c.Source[:0], n)[:n], Quality: slices.Grow(c.Quality[:0], n)[:n], Sources: c.Sources[:0],
		Citation: c.Citation[:0], Note: c.Note[:0]}
	for _, published := range p.published {
		if published != data.NoInstant {
			c.Published = p.published
			break
		}
	}
	numbers := map[int64]int32{}
	last, number := int64(-1), int32(0)
	for i, source := range p.source {
		if source != last {
			n, ok := numbers[source]
			if !ok {
				name, known := r.sources[int32(source)]
				if !known {
					return false
				}
				n = int32(len(c.Sources))
				numbers[source], c.Sources = n, append(c.Sources, name)
			}
			last, number = source, n
		}
		c.Source[i], c.Quality[i] = number, data.Quality(p.quality[i])
	}
	for i := range p.citation {
		c.Citation, c.Note = append(c.Citation, int32(p.citation[i])), append(c.Note, int32(p.note[i]))
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

// Pack packs what is not packed yet where there is much of it, so that Series is quick the next time. It changes nothing
// that can be told but the time that answers take: DataVersion stays as it is. It may be ended at any time.
func (s *Store) Pack(ctx context.Context) error {
	var indicators []int32
	err := s.read(ctx, func(conn *sql.Conn) error {
		var version int
		if err := conn.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version); err != nil || version < packsVersion {
			return err
		}
		rows, err := conn.QueryContext(ctx, `
			SELECT indicator
			  FROM contents c
			 GROUP BY indicator
			HAVING sum(n) - (SELECT coalesce(sum(n), 0) FROM packs p WHERE p.indicator = c.indicator) >= ?
			    OR sum(n) >= ? AND EXISTS (SELECT 1 FROM packs p JOIN contents k ON k.indicator = p.indicator AND k.import > p.as_of
			                                WHERE p.indicator = c.indicator)`, s.leastPacked(), s.leastPacked())
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var indicator int32
			if err := rows.Scan(&indicator); err != nil {
				return err
			}
			indicators = append(indicators, indicator)
		}
		return rows.Err()
	})
	for _, indicator := range indicators {
		if err == nil {
			err = s.packIndicator(ctx, indicator)
		}
	}
	if err != nil {
		return fmt.Errorf("pack readings: %w", err)
	}
	return nil
}

func (s *Store) packedAtMost() int {
	if s.packRows > 0 {
		return s.packRows
	}
	return packRows
}

// leastPacked is how many readings are worth a pack: fewer are read as quickly one by one.
func (s *Store) leastPacked() int { return max(1, s.packedAtMost()/4) }

// packIndicator packs what lies between the packs of an indicator.
func (s *Store) packIndicator(ctx context.Context, indicator int32) error {
	return s.read(ctx, func(conn *sql.Conn) error {
		cut, err := stretches(ctx, conn, indicator)
		if err != nil {
			return err
		}
		w := &packWriter{store: s, indicator: indicator}
		if err := conn.QueryRowContext(ctx, `SELECT coalesce(max(id), 0) FROM imports`).Scan(&w.asOf); err != nil {
			return err
		}
		if err := conn.QueryRowContext(ctx, `SELECT sum(n) FROM contents WHERE indicator = ?`, indicator).Scan(&w.rows); err != nil {
			return err
		}
		for _, of := range cut {
			w.rows -= of.n
		}
		packs := max(1, w.rows/s.packedAtMost())
		w.rows = max(s.packedAtMost(), (w.rows+packs-1)/packs) // so that little is left over
		for _, of := range cut {
			if of.pack != 0 {
				continue
			}
			err := eachRecord(ctx, conn, func(r *record) error { return w.add(ctx, r) }, indicator,
				`FROM readings r WHERE r.indicator = ? AND r.observed_ms BETWEEN ? AND ?`, indicator, of.from, of.to)
			if n := w.len(); err == nil && n > 0 {
				err = w.flush(ctx, int64(w.observed[n-1]))
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
}

// packWriter gathers an indicator's readings until they are a pack.
type packWriter struct {
	store     *Store
	indicator int32
	asOf      int64 // the last import of which something can be in a pack
	rows      int   // of a pack
	packed
}

func (w *packWriter) add(ctx context.Context, r *record) error {
	if n := w.len(); n > 0 {
		last := w.observed[n-1]
		if r.observed < last {
			return fmt.Errorf("readings come in no order")
		}
		if n >= w.rows && r.observed > last {
			if err := w.flush(ctx, int64(r.observed)-1); err != nil {
				return err
			}
		}
	}
	w.packed.add(r)
	return nil
}

// flush writes the pack, which has all until a time, unless it is not worth it. A store that other programs change meanwhile stays right: what a pack
// holds is not changed, and of two that overlap the later one stays.
func (w *packWriter) flush(ctx context.Context, to int64) error {
	defer w.clear()
	n := w.len()
	if n < w.store.leastPacked() || n > mostPacked {
		return nil
	}
	from, pack := int64(w.observed[0]), w.encode()
	return w.store.write(ctx, func(conn *sql.Conn) error {
		var newer bool
		const overlap = `packs WHERE indicator = ? AND from_ms <= ? AND to_ms >= ?`
		if err := conn.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM `+overlap+` AND as_of > ?)`, w.indicator, to, from, w.asOf).Scan(&newer); err != nil || newer {
			return err
		}
		if _, err := conn.ExecContext(ctx, `DELETE FROM `+overlap, w.indicator, to, from); err != nil {
			return err
		}
		_, err := conn.ExecContext(ctx, `INSERT INTO packs (indicator, from_ms, to_ms, as_of, n, pack) VALUES (?, ?, ?, ?, ?, ?)`,
			w.indicator, from, to, w.asOf, n, pack)
		return err
	})
}
