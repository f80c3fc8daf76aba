package csvfile

import (
	"strings"
)

// findDates finds the column of dates, and that of the dates of publication.
func (p *plan) findDates(about *Understanding) {
	order := dateOrder(p.opts.Steer.DateOrder)
	for _, c := range p.columns {
		if c.role == unusedRole || c.role == observedRole || c.role == publishedRole {
			said := order
			if said == anyOrder {
				said = orderSaid(c.header)
			}
			c.dates = lookAtDates(p.table.rows, c.at, said)
		}
	}
	p.observed = p.one(observedRole)
	published := p.one(publishedRole)
	best := 0
	for _, c := range p.columns {
		if c.role != unusedRole || !c.dates.isMostlyDates() && !(c.dates.all > 0 && c.dates.good*3 >= c.dates.all && hintOf(c.header) == observedRole) {
			continue
		}
		hinted := hintOf(c.header)
		if hinted == publishedRole {
			if published == nil {
				published = c
				p.give(c, publishedRole)
			}
			continue
		}
		if score := p.dateScore(c, hinted); score > best && (p.observed == nil || !p.observed.isMapped) {
			best, p.observed = score, c
		}
	}
	p.spreadDates()
	if p.observed != nil {
		p.give(p.observed, observedRole)
	}
	for _, c := range p.columns {
		if c.role == observedRole || c.role == publishedRole {
			p.askOrder(about, c)
		}
	}
	if c := p.observed; c != nil {
		for _, clock := range p.columns { // a time of day beside the date
			if clock.role == unusedRole && clock != c && (clock.numbers == 0 || saysClock(clock.header)) && p.isClock(clock) {
				p.give(clock, clockRole)
				break
			}
		}
	}
}

// orderSaid is the order that a header says: "Date (DD/MM/YYYY)", "Datum (TT.MM.JJJJ)".
func orderSaid(header string) dateOrder {
	for _, token := range strings.FieldsFunc(fold(header), func(r rune) bool { return strings.ContainsRune(" ()[]:,", r) }) {
		switch orderLetters.Replace(token) {
		case "ddmmyyyy", "ddmmyy", "ddmmdd", "dmy", "dmyyyy": // ddmmdd is TT.MM.JJ
			return dayFirst
		case "mmddyyyy", "mmddyy", "mdy", "mdyyyy":
			return monthFirst
		}
	}
	return anyOrder
}

// askOrder asks how a column's dates are to be read where nothing tells.
func (p *plan) askOrder(about *Understanding, c *column) {
	if c.dates.order != anyOrder && c.dates.form == writtenDates {
		about.DateOrder = string(c.dates.order)
	}
	switch {
	case c.dates.isSplit:
		about.ask("the years of "+quote(p.headerAt(c.at))+" go from one to the next, such as 2023/24: on which day do they end? The file has to say it", "", nil)
	case c.dates.isShort:
		about.ask("the dates of "+quote(p.headerAt(c.at))+" can be read with the year first or last, such as "+quote(c.dates.example),
			"--date-order dmy|mdy|ymd", []string{"dmy", "mdy", "ymd"})
	case c.dates.isOpen:
		about.ask("the dates of "+quote(p.headerAt(c.at))+" can be read with the day first or with the month first, such as "+quote(c.dates.example),
			"--date-order dmy|mdy", []string{"dmy", "mdy"})
	}
}

// dateScore is how much a column is one of the dates that readings are about; 0 for not at all.
func (p *plan) dateScore(c *column, hinted role) int {
	score := 0
	switch {
	case hinted == observedRole:
		score = 100
	case hinted != unusedRole:
		return 0
	}
	isPlain := c.dates.plain*10 >= c.dates.all*9
	switch {
	case !isPlain && c.dates.form == writtenDates:
		score += 50
	case score > 0: // digits alone, but the header says what they are
	case c.at == 0 && (c.header == "" || p.table.header == nil || c.dates.years == c.dates.all):
		score += 20
	case c.dates.form == unixDates && c.dates.good == c.dates.all:
		score += 10
	default:
		return 0
	}
	if hasWord(c.header, "observed", "reference", "event", "incident", "observation", "ref") {
		score += 5
	}
	if hasWord(c.header, ends...) && p.hasStart(c) { // a period stands for its last day
		score += 7
	}
	return score*100 - c.at
}

// hasStart tells whether another column than one of last days holds the first days.
func (p *plan) hasStart(end *column) bool {
	for _, c := range p.columns {
		if c != end && hasWord(c.header, starts...) && c.dates.isMostlyDates() {
			return true
		}
	}
	return false
}

// spreadDates finds dates that are spread over columns: a year, and a month, a quarter or a day beside it.
func (p *plan) spreadDates() {
	var year, month, day *column
	for _, c := range p.columns {
		if c.role != unusedRole && c != p.observed {
			continue
		}
		switch {
		case hasWord(c.header, "year", "jahr", "annee", "ano", "anno", "yr") && c.dates.years > 0 && c.dates.years*10 >= c.dates.all*9:
			year = c
		case hasWord(c.header, "month", "monat", "mois", "mes", "mese", "quarter", "quartal", "trimestre", "qtr", "week", "semaine", "woche", "semana", "period", "maand") && p.isPart(c):
			month = c
		case hasWord(c.header, "day", "tag", "jour", "dia", "giorno") && p.isPart(c):
			day = c
		}
	}
	if year == nil && month == nil {
		year, month = p.yearBeside()
	}
	if year == nil || month == nil || p.observed != nil && p.observed != year && p.observed != month && p.observed != day {
		return
	}
	p.observed = nil
	p.give(year, yearRole)
	p.give(month, monthRole)
	if day != nil {
		p.give(day, dayRole)
	}
}

// yearBeside are a column of years and the one right of it, of names of months or quarters, where no header says so.
func (p *plan) yearBeside() (year, month *column) {
	for i, c := range p.columns[:len(p.columns)-1] {
		next := p.columns[i+1]
		if c.role == unusedRole && next.role == unusedRole && c.dates.years > 0 && c.dates.years == c.dates.all && next.texts > 0 && next.numbers == 0 && p.isPart(next) {
			return c, next
		}
	}
	return nil, nil
}

// isPart tells whether a column holds parts of dates: numbers up to 53, names of months, Q1.
func (p *plan) isPart(c *column) bool {
	good, all := 0, 0
	for _, r := range p.table.rows {
		if r.fault != "" {
			continue
		}
		cell := strings.TrimSpace(r.cells[c.at])
		if cell == "" {
			continue
		}
		all++
		if d, _, ok := readDate(cell, anyOrder); ok && d.month > 0 || isCompact(cell) && len(cell) <= 2 && atoi(cell) >= 1 && atoi(cell) <= 53 {
			good++
		}
	}
	return all > 0 && good*10 >= all*9
}

// isClock tells whether a column holds times of day.
func (p *plan) isClock(c *column) bool {
	good, all := 0, 0
	for _, r := range p.table.rows {
		if cell := strings.TrimSpace(r.cells[c.at]); r.fault == "" && !isMissing(cell) {
			all++
			if _, _, ok := readClock(clockText(c.header, cell)); ok {
				good++
			}
		}
	}
	return all > 0 && good*10 >= all*9
}
