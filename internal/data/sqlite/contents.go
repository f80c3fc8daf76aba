package sqlite

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"maps"
	"slices"

	"watchtui/internal/data"
)

// IndicatorSummary is what the store has of one indicator.
type IndicatorSummary struct {
	ID          string
	Readings    int // in force, all vintages counted
	First, Last data.Instant
}

// Summary tells what the store has in force of each indicator, in the order of their ids. It
// does not read readings, but for those of undone imports that another one brings.
func (s *Store) Summary(ctx context.Context) ([]IndicatorSummary, error) {
	var result []IndicatorSummary
	err := s.read(ctx, func(conn *sql.Conn) error {
		names, err := readNames(ctx, conn, "indicators")
		if err != nil {
			return err
		}
		owned, err := readContents(ctx, conn)
		if err != nil {
			return err
		}
		if err := addKept(ctx, conn, owned); err != nil {
			return err
		}
		for id, c := range owned {
			if c.n > 0 {
				result = append(result, IndicatorSummary{names[id], int(c.n), c.first, c.last})
			}
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("read what the store has: %w", err)
	}
	slices.SortFunc(result, func(a, b IndicatorSummary) int { return cmp.Compare(a.ID, b.ID) })
	return result, nil
}

// content is how many readings there are of an indicator, and the dates that they span.
type content struct {
	n           int64
	first, last data.Instant // observed
}

func (c *content) add(observed data.Instant) {
	if c.n == 0 {
		c.first, c.last = observed, observed
	}
	c.first, c.last = min(c.first, observed), max(c.last, observed)
	c.n++
}

// readContents reads what the imports in force own.
func readContents(ctx context.Context, conn *sql.Conn) (map[int32]*content, error) {
	rows, err := conn.QueryContext(ctx, `
		SELECT c.indicator, sum(c.n), min(c.first_observed_ms), max(c.last_observed_ms)
		  FROM contents c JOIN imports i ON i.id = c.import
		 WHERE i.undone_at_ms IS NULL
		 GROUP BY c.indicator`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	return scanContents(rows)
}

func scanContents(rows *sql.Rows) (map[int32]*content, error) {
	contents := map[int32]*content{}
	for rows.Next() {
		var indicator int32
		var c content
		if err := rows.Scan(&indicator, &c.n, &c.first, &c.last); err != nil {
			return nil, err
		}
		contents[indicator] = &c
	}
	return contents, rows.Err()
}

// addKept counts anew what undone imports have something of, where another import brings
// what an undone one owns.
func addKept(ctx context.Context, conn *sql.Conn, contents map[int32]*content) error {
	var kept bool
	err := conn.QueryRowContext(ctx, `
		SELECT EXISTS (
		       SELECT 1
		         FROM repeats r
		         JOIN imports i ON i.id = r.import AND i.undone_at_ms IS NULL
		         JOIN imports u ON u.undone_at_ms IS NOT NULL AND u.first_seq <= r.last_seq AND u.last_seq >= r.first_seq)`).Scan(&kept)
	if err != nil || !kept {
		return err
	}
	force, err := readForce(ctx, conn, 0)
	if err != nil {
		return err
	}
	rows, err := conn.QueryContext(ctx, `
		SELECT indicator, observed_ms, seq
		  FROM readings
		 WHERE indicator IN (SELECT c.indicator
		                       FROM contents c JOIN imports u ON u.id = c.import
		                      WHERE u.undone_at_ms IS NOT NULL)
		 ORDER BY indicator`)
	if err != nil {
		return err
	}
	defer rows.Close()
	var now *content
	for last := int32(-1); rows.Next(); {
		var indicator int32
		var observed, seq int64
		if err := rows.Scan(&indicator, &observed, &seq); err != nil {
			return err
		}
		if indicator != last {
			now, last = &content{}, indicator
			contents[indicator] = now
		}
		if _, inForce := force.place(seq); inForce {
			now.add(data.Instant(observed))
		}
	}
	return rows.Err()
}

// readExtents reads what is stored of each indicator, in force or not.
func readExtents(ctx context.Context, conn *sql.Conn) (map[int32]*content, error) {
	rows, err := conn.QueryContext(ctx, `
		SELECT indicator, sum(n), min(first_observed_ms), max(last_observed_ms)
		  FROM contents
		 GROUP BY indicator`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	return scanContents(rows)
}

func addTo(contents map[int32]*content, r *record) {
	c := contents[r.indicator]
	if c == nil {
		c = &content{}
		contents[r.indicator] = c
	}
	c.add(r.observed)
}

func (im *importer) finishContents(ctx context.Context, conn *sql.Conn) error {
	insert, err := conn.PrepareContext(ctx, `
		INSERT INTO contents (import, indicator, n, first_observed_ms, last_observed_ms)
		VALUES (?, ?, ?, ?, ?)`)
	if err != nil {
		return err
	}
	defer insert.Close()
	for _, indicator := range slices.Sorted(maps.Keys(im.contents)) { // in the order of the table
		owned := im.contents[indicator]
		if _, err := insert.ExecContext(ctx, im.counts.ID, indicator, owned.n, int64(owned.first), int64(owned.last)); err != nil {
			return err
		}
	}
	return nil
}
