package csvfile

import (
	"bufio"
	"io"
	"strings"

	"watchtui/internal/data"
)

// WriterOptions say how readings are written.
type WriterOptions struct {
	Unit        func(indicator string) string // what the unit column says; nil leaves it empty
	Spreadsheet bool                          // cells that a spreadsheet would run begin with an apostrophe
}

// Writer writes readings in the tidy form, all columns in their fixed order.
//
// Law: what it wrote, but not for a spreadsheet, Tidy reads back to the same readings, as long as
// their texts are UTF-8 without white space at their ends. All that Tidy reads are.
type Writer struct {
	out  *bufio.Writer
	opts WriterOptions
	row  []byte
	any  bool // whether the header is written
}

// NewWriter makes a Writer to w.
func NewWriter(w io.Writer, opts WriterOptions) *Writer {
	return &Writer{out: bufio.NewWriterSize(w, 64<<10), opts: opts}
}

// Write writes a reading. It may stay in memory until Flush.
func (w *Writer) Write(r data.Reading) error {
	w.begin()
	value, unit := data.Exact(r.Value), ""
	if r.Retracted {
		value = "retracted"
	}
	if w.opts.Unit != nil {
		unit = w.opts.Unit(r.Indicator)
	}
	w.row = w.row[:0]
	for i, text := range [fields]string{r.Indicator, r.Observed.String(), value, data.Exact(r.Low), data.Exact(r.High),
		unit, r.Source, r.Quality.String(), r.Published.String(), r.Citation, r.Note} {
		if i > 0 {
			w.row = append(w.row, ',')
		}
		w.row = w.appendCell(w.row, text)
	}
	w.row = append(w.row, '\n')
	_, err := w.out.Write(w.row)
	return err
}

// Flush writes what is still in memory, and the header even where there are no readings.
func (w *Writer) Flush() error {
	w.begin()
	return w.out.Flush()
}

func (w *Writer) begin() {
	if !w.any {
		w.any = true
		w.out.WriteString(header + "\n") // an error stays with the bufio.Writer
	}
}

func (w *Writer) appendCell(row []byte, text string) []byte {
	if w.opts.Spreadsheet && isFormula(text) {
		text = "'" + text
	}
	if !needsQuotes(text) {
		return append(row, text...)
	}
	row = append(row, '"')
	row = append(row, strings.ReplaceAll(text, `"`, `""`)...)
	return append(row, '"')
}

func needsQuotes(text string) bool {
	for i := range len(text) {
		switch text[i] {
		case ',', '"', '\r', '\n':
			return true
		}
	}
	return false
}

// isFormula tells whether a spreadsheet might run a cell with that text.
func isFormula(text string) bool {
	if text == "" || !strings.ContainsRune("=+-@\t\r", rune(text[0])) {
		return false
	}
	_, reason := parseNumber(text)
	return reason != ""
}
