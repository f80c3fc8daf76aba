package csvfile

import "strings"

// maxReadings is how many ways to read a line's quotes are tried.
const maxReadings = 64

// repair reads one line of the text whose quotes are not in order: each quote that opens a cell either closes where
// a delimiter follows a later quote, or is text. The first way that comes to the table's width is taken; fewer
// quotes taken for text come first. Then the other delimiters are tried, since some rows are of another make.
func (p *parser) repair(pos, end int, r line) (line, bool) {
	r.end = end
	text := p.text[pos:end]
	if p.width > 0 || strings.Count(text, string(p.d.quote)) > 0 {
		left := maxReadings
		if cells, ok := p.lenient(text, nil, &left); ok {
			r.cells, r.quoted, r.mended = cells, true, "a quote that is not closed, or not doubled, was taken for text"
			return r, true
		}
	}
	return r, false
}

// lenient is the rest of a line in cells, after those before it; not ok where no reading comes to the width.
func (p *parser) lenient(text string, before []string, left *int) (cells []string, ok bool) {
	if *left--; *left < 0 || p.width > 0 && len(before) >= p.width {
		return nil, false
	}
	delimiter := p.d.delimiter
	trimmed := strings.TrimLeft(text, " ")
	if trimmed != "" && trimmed[0] == p.d.quote {
		for from := 1; from < len(trimmed) && *left > 0; {
			closed := strings.IndexByte(trimmed[from:], p.d.quote)
			if closed < 0 {
				break
			}
			closed += from
			rest := trimmed[closed+1:]
			if strings.TrimSpace(rest) == "" || delimiter != "" && strings.HasPrefix(rest, delimiter) {
				cell := strings.ReplaceAll(trimmed[1:closed], string([]byte{p.d.quote, p.d.quote}), string(p.d.quote))
				if cells, ok := p.goOn(rest, append(before, cell), left); ok {
					return cells, true
				}
				if !p.isBroken {
					break // a later quote that closes is another cell's
				}
			}
			from = closed + 1
		}
	}
	end := len(text)
	if delimiter != "" {
		if i := strings.Index(text, delimiter); i >= 0 {
			end = i
		}
	}
	return p.goOn(text[end:], append(before, text[:end]), left)
}

// goOn goes on with the cell after a delimiter, or ends the line.
func (p *parser) goOn(rest string, before []string, left *int) (cells []string, ok bool) {
	if p.d.delimiter == "" || !strings.HasPrefix(rest, p.d.delimiter) {
		return before, p.width == 0 || len(before) == p.width
	}
	return p.lenient(rest[len(p.d.delimiter):], before[:len(before):len(before)], left)
}

// otherwise reads a line that is not of the table's width with another delimiter, where that comes to it.
func (p *parser) otherwise(r *line) bool {
	if p.width < 3 {
		return false
	}
	text := p.text[r.start:r.end]
	for _, w := range weights {
		if w.delimiter == strings.TrimSpace(p.d.delimiter) || !usual(w.delimiter) {
			continue
		}
		other := newParser(text, dialect{delimiter: w.delimiter, quote: p.d.quote, escape: p.d.escape})
		if other.d.quote == 0 {
			other.d.quote = '"'
		}
		other.width = p.width
		if row, next := other.next(0); row.fault == "" && len(row.cells) == p.width && next == len(text) {
			r.cells, r.fault = row.cells, ""
			r.mended = "its cells are separated by " + delimiterWord(w.delimiter)
			return true
		}
	}
	return false
}

// delimiterWord is a delimiter in words.
func delimiterWord(delimiter string) string {
	for _, d := range delimiters {
		if d.mark == delimiter {
			return d.name
		}
	}
	if delimiter == "," {
		return "commas"
	}
	return quote(delimiter)
}

// unwrapped is a text each of whose lines was put in quotes as a whole, with its cells in it, without these quotes.
func unwrapped(text string) (string, bool) {
	if !strings.HasPrefix(text, `"`) {
		return "", false
	}
	var b strings.Builder
	n, delimited := 0, [3]bool{true, true, true}
	for line := range strings.Lines(text) {
		body := strings.TrimRight(line, "\r\n")
		if strings.TrimSpace(body) == "" {
			b.WriteString(line)
			continue
		}
		if len(body) < 2 || body[0] != '"' || body[len(body)-1] != '"' {
			return "", false
		}
		inner := body[1 : len(body)-1]
		if strings.Contains(strings.ReplaceAll(inner, `""`, ""), `"`) {
			return "", false
		}
		for i, mark := range []string{",", ";", "\t"} {
			delimited[i] = delimited[i] && strings.Count(inner, mark) > strings.Count(inner, mark+" ")
		}
		b.WriteString(strings.ReplaceAll(inner, `""`, `"`))
		b.WriteString(line[len(body):])
		n++
	}
	return b.String(), n > 1 && (delimited[0] || delimited[1] || delimited[2])
}
