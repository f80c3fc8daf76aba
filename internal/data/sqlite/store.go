package sqlite

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"os"
)

// Store is an open store. Its methods may be called from several goroutines; writes wait for
// each other.
type Store struct {
	path   string
	opened address
	reads  *sql.DB
	writes *sql.DB
	folder string // removed on Close; "" where the store is not a private copy

	version dataVersion
	sources nameCache
	readers chan struct{} // has one thing in it for each series that is being read

	packRows int // of a pack; 0 for packRows
}

// Open opens the store at path for reading and writing. Where there is none, or an empty file,
// the error satisfies errors.Is(err, fs.ErrNotExist). Nothing is opened for writing until
// something is written.
func Open(ctx context.Context, path string) (*Store, error) {
	name := path
	path, err := follow(path)
	if err != nil {
		return nil, fmt.Errorf("open the store: %w", err)
	}
	version, err := look(path)
	if err != nil {
		return nil, fmt.Errorf("open the store: %w", err)
	}
	s := newStore(path, writeQuery)
	s.opened = addressOf(name)
	if err := s.checkWAL(ctx); err != nil {
		return nil, errors.Join(fmt.Errorf("open the store: %w", err), s.Close())
	}
	if version < len(migrations) {
		err := s.migrate(ctx)
		if errors.Is(err, ErrReadOnly) && version >= readableVersion {
			err = nil
		}
		if err != nil {
			return nil, errors.Join(err, s.Close())
		}
	}
	return s, nil
}

// mostReaders is how many series are read at once. More would not be read sooner, and each needs a connection and room for its packs.
const mostReaders = 2

func newStore(path, writeQuery string) *Store {
	s := &Store{
		path:   path,
		reads:  sql.OpenDB(connector{path, readQuery}),
		writes: sql.OpenDB(connector{path, writeQuery}),

		readers: make(chan struct{}, mostReaders),
	}
	s.writes.SetMaxOpenConns(1)
	return s
}

// checkWAL looks at the version once more where changes wait in a -wal, as a newer program may
// have left its number there. The connection cannot write, so it leaves them waiting.
func (s *Store) checkWAL(ctx context.Context) error {
	wal, err := os.Stat(s.path + "-wal")
	if err != nil || wal.Size() == 0 {
		return nil
	}
	db := sql.OpenDB(connector{s.path, "mode=ro&_busy_timeout=5000"})
	defer db.Close()
	var version int
	if err := db.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version); err != nil {
		return fmt.Errorf("%s: %w", s.path, explain(err))
	}
	return checkVersion(s.path, version)
}

// Path is the file that the store is in: absolute, links followed.
func (s *Store) Path() string { return s.path }

// Close ends all connections. A private copy is gone afterwards.
func (s *Store) Close() error {
	err := errors.Join(s.version.close(), s.reads.Close(), s.writes.Close())
	if s.folder != "" {
		err = errors.Join(err, os.RemoveAll(s.folder))
	}
	if err != nil {
		return fmt.Errorf("close the store: %w", explain(err))
	}
	return nil
}

// write runs change in one write transaction: all of it comes to stay, or nothing.
func (s *Store) write(ctx context.Context, change func(*sql.Conn) error) error {
	conn, err := s.writes.Conn(ctx)
	if err != nil {
		return s.unopened(err)
	}
	defer conn.Close()
	if _, err := conn.ExecContext(ctx, "BEGIN IMMEDIATE"); err != nil {
		return explain(err)
	}
	err = s.opened.check()
	if err == nil {
		err = s.checkVersion(ctx, conn)
	}
	if err == nil {
		err = change(conn)
	}
	if err != nil {
		discard(conn)
		return explain(err)
	}
	if _, err := conn.ExecContext(context.WithoutCancel(ctx), "COMMIT"); err != nil {
		discard(conn)
		return &commitError{explain(err)}
	}
	return nil
}

// commitError is a COMMIT that failed: what it would have made permanent may be so all the same.
type commitError struct{ err error }

func (e *commitError) Error() string { return fmt.Sprintf("finish the change: %v", e.err) }
func (e *commitError) Unwrap() error { return e.err }

// unopened is why a connection could not be opened: mostly that the file is not there any more.
func (s *Store) unopened(err error) error {
	if gone := s.opened.check(); gone != nil {
		return gone
	}
	return explain(err)
}

// discard closes a connection instead of giving it back. Closing it ends its transaction, in
// whatever state an error has left that.
func discard(conn *sql.Conn) {
	_ = conn.Raw(func(any) error { return driver.ErrBadConn })
}

// read runs look in one read transaction, so that all its answers are of one moment.
func (s *Store) read(ctx context.Context, look func(*sql.Conn) error) error {
	conn, err := s.reads.Conn(ctx)
	if err != nil {
		return s.unopened(err)
	}
	defer conn.Close()
	if _, err := conn.ExecContext(ctx, "BEGIN"); err != nil {
		return explain(err)
	}
	err = look(conn)
	if _, endErr := conn.ExecContext(context.WithoutCancel(ctx), "COMMIT"); endErr != nil {
		discard(conn)
		err = errors.Join(err, endErr)
	}
	return explain(err)
}
