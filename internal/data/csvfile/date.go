package csvfile

import (
	"strings"
	"time"

	"watchtui/internal/data"
)

// period is what length of time a date stands for. A period is dated by its last day.
type period string

const (
	dayPeriod     period = ""
	weekPeriod    period = "week"
	monthPeriod   period = "month"
	quarterPeriod period = "quarter"
	halfPeriod    period = "half-year"
	yearPeriod    period = "year"
	fiscalPeriod  period = "fiscal year" // which may end on any day; it is dated as the calendar's
)

// dateOrder is how a date such as 03/04/2024 is read.
type dateOrder string

const (
	anyOrder   dateOrder = ""
	dayFirst   dateOrder = "dmy"
	monthFirst dateOrder = "mdy"
	yearFirst  dateOrder = "ymd" // of years of two digits
)

// date is what a cell says of a time.
type date struct {
	at     data.Instant
	period period
	isOpen bool // it can be read in either order, and the orders differ
	order  dateOrder
	short  bool // two digits each, which may have the year first
	vague  bool // it is told where in the period: "mid-June 2024"
	month  int  // where the cell names a month, a quarter or a half without a year: which; else 0
}

// maxDate is how many bytes a date may have.
const maxDate = 64

// readDate reads a date of any of the forms that the package's comment lists. Where a date is open it is read in
// the given order; where it is not, order says which one it is in, or neither. The reason tells why a text that
// looks like a date is none; it is empty, with ok false, where it does not even look like one.
func readDate(text string, order dateOrder) (d date, reason string, ok bool) {
	if len(text) > maxDate || len(text) < 2 {
		return date{}, "", false
	}
	if len(text) >= len(time.DateOnly) && text[4] == '-' && text[7] == '-' && isDigit(text[0]) {
		at, err := data.ParseInstant(text)
		if err == nil {
			return date{at: at}, "", true
		}
		if len(text) == len(time.DateOnly) || strings.Contains(err.Error(), "finer") || strings.Contains(err.Error(), "outside") {
			return date{}, err.Error(), false
		}
	}
	day, clock := cutClock(text)
	var offset time.Duration
	if clock != "" {
		if offset, reason, ok = readClock(clock); !ok {
			return date{}, reason, false
		}
	}
	parts, sep, ok := dateParts(day)
	if !ok {
		return date{}, "", false
	}
	d, reason, ok = parts.vaguely().date(sep, order)
	if ok && len(parts) != len(parts.vaguely()) {
		if d.vague = true; d.period == yearPeriod || d.period == dayPeriod {
			return date{}, "it says neither the day nor the month", false
		}
	}
	if !ok {
		return date{}, reason, false
	}
	if clock != "" {
		if d.period != dayPeriod || d.month > 0 {
			return date{}, "", false
		}
		d.at += data.Instant(offset.Milliseconds())
	}
	if d.month == 0 {
		if _, err := data.ParseInstant(d.at.Day().String()); err != nil {
			return date{}, err.Error(), false
		}
	}
	return d, "", true
}
