package sqlite

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"fmt"
	"math"
	"sync"

	"modernc.org/sqlite"

	"watchtui/internal/data"
)

// record is a reading as the store has it, or is about to have it. It fills a cache line of 64 bytes.
type record struct {
	indicator, source   int32
	observed, published data.Instant
	seq                 int64
	value               float64 // NaN where it retracts
	details             *details
	line                int // in the file that is being imported
	quality             data.Quality
	fresh               bool // to be stored
}

// details are what many readings do not have.
type details struct {
	low, high      float64 // NaN where absent
	citation, note string
}

// none are the details of a reading that has none.
var none = &details{low: math.NaN(), high: math.NaN()}

// more are the record's details, none where it has none.
func (r *record) more() *details {
	if r.details == nil {
		return none
	}
	return r.details
}

// same tells whether two records of the same key are identical in all fields.
func (r *record) same(other *record) bool {
	a, b := r.more(), other.more()
	return sameNumber(r.value, other.value) && sameNumber(a.low, b.low) && sameNumber(a.high, b.high) &&
		r.quality == other.quality && a.citation == b.citation && a.note == b.note
}

func sameNumber(a, b float64) bool { return a == b || math.IsNaN(a) && math.IsNaN(b) }

// eachRecord calls visit with stored readings of one indicator: those of r in from, which is
// the rest of a SELECT. The record is valid until visit returns. They come in the order of the
// table, or of what the table is joined to, but SQL does not promise that: who relies on it has to look.
//
// The rows do not come back as rows: an aggregate function written in Go sees each of them inside
// SQLite, which takes a third of the time of stepping through them (BenchmarkSeries).
func eachRecord(ctx context.Context, conn *sql.Conn, visit func(*record) error, indicator int32, from string, args ...any) error {
	v := &visitor{visit: visit, record: record{indicator: indicator}}
	token := visitors.add(v)
	defer visitors.remove(token)
	args = append([]any{token}, args...)
	var none any
	err := conn.QueryRowContext(ctx, `
		SELECT `+visitFunction+`(?, r.observed_ms, r.source, r.published_ms, r.seq, r.value, r.low, r.high,
		                         r.quality, r.citation, r.note)
		  `+from, args...).Scan(&none)
	if v.err != nil {
		return v.err
	}
	return err
}

const visitFunction = "watchtui_visit"

// visitor is what one call of eachRecord is about.
type visitor struct {
	visit  func(*record) error
	record record
	err    error // what visit said: SQLite would only keep its text
}

// visitors are the calls under way, by the token that their queries carry: it is the only way
// from a connection of SQLite to a value of Go.
var visitors registry[visitor]

// registry numbers values. Its zero value is ready to use.
type registry[T any] struct {
	mu     sync.Mutex
	last   int64
	values map[int64]*T
}

func (r *registry[T]) add(value *T) int64 {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.values == nil {
		r.values = map[int64]*T{}
	}
	r.last++
	r.values[r.last] = value
	return r.last
}

func (r *registry[T]) find(token int64) *T {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.values[token]
}

func (r *registry[T]) remove(token int64) {
	r.mu.Lock()
	defer r.mu.Unlock()
	delete(r.values, token)
}

// visitCall is the aggregate function at work on one query.
type visitCall struct{ visitor *visitor }

func newVisitCall(sqlite.FunctionContext) (sqlite.AggregateFunction, error) {
	return &visitCall{}, nil
}

// Step takes the token and the columns of readings but for the indicator.
func (c *visitCall) Step(_ *sqlite.FunctionContext, args []driver.Value) error {
	if c.visitor == nil {
		token, _ := args[0].(int64)
		if c.visitor = visitors.find(token); c.visitor == nil {
			return fmt.Errorf("nobody waits for readings under the number %d", token)
		}
	}
	v := c.visitor
	err := v.record.set(args[1:])
	if err == nil {
		err = v.visit(&v.record)
	}
	v.err = err
	return err
}

// WindowInverse, WindowValue and Final belong to an aggregate function; there is no value.
func (c *visitCall) WindowInverse(*sqlite.FunctionContext, []driver.Value) error { return nil }
func (c *visitCall) WindowValue(*sqlite.FunctionContext) (driver.Value, error)   { return nil, nil }
func (c *visitCall) Final(*sqlite.FunctionContext)                               {}

// set takes the fields from a row. A file that was changed by other hands can hold anything.
func (r *record) set(fields []driver.Value) error {
	var ok [5]bool
	var observed, source, published, quality int64
	observed, ok[0] = fields[0].(int64)
	source, ok[1] = fields[1].(int64)
	published, ok[2] = fields[2].(int64)
	r.seq, ok[3] = fields[3].(int64)
	quality, ok[4] = fields[7].(int64)
	if ok != [5]bool{true, true, true, true, true} || quality < 0 || quality > int64(data.Verified) {
		return fmt.Errorf("reading %d has fields that cannot be: %w", r.seq, ErrDamaged)
	}
	r.observed, r.source, r.published = data.Instant(observed), int32(source), data.Instant(published)
	r.value, r.quality = number(fields[4]), data.Quality(quality)
	r.details = nil
	citation, _ := fields[8].(string)
	note, _ := fields[9].(string)
	if low, high := number(fields[5]), number(fields[6]); !math.IsNaN(low) || !math.IsNaN(high) || citation != "" || note != "" {
		r.details = &details{low, high, citation, note}
	}
	return nil
}

func number(field driver.Value) float64 {
	if v, ok := field.(float64); ok {
		return v
	}
	return math.NaN()
}
