package thresholds

import (
	"slices"
	"sync"

	"watchtui/internal/data"
)

// maxKnowable is how many days of publication are tried before the last of them is taken.
const maxKnowable = 64

// Knowable is the first day on which the readings that were published by then gave a benchmark (a place in the book's list) the state
// that it has on the day given: the crossing itself is on the day of the readings, and nobody could know of it before they were published.
// It is the day itself where they were out by then, and as known then always.
func (h *History) Knowable(benchmark int, on data.Day) data.Day {
	on = min(on, h.until)
	if h.vintage == AsKnownThen {
		return on
	}
	uses, want := []*Benchmark{h.book.Benchmarks[benchmark]}, h.Word(benchmark, on)
	return h.knowable.find(knowableKey{false, benchmark, on}, func() data.Day {
		return h.firstPublication(uses, on, func(day data.Day) bool { return h.asKnownOn(day, uses, nil, on).Word(0, on) == want })
	})
}

// firstPublication is the first day of publication on which something is so, or the last that is tried.
func (h *History) firstPublication(uses []*Benchmark, on data.Day, isSo func(data.Day) bool) data.Day {
	days := h.publications(uses, on)
	for _, day := range days {
		if isSo(day) {
			return day
		}
	}
	return days[len(days)-1]
}

// asKnownOn is what the readings that were published by a day said of benchmarks, and of an offer that requires no others.
func (h *History) asKnownOn(day data.Day, uses []*Benchmark, offer *Offer, until data.Day) *History {
	part := *h.book
	part.Benchmarks, part.Triggers, part.Offers = uses, nil, nil
	if offer != nil {
		part.Offers = []*Offer{offer}
	}
	return Run(&part, h.readings, AsKnownOn(day), until)
}

// publications are the day given and those after it on which a reading up to it became known, as far as the vintage goes.
func (h *History) publications(uses []*Benchmark, on data.Day) []data.Day {
	days := []data.Day{on}
	last := h.vintage.Known(h.until)
	for _, indicator := range h.book.Indicators {
		if !slices.ContainsFunc(uses, func(b *Benchmark) bool { return slices.Contains(b.Uses, indicator.ID) }) {
			continue
		}
		id := indicator.ID
		r := newResolver(indicator, h.readings[id])
		for i := 0; i < r.n && r.series.Observed(i) <= on.End(); i++ {
			if known := r.known(i); known.Day() > on && known <= last {
				days = append(days, known.Day())
			}
		}
	}
	slices.Sort(days)
	days = slices.Compact(days)
	if n := len(days); n > maxKnowable {
		days = append(days[:maxKnowable-1], days[n-1])
	}
	return days
}

// knowables keeps what was found: it takes some runs, and a screen asks again and again.
type knowables struct {
	mu   sync.Mutex
	days map[knowableKey]data.Day
}

// knowableKey is a benchmark or an offer, by its place in the book's list, on a day.
type knowableKey struct {
	offer  bool
	number int
	on     data.Day
}

func (k *knowables) find(key knowableKey, find func() data.Day) data.Day {
	k.mu.Lock()
	defer k.mu.Unlock()
	day, ok := k.days[key]
	if !ok {
		if k.days == nil {
			k.days = map[knowableKey]data.Day{}
		}
		day = find()
		k.days[key] = day
	}
	return day
}

// RungKnowable is the first day on which the readings that were published by then gave an offer (a place in the book's list) the rung
// that it has on the day given.
func (h *History) RungKnowable(offer int, on data.Day) data.Day {
	on = min(on, h.until)
	if h.vintage == AsKnownThen {
		return on
	}
	o, rung := h.book.Offers[offer], h.Rung(offer, on)
	var uses []*Benchmark
	for _, b := range h.book.Benchmarks {
		if o.Requires(b) {
			uses = append(uses, b)
		}
	}
	return h.knowable.find(knowableKey{true, offer, on}, func() data.Day {
		return h.firstPublication(uses, on, func(day data.Day) bool { return h.asKnownOn(day, uses, o, on).Rung(0, on) == rung })
	})
}
