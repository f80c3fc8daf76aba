package csvfile

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// kind is what a cell looks like by itself.
type kind uint8

const (
	blankKind   kind = iota
	missingKind      // n/a and the like
	numberKind       // with its unit, bounds, marks
	dateKind         // but no bare number
	textKind
	kinds = iota
)

// kindOf tells what a trimmed cell looks like.
func kindOf(cell string) kind {
	switch {
	case cell == "":
		return blankKind
	case len(cell) > 80:
		return textKind
	}
	first, _ := utf8.DecodeRuneInString(cell)
	if !unicode.IsDigit(first) && !unicode.IsLetter(first) && !strings.ContainsRune("~≈<>≤≥+-−–.,($€£¥'", first) {
		if isMissing(cell) {
			return missingKind
		}
		return textKind
	}
	if isMissing(cell) {
		return missingKind
	}
	if strings.ContainsAny(cell, "0123456789") {
		if looksNumeric(cell) {
			if isCompact(cell) || strings.Count(cell, ".") == 1 && !strings.ContainsAny(cell, "-/: ") {
				return numberKind
			}
			if _, _, ok := readDate(cell, anyOrder); !ok {
				return numberKind
			}
			return dateKind
		}
		if d, _, ok := readDate(cell, anyOrder); ok && d.month == 0 {
			return dateKind
		}
		if v := readValue(cell); v.ok {
			return numberKind
		}
	}
	return textKind
}

// isCompact tells whether the cell is digits alone: a number, or a date that only its column can tell.
func isCompact(cell string) bool { return areDigits(cell) }

// looksNumeric is true for cells that are a number and nothing else.
func looksNumeric(cell string) bool {
	number, rest := numeral(strings.TrimLeft(cell, "-+−$€£¥ "))
	return number != "" && strings.TrimSpace(strings.TrimRight(rest, "%*†‡§ €$£")) == ""
}

// plausible is how much a cell looks like one that was meant as a cell, from 0 to 1. A cell that holds marks of other
// dialects is none; numbers and dates are the best evidence.
func plausible(cell string) float64 {
	text := strings.TrimSpace(cell)
	switch {
	case text == "":
		return 0.5
	case len(text) > 200:
		text = text[:200]
	}
	switch kindOf(text) {
	case numberKind, dateKind, missingKind:
		return 1
	}
	letters, odd := 0, 0
	for _, r := range text {
		switch {
		case unicode.IsLetter(r), unicode.IsDigit(r), unicode.IsMark(r):
			letters++
		case strings.ContainsRune(";|\t\"\x1f\x01^~§\n\r", r):
			odd += 4
		case strings.ContainsRune(",={}<>[]\\#&*", r):
			odd++
		}
	}
	switch {
	case isAddress(text):
		return 1
	case letters == 0:
		return 0.1
	case odd == 0:
		return 0.9
	case odd >= 4:
		return 0.1
	}
	return 0.5
}

// isAddress tells whether the text is a web or mail address, a path or a time of day.
func isAddress(text string) bool {
	if strings.ContainsAny(text, " \t,;|\"") {
		return false
	}
	if _, _, ok := readClock(text); ok {
		return true
	}
	at := strings.IndexByte(text, '@')
	return strings.HasPrefix(text, "http://") || strings.HasPrefix(text, "https://") || strings.HasPrefix(text, "www.") ||
		at > 0 && strings.Contains(text[at:], ".")
}
