package data

import (
	"fmt"
	"strconv"
	"strings"
)

// Span is a length of time as people write it: "90d", "2w", "3mo", "1y". As a window it is
// counted by the calendar (Before); as a plain duration a month is 30 and a year 365 days
// (Days). The zero value is no time at all.
type Span struct {
	n    int
	unit spanUnit
}

type spanUnit uint8

const (
	spanDays spanUnit = iota
	spanWeeks
	spanMonths
	spanYears
)

var spanUnits = [...]string{spanDays: "d", spanWeeks: "w", spanMonths: "mo", spanYears: "y"}

// maxSpanDays bounds spans to what dates between 1900 and 2200 can need.
const maxSpanDays = (lastYear - firstYear) * 366

// ParseSpan reads a whole number and a unit: d, w, mo or y.
func ParseSpan(text string) (Span, error) {
	for i, unit := range spanUnits {
		number, ok := strings.CutSuffix(text, unit)
		if !ok || number == "" || len(number) > 6 {
			continue
		}
		if n, ok := digits(number); ok {
			span := Span{n, spanUnit(i)}
			if span.Days() > maxSpanDays {
				return Span{}, fmt.Errorf("%q is longer than %d years", text, lastYear-firstYear)
			}
			return span, nil
		}
	}
	return Span{}, fmt.Errorf("%s is not a length of time: want a whole number and d, w, mo or y, such as 90d", Quoted(text))
}

// Days is the span as a plain duration, in days: a month is 30, a year 365.
func (s Span) Days() int {
	return s.n * [...]int{spanDays: 1, spanWeeks: 7, spanMonths: 30, spanYears: 365}[s.unit]
}

// Before is the day t − s, by the calendar. It never decreases when t grows.
func (s Span) Before(t Day) Day {
	switch s.unit {
	case spanMonths:
		return t.AddMonths(-s.n)
	case spanYears:
		return t.AddMonths(-12 * s.n)
	}
	return t - Day(s.Days())
}

// After is the day some spans after t, by the calendar: a month after 31 January is the last of February, and two are 31 March.
func (s Span) After(t Day, times int) Day {
	switch s.unit {
	case spanMonths:
		return t.AddMonths(s.n * times)
	case spanYears:
		return t.AddMonths(12 * s.n * times)
	}
	return t + Day(s.Days()*times)
}

// Edge is the first day t with s.Before(t) >= d: the day on which what was observed on d has
// left the window (t − s, t].
func (s Span) Edge(d Day) Day {
	var t Day
	switch s.unit {
	case spanMonths:
		t = d.AddMonths(s.n)
	case spanYears:
		t = d.AddMonths(12 * s.n)
	default:
		return d + Day(s.Days())
	}
	for s.Before(t) < d {
		t++
	}
	return t
}

// String is the span as ParseSpan reads it.
func (s Span) String() string { return strconv.Itoa(s.n) + spanUnits[s.unit] }
