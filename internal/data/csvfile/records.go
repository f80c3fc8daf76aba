package csvfile

import (
	"fmt"
	"strings"
)

// line is a row of the file in cells, as they stand there: untrimmed, but without their quotes.
type line struct {
	cells      []string
	number     int // of the line on which it starts, from 1
	start, end int // in the text, without the line end
	fault      string
	faultAt    int    // in the text
	mended     string // how it was repaired; "" where it was in order
	quoted     bool   // whether a cell is in quotes
	spaced     int    // how many of the delimiters are followed by a space
}

// parser splits a text into lines under a dialect.
//
// A line whose quotes are in order is read as it stands, over as many lines of the text as they span. Where they
// are not in order, only the one line of the text is read again, with quotes taken for text as far as
// needed to come to the table's width. So every byte is looked at a bounded number of times, for a quote that
// leads astray leads only over quotes that come in pairs, and no line of such quotes leads astray itself.
type parser struct {
	text   string
	d      dialect
	width  int // of the table; 0 where it is not known
	number int
	arena  []string
	loneCR bool
	lf, cr int // the next ones, as seen from the places below
	from   int
	crFrom int

	isBroken bool // whether the quotes of the line at hand are not in order
}

func newParser(text string, d dialect) *parser {
	p := &parser{text: text, d: d, number: 1, lf: -1, cr: -1}
	lf := strings.IndexByte(text, '\n')
	cr := strings.IndexByte(text, '\r')
	for cr >= 0 && !p.loneCR {
		if cr+1 == len(text) || text[cr+1] != '\n' {
			p.loneCR = true
		} else if next := strings.IndexByte(text[cr+1:], '\r'); next >= 0 {
			cr += 1 + next
		} else {
			cr = -1
		}
	}
	if lf < 0 {
		p.lf = len(text)
	}
	return p
}

// lineEnd is where the line of the text ends that goes on at pos, and where the next one begins. The places of the line
// ends ahead are kept, for they may be far.
func (p *parser) lineEnd(pos int) (end, next int) {
	if p.lf < pos || pos < p.from {
		p.lf = nextByte(p.text, pos, '\n')
		p.from = pos
	}
	end = p.lf
	if p.loneCR {
		if p.cr < pos || pos < p.crFrom {
			p.cr = nextByte(p.text, pos, '\r')
			p.crFrom = pos
		}
		if p.cr+1 < end {
			return p.cr, p.cr + 1
		}
	}
	next = min(end+1, len(p.text))
	if end > pos && p.text[end-1] == '\r' {
		end--
	}
	return end, next
}

// nextByte is the place of the next such byte, or the end of the text.
func nextByte(text string, pos int, c byte) int {
	if n := strings.IndexByte(text[pos:], c); n >= 0 {
		return pos + n
	}
	return len(text)
}

// next reads the line that begins at pos. The position returned is where the one after it begins.
func (p *parser) next(pos int) (line, int) {
	end, after := p.lineEnd(pos)
	r := line{number: p.number, start: pos, end: end}
	defer func() { p.number++ }()
	if p.d.quote == 0 || strings.IndexByte(p.text[pos:end], p.d.quote) < 0 {
		r.cells, r.spaced = p.plain(p.text[pos:end])
		return r, after
	}
	s := p.strict(pos, &r)
	isOne := s.end == end
	switch {
	case s.ok && (isOne || s.lines > 0) && (p.width == 0 || len(r.cells) == p.width):
		return p.spanning(r, s)
	case s.ok && isOne && (p.width == 0 || len(r.cells) == 1): // a line in quotes is one cell, however many marks are in it
		return r, after
	}
	p.isBroken = !s.ok
	if repaired, ok := p.repair(pos, end, r); ok {
		return repaired, after
	}
	switch {
	case s.ok && isOne:
		return r, after
	case s.ok && !p.swallows(after, s.end):
		return p.spanning(r, s)
	}
	return p.refuse(r, pos, end, s), after
}

// spanning is a line whose quotes are in order, over all its lines of the text.
func (p *parser) spanning(r line, s scan) (line, int) {
	r.end = s.end
	p.number += s.lines
	return r, s.next
}

// refuse is the line of the text that cannot be told apart: what cells it seems to have, and why.
func (p *parser) refuse(r line, pos, end int, s scan) line {
	r.end = end
	r.cells, r.spaced = p.plain(p.text[pos:end])
	r.fault, r.faultAt = "the quote that opens here is never closed", s.opened
	if s.stray >= 0 {
		r.fault = fmt.Sprintf("text follows the quote that closes this cell: %s; a quote within a cell is doubled", quote(firstLine(p.text[s.stray:min(len(p.text), s.stray+200)])))
	}
	if s.ok {
		r.fault = fmt.Sprintf("the quote that opens here swallows rows: it is closed on line %d only", r.number+s.lines)
	}
	return r
}

// swallows tells whether a row over several lines holds lines that are rows of the table by themselves.
func (p *parser) swallows(after, until int) bool {
	if p.width < 2 {
		return false
	}
	for pos := after; pos < until; {
		end, next := p.lineEnd(pos)
		if cells, _ := p.plain(p.text[pos:end]); len(cells) == p.width {
			return true
		}
		pos = next
	}
	return false
}

