package csvfile

import (
	"fmt"
)

// tell says of each column what it was taken for.
func (p *plan) tell(u *Understanding) {
	u.Shape = p.shape
	for i, c := range p.columns {
		told := Column{Header: p.headerAt(i), Field: roleFields[c.role], Source: c.source, Note: c.note}
		switch {
		case c.role == valueRole:
			if c.indicator != nil {
				told.Indicator = c.indicator.ID
			} else if p.whole != nil {
				told.Indicator = p.whole.ID
			}
			told.Unit = p.unitOf(c)
			if c.isPeriod && c.period.month == 0 {
				told.Note = "the values of " + c.period.at.String()
			}
		case c.role == observedRole && c.dates.form == serialDates:
			told.Note = "serial dates of a spreadsheet"
		case c.role == observedRole && c.dates.form == unixDates:
			told.Note = "Unix times"
		case c.role == unusedRole && c.note == "" && !c.isEmpty():
			told.Note = "not used"
		}
		u.Columns = append(u.Columns, told)
	}
	if p.shape == Events && p.whole != nil {
		u.Notes = append(u.Notes, "each row counts as one of "+p.whole.ID+"; rows of one day and source are added up")
	} else if p.addsUp() && !p.oneRowADay() {
		u.Notes = append(u.Notes, "counts of one day and source are added up")
	}
	u.Unrated = p.unrated()
	if words := u.Unrated.Words(p.name); words != "" {
		u.Notes = append(u.Notes, words)
	}
	if p.table.padded > 0 {
		u.Notes = append(u.Notes, fmt.Sprintf("%s shorter than the header: the last cells are taken as blank", were(p.table.padded, "row")))
	}
	if n := len(p.table.mended); n > 0 {
		u.Notes = append(u.Notes, fmt.Sprintf("%s mended", were(n, "row")))
		u.Mended = p.table.mended
	}
}

func were(n int, noun string) string {
	if n == 1 {
		return "1 " + noun + " was"
	}
	return count(n, noun) + " were"
}
