package thresholds

import (
	"slices"

	"watchtui/internal/data"
)

// Explanation is the whole chain from a verdict to the readings that it rests on: the change that led to it, its rungs, what each
// requires, and for each benchmark the readings.
type Explanation struct {
	Verdict   Verdict
	Certainty Certainty
	Tipping   []Tipping // of the change that led to the verdict, by its TippedBy
	Knowable  data.Day  // when that change could be known; its day where there was none
	Rungs     []RungExplanation
}

// Unread tells whether nothing was read of what the rungs ask for.
func (e Explanation) Unread() bool {
	for _, r := range e.Rungs {
		if slices.ContainsFunc(r.Requires, func(b BenchmarkExplanation) bool { return b.State.AgeDays >= 0 }) {
			return false
		}
	}
	return true
}

// Tipping is what one benchmark did on the day on which it tipped a verdict.
type Tipping struct {
	Before, After State // at the end of the day before, and of the day
}

// RungExplanation is a rung, from the second lowest up, with what it requires itself; what the rungs below require it requires, too.
type RungExplanation struct {
	Name     string
	Reached  bool // it, and all below it
	Requires []BenchmarkExplanation
	Tests    []Outcome
}

// Lacks is how many of the benchmarks and tests of the rung itself are lacking, and of how many.
func (r RungExplanation) Lacks() (lacks, of int) {
	for _, b := range r.Requires {
		if b.State.Word != Met {
			lacks++
		}
	}
	for _, o := range r.Tests {
		if o.Result != Passes {
			lacks++
		}
	}
	return lacks, len(r.Requires) + len(r.Tests)
}

// BenchmarkExplanation is a benchmark's state, when that could be known, whether it is the same over all ranges and sources, and what would
// change it.
type BenchmarkExplanation struct {
	Number   int // the benchmark's place in the book's list
	State    State
	Knowable data.Day // the first day on which the readings that were out gave the state that it had since State.Since
	Truth    Truth
	Unsure   string // why Truth is Unknown, where the state itself does not say so
	Takes    string
}

// Explain is the chain behind the verdict on an offer (a place in the book's list) on a day.
func (h *History) Explain(offer int, at data.Day) Explanation {
	at = min(at, h.until)
	e := Explanation{Verdict: h.Verdict(offer, at), Certainty: h.Certainty(offer, at)}
	e.Knowable = e.Verdict.Since
	if last := e.Verdict.Last; last != nil {
		e.Knowable = h.RungKnowable(offer, last.Day)
		for _, b := range last.TippedBy {
			i := h.number(b)
			e.Tipping = append(e.Tipping, Tipping{h.State(i, last.Day-1), h.State(i, last.Day)})
		}
	}
	for i := range e.Verdict.Offer.Rungs {
		e.Rungs = append(e.Rungs, h.explainRung(offer, i+1, at))
	}
	return e
}

func (h *History) explainRung(offer, rung int, at data.Day) RungExplanation {
	o := h.book.Offers[offer]
	of := o.Rungs[rung-1]
	r := RungExplanation{Name: of.Name, Reached: h.Rung(offer, at) >= rung}
	for _, b := range of.Requires {
		r.Requires = append(r.Requires, h.ExplainBenchmark(h.number(b), at))
	}
	for _, outcome := range o.Tests {
		if slices.Contains(of.Tests, outcome.Test) {
			r.Tests = append(r.Tests, outcome)
		}
	}
	return r
}

// ExplainBenchmark is the part of the chain from a benchmark (a place in the book's list) to its readings.
func (h *History) ExplainBenchmark(benchmark int, at data.Day) BenchmarkExplanation {
	at = min(at, h.until)
	s := h.State(benchmark, at)
	e := BenchmarkExplanation{Number: benchmark, State: s, Knowable: h.Knowable(benchmark, s.Since), Truth: h.Truth(benchmark, at), Takes: h.WhatItTakes(benchmark, at)}
	if e.Truth == Unknown {
		if why := h.Unsure(benchmark, at).Why; why != s.Why {
			e.Unsure = why
		}
	}
	return e
}

// WhyNot is what keeps an offer from a rung.
type WhyNot struct {
	Rung     int
	Since    data.Day               // of having reached it, where nothing is lacking
	Lacking  []BenchmarkExplanation // of it and all rungs below, nearest first
	Failing  []Outcome              // the tests, which no reading can mend
	Smallest SmallestChange         // the least that has to be read
}

// Reached tells whether nothing is lacking.
func (w WhyNot) Reached() bool { return len(w.Lacking)+len(w.Failing) == 0 }

// WhyNot is what an offer (a place in the book's list) lacks for a rung, and for those below it, on a day.
func (h *History) WhyNot(offer, rung int, at data.Day) WhyNot {
	at = min(at, h.until)
	o := h.book.Offers[offer]
	w := WhyNot{Rung: rung, Since: h.reachedSince(offer, rung, at)}
	if h.Rung(offer, at) >= rung {
		return w
	}
	needs, _ := h.needs(requiredUpTo(o, rung), at)
	for _, n := range needs {
		w.Lacking = append(w.Lacking, h.ExplainBenchmark(h.number(n.State.Benchmark), at))
	}
	for i := range o.Rungs[:rung] {
		for _, outcome := range o.failing(i) {
			if !slices.Contains(w.Failing, outcome) {
				w.Failing = append(w.Failing, outcome)
			}
		}
	}
	w.Smallest = h.SmallestChange(offer, rung, at)
	return w
}

// reachedSince is the day from which an offer was on a rung or above without a break; the day itself where it is not.
func (h *History) reachedSince(offer, rung int, at data.Day) data.Day {
	if h.Rung(offer, at) < rung {
		return at
	}
	since := min(at, h.first)
	for _, t := range h.transitions[offer] {
		if t.Day <= at && t.From < rung {
			since = t.Day
		}
	}
	return since
}
