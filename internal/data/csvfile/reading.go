package csvfile

import (
	"math"
	"strconv"
	"strings"

	"watchtui/internal/data"
)

var nan = math.NaN()

// value gives the reading of a cell, or refuses it.
func (e *emitter) value(c *column, text string, base common) {
	row, at, reason := e.reading(c, text, base)
	if reason != "" {
		e.refuse(at, reason)
		return
	}
	e.given++
	if e.plan.addsUp() && !row.Retracted {
		e.add(row)
		return
	}
	e.give(row)
}

// reading is that of a cell; with a reason, there is none because of the cell in column at.
func (e *emitter) reading(c *column, text string, base common) (row data.Row, at int, reason string) {
	indicator, reason := e.indicator(c)
	if reason != "" {
		if named := e.plan.one(indicatorRole); named != nil {
			return row, named.at, reason
		}
		return row, c.at, reason
	}
	row = base.row
	row.Indicator = indicator.ID
	if c.source != "" {
		row.Source = c.source
	}
	notes, at, reason := e.observed(c, base, &row)
	if reason != "" {
		return row, at, reason
	}
	v := e.read(text)
	if at, reason = e.fill(c, text, v, indicator, &row, &notes); reason != "" {
		return row, at, reason
	}
	e.note(c, v, indicator, base, &row, notes)
	return row, 0, ""
}

// observed sets when a reading is observed, where its column says so, and tells what is to be noted of its period.
func (e *emitter) observed(c *column, base common, row *data.Row) (notes []string, at int, reason string) {
	span := base.period
	if c.isPeriod {
		d, at, reason := e.periodOf(c)
		if reason != "" {
			return nil, at, reason
		}
		row.Observed, span = d.at, d.period
	}
	if span != dayPeriod {
		return []string{"period=" + string(span)}, 0, ""
	}
	if ending := e.plan.ending(); ending != "" {
		return []string{ending}, 0, ""
	}
	return nil, 0, ""
}

// read reads a cell, with the spread that the row has for it in a column of its own.
func (e *emitter) read(text string) cellValue {
	p, v := e.plan, readValue(text)
	if !v.ok {
		return v
	}
	v.settleMarks(p.table)
	if off := readValue(e.cell(p.one(spreadRole))); off.ok && v.spread == "" && v.high == "" && len(p.with(valueRole)) == 1 {
		v.spread, v.relative = strings.TrimLeft(off.number, "+-"), off.percent
	}
	return v
}

// fill puts the number and its range into the row.
func (e *emitter) fill(c *column, text string, v cellValue, indicator data.Indicator, row *data.Row, notes *[]string) (at int, reason string) {
	switch {
	case text == "retracted":
		row.Retracted, row.Value, row.Low, row.High = true, nan, nan, nan
		return 0, ""
	case !v.ok:
		return c.at, quote(text) + " is not a number" + nonesReason(text)
	}
	if reason := e.number(c, v, indicator, row, notes); reason != "" {
		return c.at, reason
	}
	if upper := e.plan.upper; upper != nil && c.at != upper.at {
		return e.between(c, v, indicator, row, notes)
	}
	return e.ends(c, v, indicator, row)
}

// note puts what is said beside the number into the row's note, and lowers the quality of what is no more than claimed.
func (e *emitter) note(c *column, v cellValue, indicator data.Indicator, base common, row *data.Row, notes []string) {
	p := e.plan
	if v.projected || c.projected {
		row.Quality = data.Claimed
		notes = append(notes, "projection")
	}
	if v.claimed {
		row.Quality = data.Claimed
	}
	if v.status == "" {
		v.status = c.status
	}
	if v.status != "" {
		notes = append(notes, v.status)
	}
	notes = append(notes, e.remarks(c, v)...)
	notes = append(notes, base.notes...)
	if p.rateNote != "" && strings.Contains(indicator.Unit, " per ") {
		notes = append(notes, p.rateNote)
	}
	row.Note = strings.Join(notes, "; ")
	if _, known := p.known(indicator.ID); !known && indicator.Unit == "" {
		row.Note = unitNote(e.unitAt(c, v), row.Note)
	}
}

// ending is what the header of the dates says that they end.
func (p *plan) ending() string {
	if p.observed == nil {
		return ""
	}
	for _, words := range []string{"week ending", "week ended", "month ending", "quarter ending", "year ending", "fortnight ending"} {
		if strings.Contains(normal(p.observed.header), words) {
			return strings.Replace(words, "ended", "ending", 1)
		}
	}
	return ""
}

// periodOf is the period that a column stands for: in a year of the row's where the header names none, and in its year the
// month of the row's where the row names one. Where a cell is wrong it says which column's, and why.
func (e *emitter) periodOf(c *column) (d date, at int, reason string) {
	year, month := e.plan.one(yearRole), e.plan.one(monthRole)
	switch {
	case c.period.month == 0 && month != nil && c.period.period == yearPeriod:
		d, reason = e.partOf(strconv.Itoa(c.period.at.Time().Year()))
		return d, month.at, reason
	case c.period.month == 0:
		return c.period, 0, ""
	}
	if year == nil {
		return date{}, c.at, "the month " + quote(c.header) + " has no year"
	}
	text := e.cell(year)
	if !isYear(text) {
		return date{}, year.at, quote(text) + " is not a year"
	}
	d, reason, _ = endOf(atoi(text), c.period.month, c.period.period)
	return d, c.at, reason
}

// number fills in the value and its range, in the indicator's unit, and notes what is to be known of it.
func (e *emitter) number(c *column, v cellValue, indicator data.Indicator, row *data.Row, notes *[]string) (reason string) {
	p := e.plan
	factor, reason := e.factor(c, v, indicator)
	if reason != "" {
		return reason
	}
	value, reason := readNumeral(v.number, c.decimal, factor)
	if reason != "" {
		return reason
	}
	row.Value, row.Low, row.High = value, nan, nan
	if reason := v.fillRange(row, c.decimal, factor, p.isPercent(indicator)); reason != "" {
		return reason
	}
	if !math.IsNaN(row.Low) {
		*notes = append(*notes, "range "+data.Exact(row.Low)+"-"+data.Exact(row.High))
	}
	switch v.bounding {
	case approximate:
		*notes = append(*notes, "approximate")
	case lowerBound:
		*notes = append(*notes, "lower bound")
	case upperBound:
		bound := "upper bound"
		if value == 1 && strings.HasPrefix(v.bare, "<") {
			bound += " <1" // less than the least that is counted
		}
		*notes = append(*notes, bound)
	}
	if indicator.Kind == data.Event && row.Value < 0 && p.shape != NoShape {
		return quote(v.bare) + " is below 0, but events are counted"
	}
	return ""
}
