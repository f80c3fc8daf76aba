package sqlite

import (
	"errors"
	"path/filepath"
	"sync"
	"testing"
)

var (
	anna   = Watcher{Name: "anna", Book: "book"}
	launch = FactRule{Kind: "firing", ID: "launch", Definition: "sum >= 1"}
	stock  = FactRule{Kind: "firing", ID: "stock", Definition: "latest > 185"}
)

func factOf(rule FactRule, key string) FactKey { return FactKey{rule.Kind, rule.ID, key} }

// notePastFacts notes rules with facts that are past, and tells how many were noted.
func notePastFacts(t *testing.T, s *Store, w Watcher, rules []FactRule, facts ...FactKey) int {
	t.Helper()
	noted, err := s.NotePast(t.Context(), w, rules, func() []FactKey { return facts }, 5)
	if err != nil {
		t.Fatal(err)
	}
	return noted
}

func beginTelling(t *testing.T, s *Store, w Watcher, fact FactKey, pastToo bool) (Telling, bool) {
	t.Helper()
	telling, first, err := s.BeginTelling(t.Context(), w, fact, "{}", Telling{By: "p", Command: "c", Began: 6}, pastToo)
	if err != nil {
		t.Fatal(err)
	}
	return telling, first
}

// What a rule has when it is first looked at is past and nobody is told of it, unless it is asked for; a rule that is defined otherwise has a
// past of its own.
func TestPastFacts(t *testing.T) {
	s := newTestStore(t)
	old, fresh := factOf(launch, "2024-09-14"), factOf(launch, "2026-11-20")
	if n := notePastFacts(t, s, anna, []FactRule{launch, stock}, old); n != 1 {
		t.Errorf("%d facts are noted, want 1", n)
	}
	if n := notePastFacts(t, s, anna, []FactRule{launch, stock}, old, fresh); n != 0 {
		t.Errorf("%d facts of rules that are known are noted as past", n)
	}
	if _, first := beginTelling(t, s, anna, old, false); first {
		t.Error("somebody is told of what is past")
	}
	if _, first := beginTelling(t, s, anna, fresh, false); !first {
		t.Error("nobody is told of what is new")
	}
	if _, first := beginTelling(t, s, anna, old, true); !first {
		t.Error("nobody is told of a past that was asked for")
	}
	for _, fact := range []FactKey{old, fresh} {
		if _, first := beginTelling(t, s, anna, fact, true); first {
			t.Errorf("somebody is told twice of %v", fact)
		}
	}
	other := launch
	other.Definition = "sum >= 2"
	if n := notePastFacts(t, s, anna, []FactRule{other}, old, factOf(launch, "2020-01-01"), factOf(stock, "2020-01-01")); n != 1 {
		t.Errorf("%d facts are past by the new definition, want the one that was not noted", n)
	}
	if n := notePastFacts(t, s, Watcher{"ben", "book"}, []FactRule{launch}, old); n != 1 {
		t.Errorf("ben has %d facts that are past", n)
	}
	told, err := s.NotedFacts(t.Context(), anna)
	if err != nil || len(told) != 3 || !told[old] || !told[fresh] || told[factOf(launch, "2020-01-01")] {
		t.Errorf("noted: %v, %v", told, err)
	}
}

// Of all that begin at once, over several connections to the store, one may run the command; likewise after one of which the end is not known.
func TestOneIsFirst(t *testing.T) {
	s := newTestStore(t)
	stores := []*Store{s, openTestStore(t, s.Path()), openTestStore(t, s.Path())}
	race := func(begin func(s *Store) (Telling, bool, error)) (winner Telling) {
		t.Helper()
		var wg sync.WaitGroup
		var mu sync.Mutex
		wins := 0
		for i := range 12 {
			wg.Go(func() {
				telling, first, err := begin(stores[i%len(stores)])
				mu.Lock()
				defer mu.Unlock()
				if err != nil {
					t.Error(err)
				}
				if first {
					wins++
					winner = telling
				}
			})
		}
		wg.Wait()
		if wins != 1 {
			t.Errorf("%d are first", wins)
		}
		return winner
	}
	first := race(func(s *Store) (Telling, bool, error) {
		return s.BeginTelling(t.Context(), anna, factOf(launch, "2026-11-20"), "{}", Telling{By: "p", Began: 6}, false)
	})
	again := race(func(s *Store) (Telling, bool, error) {
		return s.TellAgain(t.Context(), first, Telling{By: "q", Began: 7})
	})
	again.Ended, again.Outcome, again.Code = 9, Failed, 3
	if err := s.EndTelling(t.Context(), again); err != nil {
		t.Fatal(err)
	}
	facts, err := s.Facts(t.Context())
	if err != nil || len(facts) != 1 || facts[0].Record != "{}" || *facts[0].Last != (Telling{Fact: 1, Attempt: 2, By: "q", Began: 7, Ended: 9, Outcome: Failed, Code: 3}) {
		t.Errorf("got %+v, %v", facts, err)
	}
}

// A store of the version before facts is brought up to date with all that it has, and one that cannot be written to says so.
func TestStoreFromBeforeFacts(t *testing.T) {
	path := filepath.Join(t.TempDir(), "store.db")
	ours := migrations
	migrations = ours[:2]
	err := Create(t.Context(), path, func(s *Store) error {
		_, err := s.Import(t.Context(), ImportOptions{File: "reference"}, sequence(reading(t, "2024-01-01", 1)))
		return err
	})
	migrations = ours
	if err != nil {
		t.Fatal(err)
	}
	s := openTestStore(t, path)
	series, err := s.Series(t.Context(), "oil")
	if err != nil || series.Len() != 1 {
		t.Errorf("got %d readings, %v", series.Len(), err)
	}
	if facts, err := s.Facts(t.Context()); err != nil || len(facts) != 0 {
		t.Errorf("got %v, %v", facts, err)
	}
	if _, first := beginTelling(t, s, anna, factOf(stock, "2025-02-08"), false); !first {
		t.Error("nothing can be noted")
	}
	migrations = ours[:2] // the program before this one
	defer func() { migrations = ours }()
	if older, err := Open(t.Context(), path); !errors.Is(err, ErrNewer) {
		t.Errorf("an older program opens it: %v", err)
		_ = older.Close()
	}
}

// Nothing of facts is a change of the readings: what follows the store does not look again.
func TestFactsAreNoNewReadings(t *testing.T) {
	s := newTestStore(t)
	other := openTestStore(t, s.Path())
	before, err := s.DataVersion(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	beginTelling(t, other, anna, factOf(stock, "2025-02-08"), false)
	if after, err := s.DataVersion(t.Context()); err != nil || after != before {
		t.Errorf("the version was %d and is %d, %v", before, after, err)
	}
}
