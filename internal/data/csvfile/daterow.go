package csvfile

import (
	"watchtui/internal/data"
)

// dateRemarks takes over what the cell of the date says of the whole row: that it is a projection, or by a mark.
func (e *emitter) dateRemarks(base *common) {
	text := e.cell(e.plan.observed)
	if text == "" || isDigit(text[0]) && isDigit(text[len(text)-1]) {
		return
	}
	v := cellValue{}
	if rest := v.cutDateMarks(text); rest != "" && !isDigit(rest[0]) {
		if d, _, ok := readDate(rest, e.plan.observed.dates.order); ok && d.vague {
			base.notes = append(base.notes, rest)
		}
	}
	if v.bounding == approximate {
		base.notes = append(base.notes, "date approximate")
	}
	if v.projected {
		base.row.Quality = data.Claimed
		base.notes = append(base.notes, "projection")
	}
	if v.status != "" {
		base.notes = append(base.notes, v.status)
	}
	for _, mark := range v.marks {
		if note := e.plan.table.footnotes[mark]; note != "" {
			base.notes = append(base.notes, note)
		}
	}
}

// date is the date of the row at hand.
func (e *emitter) date() (d date, at int, reason string) {
	p := e.plan
	if p.observed == nil {
		return e.spreadDate()
	}
	c := p.observed
	text := unmarked(e.cell(c))
	if text == "" {
		return date{}, c.at, "the date that the row is about is missing"
	}
	if d, reason = c.dates.read(text); reason != "" {
		return date{}, c.at, reason
	}
	if clock := p.one(clockRole); clock != nil {
		if text := e.cell(clock); !isMissing(text) {
			since, reason, ok := readClock(clockText(clock.header, text))
			if !ok {
				if reason == "" {
					reason = quote(text) + " is not a time of day"
				}
				return date{}, clock.at, reason
			}
			d.at += data.Instant(since.Milliseconds())
		}
	}
	return d, 0, ""
}

// spreadDate is the date of a row whose year, month and day stand in columns of their own.
func (e *emitter) spreadDate() (d date, at int, reason string) {
	year := e.plan.one(yearRole)
	d, reason = e.partOf(e.cell(year))
	return d, year.at, reason
}

// partOf is the part of a year that the row's columns of months and days name. The reason says why it is none.
func (e *emitter) partOf(year string) (d date, reason string) {
	month, day := e.plan.one(monthRole), e.plan.one(dayRole)
	text := year
	if month != nil {
		part := e.cell(month)
		if isCompact(part) && hasWord(month.header, "quarter", "quartal", "trimestre", "qtr") {
			part = "Q" + part
		} else if isCompact(part) && hasWord(month.header, "week", "woche", "semaine", "semana") {
			part = "W" + part
		}
		text = part + " " + text
		if isCompact(part) {
			text = year + "-" + part
		}
		if day != nil {
			text = e.cell(day) + " " + part + " " + year
			if isCompact(part) {
				text = year + "-" + part + "-" + e.cell(day)
			}
		}
	}
	d, reason, ok := readDate(text, dayFirst)
	if !ok || d.month > 0 {
		if reason != "" {
			reason = ": " + reason
		}
		return date{}, quote(text) + " is not a date" + reason
	}
	return d, ""
}
