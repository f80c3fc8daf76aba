package main

import (
	"cmp"
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"watchtui/internal/data"
	"watchtui/internal/thresholds"
)

// whatIf is the scenario that a command was given, laid over the store for this one answer.
type whatIf struct {
	file   string
	before *thresholds.Book // the book as it is, without the scenario's prices
	*thresholds.Scenario
}

// given tells whether there is one.
func (w whatIf) given() bool { return w.Scenario != nil }

// title names it.
func (w whatIf) title() string { return cmp.Or(w.Title, w.file) }

// name is how rows name it: "" where there is none.
func (w whatIf) name() string {
	if !w.given() {
		return ""
	}
	return w.title()
}

// column adds a column for the name to a heading, where there is a scenario: so that no row can be taken for what is so.
func (w whatIf) column(header ...string) []string {
	if w.given() {
		return append(header, "scenario")
	}
	return header
}

// cells adds the name to a row.
func (w whatIf) cells(cells ...string) []string {
	if w.given() {
		return append(cells, w.title())
	}
	return cells
}

func scenarioFlag(cmd *cobra.Command) *string {
	file := new(string)
	cmd.Flags().StringVar(file, "scenario", "", "answer as if the readings in `FILE` were there; nothing of it gets into the store")
	return file
}

// readScenario reads the file; "" is no scenario.
func readScenario(file string, book *thresholds.Book) (whatIf, error) {
	if file == "" {
		return whatIf{}, nil
	}
	source, err := readSmallFile(file)
	if err != nil {
		return whatIf{}, fmt.Errorf("read the scenario: %w", err)
	}
	scenario, err := thresholds.ParseScenario(file, source, book)
	if err != nil {
		return whatIf{}, mistakesIn("scenario", err)
	}
	return whatIf{file, book, scenario}, nil
}

// judgedWith is the history that a command asks for, with a scenario where there is one. Without --at it reaches to the last
// day that the scenario speaks of, where that is still to come.
func (a *app) judgedWith(ctx context.Context, file, until string) (*thresholds.History, question, whatIf, error) {
	if file == "" {
		h, q, err := a.judged(ctx, until)
		return h, q, whatIf{}, err
	}
	in, err := a.inquire(ctx)
	if err != nil {
		return nil, question{}, whatIf{}, err
	}
	defer in.store.Close()
	what, err := readScenario(file, in.book)
	if err != nil {
		return nil, question{}, whatIf{}, err
	}
	if in.book, err = in.book.Repriced(what.Prices); err != nil {
		return nil, question{}, whatIf{}, err
	}
	if !in.asked {
		in.at = what.Last(in.at)
	}
	if until != "" {
		if in.at, err = data.ParseDay(until); err != nil {
			return nil, question{}, whatIf{}, usage("--to: %w", err)
		}
	}
	readings, err := readAll(ctx, in.store, in.book)
	if err != nil {
		return nil, question{}, whatIf{}, err
	}
	return thresholds.Run(in.book, what.Over(in.book, readings, in.vintage), in.vintage, in.at), in.question, what, nil
}

// text says at the head of an answer that it is a what-if, and what is assumed.
func (w whatIf) text(book *thresholds.Book) string {
	if !w.given() {
		return ""
	}
	var b strings.Builder
	fmt.Fprintf(&b, "!! WHAT IF: %s (%s). None of this is in the store.\n", data.Visible(w.title()), data.Count(w.Assumptions(), "assumption"))
	for _, r := range w.Assumed {
		fmt.Fprintf(&b, "!! assume  %s, %s%s\n", book.Assumption(r), data.Visible(r.Source), noted(r))
	}
	for _, c := range w.Prices {
		fmt.Fprintf(&b, "!! assume  %s\n", w.before.PriceWords(c))
	}
	if w.HasFrom {
		fmt.Fprintf(&b, "!! set aside  what the store has of days after %s\n", w.From)
	}
	return b.String() + "\n"
}

func noted(r data.Reading) string {
	if r.Note == "" {
		return ""
	}
	return ": " + data.Visible(r.Note)
}

type scenarioRecord struct {
	File    string          `json:"file"`
	Title   string          `json:"title"`
	From    *string         `json:"from"`
	Assumed []readingRecord `json:"assumed"`
	Prices  []priceRecord   `json:"prices"`
}

type priceRecord struct {
	Offer     string   `json:"offer"` // "" for what is the book's own
	Term      string   `json:"term"`
	Parameter string   `json:"parameter"`
	Value     *float64 `json:"value"` // days, points, a rate, a chance or a level of verification; null where there is none
	Text      string   `json:"text"`
}

// record is null where there is no scenario.
func (w whatIf) record(book *thresholds.Book) *scenarioRecord {
	if !w.given() {
		return nil
	}
	record := &scenarioRecord{File: w.file, Title: w.Title, Assumed: readingRecords(book, w.Assumed), Prices: []priceRecord{}}
	for _, c := range w.Prices {
		record.Prices = append(record.Prices, priceRecord{c.Offer, c.Term, c.Parameter.Key(), optional(c.Value), w.before.PriceWords(c)})
	}
	if w.HasFrom {
		from := w.From.String()
		record.From = &from
	}
	return record
}
