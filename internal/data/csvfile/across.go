package csvfile

import "watchtui/internal/data"

// findPeriods are the columns whose headers are periods, where there are enough of them for a table with time across.
func (p *plan) findPeriods(about *Understanding) []*column {
	if p.opts.Steer.Layout == "long" || p.table.header == nil {
		for _, c := range p.columns {
			c.isPeriod = false
		}
		return nil
	}
	var full, months []*column
	split := 0
	for _, c := range p.columns {
		if isSplitYear(c.name) {
			split++
		}
	}
	if split > 1 {
		about.ask("the years across go from one to the next, such as 2023/24: on which day do they end? The file has to say it", "", nil)
	}
	for _, c := range p.columns {
		switch {
		case !c.isPeriod || c.role != unusedRole || !c.isNumeric() && !c.isEmpty():
		case c.period.month > 0:
			months = append(months, c)
		default:
			full = append(full, c)
		}
	}
	year := p.observed
	if year != nil && year.dates.years*10 < year.dates.all*9 {
		year = nil
	}
	switch {
	case len(full) >= 2 || len(full) == 1 && p.observed == nil:
		for _, c := range months {
			c.isPeriod = false
		}
		p.findMonthsDown(full)
		return p.finest(full)
	case len(months) >= 2 && year != nil:
		p.give(year, yearRole)
		p.observed = nil
		return months
	}
	for _, c := range months { // of no year: their headers are names
		c.isPeriod = false
	}
	return nil
}

// finest leaves out periods that end on the last day of a shorter one beside them: a year after its quarters.
func (p *plan) finest(columns []*column) []*column {
	type end struct {
		at   data.Instant
		name string // where the header names more than the period
	}
	endOf := func(c *column) end {
		if c.isSplit {
			return end{c.period.at, c.name}
		}
		return end{at: c.period.at}
	}
	shortest := map[end]*column{}
	for _, c := range columns {
		if short := shortest[endOf(c)]; short == nil || lengthOf(c.period.period) <= lengthOf(short.period.period) {
			shortest[endOf(c)] = c
		}
	}
	var kept []*column
	for _, c := range columns {
		if by := shortest[endOf(c)]; lengthOf(by.period.period) < lengthOf(c.period.period) {
			c.isPeriod, c.note = false, "not used: its "+string(c.period.period)+" ends with "+quote(by.header)
			continue
		}
		kept = append(kept, c)
	}
	return kept
}

// lengthOf is how many days a period has, about.
func lengthOf(p period) int {
	switch p {
	case dayPeriod:
		return 1
	case weekPeriod:
		return 7
	case monthPeriod:
		return 30
	case quarterPeriod:
		return 91
	case halfPeriod:
		return 182
	}
	return 365
}

// findMonthsDown finds the column that says which month or quarter of the years across a row is about.
func (p *plan) findMonthsDown(across []*column) {
	for _, c := range across {
		if c.period.period != yearPeriod {
			return
		}
	}
	for _, c := range p.columns {
		if c.role != unusedRole && c != p.observed || c.isPeriod || !p.isPart(c) {
			continue
		}
		isNamed, isNumbered := c.texts > 0, c.texts == 0 && hasWord(c.header, "month", "monat", "mois", "mes", "mese", "maand", "quarter", "quartal", "trimestre", "qtr", "week", "woche", "semaine", "semana")
		if !isNamed && !isNumbered {
			continue
		}
		p.give(c, monthRole)
		if p.observed == c {
			p.observed = nil
		}
		return
	}
}

// nameSplit gives columns of periods the sources that their headers name beside.
func (p *plan) nameSplit(periods []*column) {
	for _, c := range periods {
		if c.isSplit && c.indicator == nil {
			c.source = c.name
		}
	}
}
