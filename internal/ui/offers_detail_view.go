package ui

import (
	"fmt"
	"slices"

	"watchtui/internal/thresholds"
)

// resultStyles are those of the outcomes of structural tests.
var resultStyles = [...]style{thresholds.NotTold: styleStale, thresholds.Fails: styleBad, thresholds.Impossible: styleBad, thresholds.Passes: styleGood}

const resultCells = 13 // for the mark and the word of a test's outcome

// offerDetail is what is said of the selected offer: its price, its timing and its tests. Where there is hardly any room, those that do not
// pass come first.
func (m *model) offerDetail(width int) []detailLine {
	o := m.offerShown()
	if o == nil {
		return nil
	}
	return m.detailOf(o, width)
}

func (m *model) detailOf(o *thresholds.Offer, width int) []detailLine {
	if len(o.Terms) == 0 {
		return folded("price", styleDim, "the offer has no terms, and so no price and no tests", styleDim, resultCells, width)
	}
	lines := folded("price", styleDim, o.Price.Words(m.book.Pricing), m.gapStyle(o), resultCells, width)
	lines = append(lines, folded("timing", styleDim, o.Price.TimingWords(), stylePlain, resultCells, width)...)
	outcomes := slices.Clone(o.Tests)
	if m.density() == brief {
		lines = nil // the list above has the price
		slices.SortStableFunc(outcomes, func(a, b thresholds.Outcome) int {
			return passes(a.Result) - passes(b.Result)
		})
	}
	for _, outcome := range outcomes {
		lead := outcome.Result.Mark() + " " + outcome.Result.String()
		lines = append(lines, folded(lead, resultStyles[outcome.Result], outcome.Test.Name()+": "+outcome.Why, stylePlain, resultCells, width)...)
	}
	return lines
}

// passes is 1 for what passes, so that the rest can come before it.
func passes(r thresholds.Result) int {
	if r == thresholds.Passes {
		return 1
	}
	return 0
}

func (m *model) paintOfferDetail(c *canvas, l offersLayout) {
	o := m.offerShown()
	if l.detail.empty() || o == nil {
		return
	}
	mark, rung, _ := m.rungWords(o)
	if o.NotYetSigned(m.moment.at) {
		rung = choose(m.density() == brief, notYetSigned, rung+" · "+notYetSigned+": "+signedOn(o))
	}
	shown := pane{title: fmt.Sprintf("%s %s · %d of %d tests pass", mark, rung, o.Passed(), len(o.Tests)), aside: o.Name, boxed: l.density == boxed}
	inside := shown.paint(c, l.detail)
	paintDetail(c, inside, m.offerDetail(inside.w), m.offers.down, resultCells)
	scrollbar(c, edgeOf(inside, l.density), m.offers.down, len(m.offerDetail(inside.w)))
}
