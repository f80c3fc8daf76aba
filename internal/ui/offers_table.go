package ui

import (
	"slices"
	"strconv"

	"watchtui/internal/data"
	"watchtui/internal/thresholds"
)

// This file makes tables of offers and of terms, to be copied and written to files.

// offerRowsToCopy are the offers as they are filtered, with a heading: those of the command offers.
func (m *model) offerRowsToCopy() [][]string {
	rows := [][]string{slices.Clone(thresholds.OfferColumns)}
	h := m.judged.history
	if h == nil {
		return rows
	}
	for _, o := range atMost(m.shownOffers()) {
		rows = append(rows, h.OfferCells(o, m.judged.at))
	}
	return rows
}

// termRowsToCopy are the terms of the selected offer as they are filtered, with a heading: the columns that the command offers has of a term, and then
// its other parameters.
func (m *model) termRowsToCopy() [][]string {
	rows := [][]string{append(slices.Clone(thresholds.TermColumns), "citation", "note", "offer", "reversal_days", "default_rate", "ends_days", "verification")}
	o := m.offerShown()
	if o == nil {
		return rows
	}
	for _, i := range atMost(m.shownTerms(o)) {
		t, ends := o.Terms[i], ""
		if t.Ends != thresholds.NoEnd {
			ends = strconv.Itoa(t.Ends)
		}
		rows = append(rows, append(o.TermCells(i), t.Citation, t.Note, o.ID, strconv.Itoa(t.Reversal), data.Exact(t.DefaultRate), ends, t.Verification.String()))
	}
	return rows
}

// extractOffers is the list of offers, or the terms of the one that is open.
func (m *model) extractOffers(e Extract) (extraction, bool) {
	x := extraction{name: "offers", make: func() Extract { return e }}
	e.Title = "Offers"
	e.setRows(m.offerRowsToCopy())
	if o := m.offerShown(); m.offers.open && o != nil {
		x.name, e.Title = o.ID+"-terms", "Terms of "+o.Name
		e.Verdict = []string{"valuation gap " + o.Price.Words(m.book.Pricing)}
		e.setRows(m.termRowsToCopy())
	}
	return x, true
}
