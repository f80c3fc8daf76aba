package ui

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"watchtui/internal/data"
	"watchtui/internal/thresholds"
)

// offersState is what the reader has chosen on the Offers screen. Offers and terms are known by their names, so that a watchbook
// that is edited leaves him where he is.
type offersState struct {
	offer string // the id of the one that is selected; "" is the first
	top   int    // first offer on screen
	down  int    // first line of its tests on screen
	filterState
	order order
	open  bool // its terms are on screen
	terms termsState
}

func (s *offersState) where() where {
	switch {
	case s.open && s.terms.typing, !s.open && s.typing:
		return onFilter
	case s.open && s.terms.onParameters:
		return onParameters
	case s.open:
		return onTerms
	}
	return onOffers
}

// back closes the innermost thing that is open, and tells whether there was one.
func (s *offersState) back() bool {
	switch {
	case s.open && s.terms.drop():
	case s.open && s.terms.onParameters:
		s.terms.onParameters = false
	case s.open:
		s.open, s.terms = false, termsState{}
	default:
		return s.drop()
	}
	return true
}

// openOffers shows the offers.
func (m *model) openOffers() {
	if len(m.book.AllOffers()) == 0 {
		m.hint("the watchbook has no offers")
		return
	}
	m.enter(offersScreen)
}

// showOffer shows an offer among the others.
func (m *model) showOffer(id string) {
	m.openOffers()
	m.offers = offersState{offer: id}
	m.keepOfferInSight()
}

// shownOffers are those that pass the filter, in the order in which they were signed, or in another.
func (m *model) shownOffers() []*thresholds.Offer {
	sought := m.offers.sought()
	shown := slices.DeleteFunc(m.book.AllOffers(), func(o *thresholds.Offer) bool { return !sought.passes(m.offerText(o)) })
	sortRows(shown, m.offers.order, m.offerRank)
	return shown
}

// offerRank is what an offer is sorted by; by its rung: good enough before negotiable before not good enough. An offer without terms has no price.
func (m *model) offerRank(o *thresholds.Offer, by sortKey) rowRank {
	switch {
	case by == byName:
		return named(o.Name)
	case by == byState:
		if v, ok := m.verdictOf(o); ok {
			return counted(int(v.Offer.Class(v.Rung)))
		}
		return noRank
	case len(o.Terms) == 0, by == byTiming && !o.Price.Timed:
		return noRank
	case by == byTests:
		return counted(o.Passed())
	}
	return numbered(map[sortKey]float64{byConcessions: o.Price.Concessions, byRelief: o.Price.Relief, byGap: o.Price.Gap, byTiming: o.Price.Asymmetry}[by])
}

// sortOffers brings the offers into an order and keeps the one that is selected.
func (m *model) sortOffers(to order) {
	if o := m.offerShown(); o != nil {
		m.offers.offer = o.ID
	}
	m.offers.order = to
	m.keepOfferInSight()
}

// offerText is what the filter looks at.
func (m *model) offerText(o *thresholds.Offer) string {
	parts := []string{o.ID, o.Name, o.Monitor, strings.Join(o.Parties, " "), signedOn(o)}
	if v, ok := m.verdictOf(o); ok {
		parts = append(parts, v.Name())
	}
	for _, outcome := range o.Tests {
		parts = append(parts, outcome.Test.String(), outcome.Result.String())
	}
	return strings.Join(parts, " ")
}

// signedOn is the date of an offer.
func signedOn(o *thresholds.Offer) string {
	if o.Signed == data.NoInstant {
		return "not signed"
	}
	return o.Signed.Day().String()
}

// verdictOf is the verdict on an offer on the day looked at; false where it has no rungs, or nothing is judged yet.
func (m *model) verdictOf(o *thresholds.Offer) (thresholds.Verdict, bool) {
	i := slices.IndexFunc(m.judged.verdicts, func(v thresholds.Verdict) bool { return v.Offer.ID == o.ID })
	if i < 0 {
		return thresholds.Verdict{}, false
	}
	return m.judged.verdicts[i], true
}

// offerRow is the place of the selected offer among those that are shown; the first where it is not among them.
func (m *model) offerRow(shown []*thresholds.Offer) int {
	return max(0, slices.IndexFunc(shown, func(o *thresholds.Offer) bool { return o.ID == m.offers.offer }))
}

// offerShown is the offer that is selected; nil where there is none.
func (m *model) offerShown() *thresholds.Offer {
	shown := m.shownOffers()
	if m.offers.open { // whatever the list is filtered by
		shown = m.book.AllOffers()
	}
	if len(shown) == 0 {
		return nil
	}
	return shown[m.offerRow(shown)]
}

// actOffers does what is asked for on the Offers screen.
func (m *model) actOffers(act action) tea.Cmd {
	if m.offers.open {
		m.actTerms(act)
		return nil
	}
	if by, ok := steps(act, max(1, m.offersLayout().detail.h-2)); ok {
		if isPage(act) {
			m.scrollTests(by)
		} else {
			m.moveOffer(by)
		}
		return nil
	}
	switch act {
	case actFilter:
		m.offers.typing = true
	case actSort, actReverse:
		if to, ok := m.sorts(act, m.offers.order, sortedOffers); ok {
			m.sortOffers(to)
		}
	case actOpen:
		m.openTerms()
	}
	return nil
}

// moveOffer selects the offer so many lines further down.
func (m *model) moveOffer(by int) {
	shown := m.shownOffers()
	if len(shown) == 0 {
		return
	}
	m.offers.offer, m.offers.down = shown[max(0, min(m.offerRow(shown)+by, len(shown)-1))].ID, 0
	m.keepOfferInSight()
}

func (m *model) keepOfferInSight() {
	shown := m.shownOffers()
	m.offers.top = scrolled(m.offers.top, m.offerRow(shown), offerLines(m.offersLayout()).h, len(shown))
}

// scrollTests scrolls what is said of the selected offer.
func (m *model) scrollTests(by int) {
	inside := detailRect(m.offersLayout())
	m.offers.down = scrolled(m.offers.down+by, -1, inside.h, len(m.offerDetail(inside.w)))
}

// reachOffers goes to an offer, and to a term of it, as far as they are there.
func (m *model) reachOffers(p place) {
	m.offers = offersState{offer: p.offer, open: p.terms, terms: termsState{term: p.term}}
	m.keepOffers()
	m.keepOfferInSight()
	m.keepTermInSight()
}

// keepOffers leaves what the watchbook does not have.
func (m *model) keepOffers() {
	all := m.book.AllOffers()
	i := slices.IndexFunc(all, func(o *thresholds.Offer) bool { return o.ID == m.offers.offer })
	if i < 0 || len(all[i].Terms) == 0 {
		m.offers.open, m.offers.terms = false, termsState{}
	}
	if len(all) == 0 {
		m.leaveAll(offersScreen)
	}
}
