package csvfile

import (
	"fmt"
	"io"
	"strings"

	"watchtui/internal/data"
)

// quoteState says how a quoted cell goes on.
type quoteState uint8

const (
	quoteClosed quoteState = iota // and a comma, a line end or the end of the block follows
	quoteOpen                     // up to the end of the block
	quoteStray                    // closed, but text follows
)

// nextQuoted reads the record with quotes in it that rest, the rest of the block, begins with. It is
// not done where the block ends too soon to tell.
//
// A cell whose quote is not closed, or is closed amid text, may have swallowed good rows: it is
// refused with the line on which its quote opened, and the next line is the next record. So a
// line can be looked at twice, but hardly more often: the way to a far quote that closes leads
// over pairs of quotes only, and no line whose quotes come in pairs leaves one open itself.
func (s *splitter) nextQuoted(rec *record, rest string) (done bool, err error) {
	end, opened, state := rec.splitQuoted(rest)
	cut := state == quoteOpen || state == quoteClosed && end == len(rest)
	switch {
	case cut && s.err == nil && len(rest) <= maxRecord:
		return false, nil
	case cut && s.err == nil, end > maxRecord:
		rec.text = rest
		line, column := rec.place(opened)
		return true, &FormError{File: s.name, Line: line, Column: column,
			Reason: "the quote that opens here makes a row longer than 1 MiB; nothing from here on was read"}
	case cut && s.err != io.EOF:
		return true, s.broken()
	case state == quoteClosed:
		rec.text = strings.TrimSuffix(rest[:end], "\r")
		s.pass(end)
		return true, nil
	}
	return true, s.refuseQuote(rec, rest, opened, end, state)
}

// splitQuoted splits the record that rest begins with. End is the place of its line end, or how
// far the cell got whose quote opened at opened.
func (r *record) splitQuoted(rest string) (end, opened int, state quoteState) {
	for start := 0; ; start = end + 1 {
		var text string
		if i := passBlanks(rest, start); i < len(rest) && rest[i] == '"' {
			opened = i
			if text, end, state = quotedCell(rest, i); state != quoteClosed {
				return end, opened, state
			}
		} else if end = strings.IndexAny(rest[start:], ",\n"); end >= 0 {
			end += start
			text = rest[start:end]
		} else {
			end = len(rest)
			text = rest[start:]
		}
		r.cells = append(r.cells, cell{trim(text), start})
		if end == len(rest) || rest[end] == '\n' {
			return end, opened, quoteClosed
		}
	}
}

// quotedCell reads the cell whose quote opens at that byte of rest. End is the place of the comma or
// the line end after it, or where the text after its closing quote begins.
func quotedCell(rest string, opened int) (text string, end int, state quoteState) {
	pairs := false
	closed := opened + 1
	for {
		i := strings.IndexByte(rest[closed:], '"')
		if i < 0 {
			return "", len(rest), quoteOpen
		}
		closed += i
		if closed+1 == len(rest) || rest[closed+1] != '"' {
			break
		}
		pairs = true
		closed += 2
	}
	text = rest[opened+1 : closed]
	if pairs {
		text = strings.ReplaceAll(text, `""`, `"`)
	}
	end = passBlanks(rest, closed+1)
	if strings.HasPrefix(rest[end:], "\r\n") || rest[end:] == "\r" {
		end++
	}
	if end < len(rest) && rest[end] != ',' && rest[end] != '\n' {
		return "", end, quoteStray
	}
	return text, end, quoteClosed
}

func passBlanks(text string, i int) int {
	for i < len(text) && (text[i] == ' ' || text[i] == '\t') {
		i++
	}
	return i
}

// refuseQuote passes the line on which the quote opened that is not closed, or closed amid text at end.
func (s *splitter) refuseQuote(rec *record, rest string, opened, end int, state quoteState) *data.Refusal {
	stop := strings.IndexByte(rest[opened:], '\n')
	if stop < 0 {
		stop = len(rest)
	} else {
		stop += opened
	}
	rec.text = rest[:stop]
	reason := "the quote that opens here is never closed"
	if state == quoteStray {
		reason = fmt.Sprintf("text follows the quote that closes this cell: %s; a quote within a cell is doubled", quote(firstLine(rest[end:])))
		if end > stop {
			reason = fmt.Sprintf("the quote that opens here is closed on line %d only, before other text: %s",
				rec.line+strings.Count(rest[:end], "\n"), quote(firstLine(rest[end:])))
		}
	}
	line, column := rec.place(opened)
	refusal := &data.Refusal{File: s.name, Line: line, Column: column, Reason: reason,
		Text: strings.Clone(strings.TrimSuffix(rec.text, "\r"))}
	s.pass(stop)
	return refusal
}

func firstLine(text string) string {
	line, _, _ := strings.Cut(text, "\n")
	return strings.TrimSuffix(line, "\r")
}
