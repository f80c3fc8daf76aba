package csvfile

import (
	"slices"
	"strings"
)

// table is the first table of a file as a rectangle. What was in the file beside it is dropped, with the reason.
type table struct {
	width       int
	header      []string   // the texts of all header rows, column by column; nil where there is none
	headerRows  [][]string // as they stand
	headerLines []int
	headerWidth int    // cells of the widest header row; 0 where there is none
	rows        []line // in order, each of the table's width; those with a fault are refused
	profile     profile

	titles      []string          // the texts above
	footnotes   map[string]string // by mark
	dropped     []Dropped
	notListed   int
	second      int    // the line on which another table begins, 0 for none
	year        string // that a row named for the rows below it
	hasComments bool   // a line that begins with # is none of the rows'
	hasFlags    bool   // statisticsFlags stand behind numbers
	padded      int    // rows that were shorter
	mended      []Dropped
}

// maxDropped is how many dropped lines are listed.
const maxDropped = 1000

func (t *table) drop(r line, reason string) {
	if len(t.dropped) == maxDropped {
		t.notListed++
		return
	}
	t.dropped = append(t.dropped, Dropped{Line: r.number, Reason: reason, Text: firstCharacters(strings.Join(filled(r.cells), " | "))})
}

// filled are the cells with something in them, trimmed.
func filled(cells []string) []string {
	var texts []string
	for _, cell := range cells {
		if cell = strings.TrimSpace(cell); cell != "" {
			texts = append(texts, cell)
		}
	}
	return texts
}

func countFilled(cells []string) int {
	n := 0
	for _, cell := range cells {
		if strings.TrimSpace(cell) != "" {
			n++
		}
	}
	return n
}

// buildTable finds the first table among the lines.
func buildTable(p *parser, lines []line) *table {
	t := &table{width: p.width, footnotes: map[string]string{}}
	if strings.Contains(p.text, `="`) || strings.Contains(p.text, "**") {
		for _, r := range lines {
			unformula(r.cells)
		}
	}
	lines = slices.DeleteFunc(slices.Clone(lines), func(r line) bool {
		if !isRule(r.cells) {
			return false
		}
		t.drop(r, "a rule")
		return true
	})
	lines = t.withoutLabels(lines)
	t.profile = profileOf(lines, t.width)
	t.hasComments = t.width > 1 && t.profile.isData(0)
	for i := range lines[:min(len(lines), 50)] {
		if r := &lines[i]; len(r.cells) != t.width && countFilled(r.cells) == 1 && len(r.cells[0]) > 20 {
			p.otherwise(r)
		}
	}
	start := t.findBody(lines)
	body := t.findHeader(lines, start)
	for _, r := range lines[:body] {
		t.aside(r, "above the table")
	}
	for range t.headerLines {
		body++
	}
	for body < start {
		if countFilled(lines[body].cells) > 0 {
			t.aside(lines[body], "above the table")
		}
		body++
	}
	if n := len(t.titles); n > 0 {
		t.year = yearOf(t.titles[n-1])
	}
	t.fill(p, lines, start)
	return t
}

// unformula takes texts out of the formulas that keep programs from reading them as numbers, ="2024-01-31", and out of bold type, **900**.
func unformula(cells []string) {
	for i, cell := range cells {
		if inner, ok := strings.CutPrefix(strings.TrimSpace(cell), `="`); ok && strings.HasSuffix(inner, `"`) && strings.Count(inner, `"`) == 1 {
			cells[i] = strings.TrimSuffix(inner, `"`)
		} else if inner, ok := strings.CutPrefix(strings.TrimSpace(cell), "**"); ok && strings.HasSuffix(inner, "**") && strings.Count(inner, "*") == 2 {
			cells[i] = strings.TrimSuffix(inner, "**")
		}
	}
}

// withoutLabels are the lines without those at the start that label what stands beside, "Station:,Tehran", and are none of the
// table's: where they end, a blank line or the header comes.
func (t *table) withoutLabels(lines []line) []line {
	n := 0
	for i, r := range lines[:min(len(lines), 30)] {
		if countFilled(r.cells) == 0 {
			continue
		}
		if !strings.HasSuffix(strings.TrimSpace(r.cells[0]), ":") || countFilled(r.cells) > 3 {
			break
		}
		n = i + 1
	}
	if n == 0 || n+1 >= len(lines) {
		return lines
	}
	for _, r := range lines[:n] {
		t.aside(r, "above the table")
	}
	return lines[n:]
}

// isRule tells whether a line is drawn rather than written: "-----  ----", "+------+-----+".
func isRule(cells []string) bool {
	longest := 0
	for _, cell := range cells {
		if cell = strings.TrimSpace(cell); cell == "" {
			continue
		}
		if len(cell) < 2 || strings.Trim(cell, "-=_+:|") != "" {
			return false
		}
		longest = max(longest, len(cell))
	}
	return longest >= 3
}

// findBody is the first line with data: a number or a date in a column of such, and not under it a header of years.
func (t *table) findBody(lines []line) int {
	any := false
	for i := range t.profile {
		any = any || t.profile.isData(i)
	}
	first := -1
	for i, r := range lines {
		n := countFilled(r.cells)
		if n == 0 || r.fault != "" {
			continue
		}
		if !any {
			if len(r.cells) == t.width && n*2 > t.width || t.width == 1 {
				return min(i+1, len(lines)) // words alone: the first row is the header
			}
			continue
		}
		if first < 0 && t.isData(r) {
			if t.isPeriods(r) && i+1 < len(lines) {
				continue
			}
			first = i
			break
		}
	}
	if first < 0 {
		if any {
			for i, r := range lines {
				if len(r.cells) == t.width && countFilled(r.cells) > 0 {
					return i + 1
				}
			}
		}
		return len(lines)
	}
	for first > 0 && (t.isShifted(lines[first-1]) || t.isYearRow(lines[first-1], lines[first])) {
		first--
	}
	return first
}

// isShifted tells whether a line is a row of data with a cell too many or too few.
func (t *table) isShifted(r line) bool {
	n := 0
	for _, cell := range r.cells {
		if k := kindOf(strings.TrimSpace(cell)); k == numberKind || k == dateKind {
			n++
		}
	}
	if t.width == 2 {
		return len(r.cells) == 3 && n == 1 && kindOf(strings.TrimSpace(r.cells[2])) == numberKind && t.profile.isData(1) && !t.profile.isData(0)
	}
	return t.width > 2 && (len(r.cells) == t.width+1 || len(r.cells) == t.width-1) && n >= 2 && countFilled(r.cells)*2 > t.width && !t.isPeriods(r)
}

// isData tells whether a line has data where the table has.
func (t *table) isData(r line) bool {
	n, good := 0, 0
	for i, cell := range r.cells {
		cell = strings.TrimSpace(cell)
		if cell == "" {
			continue
		}
		n++
		if k := kindOf(cell); t.profile.fits(i, k) {
			good++
		}
	}
	if t.width == 1 {
		return good > 0
	}
	return good > 0 && n >= 2 && (len(r.cells) == t.width || n*2 > t.width || good == n)
}
