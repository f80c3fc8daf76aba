package sqlite

import (
	"context"
	"database/sql"
	"fmt"

	"watchtui/internal/data"
)

// Since gives the readings in force that imports after one brought first, indicator by indicator. It reads no
// indicator of which those brought nothing, and of the others no earlier or later dates than they did.
func (s *Store) Since(ctx context.Context, after int, visit func(data.Reading) error) error {
	err := s.read(ctx, func(conn *sql.Conn) error {
		brought, err := readBroughtAfter(ctx, conn, after)
		if err != nil || len(brought) == 0 {
			return err
		}
		var seq int64 // the last that was there
		if err := conn.QueryRowContext(ctx, "SELECT coalesce(max(last_seq), 0) FROM imports WHERE id <= ?", after).Scan(&seq); err != nil {
			return err
		}
		names, err := readNames(ctx, conn, "indicators")
		if err != nil {
			return err
		}
		r, err := s.newReader(ctx, conn)
		if err != nil {
			return err
		}
		for id, of := range brought {
			r.indicator, r.id = names[id], id
			err := r.each(ctx, conn, func(reading *data.Reading, _ int64) error { return visit(*reading) },
				`FROM readings r WHERE r.indicator = ? AND r.observed_ms BETWEEN ? AND ? AND r.seq > ?`, id, of.first, of.last, seq)
			if err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("read what came after import %d: %w", after, err)
	}
	return nil
}

// readBroughtAfter reads what imports after one own of each indicator.
func readBroughtAfter(ctx context.Context, conn *sql.Conn, after int) (map[int32]*content, error) {
	rows, err := conn.QueryContext(ctx, `
		SELECT indicator, sum(n), min(first_observed_ms), max(last_observed_ms)
		  FROM contents
		 WHERE import > ?
		 GROUP BY indicator`, after)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	return scanContents(rows)
}
