package csvfile

import (
	"strings"
)

// place is where a cell begins. Of a row that was mended only the line is known.
func (p *plan) place(r line, at int) (number, column int) {
	if r.mended != "" {
		return r.number, 0
	}
	if p.dialect.starts != nil {
		whole := record{text: p.text[r.start:r.end], line: r.number}
		return whole.place(startOf(whole.text, p.dialect.starts, at))
	}
	parser := &parser{text: p.text[:r.end], d: p.dialect, lf: -1, cr: -1, loneCR: p.loneCR}
	s := scan{stray: -1}
	pos := r.start
	for i := 0; i < at; i++ {
		end := -1
		if open := parser.passBlanks(pos); p.dialect.quote != 0 && open < r.end && p.text[open] == p.dialect.quote {
			var ok bool
			if _, end, ok = parser.quotedCell(open, &s); !ok {
				return r.number, 0
			}
		} else if p.dialect.delimiter != "" {
			if n := strings.Index(p.text[pos:r.end], p.dialect.delimiter); n >= 0 {
				end = pos + n
			}
		}
		if end < 0 || !parser.delimiterAt(end) {
			break // the cell was added
		}
		pos = end + len(p.dialect.delimiter)
	}
	whole := record{text: p.text[r.start:r.end], line: r.number}
	return whole.place(pos - r.start)
}
