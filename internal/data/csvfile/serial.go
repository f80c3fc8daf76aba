package csvfile

import (
	"math"
	"strings"

	"watchtui/internal/data"
)

// serialEpoch is the day before the first one of a spreadsheet's serial dates, as they have counted since 1900-03-01: the
// one before, 1900-02-29, never was.
var serialEpoch = data.Instant(-25569 * dayMillis)

const dayMillis = 24 * 60 * 60 * 1000

// fromSerial is a spreadsheet's serial date; its fraction is the time of day, to the second.
func fromSerial(serial float64) (data.Instant, bool) {
	if serial < 61 || serial > 109939 { // 1900-03-01 to 2200-12-31
		return data.NoInstant, false
	}
	seconds := math.Round(serial * 24 * 60 * 60)
	return serialEpoch + data.Instant(seconds*1000), true
}

// isSerial tells whether a cell can be a serial date of 1954 to 2119.
func isSerial(cell string) bool {
	whole, fraction, _ := strings.Cut(cell, ".")
	return len(whole) == 5 && areDigits(whole) && areDigits(fraction) && whole >= "20000" && whole <= "80000"
}
