package sqlite

import (
	"context"
	"database/sql"
	"fmt"

	"watchtui/internal/data"
)

// Telling is a command that ran for a fact, or is about to.
type Telling struct {
	Fact, Attempt int
	By            string // the process
	Command       string
	Began, Ended  data.Instant // Ended is NoInstant while it runs, and for ever where the process ended before it
	Outcome       Outcome      // NoOutcome likewise
	Code          int          // NoCode where the command did not exit by itself
}

// Outcome is how a telling ended.
type Outcome string

// The outcomes.
const (
	NoOutcome Outcome = "" // it runs, or nobody knows how it ended
	Done      Outcome = "done"
	Failed    Outcome = "failed"
	Stopped   Outcome = "stopped" // by the end of the watcher: how far it came is not known
)

// BeginTelling notes that a command is about to run for a fact, t with its process, command and beginning. Of all that try the first is told true,
// and only that one may run it. A fact that was past when it was noted is not to be told of, unless pastToo.
func (s *Store) BeginTelling(ctx context.Context, w Watcher, fact FactKey, record string, t Telling, pastToo bool) (_ Telling, first bool, err error) {
	err = s.write(ctx, func(conn *sql.Conn) error {
		first = false
		isNew, err := noteFact(ctx, conn, w, fact, record, t.Began)
		if err != nil || !isNew && !pastToo {
			return err
		}
		err = conn.QueryRowContext(ctx, `
			   UPDATE facts SET record = ?
			    WHERE watcher = ? AND book = ? AND kind = ? AND rule = ? AND key = ?
			          AND NOT EXISTS (SELECT 1 FROM tellings WHERE fact = facts.id)
			RETURNING id`, record, w.Name, w.Book, fact.Kind, fact.Rule, fact.Key).Scan(&t.Fact)
		if err == sql.ErrNoRows {
			return nil // it was told of
		}
		if err != nil {
			return err
		}
		t.Attempt = 1
		first, err = noteTelling(ctx, conn, t)
		return err
	})
	if err != nil {
		return Telling{}, false, fmt.Errorf("note a fact: %w", err)
	}
	return begun(t), first, nil
}

// TellAgain notes that a command is about to run once more for a fact. Of all that try after the same telling the first is told true.
func (s *Store) TellAgain(ctx context.Context, after Telling, t Telling) (_ Telling, first bool, err error) {
	t.Fact, t.Attempt = after.Fact, after.Attempt+1
	err = s.write(ctx, func(conn *sql.Conn) (err error) {
		first, err = noteTelling(ctx, conn, t)
		return err
	})
	if err != nil {
		return Telling{}, false, fmt.Errorf("note that a command runs again: %w", err)
	}
	return begun(t), first, nil
}

func noteTelling(ctx context.Context, conn *sql.Conn, t Telling) (first bool, err error) {
	return inserted(conn.ExecContext(ctx, `
		INSERT INTO tellings (fact, attempt, by, command, began_at_ms)
		VALUES (?, ?, ?, ?, ?)
		    ON CONFLICT DO NOTHING`, t.Fact, t.Attempt, t.By, data.Visible(t.Command), int64(t.Began)))
}

// begun is a telling of whose end nothing is known yet.
func begun(t Telling) Telling {
	t.Ended, t.Outcome, t.Code = data.NoInstant, NoOutcome, NoCode
	return t
}

// EndTelling notes how a command ended.
func (s *Store) EndTelling(ctx context.Context, t Telling) error {
	err := s.write(ctx, func(conn *sql.Conn) error {
		_, err := conn.ExecContext(ctx, `
			UPDATE tellings SET ended_at_ms = ?, outcome = ?, code = ?
			 WHERE fact = ? AND attempt = ?`, int64(t.Ended), string(t.Outcome), sql.NullInt64{Int64: int64(t.Code), Valid: t.Code != NoCode}, t.Fact, t.Attempt)
		return err
	})
	if err != nil {
		return fmt.Errorf("note how a command ended: %w", err)
	}
	return nil
}

// NoCode stands for the code of what did not exit by itself.
const NoCode = -1
