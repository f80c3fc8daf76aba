package thresholds

import (
	"fmt"
	"slices"

	"watchtui/internal/data"
	"watchtui/internal/tomlfile"
)

// This file reads offers and their rungs: [[offer]] and [[offer.rung]].

func (r *reader) offer(path string, table *offerTable) {
	has := func(o *Offer) bool { return o.ID == table.ID }
	taken := slices.ContainsFunc(r.book.Offers, has) || slices.ContainsFunc(r.book.Priced, has)
	r.id(path, "offer", table.ID, taken)
	offer := &Offer{ID: table.ID, Name: data.Visible(table.Name), Lowest: data.Visible(table.Lowest), path: path}
	if offer.Name == "" {
		offer.Name = table.ID
	}
	if offer.Lowest == "" {
		offer.Lowest = "not good enough"
	}
	names := []string{offer.Lowest}
	for i, rung := range table.Rung {
		at := fmt.Sprintf("%s.rung.%d", path, i)
		name := data.Visible(rung.Name)
		switch {
		case name == "":
			r.Fail(at, "the rung has no name")
		case slices.Contains(names, name):
			r.Fail(at+".name", "a second rung with the name %s", data.Quoted(name))
		}
		names = append(names, name)
		offer.Rungs = append(offer.Rungs, Rung{name, r.required(at, &rung), r.asked(at, rung.Tests)})
	}
	r.priced(path, table, offer)
	switch {
	case len(table.Rung) > 0:
		r.book.Offers = append(r.book.Offers, offer)
	case len(table.Term) == 0:
		r.Fail(path, "the offer %s has no [[offer.rung]] and no [[offer.term]]", data.Quoted(table.ID))
	}
}

func (r *reader) required(path string, rung *rungTable) []*Benchmark {
	ids := rung.Requires
	if len(ids) == 0 && len(rung.Tests) == 0 {
		r.Fail(path, "the rung requires nothing: name benchmarks in requires, or structural tests in tests")
	}
	var known []string
	for _, b := range r.book.Benchmarks {
		known = append(known, b.ID)
	}
	var required []*Benchmark
	for i, id := range ids {
		at := slices.Index(known, id)
		if at < 0 && slices.Contains(r.broken, id) {
			continue
		}
		if at < 0 {
			r.Fail(fmt.Sprintf("%s.requires.%d", path, i), "unknown benchmark %s%s", data.Quoted(id), tomlfile.DidYouMean(id, known))
			continue
		}
		required = append(required, r.book.Benchmarks[at])
	}
	return required
}
