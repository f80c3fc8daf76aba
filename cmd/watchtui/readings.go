package main

import (
	"cmp"
	"context"
	"encoding/json"
	"math"
	"slices"

	"github.com/spf13/cobra"

	"watchtui/internal/data"
	"watchtui/internal/data/csvfile"
	"watchtui/internal/thresholds"
)

func (a *app) readingsCommand() *cobra.Command {
	var allVintages, spreadsheet bool
	cmd := &cobra.Command{
		Use:   "readings [INDICATOR]...",
		Short: "Write readings in the tidy form, which import reads back",
		Long: `Writes readings in the tidy form, ordered by indicator, observed, source and published: of each indicator, date
and source the one that counts, or with --all-vintages all that were ever published (of one vintage that was imported with two values,
the later). With --at those observed by then, with --vintage then also only what was known by then. What "readings --all-vintages"
writes, "import" reads back to the same answers.`,
		Example: `watchtui readings > backup.csv
watchtui readings heu60_stockpile --all-vintages --format json`,
	}
	format := a.formatFlag(cmd, "ndjson")
	cmd.Flags().BoolVar(&allVintages, "all-vintages", false, "also what was revised or retracted later")
	cmd.Flags().BoolVar(&spreadsheet, "spreadsheet", false, "guard cells that a spreadsheet would run as formulas (not for importing again)")
	cmd.RunE = a.do(func(cmd *cobra.Command, ids []string) error {
		if err := checkFormat(*format, "table", "csv", "json", "ndjson"); err != nil {
			return err
		}
		if spreadsheet && *format != "" && *format != "csv" {
			return usage("--spreadsheet is for --format csv")
		}
		in, err := a.inquire(cmd.Context())
		if err != nil {
			return err
		}
		defer in.store.Close()
		if ids, err = indicatorIDs(cmd.Context(), in, ids); err != nil {
			return err
		}
		print := a.readingsPrinter(in.book, *format, spreadsheet)
		for _, id := range ids {
			series, err := in.store.Series(cmd.Context(), id)
			if err != nil {
				return err
			}
			indicator, _ := in.book.Indicator(id)
			for _, i := range listed(indicator, series, in.question, allVintages) {
				if err := print.reading(series.Reading(i)); err != nil {
					return err
				}
			}
		}
		return print.end()
	})
	return cmd
}

// indicatorIDs are those asked for, or all that the store has, in order. One that neither store nor book
// knows is an error.
func indicatorIDs(ctx context.Context, in *inquiry, asked []string) ([]string, error) {
	summary, err := in.store.Summary(ctx)
	if err != nil {
		return nil, err
	}
	var have []string
	for _, of := range summary {
		have = append(have, of.ID)
	}
	if len(asked) == 0 {
		slices.Sort(have)
		return have, nil
	}
	for _, id := range asked {
		if _, ok := in.book.Indicator(id); ok || slices.Contains(have, id) {
			continue
		}
		return nil, unknownIndicator(in.book, id)
	}
	slices.Sort(asked)
	return slices.Compact(asked), nil
}

func unknownIndicator(book *thresholds.Book, id string) error {
	if near := book.Nearest(id); near != "" {
		return usage("unknown indicator %s%s", data.Quoted(id), data.DidYouMean(near))
	}
	return usage(`unknown indicator %s; "watchtui indicators" lists them`, data.Quoted(id))
}

// listed are the readings to write, as indexes into the series: of each date and source, one a
// vintage; where the same vintage was imported with two values only the later, which is the one that counts.
func listed(indicator data.Indicator, series *data.Series, q question, allVintages bool) []int {
	known, last := data.Instant(math.MaxInt64), data.Instant(math.MaxInt64)
	if q.asked || q.vintage != thresholds.AsKnownNow {
		known = q.vintage.Known(q.at)
	}
	if q.asked {
		last = q.at.End()
	}
	var picked []int
	for i := range series.Len() {
		if series.Observed(i) <= last && indicator.Known(series.Observed(i), series.Published(i)) <= known {
			picked = append(picked, i)
		}
	}
	// The series has them by observed, source and place already.
	slices.SortStableFunc(picked, func(i, j int) int {
		return cmp.Or(cmp.Compare(series.Observed(i), series.Observed(j)), cmp.Compare(series.SourceIndex(i), series.SourceIndex(j)),
			cmp.Compare(indicator.Known(series.Observed(i), series.Published(i)), indicator.Known(series.Observed(j), series.Published(j))))
	})
	var result []int
	for n, i := range picked {
		if n+1 < len(picked) {
			next := picked[n+1]
			sameKey := series.Observed(i) == series.Observed(next) && series.SourceIndex(i) == series.SourceIndex(next)
			if sameKey && (!allVintages || series.Published(i) == series.Published(next)) {
				continue
			}
		}
		if allVintages || !math.IsNaN(series.Value(i)) {
			result = append(result, i)
		}
	}
	return result
}

// readingsPrinter writes readings as they come, in CSV and NDJSON, or gathers them for a table or a JSON list.
type readingsPrinter struct {
	a       *app
	book    *thresholds.Book
	format  string
	csv     *csvfile.Writer
	ndjson  *json.Encoder
	records []readingRecord
	list    listing
}

func (a *app) readingsPrinter(book *thresholds.Book, format string, spreadsheet bool) *readingsPrinter {
	if format == "" && (spreadsheet || !isTerminal(a.stdout)) {
		format = "csv"
	}
	unit := func(id string) string { indicator, _ := book.Indicator(id); return indicator.Unit }
	p := &readingsPrinter{a: a, book: book, format: format, records: []readingRecord{},
		csv:    csvfile.NewWriter(a.stdout, csvfile.WriterOptions{Unit: unit, Spreadsheet: spreadsheet}),
		ndjson: json.NewEncoder(a.stdout)}
	p.ndjson.SetEscapeHTML(false)
	p.list.header = []string{"indicator", "observed", "value", "unit", "source", "quality", "published", "citation"}
	return p
}

func (p *readingsPrinter) reading(r data.Reading) error {
	switch p.format {
	case "csv":
		return p.csv.Write(r)
	case "ndjson":
		return p.ndjson.Encode(readingRecordOf(p.book, r))
	case "json":
		p.records = append(p.records, readingRecordOf(p.book, r))
		return nil
	}
	record := readingRecordOf(p.book, r)
	value := data.Exact(r.Value)
	if r.Retracted {
		value = "retracted"
	}
	p.list.add(record, r.Indicator, r.Observed.String(), value, record.Unit, r.Source, r.Quality.String(), r.Published.String(), r.Citation)
	return nil
}

func (p *readingsPrinter) end() error {
	switch p.format {
	case "csv":
		return p.csv.Flush()
	case "ndjson":
		return nil
	case "json":
		return writeJSON(p.a.stdout, p.records)
	}
	return p.list.table(p.a.stdout)
}
