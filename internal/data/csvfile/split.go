package csvfile

import (
	"fmt"
	"io"
	"math/bits"
	"strings"
	"unicode/utf8"

	"watchtui/internal/data"
)

const (
	// maxRecord is how many bytes a row may have. What is longer is no row, and its end may never come.
	maxRecord = 1 << 20

	// chunk is how many bytes are read at a time.
	chunk = 64 << 10
)

// record is a row of the file in cells. Its texts are parts of a whole chunk: what is to be kept
// for longer has to be cloned.
type record struct {
	text  string // as it stood in the file, without the line end
	line  int    // on which it starts
	cells []cell
}

type cell struct {
	text  string // without quotes and the white space around it
	start int    // where it starts in the record's text, in bytes
}

// place is the line and the column, in characters from 1, of what starts at that byte of the
// record's text; white space before it is passed over.
func (r *record) place(start int) (line, column int) {
	text := r.text[start:]
	start += len(text) - len(strings.TrimLeft(text, " \t"))
	before := r.text[:start]
	newline := strings.LastIndexByte(before, '\n')
	return r.line + strings.Count(before, "\n"), utf8.RuneCountInString(before[newline+1:]) + 1
}

// splitter splits what it reads into records. It reads in chunks, as strings, so that cells are
// substrings and cost nothing.
type splitter struct {
	name   string
	reader io.Reader
	buffer []byte
	block  string // what was read and is not all split
	pos    int    // in block: where the next record starts
	line   int    // of that record
	valid  bool   // whether all whole lines of block are UTF-8
	err    error  // io.EOF or another: nothing comes after block
}

func newSplitter(name string, r io.Reader) *splitter {
	return &splitter{name: name, reader: r, line: 1}
}

// more reads the next chunk to what is left of the block.
func (s *splitter) more() {
	rest := len(s.block) - s.pos
	if cap(s.buffer) < rest+chunk {
		s.buffer = make([]byte, rest+chunk)
	}
	buffer := s.buffer[:rest+chunk]
	copy(buffer, s.block[s.pos:])
	n, err := io.ReadFull(s.reader, buffer[rest:])
	if err == io.ErrUnexpectedEOF {
		err = io.EOF
	}
	s.err = err
	s.block, s.pos = string(buffer[:rest+n]), 0
	whole := s.block
	if err == nil {
		whole = whole[:strings.LastIndexByte(whole, '\n')+1]
	}
	s.valid = utf8.ValidString(whole)
}

// next reads the next record that is not blank. A *data.Refusal is a record that cannot be split; all
// other errors end the file, io.EOF as it should.
func (s *splitter) next(rec *record) error {
	for {
		rest := s.block[s.pos:]
		end := strings.IndexByte(rest, '\n')
		switch {
		case end > maxRecord || end < 0 && len(rest) > maxRecord:
			return &FormError{File: s.name, Line: s.line, Reason: "the line is longer than 1 MiB; nothing from here on was read"}
		case end < 0 && s.err == nil:
			s.more()
			continue
		case end < 0 && s.err != io.EOF: // and half a line is no line
			return s.broken()
		case rest == "":
			return io.EOF
		case end < 0:
			end = len(rest)
		}
		text := strings.TrimSuffix(rest[:end], "\r")
		if trim(text) == "" {
			s.pass(end)
			continue
		}
		rec.text, rec.line, rec.cells = text, s.line, rec.cells[:0]
		if strings.IndexByte(text, '"') < 0 {
			rec.split()
			s.pos, s.line = min(s.pos+end+1, len(s.block)), s.line+1
			return nil
		}
		if done, err := s.nextQuoted(rec, rest); done {
			return err
		}
		s.more()
	}
}

// broken is the error of a reader that gave up, with the place.
func (s *splitter) broken() error {
	if s.line == 1 {
		return fmt.Errorf("reading %s: %w", data.Visible(s.name), s.err)
	}
	return fmt.Errorf("reading %s after line %d: %w", data.Visible(s.name), s.line-1, s.err)
}

// pass goes on behind the line end that is n bytes ahead.
func (s *splitter) pass(n int) {
	s.line += 1 + strings.Count(s.block[s.pos:s.pos+n], "\n")
	s.pos = min(s.pos+n+1, len(s.block))
}

// split splits a record without quotes. It looks at eight bytes at a time: a byte is a comma
// where the difference to one borrows from its own high bit (S. E. Anderson, "Bit Twiddling Hacks",
// "Determine if a word has a zero byte"). Above a comma such a byte may be another's borrow, so it is
// looked at again.
func (r *record) split() {
	const ones, highs, commas = 0x0101010101010101, 0x8080808080808080, 0x0101010101010101 * ','
	cells, text, start, i := r.cells, r.text, 0, 0
	for ; i+8 <= len(text); i += 8 {
		word := eight(text[i:i+8]) ^ commas
		for found := (word - ones) &^ word & highs; found != 0; found &= found - 1 {
			comma := i + bits.TrailingZeros64(found)/8
			if text[comma] != ',' {
				continue
			}
			cells = append(cells, cell{trim(text[start:comma]), start})
			start = comma + 1
		}
	}
	for ; i < len(text); i++ {
		if text[i] == ',' {
			cells = append(cells, cell{trim(text[start:i]), start})
			start = i + 1
		}
	}
	r.cells = append(cells, cell{trim(text[start:]), start})
}

// eight are the first eight bytes of text as a number, the first one lowest.
func eight(text string) uint64 {
	_ = text[7]
	return uint64(text[0]) | uint64(text[1])<<8 | uint64(text[2])<<16 | uint64(text[3])<<24 |
		uint64(text[4])<<32 | uint64(text[5])<<40 | uint64(text[6])<<48 | uint64(text[7])<<56
}

// trim drops the white space around a cell.
func trim(text string) string {
	if text == "" || isGraphic(text[0]) && isGraphic(text[len(text)-1]) {
		return text
	}
	return strings.TrimSpace(text)
}

func isGraphic(c byte) bool { return c > ' ' && c < 0x7f }
