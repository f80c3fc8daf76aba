package csvfile

import (
	"strings"

	"watchtui/internal/data"
)

// column is what a column of the table was taken for, and how its cells are read.
type column struct {
	at        int
	header    string // without footnote marks
	marks     []string
	role      role
	dates     dateColumn
	evidence  evidence
	decimal   decimal
	numbers   int // cells that are numbers
	texts     int
	cellUnit  string // that most of the cells name, "" for none
	name      string // the header without its unit
	unit      string // of the header
	indicator *data.Indicator
	source    string // that the header names
	period    date   // that the header names, where isPeriod
	isPeriod  bool
	isSplit   bool // the header names more than the period
	projected bool
	status    string // what the header says of all its values
	note      string
	isMapped  bool
	isMerged  bool // blank cells are those above
}

// newColumns looks at all cells of all columns.
func (p *plan) newColumns() []*column {
	columns := make([]*column, p.table.width)
	for i := range columns {
		c := &column{at: i}
		if i < len(p.table.header) {
			c.header = p.table.header[i]
		}
		p.cutMarks(c)
		if c.name, c.unit = p.cutUnit(c.header); c.unit == "" && strings.Contains(c.header, "_") {
			if name, unit := p.cutUnit(strings.ReplaceAll(c.header, "_", " ")); unit != "" {
				c.name, c.unit = name, unit
			}
		}
		c.look(p.table)
		columns[i] = c
		if d, _, ok := readDate(strings.TrimSpace(c.name), anyOrder); ok && (d.month > 0 || d.period != dayPeriod || !isCompact(c.name)) {
			c.period, c.isPeriod = d, true
		}
	}
	p.splitPeriods(columns)
	return columns
}

// cutMarks takes footnote marks and remarks from a column's header; what is said of a number stays where no period is said.
func (p *plan) cutMarks(c *column) {
	v := cellValue{}
	header := c.header
	c.header = v.cutDateMarks(header)
	if _, _, isPeriod := readDate(c.header, anyOrder); !isPeriod {
		v = cellValue{}
		if c.header = v.cutRemarks(header); v.status != "" {
			c.header = header
		}
		v.status = ""
	}
	c.marks, c.projected, c.status = v.marks, v.projected, v.status
}

// splitPeriods takes apart headers of a name and a period, "Kpler Jan-24" or "2023 Kpler", where two at least are such.
func (p *plan) splitPeriods(columns []*column) {
	type split struct {
		name   string
		period date
	}
	found := map[*column]split{}
	for _, c := range columns {
		if c.isPeriod {
			return
		}
		words := strings.Fields(c.name)
		for n := min(3, len(words)-1); n > 0; n-- {
			tail, head := strings.Join(words[len(words)-n:], " "), strings.Join(words[:n], " ")
			if d, ok := fullPeriod(tail); ok {
				found[c] = split{strings.Join(words[:len(words)-n], " "), d}
				break
			}
			if d, ok := fullPeriod(head); ok {
				found[c] = split{strings.Join(words[n:], " "), d}
				break
			}
		}
	}
	if len(found) < 2 {
		return
	}
	for c, s := range found {
		c.name, c.period, c.isPeriod, c.isSplit = strings.Trim(s.name, " -–:,"), s.period, true, true
	}
}

// fullPeriod is the period, with its year, that a text names.
func fullPeriod(text string) (date, bool) {
	if isCompact(text) && !isYear(text) {
		return date{}, false
	}
	d, _, ok := readDate(text, anyOrder)
	return d, ok && d.month == 0 && d.period != dayPeriod
}

// look counts what the column's cells are.
func (c *column) look(t *table) {
	units := map[string]int{}
	for _, r := range t.rows {
		if r.fault != "" {
			continue
		}
		cell := strings.TrimSpace(r.cells[c.at])
		if isMissing(cell) {
			continue
		}
		v := readValue(cell)
		if !v.ok {
			if nonesReason(cell) == "" {
				c.texts++
			}
			continue
		}
		v.settleMarks(t)
		c.numbers++
		c.evidence.look(v.number)
		for _, other := range []string{v.high, v.low, v.spread} {
			if other != "" {
				c.evidence.look(other)
			}
		}
		switch {
		case v.unit != "" && len(units) < 100:
			units[v.unit]++
		case v.percent:
			units["%"]++
		}
	}
	best := 0
	for unit, n := range units {
		if n > best || n == best && unit < c.cellUnit {
			c.cellUnit, best = unit, n
		}
	}
	if best*2 < c.numbers && len(units) < 2 {
		c.cellUnit = ""
	}
}

// isNumeric tells whether most cells of the column are numbers.
func (c *column) isNumeric() bool { return c.numbers > 0 && c.numbers >= c.texts }

// isEmpty tells whether the column has no cells with anything in them.
func (c *column) isEmpty() bool { return c.numbers == 0 && c.texts == 0 }

// give gives a column its role.
func (p *plan) give(c *column, r role) {
	c.role = r
	if at, ok := p.firsts[r]; ok && c.at < at {
		p.firsts[r] = c.at
	}
	p.byRole = nil
}

// leave leaves a column out, and says why.
func (p *plan) leave(c *column, why string) {
	p.give(c, unusedRole)
	c.note = "not used: " + why
}

// with are the columns of a role.
func (p *plan) with(r role) []*column {
	if p.byRole == nil {
		p.byRole = map[role][]*column{}
		for _, c := range p.columns {
			p.byRole[c.role] = append(p.byRole[c.role], c)
		}
	}
	return p.byRole[r]
}

// one is the first column of a role, nil where there is none. It goes on from where the last one was, since in the widest of tables each
// column asks for it.
func (p *plan) one(r role) *column {
	at := p.firsts[r]
	for at < len(p.columns) && p.columns[at].role != r {
		at++
	}
	p.firsts[r] = at
	if at == len(p.columns) {
		return nil
	}
	return p.columns[at]
}

func (u *Understanding) ask(text, flag string, choices []string) {
	u.Questions = append(u.Questions, Question{Text: text, Flag: flag, Choices: choices})
}
