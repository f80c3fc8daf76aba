package thresholds

import (
	"fmt"
	"slices"

	"watchtui/internal/data"
)

// Truth is whether a benchmark is met, where the readings can leave that open. The zero value is No.
type Truth uint8

// The truths.
const (
	No      Truth = iota // not met, whatever is right of what the sources say
	Unknown              // the readings leave it open
	Yes                  // met, whatever is right
)

var truths = [...]string{"no", "unknown", "yes"}

func (t Truth) String() string { return truths[t] }

// Truth is whether a benchmark (a place in the book's list) is met on a day, over the published ranges and over all sources that speak
// of the same instants. It is unknown, too, where the state is no data, stale, unverified or contested: what nobody has seen can be.
func (h *History) Truth(benchmark int, at data.Day) Truth {
	at = min(at, h.until)
	switch h.Word(benchmark, at) {
	case NoData, Stale, Unverified, Contested:
		return Unknown
	}
	switch p := h.possibility(benchmark, at); {
	case !p.met:
		return No
	case p.notMet:
		return Unknown
	}
	return Yes
}

// Certainty is how much of a verdict the unknown leaves open.
type Certainty struct {
	Least, Most int      // the rungs reached if all that is unknown were not met, and if it were
	Deciding    []Unsure // they make the difference between Least and Most, in the book's order
	Harmless    []Unsure // the verdict is the same whatever they are
}

// IsCertain tells whether the verdict is the same whatever is right of what the sources say.
func (c Certainty) IsCertain() bool { return c.Least == c.Most }

// Unsure is a benchmark that is unknown, and why.
type Unsure struct {
	State State
	Why   string // one line
}

// Certainty is how sure the verdict on an offer (a place in the book's list) is on a day.
//
// Rungs ask for all that they require, so an unknown decides where a rung that can be reached requires it, and is harmless where
// something that is known not to be met, or a test that fails, stands before every rung that does.
func (h *History) Certainty(offer int, at data.Day) Certainty {
	o := h.book.Offers[offer]
	c := Certainty{}
	c.Least, c.Most = h.Reachable(offer, at)
	for i, b := range h.book.Benchmarks {
		if !o.Requires(b) || h.Truth(i, at) != Unknown {
			continue
		}
		unsure := h.Unsure(i, at)
		if slices.ContainsFunc(o.Rungs[c.Least:c.Most], func(r Rung) bool { return slices.Contains(r.Requires, b) }) {
			c.Deciding = append(c.Deciding, unsure)
		} else {
			c.Harmless = append(c.Harmless, unsure)
		}
	}
	return c
}

// Reachable are the rungs that an offer (a place in the book's list) has reached on a day if all that is unknown were not met, and if it were.
func (h *History) Reachable(offer int, at data.Day) (least, most int) {
	return h.reached(offer, at, Yes), h.reached(offer, at, Unknown)
}

// reached is the highest rung of which all that is required is so true at least.
func (h *History) reached(offer int, at data.Day, least Truth) int {
	o := h.book.Offers[offer]
	ceiling := o.ceiling()
	for i, rung := range o.Rungs[:ceiling] {
		for _, b := range rung.Requires {
			if h.Truth(h.number(b), at) < least {
				return i
			}
		}
	}
	return ceiling
}

// Unsure says why a benchmark (a place in the book's list) whose truth is Unknown is so: by its state, or by how far the readings go apart.
func (h *History) Unsure(benchmark int, at data.Day) Unsure {
	at = min(at, h.until)
	s := h.State(benchmark, at)
	u := Unsure{s, s.Why}
	switch s.Word {
	case NoData, Stale, Unverified, Contested:
		return u
	}
	b := s.Benchmark
	lowest := data.Claimed
	if s.Word == Met || s.Word == Holding {
		lowest = b.Evidence
	}
	values := h.between(b, lowest, at)
	if open := b.Met.over(values); open.all || !open.some {
		u.Why = fmt.Sprintf("%s on %s; the ranges and sources of the days before leave it open", s.Why, at)
		return u
	}
	u.Why = fmt.Sprintf("%s; over the ranges and sources it lies between %s and %s", s.Why, b.Amount(values.low), b.Amount(values.high))
	return u
}
