package csvfile

import (
	"strconv"
	"strings"
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

// isMostlyDates tells whether the column is one of dates.
func (c dateColumn) isMostlyDates() bool { return c.all > 0 && (c.good*5 >= c.all*3 || c.isSplit) }

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
