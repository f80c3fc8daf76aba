package csvfile

import (
	"strings"
)

// profile is what kinds of cells the columns hold, counted over a sample of the rows.
type profile [][kinds]int

// It begins with the first row that has a number or a date, for rows of words above it are titles and headers, and ends
// with the first blank line after two such rows, for what comes then may be another table.
func profileOf(lines []line, width int) profile {
	p := make(profile, width)
	n, data := 0, 0
	for _, r := range lines {
		filled := countFilled(r.cells)
		if n >= profiled || filled == 0 && data >= 2 {
			break
		}
		if len(r.cells) != width || r.fault != "" || filled < min(2, width) {
			continue
		}
		if hasData(r) {
			data++
		} else if data == 0 {
			continue
		}
		n++
		for i, cell := range r.cells {
			p[i][kindOf(strings.TrimSpace(cell))]++
		}
	}
	return p
}

// hasData tells whether a row has a number or a date.
func hasData(r line) bool {
	for _, cell := range r.cells {
		if k := kindOf(strings.TrimSpace(cell)); k == numberKind || k == dateKind {
			return true
		}
	}
	return false
}

// isData tells whether the column holds numbers or dates; with a kind, whether it holds that one.
func (p profile) isData(column int) bool {
	if column >= len(p) {
		return false
	}
	c := p[column]
	return c[numberKind]+c[dateKind] > c[textKind]
}

// fits tells whether a cell of that kind is what the column mostly holds.
func (p profile) fits(column int, k kind) bool {
	if column >= len(p) {
		return false
	}
	c := p[column]
	return p.isData(column) && (k == numberKind && c[numberKind]*4 >= c[dateKind] || k == dateKind && c[dateKind]*4 >= c[numberKind])
}

// profiled is how many rows the profile looks at.
const profiled = 400
