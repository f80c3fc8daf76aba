package ui

import (
	"time"

	"watchtui/internal/data"
)

// ranges are the lengths of time that [ and ] walk, shortest first; 0 is all.
var ranges = [...]struct {
	name string
	span data.Instant
}{
	{"1m", 30 * dayLength}, {"3m", 91 * dayLength}, {"6m", 183 * dayLength}, {"1y", 365 * dayLength}, {"5y", 1826 * dayLength}, {"all", 0},
}

// Ranges are the names of the lengths of time that the large chart shows.
func Ranges() []string {
	var names []string
	for _, r := range ranges {
		names = append(names, r.name)
	}
	return names
}

// rangeSpan is a length of time by its name; all where there is none.
func rangeSpan(name string) data.Instant {
	for _, r := range ranges {
		if r.name == name {
			return r.span
		}
	}
	return 0
}

// rangeName is a length of time in words, those of the ranges where it is one.
func rangeName(span data.Instant) string {
	for _, r := range ranges {
		if r.span == span {
			return r.name
		}
	}
	if span < dayLength {
		return within(time.Duration(span)*time.Millisecond) + " shown"
	}
	return days(int(span/dayLength)) + " shown"
}

// nextRange is the next shorter (-1) or longer (1) of the ranges, from a length of time that need be none of them.
func nextRange(span data.Instant, step int) data.Instant {
	at := len(ranges) - 1 // the shortest range that holds it
	for span > 0 && at > 0 && ranges[at-1].span >= span {
		at--
	}
	if step < 0 || ranges[at].span == span {
		at = min(max(0, at+step), len(ranges)-1)
	}
	return ranges[at].span
}
