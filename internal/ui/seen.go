package ui

import (
	"slices"

	"watchtui/internal/data"
	"watchtui/internal/thresholds"
)

// Seen is how things stood at the end of a session, with what was known then.
type Seen struct {
	Day        data.Day            // that was today
	LastImport int64               // the number of the latest import
	Undone     []int               // the imports that were undone
	States     map[string]string   // of benchmarks by id, "met 2021-08-29": the word and since when
	Verdicts   map[string][]string // of offers by id, each change: "2024-07-26 negotiable"
	Firings    map[string][]string // of triggers by id, the day of each violation
}

// seen is how things stand, to be kept for the next session; false where that is not known, or where the reader
// has not put away what is new.
func (m *model) seen() (Seen, bool) {
	h := m.store.real.histories[thresholds.AsKnownNow]
	n := m.news
	if !n.told || n.isPut || n.before != nil && !n.found || h == nil || !m.store.summarized || m.store.waiting > 0 || !m.moment.told {
		return Seen{}, false
	}
	today := min(m.moment.today, h.Until())
	s := Seen{Day: today, LastImport: m.store.summary.LastImport, States: map[string]string{}, Verdicts: map[string][]string{}, Firings: map[string][]string{}}
	for i, b := range m.book.Benchmarks {
		s.States[b.ID] = h.Word(i, today).String() + " " + lastDay(changeDays(h, 0, i), today, h.First()).String()
	}
	for i, offer := range m.book.Offers {
		s.Verdicts[offer.ID] = verdictChanges(h, i, today)
	}
	for i, t := range m.book.Triggers {
		s.Firings[t.ID] = violations(h.FiringsUpTo(i, today))
	}
	return s, true
}

// lastDay is the latest of some days up to one; first where there is none.
func lastDay(days []data.Day, at, first data.Day) data.Day {
	if day, ok := changeBefore(days, at+1); ok {
		return day
	}
	return first
}

// verdictChanges are an offer's changes up to a day, "2024-07-26 negotiable".
func verdictChanges(h *thresholds.History, offer int, until data.Day) []string {
	changes := []string{}
	for _, transition := range h.Transitions(offer) {
		if transition.Day <= until {
			changes = append(changes, transition.Day.String()+" "+h.Book().Offers[offer].RungName(transition.To))
		}
	}
	return changes
}

// violations are the days of those of some firings.
func violations(firings []thresholds.Firing) []string {
	days := []string{}
	for _, f := range firings {
		days = append(days, f.Violation.String())
	}
	return days
}

// undone are the imports that are undone, of those up to one.
func undone(imports []Import, last int64) []int {
	var ids []int
	for _, i := range imports {
		if !i.InForce() && int64(i.ID) <= last {
			ids = append(ids, i.ID)
		}
	}
	slices.Sort(ids)
	return ids
}
