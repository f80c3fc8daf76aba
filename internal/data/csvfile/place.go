package csvfile

import (
	"strings"
	"unicode/utf8"
)

// position is a line and a column of the file, in characters, both from 1; column 0 is where only the line is known.
type position struct{ line, column int }

// positions are where the cells of a row begin, found at once, since each of them may be refused. A cell that has none was added to the row,
// and stands where the last one does. Of a row that was mended only the line is known.
func (p *plan) positions(r line) []position {
	unknown := position{line: r.number}
	if r.mended != "" {
		return []position{unknown}
	}
	parser := &parser{text: p.text[:r.end], d: p.dialect, lf: -1, cr: -1, loneCR: p.loneCR}
	var found []position
	here, passed := position{r.number, 1}, r.start
	add := func(pos int) {
		pos = max(pos, passed)
		between := parser.text[passed:pos]
		if newline := strings.LastIndexByte(between, '\n'); newline >= 0 {
			here = position{here.line + strings.Count(between, "\n"), 1}
			between = between[newline+1:]
		}
		here.column += utf8.RuneCountInString(between)
		passed = pos
		found = append(found, here)
	}
	if p.dialect.starts != nil {
		pos, characters := r.start, 0
		for _, start := range p.dialect.starts {
			for ; characters < start && pos < r.end; characters++ {
				_, size := utf8.DecodeRuneInString(parser.text[pos:])
				pos += size
			}
			add(r.end - len(strings.TrimLeft(parser.text[pos:], " \t")))
		}
		return found
	}
	s := scan{stray: -1}
	for pos := r.start; ; {
		for p.dialect.runs && parser.delimiterAt(pos) {
			pos += len(p.dialect.delimiter)
		}
		open, end := parser.passBlanks(pos), -1
		add(open)
		if p.dialect.quote != 0 && open < r.end && parser.text[open] == p.dialect.quote {
			var ok bool
			if _, end, ok = parser.quotedCell(open, &s); !ok {
				return append(found, unknown)
			}
		} else if p.dialect.delimiter != "" {
			if n := strings.Index(parser.text[pos:], p.dialect.delimiter); n >= 0 {
				end = pos + n
			}
		}
		if end < 0 || !parser.delimiterAt(end) {
			return found
		}
		pos = end + len(p.dialect.delimiter)
	}
}

// positionOf is that of a cell of a row with these.
func positionOf(of []position, at int) position { return of[min(at, len(of)-1)] }
