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

func (p *parser) lineEnds(text string) int {
	n := strings.Count(text, "\n")
	if p.loneCR {
		n += strings.Count(text, "\r") - strings.Count(text, "\r\n")
	}
	return n
}
