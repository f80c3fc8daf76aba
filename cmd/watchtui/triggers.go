package main

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/spf13/cobra"

	"watchtui/internal/data"
	"watchtui/internal/thresholds"
)

func (a *app) triggersCommand() *cobra.Command {
	var since string
	cmd := &cobra.Command{
		Use:   "triggers [TRIGGER]",
		Short: "List the triggers, armed or fired, or the firings",
		Long: `Lists the triggers: armed or fired, since when, and of the last firing the date of the violation, the date on which it could be known, after how
many days the sanction is back, how many it would be after a consultation, and the days saved. A trigger whose evidence is old is blind, and
since when; one that never fired is armed since the first day on which a violation could have been seen.

With a TRIGGER, or with --since, it lists firings, by the date on which they could be known; --since DATE leaves out those known before, and writes one JSON object a line.`,
		Example: `watchtui triggers
watchtui triggers heu60_above_cap
watchtui triggers --since 2025-01-01 --vintage then`,
		Args: cobra.MaximumNArgs(1),
	}
	format := a.formatFlag(cmd, "ndjson")
	cmd.Flags().StringVar(&since, "since", "", "list the firings that became known on `DATE` or later")
	cmd.RunE = a.do(func(cmd *cobra.Command, ids []string) error {
		if err := checkFormat(*format, "table", "csv", "json", "ndjson"); err != nil {
			return err
		}
		from := data.Day(-1 << 30)
		if since != "" {
			day, err := data.ParseDay(since)
			if err != nil {
				return usage("--since: %w", err)
			}
			from = day
		}
		h, q, err := a.judged(cmd.Context(), "")
		if err != nil {
			return err
		}
		known := idsOf(h.Book().Triggers, func(t *thresholds.Trigger) string { return t.ID })
		if len(ids) > 0 && !slices.Contains(known, ids[0]) {
			return unknownID("trigger", ids[0], known)
		}
		if len(ids) == 0 && since == "" {
			return a.print(triggersListing(h, q.at), *format)
		}
		if since != "" && *format == "" {
			*format = "ndjson"
		}
		return a.print(firingsListing(h, q.at, ids, from), *format)
	})
	return cmd
}

// cells are a firing's dates and days, as a listing has them.
func (r firingRecord) cells() []string {
	return []string{r.Violation, r.Known, r.Returns, strconv.Itoa(r.Lag), countCell(r.Baseline), countCell(r.Saved)}
}

var firingHeader = []string{"violation", "known", "returns", "lag_days", "baseline_days", "saved_days"}

func triggersListing(h *thresholds.History, at data.Day) *listing {
	l := &listing{header: append(append([]string{"id", "state", "since", "blind_since", "why"}, firingHeader...), "then")}
	for i := range h.Book().Triggers {
		r := triggerRecordOf(h, i, at)
		state, blindSince := r.State, ""
		if r.Blind {
			state, blindSince = state+", blind", *r.BlindSince
		}
		dates := make([]string, len(firingHeader))
		if r.Firing != nil {
			dates = r.Firing.cells()
		}
		l.add(r, append(append([]string{r.ID, state, r.Since, blindSince, r.Why}, dates...), r.Then)...)
	}
	return l
}

// firingsListing has the firings up to a day that became known from a day on, of one trigger or of all.
func firingsListing(h *thresholds.History, at data.Day, ids []string, from data.Day) *listing {
	var list []thresholds.Firing
	for i, t := range h.Book().Triggers {
		for _, f := range h.FiringsUpTo(i, at) {
			if (len(ids) == 0 || t.ID == ids[0]) && f.Known >= from {
				list = append(list, f)
			}
		}
	}
	slices.SortStableFunc(list, func(a, b thresholds.Firing) int { return cmp.Compare(a.Known, b.Known) })
	l := &listing{header: append(append([]string{"trigger"}, firingHeader...), "fired", "reset", "reading", "source")}
	for _, f := range list {
		r := firingRecordOf(h.Book(), f)
		reset := ""
		if r.Reset != nil {
			reset = *r.Reset
		}
		l.add(r, append(append([]string{r.Trigger}, r.cells()...), r.Fired, reset, data.Amount(f.Reading.Value, r.Reading.Unit), data.Visible(f.Reading.Source))...)
	}
	return l
}
