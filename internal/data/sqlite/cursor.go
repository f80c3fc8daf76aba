package sqlite

import (
	"context"
	"database/sql/driver"
	"errors"
	"fmt"
	"io"
	"math"

	"watchtui/internal/data"
)

// record is a reading as the store has it, or is about to have it.
type record struct {
	indicator, source   int32
	observed, published data.Instant
	seq                 int64
	value, low, high    float64 // NaN where absent
	quality             data.Quality
	citation, note      string

	line  int  // in the file that is being imported
	fresh bool // to be stored
}

// same tells whether two records of the same key are identical in all fields.
func (r *record) same(other *record) bool {
	return sameNumber(r.value, other.value) && sameNumber(r.low, other.low) && sameNumber(r.high, other.high) &&
		r.quality == other.quality && r.citation == other.citation && r.note == other.note
}

func sameNumber(a, b float64) bool { return a == b || a != a && b != b }

// recordColumns are what a cursor reads.
const recordColumns = `observed_ms, source, published_ms, seq, value, low, high, quality, citation, note`

// cursor reads records straight from the driver: database/sql would copy each of ten million
// rows twice.
type cursor struct {
	rows   driver.Rows
	fields [10]driver.Value
	record record // the current one, its indicator set by the caller
}

// query starts a cursor. The statement selects recordColumns.
func query(ctx context.Context, stmt driver.Stmt, args ...int64) (*cursor, error) {
	named := make([]driver.NamedValue, len(args))
	for i, arg := range args {
		named[i] = driver.NamedValue{Ordinal: i + 1, Value: arg}
	}
	rows, err := stmt.(driver.StmtQueryContext).QueryContext(ctx, named)
	if err != nil {
		return nil, err
	}
	return &cursor{rows: rows}, nil
}

func prepare(ctx context.Context, conn any, text string) (driver.Stmt, error) {
	return conn.(driver.ConnPrepareContext).PrepareContext(ctx, text)
}

// next goes to the next record; false at the end.
func (c *cursor) next() (bool, error) {
	err := c.rows.Next(c.fields[:])
	if errors.Is(err, io.EOF) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	r := &c.record
	var ok [5]bool
	var observed, source, published, quality int64
	observed, ok[0] = c.fields[0].(int64)
	source, ok[1] = c.fields[1].(int64)
	published, ok[2] = c.fields[2].(int64)
	r.seq, ok[3] = c.fields[3].(int64)
	quality, ok[4] = c.fields[7].(int64)
	if ok != [5]bool{true, true, true, true, true} || quality < 0 || quality > int64(data.Verified) {
		return false, fmt.Errorf("reading %d has fields that cannot be: %w", r.seq, ErrDamaged)
	}
	r.observed, r.source, r.published = data.Instant(observed), int32(source), data.Instant(published)
	r.value, r.low, r.high = number(c.fields[4]), number(c.fields[5]), number(c.fields[6])
	r.quality = data.Quality(quality)
	r.citation, _ = c.fields[8].(string)
	r.note, _ = c.fields[9].(string)
	return true, nil
}

func (c *cursor) close() error { return c.rows.Close() }

func number(field driver.Value) float64 {
	if v, ok := field.(float64); ok {
		return v
	}
	return math.NaN()
}
