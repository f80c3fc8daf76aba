package thresholds

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"watchtui/internal/data"
)

// DescribeOffer says in words what an offer of the book costs, how it is built, and which rung it has reached on a day.
func (h *History) DescribeOffer(o *Offer, at data.Day) string {
	at = min(at, h.until)
	paragraphs := []string{o.introduced(at), h.verdictOn(o, at)}
	if len(o.Terms) > 0 {
		paragraphs = append(paragraphs, "Its valuation gap is "+o.Price.Words(h.book.Pricing)+"; positive is too dear. Timing: "+o.Price.TimingWords()+".")
	}
	for _, side := range [...]Side{Concession, Relief} {
		if terms := o.told(side); terms != "" {
			paragraphs = append(paragraphs, terms)
		}
	}
	if len(o.Terms) > 0 {
		paragraphs = append(paragraphs, o.tested())
	}
	return strings.Join(append(paragraphs, h.Standpoint(at)), "\n")
}

// introduced is who made the offer, and when, as it is on a day.
func (o *Offer) introduced(at data.Day) string {
	text := o.Name
	switch {
	case o.Signed == data.NoInstant:
		text += " is not signed"
	case o.NotYetSigned(at):
		text += " is not yet signed: that was on " + o.Signed.Day().String()
	default:
		text += " was signed on " + o.Signed.Day().String()
	}
	if len(o.Parties) > 0 {
		text += "; its parties are " + listed(o.Parties, "and")
	}
	switch o.Monitor {
	case "":
	case noMonitor:
		text += "; nobody monitors it"
	default:
		text += "; " + o.Monitor + " monitors it"
	}
	return text + "."
}

// verdictOn is the rung that an offer has reached.
func (h *History) verdictOn(o *Offer, at data.Day) string {
	i := slices.Index(h.book.Offers, o)
	if i < 0 {
		return "It has no rungs, and so no verdict: it is there to compare with."
	}
	v := h.Verdict(i, at)
	text := fmt.Sprintf("The verdict is %s since %s.", v.Name(), v.Since)
	if v.Lacks() == 0 {
		return text
	}
	var lacks []string
	for _, s := range v.Blocking {
		lacks = append(lacks, data.Quoted(s.Benchmark.Name))
	}
	for _, outcome := range v.Failing {
		lacks = append(lacks, data.Quoted(outcome.Test.Name()))
	}
	return text + fmt.Sprintf(" For %s it lacks %s.", v.Next(), listed(lacks, "and"))
}

// told are the terms of a side, the dearest first.
func (o *Offer) told(side Side) string {
	var order []int
	for i, t := range o.Terms {
		if t.Side == side {
			order = append(order, i)
		}
	}
	if len(order) == 0 {
		return ""
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(o.Price.Terms[b].Expected, o.Price.Terms[a].Expected) })
	var terms []string
	for _, i := range order {
		terms = append(terms, fmt.Sprintf("%s %s of %s", data.Quoted(o.Terms[i].Name), data.Decimals(o.Price.Terms[i].Expected, 1), data.Number(o.Terms[i].Value)))
	}
	return choice(side == Relief, "Relief", "Concessions") + ", in expected points of those promised: " + strings.Join(terms, ", ") + "."
}

// tested are the outcomes of the structural tests, those that do not pass in full.
func (o *Offer) tested() string {
	text := fmt.Sprintf("It passes %d of %d structural tests.", o.Passed(), len(o.Tests))
	for _, outcome := range o.Tests {
		if outcome.Result != Passes {
			text += fmt.Sprintf(" %s: %s, %s.", outcome.Test.Name(), outcome.Result, outcome.Why)
		}
	}
	return text
}
