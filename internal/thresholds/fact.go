package thresholds

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"watchtui/internal/data"
)

// Fact is something that happened in a history and of which somebody may want to be told: a trigger fired, or a verdict changed. Where a benchmark
// stands is no fact by itself.
//
// Law: a fact has the same key in every history in which it happened, whatever was published later.
type Fact struct {
	Rule       Rule
	Day        data.Day    // of the violation; on which the verdict changed
	Firing     *Firing     // of a trigger; else nil
	Transition *Transition // of a verdict; else nil
	Offer      *Offer      // of a verdict; else nil

	number int // of the trigger or the offer, in the book's list
}

// RuleKind is what facts come from.
type RuleKind uint8

// The kinds.
const (
	TriggerRule RuleKind = iota
	OfferRule
)

var factWords = [...]string{TriggerRule: "firing", OfferRule: "verdict"}

// FactWord is what a fact of that kind is called.
func (k RuleKind) FactWord() string { return factWords[k] }

// Rule is a trigger or an offer, as somebody is told of its facts.
type Rule struct {
	Kind       RuleKind
	ID, Name   string
	Definition string // all that decides when its facts happen, but for readings: two that differ in it are two rules
}

// Key tells the facts of a rule apart: a violation's day, or a change's with the rung that it led to.
func (f Fact) Key() string {
	if f.Firing != nil {
		return f.Day.String()
	}
	return fmt.Sprintf("%s %s", f.Day, f.Offer.RungName(f.Transition.To))
}

// Rules are what the facts of a history come from: its book's triggers, then its offers, in the book's order.
func (h *History) Rules() []Rule {
	var rules []Rule
	for _, t := range h.book.Triggers {
		rules = append(rules, h.triggerRule(t))
	}
	for _, o := range h.book.Offers {
		rules = append(rules, h.offerRule(o))
	}
	return rules
}

// Facts are those of a history until its last day, by day; of one day in the order of Rules.
func (h *History) Facts() []Fact {
	var facts []Fact
	for i, t := range h.book.Triggers {
		rule := h.triggerRule(t)
		for _, f := range h.Firings(i) {
			facts = append(facts, Fact{Rule: rule, Day: f.Violation, Firing: &f, number: i})
		}
	}
	for i, o := range h.book.Offers {
		rule := h.offerRule(o)
		for _, t := range h.Transitions(i) {
			facts = append(facts, Fact{Rule: rule, Day: t.Day, Transition: &t, Offer: o, number: i})
		}
	}
	slices.SortStableFunc(facts, func(a, b Fact) int { return cmp.Compare(a.Day, b.Day) })
	return facts
}

// FactKnown is the first day on which a fact of the history could be known: as known then the day on which it happened.
func (h *History) FactKnown(f Fact) data.Day {
	if f.Firing != nil {
		return max(f.Firing.Known, f.Firing.Day)
	}
	return h.RungKnowable(f.number, f.Day)
}

func (h *History) triggerRule(t *Trigger) Rule {
	return Rule{TriggerRule, t.ID, t.Name, h.defined(t.Condition) + "; as known " + h.vintage.String()}
}

func (h *History) offerRule(o *Offer) Rule {
	var b strings.Builder
	for i, rung := range o.Rungs {
		fmt.Fprintf(&b, "%s asks for", rung.Name)
		for _, required := range rung.Requires {
			fmt.Fprintf(&b, " [%s]", h.defined(required))
		}
		for _, failing := range o.failing(i) {
			fmt.Fprintf(&b, " and lacks %s", failing.Test)
		}
		b.WriteString("; ")
	}
	return Rule{OfferRule, o.ID, o.Name, b.String() + "as known " + h.vintage.String()}
}

// defined is all that decides on a benchmark's states but the readings.
func (h *History) defined(b *Benchmark) string {
	text := fmt.Sprintf("%s %s until %s for %d d, %s", b.Measure, b.Met, b.Release, b.Dwell, b.Evidence)
	for i, id := range b.Uses {
		indicator, _ := h.book.Indicator(id)
		text += fmt.Sprintf(", %s up to %d d old from %s after %d d", id, b.maxAge[i], strings.Join(indicator.Sources, "|"), indicator.PublicationLag)
	}
	return text
}
