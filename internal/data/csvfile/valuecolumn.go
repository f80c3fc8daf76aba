package csvfile

import (
	"slices"
	"strconv"
	"strings"
)

// findNumbers makes columns of numbers values: those across time, else those whose header says so, else all
// that are nothing else.
func (p *plan) findNumbers(periods []*column) {
	for _, c := range periods {
		p.give(c, valueRole)
	}
	if len(periods) > 0 {
		return
	}
	if len(p.with(valueRole)) > 0 { // mapped
		return
	}
	var said, rest, sums []*column
	for _, c := range p.columns {
		if c.role != unusedRole || !c.isNumeric() {
			continue
		}
		switch {
		case c.dates.isMostlyDates() && c.dates.plain*2 < c.dates.all:
			p.leave(c, "more dates")
		case c.at == 0 && c.header == "" && p.table.header != nil && p.counts(c):
			p.leave(c, "it counts the rows")
		case p.numbersRows(c):
			p.leave(c, "it numbers the rows")
		case isBeside(c.name):
			p.leave(c, "its name says that it holds no readings")
			if isSumName(c.name) {
				sums = append(sums, c)
			}
		case hintOf(c.name) == valueRole && p.opts.Steer.Layout != "wide":
			said = append(said, c)
		default:
			rest = append(rest, c)
		}
	}
	if closing := closingPrice(append(slices.Clone(said), rest...)); closing != nil {
		said = []*column{closing}
	} else if len(said) == 0 || len(said) > 1 {
		said = append(said, rest...)
	}
	if len(said) == 0 && len(sums) == 1 { // a mean without what it is the mean of
		said, sums[0].note = sums, ""
	}
	for _, c := range said {
		p.give(c, valueRole)
	}
	for _, c := range rest {
		if c.role == unusedRole {
			p.leave(c, quote(said[0].header)+" holds the values")
		}
	}
}

// closingPrice is the column of closing prices where one of opening prices is beside it; else nil.
func closingPrice(columns []*column) *column {
	var opening, closing *column
	for _, c := range columns {
		switch fold(c.name) {
		case "open", "opening":
			opening = c
		case "close", "closing":
			closing = c
		}
	}
	if opening == nil {
		return nil
	}
	return closing
}

// counts tells whether a column counts the rows, from 0 or from 1.
func (p *plan) counts(c *column) bool {
	next := -1
	for _, r := range p.table.rows {
		cell := strings.TrimSpace(r.cells[c.at])
		if r.fault != "" {
			return false
		}
		if next < 0 && (cell == "0" || cell == "1") {
			next = atoi(cell)
		}
		if next < 0 || cell != strconv.Itoa(next) {
			return false
		}
		next++
	}
	return len(p.table.rows) > 1
}

// numbersRows tells whether a column has the numbers of what the rows are about, such as "Incident #": its header ends so, and its whole
// numbers go up or down all the way.
func (p *plan) numbersRows(c *column) bool {
	if p.table.header == nil {
		return false
	}
	header := strings.TrimSpace(p.table.header[c.at])
	if !strings.HasSuffix(header, "#") && !strings.HasSuffix(header, "№") {
		return false
	}
	before, up, down := -1, true, true
	for _, r := range p.table.rows {
		cell := strings.TrimSpace(r.cells[c.at])
		if r.fault != "" || cell == "" {
			continue
		}
		if !isCompact(cell) {
			return false
		}
		if now := atoi(cell); before >= 0 {
			up, down = up && now > before, down && now < before
		}
		before = atoi(cell)
	}
	return up || down
}

// findRange takes columns of low and high ends for values where there is none of middles.
func (p *plan) findRange(periods []*column) {
	low, high := p.with(lowRole), p.with(highRole)
	if len(periods) == 0 && len(low) == 0 && len(high) == 0 {
		low, high = p.bracketed(lowRole), p.bracketed(highRole)
		if values := p.with(valueRole); len(values) != 2 || len(low) != 1 || len(high) != 1 || low[0].isMapped || high[0].isMapped {
			return
		}
		p.give(low[0], lowRole)
		p.give(high[0], highRole)
		for _, c := range []*column{low[0], high[0]} {
			c.name = strings.TrimSpace(stripBrackets(c.name))
		}
	}
	if len(periods) > 0 || len(p.with(valueRole)) > 0 || len(low) != 1 || len(high) != 1 {
		return
	}
	p.give(low[0], valueRole)
	p.upper = high[0]
	low[0].note = "the lower ends of ranges; the values are their middles"
}

// bracketed are the columns of values whose headers end in a role in brackets: "Value (low)".
func (p *plan) bracketed(r role) []*column {
	var found []*column
	for _, c := range p.with(valueRole) {
		if open := strings.IndexAny(c.header, "(["); open > 0 && hintOf(strings.Trim(c.header[open:], "()[] ")) == r {
			found = append(found, c)
		}
	}
	return found
}
