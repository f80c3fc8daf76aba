package thresholds

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"watchtui/internal/data"
)

// OfferColumns head the cells of an offer.
var OfferColumns = []string{"id", "signed", "rung", "concessions", "relief", "gap", "gap_sd", "asymmetry_days", "passed", "not_passed", "not_yet_signed"}

// OfferCells are an offer on a day, as cells for machines: points and days to a hundredth. Without rungs it has no rung, without terms no price.
func (h *History) OfferCells(o *Offer, at data.Day) []string {
	signed, rung, later := "", "", "0"
	if o.Signed != data.NoInstant {
		signed = o.Signed.Day().String()
	}
	if o.NotYetSigned(at) {
		later = "1"
	}
	if i := slices.IndexFunc(h.book.Offers, func(other *Offer) bool { return other.ID == o.ID }); i >= 0 {
		rung = o.RungName(h.Rung(i, at))
	}
	concessions, relief, gap, sd, asymmetry := "", "", "", "", ""
	if p := o.Price; len(o.Terms) > 0 {
		concessions, relief, gap, sd = data.ExactTo(p.Concessions, 2), data.ExactTo(p.Relief, 2), data.ExactTo(p.Gap, 2), data.ExactTo(p.SD, 2)
		if p.Timed {
			asymmetry = data.ExactTo(p.Asymmetry, 2)
		}
	}
	return []string{o.ID, signed, rung, concessions, relief, gap, sd, asymmetry, strconv.Itoa(o.Passed()), o.notPassed(), later}
}

// NotYetSigned tells whether the offer was signed only after a day. One without a date is not signed at all, and belongs to every day.
func (o *Offer) NotYetSigned(at data.Day) bool {
	return o.Signed != data.NoInstant && o.Signed.Day() > at
}

// notPassed are the tests that do not pass, each with its outcome.
func (o *Offer) notPassed() string {
	var list []string
	for _, outcome := range o.Tests {
		if outcome.Result != Passes {
			list = append(list, outcome.Test.String()+" "+outcome.Result.String())
		}
	}
	return strings.Join(list, "; ")
}

// TermColumns head the cells of a term.
var TermColumns = []string{"name", "side", "value", "start_days", "performs", "discount", "lasts", "expected", "sd"}

// TermCells are an offer's term as cells for machines: chances and shares to a thousandth, points to a hundredth.
func (o *Offer) TermCells(i int) []string {
	t, w := &o.Terms[i], o.Price.Terms[i]
	return []string{t.Name, t.Side.String(), data.Exact(t.Value), strconv.Itoa(t.Start), data.ExactTo(w.Performs, 3), data.ExactTo(w.Discount, 3), data.ExactTo(w.Lasts, 3),
		data.ExactTo(w.Expected, 2), data.ExactTo(math.Sqrt(w.Variance), 2)}
}
