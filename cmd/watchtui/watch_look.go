package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"

	"watchtui/internal/data"
	"watchtui/internal/data/sqlite"
	"watchtui/internal/thresholds"
)

// errMoved tells that the store changed while it was read: what was read may be of two moments.
var errMoved = errors.New("the store changed while it was read")

// errBroken tells that nobody reads what is printed.
var errBroken = errors.New("the facts cannot be printed")

// look judges what is there, and tells of what happened.
func (w *watch) look(ctx context.Context, q question, version int64) error {
	h, err := ask(w.live, func(s *sqlite.Store) (*thresholds.History, error) { return judge(ctx, s, w.live.book.Load(), q) })
	if err != nil {
		return err
	}
	if now, err := w.live.version(ctx); err != nil || now != version {
		return cmp.Or(err, errMoved)
	}
	facts := h.Facts()
	past, err := w.ledger.notePast(ctx, rulesOf(h), func() []sqlite.FactKey { return w.past(h, facts) })
	if err != nil {
		return err
	}
	if past > 0 && w.command != "" {
		fmt.Fprintf(w.app.stderr, "watchtui: noted %s of the past; no command runs for them\n", data.Count(past, "fact"))
	}
	noted, err := w.ledger.noted(ctx)
	if err != nil {
		return err
	}
	var due []thresholds.Fact
	for _, f := range facts {
		told, isNoted := noted[keyOf(f)]
		if !isNoted || !told && w.isAsked(h, f) {
			due = append(due, f)
		}
	}
	slices.SortStableFunc(due, func(a, b thresholds.Fact) int { return cmp.Compare(h.FactKnown(a), h.FactKnown(b)) })
	for _, f := range due {
		if err := w.tell(ctx, h, f, q.at); err != nil {
			return err
		}
	}
	w.began = true
	return nil
}

// past are the facts that nobody is told of when their rule is new.
func (w *watch) past(h *thresholds.History, facts []thresholds.Fact) []sqlite.FactKey {
	var keys []sqlite.FactKey
	for _, f := range facts {
		if !w.isAsked(h, f) {
			keys = append(keys, keyOf(f))
		}
	}
	return keys
}

// isAsked tells whether a fact of the past was asked for, which is so only when the watch begins.
func (w *watch) isAsked(h *thresholds.History, f thresholds.Fact) bool {
	return w.hasSince && !w.began && h.FactKnown(f) >= w.since
}

// tell notes a fact, prints it, and runs the command for it.
func (w *watch) tell(ctx context.Context, h *thresholds.History, f thresholds.Fact, at data.Day) error {
	line := factLine(h, f, at)
	telling, first, err := w.ledger.begin(ctx, keyOf(f), line, w.isAsked(h, f))
	if err != nil || !first {
		return err
	}
	broken := w.app.printf("%s\n", line)
	if w.command != "" {
		if err := w.run(ctx, telling, line); err != nil {
			return err
		}
	}
	if broken != nil {
		return fmt.Errorf("%w: %w", errBroken, broken)
	}
	return ctx.Err()
}
