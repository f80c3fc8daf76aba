package ui

import (
	"watchtui/internal/thresholds"
)

// Every parameter of a term, and of the book's own price, can be another in a what-if: prices, tests and rungs follow at once, on every screen. Nothing of
// it gets into the watchbook.

// parameterShown is the parameter that is selected, as a change to what it is now; false where there is none.
func (m *model) parameterShown() (thresholds.PriceChange, bool) {
	o := m.offerShown()
	if o == nil || m.termShown(o) < 0 {
		return thresholds.PriceChange{}, false
	}
	t := &o.Terms[m.termShown(o)]
	parameters := t.Parameters()
	q := parameters[max(0, min(m.offers.terms.parameter, len(parameters)-1))]
	c := thresholds.PriceChange{Parameter: q, Value: q.Of(&m.book.Pricing, t)}
	if !q.OfBook() {
		c.Offer, c.Term = o.ID, t.Name
	}
	return c, true
}

// actParameters does what is asked for among the parameters of a term.
func (m *model) actParameters(act action) {
	if by, ok := steps(act, 1); ok && !isPage(act) {
		m.moveParameter(by)
		return
	}
	switch act {
	case actLess:
		m.stepParameter(-1)
	case actMore:
		m.stepParameter(1)
	case actMuchLess:
		m.stepParameter(-10)
	case actMuchMore:
		m.stepParameter(10)
	case actRemove:
		m.restoreParameter()
	case actNextPane, actPreviousPane:
		m.offers.terms.onParameters = false
	}
}

func (m *model) moveParameter(by int) {
	o := m.offerShown()
	if o == nil || m.termShown(o) < 0 {
		return
	}
	s := &m.offers.terms
	s.parameter = max(0, min(s.parameter+by, len(o.Terms[m.termShown(o)].Parameters())-1))
	m.keepParameterInSight()
}

// keepParameterInSight scrolls to the line of the selected parameter.
func (m *model) keepParameterInSight() {
	inside := detailRect(m.termsLayout())
	lines := m.termDetail(inside.w)
	for i, line := range lines {
		if line.selected {
			m.offers.terms.down = scrolled(m.offers.terms.down, i, inside.h, len(lines))
		}
	}
}

// stepParameter assumes that the parameter is so many steps more; only a what-if has such assumptions.
func (m *model) stepParameter(by float64) {
	c, ok := m.parameterShown()
	switch {
	case !ok:
		return
	case !m.inWhatIf():
		m.hint("prices are changed in a what-if: " + m.keys.name(everywhere, actWhatIf) + " begins one")
		return
	}
	c.Value = c.Parameter.Stepped(c.Value, by)
	m.assumePrice(c)
}

// assumePrice puts a change into the scenario, unless it cannot be.
func (m *model) assumePrice(c thresholds.PriceChange) {
	scenario := m.whatIf.scenario.WithPrice(c)
	if _, err := m.cmd.env.Book.Repriced(scenario.Prices); err != nil {
		m.hint(err.Error())
		return
	}
	m.whatIf.change(scenario)
	m.settleBook()
	m.keepParameterInSight()
}

// restoreParameter takes an assumption about the parameter back.
func (m *model) restoreParameter() {
	c, ok := m.parameterShown()
	if !ok {
		return
	}
	scenario := m.whatIf.scenario.WithoutPrice(c)
	if !m.inWhatIf() || len(scenario.Prices) == len(m.whatIf.scenario.Prices) {
		m.hint("nothing is assumed about " + c.Parameter.String())
		return
	}
	m.whatIf.change(scenario)
	m.settleBook()
	m.keepParameterInSight()
}

// beginWhatIf begins a what-if; among the terms of an offer it lies below them, so that their parameters can be changed at once.
func (m *model) beginWhatIf() {
	if m.on == offersScreen && m.offers.open && !m.inWhatIf() {
		m.under = append(m.under, whatIfScreen)
		m.offers.terms.onParameters = true
		m.keepParameterInSight()
		return
	}
	m.enter(whatIfScreen)
}
