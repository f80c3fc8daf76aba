package sqlite

import (
	"context"
	"database/sql"
	"fmt"
)

// Pack packs what is not packed yet where there is much of it, so that Series is quick the next time: what no import has packed itself. It changes nothing
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

// packIndicator packs what lies between the packs of an indicator. Each pack is a change of its own.
func (s *Store) packIndicator(ctx context.Context, indicator int32) error {
	return s.read(ctx, func(conn *sql.Conn) error {
		cut, err := stretches(ctx, conn, indicator)
		if err != nil {
			return err
		}
		var asOf int64
		if err := conn.QueryRowContext(ctx, `SELECT coalesce(max(id), 0) FROM imports`).Scan(&asOf); err != nil {
			return err
		}
		w := s.newPackWriter(func(p madePack) error {
			return s.write(ctx, func(conn *sql.Conn) error { return p.write(ctx, conn, indicator, asOf) })
		})
		for _, of := range cut {
			if of.pack != 0 {
				continue
			}
			err := eachRecord(ctx, conn, w.add, indicator,
				`FROM readings r WHERE r.indicator = ? AND r.observed_ms BETWEEN ? AND ?`, indicator, of.from, of.to)
			if err == nil {
				err = w.finish()
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
}

// madePack is a pack that has all readings of an indicator from one time to another.
type madePack struct {
	from, to int64 // both included
	n        int
	bytes    []byte
}

// write writes a pack that has all up to an import. A store that other programs change meanwhile stays right: what a pack
// holds is not changed, and of two that overlap the later one stays.
func (p *madePack) write(ctx context.Context, conn *sql.Conn, indicator int32, asOf int64) error {
	var newer bool
	const overlap = `packs WHERE indicator = ? AND from_ms <= ? AND to_ms >= ?`
	if err := conn.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM `+overlap+` AND as_of > ?)`, indicator, p.to, p.from, asOf).Scan(&newer); err != nil || newer {
		return err
	}
	if _, err := conn.ExecContext(ctx, `DELETE FROM `+overlap, indicator, p.to, p.from); err != nil {
		return err
	}
	_, err := conn.ExecContext(ctx, `INSERT INTO packs (indicator, from_ms, to_ms, as_of, n, pack) VALUES (?, ?, ?, ?, ?, ?)`,
		indicator, p.from, p.to, asOf, p.n, p.bytes)
	return err
}

// packWriter gathers readings of an indicator, which come by time, and makes packs of them.
type packWriter struct {
	rows  int // of a pack
	least int // that are worth one, and are kept back until there are more, so that little is left over
	made  func(madePack) error
	packed
}

func (s *Store) newPackWriter(made func(madePack) error) *packWriter {
	return &packWriter{rows: s.packedAtMost(), least: s.leastPacked(), made: made}
}

func (w *packWriter) add(r *record) error {
	if n := w.len(); n > 0 {
		last := w.observed[n-1]
		if r.observed < last {
			return fmt.Errorf("readings come in no order")
		}
		if n >= w.rows+w.least && r.observed > last {
			if err := w.cutFull(int64(r.observed)); err != nil {
				return err
			}
		}
	}
	w.packed.add(r)
	return nil
}

// cutFull makes a pack of the first readings, all those of an instant or none. The time of the reading that comes next is given.
func (w *packWriter) cutFull(next int64) error {
	n := w.rows
	for n < w.len() && w.observed[n] == w.observed[n-1] {
		n++
	}
	if n < w.len() {
		next = int64(w.observed[n])
	}
	if err := w.make(n, next-1); err != nil {
		return err
	}
	w.drop(n)
	return nil
}

// finish makes a pack of what is left, which is all until the last of it.
func (w *packWriter) finish() error {
	defer w.clear()
	n := w.len()
	if n == 0 || n < w.least {
		return nil
	}
	return w.make(n, int64(w.observed[n-1]))
}

// make makes a pack of the first n, which are all until a time.
func (w *packWriter) make(n int, to int64) error {
	if n > mostPacked {
		return nil
	}
	return w.made(madePack{int64(w.observed[0]), to, n, w.first(n).encode()})
}
