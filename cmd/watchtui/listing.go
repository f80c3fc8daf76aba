package main

import (
	"context"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"watchtui/internal/data"
	"watchtui/internal/data/sqlite"
)

// A listing is a table computed first and printed second, in the form that was asked for. Cells of table and CSV are
// text; records are what JSON gets, one a row.
type listing struct {
	header  []string
	rows    [][]string
	records []any
}

func (l *listing) add(record any, cells ...string) {
	l.rows = append(l.rows, cells)
	l.records = append(l.records, record)
}

// formatFlag adds --format. In a pipe a listing is CSV, on a terminal a table.
func (a *app) formatFlag(cmd *cobra.Command, more ...string) *string {
	formats := append([]string{"table", "csv", "json"}, more...)
	format := new(string)
	cmd.Flags().StringVar(format, "format", "", "print a `"+strings.Join(formats, "|")+"` (default table on a terminal, else csv)")
	_ = cmd.RegisterFlagCompletionFunc("format", cobra.FixedCompletions(formats, cobra.ShellCompDirectiveNoFileComp))
	return format
}

func checkFormat(format string, known ...string) error {
	if format == "" || slices.Contains(known, format) {
		return nil
	}
	return usage("--format %s: want one of %s", data.Visible(format), strings.Join(known, ", "))
}

// listStored prints a listing of what the store has.
func (a *app) listStored(ctx context.Context, format string, of func(context.Context, *sqlite.Store) (*listing, error)) error {
	if err := checkFormat(format, "table", "csv", "json"); err != nil {
		return err
	}
	s, err := a.store(ctx)
	if err != nil {
		return err
	}
	defer s.Close()
	l, err := of(ctx, s)
	if err != nil {
		return err
	}
	return a.print(l, format)
}

// print writes the listing to standard output.
func (a *app) print(l *listing, format string) error {
	if format == "" {
		format = "csv"
		if isTerminal(a.stdout) {
			format = "table"
		}
	}
	switch format {
	case "table":
		return l.table(a.stdout)
	case "csv":
		w := csv.NewWriter(a.stdout)
		_ = w.Write(l.header)
		_ = w.WriteAll(l.rows)
		return w.Error()
	case "json":
		if l.records == nil {
			l.records = []any{}
		}
		return writeJSON(a.stdout, l.records)
	case "ndjson":
		encoder := json.NewEncoder(a.stdout)
		encoder.SetEscapeHTML(false)
		for _, record := range l.records {
			if err := encoder.Encode(record); err != nil {
				return err
			}
		}
		return nil
	}
	return checkFormat(format, "table", "csv", "json", "ndjson")
}

func writeJSON(w io.Writer, value any) error {
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(value)
}

// table writes columns as wide as their widest cell.
func (l *listing) table(w io.Writer) error {
	widths := make([]int, len(l.header))
	for _, row := range append([][]string{l.header}, l.rows...) {
		for i, cell := range row {
			widths[i] = max(widths[i], ansi.StringWidth(data.Visible(cell)))
		}
	}
	var b strings.Builder
	for _, row := range append([][]string{l.header}, l.rows...) {
		var line strings.Builder
		for i, cell := range row {
			cell = data.Visible(cell)
			line.WriteString(cell)
			line.WriteString(strings.Repeat(" ", widths[i]-ansi.StringWidth(cell)+2))
		}
		b.WriteString(strings.TrimRight(line.String(), " ") + "\n")
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func isTerminal(w any) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(f.Fd())
}

// printf writes to standard output; an error there ends the command.
func (a *app) printf(format string, args ...any) error {
	_, err := fmt.Fprintf(a.stdout, format, args...)
	return err
}
