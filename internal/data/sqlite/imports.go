package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"watchtui/internal/data"
)

// Import is one change of the store: what a file brought.
type Import struct {
	ID      int
	At      data.Instant
	File    string
	SHA256  string // of the file, in hex; "" where there is none
	Options string // what else decides on the readings that the file makes
	Undone  data.Instant

	// Counts of rows. Read is the sum of the others.
	Read, New, Revised, Retracted, Duplicate, Refused int

	// Answer is the error with which the disk answered to the last write of an import that is in the store all the same; nil mostly, and of
	// imports that are listed.
	Answer error
}

// InForce tells whether the import is not undone.
func (i Import) InForce() bool { return i.Undone == data.NoInstant }

const importColumns = `
	id, at_ms, file, sha256, options, n_read, n_new, n_revised, n_retracted, n_duplicate, n_refused, undone_at_ms`

// scanImport reads importColumns.
func scanImport(scan func(...any) error) (Import, error) {
	var i Import
	var undone sql.NullInt64
	err := scan(&i.ID, &i.At, &i.File, &i.SHA256, &i.Options,
		&i.Read, &i.New, &i.Revised, &i.Retracted, &i.Duplicate, &i.Refused, &undone)
	i.Undone = data.NoInstant
	if undone.Valid {
		i.Undone = data.Instant(undone.Int64)
	}
	return i, err
}

// Imports lists all imports, undone ones too, in order.
func (s *Store) Imports(ctx context.Context) ([]Import, error) {
	var imports []Import
	err := s.read(ctx, func(conn *sql.Conn) error {
		rows, err := conn.QueryContext(ctx, `SELECT `+importColumns+` FROM imports ORDER BY id`)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			i, err := scanImport(rows.Scan)
			if err != nil {
				return err
			}
			imports = append(imports, i)
		}
		return rows.Err()
	})
	if err != nil {
		return nil, fmt.Errorf("list the imports: %w", err)
	}
	return imports, nil
}

// ImportByID is one import. Where there is none with this number the error is an
// *UnknownImportError.
func (s *Store) ImportByID(ctx context.Context, id int) (Import, error) {
	var found Import
	err := s.read(ctx, func(conn *sql.Conn) (err error) {
		found, err = importByID(ctx, conn, id)
		return err
	})
	if err != nil {
		return Import{}, fmt.Errorf("look up an import: %w", err)
	}
	return found, nil
}

func importByID(ctx context.Context, conn *sql.Conn, id int) (Import, error) {
	found, err := scanImport(conn.QueryRowContext(ctx, `SELECT `+importColumns+` FROM imports WHERE id = ?`, id).Scan)
	if !errors.Is(err, sql.ErrNoRows) {
		return found, err
	}
	unknown := &UnknownImportError{ID: id}
	rows, err := conn.QueryContext(ctx, `SELECT id FROM imports ORDER BY id`)
	if err != nil {
		return Import{}, err
	}
	defer rows.Close()
	for rows.Next() {
		var have int
		if err := rows.Scan(&have); err != nil {
			return Import{}, err
		}
		unknown.Have = append(unknown.Have, have)
	}
	if err := rows.Err(); err != nil {
		return Import{}, err
	}
	return Import{}, unknown
}

// imported looks for an import in force of the same file, by its SHA-256, with the same options.
func imported(ctx context.Context, conn *sql.Conn, sha256, options string) (Import, bool, error) {
	if sha256 == "" {
		return Import{}, false, nil
	}
	found, err := scanImport(conn.QueryRowContext(ctx, `
		SELECT `+importColumns+`
		  FROM imports
		 WHERE sha256 = ? AND options = ? AND undone_at_ms IS NULL
		 ORDER BY id
		 LIMIT 1`, sha256, options).Scan)
	if errors.Is(err, sql.ErrNoRows) {
		return Import{}, false, nil
	}
	return found, err == nil, err
}
