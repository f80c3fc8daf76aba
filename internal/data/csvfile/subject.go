package csvfile

import (
	"fmt"
	"slices"
	"strings"

	"watchtui/internal/data"
)

// cellMatch is the indicator that a cell names.
func (p *plan) cellMatch(cell string) match {
	m, ok := p.matches[cell]
	if ok {
		return m
	}
	if len(p.matches) > maxCached {
		clear(p.matches)
	}
	if found, ok := p.known(cell); ok {
		m = match{found, true, true}
	} else if m = p.match.find(cell, ""); !m.byWords {
		m = match{}
	}
	p.matches[cell] = m
	return m
}

func (p *plan) known(id string) (data.Indicator, bool) {
	if p.opts.Indicator == nil {
		return data.Indicator{}, false
	}
	return p.opts.Indicator(id)
}

// titleUnit takes the unit from the titles, or from the corner of the table, where the dates' heading says what all columns are about; from titles too what sort of rate an exchange rate is.
func (p *plan) titleUnit() {
	texts := append([]string{}, p.table.titles...)
	for _, title := range texts {
		if _, unit := p.cutUnit(title); unit != "" && p.unit == "" {
			p.unit = unit
		}
	}
	if c := p.observed; c != nil && p.unit == "" {
		if subject, unit := p.cutUnit(c.header); unit != "" && p.match.find(subject, unit).ok {
			p.unit = unit
		}
	}
	for _, c := range p.with(valueRole) {
		texts = append(texts, c.header)
	}
	for _, text := range texts {
		for _, word := range []string{"sell", "buy", "bid", "ask"} {
			if hasWord(text, word) && p.rateNote == "" {
				p.rateNote = word + " rate"
			}
		}
	}
}

// unitOf is the unit of a column's values that name none themselves.
func (p *plan) unitOf(c *column) string {
	switch {
	case c.unit != "":
		return c.unit
	case p.opts.Steer.Unit != "":
		return p.opts.Steer.Unit
	case c.cellUnit != "" && (p.unit == "" || !isCurrency(c.cellUnit)):
		return c.cellUnit
	}
	return p.unit
}

// findIndicators finds out what the values are about.
func (p *plan) findIndicators(about *Understanding, isAcross bool) {
	values := p.with(valueRole)
	if p.opts.Steer.Indicator != "" {
		found, ok := p.indicatorNamed(p.opts.Steer.Indicator)
		if !ok {
			about.ask("the watchbook has no indicator "+quote(p.opts.Steer.Indicator), "--indicator", p.indicatorIDs())
			return
		}
		if other := p.otherThan(found.ID); other != "" {
			about.ask("--indicator says that all values are about "+found.ID+", and the file itself names "+other+": leave the flag out", "", nil)
			return
		}
		p.whole = &found
		p.onlyFitting(values)
		return
	}
	if p.one(indicatorRole) != nil {
		return
	}
	if slices.ContainsFunc(values, func(c *column) bool { return c.indicator != nil }) { // it was said
		return
	}
	if isAcross && p.eachNamed(values) {
		p.onlyFitting(values)
		return
	}
	if isAcross || len(values) == 0 {
		p.wholeByContext(about, values)
		return
	}
	p.eachByItself(about, values)
}

// otherThan is the first indicator of the watchbook besides one that the file names by its id; "" where there is none.
func (p *plan) otherThan(id string) string {
	c := p.one(indicatorRole)
	if c == nil {
		return ""
	}
	for _, row := range p.table.rows {
		named := strings.TrimSpace(row.cells[c.at])
		if indicator, ok := p.known(named); ok && indicator.ID != id {
			return indicator.ID
		}
	}
	return ""
}

// eachByItself gives columns the indicators that they are like; where none is like any, the context says what all of them are about.
func (p *plan) eachByItself(about *Understanding, values []*column) {
	found, byWords := 0, 0
	matches := make([]match, len(values))
	for i, c := range values {
		matches[i] = p.match.find(c.name, p.unitOf(c))
		if matches[i].ok {
			found++
			if matches[i].byWords {
				byWords++
			}
		}
	}
	if found == 0 {
		p.wholeByContext(about, values)
		return
	}
	for i, c := range values {
		switch m := matches[i]; {
		case m.ok && (m.byWords || byWords == 0 || p.standsAlone(m, matches)):
			indicator := m.indicator
			c.indicator = &indicator
		case byWords > 0 || len(values) > found:
			p.leave(c, "it is like no indicator of the watchbook (--map names one)")
		}
	}
	p.onlyFitting(values)
}

