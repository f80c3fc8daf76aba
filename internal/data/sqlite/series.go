package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"math"

	"watchtui/internal/data"
)

// Series is the readings of an indicator that are in force, with their places. It is empty for
// an indicator that the store does not know.
func (s *Store) Series(ctx context.Context, indicator string) (*data.Series, error) {
	select {
	case s.readers <- struct{}{}:
		defer func() { <-s.readers }()
	case <-ctx.Done():
		return nil, ctx.Err()
	}
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
		r, err := s.newReader(ctx, conn)
		if err != nil {
			return err
		}
		r.indicator, r.id = indicator, id
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
}

// newReader is a reader of what is in force now; the indicator is still to be said.
func (s *Store) newReader(ctx context.Context, conn *sql.Conn) (*seriesReader, error) {
	force, err := readForce(ctx, conn, 0)
	if err != nil {
		return nil, err
	}
	sources, err := s.sources.read(ctx, conn)
	return &seriesReader{store: s, force: force, sources: sources}, err
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
	var pack *sql.Stmt
	if len(cut) > 1 { // else there are none, perhaps not even the table
		if pack, err = conn.PrepareContext(ctx, `SELECT pack FROM packs WHERE id = ?`); err != nil {
			return nil, err
		}
		defer pack.Close()
	}
	adder := newAdder(b)
	defer adder.close()
	for _, of := range cut {
		if of.pack != 0 {
			room := packRooms.Get().(*packRoom)
			opened, err := r.openPack(ctx, pack, of, room)
			if err != nil {
				return nil, err
			}
			if opened {
				adder.add(room)
				continue
			}
			packRooms.Put(room)
		}
		adder.wait()
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
