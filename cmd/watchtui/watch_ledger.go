package main

import (
	"cmp"
	"context"

	"watchtui/internal/data"
	"watchtui/internal/data/sqlite"
)

// ledger is where it is noted of which facts somebody was told.
type ledger interface {
	// notePast notes the rules that are new, and the facts that they have by now: nobody is told of these. It returns how many they are.
	notePast(ctx context.Context, rules []sqlite.FactRule, past func() []sqlite.FactKey) (int, error)
	// noted are the facts that are noted, and whether somebody was told of them.
	noted(ctx context.Context) (map[sqlite.FactKey]bool, error)
	// begin notes that somebody is told of a fact, before it happens; false where somebody was, or is by another process.
	begin(ctx context.Context, fact sqlite.FactKey, record string, pastToo bool) (sqlite.Telling, bool, error)
}

// memory is the ledger of a watch that only prints: it begins anew each time, and nothing of it gets into the store.
type memory struct {
	rules map[sqlite.FactRule]bool
	told  map[sqlite.FactKey]bool
}

func newMemory() *memory {
	return &memory{map[sqlite.FactRule]bool{}, map[sqlite.FactKey]bool{}}
}

func (m *memory) notePast(_ context.Context, rules []sqlite.FactRule, past func() []sqlite.FactKey) (noted int, err error) {
	fresh := map[sqlite.FactKey]bool{} // the rules that are new, as keys without a fact
	for _, rule := range rules {
		if !m.rules[rule] {
			m.rules[rule], fresh[sqlite.FactKey{Kind: rule.Kind, Rule: rule.ID}] = true, true
		}
	}
	if len(fresh) == 0 {
		return 0, nil
	}
	for _, fact := range past() {
		if _, is := m.told[fact]; !is && fresh[sqlite.FactKey{Kind: fact.Kind, Rule: fact.Rule}] {
			m.told[fact] = false
			noted++
		}
	}
	return noted, nil
}

func (m *memory) noted(context.Context) (map[sqlite.FactKey]bool, error) { return m.told, nil }

func (m *memory) begin(_ context.Context, fact sqlite.FactKey, _ string, _ bool) (sqlite.Telling, bool, error) {
	first := !m.told[fact]
	m.told[fact] = true
	return sqlite.Telling{}, first, nil
}

// stored is the ledger of a watch that runs a command: it is in the store, so that a fact is noted before the command runs and none runs twice for
// it, also after a restart, and beside another watch of the same name.
type stored struct {
	watch *watch
}

// watcher is who is told: by the name of the watch and the book in force.
func (s stored) watcher() sqlite.Watcher {
	book := s.watch.live.book.Load()
	return sqlite.Watcher{Name: s.watch.name, Book: cmp.Or(book.Title, book.Name)}
}

func (s stored) notePast(ctx context.Context, rules []sqlite.FactRule, past func() []sqlite.FactKey) (int, error) {
	return ask(s.watch.live, func(store *sqlite.Store) (int, error) { return store.NotePast(ctx, s.watcher(), rules, past, s.now()) })
}

func (s stored) noted(ctx context.Context) (map[sqlite.FactKey]bool, error) {
	return ask(s.watch.live, func(store *sqlite.Store) (map[sqlite.FactKey]bool, error) { return store.NotedFacts(ctx, s.watcher()) })
}

func (s stored) begin(ctx context.Context, fact sqlite.FactKey, record string, pastToo bool) (begun sqlite.Telling, first bool, err error) {
	begun, err = ask(s.watch.live, func(store *sqlite.Store) (t sqlite.Telling, err error) {
		t, first, err = store.BeginTelling(ctx, s.watcher(), fact, record, s.telling(), pastToo)
		return t, err
	})
	return begun, first, err
}

// again notes that a command runs once more; false where another process has begun to.
func (s stored) again(ctx context.Context, after sqlite.Telling) (begun sqlite.Telling, first bool, err error) {
	begun, err = ask(s.watch.live, func(store *sqlite.Store) (t sqlite.Telling, err error) {
		t, first, err = store.TellAgain(ctx, after, s.telling())
		return t, err
	})
	return begun, first, err
}

// end notes how a command ended, even where the watch is ending.
func (s stored) end(ctx context.Context, t sqlite.Telling) error {
	t.Ended = s.now()
	_, err := ask(s.watch.live, func(store *sqlite.Store) (bool, error) { return true, store.EndTelling(context.WithoutCancel(ctx), t) })
	return err
}

func (s stored) telling() sqlite.Telling {
	return sqlite.Telling{By: s.watch.life.id, Command: s.watch.command, Began: s.now()}
}

func (s stored) now() data.Instant { return data.Instant(s.watch.app.now().UnixMilli()) }
