package main

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"
	"strings"

	"watchtui/internal/data"
	"watchtui/internal/data/csvfile"
	"watchtui/internal/picture"
	"watchtui/internal/thresholds"
	"watchtui/internal/ui"
)

// export writes what was on screen to a file, whole or not at all, in the form that its name ends in.
func export(ctx context.Context, book *thresholds.Book, path string, e ui.Extract, replace bool) (said string, err error) {
	path = expandHome(path)
	if !replace && isThere(path) {
		return "", &fs.PathError{Op: "write", Path: path, Err: fs.ErrExist}
	}
	var out bytes.Buffer
	what, err := writeExtract(&out, book, strings.TrimPrefix(filepath.Ext(path), "."), e)
	if err != nil {
		return "", err
	}
	if err := ctx.Err(); err != nil {
		return "", err
	}
	if err := putFile(path, out.Bytes(), putting{replaces: replace}); err != nil {
		return "", err
	}
	return fmt.Sprintf("wrote %s to %s", what, data.Visible(path)), nil
}

// writeExtract writes it in a form, and returns what that is.
func writeExtract(w io.Writer, book *thresholds.Book, form string, e ui.Extract) (what string, err error) {
	what = data.Count(len(e.Rows), "row")
	if e.Readings != nil {
		what = data.Count(len(e.Readings), "reading")
	}
	switch form {
	case "csv":
		return what, writeExtractCSV(w, book, e)
	case "json":
		return what, writeJSON(w, extractJSON(book, e))
	case "md":
		return what, writeExtractMarkdown(w, book, e)
	}
	if e.Picture == nil {
		return "", errors.New("there is no chart to draw")
	}
	return "the chart", picture.Write(w, e.Picture, form)
}

func writeExtractCSV(w io.Writer, book *thresholds.Book, e ui.Extract) error {
	if e.Readings == nil {
		rows := csv.NewWriter(w)
		_ = rows.Write(e.Header)
		return rows.WriteAll(e.Rows)
	}
	unit := func(id string) string { indicator, _ := book.Indicator(id); return indicator.Unit }
	rows := csvfile.NewWriter(w, csvfile.WriterOptions{Unit: unit})
	for _, r := range e.Readings {
		if err := rows.Write(r); err != nil {
			return err
		}
	}
	return rows.Flush()
}

// extractRecord is an extract as JSON: readings as everywhere, other rows by their column.
type extractRecord struct {
	Title    string              `json:"title"`
	When     string              `json:"when"`
	Verdict  []string            `json:"verdict"`
	Readings []readingRecord     `json:"readings,omitempty"`
	Rows     []map[string]string `json:"rows,omitempty"`
}

func extractJSON(book *thresholds.Book, e ui.Extract) any {
	record := extractRecord{Title: e.Title, When: e.When, Verdict: append([]string{}, e.Verdict...)}
	for _, r := range e.Readings {
		record.Readings = append(record.Readings, readingRecordOf(book, r))
	}
	for _, row := range e.Rows {
		cells := map[string]string{}
		for i, title := range e.Header {
			cells[title] = row[i]
		}
		record.Rows = append(record.Rows, cells)
	}
	return record
}

func writeExtractMarkdown(w io.Writer, book *thresholds.Book, e ui.Extract) error {
	header, rows := e.Header, e.Rows
	if e.Readings != nil {
		header = []string{"observed", "value", "unit", "source", "quality", "published", "citation", "note"}
		for _, r := range e.Readings {
			record := readingRecordOf(book, r)
			value := data.Exact(r.Value)
			if r.Retracted {
				value = "retracted"
			}
			rows = append(rows, []string{record.Observed, value, record.Unit, r.Source, record.Quality, r.Published.String(), r.Citation, r.Note})
		}
	}
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n\n%s\n\n", markdown(e.Title), markdown(e.When))
	for i, line := range e.Verdict {
		if i == 0 {
			fmt.Fprintf(&b, "**%s**\n\n", markdown(line))
			continue
		}
		fmt.Fprintf(&b, "- %s\n", markdown(line))
	}
	if len(e.Verdict) > 1 {
		b.WriteString("\n")
	}
	line := func(cells []string) {
		b.WriteString("|")
		for _, cell := range cells {
			b.WriteString(" " + markdown(cell) + " |")
		}
		b.WriteString("\n")
	}
	line(header)
	b.WriteString(strings.Repeat("|---", len(header)) + "|\n")
	for _, row := range rows {
		line(row)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// markdown is text from outside in which Markdown finds nothing to do.
func markdown(text string) string {
	return markdownSigns.Replace(data.Visible(text))
}

var markdownSigns = strings.NewReplacer(`\`, `\\`, "|", `\|`, "*", `\*`, "_", `\_`, "`", "\\`", "<", "&lt;", "[", `\[`, "#", `\#`)
