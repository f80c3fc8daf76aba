package data

import (
	"errors"
	"fmt"
	"math"
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
	lastInstant  = LastDay.End()
)

// LastDay is the last that a reading can be about: 2200-12-31.
var LastDay = civil(lastYear, 12, 31)

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
