package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"watchtui/internal/data"
	"watchtui/internal/thresholds"
)

func (a *app) offersCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "offers [OFFER]",
		Short: "List the offers with price and structural tests, or take one apart",
		Long: `Lists the offers in the order in which they were signed: the rung reached, the valuation gap with its standard deviation (relief less
concessions, in the watchbook's points: positive is too dear), by how many days concessions start later than relief, the structural tests, and 1 where the offer was signed only after the day asked for.

With an OFFER it lists the terms, each with its chance of performance, its discount for waiting, the share of the horizon that it lasts and
its expected value, and says of every test whether it passes, and why.`,
		Example: `watchtui offers
watchtui offers trigger_framework --format json
watchtui offers --scenario what-if.toml`,
		Args: cobra.MaximumNArgs(1),
	}
	format := a.formatFlag(cmd)
	scenario := scenarioFlag(cmd)
	cmd.RunE = a.do(func(cmd *cobra.Command, ids []string) error {
		if err := checkFormat(*format, "table", "csv", "json"); err != nil {
			return err
		}
		h, q, what, err := a.judgedWith(cmd.Context(), *scenario, "")
		if err != nil {
			return err
		}
		if what.given() {
			fmt.Fprint(a.stderr, what.text(h.Book()))
		}
		offers := h.Book().AllOffers()
		if len(ids) == 0 {
			return a.print(offersListing(h, q, offers, what), *format)
		}
		i := slices.IndexFunc(offers, func(o *thresholds.Offer) bool { return o.ID == ids[0] })
		if i < 0 {
			return unknownID("offer", ids[0], idsOf(offers, offerID))
		}
		return a.printOffer(h, q, offers[i], what, *format)
	})
	return cmd
}

func offerID(o *thresholds.Offer) string { return o.ID }

// offersListing has a row an offer.
func offersListing(h *thresholds.History, q question, offers []*thresholds.Offer, what whatIf) *listing {
	l := &listing{header: what.column(slices.Clone(thresholds.OfferColumns)...)}
	for _, o := range offers {
		r := pricedRecordOf(h, q, o)
		r.Scenario = what.name()
		l.add(r, what.cells(h.OfferCells(o, q.at)...)...)
	}
	return l
}

// printOffer takes an offer apart: as text its terms and then the tests, as CSV rows of both kinds.
func (a *app) printOffer(h *thresholds.History, q question, o *thresholds.Offer, what whatIf, format string) error {
	r := pricedRecordOf(h, q, o)
	r.Scenario = what.name()
	if format == "json" {
		return writeJSON(a.stdout, r)
	}
	if format == "table" || format == "" && isTerminal(a.stdout) {
		return a.printOfferText(r, h.Book().Pricing, o)
	}
	l := &listing{header: what.column(append([]string{"kind"}, append(slices.Clone(thresholds.TermColumns), "result", "why", "citation", "note")...)...)}
	for i, t := range r.Terms {
		l.add(nil, what.cells(append([]string{"term"}, append(o.TermCells(i), "", "", t.Citation, t.Note)...)...)...)
	}
	for _, t := range r.Tests {
		cells := make([]string, len(thresholds.TermColumns))
		cells[0] = t.ID
		l.add(nil, what.cells(append([]string{"test"}, append(cells, t.Result, t.Why, "", "")...)...)...)
	}
	return a.print(l, "csv")
}

func (a *app) printOfferText(r pricedRecord, book thresholds.Pricing, o *thresholds.Offer) error {
	var b strings.Builder
	b.WriteString(data.Visible(r.Name))
	if r.Signed != nil {
		b.WriteString(map[bool]string{true: ", not yet signed: ", false: ", signed "}[r.NotYet] + *r.Signed)
	}
	if r.Rung != nil {
		b.WriteString(", " + *r.Rung)
	}
	b.WriteString("\n")
	if len(o.Terms) > 0 {
		fmt.Fprintf(&b, "  gap        %s\n", o.Price.Words(book))
	}
	if o.Price.Timed {
		fmt.Fprintf(&b, "  asymmetry  %s\n", o.Price.TimingWords())
	}
	b.WriteString("\n")
	if err := a.printf("%s", b.String()); err != nil {
		return err
	}
	terms := &listing{header: thresholds.TermColumns}
	for i := range o.Terms {
		terms.add(nil, o.TermCells(i)...)
	}
	if err := terms.table(a.stdout); err != nil {
		return err
	}
	b.Reset()
	b.WriteString("\n")
	for _, outcome := range o.Tests {
		fmt.Fprintf(&b, "%s %-10s %s: %s\n", outcome.Result.Mark(), outcome.Result, outcome.Test.Name(), outcome.Why)
	}
	for _, t := range r.Terms {
		if t.Citation != "" || t.Note != "" {
			fmt.Fprintf(&b, "\n%s: %s", t.Name, strings.Trim(t.Citation+"; "+t.Note, "; "))
		}
	}
	return a.printf("%s\n", strings.TrimRight(b.String(), "\n"))
}
