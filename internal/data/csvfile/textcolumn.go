package csvfile

import (
	"maps"
	"slices"
	"strings"
)

// findTexts gives columns of words a role by what they hold, where their headers do not say.
func (p *plan) findTexts(isAcross bool) {
	for _, c := range p.columns {
		if c.role != unusedRole || c.texts == 0 || c.isNumeric() || c.dates.isMostlyDates() {
			continue
		}
		known, qualities, long := 0, 0, 0
		for _, r := range p.table.rows[:min(len(p.table.rows), profiled)] {
			if r.fault != "" {
				continue
			}
			cell := strings.TrimSpace(r.cells[c.at])
			if cell == "" {
				continue
			}
			if _, ok := qualityOf(cell); ok {
				qualities++
			}
			if p.cellMatch(cell).ok {
				known++
			}
			if len(cell) > 30 {
				long++
			}
		}
		switch {
		case qualities*2 > c.texts && p.one(qualityRole) == nil:
			p.give(c, qualityRole)
		case known*2 > min(c.texts, profiled) && p.one(indicatorRole) == nil && p.opts.Steer.Indicator == "":
			p.give(c, indicatorRole)
		case isDimension(c.header) || isBeside(c.name):
			c.note = "not used"
		case isAcross && p.namesMeasure(c):
			p.leave(c, "it says what the values are")
		case isAcross && p.one(sourceRole) == nil && c.at < 3 && long == 0 && (p.opts.Steer.Source == "" || len(p.namesIn(c)) > 1):
			p.give(c, sourceRole)
		case p.table.header == nil && long == 0 && p.one(sourceRole) == nil && p.holdsSources(c):
			p.give(c, sourceRole)
		default:
			c.note = "not used"
		}
	}
}

// namesMeasure tells whether all rows have the same name, and that is one with a unit, or of an indicator: "Stock in kg U".
func (p *plan) namesMeasure(c *column) bool {
	names := slices.Collect(maps.Keys(p.namesIn(c)))
	if len(names) != 1 || p.isSource(names[0]) {
		return false
	}
	_, unit := p.cutUnit(names[0])
	return unit != "" || p.match.find(names[0], "").byWords
}

// holdsSources tells whether most cells of a column are names that the watchbook has for sources.
func (p *plan) holdsSources(c *column) bool {
	known := 0
	for _, r := range p.table.rows {
		if r.fault == "" && p.isSource(r.cells[c.at]) {
			known++
		}
	}
	return known*2 > c.texts
}
