package sqlite

import (
	"context"
	"database/sql/driver"
	"errors"
	"os"

	"modernc.org/sqlite"
)

// engine is a driver of our own, so that its module and function are on our connections and on no others.
var engine = newEngine()

func newEngine() *sqlite.Driver {
	sqlite.StrictPragmas(true)
	e := &sqlite.Driver{}
	// Neither name can be taken yet, which is the only error there is.
	_ = e.RegisterModule(feedModule, feedMaker{})
	_ = e.RegisterFunction(visitFunction, &sqlite.FunctionImpl{NArgs: 11, MakeAggregate: newVisitCall})
	return e
}

// What the connections are opened with. Readers have no way to the write lock; both wait five
// seconds for whoever is in their way.
const (
	readQuery    = "mode=rw&_busy_timeout=5000&_query_only=1&_pragma=cache_size(-2048)" // KiB: what is read is read once, in order
	writeQuery   = changeQuery + "&_synchronous=FULL"
	scratchQuery = changeQuery + "&_synchronous=OFF" // nobody looks for it after a crash

	changeQuery = "mode=rw&_busy_timeout=5000&_journal_mode=WAL&_dqs=0" +
		"&_pragma=page_size(16384)" + // of a file that is still empty
		"&_pragma=temp_store(MEMORY)" +
		"&_pragma=cache_size(-2048)" + // KiB: rows come sorted, and pages that are used again at once stay near the processor
		"&_pragma=journal_size_limit(67108864)" // the next write cuts down the -wal of a large import
)

// connector opens connections to one file.
type connector struct {
	path  string
	query string
}

func (c connector) Driver() driver.Driver { return engine }

// Connect opens the file and reads its first page. Where SQLite cannot make the files that it
// shares between processes (a read-only folder), and where no changes wait in a -wal, the file
// alone is read.
func (c connector) Connect(ctx context.Context) (driver.Conn, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	conn, err := c.connect(ctx, c.query)
	kind := explain(err)
	if err == nil || !errors.Is(kind, ErrNoAccess) && !errors.Is(kind, ErrReadOnly) {
		return conn, kind
	}
	if c.query != readQuery {
		return nil, &storeError{ErrReadOnly, err} // its header was read, so it can be opened
	}
	if wal, walErr := os.Stat(c.path + "-wal"); walErr == nil && wal.Size() > 0 {
		return nil, kind
	}
	conn, err = c.connect(ctx, readQuery+"&immutable=1")
	return conn, explain(err)
}

func (c connector) connect(ctx context.Context, query string) (driver.Conn, error) {
	conn, err := engine.Open(dsn(c.path, query))
	if err != nil {
		return nil, err
	}
	// SQLite opens files when they are first needed; that shall be now.
	rows, err := conn.(driver.QueryerContext).QueryContext(ctx, "PRAGMA user_version", nil)
	if err == nil {
		err = rows.Close()
	}
	if err != nil {
		conn.Close()
		return nil, err
	}
	return conn, nil
}
