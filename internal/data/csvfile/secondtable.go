package csvfile

import (
	"slices"
	"strings"
)

// hasOtherCaption tells whether the header at line i stands under a caption of its own, other than the one above the table's, whose rows
// begin at line start. A page that goes on says so, or has the same caption again.
func (t *table) hasOtherCaption(lines []line, start, i int) bool {
	header := slices.IndexFunc(lines[:start], t.isHeaderAgain)
	if header < 0 {
		return false
	}
	first, again := caption(lines[:header]), caption(lines[start:i])
	return first != "" && again != "" && !strings.HasPrefix(again, first) && !strings.Contains(again, "continued") && !strings.Contains(again, "fortsetzung")
}

// caption is the only cell of the last line that is not blank, folded; "" where it has more cells, or none of words.
func caption(lines []line) string {
	for _, r := range slices.Backward(lines) {
		switch cells := filled(r.cells); {
		case len(cells) == 0:
		case len(cells) > 1 || kindOf(strings.TrimSpace(cells[0])) != textKind || isNote(cells[0]):
			return ""
		default:
			return fold(cells[0])
		}
	}
	return ""
}

// isSecondTable tells whether a table begins at line i: a row of words where this table has data, and then rows that are not
// this table's, or are after a gap.
func (t *table) isSecondTable(lines []line, i int, gap bool) bool {
	r := lines[i]
	if len(t.rows) == 0 || countFilled(r.cells) < 2 || r.fault != "" || i+1 >= len(lines) {
		return false
	}
	words, data := 0, 0
	for c, cell := range r.cells {
		switch k := kindOf(strings.TrimSpace(cell)); {
		case k == textKind && (t.profile.isData(c) || c >= t.width || len(r.cells) != t.width):
			words++
		case k == numberKind && !isYear(strings.TrimSpace(cell)) || k == dateKind && c == 0:
			data++
		}
	}
	if words == 0 || data > 0 {
		return false
	}
	if t.sharesHeader(r) {
		return true
	}
	next := lines[i+1]
	if gap {
		return countFilled(next.cells) >= 2 && words >= 2 || countFilled(next.cells) >= 2 && len(r.cells) != t.width
	}
	return len(r.cells) != t.width && len(next.cells) == len(r.cells) && i+2 < len(lines) && len(lines[i+2].cells) == len(r.cells) &&
		countFilled(r.cells) == len(r.cells)
}

// sharesHeader tells whether half of a line's cells, three at least, are names of the header.
func (t *table) sharesHeader(r line) bool {
	shared := 0
	for _, cell := range r.cells {
		if cell = strings.TrimSpace(cell); cell != "" && slices.Contains(t.header, cell) {
			shared++
		}
	}
	return shared >= 3 && shared*2 >= countFilled(r.cells) || shared >= 2 && shared == countFilled(r.cells)
}
