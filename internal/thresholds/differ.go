package thresholds

import (
	"fmt"
	"slices"

	"watchtui/internal/data"
)

// Difference is a stretch of days on which two books give two verdicts on an offer.
type Difference struct {
	OfferID  string
	From, To data.Day // both included
	Old, New *Verdict // on From; nil where the book has no such offer
	Reasons  []string // on From
}

// Days is how many days it is.
func (d Difference) Days() int { return int(d.To-d.From) + 1 }

// Differ compares two books on the same readings, from the first reading of either until the last day of both: where the verdicts on an offer, by
// its id, have other names. Differences are in the order of their first days, and of one day in the order of the old book, then of the new one.
func Differ(before, after *History) []Difference {
	var ids []string
	for _, h := range []*History{before, after} {
		for _, o := range h.book.Offers {
			if !slices.Contains(ids, o.ID) {
				ids = append(ids, o.ID)
			}
		}
	}
	var list []Difference
	for _, id := range ids {
		list = append(list, differ(before, after, id)...)
	}
	slices.SortStableFunc(list, func(a, b Difference) int { return int(a.From - b.From) })
	return list
}

// side is an offer in one of the two books.
type side struct {
	*History
	offer int // its place in the book's list; -1 where it is not in it
}

func sideOf(h *History, id string) side {
	return side{h, slices.IndexFunc(h.book.Offers, func(o *Offer) bool { return o.ID == id })}
}

// name is the verdict's word; "" where there is no such offer.
func (s side) name(at data.Day) string {
	if s.offer < 0 {
		return ""
	}
	return s.book.Offers[s.offer].RungName(s.Rung(s.offer, at))
}

func (s side) verdict(at data.Day) *Verdict {
	if s.offer < 0 {
		return nil
	}
	v := s.Verdict(s.offer, at)
	return &v
}

func differ(before, after *History, id string) []Difference {
	old, now := sideOf(before, id), sideOf(after, id)
	starts := []data.Day{min(before.first, after.first)}
	for _, s := range []side{old, now} {
		if s.offer < 0 {
			continue
		}
		for _, t := range s.Transitions(s.offer) {
			starts = append(starts, t.Day)
		}
	}
	slices.Sort(starts)
	starts = slices.Compact(starts)
	var list []Difference
	for k, from := range starts {
		to := min(before.until, after.until)
		if k+1 < len(starts) {
			to = starts[k+1] - 1
		}
		if old.name(from) != now.name(from) && from <= to {
			list = append(list, Difference{id, from, to, old.verdict(from), now.verdict(from), reasons(old, now, from)})
		}
	}
	return list
}

// reasons say on a day which requirements the one book finds met and the other does not, or does not ask for.
func reasons(old, now side, at data.Day) []string {
	if old.offer < 0 || now.offer < 0 {
		return []string{choice(old.offer < 0, "the old book has no such offer", "the new book has no such offer")}
	}
	var list []string
	for _, id := range requiredIDs(old, now) {
		if reason := whyOther(old.requirement(id, at), now.requirement(id, at)); reason != "" {
			list = append(list, id+" "+reason)
		}
	}
	switch {
	case len(list) > 0:
		return list
	case !old.has(now.name(at)):
		return []string{fmt.Sprintf("the old book has no rung %s", data.Quoted(now.name(at)))}
	case !now.has(old.name(at)):
		return []string{fmt.Sprintf("the new book has no rung %s", data.Quoted(old.name(at)))}
	}
	return []string{"the same is met, and the rungs ask for it in another order"}
}

// has tells whether the offer has a rung of that name.
func (s side) has(name string) bool {
	o := s.book.Offers[s.offer]
	return o.Lowest == name || slices.ContainsFunc(o.Rungs, func(r Rung) bool { return r.Name == name })
}

// requiredIDs are the ids of the benchmarks and tests that either offer requires, in the old book's order, then in the new one's.
func requiredIDs(sides ...side) []string {
	var ids []string
	add := func(id string) {
		if !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	for _, s := range sides {
		for _, rung := range s.book.Offers[s.offer].Rungs {
			for _, b := range rung.Requires {
				add(b.ID)
			}
			for _, test := range rung.Tests {
				add(test.String())
			}
		}
	}
	return ids
}

// requirement is a benchmark or test as a book's offer has it on a day.
type requirement struct {
	rung  string // the lowest that requires it; "" where none does
	isMet bool
	state string // with the reason
}

func (s side) requirement(id string, at data.Day) requirement {
	o := s.book.Offers[s.offer]
	for _, rung := range o.Rungs {
		for _, b := range rung.Requires {
			if b.ID == id {
				state := s.State(s.number(b), at)
				return requirement{rung.Name, state.Word == Met, fmt.Sprintf("%s (%s)", state.Word, state.Why)}
			}
		}
		for _, test := range rung.Tests {
			if test.String() == id {
				outcome := o.Tests[test]
				return requirement{rung.Name, outcome.Result == Passes, fmt.Sprintf("%s (%s)", outcome.Result, outcome.Why)}
			}
		}
	}
	return requirement{}
}

// whyOther says what differs about a requirement; "" where nothing does that can make a difference.
func whyOther(old, now requirement) string {
	switch {
	case old.rung == "" && now.isMet, now.rung == "" && old.isMet:
		return ""
	case old.rung == "":
		return fmt.Sprintf("is new, and %s", now.state)
	case now.rung == "":
		return fmt.Sprintf("is no longer required; it is %s", old.state)
	case old.isMet != now.isMet:
		return fmt.Sprintf("%s -> %s", old.state, now.state)
	case old.rung != now.rung && !old.isMet:
		return fmt.Sprintf("is required by %q and no longer by %q; it is %s", now.rung, old.rung, now.state)
	}
	return ""
}
