package csvfile

import "strings"

// isYearRow tells whether a row names a year for the rows of months below it: "2023", "Year 2023", "FY2023:". Values beside it add
// those of the months up.
func (t *table) isYearRow(r, next line) bool {
	return t.width > 1 && len(r.cells) > 0 && len(next.cells) > 0 && yearOf(strings.TrimSpace(r.cells[0])) != "" && isPartOfYear(next.cells[0])
}

// yearOf is the year that a cell names, "" for none.
func yearOf(cell string) string {
	text := strings.TrimSpace(strings.TrimRight(cell, ":"))
	if d, _, ok := readDate(text, anyOrder); ok && (d.period == yearPeriod || d.period == fiscalPeriod) {
		if year := d.at.String()[:4]; strings.Contains(text, year) {
			return year
		}
	}
	return ""
}

// isPartOfYear tells whether a cell is a month, a quarter or a half without its year.
func isPartOfYear(cell string) bool {
	d, _, ok := readDate(strings.TrimSpace(cell), anyOrder)
	return ok && d.month > 0
}

// putYear puts the year of the row above into the date of a row that lacks one.
func (t *table) putYear(r *line) {
	if t.year == "" || len(r.cells) == 0 || !isPartOfYear(r.cells[0]) {
		return
	}
	cells := append([]string{}, r.cells...)
	cells[0] = strings.TrimSpace(cells[0]) + " " + t.year
	r.cells = cells
}

// findMerged finds columns of names and dates whose blank cells are those of the cell above, as merged cells come out of
// spreadsheets: the first cell is filled, and what is filled is never the same again.
func (p *plan) findMerged(about *Understanding) {
	for _, c := range p.columns {
		switch {
		case c.role != yearRole && c.role != sourceRole && c.role != indicatorRole && c != p.observed:
		case !p.isMerged(c), c == p.observed && !p.namesDiffer(c), c == p.observed && p.hasParts():
		default:
			c.isMerged = true
			about.Notes = append(about.Notes, "the blank cells of "+quote(p.headerAt(c.at))+" are taken for that above, as of merged cells")
		}
	}
}

// tellNameless tells of rows that name no source where others do.
func (p *plan) tellNameless(about *Understanding) {
	c, n := p.one(sourceRole), 0
	if c == nil || c.isMerged {
		return
	}
	for _, r := range p.table.rows {
		if r.fault == "" && strings.TrimSpace(r.cells[c.at]) == "" {
			n++
		}
	}
	if n > 0 {
		verb := " name"
		if n == 1 {
			verb = " names"
		}
		about.Notes = append(about.Notes, count(n, "row")+verb+" no source: it is taken to be "+quote(p.opts.Source))
	}
}

// hasParts tells whether dates are spread over columns.
func (p *plan) hasParts() bool { return p.one(monthRole) != nil || p.one(dayRole) != nil }

func (p *plan) isMerged(c *column) bool {
	seen := map[string]bool{}
	last, blanks := "", 0
	for _, r := range p.table.rows {
		if r.fault != "" {
			continue
		}
		cell := strings.TrimSpace(r.cells[c.at])
		switch {
		case cell == "" && last == "":
			return false
		case cell == "":
			blanks++
		case seen[cell]:
			return false
		default:
			seen[cell], last = true, cell
		}
	}
	return blanks > 0
}

// namesDiffer tells whether the rows of one date have different names beside it: their dates are then the one above.
func (p *plan) namesDiffer(dates *column) bool {
	source, indicator := p.one(sourceRole), p.one(indicatorRole)
	if source == nil && indicator == nil {
		return false
	}
	seen := map[string]bool{}
	for _, r := range p.table.rows {
		if r.fault != "" {
			continue
		}
		if strings.TrimSpace(r.cells[dates.at]) != "" {
			clear(seen)
		}
		name := ""
		for _, c := range []*column{source, indicator} {
			if c != nil {
				name += "\x00" + strings.TrimSpace(r.cells[c.at])
			}
		}
		if seen[name] {
			return false
		}
		seen[name] = true
	}
	return true
}
