package sqlite

import (
	"context"
	"database/sql"
	"fmt"
)

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
