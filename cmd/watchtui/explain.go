package main

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"watchtui/internal/data"
	"watchtui/internal/thresholds"
)

func (a *app) explainCommand() *cobra.Command {
	var whyNot, format string
	var scenario *string
	cmd := &cobra.Command{
		Use:   "explain [ID]",
		Short: "Explain a verdict down to the readings, as text for a memo",
		Long: `Says the whole chain from the verdict on each offer to the readings that it rests on: the change that led to it and
what tipped it, how sure it is, and of each rung the benchmarks and tests that it requires, with the rule, the
reason, what would change it, and the readings with their citations. With an ID only of that offer, benchmark or
trigger. With --why-not RUNG what keeps the offer from that rung, and the least that would have to be read.

The text is at most 100 columns wide and has no colours, so that it can be pasted into a document.`,
		Example: `watchtui explain --at 2024-08-20
watchtui explain heu60_capped
watchtui explain --why-not "good enough" --at 2024-08-20
watchtui explain --format json --vintage then`,
		Args: cobra.MaximumNArgs(1),
		RunE: a.do(func(cmd *cobra.Command, ids []string) error {
			if err := checkFormat(format, "text", "json"); err != nil {
				return err
			}
			h, q, what, err := a.judgedWith(cmd.Context(), *scenario, "")
			if err != nil {
				return err
			}
			list, err := explainedOf(h, ids, cmd.Flags().Changed("why-not"), whyNot, q.at)
			if err != nil {
				return err
			}
			if format == "json" {
				return writeJSON(a.stdout, explainRecordOf(h, q, what, list))
			}
			var m memo
			m.whatIf(what.text(h.Book()))
			for i, e := range list {
				if i > 0 {
					m.gap()
				}
				m.explain(h, e, q)
			}
			return a.printf("%s", m.String())
		}),
	}
	cmd.Flags().StringVar(&whyNot, "why-not", "", "say what keeps the offer from `RUNG`")
	cmd.Flags().StringVar(&format, "format", "", "print `text|json` (default text)")
	scenario = scenarioFlag(cmd)
	return cmd
}

// explained is what is explained: an offer, or else a benchmark or a trigger.
type explained struct {
	offer, benchmark, trigger int // places in the book's lists; -1 where it is something else

	chain  thresholds.Explanation
	whyNot *thresholds.WhyNot
	part   thresholds.BenchmarkExplanation
}

// explainedOf finds what is to be explained: all offers with rungs, or what has an id. A trigger may have the id of a benchmark: then it is both.
func explainedOf(h *thresholds.History, ids []string, asksWhyNot bool, rungName string, at data.Day) ([]explained, error) {
	book := h.Book()
	var list []explained
	for i, o := range book.Offers {
		if len(ids) == 0 || o.ID == ids[0] {
			list = append(list, explained{i, -1, -1, h.Explain(i, at), nil, thresholds.BenchmarkExplanation{}})
		}
	}
	if asksWhyNot {
		return whyNots(h, list, ids, rungName, at)
	}
	for i, b := range book.Benchmarks {
		if len(ids) > 0 && b.ID == ids[0] {
			list = append(list, explained{offer: -1, benchmark: i, trigger: -1, part: h.ExplainBenchmark(i, at)})
		}
	}
	for i, t := range book.Triggers {
		if len(ids) > 0 && t.ID == ids[0] {
			list = append(list, explained{offer: -1, benchmark: -1, trigger: i})
		}
	}
	switch {
	case len(list) > 0:
		return list, nil
	case len(ids) == 0:
		return nil, usage("the watchbook %s has no offer with rungs, so there is no verdict to explain", data.Visible(book.Name))
	}
	return nil, notExplained(book, ids[0])
}

// notExplained says what to do about an id that has no explanation.
func notExplained(book *thresholds.Book, id string) error {
	if _, ok := book.Indicator(id); ok {
		return usage("%s is an indicator: \"watchtui indicators --describe %s\" says in words what its chart shows", data.Quoted(id), id)
	}
	for _, o := range book.Priced {
		if o.ID == id {
			return usage("the offer %s has no rungs, so there is no verdict to explain; \"watchtui offers %s\" has its price and tests", data.Quoted(id), id)
		}
	}
	known := append(append(idsOf(book.Offers, offerID), idsOf(book.Benchmarks, func(b *thresholds.Benchmark) string { return b.ID })...),
		idsOf(book.Triggers, func(t *thresholds.Trigger) string { return t.ID })...)
	if near := data.Nearest(id, known); near != "" {
		return usage("there is no offer, benchmark or trigger %s%s", data.Quoted(id), data.DidYouMean(near))
	}
	return unknownID("offer, benchmark or trigger", id, known)
}

// whyNots asks of each offer that has a rung of that name what keeps it from there.
func whyNots(h *thresholds.History, offers []explained, ids []string, rungName string, at data.Day) ([]explained, error) {
	if len(offers) == 0 && len(ids) > 0 {
		return nil, usage("--why-not is asked of an offer with rungs, and %s is none", data.Quoted(ids[0]))
	}
	var list []explained
	var names []string
	for _, e := range offers {
		o := h.Book().Offers[e.offer]
		for rung := 1; rung <= len(o.Rungs); rung++ {
			names = append(names, fmt.Sprintf("%q", o.RungName(rung)))
			if o.RungName(rung) == rungName {
				w := h.WhyNot(e.offer, rung, at)
				e.whyNot = &w
				list = append(list, e)
			}
		}
	}
	if len(list) == 0 {
		return nil, usage("--why-not: there is no rung %s to be kept from: want one of %s", data.Quoted(rungName), cmp.Or(strings.Join(names, ", "), "none"))
	}
	return list, nil
}

// explain writes one explanation.
func (m *memo) explain(h *thresholds.History, e explained, q question) {
	switch {
	case e.offer >= 0:
		m.offer(h, e, q)
	case e.benchmark >= 0:
		m.benchmark(h, e.part)
		m.requiredBy(h.Book(), e.part.State.Benchmark)
		m.say("", h.Standpoint(q.at))
	default:
		m.trigger(h, e.trigger, q)
		m.say("", h.Standpoint(q.at))
	}
}
