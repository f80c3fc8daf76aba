package ui

import (
	tea "charm.land/bubbletea/v2"
)

func (m *model) clickOffers(x, y int) tea.Cmd {
	if m.offers.open {
		m.clickTerms(x, y)
		return nil
	}
	lines, shown := offerLines(m.offersLayout()), m.shownOffers()
	row := m.offers.top + y - lines.y
	switch {
	case y == lines.y-1 && m.density() != brief && m.offersLayout().list.contains(x, y):
		if to, ok := m.offers.order.clickedAt(sortedOffers, offerColumnsFor(lines.w).headings(), x-lines.x-2); ok {
			m.sortOffers(to)
		}
	case m.offersLayout().preview.contains(x, y):
		m.openTerms()
	case !lines.contains(x, y) || row >= len(shown):
	case row == m.offerRow(shown):
		m.openTerms()
	default:
		m.moveOffer(row - m.offerRow(shown))
	}
	return nil
}

func (m *model) wheelOffers(x, y, step int) {
	l := m.offersLayout()
	switch {
	case m.offers.open:
		m.wheelTerms(x, y, step)
	case l.detail.contains(x, y):
		m.scrollTests(step)
	default:
		m.offers.top = scrolled(m.offers.top+step, -1, offerLines(l).h, len(m.shownOffers()))
	}
}

func (m *model) clickTerms(x, y int) {
	o := m.offerShown()
	lines := offerLines(m.termsLayout())
	if to, ok := m.offers.terms.order.clickedAt(sortedTerms, termColumnsFor(lines.w).headings(), x-lines.x-2); ok && y == lines.y-1 && m.density() != brief {
		m.sortTerms(to)
	}
	if o == nil || !lines.contains(x, y) {
		return
	}
	shown := m.shownTerms(o)
	if row := m.offers.terms.top + y - lines.y; row < len(shown) {
		m.offers.terms.onParameters = false
		m.moveTerm(row - m.termRow(o, shown))
	}
}

func (m *model) wheelTerms(x, y, step int) {
	o, l := m.offerShown(), m.termsLayout()
	switch {
	case o == nil:
	case l.detail.contains(x, y):
		m.scrollTerm(step)
	default:
		m.offers.terms.top = scrolled(m.offers.terms.top+step, -1, m.termRows(), len(m.shownTerms(o)))
	}
}
