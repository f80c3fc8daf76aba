package csvfile

import (
	"math"
	"strconv"
	"strings"

	"watchtui/internal/data"
)

// dateForm is how the dates of a column are written.
type dateForm uint8

const (
	writtenDates dateForm = iota // in digits and words
	serialDates                  // a spreadsheet's days since 1899-12-30
	unixDates                    // seconds to nanoseconds since 1970, by magnitude
)

// dateColumn is how the dates of a column are read, decided from all its cells.
type dateColumn struct {
	form      dateForm
	order     dateOrder
	good, all int  // cells that are dates, cells that are not blank
	isOpen    bool // cells fit both orders, and none tells which
	plain     int  // cells that are numbers too: digits, with one point at most
	years     int
	example   string
}

// lookAtDates decides how a column's dates are read.
func lookAtDates(rows []line, at int, order dateOrder) dateColumn {
	c := dateColumn{order: order}
	written, serial, unix, open := 0, 0, 0, 0
	only := map[dateOrder]int{}
	for _, r := range rows {
		if r.fault != "" {
			continue
		}
		cell := unmarked(r.cells[at])
		if isMissing(cell) {
			continue
		}
		c.all++
		if isSerial(cell) {
			serial++
		}
		if isUnix(cell) {
			unix++
		}
		if whole, fraction, _ := strings.Cut(cell, "."); areDigits(whole) && areDigits(fraction) {
			c.plain++
		}
		if isYear(cell) {
			c.years++
		}
		d, reason, ok := readDate(cell, anyOrder)
		if !ok && reason == "" || d.month > 0 {
			continue
		}
		written++
		only[d.order]++
		if d.isOpen {
			open++
			c.example = cell
		}
	}
	c.good = written
	switch {
	case serial > written && serial >= unix:
		c.form, c.good = serialDates, serial
	case unix > written:
		c.form, c.good = unixDates, unix
	}
	if order == anyOrder {
		switch {
		case only[dayFirst] == 0 && only[monthFirst] == 0:
			c.isOpen = open > 0
			c.order = dayFirst
		case only[monthFirst] > only[dayFirst]:
			c.order = monthFirst
		default:
			c.order = dayFirst
		}
	}
	if open == 0 && only[dayFirst] == 0 && only[monthFirst] == 0 {
		c.order = anyOrder
	}
	return c
}

// isMostlyDates tells whether the column is one of dates.
func (c dateColumn) isMostlyDates() bool { return c.all > 0 && c.good*5 >= c.all*3 }

// isSerial tells whether a cell can be a serial date of 1954 to 2119.
func isSerial(cell string) bool {
	whole, fraction, _ := strings.Cut(cell, ".")
	return len(whole) == 5 && areDigits(whole) && areDigits(fraction) && whole >= "20000" && whole <= "80000"
}

// isUnix tells whether a cell can be a Unix time.
func isUnix(cell string) bool {
	whole, fraction, _ := strings.Cut(cell, ".")
	if !areDigits(whole) || !areDigits(fraction) {
		return false
	}
	switch len(whole) {
	case 9, 10, 12, 13, 15, 16, 18, 19:
		return true
	}
	return false
}

// unmarked is a cell of a date without white space and footnote marks.
func unmarked(cell string) string {
	cell = strings.TrimSpace(cell)
	if cell == "" || isDigit(cell[len(cell)-1]) {
		return cell
	}
	v := cellValue{}
	return strings.TrimSpace(v.cutRemarks(cell))
}

// read reads a cell of the column. The reason says why it is none.
func (c dateColumn) read(cell string) (d date, reason string) {
	switch {
	case c.form == serialDates && (isSerial(cell) || isCompact(cell) && !isYear(cell)):
		serial, err := strconv.ParseFloat(cell, 64)
		if at, ok := fromSerial(serial); err == nil && ok {
			return date{at: at}, ""
		}
		return date{}, quote(cell) + " is not a date of 1900 to 2200"
	case c.form == unixDates && isUnix(cell):
		return readUnix(cell)
	}
	d, reason, ok := readDate(cell, c.order)
	switch {
	case ok && d.month == 0:
		return d, ""
	case len(cell) >= 10 && isUnix(cell):
		return readUnix(cell)
	case reason == "":
		return date{}, quote(cell) + " is not a date"
	case strings.HasPrefix(reason, `"`):
		return date{}, reason
	}
	return date{}, quote(cell) + " is not a date: " + reason
}

// readUnix reads a Unix time: of up to 10 digits it is in seconds, and in thousandths for every three more.
func readUnix(cell string) (d date, reason string) {
	whole, fraction, _ := strings.Cut(cell, ".")
	number, err := strconv.ParseInt(whole, 10, 64)
	if err != nil {
		return date{}, quote(cell) + " is not a date"
	}
	var millis int64
	switch {
	case len(whole) <= 10:
		millis = number * 1000
		if fraction != "" {
			f, _ := strconv.ParseFloat("0."+fraction, 64)
			if f*1000 != math.Trunc(f*1000) {
				return date{}, quote(cell) + ": times finer than a millisecond are not kept"
			}
			millis += int64(f * 1000)
		}
	case len(whole) <= 13:
		millis = number
	default:
		finer := int64(1000)
		if len(whole) > 16 {
			finer = 1_000_000
		}
		if number%finer != 0 {
			return date{}, quote(cell) + ": times finer than a millisecond are not kept"
		}
		millis = number / finer
	}
	at := data.Instant(millis)
	if _, err := data.ParseInstant(at.Day().String()); err != nil {
		return date{}, err.Error()
	}
	return date{at: at}, ""
}
