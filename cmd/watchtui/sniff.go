package main

import (
	"encoding/csv"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"watchtui/internal/data"
	"watchtui/internal/data/csvfile"
	"watchtui/internal/thresholds"
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

// sniffRecord is what was understood, for scripts.
type sniffRecord struct {
	File        string           `json:"file"`
	Tidy        bool             `json:"tidy"`
	Delimiter   string           `json:"delimiter"`
	Quote       string           `json:"quote"`
	Escape      string           `json:"escape"`
	Encoding    string           `json:"encoding"`
	Compression string           `json:"compression"`
	LineEnd     string           `json:"line_end"`
	Sheet       string           `json:"sheet"`
	Sheets      []string         `json:"sheets"`
	HeaderLines []int            `json:"header_lines"`
	Header      []string         `json:"header"`
	Rows        int              `json:"rows"`
	Shape       string           `json:"shape"`
	DateOrder   string           `json:"date_order"`
	Decimal     string           `json:"decimal"`
	Columns     []columnRecord   `json:"columns"`
	Notes       []string         `json:"notes"`
	Mended      []droppedRecord  `json:"mended"`
	Dropped     []droppedRecord  `json:"dropped"`
	Questions   []questionRecord `json:"questions"`
}

type columnRecord struct {
	Header    string `json:"header"`
	Field     string `json:"field"`
	Indicator string `json:"indicator"`
	Source    string `json:"source"`
	Unit      string `json:"unit"`
	Note      string `json:"note"`
}

type droppedRecord struct {
	Line   int    `json:"line"`
	Reason string `json:"reason"`
	Text   string `json:"text"`
}

type questionRecord struct {
	Text    string   `json:"text"`
	Flag    string   `json:"flag"`
	Choices []string `json:"choices"`
}

func sniffRecordOf(name string, u csvfile.Understanding) sniffRecord {
	r := sniffRecord{File: name, Tidy: u.Tidy, Delimiter: u.Delimiter, Quote: u.Quote, Escape: u.Escape, Encoding: u.Encoding, Compression: u.Compression,
		LineEnd: u.LineEnd, Sheet: u.Sheet, Sheets: append([]string{}, u.Sheets...), HeaderLines: append([]int{}, u.HeaderLines...),
		Header: append([]string{}, u.Header...), Rows: u.Lines, Shape: string(u.Shape), DateOrder: u.DateOrder, Decimal: u.Decimal,
		Columns: []columnRecord{}, Notes: append([]string{}, u.Notes...), Mended: []droppedRecord{}, Dropped: []droppedRecord{}, Questions: []questionRecord{}}
	for _, c := range u.Columns {
		r.Columns = append(r.Columns, columnRecord(c))
	}
	for _, m := range u.Mended {
		r.Mended = append(r.Mended, droppedRecord(m))
	}
	for _, d := range u.Dropped {
		r.Dropped = append(r.Dropped, droppedRecord(d))
	}
	for _, q := range u.Questions {
		r.Questions = append(r.Questions, questionRecord{q.Text, q.Flag, append([]string{}, q.Choices...)})
	}
	return r
}

// maxDroppedShown is how many lines that are no rows the text lists.
const maxDroppedShown = 12

// understandingText is what was understood, for people: what a person should look at before it is imported.
func understandingText(book *thresholds.Book, u csvfile.Understanding) string {
	lines := understandingLines(u)
	for _, row := range u.First {
		lines = append(lines, labelled("reading", readingText(book, row.Reading)))
	}
	for _, q := range u.Questions {
		lines = append(lines, labelled("question", questionText(q)))
	}
	return "  " + strings.Join(lines, "\n  ") + "\n"
}

func labelled(label, text string) string { return fmt.Sprintf("%-9s %s", label, data.Visible(text)) }

// understandingLines are what was understood but for readings and questions.
func understandingLines(u csvfile.Understanding) []string {
	lines := []string{labelled("form", formText(u))}
	if u.Shape != csvfile.NoShape && !u.Tidy {
		order := ""
		if u.DateOrder != "" {
			order += ", dates " + u.DateOrder
		}
		if u.Decimal != "" {
			order += ", decimal " + u.Decimal
		}
		lines = append(lines, labelled("shape", fmt.Sprintf("%s, %s%s", u.Shape, data.Count(u.Lines, "row"), order)))
	}
	for _, c := range u.Columns {
		lines = append(lines, labelled("column", columnText(c)))
	}
	for _, note := range u.Notes {
		lines = append(lines, labelled("note", note))
	}
	for _, m := range u.Mended[:min(len(u.Mended), maxDroppedShown)] {
		lines = append(lines, labelled("mended", fmt.Sprintf("line %d, %s: %s", m.Line, m.Reason, m.Text)))
	}
	if more := len(u.Mended) - maxDroppedShown; more > 0 {
		lines = append(lines, labelled("mended", "and "+data.Count(more, "line")+" more"))
	}
	for _, d := range u.Dropped[:min(len(u.Dropped), maxDroppedShown)] {
		lines = append(lines, labelled("left out", fmt.Sprintf("line %d, %s: %s", d.Line, d.Reason, d.Text)))
	}
	if more := len(u.Dropped) - maxDroppedShown + u.NotListed; more > 0 && len(u.Dropped) >= maxDroppedShown {
		lines = append(lines, labelled("left out", "and "+data.Count(more, "line")+" more"))
	}
	return lines
}

func formText(u csvfile.Understanding) string {
	parts := []string{}
	if u.Tidy {
		parts = append(parts, "the tidy form")
	}
	if u.Sheet != "" {
		parts = append(parts, fmt.Sprintf("sheet %s of %s", u.Sheet, strings.Join(u.Sheets, ", ")))
	}
	if u.Compression != "" {
		parts = append(parts, u.Compression)
	}
	if u.Encoding != "" {
		parts = append(parts, u.Encoding)
	}
	if u.Delimiter != "" {
		parts = append(parts, "cells apart by "+data.Quoted(u.Delimiter))
	}
	if len(u.HeaderLines) > 0 {
		parts = append(parts, fmt.Sprintf("header on line %d", u.HeaderLines[0]))
	} else if !u.Tidy {
		parts = append(parts, "no header")
	}
	return strings.Join(parts, ", ")
}

func columnText(c csvfile.Column) string {
	text := data.Quoted(c.Header)
	switch {
	case c.Indicator != "":
		text += " -> " + c.Indicator
	case c.Field != "":
		text += " -> " + c.Field
	default:
		text += " is not used"
	}
	for _, part := range []struct{ label, value string }{{"source ", c.Source}, {"in ", c.Unit}, {"", c.Note}} {
		if part.value != "" {
			text += ", " + part.label + part.value
		}
	}
	return text
}

func readingText(book *thresholds.Book, r data.Reading) string {
	indicator, _ := book.Indicator(r.Indicator)
	value := data.WithUnit(data.Exact(r.Value), indicator.Unit)
	if r.Retracted {
		value = "retracted"
	}
	text := fmt.Sprintf("%s  %s  %s  %s, %s", r.Indicator, r.Observed, value, r.Source, r.Quality)
	if r.Note != "" {
		text += "  (" + r.Note + ")"
	}
	return text
}

func questionText(q csvfile.Question) string {
	if q.Flag == "" {
		return q.Text
	}
	return q.Text + " (" + q.Flag + ")"
}
