package csvfile

import (
	"math"
	"strconv"
	"strings"

	"watchtui/internal/data"
)

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
