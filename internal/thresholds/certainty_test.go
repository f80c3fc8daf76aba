package thresholds

import (
	"testing"

	"pgregory.net/rapid"
)

// Laws: the rung that is reached lies between the least and the most possible where all evidence is there, what is certain has nothing that
// decides, and what only decides nothing does not move the verdict.
func TestCertaintyFitsTheVerdict(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		book, readings := randomBook(t), withRanges(t, randomReadings(t))
		h := Run(book, seriesOf(readings), randomVintage(t), origin+230)
		for at := h.First(); at <= h.Until(); at += 5 {
			c, rung := h.Certainty(0, at), h.Rung(0, at)
			if c.Least > rung || rung > c.Most {
				t.Fatalf("on %s: rung %d is not between %d and %d", at, rung, c.Least, c.Most)
			}
			if c.IsCertain() != (len(c.Deciding) == 0) {
				t.Fatalf("on %s: certain is %v, and %d decide", at, c.IsCertain(), len(c.Deciding))
			}
			for n, b := range book.Benchmarks {
				switch truth, word := h.Truth(n, at), h.Word(n, at); {
				case truth == Yes && word != Met, truth == No && word != Unmet && word != Holding:
					t.Fatalf("%s on %s: %s is met, while it is %s", b.ID, at, truth, word)
				}
			}
		}
	})
}

// Laws: on the day on which a state could be known, it was known; on no day of publication before that; and never before the state itself.
func TestAStateIsKnowableOnceItsReadingsAreOut(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		book, readings := randomBook(t), seriesOf(randomReadings(t))
		h := Run(book, readings, AsKnownNow, origin+230)
		n := rapid.IntRange(0, len(book.Benchmarks)-1).Draw(t, "benchmark")
		for _, change := range h.Changes(n) {
			day := h.Knowable(n, change.Day)
			if day < change.Day {
				t.Fatalf("%s on %s could be known on %s", change.Word, change.Day, day)
			}
			for k := change.Day; k <= day; k++ {
				got := Run(book, readings, AsKnownOn(k), change.Day).Word(n, change.Day)
				if (got == change.Word) != (k == day) {
					t.Fatalf("%s on %s could be known on %s, and on %s it was %s", change.Word, change.Day, day, k, got)
				}
			}
		}
		for _, transition := range h.Transitions(0) {
			day := h.RungKnowable(0, transition.Day)
			if got := Run(book, readings, AsKnownOn(day), transition.Day).Rung(0, transition.Day); got != transition.To {
				t.Fatalf("rung %d of %s could be known on %s, and then it was %d", transition.To, transition.Day, day, got)
			}
		}
	})
}

// The stock crossed the cap on 8 February 2025, the day that the report is about; the report came out on the 26th.
func TestTheStockOfFebruary2025CrossedBeforeAnybodyKnew(t *testing.T) {
	h := Run(DefaultBook(), referenceReadings(t), AsKnownNow, day(t, "2026-11-23"))
	crossed := day(t, "2025-02-08")
	if got := h.Word(0, crossed); got != Unmet || h.Word(0, crossed-1) != Met {
		t.Fatalf("on %s the stock is %s", crossed, got)
	}
	if got, want := h.Knowable(0, crossed), day(t, "2025-02-26"); got != want {
		t.Errorf("knowable on %s, want %s", got, want)
	}
	then := Run(DefaultBook(), referenceReadings(t), AsKnownThen, day(t, "2026-11-23"))
	if got := then.Knowable(0, crossed); got != crossed {
		t.Errorf("as known then all is known on its day, and not on %s", got)
	}
}

// A verdict on benchmarks that nobody has looked at for long is only possible, and says which they are.
func TestStaleBenchmarksDecideWhereNothingElseStandsBeforeThem(t *testing.T) {
	h := Run(DefaultBook(), referenceReadings(t), AsKnownNow, day(t, "2026-11-23"))
	for _, c := range []struct {
		at                 string
		least, most        int
		deciding, harmless int
	}{
		{"2024-08-20", 1, 1, 0, 1}, // Fordow is stale, and calm at sea is known not to be
		{"2025-02-10", 0, 0, 0, 0},
		{"2026-11-23", 0, 2, 5, 0}, // nobody has looked at anything
	} {
		got := h.Certainty(0, day(t, c.at))
		if got.Least != c.least || got.Most != c.most || len(got.Deciding) != c.deciding || len(got.Harmless) != c.harmless {
			t.Errorf("on %s: got %d to %d with %d deciding and %d harmless, want %+v", c.at, got.Least, got.Most, len(got.Deciding), len(got.Harmless), c)
		}
	}
}
