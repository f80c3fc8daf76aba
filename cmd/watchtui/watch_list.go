package main

import (
	"context"
	"strconv"

	"watchtui/internal/data"
	"watchtui/internal/data/sqlite"
)

// How a fact stands, beside the outcomes of its command.
const (
	pastFact   = "past"    // noted only
	runsNow    = "runs"    // its command
	unknownEnd = "unknown" // how its command ended
)

// stateOfFact is how a fact in the store at that path stands.
func stateOfFact(f sqlite.Fact, path string) string {
	switch {
	case f.Last == nil:
		return pastFact
	case f.Last.Outcome != sqlite.NoOutcome:
		return string(f.Last.Outcome)
	case lives(path, f.Last.By):
		return runsNow
	}
	return unknownEnd
}

// notedRecord is a fact that was noted, for scripts.
type notedRecord struct {
	ID      int     `json:"id"`
	Watch   string  `json:"watch"`
	Book    string  `json:"book"`
	Fact    string  `json:"fact"`
	Rule    string  `json:"rule"`
	Key     string  `json:"key"`
	State   string  `json:"state"`
	Noted   string  `json:"noted"`
	Attempt *int    `json:"attempt"` // null where no command ever ran
	Began   *string `json:"began"`
	Ended   *string `json:"ended"`
	Code    *int    `json:"code"`
	Command *string `json:"command"`
}

func notedRecordOf(f sqlite.Fact, path string) notedRecord {
	r := notedRecord{ID: f.ID, Watch: f.Name, Book: f.Book, Fact: f.Kind, Rule: f.Rule, Key: f.Key, State: stateOfFact(f, path), Noted: f.Noted.String()}
	if t := f.Last; t != nil {
		r.Attempt, r.Began, r.Ended, r.Command = &t.Attempt, optionalDate(t.Began), optionalDate(t.Ended), &t.Command
		if t.Code != sqlite.NoCode {
			r.Code = &t.Code
		}
	}
	return r
}

func factsListing(ctx context.Context, s *sqlite.Store) (*listing, error) {
	facts, err := s.Facts(ctx)
	if err != nil {
		return nil, err
	}
	l := &listing{header: []string{"id", "watch", "fact", "rule", "key", "state", "attempt", "began", "code", "command"}}
	for _, f := range facts {
		r := notedRecordOf(f, s.Path())
		l.add(r, strconv.Itoa(r.ID), r.Watch, r.Fact, r.Rule, data.Visible(r.Key), r.State, countCell(r.Attempt), textCell(r.Began), countCell(r.Code), textCell(r.Command))
	}
	return l, nil
}
