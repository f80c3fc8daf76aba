package sqlite

import (
	"context"
	"database/sql"
	"embed"
	"fmt"
	"io/fs"
)

//go:embed migrations/*.sql
var migrationFiles embed.FS

// migrations are the steps from an empty file to this version: user_version n has seen the first n.
var migrations = readMigrations()

// readableVersion is the oldest version that is read as it is where it cannot be brought up to date.
const readableVersion = 1

func readMigrations() []string {
	names, _ := fs.Glob(migrationFiles, "migrations/*.sql") // in order of their names
	steps := make([]string, len(names))
	for i, name := range names {
		step, _ := migrationFiles.ReadFile(name)
		steps[i] = string(step)
	}
	return steps
}

// migrate brings the store to this version, each step in a transaction with its number.
func (s *Store) migrate(ctx context.Context) error {
	for {
		done := false
		err := s.write(ctx, func(conn *sql.Conn) error {
			var version int
			if err := conn.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version); err != nil {
				return err
			}
			if version == len(migrations) {
				done = true
				return nil
			}
			_, err := conn.ExecContext(ctx, migrations[version]+fmt.Sprintf(`
				PRAGMA application_id = %d;
				PRAGMA user_version   = %d;`, applicationID, version+1))
			return err
		})
		if err != nil {
			return fmt.Errorf("bring the store up to date: %w", err)
		}
		if done {
			return nil
		}
	}
}
