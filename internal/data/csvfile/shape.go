package csvfile

import (
	"slices"

	"watchtui/internal/data"
)

// decideShape says what the table's shape is, and gives columns of one indicator their sources.
func (p *plan) decideShape(about *Understanding, periods []*column) {
	values := p.with(valueRole)
	p.findOneValue(values)
	values = p.with(valueRole)
	switch {
	case len(periods) > 0 && (p.one(publishedRole) != nil || p.observed != nil):
		p.shape = Editions
		if p.observed != nil && p.one(publishedRole) == nil {
			p.give(p.observed, publishedRole)
			p.observed = nil
		}
	case len(periods) > 0:
		p.shape = WidePeriods
		p.nameSplit(periods)
	case len(values) == 0:
		p.shape = Events
		if p.whole != nil && p.whole.Kind != data.Event {
			about.ask("no column holds numbers, and "+p.whole.ID+" does not count events", "--map value=COLUMN", p.headers())
		}
	case len(values) == 1:
		p.shape = Long
		p.nameSources(values)
		p.nameBeside(values[0])
	default:
		p.shape = WideSeries
		if p.nameSources(values) {
			p.shape = WideSources
		}
	}
}

// findOneValue makes a list of events of a table whose numbers are none of counts.
func (p *plan) findOneValue(values []*column) {
	if p.whole == nil || p.whole.Kind != data.Event || p.one(indicatorRole) != nil {
		return
	}
	values = slices.DeleteFunc(slices.Clone(values), func(c *column) bool {
		if c.isMapped || len(p.table.rows) < 3 || !p.counts(c) {
			return false
		}
		p.leave(c, "it counts the rows")
		return true
	})
	for _, c := range values {
		if c.isMapped || c.isPeriod || hintOf(c.name) == valueRole || p.match.find(c.name, "").byWords || p.isSource(c.name) || len(values) > 1 && c.texts == 0 && p.oneRowADay() && !p.tellsWhat() {
			return
		}
	}
	if len(values) == 1 && p.isAlone(values[0]) {
		return
	}
	for _, c := range values {
		p.leave(c, "each row counts as one event (--map value= says otherwise)")
	}
}

// toldBy is from how many columns of words on rows tell what happened, and not how often.
const toldBy = 3

// tellsWhat tells whether most cells of some columns beside the dates are words, as in a list of what happened.
func (p *plan) tellsWhat() bool {
	n := 0
	for _, c := range p.columns {
		if c.numbers == 0 && c.texts*2 > len(p.table.rows) && !c.dates.isMostlyDates() && c.role != qualityRole && c.role != unitRole {
			n++
		}
	}
	return n >= toldBy
}

// isAlone tells whether a column of whole numbers is all that a table of days has beside its dates, one row a day: a table of
// counts rather than a list of what happened.
func (p *plan) isAlone(c *column) bool {
	for _, other := range p.columns {
		if other != c && other.role != observedRole && other.role != yearRole && other.role != monthRole && other.role != dayRole && !other.isEmpty() {
			return false
		}
	}
	return c.evidence == evidence{} && p.oneRowADay()
}

// oneRowADay tells whether no date stands twice, as in a table of counts.
func (p *plan) oneRowADay() bool {
	if p.observed == nil {
		return true
	}
	seen := map[string]bool{}
	for _, r := range p.table.rows {
		if r.fault == "" {
			if cell := r.cells[p.observed.at]; seen[cell] {
				return false
			} else {
				seen[cell] = true
			}
		}
	}
	return true
}
