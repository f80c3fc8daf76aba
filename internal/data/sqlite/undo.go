package sqlite

import (
	"context"
	"database/sql"
	"fmt"

	"watchtui/internal/data"
)

// UndoResult is what undoing an import came to.
type UndoResult struct {
	Import Import
	Gone   int // readings that are no longer in force
	Kept   int // readings of the import that are still in force, as others bring them
}

// RedoResult is what redoing an import came to.
type RedoResult struct {
	Import Import
	Back   int // readings that are in force again
	Kept   int // readings of the import that were in force meanwhile, as others bring them
}

// Undo takes an import out of force at the time now. ErrUndone where it is so already.
func (s *Store) Undo(ctx context.Context, id int, now data.Instant) (UndoResult, error) {
	of, alone, shared, err := s.setUndone(ctx, id, now)
	if err != nil {
		return UndoResult{}, fmt.Errorf("undo import %d: %w", id, err)
	}
	return UndoResult{of, alone, shared}, nil
}

// Redo puts an undone import back in force, and its readings back in their old places.
// ErrNotUndone where it is in force.
func (s *Store) Redo(ctx context.Context, id int) (RedoResult, error) {
	of, alone, shared, err := s.setUndone(ctx, id, data.NoInstant)
	if err != nil {
		return RedoResult{}, fmt.Errorf("redo import %d: %w", id, err)
	}
	return RedoResult{of, alone, shared}, nil
}

// setUndone undoes an import, or redoes it where undone is NoInstant. It counts the readings
// that it alone brings and those that another import in force brings too.
func (s *Store) setUndone(ctx context.Context, id int, undone data.Instant) (of Import, alone, shared int, err error) {
	err = s.write(ctx, func(conn *sql.Conn) error {
		if of, err = importByID(ctx, conn, id); err != nil {
			return err
		}
		switch redo := undone == data.NoInstant; {
		case redo && of.InForce():
			return ErrNotUndone
		case !redo && !of.InForce():
			return ErrUndone
		}
		brought, err := readBrought(ctx, conn, id)
		if err != nil {
			return err
		}
		others, err := readForce(ctx, conn, id)
		if err != nil {
			return err
		}
		var all int64
		for _, r := range brought {
			all += r.len()
		}
		shared = int(overlap(brought, others.bringers))
		alone = int(all) - shared
		of.Undone = undone
		_, err = conn.ExecContext(ctx, `UPDATE imports SET undone_at_ms = ? WHERE id = ?`,
			sql.NullInt64{Int64: int64(undone), Valid: undone != data.NoInstant}, id)
		return err
	})
	return of, alone, shared, err
}
