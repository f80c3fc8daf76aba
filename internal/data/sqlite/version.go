package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"sync"
)

// dataVersion holds the connection that data versions are asked on: they compare only there.
type dataVersion struct {
	mu         sync.Mutex
	conn       *sql.Conn
	generation int64  // of the connection
	counter    int64  // of SQLite: any change of the file
	changes    int64  // of what the store says
	state      string // what it says, as far as it can change
}

// DataVersion is a number that changes when another connection has changed what the store says. It is
// cheap: as long as nobody writes nothing of the store is read but two numbers in its header, and
// then the few rows that every change of what is in force goes through. The error satisfies errors.Is with fs.ErrNotExist
// where the store is gone, with ErrReplaced where another file has taken its place, and with ErrNewer where
// a newer program has brought it up to date.
func (s *Store) DataVersion(ctx context.Context) (int64, error) {
	v := &s.version
	v.mu.Lock()
	defer v.mu.Unlock()
	if err := s.opened.check(); err != nil {
		return 0, fmt.Errorf("ask for changes: %w", err)
	}
	if v.conn == nil {
		conn, err := s.reads.Conn(ctx)
		if err != nil {
			return 0, fmt.Errorf("ask for changes: %w", explain(err))
		}
		v.conn, v.counter = conn, -1
		v.generation++
	}
	if err := v.look(ctx); err != nil {
		discard(v.conn)
		v.conn.Close()
		v.conn = nil
		return 0, fmt.Errorf("ask for changes: %w", explain(err))
	}
	if err := s.checkVersion(ctx, v.conn); err != nil {
		return 0, fmt.Errorf("ask for changes: %w", explain(err))
	}
	return v.generation<<40 | v.changes, nil
}

func (v *dataVersion) look(ctx context.Context) error {
	var counter int64
	if err := v.conn.QueryRowContext(ctx, "PRAGMA data_version").Scan(&counter); err != nil || counter == v.counter {
		return err
	}
	// Packs may have been written, which is nothing new.
	var state string
	err := v.conn.QueryRowContext(ctx, `
		SELECT concat_ws(' ', count(*), max(id), group_concat(id || ' at ' || undone_at_ms))
		  FROM imports`).Scan(&state)
	if err != nil {
		return err
	}
	if state != v.state {
		v.state = state
		v.changes++
	}
	v.counter = counter
	return nil
}

// checkVersion looks whether a newer program has been at the store since it was opened.
func (s *Store) checkVersion(ctx context.Context, conn *sql.Conn) error {
	var version int
	if err := conn.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version); err != nil {
		return err
	}
	return checkVersion(s.path, version)
}

func (v *dataVersion) close() error {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.conn == nil {
		return nil
	}
	conn := v.conn
	v.conn = nil
	return conn.Close()
}
