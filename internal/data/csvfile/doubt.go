package csvfile

import (
	"fmt"
	"strconv"
	"strings"
)

// askNameless asks about columns of numbers without a header beside values that have one: they may be the rest of
// decimal commas that stand in no quotes, or mere counts.
func (p *plan) askNameless(about *Understanding) {
	t := p.table
	if t.header == nil || len(p.with(valueRole)) < 2 {
		return
	}
	var nameless *column
	named := false
	for _, c := range p.with(valueRole) {
		switch {
		case c.isMapped:
		case c.header == "" && nameless == nil:
			nameless = c
		case c.header != "":
			named = true
		}
	}
	switch {
	case nameless == nil || !named:
	case t.headerWidth < t.width:
		about.ask(fmt.Sprintf("the rows have %s, the header %d: do decimal commas stand there in no quotes? If not, say which columns hold values",
			count(t.width, "cell"), t.headerWidth), "--map value=COLUMN", p.headers())
	default:
		about.ask("the column "+p.headerAt(nameless.at)+" holds numbers, but has no header, and others have: say which column holds the values",
			"--map value=COLUMN", p.headers())
	}
}

// askSecondDates asks about dates that stand between values, as if each column of values had its own.
func (p *plan) askSecondDates(about *Understanding) {
	values := p.with(valueRole)
	if p.observed == nil || p.shape == WidePeriods || p.shape == Editions || p.observed.isMapped && len(values) > 0 && values[0].isMapped {
		return
	}
	for _, c := range p.columns {
		if c.role != unusedRole || !c.dates.isMostlyDates() || c.dates.plain*2 > c.dates.all || !p.isBetween(c, values) || p.isSameDate(c) {
			continue
		}
		about.ask("the dates of "+quote(p.headerAt(c.at))+" (#"+strconv.Itoa(c.at+1)+") stand between values, and differ from those of "+quote(p.headerAt(p.observed.at))+
			" (#"+strconv.Itoa(p.observed.at+1)+"): which date is which value's? Import a column of values with its dates at a time",
			"--map observed=COLUMN --map value=COLUMN", p.headers())
		return
	}
}

// isBetween tells whether a column has values left of it, and one right beside it on the right.
func (p *plan) isBetween(c *column, values []*column) bool {
	left, right := false, false
	for _, v := range values {
		left, right = left || v.at < c.at, right || v.at == c.at+1
	}
	return left && right
}

// isSameDate tells whether a column repeats the dates of readings.
func (p *plan) isSameDate(c *column) bool {
	for _, r := range p.table.rows {
		if r.fault == "" && strings.TrimSpace(r.cells[c.at]) != "" && strings.TrimSpace(r.cells[c.at]) != strings.TrimSpace(r.cells[p.observed.at]) {
			return false
		}
	}
	return true
}

// askNames asks about a column of names in a table without a header, which may be those of the sources.
func (p *plan) askNames(about *Understanding) {
	if p.table.header != nil || p.one(sourceRole) != nil || len(p.with(valueRole)) == 0 {
		return
	}
	for _, c := range p.columns {
		if c.role != unusedRole || c.texts == 0 || c.isNumeric() || c.dates.isMostlyDates() {
			continue
		}
		names := map[string]bool{}
		for _, r := range p.table.rows {
			if cell := strings.TrimSpace(r.cells[c.at]); r.fault == "" && cell != "" {
				names[cell] = true
			}
		}
		if len(names) > 20 || len(names) > 1 && len(names) == c.texts && c.texts > 3 {
			continue // texts that differ are notes
		}
		name := p.headerAt(c.at)
		about.ask("the column "+name+" holds names, and the table has no header: are they those of the sources?",
			"--map source="+name+" or --map note="+name, p.headers())
		return
	}
}
