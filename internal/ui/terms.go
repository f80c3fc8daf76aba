package ui

import (
	"slices"
	"strings"

	"watchtui/internal/thresholds"
)

// termsState is what the reader has chosen among an offer's terms.
type termsState struct {
	term string // the name of the one that is selected; "" is the first
	top  int    // first row on screen
	down int    // first line of its parameters on screen

	onParameters bool // its parameters have the keys
	parameter    int  // that is selected, of the term's
	filterState
	order order
}

// openTerms shows the terms of the selected offer.
func (m *model) openTerms() {
	switch o := m.offerShown(); {
	case o == nil:
	case len(o.Terms) == 0:
		m.hint("the offer has no terms")
	default:
		m.offers.offer, m.offers.open, m.offers.terms = o.ID, true, termsState{}
	}
}

// waterfall is the places of an offer's terms in the order in which they are drawn: concessions down, and then relief up to the gap; or in another, in
// which they lead to the same gap.
func waterfall(o *thresholds.Offer, by order) []int {
	order := make([]int, len(o.Terms))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return int(o.Terms[a].Side) - int(o.Terms[b].Side) })
	sortRows(order, by, func(i int, by sortKey) rowRank { return termRank(o, i, by) })
	return order
}

// termRank is what a term is sorted by.
func termRank(o *thresholds.Offer, i int, by sortKey) rowRank {
	switch by {
	case byName:
		return named(o.Terms[i].Name)
	case byValue:
		return numbered(o.Terms[i].Value)
	case bySD:
		return numbered(o.Price.Terms[i].Variance)
	}
	return numbered(o.Price.Terms[i].Expected)
}

// sortTerms brings the terms into an order and keeps the one that is selected.
func (m *model) sortTerms(to order) {
	if o := m.offerShown(); o != nil && m.termShown(o) >= 0 {
		m.offers.terms.term = o.Terms[m.termShown(o)].Name
	}
	m.offers.terms.order = to
	m.keepTermInSight()
}

// shownTerms are the places of the terms that pass the filter.
func (m *model) shownTerms(o *thresholds.Offer) []int {
	sought := m.offers.terms.sought()
	return slices.DeleteFunc(waterfall(o, m.offers.terms.order), func(i int) bool { return !sought.passes(termText(o.Terms[i])) })
}

// termText is what the filter looks at.
func termText(t thresholds.Term) string {
	return strings.Join([]string{t.Name, t.Side.String(), t.Verification.String(), strings.Join(t.Theaters, " "), t.PaysFor, strings.Join(t.Triggers, " "), t.Citation, t.Note}, " ")
}

// termRow is the place of the selected term among those that are shown.
func (m *model) termRow(o *thresholds.Offer, shown []int) int {
	return max(0, slices.IndexFunc(shown, func(i int) bool { return o.Terms[i].Name == m.offers.terms.term }))
}

// termShown is the place of the selected term in the offer; -1 where there is none.
func (m *model) termShown(o *thresholds.Offer) int {
	shown := m.shownTerms(o)
	if len(shown) == 0 {
		return -1
	}
	return shown[m.termRow(o, shown)]
}

// actTerms does what is asked for among the terms of an offer.
func (m *model) actTerms(act action) {
	if m.offers.terms.onParameters {
		m.actParameters(act)
		return
	}
	if by, ok := steps(act, max(1, m.termsLayout().detail.h-2)); ok {
		if isPage(act) {
			m.scrollTerm(by)
		} else {
			m.moveTerm(by)
		}
		return
	}
	switch act {
	case actLeft:
		m.otherOffer(-1)
	case actRight:
		m.otherOffer(1)
	case actNextPane, actPreviousPane:
		m.offers.terms.onParameters = m.offerShown() != nil && m.termShown(m.offerShown()) >= 0
		m.keepParameterInSight()
	case actFilter:
		m.offers.terms.typing = true
	case actSort, actReverse:
		if to, ok := m.sorts(act, m.offers.terms.order, sortedTerms); ok {
			m.sortTerms(to)
		}
	}
}

func (m *model) moveTerm(by int) {
	o := m.offerShown()
	if o == nil {
		return
	}
	shown := m.shownTerms(o)
	if len(shown) == 0 {
		return
	}
	s := &m.offers.terms
	s.term, s.down = o.Terms[shown[max(0, min(m.termRow(o, shown)+by, len(shown)-1))]].Name, 0
	m.keepTermInSight()
}

func (m *model) keepTermInSight() {
	if o := m.offerShown(); o != nil {
		shown := m.shownTerms(o)
		m.offers.terms.top = scrolled(m.offers.terms.top, m.termRow(o, shown), m.termRows(), len(shown))
	}
}

// otherOffer shows the terms of the offer before or after.
func (m *model) otherOffer(by int) {
	priced := m.book.Priced
	i := slices.IndexFunc(priced, func(o *thresholds.Offer) bool { return o.ID == m.offers.offer }) + by
	if i < 0 || i >= len(priced) {
		m.hint("there is no offer with terms in that direction")
		return
	}
	was := m.offers.terms
	m.offers.offer, m.offers.down, m.offers.terms = priced[i].ID, 0, termsState{filterState: was.filterState, order: was.order}
}

// scrollTerm scrolls what is said of the selected term.
func (m *model) scrollTerm(by int) {
	inside := detailRect(m.termsLayout())
	m.offers.terms.down = scrolled(m.offers.terms.down+by, -1, inside.h, len(m.termDetail(inside.w)))
}
