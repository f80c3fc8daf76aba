package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"sort"
	"strconv"

	"modernc.org/sqlite/vtab"
)

// feed is a virtual table whose rows are records in memory: one INSERT … SELECT from it stores
// thousands of readings. That is measured to be faster than binding them as parameters; see
// BenchmarkBulkInsert.
type feed struct {
	name    string // of the table, in the connection's own temporary schema
	token   int64
	records []record
	order   []int32 // which of the records, and in which order
}

const feedModule = "watchtui_feed"

// feeds are the feeds in use, by the token that their tables are made with.
var feeds registry[feed]

// openFeed makes a feed on the connection. It goes with the transaction if that is rolled back,
// but close has to be called anyway.
func openFeed(ctx context.Context, conn *sql.Conn) (*feed, error) {
	f := &feed{}
	f.token = feeds.add(f)
	f.name = fmt.Sprintf("temp.feed_%d", f.token)
	_, err := conn.ExecContext(ctx, fmt.Sprintf("CREATE VIRTUAL TABLE %s USING %s(%d)", f.name, feedModule, f.token))
	if err != nil {
		f.close()
	}
	return f, err
}

func (f *feed) close() { feeds.remove(f.token) }

// worthAnInsert is how many records of one indicator are inserted by themselves.
const worthAnInsert = 1000

// insert stores the records.
func (f *feed) insert(ctx context.Context, conn *sql.Conn, bare bool) error {
	all := f.order
	defer func() { f.order = all }()
	for rest := all; len(rest) > 0; {
		n := ofFirst(f.records, rest)
		if n < worthAnInsert {
			n = len(rest)
		}
		f.order, rest = rest[:n], rest[n:]
		if err := f.insertOrder(ctx, conn, bare); err != nil {
			return err
		}
	}
	return nil
}

// ofFirst is how many records at the beginning of an order, which is that of the table, are of the first one's indicator.
func ofFirst(records []record, order []int32) int {
	indicator := records[order[0]].indicator
	return sort.Search(len(order), func(i int) bool { return records[order[i]].indicator != indicator })
}

// insertOrder stores the records that are in order. Each column that is asked for is a call out of SQLite for every row, so that is not
// done for what is the same in all of them, nor where none has a range or text.
func (f *feed) insertOrder(ctx context.Context, conn *sql.Conn, bare bool) error {
	first := f.records[f.order[0]]
	isSame := [...]bool{true, true, true, true}
	for _, i := range f.order {
		r := &f.records[i]
		isSame[0] = isSame[0] && r.indicator == first.indicator
		isSame[1] = isSame[1] && r.source == first.source
		isSame[2] = isSame[2] && r.published == first.published
		isSame[3] = isSame[3] && r.quality == first.quality
	}
	columns := [...]string{"indicator", "source", "published_ms", "quality"}
	for k, same := range [...]int64{int64(first.indicator), int64(first.source), int64(first.published), int64(first.quality)} {
		if isSame[k] {
			columns[k] = strconv.FormatInt(same, 10)
		}
	}
	low, high, citation, note := "low", "high", "citation", "note"
	if bare {
		low, high, citation, note = "NULL", "NULL", "NULL", "NULL"
	}
	_, err := conn.ExecContext(ctx, fmt.Sprintf(`
		INSERT INTO readings (indicator, observed_ms, source, published_ms, seq, value, low, high, quality, citation, note)
		SELECT %s, observed_ms, %s, %s, rowid, value, %s, %s, %s, %s, %s FROM %s`,
		columns[0], columns[1], columns[2], low, high, columns[3], citation, note, f.name))
	return err
}

// drop takes the table away again; its rows are stored by then.
func (f *feed) drop(ctx context.Context, conn *sql.Conn) error {
	_, err := conn.ExecContext(ctx, "DROP TABLE "+f.name)
	return err
}

// feedMaker is the vtab.Module that makes tables of feeds.
type feedMaker struct{}

// Create and Connect are vtab.Module.
func (m feedMaker) Create(ctx vtab.Context, args []string) (vtab.Table, error) {
	if len(args) < 4 {
		return nil, fmt.Errorf("a feed needs its token")
	}
	token, err := strconv.ParseInt(args[3], 10, 64)
	if err != nil {
		return nil, err
	}
	f := feeds.find(token)
	if f == nil {
		return nil, fmt.Errorf("there is no feed %d", token)
	}
	return f, ctx.Declare(`CREATE TABLE feed (
		indicator, observed_ms, source, published_ms, seq, value, low, high, quality, citation, note)`)
}

func (m feedMaker) Connect(ctx vtab.Context, args []string) (vtab.Table, error) {
	return m.Create(ctx, args)
}

// BestIndex, Open, Disconnect and Destroy are vtab.Table: there is one way to read a feed.
func (f *feed) BestIndex(*vtab.IndexInfo) error { return nil }
func (f *feed) Open() (vtab.Cursor, error)      { return &feedCursor{feed: f}, nil }
func (f *feed) Disconnect() error               { return nil }
func (f *feed) Destroy() error                  { return nil }

// feedCursor reads a feed from the first record to the last.
type feedCursor struct {
	feed *feed
	at   int
}

func (c *feedCursor) Filter(int, string, []vtab.Value) error { c.at = 0; return nil }
func (c *feedCursor) Next() error                            { c.at++; return nil }
func (c *feedCursor) Eof() bool                              { return c.at >= len(c.feed.order) }
func (c *feedCursor) Rowid() (int64, error)                  { return c.feed.records[c.feed.order[c.at]].seq, nil }
func (c *feedCursor) Close() error                           { return nil }

// Column is one field of the record, as the table of readings has it.
func (c *feedCursor) Column(column int) (vtab.Value, error) {
	r := &c.feed.records[c.feed.order[c.at]]
	switch column {
	case 0:
		return int64(r.indicator), nil
	case 1:
		return int64(r.observed), nil
	case 2:
		return int64(r.source), nil
	case 3:
		return int64(r.published), nil
	case 4:
		return r.seq, nil
	case 5:
		return numberOrNull(r.value), nil
	case 6:
		return numberOrNull(r.more().low), nil
	case 7:
		return numberOrNull(r.more().high), nil
	case 8:
		return int64(r.quality), nil
	case 9:
		return textOrNull(r.more().citation), nil
	case 10:
		return textOrNull(r.more().note), nil
	}
	return nil, fmt.Errorf("a feed has no column %d", column)
}

func numberOrNull(v float64) vtab.Value {
	if v != v {
		return nil
	}
	return v
}

func textOrNull(text string) vtab.Value {
	if text == "" {
		return nil
	}
	return text
}
