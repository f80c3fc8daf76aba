package main

import (
	"fmt"
	"strings"

	"watchtui/internal/data"
	"watchtui/internal/thresholds"
)

// certaintyRecord is how much of a verdict the unknown leaves open.
type certaintyRecord struct {
	Certain  bool           `json:"certain"`
	Least    string         `json:"least"` // the rung if all that is unknown were not met
	Most     string         `json:"most"`  // and if it were
	Deciding []unsureRecord `json:"deciding"`
	Harmless []unsureRecord `json:"harmless"`
}

type unsureRecord struct {
	ID    string `json:"id"`
	Name  string `json:"name"`
	State string `json:"state"`
	Why   string `json:"why"`
}

func certaintyRecordOf(h *thresholds.History, offer int, at data.Day) certaintyRecord {
	c, o := h.Certainty(offer, at), h.Book().Offers[offer]
	return certaintyRecord{c.IsCertain(), o.RungName(c.Least), o.RungName(c.Most), unsureRecords(c.Deciding), unsureRecords(c.Harmless)}
}

func unsureRecords(list []thresholds.Unsure) []unsureRecord {
	records := []unsureRecord{}
	for _, u := range list {
		records = append(records, unsureRecord{u.State.Benchmark.ID, u.State.Benchmark.Name, u.State.Word.String(), u.Why})
	}
	return records
}

// certaintyText says it for people, in the lines of a verdict.
func certaintyText(h *thresholds.History, offer int, at data.Day) string {
	c, o := h.Certainty(offer, at), h.Book().Offers[offer]
	var b strings.Builder
	switch {
	case !c.IsCertain():
		fmt.Fprintf(&b, "  possible   from %s to %s: what is unknown decides\n", o.RungName(c.Least), o.RungName(c.Most))
	case len(c.Harmless) > 0:
		b.WriteString("  certain    what is unknown decides nothing\n")
	default:
		b.WriteString("  certain    over all ranges and sources\n")
	}
	for _, u := range c.Deciding {
		fmt.Fprintf(&b, "             %s %s: %s\n", u.State.Word.Mark(), u.State.Benchmark.Name, u.Why)
	}
	for i, u := range c.Harmless {
		verb := "harmless   "
		if i > 0 {
			verb = "           "
		}
		fmt.Fprintf(&b, "  %s%s %s: %s\n", verb, u.State.Word.Mark(), u.State.Benchmark.Name, u.Why)
	}
	return b.String()
}

// knowableText says when a crossing could be known, where that is not when it happened.
func knowableText(h *thresholds.History, offer int, t thresholds.Transition) string {
	day := h.RungKnowable(offer, t.Day)
	if day == t.Day {
		return ""
	}
	return fmt.Sprintf("  crossed    %s, knowable %s (%d d later)\n", t.Day, day, day-t.Day)
}