// plain splits a text without quotes.
func (p *parser) plain(text string) (cells []string, spaced int) {
	start := len(p.room())
	if p.d.starts != nil {
		return fixedCells(text, p.d.starts), 0
	}
	if p.d.delimiter == "" {
		p.arena = append(p.arena, text)
		return p.arena[start:len(p.arena):len(p.arena)], 0
	}
	if p.d.runs {
		text = strings.TrimSpace(text)
	}
	for {
		i := strings.Index(text, p.d.delimiter)
		if i < 0 {
			break
		}
		p.arena = append(p.arena, text[:i])
		text = text[i+len(p.d.delimiter):]
		if p.d.runs {
			text = strings.TrimLeft(text, p.d.delimiter)
		} else if strings.HasPrefix(text, " ") {
			spaced++
		}
	}
	p.arena = append(p.arena, text)
	return p.arena[start:len(p.arena):len(p.arena)], spaced
}

// room is what of the arena is taken; there is room for another row in it, or there will be. A text has at most one cell more
// than it has bytes, so a short one needs no whole block.
func (p *parser) room() []string {
	const block, row = 16 << 10, 256
	if len(p.arena)+row > cap(p.arena) {
		p.arena = make([]string, 0, min(block, len(p.text)+1+row))
	}
	return p.arena
}

// scan is how far a line was read whose quotes had to be in order.
type scan struct {
	ok     bool
	end    int // of the row, without its line end
	next   int
	lines  int // line ends within quotes
	opened int // where the last quote opened
	stray  int // the text after a closing quote, where there is any; else -1
}

// strict reads the line at pos as the rules of quoting have it.
func (p *parser) strict(pos int, r *line) scan {
	start := len(p.room())
	s := scan{stray: -1, opened: pos}
	for {
		open := p.passBlanks(pos)
		var text string
		end := 0
		if open < len(p.text) && p.text[open] == p.d.quote {
			s.opened = open
			var ok bool
			if text, end, ok = p.quotedCell(open, &s); !ok {
				return s
			}
			r.quoted = true
		} else {
			lineEnd, _ := p.lineEnd(pos)
			end = lineEnd
			if p.d.delimiter != "" {
				if i := strings.Index(p.text[pos:lineEnd], p.d.delimiter); i >= 0 {
					end = pos + i
				}
			}
			text = p.text[pos:end]
		}
		p.arena = append(p.arena, text)
		if !p.delimiterAt(end) {
			s.end = end
			_, s.next = p.lineEnd(end)
			break
		}
		pos = end + len(p.d.delimiter)
		if pos < len(p.text) && p.text[pos] == ' ' {
			r.spaced++
		}
		for p.d.runs && strings.HasPrefix(p.text[pos:], p.d.delimiter) {
			pos++
		}
	}
	s.ok = s.end-r.start <= maxRecord
	r.cells = p.arena[start:len(p.arena):len(p.arena)]
	return s
}

func (p *parser) delimiterAt(pos int) bool {
	return p.d.delimiter != "" && strings.HasPrefix(p.text[pos:], p.d.delimiter)
}

// passBlanks passes the blanks before a quote, where they are none of the delimiter.
func (p *parser) passBlanks(pos int) int {
	for pos < len(p.text) && (p.text[pos] == ' ' || p.text[pos] == '\t') && !p.delimiterAt(pos) {
		pos++
	}
	return pos
}

// quotedCell reads the cell whose quote opens there. End is the delimiter or the line end after it.
func (p *parser) quotedCell(open int, s *scan) (text string, end int, ok bool) {
	quote, escape := p.d.quote, p.d.escape
	marked := false
	i := open + 1
	for {
		n := indexOf(p.text[i:], quote, escape)
		if n < 0 || i+n-open > maxRecord {
			return "", len(p.text), false
		}
		i += n
		if escape != 0 && p.text[i] == escape {
			marked = true
			i += min(2, len(p.text)-i)
			continue
		}
		if i+1 < len(p.text) && p.text[i+1] == quote {
			marked = true
			i += 2
			continue
		}
		break
	}
	text = p.text[open+1 : i]
	s.lines += p.lineEnds(text)
	if marked {
		text = unmark(text, quote, escape)
	}
	end = p.passBlanks(i + 1)
	if end == len(p.text) || p.delimiterAt(end) || p.text[end] == '\n' || p.text[end] == '\r' {
		return text, end, true
	}
	s.stray = end
	return "", end, false
}

// indexOf is the first quote or escape in text, -1 for none.
func indexOf(text string, quote, escape byte) int {
	if escape == 0 {
		return strings.IndexByte(text, quote)
	}
	return strings.IndexAny(text, string([]byte{quote, escape}))
}

// unmark takes the marks from quotes within quotes.
func unmark(text string, quote, escape byte) string {
	q := string(quote)
	if escape == 0 {
		return strings.ReplaceAll(text, q+q, q)
	}
	e := string(escape)
	var b strings.Builder
	for i := 0; i < len(text); i++ {
		if next := text[i:]; i+1 < len(text) && (strings.HasPrefix(next, e+q) || strings.HasPrefix(next, e+e) || strings.HasPrefix(next, q+q)) {
			i++
		}
		b.WriteByte(text[i])
	}
	return b.String()
}

func (p *parser) lineEnds(text string) int {
	n := strings.Count(text, "\n")
	if p.loneCR {
		n += strings.Count(text, "\r") - strings.Count(text, "\r\n")
	}
	return n
}
