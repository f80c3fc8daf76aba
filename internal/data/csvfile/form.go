package csvfile

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"watchtui/internal/data"
)

// FormError says why a file cannot be read as one in the tidy form.
type FormError struct {
	File   string
	Line   int // from 1; 0 where the whole file is meant
	Column int // in characters, from 1; 0 where the whole line is meant
	Reason string
	Hint   string // how the file should be; may be empty
}

func (e *FormError) Error() string {
	text := data.Visible(e.File) + ":"
	if e.Line > 0 {
		text += fmt.Sprintf("%d:", e.Line)
	}
	if e.Column > 0 {
		text += fmt.Sprintf("%d:", e.Column)
	}
	text += " " + e.Reason
	switch {
	case e.Hint == "":
		return text
	case strings.HasSuffix(text, "?"):
		return text + " " + e.Hint
	}
	return text + "; " + e.Hint
}

// field is a column of the tidy form, in the order in which it is written.
type field uint8

const (
	indicator field = iota
	observed
	value
	low
	high
	unit
	source
	quality
	published
	citation
	note
	fields   = iota
	required = int(value) + 1
)

var fieldNames = [fields]string{"indicator", "observed", "value", "low", "high", "unit", "source", "quality",
	"published", "citation", "note"}

const header = "indicator,observed,value,low,high,unit,source,quality,published,citation,note"

const headerHint = "the header of the tidy form is " + header + " (in any order; the first three are required)"

// maxColumns bounds the headers that are looked at column by column.
const maxColumns = 1000

// columns are where the fields stand in a row.
type columns struct {
	width int         // of the header
	at    [fields]int // width where the file has no such column
}

// readHeader reads the first line that is not blank as the header of the tidy form.
func readHeader(s *splitter) (columns, error) {
	s.more()
	if s.err != nil && s.err != io.EOF {
		return columns{}, s.broken()
	}
	wrong := func(line, column int, reason string) (columns, error) {
		return columns{}, &FormError{File: s.name, Line: line, Column: column, Reason: reason, Hint: headerHint}
	}
	s.block = strings.TrimPrefix(s.block, "\uFEFF")
	if reason := binary(s.block); reason != "" {
		return wrong(0, 0, reason)
	}
	var head record
	switch err := s.next(&head); {
	case err == io.EOF:
		return wrong(0, 0, "the file has no lines")
	case err != nil:
		if refusal, ok := err.(*data.Refusal); ok {
			return wrong(refusal.Line, refusal.Column, refusal.Reason)
		}
		return columns{}, err
	}
	if reason := foreign(&head); reason != "" {
		return wrong(head.line, 0, reason)
	}
	c := columns{width: len(head.cells)}
	for i := range c.at {
		c.at[i] = c.width
	}
	for i, cell := range head.cells {
		f := slices.Index(fieldNames[:], strings.ToLower(cell.text))
		reason := ""
		switch {
		case cell.text == "":
			reason = fmt.Sprintf("column %d has no name", i+1)
		case f < 0:
			reason = "unknown column " + quote(cell.text) + suggestion(cell.text)
		case c.at[f] < c.width:
			reason = fmt.Sprintf("column %q stands twice, as column %d and %d", fieldNames[f], c.at[f]+1, i+1)
		}
		if reason != "" {
			line, column := head.place(cell.start)
			return wrong(line, column, reason)
		}
		c.at[f] = i
	}
	for f, name := range fieldNames[:required] {
		if c.at[f] == c.width {
			return wrong(head.line, 0, fmt.Sprintf("the header has no column %q", name))
		}
	}
	return c, nil
}

// signatures are the beginnings of files that are no text.
var signatures = []struct{ start, reason string }{
	{"\xff\xfe", "the file is encoded in UTF-16, not in UTF-8"},
	{"\xfe\xff", "the file is encoded in UTF-16, not in UTF-8"},
	{"\x1f\x8b", "the file is compressed with gzip: unpack it first"},
	{"\x28\xb5\x2f\xfd", "the file is compressed with zstd: unpack it first"},
	{"PK\x03\x04", "the file is a zip archive or a workbook: save its sheet as CSV first"},
	{"SQLite format 3\x00", "the file is an SQLite database, not text"},
	{"%PDF-", "the file is a PDF document, not CSV"},
	{"\x7fELF", "the file is a program, not text"},
}

// binary says what a file is that is no text in UTF-8; "" for text.
func binary(text string) string {
	for _, s := range signatures {
		if strings.HasPrefix(text, s.start) {
			return s.reason
		}
	}
	sample := firstLine(text[:min(len(text), 4096)])
	nul := strings.IndexByte(sample, 0)
	switch {
	case nul < 0:
		return ""
	case strings.Count(sample[nul:], "\x00") == (len(sample)-nul+1)/2 && nul <= 1:
		return "the file is encoded in UTF-16, not in UTF-8"
	}
	return "the file holds binary data, not text"
}

// delimiters are what columns are separated by in other files.
var delimiters = []struct{ mark, name string }{
	{";", "semicolons (;)"}, {"\t", "tabs"}, {"|", "bars (|)"}, {":", "colons (:)"}, {" ", "spaces"},
}

// foreign says what a first line is that is no header of the tidy form at all; "" where it is
// one, though perhaps with mistakes.
func foreign(head *record) string {
	if len(head.cells) > maxColumns {
		return fmt.Sprintf("the header has %d columns; more than %d are not looked at", len(head.cells), maxColumns)
	}
	if known(head.text, ",") > 0 {
		if strings.Contains(head.text, "\r") {
			return "the lines end in CR alone, not in LF or CRLF"
		}
		return ""
	}
	for _, delimiter := range delimiters {
		if known(head.text, delimiter.mark) >= 2 {
			return "the columns are separated by " + delimiter.name + ", not by commas"
		}
	}
	return "the first line is not the header of the tidy form: " + quote(firstLine(head.text))
}

// known counts the parts of a header that are names of columns.
func known(text, delimiter string) int {
	n := 0
	for part := range strings.SplitSeq(text, delimiter) {
		if slices.Contains(fieldNames[:], strings.ToLower(strings.Trim(part, " \t\r\""))) {
			n++
		}
	}
	return n
}
