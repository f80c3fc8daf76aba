package booktest

import (
	"fmt"
	"slices"
	"strings"

	"watchtui/internal/thresholds"
)

// This file says why a verdict is not the one that was expected.

// listText is a list of ids in any order: what is blocking or tips has one of its own, and a test asks for the members.
func listText(ids []string) string {
	if len(ids) == 0 {
		return "nothing"
	}
	ids = slices.Clone(ids)
	slices.Sort(ids)
	return strings.Join(ids, ", ")
}

func blocking(v thresholds.Verdict) []string {
	var ids []string
	for _, s := range v.Blocking {
		ids = append(ids, s.Benchmark.ID)
	}
	for _, o := range v.Failing {
		ids = append(ids, o.Test.String())
	}
	return ids
}

// blockingReason is what the next rung lacks, and why.
func blockingReason(v thresholds.Verdict) string {
	var list []string
	for _, s := range v.Blocking {
		list = append(list, fmt.Sprintf("%s is %s (%s)", s.Benchmark.ID, s.Word, s.Why))
	}
	for _, o := range v.Failing {
		list = append(list, fmt.Sprintf("%s %s (%s)", o.Test, o.Result, o.Why))
	}
	if len(list) == 0 {
		return "nothing is lacking"
	}
	return strings.Join(list, "; ")
}

// lastChange is how the verdict came about.
func lastChange(h *thresholds.History, v thresholds.Verdict) string {
	if v.Last == nil {
		return fmt.Sprintf("it has been %s since the first reading, of %s", v.Name(), h.First())
	}
	return fmt.Sprintf("on %s it went from %s to %s, tipped by %s", v.Last.Day, v.Offer.RungName(v.Last.From), v.Offer.RungName(v.Last.To), listText(v.Last.TippedByIDs()))
}

// verdictReason is what the wanted rung lacks or, where the verdict is on a higher one, how it came there.
func verdictReason(h *thresholds.History, v thresholds.Verdict, wanted int) string {
	if v.Rung < wanted {
		return blockingReason(v)
	}
	return lastChange(h, v)
}

func certainReason(o *thresholds.Offer, c thresholds.Certainty) string {
	if c.IsCertain() {
		return "no unknown decides"
	}
	var list []string
	for _, u := range c.Deciding {
		list = append(list, fmt.Sprintf("%s is unknown (%s)", u.State.Benchmark.ID, u.Why))
	}
	return fmt.Sprintf("it is from %s to %s: %s", o.RungName(c.Least), o.RungName(c.Most), strings.Join(list, "; "))
}
