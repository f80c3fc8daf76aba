package main

import (
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"watchtui/internal/data"
	"watchtui/internal/thresholds"
)

func (a *app) historyCommand() *cobra.Command {
	var from, to string
	var knowable bool
	cmd := &cobra.Command{
		Use:   "history",
		Short: "List the changes of benchmarks and verdicts",
		Long: `Lists what changed and when: the states at the start, then one row a change. Columns are date, kind (benchmark or
offer), id and state; with --knowable also the first day on which the readings that were out gave that state, and with --scenario its name,
so that no row can be taken for what is so. The start is the first reading, or --from; the end --at, or --to.`,
		Example: `watchtui history --from 2019-01-01 --to 2026-11-23
watchtui history --vintage then --format ndjson
watchtui history --scenario what-if.toml --from 2026-11-01 --to 2027-06-30`,
		Args: cobra.NoArgs,
	}
	format := a.formatFlag(cmd, "ndjson")
	scenario := scenarioFlag(cmd)
	cmd.Flags().StringVar(&from, "from", "", "first `DATE` (default that of the first reading)")
	cmd.Flags().BoolVar(&knowable, "knowable", false, "say when each change could be known")
	cmd.Flags().StringVar(&to, "to", "", "last `DATE` (default that of --at)")
	cmd.RunE = a.do(func(cmd *cobra.Command, _ []string) error {
		if err := checkFormat(*format, "table", "csv", "json", "ndjson"); err != nil {
			return err
		}
		h, q, what, err := a.judgedWith(cmd.Context(), *scenario, to)
		if err != nil {
			return err
		}
		start, err := startOf("the history", from, h, q)
		if err != nil {
			return err
		}
		if what.given() {
			fmt.Fprint(a.stderr, what.text(h.Book()))
		}
		return a.print(historyListing(h, start, q.at, what, knowable), *format)
	})
	return cmd
}

type changeRecord struct {
	Date     string   `json:"date"`
	Kind     string   `json:"kind"`
	ID       string   `json:"id"`
	State    string   `json:"state"`
	TippedBy []string `json:"tipped_by,omitempty"`
	Knowable string   `json:"knowable,omitempty"`
	Scenario string   `json:"scenario,omitempty"`
}

// historyListing has the states at the start, then the changes, by date; of one date benchmarks before
// offers, each in the book's order.
func historyListing(h *thresholds.History, from, to data.Day, what whatIf, knowable bool) *listing {
	type change struct {
		day data.Day
		changeRecord
	}
	var changes []change
	knownFrom := map[string]func(number int, on data.Day) data.Day{"benchmark": h.Knowable, "offer": h.RungKnowable}
	add := func(day data.Day, kind, id, state string, tippedBy []string, number int) {
		if n := len(changes); n > 0 && changes[n-1].Kind == kind && changes[n-1].ID == id && changes[n-1].State == state {
			return // the history's first day is no change, where it says what was so before
		}
		c := change{day, changeRecord{Date: day.String(), Kind: kind, ID: id, State: state, TippedBy: tippedBy}}
		if knowable {
			c.Knowable = knownFrom[kind](number, day).String()
		}
		changes = append(changes, c)
	}
	for i, b := range h.Book().Benchmarks {
		add(from, "benchmark", b.ID, h.Word(i, from).String(), nil, i)
		for _, c := range h.Changes(i) {
			if c.Day > from && c.Day <= to {
				add(c.Day, "benchmark", b.ID, c.Word.String(), nil, i)
			}
		}
	}
	for i, o := range h.Book().Offers {
		add(from, "offer", o.ID, o.RungName(h.Rung(i, from)), nil, i)
		for _, t := range h.Transitions(i) {
			if t.Day > from && t.Day <= to {
				add(t.Day, "offer", o.ID, o.RungName(t.To), t.TippedByIDs(), i)
			}
		}
	}
	slices.SortStableFunc(changes, func(a, b change) int { return int(a.day - b.day) })
	header := []string{"date", "kind", "id", "state"}
	if knowable {
		header = append(header, "knowable")
	}
	l := &listing{header: what.column(header...)}
	for _, c := range changes {
		cells := []string{c.Date, c.Kind, c.ID, c.State}
		if knowable {
			cells = append(cells, c.Knowable)
		}
		c.Scenario = what.name()
		l.add(c.changeRecord, what.cells(cells...)...)
	}
	return l
}
