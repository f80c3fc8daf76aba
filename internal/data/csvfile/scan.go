package csvfile

import (
	"strings"
)

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
