package thresholds

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"watchtui/internal/data"
)

// Laws: an explanation says what the history says. A rung is told to be reached where the verdict is on it or above; then all that it
// requires is met. What tipped the last change was met on one side of it alone. Nothing is knowable before it is so, and WhyNot lacks exactly
// what the rung and those below it require and do not have.
func TestExplanationsAgreeWithTheHistory(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		book, readings := randomBook(t), seriesOf(randomReadings(t))
		h := Run(book, readings, randomVintage(t), origin+200)
		at := data.Day(origin + rapid.IntRange(0, 200).Draw(t, "at"))
		e := h.Explain(0, at)
		rung := h.Rung(0, at)
		if e.Verdict.Rung != rung || e.Knowable < e.Verdict.Since {
			t.Fatalf("rung %d, knowable %s; the history has %d since %s", e.Verdict.Rung, e.Knowable, rung, e.Verdict.Since)
		}
		for i, r := range e.Rungs {
			lacks, of := r.Lacks()
			if r.Reached != (rung > i) || r.Reached && lacks > 0 || of != len(book.Offers[0].Rungs[i].Requires) {
				t.Fatalf("rung %d: reached %v, lacks %d of %d; the verdict is on %d", i+1, r.Reached, lacks, of, rung)
			}
		}
		for _, tipping := range e.Tipping {
			if (tipping.Before.Word == Met) == (tipping.After.Word == Met) {
				t.Fatalf("%s tipped from %s to %s", tipping.After.Benchmark.ID, tipping.Before.Word, tipping.After.Word)
			}
		}
		for want := range len(e.Rungs) {
			checkWhyNot(t, h, want+1, at)
		}
	})
}

func checkWhyNot(t *rapid.T, h *History, rung int, at data.Day) {
	w := h.WhyNot(0, rung, at)
	var lacking []string
	for i, b := range h.book.Benchmarks {
		if h.Word(i, at) != Met && slices.Contains(requiredUpTo(h.book.Offers[0], rung), b) {
			lacking = append(lacking, b.ID)
		}
	}
	var got []string
	for _, b := range w.Lacking {
		got = append(got, b.State.Benchmark.ID)
	}
	slices.Sort(got)
	slices.Sort(lacking)
	if !slices.Equal(got, lacking) || w.Reached() != (h.Rung(0, at) >= rung) {
		t.Fatalf("rung %d: lacks %v, want %v; reached %v", rung, got, lacking, w.Reached())
	}
	if !w.Reached() {
		return
	}
	for day := w.Since; day <= at; day++ {
		if h.Rung(0, day) < rung {
			t.Fatalf("reached since %s, but not on %s", w.Since, day)
		}
	}
	if w.Since > h.First() && h.Rung(0, w.Since-1) >= rung {
		t.Fatalf("reached since %s, but the day before, too", w.Since)
	}
}

func TestExplainSummer2024(t *testing.T) {
	h := Run(DefaultBook(), referenceReadings(t), AsKnownNow, day(t, "2026-11-23"))
	e := h.Explain(0, day(t, "2024-08-20"))
	tipping := e.Tipping[0]
	if got, want := tipping.Before.Why+" -> "+tipping.After.Why, "179 d is not >= 180: 1 d to go -> 180 d >= 180"; got != want {
		t.Errorf("tipped by %s, want %s", got, want)
	}
	// The stock went above 42 kg on 15 May 2022 and the report came out on the 30th.
	stock := e.Rungs[1].Requires[0]
	if got, want := stock.State.Since.String()+" known "+stock.Knowable.String(), "2022-05-15 known 2022-05-30"; got != want {
		t.Errorf("heu60_below_weapon unmet since %s, want %s", got, want)
	}
	if lacks, of := e.Rungs[1].Lacks(); lacks != 3 || of != 7 { // three benchmarks; the four tests pass
		t.Errorf("good enough lacks %d of %d, want 3 of 7", lacks, of)
	}
}
