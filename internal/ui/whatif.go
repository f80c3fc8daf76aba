package ui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"watchtui/internal/data"
	"watchtui/internal/thresholds"
)

// whatIfState is a what-if: assumptions laid over the store, and every screen looks at the base that they make. It is in
// force as long as its screen is on top, or lies below others; the assumptions are kept for the next time.
//
//	store ──w──▶ what if ──⏎ 1-9 i──▶ other screens over the what-if
//	      ◀─esc─          ◀────esc───
//
// Nothing of it reaches the store: Env has no way to write a reading, and a scenario is a file beside it.
type whatIfState struct {
	scenario thresholds.Scenario
	edition  int                 // grows with each change of the scenario
	base     *base               // the store and the assumptions; nil before the first time
	plain    *thresholds.History // without the assumptions, until the same day
	asked    whatIfKey           // what was judged last, or is being judged
	running  bool
	outside  visit    // how the store is looked at
	inside   visit    // how the what-if is, where it was left
	reach    data.Day // what was found or loaded speaks of this day
	list              // of the rows
	finding  bool     // the smallest change is being looked for
	search   int      // its number
	found    []string
	line     lineState
	priced   pricedBook
}

func (w *whatIfState) where() where {
	switch w.line.kind {
	case assumeLine, saveLine:
		return onInput
	case loadList:
		return onScenarios
	}
	return onWhatIf
}

// back closes the innermost thing that is open, and tells whether there was one.
func (w *whatIfState) back() bool {
	switch {
	case w.line.kind != noLine:
		w.line = lineState{}
	case w.finding:
		w.stopFinding()
	default:
		return false
	}
	return true
}

// change puts another scenario into force.
func (w *whatIfState) change(scenario thresholds.Scenario) {
	w.scenario = scenario
	w.edition++
	w.found = nil
	w.stopFinding()
}

// keepTo leaves out what a watchbook that was edited knows nothing of.
func (w *whatIfState) keepTo(book *thresholds.Book) {
	kept := w.scenario
	kept.Assumed = slices.DeleteFunc(slices.Clone(kept.Assumed), func(r data.Reading) bool {
		_, ok := book.Indicator(r.Indicator)
		return !ok
	})
	var prices []thresholds.PriceChange
	for _, c := range kept.Prices {
		if _, err := book.Repriced(append(slices.Clone(prices), c)); err == nil {
			prices = append(prices, c)
		}
	}
	kept.Prices = prices
	w.change(kept)
	w.plain, w.outside.judged, w.inside.judged = nil, judged{}, judged{}
	if w.base != nil {
		clear(w.base.histories)
	}
}

// actWhatIf does what is asked for on the What if screen.
func (m *model) actWhatIf(act action) tea.Cmd {
	w := &m.whatIf
	if w.line.kind == loadList {
		return m.actLoadList(act)
	}
	if m.goFar(act) {
		return nil
	}
	switch act {
	case actUp:
		m.moveWhatIf(-1)
	case actDown:
		m.moveWhatIf(1)
	case actLess:
		m.step(-1)
	case actMore:
		m.step(1)
	case actMuchLess:
		m.step(-10)
	case actMuchMore:
		m.step(10)
	case actAssume:
		m.assume()
	case actRemove:
		m.removeAssumption()
	case actRemoveAll:
		w.change(thresholds.Scenario{})
		w.reach = 0
		m.moveWhatIf(0)
	case actSmallest:
		return m.findSmallest()
	case actSave:
		return m.beginSaving()
	case actLoad:
		return m.beginLoading()
	case actOpen:
		if row, ok := m.whatIfRow(); ok {
			m.open(row.indicator.ID)
		}
	}
	return nil
}

// allows tells whether a key has something to do on the What if screen as it is.
func (w *whatIfState) allows(act action) bool {
	return act != actComplete || w.line.kind == assumeLine
}
