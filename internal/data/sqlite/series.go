package sqlite

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"math"
	"slices"
	"sync"

	"watchtui/internal/data"
)

// Series is the readings of an indicator that are in force, with their places. It is empty for
// an indicator that the store does not know.
func (s *Store) Series(ctx context.Context, indicator string) (*data.Series, error) {
	series := data.NewBuilder(indicator, 0).Series()
	err := s.read(ctx, func(conn *sql.Conn) error {
		var id int32
		var room int64
		err := conn.QueryRowContext(ctx, `
			SELECT id, (SELECT coalesce(sum(n), 0) FROM contents WHERE indicator = i.id)
			  FROM indicators i
			 WHERE name = ?`, indicator).Scan(&id, &room)
		if errors.Is(err, sql.ErrNoRows) {
			return nil
		}
		if err != nil {
			return err
		}
		force, err := readForce(ctx, conn, 0)
		if err != nil {
			return err
		}
		sources, err := s.sources.read(ctx, conn)
		if err != nil {
			return err
		}
		r := &seriesReader{store: s, indicator: indicator, id: id, force: force, sources: sources}
		b, err := r.read(ctx, conn, room)
		if err != nil {
			return err
		}
		series = b.Series()
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("read the readings of %s: %w", indicator, err)
	}
	return series, nil
}

// seriesReader reads the readings of one indicator that are in force.
type seriesReader struct {
	store     *Store
	indicator string
	id        int32
	force     *force
	sources   map[int32]string
	unpacked  packed // kept for its room
}

// halved is how many readings are worth a second connection.
const halved = 100_000

// read reads pack by pack, and one by one what is in none.
func (r *seriesReader) read(ctx context.Context, conn *sql.Conn, room int64) (*data.Builder, error) {
	cut, err := stretches(ctx, conn, r.id)
	if err != nil {
		return nil, err
	}
	if len(cut) == 1 && room >= halved {
		return r.readHalves(ctx, conn, room)
	}
	b := data.NewBuilder(r.indicator, int(room))
	for _, of := range cut {
		read := false
		if of.pack != 0 {
			if read, err = r.addPack(ctx, conn, b, of); err != nil {
				return nil, err
			}
		}
		if read {
			continue
		}
		if err := r.add(ctx, conn, b, of.from, of.to); err != nil {
			return nil, err
		}
	}
	return b, nil
}

// readHalves reads a long series as two halves at once. The connection for the later half may see imports that the one
// at hand does not, but readings are never changed or deleted, and what force does not know is not in force.
func (r *seriesReader) readHalves(ctx context.Context, conn *sql.Conn, room int64) (*data.Builder, error) {
	b := data.NewBuilder(r.indicator, int(room))
	var first, last int64
	err := conn.QueryRowContext(ctx, `
		SELECT min(first_observed_ms), max(last_observed_ms) FROM contents WHERE indicator = ?`, r.id).Scan(&first, &last)
	if err != nil {
		return nil, err
	}
	middle := first + (last-first)/2
	later := &seriesReader{store: r.store, indicator: r.indicator, id: r.id, sources: r.sources,
		force: &force{bringers: r.force.bringers, undone: r.force.undone}}
	laterReadings := data.NewBuilder(r.indicator, int(room/2))
	done := make(chan error, 1)
	go func() {
		done <- r.store.read(ctx, func(conn *sql.Conn) error {
			return later.add(ctx, conn, laterReadings, middle+1, math.MaxInt64)
		})
	}()
	err = r.add(ctx, conn, b, math.MinInt64, middle)
	if err := errors.Join(err, <-done); err != nil {
		return nil, err
	}
	b.Append(laterReadings)
	return b, nil
}

// add adds the readings observed from one millisecond to another.
func (r *seriesReader) add(ctx context.Context, conn *sql.Conn, b *data.Builder, from, to int64) error {
	return r.each(ctx, conn, func(reading *data.Reading, place int64) error {
		b.Add(*reading, place)
		return nil
	}, `FROM readings r WHERE r.indicator = ? AND r.observed_ms BETWEEN ? AND ?`, r.id, from, to)
}

// each visits readings that are in force, of those in from (eachRecord). The reading is valid until visit returns.
func (r *seriesReader) each(ctx context.Context, conn *sql.Conn, visit func(reading *data.Reading, place int64) error, from string, args ...any) error {
	reading := data.Reading{Indicator: r.indicator}
	last := int32(-1) // the source that reading has
	return eachRecord(ctx, conn, func(rec *record) error {
		place, inForce := r.force.place(rec.seq)
		if !inForce {
			return nil
		}
		if rec.source != last {
			name, ok := r.sources[rec.source]
			if !ok {
				return fmt.Errorf("reading %d has no source: %w", rec.seq, ErrDamaged)
			}
			reading.Source, last = name, rec.source
		}
		reading.Observed, reading.Published = rec.observed, rec.published
		reading.Value, reading.Retracted = rec.value, math.IsNaN(rec.value)
		more := rec.more()
		reading.Low, reading.High, reading.Quality = more.low, more.high, rec.quality
		reading.Citation, reading.Note = more.citation, more.note
		return visit(&reading, place)
	}, r.id, from, args...)
}

// nameCache remembers the names of sources: they are never changed, and a store can have a hundred thousand.
type nameCache struct {
	mu    sync.Mutex
	last  int64 // the highest id that is known
	names map[int32]string
}

func (s *nameCache) read(ctx context.Context, conn *sql.Conn) (map[int32]string, error) {
	var last int64
	if err := conn.QueryRowContext(ctx, "SELECT coalesce(max(id), 0) FROM sources").Scan(&last); err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.names == nil || last > s.last {
		names, err := readNames(ctx, conn, "sources")
		if err != nil {
			return nil, err
		}
		s.last, s.names = last, names
	}
	return s.names, nil
}

// readNames reads the names of indicators or sources.
func readNames(ctx context.Context, conn *sql.Conn, table string) (map[int32]string, error) {
	rows, err := conn.QueryContext(ctx, "SELECT id, name FROM "+table)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	names := map[int32]string{}
	for rows.Next() {
		var id int32
		var name string
		if err := rows.Scan(&id, &name); err != nil {
			return nil, err
		}
		names[id] = name
	}
	return names, rows.Err()
}

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
