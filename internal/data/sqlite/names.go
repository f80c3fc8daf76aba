package sqlite

import (
	"context"
	"database/sql"
	"sync"
)

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

func storeNames(ctx context.Context, conn *sql.Conn, table string, names []name) error {
	if len(names) == 0 {
		return nil
	}
	insert, err := conn.PrepareContext(ctx, `INSERT INTO `+table+` (id, name) VALUES (?, ?)`)
	if err != nil {
		return err
	}
	defer insert.Close()
	for _, n := range names {
		if _, err := insert.ExecContext(ctx, n.id, n.text); err != nil {
			return err
		}
	}
	return nil
}

// name is a new name with the id that it gets.
type name struct {
	id   int32
	text string
}

// What names are kept of; also the names of their tables.
const (
	indicatorNames = iota
	sourceNames
)

var nameTables = [...]string{indicatorNames: "indicators", sourceNames: "sources"}
