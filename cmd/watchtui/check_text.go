package main

import (
	"fmt"
	"strings"

	"watchtui/internal/data"
	"watchtui/internal/thresholds"
)

// checkText is the answer for people.
func checkText(h *thresholds.History, q question, changes map[int]thresholds.SmallestChange) string {
	var b strings.Builder
	for i, offer := range h.Book().Offers {
		v := h.Verdict(i, q.at)
		fmt.Fprintf(&b, "%s %s since %s (%d d)\n", offer.Mark(v.Rung), strings.ToUpper(v.Name()), v.Since, q.at-v.Since)
		fmt.Fprintf(&b, "  offer      %s, at %s, %s\n", offer.Name, q.at, q.vintage.Words())
		if v.Last != nil {
			verb := "tipped by  "
			if v.Last.To < v.Last.From {
				verb = "lost by    "
			}
			for _, tipped := range v.Last.TippedBy {
				fmt.Fprintf(&b, "  %s%s\n", verb, tipped.Name)
				verb = "           "
			}
			for _, test := range v.Last.Passed {
				fmt.Fprintf(&b, "  %s%s\n", verb, test.Name())
				verb = "           "
			}
			b.WriteString(knowableText(h, i, *v.Last))
		}
		b.WriteString(certaintyText(h, i, q.at))
		if next := v.Next(); next != "" {
			fmt.Fprintf(&b, "  next       %s, lacks %d, nearest first:\n", next, v.Lacks())
			for _, s := range v.Blocking {
				fmt.Fprintf(&b, "             %s %s: %s\n", s.Word.Mark(), s.Benchmark.Name, s.Why)
			}
			for _, f := range v.Failing {
				fmt.Fprintf(&b, "             %s %s: %s: %s\n", f.Result.Mark(), f.Test.Name(), f.Result, f.Why)
			}
		}
		if c, ok := changes[i]; ok {
			b.WriteString(smallestText(c))
		}
		b.WriteString("\n")
	}
	if talk := h.Talk(q.at); len(talk.Headlines) > 0 {
		fmt.Fprintf(&b, "talk\n  %s\n\n", talk.Tally.Summary())
	}
	if len(h.Book().Benchmarks) > 0 {
		b.WriteString("benchmarks\n")
	}
	for i := range h.Book().Benchmarks {
		b.WriteString(benchmarkText(h.Book(), h.State(i, q.at)))
	}
	return b.String()
}

// maxUsed is how many readings of a benchmark the text lists; JSON has the latest hundred.
const maxUsed = 3

func benchmarkText(book *thresholds.Book, s thresholds.State) string {
	var b strings.Builder
	fmt.Fprintf(&b, "  %s %-10s %s, since %s\n", s.Word.Mark(), s.Word, s.Benchmark.Name, s.Since)
	fmt.Fprintf(&b, "               %s\n", s.Why)
	if more := s.UsedInAll - maxUsed; more > 0 {
		fmt.Fprintf(&b, "               %d earlier readings, and\n", more)
	}
	for _, r := range s.Used[max(0, len(s.Used)-maxUsed):] {
		indicator, _ := book.Indicator(r.Indicator)
		fmt.Fprintf(&b, "               %s  %s, %s, %s%s\n", r.Observed, data.Amount(r.Value, indicator.Unit), data.Visible(r.Source), r.Quality, cited(r))
	}
	return b.String()
}

func cited(r data.Reading) string {
	if r.Citation == "" {
		return ""
	}
	return ": " + data.Visible(r.Citation)
}
