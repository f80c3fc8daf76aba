package csvfile

import (
	"fmt"
	"maps"
	"slices"
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
		names := p.namesIn(c)
		if len(names) > 20 || len(names) > 1 && len(names) == c.texts && c.texts > 3 {
			continue // texts that differ are notes
		}
		name := p.headerAt(c.at)
		about.ask("the column "+name+" holds names, and the table has no header: are they those of the sources?",
			"--map source="+name+" or --map note="+name, p.headers())
		return
	}
}

// namesIn are the different texts of a column.
func (p *plan) namesIn(c *column) map[string]bool {
	names := map[string]bool{}
	for _, r := range p.table.rows {
		if cell := strings.TrimSpace(r.cells[c.at]); r.fault == "" && !isMissing(cell) {
			names[cell] = true
		}
	}
	return names
}

// dimensions are words of headers of what values are told apart by, beside their indicators and sources.
var dimensions = words(`country countries region area geo entity location economy commodity product products flow partner destination destinations origin
	origins land lander pays pais paese province governorate grade category sector siec state terminal port crude buyer`)

// isDimension tells whether a header says that its column tells values apart.
func isDimension(header string) bool {
	for _, token := range tokens(header) {
		if dimensions[token] {
			return true
		}
	}
	return false
}

// askDimensions asks about a column that tells values apart that would otherwise be taken for the same indicator's.
func (p *plan) askDimensions(about *Understanding) {
	if p.shape == Events || p.addsUp() || len(p.with(valueRole)) == 0 {
		return
	}
	for _, c := range p.columns {
		if c.role != unusedRole || c.texts == 0 || !isDimension(c.header) {
			continue
		}
		if names := p.namesIn(c); len(names) > 1 {
			some := slices.Sorted(maps.Keys(names))[:2]
			name := p.headerAt(c.at)
			about.ask("the rows are told apart by "+quote(name)+", such as "+quote(some[0])+" and "+quote(some[1])+": leave in the file what the readings are about, or say that they are sources or notes",
				"--map source="+name+" or --map note="+name, []string{"source=" + name, "note=" + name})
			return
		}
	}
}

// askFractions asks about values of an indicator in percent that are all 1 at most, or are so beside cells with a sign of percent, where
// nothing says that they are percents.
func (p *plan) askFractions(about *Understanding) {
	for _, c := range p.with(valueRole) {
		a := c.indicator
		if a == nil {
			a = p.whole
		}
		if a == nil || c.unit != "" || p.opts.Steer.Unit != "" || p.unit != "" || p.one(unitRole) != nil || !p.isPercent(*a) {
			continue
		}
		bare, signed, large := 0, 0, 0
		for _, r := range p.table.rows {
			if r.fault != "" {
				continue
			}
			v := readValue(strings.TrimSpace(r.cells[c.at]))
			number, reason := readNumeral(v.number, c.decimal, 1)
			switch {
			case !v.ok || reason != "" || number == 0:
			case v.percent:
				signed++
			case number > 0 && number <= 1:
				bare++
			default:
				large++
			}
		}
		if bare > 0 && (signed > 0 || large == 0) {
			about.ask("the numbers of "+quote(p.headerAt(c.at))+" without a sign of percent are 1 at most: are they percents or fractions?", "--unit %|fraction", []string{"%", "fraction"})
			return
		}
	}
}
