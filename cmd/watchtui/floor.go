package main

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"watchtui/internal/data"
	"watchtui/internal/thresholds"
)

func (a *app) floorCommand() *cobra.Command {
	var from, to string
	var openings bool
	cmd := &cobra.Command{
		Use:   "floor",
		Short: "Weigh the cost of holding out against the cost of conceding",
		Long: `Weighs two indices from 0 to 100: what holding out costs, and what conceding costs. The floor is open where holding costs more. Lists both with
their parts: the value, the anchors between which it is scored, weight, the share of the index, whether the evidence is fresh, and the day
whose value it is; and says what escalated over the watchbook's window.

With --from or --to it lists the indices over time, a row for each day on which something changed; with --openings when the floor was open.`,
		Example: `watchtui floor --at 2024-08-20
watchtui floor --from 2021-01-01 --format csv
watchtui floor --openings --vintage then
watchtui floor --scenario what-if.toml`,
		Args: cobra.NoArgs,
	}
	format := a.formatFlag(cmd, "ndjson")
	scenario := scenarioFlag(cmd)
	cmd.Flags().StringVar(&from, "from", "", "list the indices over time, from `DATE` on (default that of the first reading)")
	cmd.Flags().StringVar(&to, "to", "", "and up to `DATE` (default that of --at)")
	cmd.Flags().BoolVar(&openings, "openings", false, "list when the floor was open")
	cmd.RunE = a.do(func(cmd *cobra.Command, _ []string) error {
		if err := checkFormat(*format, "table", "csv", "json", "ndjson"); err != nil {
			return err
		}
		if openings && (from != "" || to != "") {
			return usage("--openings lists all of them: leave --from and --to out")
		}
		h, q, what, err := a.judgedWith(cmd.Context(), *scenario, to)
		if err != nil {
			return err
		}
		course := h.FloorCourse()
		if course == nil {
			return errNoFloor
		}
		start, err := startOf("the indices", from, h, q)
		if err != nil {
			return err
		}
		if what.given() && *format != "json" && *format != "ndjson" {
			fmt.Fprint(a.stderr, what.text(h.Book()))
		}
		switch {
		case openings:
			return a.print(openingsListing(course, q.at, what), *format)
		case from != "" || to != "":
			return a.print(courseListing(course, start, q.at, what), *format)
		}
		return a.printFloor(h, q, what, *format)
	})
	return cmd
}

var errNoFloor = errors.New("the watchbook has no [floor]")

// printFloor is the floor on a day: as text in sentences above the table of parts, as CSV that table.
func (a *app) printFloor(h *thresholds.History, q question, what whatIf, format string) error {
	day, _ := h.FloorOn(q.at)
	course := h.FloorCourse()
	if format == "json" || format == "ndjson" {
		r := floorRecord{At: q.at.String(), Vintage: q.vintage.String(), Floor: day.Word(), Stale: day.Stale(), Holding: indexRecordOf(day.Holding), Conceding: indexRecordOf(day.Conceding),
			Escalation: escalationRecord{day.Escalation.Word.String(), h.Book().Floor.Window, optional(data.Tidied(day.Escalation.Vertical)), optional(data.Tidied(day.Escalation.Horizontal))},
			Openings:   openingRecords(course, q.at), Scenario: what.record(h.Book())}
		if day, ok := course.Since(q.at); ok {
			since := day.String()
			r.Since = &since
		}
		return writeJSON(a.stdout, r)
	}
	l := partsListing(day, what)
	if format == "csv" || format == "" && !isTerminal(a.stdout) {
		return a.print(l, "csv")
	}
	if err := a.printf("%s\n\n", strings.Join(h.FloorWords(q.at), "\n")); err != nil {
		return err
	}
	return l.table(a.stdout)
}

// partsListing has a row for each index and one for each of its parts.
func partsListing(day thresholds.FloorDay, what whatIf) *listing {
	header, rows := day.FloorTable()
	l := &listing{header: what.column(header...)}
	for _, cells := range rows {
		l.add(nil, what.cells(cells...)...)
	}
	return l
}

// courseListing has the first day, and then those on which something is another than the day before, to the last digit that is written.
func courseListing(c *thresholds.FloorCourse, from, to data.Day, what whatIf) *listing {
	l := &listing{header: what.column("date", "holding", "holding_fresh", "conceding", "conceding_fresh", "floor", "vertical", "horizontal", "escalation")}
	before := ""
	for t := max(from, c.First); t <= to; t++ {
		i, ok := c.Place(t)
		if !ok {
			break
		}
		e := c.Escalations[i]
		r := courseRecord{t.String(), optional(data.Tidied(c.Holding[i])), optional(data.Tidied(c.HoldingFresh[i])), optional(data.Tidied(c.Conceding[i])), optional(data.Tidied(c.ConcedingFresh[i])),
			thresholds.FloorWord(c.Holding[i], c.Conceding[i]), optional(data.Tidied(e.Vertical)), optional(data.Tidied(e.Horizontal)), e.Word.String(), what.name()}
		cells := []string{data.ExactTo(c.Holding[i], 1), data.ExactTo(c.HoldingFresh[i], 3), data.ExactTo(c.Conceding[i], 1), data.ExactTo(c.ConcedingFresh[i], 3), r.Floor, data.ExactTo(e.Vertical, 1), data.ExactTo(e.Horizontal, 1), r.Escalation}
		if now := strings.Join(cells, "|"); now != before {
			l.add(r, what.cells(append([]string{r.Date}, cells...)...)...)
			before = now
		}
	}
	return l
}

func openingsListing(c *thresholds.FloorCourse, at data.Day, what whatIf) *listing {
	l := &listing{header: what.column("opened", "closed", "days")}
	for _, r := range openingRecords(c, at) {
		r.Scenario = what.name()
		l.add(r, what.cells(r.Opened, textCell(r.Closed), strconv.Itoa(r.Days))...)
	}
	return l
}