// eachNamed gives columns of a name and a period the indicators that they name, where all of them name one.
func (p *plan) eachNamed(values []*column) bool {
	found := make([]data.Indicator, len(values))
	for i, c := range values {
		m := p.match.find(c.name, p.unitOf(c))
		if !c.isSplit || !m.ok || !m.byWords {
			return false
		}
		found[i] = m.indicator
	}
	for i, c := range values {
		c.indicator = &found[i]
	}
	return len(values) > 0
}

// standsAlone tells whether no other column is the indicator's by its words.
func (p *plan) standsAlone(m match, all []match) bool {
	for _, other := range all {
		if other.ok && other.byWords && other.indicator.ID == m.indicator.ID {
			return false
		}
	}
	return true
}

// wholeByContext finds the indicator that all values are about from units, titles, headers and the file's name.
func (p *plan) wholeByContext(about *Understanding, values []*column) {
	unit := p.opts.Steer.Unit
	var headers strings.Builder
	for _, c := range p.columns {
		if c.role == unitRole && unit == "" && len(p.table.rows) > 0 {
			unit = strings.TrimSpace(p.table.rows[0].cells[c.at])
		}
		if c.role == valueRole && !c.isPeriod || c.role == observedRole || c.role == unusedRole {
			headers.WriteString(" " + c.header)
		}
	}
	for _, c := range values {
		if unit == "" {
			unit = p.unitOf(c)
		}
	}
	m := p.match.find(headers.String(), unit)
	if len(values) == 0 && !m.ok {
		m = p.soleEvent()
	}
	if !m.ok && len(p.indicators) == 1 {
		m = match{indicator: p.indicators[0], ok: true}
	}
	if !m.ok {
		about.ask("what the values are about cannot be told", "--indicator", p.indicatorIDs())
		return
	}
	p.whole = &m.indicator
	p.onlyFitting(values)
}

// soleEvent is the only indicator of the watchbook that counts events, where there is only one.
func (p *plan) soleEvent() match {
	var m match
	for _, indicator := range p.indicators {
		if indicator.Kind == data.Event && !indicator.Rhetoric {
			if m.ok {
				return match{}
			}
			m = match{indicator: indicator, ok: true}
		}
	}
	return m
}

// onlyFitting leaves out columns whose unit is not the indicator's and does not become it, where others do; those that give the same in
// another unit; and those that are no known source and have bare numbers beside ones with their unit: a count beside levels in percent.
func (p *plan) onlyFitting(values []*column) {
	fits := map[string]int{}
	native := map[string]bool{}
	signed := map[string]*column{} // whose cells name the unit
	about := func(c *column) *data.Indicator {
		if c.indicator != nil {
			return c.indicator
		}
		return p.whole
	}
	for _, c := range values {
		if a := about(c); a != nil && c.role == valueRole {
			if factor, ok := p.convert(p.unitOf(c), a.Unit); ok {
				fits[a.ID]++
				native[a.ID] = native[a.ID] || factor == 1 && c.name == ""
				if c.cellUnit != "" && c.name != "" {
					signed[a.ID] = c
				}
			}
		}
	}
	for _, c := range values {
		a := about(c)
		if a == nil || c.role != valueRole || c.isMapped {
			continue
		}
		factor, ok := p.convert(p.unitOf(c), a.Unit)
		switch {
		case !ok && fits[a.ID] > 0:
			p.leave(c, fmt.Sprintf("its unit is %s, and other columns have %s", quote(p.unitOf(c)), quote(a.Unit)))
		case signed[a.ID] != nil && p.isBare(c):
			p.leave(c, fmt.Sprintf("its numbers have no unit, and those of %s are in %s", quote(p.headerAt(signed[a.ID].at)), quote(signed[a.ID].cellUnit)))
		case ok && factor != 1 && c.name == "" && native[a.ID]:
			p.leave(c, "the same in another unit")
		}
	}
}

// isBare tells of a column whose numbers have no unit from anywhere, and whose name says neither whose they are nor what they are about.
func (p *plan) isBare(c *column) bool {
	return !c.isPeriod && c.name != "" && p.unitOf(c) == "" && !p.isSource(c.name) && !p.match.find(c.name, "").byWords
}
