package csvfile

import (
	"slices"
	"strings"

	"watchtui/internal/data"
)

// isPeriods tells whether a line names years or other periods across, two at least, one after the other, above numbers.
func (t *table) isPeriods(r line) bool {
	n := 0
	var first, last, step data.Instant
	var before period
	years := true
	for i, cell := range r.cells {
		v := cellValue{}
		cell = strings.TrimSpace(v.cutDateMarks(cell))
		if cell == "" || n == 0 && i == 0 && !isYear(cell) {
			continue
		}
		d, _, ok := readDate(cell, anyOrder)
		ok = ok && d.month == 0 && (!isCompact(cell) || isYear(cell)) && i < len(t.profile)
		if ok && !isYear(cell) {
			ok = t.profile[i][numberKind] > 0 && t.profile[i][numberKind] >= t.profile[i][dateKind]
		}
		switch {
		case !ok && n == 0 && kindOf(cell) == textKind:
			continue // the names of other columns
		case !ok:
			return n >= 2 && kindOf(cell) == textKind
		}
		years = years && isYear(cell)
		if n == 0 {
			first = d.at
		}
		if n == 1 {
			step = d.at - last
		}
		if isNext := n == 0 || step != 0 && (d.at > last) == (step > 0) && d.at != last; !isNext && d.at != first && years {
			return false
		} else if !isNext && d.at == last && d.period == before {
			return false // quarters after their years go back, blocks of periods begin again; data repeats dates
		}
		last, before = d.at, d.period
		n++
	}
	return n >= 2
}

func isYear(cell string) bool {
	return len(cell) == 4 && isCompact(cell) && cell >= "1900" && cell <= "2200"
}

// findHeader takes the rows of words right above the body as the header, and returns where they begin. Rows that only
// some columns have, such as the names of groups, count where a fuller one is below.
func (t *table) findHeader(lines []line, start int) int {
	top := start
	for top > 0 && countFilled(lines[top-1].cells) == 0 && start-top < 2 {
		top--
	}
	end := top
	for top > 0 && end-top < 4 && t.isHeader(lines[top-1], end-top, lines[min(top, len(lines)-1)]) {
		top--
	}
	if top == end {
		return start
	}
	for top < end-1 && countFilled(lines[top].cells) < 2 {
		top++
	}
	rows := lines[top:end]
	t.header = make([]string, t.width)
	for i, r := range rows {
		cells := r.cells
		t.headerWidth = max(t.headerWidth, len(cells))
		for c := 0; len(cells) > t.width && c < len(cells); c++ {
			if strings.TrimSpace(cells[c]) == "" {
				cells = slices.Delete(slices.Clone(cells), c, c+1)
				c--
			}
		}
		cells = fitTo(cells, t.width)
		t.headerRows = append(t.headerRows, cells)
		t.headerLines = append(t.headerLines, r.number)
		group := ""
		for c, cell := range cells {
			cell = strings.TrimSpace(cell)
			switch {
			case cell != "":
				group = cell
			case i < len(rows)-1 && c < len(rows[i+1].cells) && strings.TrimSpace(rows[i+1].cells[c]) != "":
				cell = group
			}
			t.header[c] = strings.TrimSpace(t.header[c] + " " + cell)
		}
	}
	for _, name := range t.header {
		t.hasFlags = t.hasFlags || strings.Contains(strings.ToLower(name), `\time`)
	}
	return top
}

// isHeader tells whether a line can be one of the header's, with so many below it already.
func (t *table) isHeader(r line, below int, lower line) bool {
	n := countFilled(r.cells)
	if n == 0 || r.fault != "" || len(r.cells) > t.width+1 || len(r.cells) < t.width-1 {
		return false
	}
	if t.width > 1 && n < 2 && !(below == 0 && t.isOneName(r)) && (t.width > 2 || below > 0 || strings.TrimSpace(r.cells[0]) != "") {
		return false
	}
	if used := t.used(); used > 3 && n*2 < used && below == 0 && !t.isUnits(r) {
		return false
	}
	if below > 0 && (len(r.cells) != t.width || t.width > 3 && n == 2 && strings.TrimSpace(r.cells[0]) != "" && strings.TrimSpace(r.cells[1]) != "") {
		return false
	}
	if below > 0 && t.isTitle(r, lower) {
		return false
	}
	if t.isPeriods(r) {
		return true
	}
	for i, cell := range r.cells {
		cell = strings.TrimSpace(cell)
		if len(cell) > 200 || i >= t.width && kindOf(cell) == numberKind {
			return false
		}
		if k := kindOf(cell); k == numberKind && t.profile.fits(i, k) && !isYear(cell) {
			return false
		}
	}
	return true
}

// isOneName tells whether a row of the table's width has a name above its only column of data that is not the first.
func (t *table) isOneName(r line) bool {
	if len(r.cells) != t.width {
		return false
	}
	for i, cell := range r.cells {
		if k := kindOf(strings.TrimSpace(cell)); k != blankKind && (i == 0 || k != textKind || !t.profile.isData(i)) {
			return false
		}
	}
	return true
}

// used is how many columns have anything in them.
func (t *table) used() int {
	n := 0
	for _, kinds := range t.profile {
		if kinds[missingKind]+kinds[numberKind]+kinds[dateKind]+kinds[textKind] > 0 {
			n++
		}
	}
	return n
}

// isTitle tells whether a line above a row of the header is a title that a comma parts: "Oil exports, mb/d" above "Date,Kpler".
func (t *table) isTitle(r, lower line) bool {
	if t.width > 3 || len(r.cells) != t.width || len(lower.cells) != t.width || countFilled(r.cells) < t.width || countFilled(lower.cells) < t.width {
		return false
	}
	if hintOf(r.cells[0]) == observedRole || hintOf(lower.cells[0]) != observedRole || strings.TrimSpace(r.cells[0]) == strings.TrimSpace(lower.cells[0]) {
		return false
	}
	if t.width == 2 {
		return true
	}
	for i := 1; i < t.width; i++ {
		if !strings.HasPrefix(r.cells[i], " ") || strings.HasPrefix(lower.cells[i], " ") {
			return false
		}
	}
	return true
}

// isUnits tells whether a line may be the one of units below the header.
func (t *table) isUnits(r line) bool { return strings.TrimSpace(r.cells[0]) == "" }

// fitTo is a row with blank cells added, or cells cut off, so that it has the width.
func fitTo(cells []string, width int) []string {
	if len(cells) > width {
		return cells[:width]
	}
	for len(cells) < width {
		cells = append(cells[:len(cells):len(cells)], "")
	}
	return cells
}
