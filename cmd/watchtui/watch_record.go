package main

import (
	"encoding/json"
	"strings"

	"watchtui/internal/data"
	"watchtui/internal/data/sqlite"
	"watchtui/internal/thresholds"
)

// factRecord is what "watch" prints of a fact, and what a command has on its standard input. Its names are documented in README and kept.
type factRecord struct {
	Fact    string        `json:"fact"` // firing or verdict
	Rule    string        `json:"rule"` // the id of the trigger or the offer
	Name    string        `json:"name"`
	Date    string        `json:"date"`  // of the violation; on which the verdict changed
	Known   string        `json:"known"` // the first day on which that could be known
	Book    string        `json:"book"`
	At      string        `json:"at"`
	Vintage string        `json:"vintage"`
	Firing  *firingRecord `json:"firing,omitempty"`
	Verdict *turnRecord   `json:"verdict,omitempty"`
}

// turnRecord is how a verdict changed.
type turnRecord struct {
	From     string   `json:"from"`
	To       string   `json:"to"`
	TippedBy []string `json:"tipped_by"`
}

// factLine is a fact as one line of JSON.
func factLine(h *thresholds.History, f thresholds.Fact, at data.Day) string {
	record := factRecord{Fact: f.Rule.Kind.FactWord(), Rule: f.Rule.ID, Name: f.Rule.Name, Date: f.Day.String(), Known: h.FactKnown(f).String(),
		Book: h.Book().Title, At: at.String(), Vintage: h.Vintage().String()}
	if f.Firing != nil {
		firing := firingRecordOf(h.Book(), *f.Firing)
		record.Firing = &firing
	} else {
		record.Verdict = &turnRecord{f.Offer.RungName(f.Transition.From), f.Offer.RungName(f.Transition.To), append([]string{}, f.Transition.TippedByIDs()...)}
	}
	var b strings.Builder
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	_ = encoder.Encode(record) // plain values, and a strings.Builder takes all
	return strings.TrimSuffix(b.String(), "\n")
}

// keyOf is a fact as the store knows it.
func keyOf(f thresholds.Fact) sqlite.FactKey {
	return sqlite.FactKey{Kind: f.Rule.Kind.FactWord(), Rule: f.Rule.ID, Key: f.Key()}
}

func rulesOf(h *thresholds.History) []sqlite.FactRule {
	var rules []sqlite.FactRule
	for _, r := range h.Rules() {
		rules = append(rules, sqlite.FactRule{Kind: r.Kind.FactWord(), ID: r.ID, Definition: r.Definition})
	}
	return rules
}
