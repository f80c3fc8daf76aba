package main

import (
	"context"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"watchtui/internal/data"
	"watchtui/internal/thresholds"
)

// builtIn names the built-in watchbook where a file could be named.
const builtIn = "built-in"

func (a *app) bookDiffCommand() *cobra.Command {
	var format string
	cmd := &cobra.Command{
		Use:   "diff OLD NEW",
		Short: "List the days on which two watchbooks give two verdicts",
		Long: `Judges the readings of the store by two watchbooks, on all days until --at, and lists the stretches of days on
which the verdicts on an offer differ, with what either finds and why. Changes that move no verdict are not listed.
OLD and NEW are files, or built-in. Offers and rungs are compared by id and name.

Exit code 0: the verdicts are the same on all days. 1: they differ. 2: the question could not be asked, or a
watchbook has mistakes.`,
		Example: `watchtui book diff built-in mine.toml --at 2026-11-23
watchtui book diff old.toml new.toml --format markdown --vintage then`,
		Args: cobra.ExactArgs(2),
		RunE: a.do(func(cmd *cobra.Command, files []string) error {
			if err := checkFormat(format, "table", "csv", "json", "markdown"); err != nil {
				return err
			}
			if cmd.Flags().Changed("book") {
				return usage("--book means nothing to \"watchtui book diff\": it compares the two that are named")
			}
			old, now, q, err := a.bothJudged(cmd.Context(), files[0], files[1])
			if err != nil {
				return err
			}
			differences := thresholds.Differ(old, now)
			if err := a.printDiff(old, now, q, differences, format); err != nil {
				return err
			}
			if len(differences) > 0 {
				return errNo
			}
			return nil
		}),
	}
	cmd.Flags().StringVar(&format, "format", "", "print a `table|csv|json|markdown` (default table on a terminal, else csv)")
	return cmd
}

// namedBook is the book of a file, or the built-in one. A file of that name can be meant by ./built-in.
func namedBook(name string) (*thresholds.Book, error) {
	if name == builtIn {
		return thresholds.DefaultBook(), nil
	}
	return readBook(name)
}

// bothJudged are the histories of the store's readings under two books.
func (a *app) bothJudged(ctx context.Context, oldName, newName string) (old, now *thresholds.History, q question, err error) {
	if q, err = a.question(); err != nil {
		return nil, nil, q, err
	}
	s, err := a.store(ctx)
	if err != nil {
		return nil, nil, q, err
	}
	defer s.Close()
	var both [2]*thresholds.History
	for i, name := range []string{oldName, newName} {
		book, err := namedBook(name)
		if err != nil {
			return nil, nil, q, err
		}
		if both[i], err = judge(ctx, s, book, q); err != nil {
			return nil, nil, q, err
		}
	}
	return both[0], both[1], q, nil
}

type diffRecord struct {
	At          string             `json:"at"`
	Vintage     string             `json:"vintage"`
	Old         string             `json:"old"`
	New         string             `json:"new"`
	Days        int                `json:"days"` // that were judged
	Differences []differenceRecord `json:"differences"`
}

type differenceRecord struct {
	Offer   string         `json:"offer"`
	From    string         `json:"from"`
	To      string         `json:"to"`
	Days    int            `json:"days"`
	Old     *verdictRecord `json:"old"` // null where the book has no such offer
	New     *verdictRecord `json:"new"`
	Reasons []string       `json:"reasons"` // on the first day
}

// verdictRecord is a verdict on the first day of a difference, and the change that led to it.
type verdictRecord struct {
	Verdict string   `json:"verdict"`
	Since   string   `json:"since"`
	From    *string  `json:"from"` // null where it never changed
	Tipped  []string `json:"tipped_by"`
}

func verdictRecordOf(v *thresholds.Verdict) *verdictRecord {
	if v == nil {
		return nil
	}
	r := &verdictRecord{Verdict: v.Name(), Since: v.Since.String(), Tipped: []string{}}
	if v.Last != nil {
		from := v.Offer.RungName(v.Last.From)
		r.From = &from
		r.Tipped = append(r.Tipped, v.Last.TippedByIDs()...)
	}
	return r
}

// cells are the verdict and the day of its change, for a listing.
func (r *verdictRecord) cells() []string {
	if r == nil {
		return []string{"no such offer", ""}
	}
	return []string{r.Verdict, r.Since}
}

func (a *app) printDiff(old, now *thresholds.History, q question, differences []thresholds.Difference, format string) error {
	record := diffRecord{At: q.at.String(), Vintage: q.vintage.String(), Old: old.Book().Name, New: now.Book().Name, Differences: []differenceRecord{},
		Days: int(q.at-min(old.First(), now.First())) + 1}
	l := &listing{header: []string{"from", "to", "days", "offer", "old", "old_since", "new", "new_since", "because"}}
	differing, counted := 0, data.Day(-1<<30) // a day on which two offers differ is one day
	for _, d := range differences {
		differing += max(0, int(d.To-max(d.From, counted+1))+1)
		counted = max(counted, d.To)
		r := differenceRecord{d.OfferID, d.From.String(), d.To.String(), d.Days(), verdictRecordOf(d.Old), verdictRecordOf(d.New), d.Reasons}
		record.Differences = append(record.Differences, r)
		cells := append([]string{r.From, r.To, strconv.Itoa(r.Days), r.Offer}, append(r.Old.cells(), r.New.cells()...)...)
		l.add(r, append(cells, strings.Join(r.Reasons, "; "))...)
	}
	summary := fmt.Sprintf("%s -> %s: the verdicts are the same on all %s", data.Visible(record.Old), data.Visible(record.New), data.Count(record.Days, "day"))
	if differing > 0 {
		summary = fmt.Sprintf("%s -> %s: the verdicts differ on %d of %s", data.Visible(record.Old), data.Visible(record.New), differing, data.Count(record.Days, "day"))
	}
	summary += fmt.Sprintf(", until %s, %s", q.at, q.vintage.Words())
	switch format {
	case "json":
		return writeJSON(a.stdout, record)
	case "markdown":
		return l.markdown(a.stdout, summary)
	}
	fmt.Fprintln(a.stderr, summary)
	return a.print(l, format)
}

// markdown writes a sentence and, where the listing has rows, a table.
func (l *listing) markdown(w io.Writer, sentence string) error {
	var b strings.Builder
	b.WriteString(markdown(sentence) + ".\n")
	if len(l.rows) > 0 {
		fmt.Fprintf(&b, "\n| %s |\n|%s\n", strings.Join(l.header, " | "), strings.Repeat("---|", len(l.header)))
	}
	for _, row := range l.rows {
		cells := make([]string, len(row))
		for i, cell := range row {
			cells[i] = markdown(cell)
		}
		fmt.Fprintf(&b, "| %s |\n", strings.Join(cells, " | "))
	}
	_, err := io.WriteString(w, b.String())
	return err
}
