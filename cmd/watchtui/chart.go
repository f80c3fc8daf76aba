package main

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"watchtui/internal/data"
	"watchtui/internal/ui"
)

// chartForms are the endings of names of files that a chart can be written to.
var chartForms = []string{".svg", ".png", ".csv", ".json", ".md"}

func (a *app) chartCommand() *cobra.Command {
	var out, from, to string
	var force bool
	cmd := &cobra.Command{
		Use:   "chart INDICATOR",
		Short: "Draw the chart of an indicator to a file",
		Long: `Draws the large chart of an indicator, as the dashboard shows it, to a file: as SVG or PNG, or its readings as CSV, JSON or Markdown, as the
file's name ends. A file that is there stays, but with --force. "-" is standard output, to which it is written as SVG.`,
		Example: `watchtui chart oil_exports_china -o exports.svg
watchtui chart heu60_stockpile --at 2024-08-20 --vintage then --from 2021-01-01 --out stock.png`,
		Args: cobra.ExactArgs(1),
		RunE: a.do(func(cmd *cobra.Command, args []string) error {
			if out == "" {
				return usage("--out FILE is missing, such as --out %s.svg", data.Visible(args[0]))
			}
			if out != "-" && !slices.Contains(chartForms, filepath.Ext(out)) {
				return usage("--out %s: the name has to end in %s", data.Visible(out), strings.Join(chartForms, ", "))
			}
			begin, err := dayOf("--from", from)
			if err != nil {
				return err
			}
			end, err := dayOf("--to", to)
			if err != nil {
				return err
			}
			in, err := a.inquire(cmd.Context())
			if err != nil {
				return err
			}
			l := newLive(a, in.store, in.book)
			defer l.close()
			id := args[0]
			if _, ok := in.book.Indicator(id); !ok {
				return unknownIndicator(in.book, id)
			}
			extract, err := ui.DrawnAs(cmd.Context(), a.env(l), ui.Options{At: in.at, HasAt: in.asked, Vintage: in.vintage}, id, begin, end)
			if err != nil {
				return err
			}
			if out == "-" {
				_, err = writeExtract(a.stdout, in.book, "svg", extract)
				return err
			}
			said, err := export(cmd.Context(), in.book, out, extract, force)
			if errors.Is(err, fs.ErrExist) {
				return fmt.Errorf("%s is there already; --force replaces it", data.Visible(out))
			}
			if err != nil {
				return err
			}
			return a.printf("%s\n", said)
		}),
	}
	cmd.Flags().StringVarP(&out, "out", "o", "", "write to `FILE`, which ends in "+strings.Join(chartForms, ", ")+"; - is standard output")
	cmd.Flags().StringVar(&from, "from", "", "first `DATE` to show (default that of the first reading)")
	cmd.Flags().StringVar(&to, "to", "", "last `DATE` to show (default that of --at)")
	cmd.Flags().BoolVar(&force, "force", false, "replace a file that is there")
	return cmd
}

// dayOf is the day that a flag gives; nil where it gives none.
func dayOf(flag, text string) (*data.Day, error) {
	if text == "" {
		return nil, nil
	}
	day, err := data.ParseDay(text)
	if err != nil {
		return nil, usage("%s: %w", flag, err)
	}
	return &day, nil
}
