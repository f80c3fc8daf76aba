package csvfile

import (
	"fmt"
)

// decideDecimals decides the decimal mark of each column of numbers: from its own cells, and where these leave it open,
// from the file's other columns; a file of cells separated by commas has no decimal commas unless a cell shows one.
func (p *plan) decideDecimals(about *Understanding) {
	asked := map[string]decimal{"comma": decimalComma, "point": decimalPoint}[p.opts.Steer.Decimal]
	all, asks := evidence{}, false
	for _, c := range p.columns {
		if c.isNumeric() && c.role != observedRole && c.role != publishedRole && (!c.dates.isMostlyDates() || c.role == valueRole) {
			all.add(c.evidence)
		}
	}
	for _, c := range p.columns {
		if c.role != valueRole && c.role != lowRole && c.role != highRole && c.role != spreadRole {
			continue
		}
		e := c.evidence
		if e.point == 0 && e.comma == 0 {
			e.point, e.comma = all.point, all.comma
		}
		switch {
		case asked != anyDecimal:
			c.decimal = asked
		case e.comma > e.point:
			c.decimal = decimalComma
		case e.point > 0, c.evidence.open == 0, p.dialect.delimiter == "," || p.text == "":
			c.decimal = decimalPoint
		default:
			c.decimal = decimalPoint
			if c.evidence.openComma > 0 && c.evidence.openPoint == 0 {
				c.decimal = decimalComma
			}
			if !asks {
				about.ask("the numbers of "+quote(p.headerAt(c.at))+" have three digits behind their mark: it can part thousands or be the decimal mark",
					"--decimal comma|point", []string{"comma", "point"})
			}
			asks = true
		}
		if e.point+e.comma+c.evidence.open > 0 && about.Decimal == "" {
			about.Decimal = map[decimal]string{decimalComma: "comma", decimalPoint: "point"}[c.decimal]
		}
	}
}

// askMisspelt asks about columns that are not used, in a file whose header is that of the tidy form but for them.
func (p *plan) askMisspelt(about *Understanding) {
	for _, name := range fieldNames[:required] {
		if p.columnNamed(name) == nil {
			return
		}
	}
	for _, c := range p.columns {
		if hint := suggestion(c.header); c.role == unusedRole && hint != "" && !c.isEmpty() {
			about.ask("the column "+quote(c.header)+" would not be used"+hint, "--map", fieldNames[:])
		}
	}
}

// checkUnits asks for the unit where a header has one that is not the indicator's.
func (p *plan) checkUnits(about *Understanding) {
	for _, c := range p.with(valueRole) {
		a := c.indicator
		if a == nil {
			a = p.whole
		}
		if a == nil || c.unit == "" && c.cellUnit != "" {
			continue
		}
		if unit := p.unitOf(c); unit != "" {
			if _, ok := p.convert(unit, a.Unit); !ok {
				about.ask(fmt.Sprintf("%s is in %s, which the watchbook does not convert to the %s of %s", quote(p.headerAt(c.at)), quote(unit), quote(a.Unit), a.ID), "--unit", []string{a.Unit})
				return
			}
		}
	}
}
