package csvfile

import (
	"watchtui/internal/data"
)

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
