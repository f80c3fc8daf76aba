package ui

import (
	"math"
	"strconv"
	"strings"

	"watchtui/internal/data"
	"watchtui/internal/thresholds"
)

// This file makes tables of offers and of terms, to be copied and written to files.

// offerRowsToCopy are the offers as they are filtered, with a heading.
func (m *model) offerRowsToCopy() [][]string {
	rows := [][]string{{"offer", "name", "signed", "rung", "concessions", "relief", "gap", "gap_sd", "asymmetry_days", "passed", "not_passed"}}
	for _, o := range atMost(m.shownOffers()) {
		row := []string{o.ID, o.Name, "", "", "", "", "", "", "", "", ""}
		if o.Signed != data.NoInstant {
			row[2] = o.Signed.Day().String()
		}
		if v, ok := m.verdictOf(o); ok {
			row[3] = v.Name()
		}
		if len(o.Terms) > 0 {
			p := o.Price
			copy(row[4:], []string{hundredths(p.Concessions), hundredths(p.Relief), hundredths(p.Gap), hundredths(p.SD)})
			if p.Timed {
				row[8] = hundredths(p.Asymmetry)
			}
			row[9], row[10] = strconv.Itoa(o.Passed()), notPassed(o)
		}
		rows = append(rows, row)
	}
	return rows
}

func notPassed(o *thresholds.Offer) string {
	var list []string
	for _, outcome := range o.Tests {
		if outcome.Result != thresholds.Passes {
			list = append(list, outcome.Test.String()+" "+outcome.Result.String())
		}
	}
	return strings.Join(list, "; ")
}

// hundredths is a computed number for machines.
func hundredths(v float64) string { return data.Exact(math.Round(v*100) / 100) }

// thousandths is a computed chance or share for machines.
func thousandths(v float64) string { return data.Exact(math.Round(v*1000) / 1000) }

// termRowsToCopy are the terms of the selected offer as they are filtered, with a heading.
func (m *model) termRowsToCopy() [][]string {
	rows := [][]string{{"offer", "term", "side", "value", "start_days", "reversal_days", "default_rate", "ends_days", "verification", "performs", "discount", "lasts",
		"expected", "sd", "citation", "note"}}
	o := m.offerShown()
	if o == nil {
		return rows
	}
	for _, i := range atMost(m.shownTerms(o)) {
		t, w := o.Terms[i], o.Price.Terms[i]
		ends := ""
		if t.Ends != thresholds.NoEnd {
			ends = strconv.Itoa(t.Ends)
		}
		rows = append(rows, []string{o.ID, t.Name, t.Side.String(), data.Exact(t.Value), strconv.Itoa(t.Start), strconv.Itoa(t.Reversal), data.Exact(t.DefaultRate), ends,
			t.Verification.String(), thousandths(w.Performs), thousandths(w.Discount), thousandths(w.Lasts), hundredths(w.Expected), hundredths(math.Sqrt(w.Variance)),
			t.Citation, t.Note})
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
