package main

import (
	"encoding/csv"
	"strings"

	"github.com/spf13/cobra"

	"watchtui/internal/data/csvfile"
)

func (a *app) sniffCommand() *cobra.Command {
	var steering csvfile.Steering
	var mapping, format string
	var table bool
	cmd := &cobra.Command{
		Use:   "sniff FILE",
		Short: "Say what a file is: delimiter, quote, encoding, shape, columns",
		Long: `Says what import understands of a file, and imports nothing. The first line is the delimiter and the quote, a tab between them
(a delimiter that is a tab is written \t; no quote is an empty field). With --table it writes the repaired table as CSV instead: header and
rows as text, without titles, notes and totals.`,
		Example: `watchtui sniff tanker-table.csv
watchtui sniff --table agency.xlsx > clean.csv`,
		Args:        cobra.ExactArgs(1),
		Annotations: isTimeless(),
	}
	steerFlags(cmd, &steering, &mapping)
	cmd.Flags().StringVar(&format, "format", "", "print `text|json` (default text)")
	cmd.Flags().BoolVar(&table, "table", false, "write the repaired table as CSV")
	cmd.RunE = a.do(func(cmd *cobra.Command, args []string) (err error) {
		if err := checkFormat(format, "text", "json"); err != nil {
			return err
		}
		if steering.Map, err = parseMap(mapping); err != nil {
			return err
		}
		book, err := a.book()
		if err != nil {
			return err
		}
		in, err := a.openInput(cmd.Context(), args[0])
		if err != nil {
			return err
		}
		defer in.close()
		im := &importer{app: a, book: book, steering: steering, allowUnknown: true}
		u, err := im.known(in)
		switch {
		case err != nil:
			return err
		case table:
			return im.writeTable(in)
		case format == "json":
			return writeJSON(a.stdout, sniffRecordOf(in.name, u))
		}
		return a.printf("%s\t%s\n%s", strings.ReplaceAll(u.Delimiter, "\t", `\t`), u.Quote, understandingText(book, u))
	})
	return cmd
}

// writeTable writes the repaired table as CSV, untyped.
func (im *importer) writeTable(in *input) error {
	r, err := in.open()
	if err != nil {
		return err
	}
	defer r.Close()
	options := im.options(in.steering)
	options.InMemory = true
	file, err := csvfile.Understand(in.name, r, options)
	if err != nil {
		return asRefused(err)
	}
	w := csv.NewWriter(im.app.stdout)
	for row := range file.Table() {
		if err := w.Write(row); err != nil {
			return err
		}
	}
	w.Flush()
	return w.Error()
}

// maxDroppedShown is how many lines that are no rows the text lists.
const maxDroppedShown = 12
