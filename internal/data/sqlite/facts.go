package sqlite

import (
	"context"
	"database/sql"
	"fmt"

	"watchtui/internal/data"
)

// Watcher is who is told of facts: its name, and the title of the watchbook by which it looks.
type Watcher struct{ Name, Book string }

// FactRule is what facts come from, as it is defined: a trigger or an offer.
type FactRule struct{ Kind, ID, Definition string }

// FactKey tells a watcher's facts apart.
type FactKey struct{ Kind, Rule, Key string }

// Fact is one that was noted.
type Fact struct {
	ID int
	Watcher
	FactKey
	Noted  data.Instant
	Record string   // JSON, as the command has it; "" where none ever ran
	Last   *Telling // the latest command for it; nil where none ever ran
}

// NotePast notes the rules that the watcher has not looked at so far, and those of the facts given that are theirs: they are past, and nobody is
// told of them. It returns how many facts it noted; most of the time all rules are known, facts is not asked, and nothing is written.
func (s *Store) NotePast(ctx context.Context, w Watcher, rules []FactRule, facts func() []FactKey, now data.Instant) (noted int, err error) {
	missing := false
	err = s.read(ctx, func(conn *sql.Conn) error {
		if has, err := hasFacts(ctx, conn); err != nil || !has {
			missing = true // writing will say that the store cannot be brought up to date
			return err
		}
		for _, rule := range rules {
			var n int
			err := conn.QueryRowContext(ctx, `
				SELECT count(*)
				  FROM watched
				 WHERE watcher = ? AND book = ? AND kind = ? AND rule = ? AND definition = ?`, w.Name, w.Book, rule.Kind, rule.ID, rule.Definition).Scan(&n)
			if err != nil {
				return err
			}
			missing = missing || n == 0
		}
		return nil
	})
	if err == nil && missing {
		past := facts()
		err = s.write(ctx, func(conn *sql.Conn) error {
			noted = 0
			for _, rule := range rules {
				n, err := notePast(ctx, conn, w, rule, past, now)
				if err != nil {
					return err
				}
				noted += n
			}
			return nil
		})
	}
	if err != nil {
		return 0, fmt.Errorf("note what is past: %w", err)
	}
	return noted, nil
}

func notePast(ctx context.Context, conn *sql.Conn, w Watcher, rule FactRule, facts []FactKey, now data.Instant) (noted int, err error) {
	isNew, err := inserted(conn.ExecContext(ctx, `
		INSERT INTO watched (watcher, book, kind, rule, definition, at_ms)
		VALUES (?, ?, ?, ?, ?, ?)
		    ON CONFLICT DO NOTHING`, w.Name, w.Book, rule.Kind, rule.ID, rule.Definition, int64(now)))
	if err != nil || !isNew {
		return 0, err
	}
	for _, fact := range facts {
		if fact.Kind != rule.Kind || fact.Rule != rule.ID {
			continue
		}
		isNew, err := noteFact(ctx, conn, w, fact, "", now)
		if err != nil {
			return 0, err
		}
		if isNew {
			noted++
		}
	}
	return noted, nil
}

// noteFact notes a fact; false where it is noted already.
func noteFact(ctx context.Context, conn *sql.Conn, w Watcher, fact FactKey, record string, now data.Instant) (bool, error) {
	return inserted(conn.ExecContext(ctx, `
		INSERT INTO facts (watcher, book, kind, rule, key, noted_at_ms, record)
		VALUES (?, ?, ?, ?, ?, ?, ?)
		    ON CONFLICT DO NOTHING`, w.Name, w.Book, fact.Kind, fact.Rule, fact.Key, int64(now), record))
}

// inserted tells whether a row was: another may have been there.
func inserted(result sql.Result, err error) (bool, error) {
	if err != nil {
		return false, err
	}
	n, err := result.RowsAffected()
	return n > 0, err
}

// NotedFacts are the facts of which the watcher knows, and whether a command ever ran for them.
func (s *Store) NotedFacts(ctx context.Context, w Watcher) (told map[FactKey]bool, err error) {
	told = map[FactKey]bool{}
	err = s.read(ctx, func(conn *sql.Conn) error {
		rows, err := conn.QueryContext(ctx, `
			SELECT kind, rule, key, EXISTS (SELECT 1 FROM tellings WHERE fact = facts.id)
			  FROM facts
			 WHERE watcher = ? AND book = ?`, w.Name, w.Book)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var key FactKey
			var is bool
			if err := rows.Scan(&key.Kind, &key.Rule, &key.Key, &is); err != nil {
				return err
			}
			told[key] = is
		}
		return rows.Err()
	})
	if err != nil {
		return nil, fmt.Errorf("look up what was noted: %w", err)
	}
	return told, nil
}

// Facts are all that were noted, of all watchers, in the order in which they were.
func (s *Store) Facts(ctx context.Context) ([]Fact, error) {
	var facts []Fact
	err := s.read(ctx, func(conn *sql.Conn) error {
		if has, err := hasFacts(ctx, conn); err != nil || !has {
			return err
		}
		rows, err := conn.QueryContext(ctx, `
			SELECT id, watcher, book, kind, rule, key, noted_at_ms, record, attempt, by, command, began_at_ms, ended_at_ms, outcome, code
			  FROM facts
			  LEFT JOIN tellings t ON fact = id AND attempt = (SELECT max(attempt) FROM tellings WHERE fact = facts.id)
			 ORDER BY id`)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			f, err := scanFact(rows.Scan)
			if err != nil {
				return err
			}
			facts = append(facts, f)
		}
		return rows.Err()
	})
	if err != nil {
		return nil, fmt.Errorf("list the facts: %w", err)
	}
	return facts, nil
}

// hasFacts tells whether the store can have any: an older one that cannot be written to has no such tables.
func hasFacts(ctx context.Context, conn *sql.Conn) (bool, error) {
	var tables int
	err := conn.QueryRowContext(ctx, `SELECT count(*) FROM sqlite_schema WHERE name = 'facts'`).Scan(&tables)
	return tables > 0, err
}

func scanFact(scan func(...any) error) (Fact, error) {
	var f Fact
	var attempt, began, ended, code sql.NullInt64
	var by, command, outcome sql.NullString
	err := scan(&f.ID, &f.Name, &f.Book, &f.Kind, &f.Rule, &f.Key, &f.Noted, &f.Record, &attempt, &by, &command, &began, &ended, &outcome, &code)
	if err != nil || !attempt.Valid {
		return f, err
	}
	t := begun(Telling{Fact: f.ID, Attempt: int(attempt.Int64), By: by.String, Command: command.String, Began: data.Instant(began.Int64)})
	if ended.Valid {
		t.Ended, t.Outcome = data.Instant(ended.Int64), Outcome(outcome.String)
	}
	if code.Valid {
		t.Code = int(code.Int64)
	}
	f.Last = &t
	return f, nil
}
