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
	isSplit   bool // years such as 2023/24
	isShort   bool // parts of two digits may have the year first, and no order is borne out alone
}

// lookAtDates decides how a column's dates are read.
func lookAtDates(rows []line, at int, order dateOrder) dateColumn {
	c, n := countDates(rows, at)
	c.order = order
	switch {
	case n.serial > c.good && n.serial >= n.unix:
		c.form, c.good = serialDates, n.serial
	case n.unix > c.good:
		c.form, c.good = unixDates, n.unix
	}
	if order == yearFirst && len(n.short) == 0 {
		order, c.order = anyOrder, anyOrder
	}
	if order == anyOrder {
		c.decideOrder(n)
	}
	if c.order == yearFirst || c.isShort {
		return c
	}
	if n.open == 0 && n.only[dayFirst] == 0 && n.only[monthFirst] == 0 {
		c.order = anyOrder
	}
	return c
}

// dateCounts are how many cells of a column can be read as what.
type dateCounts struct {
	serial, unix int
	open         int               // dates that fit both orders
	only         map[dateOrder]int // dates that fit one
	short        []string          // dates with parts of two digits
}

func countDates(rows []line, at int) (c dateColumn, n dateCounts) {
	n.only = map[dateOrder]int{}
	split := 0
	for _, r := range rows {
		if r.fault != "" {
			continue
		}
		cell := unmarked(r.cells[at])
		if isMissing(cell) {
			continue
		}
		c.all++
		if isSplitYear(cell) {
			split++
		}
		if isSerial(cell) {
			n.serial++
		}
		if isUnix(cell) {
			n.unix++
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
		if d.short {
			n.short = append(n.short, cell)
		}
		c.good++
		n.only[d.order]++
		if d.isOpen {
			n.open++
			c.example = cell
		}
	}
	c.isSplit = split > 1 && split == c.all
	return c, n
}

// decideOrder finds the order of day, month and year from the dates that fit one order alone; without any it is in doubt.
func (c *dateColumn) decideOrder(n dateCounts) {
	first, isShort := yearFirstOf(n.short)
	switch {
	case first:
		c.order, c.isShort = yearFirst, isShort
		c.isOpen = isShort
		if isShort {
			c.order, c.example = dayFirst, n.short[0]
		}
	case n.only[dayFirst] == 0 && n.only[monthFirst] == 0:
		c.isOpen = n.open > 0
		c.order = dayFirst
	case n.only[monthFirst] > n.only[dayFirst]:
		c.order = monthFirst
	default:
		c.order = dayFirst
	}
}

// yearFirstOf tells whether dates with parts of two digits can have the year first, and whether that is in doubt.
//
// Where all of them can be read both with the year first and with it last, they are judged by what series of dates are
// like: in order, at the ends of months, in as few years and as short a time as may be. These must not disagree.
func yearFirstOf(cells []string) (isFirst, isOpen bool) {
	if len(cells) == 0 {
		return false, false
	}
	first, last := looksOf(cells, yearFirst), looksOf(cells, dayFirst)
	if other := looksOf(cells, monthFirst); last.good < other.good {
		last = other
	} else if last.good == other.good {
		last.ends, last.isSorted, last.span = max(last.ends, other.ends), last.isSorted || other.isSorted, min(last.span, other.span)
	}
	if first.good != last.good {
		return first.good > last.good, false
	}
	if isAll := first.ends == len(cells); isAll != (last.ends == len(cells)) {
		return isAll, false
	}
	votes, against := 0, 0
	vote := func(isFor, isAgainst bool) {
		if isFor && !isAgainst {
			votes++
		} else if isAgainst && !isFor {
			against++
		}
	}
	vote(first.years < last.years, first.years > last.years)
	vote(first.isSorted, last.isSorted)
	vote(first.span < last.span, first.span > last.span)
	return votes > 0 || against == 0, votes > 0 == (against > 0)
}

// looks are what dates come to in an order.
type looks struct {
	good, ends, years int // dates, ends of months, different years
	isSorted          bool
	span              data.Instant
}

func looksOf(cells []string, order dateOrder) looks {
	l := looks{}
	years := map[int]bool{}
	rises, falls := true, true
	var from, to, last data.Instant
	for _, cell := range cells {
		d, _, ok := readDate(cell, order)
		if !ok {
			continue
		}
		year, month, day := d.at.Time().Date()
		if next := d.at.Time().AddDate(0, 0, 1); next.Month() != month && day > 0 {
			l.ends++
		}
		years[year] = true
		if l.good++; l.good == 1 {
			from, to = d.at, d.at
		} else {
			rises, falls = rises && d.at >= last, falls && d.at <= last
		}
		from, to, last = min(from, d.at), max(to, d.at), d.at
	}
	l.years, l.isSorted, l.span = len(years), rises || falls, to-from
	return l
}

// isMostlyDates tells whether the column is one of dates.
func (c dateColumn) isMostlyDates() bool { return c.all > 0 && (c.good*5 >= c.all*3 || c.isSplit) }

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

// unmarked is a cell of a date without white space and what is said of it.
func unmarked(cell string) string {
	cell = strings.TrimSpace(cell)
	if cell == "" || isDigit(cell[0]) && isDigit(cell[len(cell)-1]) {
		return cell
	}
	v := cellValue{}
	return v.cutDateMarks(cell)
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
