package thresholds

import (
	"math"
	"strconv"
	"strings"

	"watchtui/internal/data"
)

// This file puts numbers and lists into sentences.

// times is how often: "once", "3 times".
func times(n int) string {
	switch n {
	case 1:
		return "once"
	case 2:
		return "twice"
	}
	return data.Number(float64(n)) + " times"
}

// amountOf is a number with its unit, written with the digits that it takes to read it back where it is a book's own.
func amountOf(v float64, unit string) string {
	text := data.Number(v)
	if !isWritten(v) && v == float64(int64(v*1e6))/1e6 {
		text = data.Exact(v)
	}
	return data.WithUnit(text, unit)
}

// shown is a number as people read it.
func shown(v float64) float64 {
	read, err := strconv.ParseFloat(strings.ReplaceAll(data.Number(v), " ", ""), 64)
	if err != nil {
		return v
	}
	return read
}

// isWritten tells whether a number is what people read when it is written for them.
func isWritten(v float64) bool { return !math.IsInf(v, 0) && shown(v) == v }

// spanWords is a window as people say it: "180 days", "1 year".
func spanWords(s data.Span) string {
	text := s.String()
	number := strings.TrimRight(text, "dwmoy")
	noun := map[string]string{"d": "day", "w": "week", "mo": "month", "y": "year"}[text[len(number):]]
	if number == "1" {
		return "1 " + noun
	}
	return number + " " + noun + "s"
}

// listed is "a", "a and b", "a, b and c".
func listed(parts []string, last string) string {
	if n := len(parts); n > 1 {
		return strings.Join(parts[:n-1], ", ") + " " + last + " " + parts[n-1]
	}
	return strings.Join(parts, "")
}

func choice(is bool, then, otherwise string) string {
	if is {
		return then
	}
	return otherwise
}

// withArticle is a noun with "a" or "an" before it.
func withArticle(noun string) string {
	if noun != "" && strings.ContainsRune("aeiouAEIOU", rune(noun[0])) {
		return "an " + noun
	}
	return "a " + noun
}
