package thresholds

import (
	"slices"

	"watchtui/internal/data"
)

// Offer climbs rungs in order; the verdict is the highest that it has reached. It may have terms, which give it a price.
type Offer struct {
	ID     string
	Name   string
	Lowest string // name of the implied lowest rung
	Rungs  []Rung // from the second lowest up

	Signed  data.Instant // data.NoInstant where it never was, or the book does not say
	Parties []string
	Monitor string // who monitors it
	Terms   []Term
	Price   Price     // of the terms
	Tests   []Outcome // of all structural tests, in their order

	path string // in the book's file
}

// Rung is reached when all it requires, and all that the rungs below require, is met.
type Rung struct {
	Name     string
	Requires []*Benchmark
	Tests    []Test // that the offer has to pass
}

// RungName is the word for a rung; 0 is the lowest.
func (o *Offer) RungName(rung int) string {
	if rung == 0 {
		return o.Lowest
	}
	return o.Rungs[rung-1].Name
}

// AllOffers are the offers with a price, in the order in which they were signed, and then those that have only a verdict.
func (b *Book) AllOffers() []*Offer {
	offers := slices.Clone(b.Priced)
	for _, o := range b.Offers {
		if len(o.Terms) == 0 {
			offers = append(offers, o)
		}
	}
	return offers
}

// Passed is how many structural tests the offer passes.
func (o *Offer) Passed() int {
	n := 0
	for _, outcome := range o.Tests {
		if outcome.Result == Passes {
			n++
		}
	}
	return n
}

// Requires tells whether any rung of the offer requires the benchmark.
func (o *Offer) Requires(b *Benchmark) bool {
	return slices.ContainsFunc(o.Rungs, func(r Rung) bool { return slices.Contains(r.Requires, b) })
}

// ceiling is the highest rung that the offer's structural tests allow, whatever the readings say.
func (o *Offer) ceiling() int {
	for i := range o.Rungs {
		if len(o.failing(i)) > 0 {
			return i
		}
	}
	return len(o.Rungs)
}

// failing are the tests that a rung (a place in Rungs) requires and the offer does not pass, in the tests' order.
func (o *Offer) failing(rung int) []Outcome {
	var list []Outcome
	for _, outcome := range o.Tests {
		if outcome.Result != Passes && slices.Contains(o.Rungs[rung].Tests, outcome.Test) {
			list = append(list, outcome)
		}
	}
	return list
}

// term finds a term by its name; nil where there is none.
func (o *Offer) term(name string) *Term {
	for i := range o.Terms {
		if o.Terms[i].Name == name {
			return &o.Terms[i]
		}
	}
	return nil
}

// passed are the tests of the rungs up to the one reached. Their outcomes are there from the first day on, and tip nothing later.
func (h *History) passed(offer *Offer, day data.Day, to int) []Test {
	var list []Test
	for _, rung := range offer.Rungs[:to] {
		for _, test := range rung.Tests {
			if day == h.first && !slices.Contains(list, test) {
				list = append(list, test)
			}
		}
	}
	slices.Sort(list)
	return list
}
