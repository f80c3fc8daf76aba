package csvfile

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"
	"strings"

	"watchtui/internal/data"
)

// Files that are not in the tidy form are held in memory, up to these limits.
const (
	maxHeld  = 256 << 20 // bytes of text
	maxCells = 8_000_000
)

// previewed is how many readings the understanding shows.
const previewed = 10

// Understand finds out what a file is and how to read it, by itself and by what opts.Steer says. The name stands
// in errors, and for sources that rows don't name. A file that is no table at all is a *FormError; any other error is
// the reader's. What is in doubt is a question of the understanding; while there is one, the rows are not to be used.
//
// A file in the tidy form is read as it streams, whatever its size. Any other is held in memory.
func Understand(name string, r io.Reader, opts Options) (*File, error) {
	if reason := opts.Steer.check(); reason != "" {
		return nil, &FormError{File: name, Reason: reason}
	}
	text, compression, err := unpack(name, r)
	if err != nil {
		return nil, err
	}
	start, err := text.Peek(chunk)
	if err != nil && err != io.EOF {
		return nil, readingError(name, err)
	}
	if bytes.HasPrefix(start, []byte("PK\x03\x04")) {
		return understandWorkbook(name, text, opts)
	}
	whole := io.Reader(text)
	if !opts.InMemory && opts.Steer.isNone() {
		sample := string(start)
		replay := &recorder{reader: text}
		f, err := Tidy(name, replay, opts)
		if err == nil {
			replay.stop()
			return f.lookAhead(compression, sample), nil
		} else if _, isForm := err.(*FormError); !isForm { //nolint:errorlint // one that is wrapped is unpack's
			return nil, readingError(name, err)
		}
		whole = io.MultiReader(bytes.NewReader(replay.seen), text)
	}
	if file, ok := r.(interface{ Size() int64 }); ok && file.Size() > maxHeld && compression == "" {
		return nil, tooMuch(name)
	}
	return understandText(name, whole, compression, opts)
}

// recorder keeps what was read, until it is stopped, so that it can be read again.
type recorder struct {
	reader  io.Reader
	seen    []byte
	stopped bool
}

func (r *recorder) Read(p []byte) (int, error) {
	n, err := r.reader.Read(p)
	if !r.stopped {
		r.seen = append(r.seen, p[:n]...)
	}
	return n, err
}

func (r *recorder) stop() { r.seen, r.stopped = nil, true }

func readingError(name string, err error) error {
	var form *FormError // of unpack
	if errors.As(err, &form) {
		return form
	}
	return fmt.Errorf("reading %s: %w", data.Visible(name), err)
}

// understandText reads a file of text that is held in memory.
func understandText(name string, r io.Reader, compression string, opts Options) (*File, error) {
	raw, err := hold(name, r)
	if err != nil {
		return nil, err
	}
	form := func(reason string) error { return &FormError{File: name, Reason: reason} }
	text, encoding, note, err := decode(raw, opts.Steer.Encoding)
	if err != nil {
		return nil, form("the file cannot be decoded: " + data.Visible(err.Error()))
	}
	about := Understanding{Compression: compression, Encoding: encoding, LineEnd: lineEndOf(text), steering: opts.Steer}
	if note != "" {
		about.Notes = append(about.Notes, note)
	}
	if inner, ok := unwrapped(text); ok {
		text = inner
		about.Notes = append(about.Notes, "each line stands in quotes as a whole; they are left out")
	}
	if line := longLine(text); line > 0 {
		return nil, &FormError{File: name, Line: line, Reason: "the line is longer than 1 MiB"}
	}
	d := dialect{delimiter: delimiterNamed(opts.Steer.Delimiter), quote: '"'}
	if opts.Steer.Delimiter == "" {
		d = guessDialect(text)
	} else {
		d = guessQuote(sampleOf(text), d.delimiter)
	}
	about.describe(d, text)
	p := newParser(text, d)
	lines, err := readLines(name, p, opts.Steer.SkipRows)
	if err != nil {
		return nil, err
	}
	return newPlan(name, p, lines, about, opts), nil
}

// readLines reads all lines of a file, and the table's width with them.
func readLines(name string, p *parser, skip int) ([]line, error) {
	pos := 0
	for range skip {
		if pos >= len(p.text) {
			break
		}
		_, pos = p.lineEnd(pos)
		p.number++
	}
	sample := newParser(p.text[pos:], p.d)
	var first []line
	for at := 0; at < len(sample.text) && len(first) < 2*maxSampled; {
		var r line
		r, at = sample.next(at)
		first = append(first, r)
	}
	p.width = withoutBlanks(first, modalWidth(first))
	var lines []line
	cells := 0
	for pos < len(p.text) {
		var r line
		r, pos = p.next(pos)
		lines = append(lines, r)
		if cells += len(r.cells); cells > maxCells {
			return nil, &FormError{File: name, Line: r.number, Reason: "the file has more than 8 million cells, and is not in the tidy form, which alone is read at any size", Hint: headerHint}
		}
	}
	return lines, nil
}

// describe says in words what the dialect is.
func (u *Understanding) describe(d dialect, text string) {
	u.Delimiter = d.delimiter
	if len(d.delimiter) == 2 && d.delimiter[0] != ',' && d.delimiter[1] == ' ' {
		u.Delimiter = d.delimiter[:1] // the blank is layout; behind a comma it is told, as people do
	}
	if d.quote != 0 {
		u.Quote = string(d.quote)
		switch {
		case d.escape != 0:
			u.Escape = string(d.escape)
		case strings.Contains(sampleOf(text), u.Quote+u.Quote):
			u.Escape = u.Quote
		}
	}
}

// lookAhead reads the first rows of a file in the tidy form, to show them.
func (f *File) lookAhead(compression, start string) *File {
	f.about = Understanding{Tidy: true, Compression: compression, Encoding: utf8Name, Delimiter: ",", Shape: Long, LineEnd: lineEndOf(start),
		HeaderLines: []int{1}, steering: f.opts.Steer}
	if strings.Contains(start, `"`) {
		f.about.Quote = `"`
	}
	f.about.Header = make([]string, f.columns.width)
	for field, at := range f.columns.at {
		if at < f.columns.width {
			f.about.Header[at] = fieldNames[field]
		}
	}
	for _, name := range f.about.Header {
		f.about.Columns = append(f.about.Columns, Column{Header: name, Field: name})
	}
	for row, err := range f.stream {
		f.ahead = append(f.ahead, ahead{row, err})
		if err == nil {
			f.about.First = append(f.about.First, row)
		}
		if len(f.ahead) == previewed {
			break
		}
	}
	return f
}

// Understanding is how the file was understood.
func (f *File) Understanding() Understanding { return f.about }

// Table is the file's table as a rectangle, untyped: the header first, where there is one, then the rows, without those
// that are refused. A file in the tidy form has one only where it was to be held in memory.
func (f *File) Table() iter.Seq[[]string] {
	return func(yield func([]string) bool) {
		if f.plan == nil {
			return
		}
		if t := f.plan.table; t.header == nil || yield(t.header) {
			for _, r := range t.rows {
				if r.fault == "" && !yield(r.cells) {
					return
				}
			}
		}
	}
}
