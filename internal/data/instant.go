package data

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"
)

// Instant is a point in time: milliseconds since 1970-01-01T00:00:00 UTC. A date stands
// for its 00:00 UTC. The zero value is 1970-01-01, a date like any other; what is absent is
// NoInstant.
type Instant int64

// NoInstant is the absent time, such as the publication date of a reading without one.
const NoInstant Instant = math.MinInt64

// dayMillis is the length of a UTC day; UTC as used here has no leap seconds.
const dayMillis = 24 * 60 * 60 * 1000

// The dates that a reading can be about or be published on. What lies outside is a slip of the pen.
const (
	firstYear = 1900
	lastYear  = 2200
)

var (
	firstInstant = civil(firstYear, 1, 1).Instant()
	lastInstant  = civil(lastYear, 12, 31).End()
)

// ParseInstant reads "2024-07-26" or a date-time such as "2024-07-26T14:30:00Z",
// "2024-07-26 14:30" or "2024-07-26T14:30:00.250+03:30". A date-time without a zone is UTC.
// Dates that do not exist, that lie outside of 1900 to 2200, and times finer than a
// millisecond are refused rather than rounded.
func ParseInstant(text string) (Instant, error) {
	if len(text) == len(time.DateOnly) {
		if day, ok := parseDate(text); ok {
			return inRange(day.Instant())
		}
	}
	for _, layout := range dateTimeLayouts {
		if t, err := time.Parse(layout, text); err == nil {
			if isTooFine(text) {
				return NoInstant, errors.New("times finer than a millisecond are not kept")
			}
			return inRange(Instant(t.UnixMilli()))
		}
	}
	return NoInstant, fmt.Errorf("%s is not a date: want 2024-07-26 or 2024-07-26T14:30:00Z", Quoted(text))
}

// isTooFine looks at the text, since time.Parse drops what comes after nanoseconds.
func isTooFine(text string) bool {
	_, fraction, _ := strings.Cut(strings.Replace(text, ",", ".", 1), ".")
	for i := range len(fraction) {
		if c := fraction[i]; c < '0' || c > '9' {
			return false
		} else if i >= 3 && c != '0' {
			return true
		}
	}
	return false
}

var dateTimeLayouts = []string{
	time.RFC3339Nano,
	"2006-01-02T15:04:05.999999999",
	"2006-01-02 15:04:05.999999999Z07:00",
	"2006-01-02 15:04:05.999999999",
	"2006-01-02T15:04Z07:00",
	"2006-01-02T15:04",
	"2006-01-02 15:04",
}

func inRange(t Instant) (Instant, error) {
	if t < firstInstant || t > lastInstant {
		return NoInstant, fmt.Errorf("the year %d is outside of %d to %d", t.Time().Year(), firstYear, lastYear)
	}
	return t, nil
}

// Time is t as a time.Time in UTC.
func (t Instant) Time() time.Time { return time.UnixMilli(int64(t)).UTC() }

// Day is the UTC day that t belongs to.
func (t Instant) Day() Day {
	day := int64(t) / dayMillis
	if int64(t)%dayMillis < 0 {
		day--
	}
	return Day(day)
}

// String is the date where t is a day's first instant, else the date-time; "" for NoInstant.
// ParseInstant reads it back to the same instant.
func (t Instant) String() string {
	switch {
	case t == NoInstant:
		return ""
	case int64(t)%dayMillis == 0:
		return t.Day().String()
	}
	return t.Time().Format("2006-01-02T15:04:05.999Z07:00")
}

// Minute is the date-time for people, to the minute, "2024-07-26 14:30"; "" for NoInstant. String, Minute and the String
// of a Day are the only formatters of times.
func (t Instant) Minute() string {
	if t == NoInstant {
		return ""
	}
	return t.Time().Format("2006-01-02 15:04")
}

// Day is a UTC day: days since 1970-01-01.
type Day int32

// DayOf is the UTC day of a wall-clock time.
func DayOf(t time.Time) Day { return Instant(t.UnixMilli()).Day() }

// ParseDay reads "2024-07-26".
func ParseDay(text string) (Day, error) {
	day, ok := parseDate(text)
	if !ok {
		return 0, fmt.Errorf("%s is not a date: want 2024-07-26", Quoted(text))
	}
	_, err := inRange(day.Instant())
	return day, err
}

// parseDate is time.Parse(time.DateOnly, …), some thirty times as fast: imports read millions of dates.
func parseDate(s string) (Day, bool) {
	if len(s) != len(time.DateOnly) || s[4] != '-' || s[7] != '-' {
		return 0, false
	}
	year, ok1 := digits(s[:4])
	month, ok2 := digits(s[5:7])
	day, ok3 := digits(s[8:])
	if !ok1 || !ok2 || !ok3 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month) {
		return 0, false
	}
	return civil(year, month, day), true
}

func digits(s string) (int, bool) {
	n := 0
	for i := range len(s) {
		c := s[i] - '0'
		if c > 9 {
			return 0, false
		}
		n = n*10 + int(c)
	}
	return n, true
}

// civil is the day of a date in the proleptic Gregorian calendar, by counting from
// 0000-03-01 so that the leap day is the last of its year (H. Hinnant, "chrono-Compatible
// Low-Level Date Algorithms", days_from_civil). Years are 0 to 9999.
func civil(year, month, day int) Day {
	if month <= 2 {
		year--
	}
	era := year / 400
	if year < 0 {
		era = (year - 399) / 400
	}
	yearOfEra := year - era*400
	dayOfYear := (153*((month+9)%12)+2)/5 + day - 1
	dayOfEra := yearOfEra*365 + yearOfEra/4 - yearOfEra/100 + dayOfYear
	return Day(era*146097 + dayOfEra - 719468)
}

func daysIn(year, month int) int {
	switch month {
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	case 4, 6, 9, 11:
		return 30
	}
	return 31
}

// Instant is the day's first instant, 00:00 UTC.
func (d Day) Instant() Instant { return Instant(int64(d) * dayMillis) }

// End is the day's last instant.
func (d Day) End() Instant { return (d + 1).Instant() - 1 }

// Date is the day as year, month and day of the month.
func (d Day) Date() (year int, month time.Month, day int) { return d.Instant().Time().Date() }

// AddMonths is the same day of the month n months later (earlier where n is negative),
// clamped to that month's last day: 2024-03-31 minus a month is 2024-02-29.
func (d Day) AddMonths(n int) Day {
	year, month, day := d.Date()
	months := year*12 + int(month) - 1 + n
	year, m := months/12, months%12+1
	return civil(year, m, min(day, daysIn(year, m)))
}

// String is the date, "2024-07-26".
func (d Day) String() string {
	var b [10]byte
	year, month, day := d.Date()
	for i, n := range [...]int{year / 100, year % 100} {
		b[2*i], b[2*i+1] = byte('0'+n/10%10), byte('0'+n%10)
	}
	b[4], b[7] = '-', '-'
	b[5], b[6] = byte('0'+int(month)/10), byte('0'+int(month)%10)
	b[8], b[9] = byte('0'+day/10), byte('0'+day%10)
	return string(b[:])
}

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
