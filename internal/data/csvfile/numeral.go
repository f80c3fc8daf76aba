package csvfile

import (
	"strings"
	"unicode/utf8"
)

// decimal is the mark between whole and fraction.
type decimal byte

const (
	anyDecimal   decimal = 0
	decimalPoint decimal = '.'
	decimalComma decimal = ','
)

// numeral is the front part of text that is digits with marks: 1,234.5 or 1 234,5 or 12'345 or 1.2e5. Where it
// ends is the rest.
func numeral(text string) (number, rest string) {
	i, digits := 0, 0
	if i < len(text) && (text[i] == '+' || text[i] == '-') {
		i++
	}
	end := i
	for i < len(text) {
		switch c := text[i]; {
		case isDigit(c):
			digits++
			i++
			end = i
		case (c == '.' || c == ',') && (end == i || digits == 0):
			i++
			if end == i-1 && digits > 0 && (i == len(text) || !isDigit(text[i])) {
				if i == len(text) && c == '.' {
					end = i // "5."
				}
				return text[:end], text[end:]
			}
		case digits > 0 && end == i && groupMark(text[i:]) > 0 && threeDigits(text[i+groupMark(text[i:]):]):
			i += groupMark(text[i:])
		case (c == 'e' || c == 'E') && digits > 0 && end == i && exponent(text[i:]) > 0:
			end += exponent(text[i:])
			return text[:end], text[end:]
		default:
			i = len(text)
		}
	}
	if digits == 0 {
		return "", text
	}
	return text[:end], text[end:]
}

// groupMark is the length of a blank or an apostrophe that parts thousands, 0 for none.
func groupMark(text string) int {
	r, size := utf8.DecodeRuneInString(text)
	switch r {
	case ' ', '\'', '’', '\u00a0', '\u202f', '\u2009':
		return size
	}
	return 0
}

func threeDigits(text string) bool {
	return len(text) >= 3 && isDigit(text[0]) && isDigit(text[1]) && isDigit(text[2]) && (len(text) == 3 || !isDigit(text[3]))
}

// exponent is the length of "e5" or "E+05" at the start of text, 0 for none.
func exponent(text string) int {
	i := 1
	if i < len(text) && (text[i] == '+' || text[i] == '-') {
		i++
	}
	start := i
	for i < len(text) && isDigit(text[i]) {
		i++
	}
	if i == start || i < len(text) && text[i] >= 'a' && text[i] <= 'z' {
		return 0
	}
	return i
}

// evidence is what a numeral says about the decimal mark.
type evidence struct {
	point, comma int // numerals that can only be read so
	open         int // numerals that can be read as thousands or as a fraction, and with which mark: see openMark
	openComma    int
	openPoint    int
}

func (e *evidence) add(o evidence) {
	e.point += o.point
	e.comma += o.comma
	e.open += o.open
	e.openComma += o.openComma
	e.openPoint += o.openPoint
}

// look adds what a numeral says.
func (e *evidence) look(number string) {
	number = strings.TrimLeft(number, "+-")
	if i := strings.IndexAny(number, "eE"); i >= 0 {
		number = number[:i]
	}
	points, commas := strings.Count(number, "."), strings.Count(number, ",")
	switch {
	case points == 0 && commas == 0:
	case points > 0 && commas > 0:
		if strings.LastIndexByte(number, '.') > strings.LastIndexByte(number, ',') {
			e.point++
		} else {
			e.comma++
		}
	case points > 1:
		e.comma++
	case commas > 1:
		e.point++
	case points == 1:
		e.single(number, '.', &e.point, &e.openPoint)
	default:
		e.single(number, ',', &e.comma, &e.openComma)
	}
}

// single looks at the only mark of a numeral: three digits behind it and one to three before it, no zero first,
// leave it open.
func (e *evidence) single(number string, mark byte, sure, open *int) {
	i := strings.IndexByte(number, mark)
	before, behind := number[:i], number[i+1:]
	hasGroups := strings.ContainsAny(before, " '’\u00a0\u202f\u2009")
	if len(behind) == 3 && len(before) >= 1 && len(before) <= 3 && before[0] != '0' && !hasGroups {
		e.open++
		*open++
		return
	}
	*sure++
}

// plainNumeral is the numeral with a point and no marks between thousands; not ok where the marks stand
// where none can.
func plainNumeral(number string, d decimal) (plain string, ok bool) {
	if d == anyDecimal {
		d = decimalPoint
	}
	group := byte(',')
	if d == decimalComma {
		group = '.'
	}
	sign := ""
	if number != "" && (number[0] == '+' || number[0] == '-') {
		sign, number = number[:1], number[1:]
	}
	tail := ""
	if i := strings.IndexAny(number, "eE"); i >= 0 {
		number, tail = number[:i], number[i:]
	}
	whole, fraction, hasFraction := strings.Cut(number, string(d))
	if strings.ContainsAny(fraction, ".,' ’\u00a0\u202f\u2009") {
		return "", false
	}
	if strings.IndexByte(whole, group) >= 0 || len(whole) > 0 && strings.ContainsAny(whole, " '’\u00a0\u202f\u2009") {
		if whole, ok = withoutGroups(whole, group); !ok {
			return "", false
		}
	}
	if hasFraction {
		whole += "." + fraction
	}
	return sign + whole + tail, true
}

// withoutGroups is a whole number without the marks between its thousands; not ok where one stands elsewhere.
func withoutGroups(whole string, mark byte) (plain string, ok bool) {
	var groups []string
	for rest := whole; rest != ""; {
		i := digitsIn(rest)
		groups = append(groups, rest[:i])
		if i < len(rest) {
			_, size := utf8.DecodeRuneInString(rest[i:])
			i += size
			if i == len(rest) {
				return "", false
			}
		}
		rest = rest[i:]
	}
	for i, g := range groups {
		isPair := mark == ',' && len(g) == 2 && i > 0 && i < len(groups)-1 && len(groups[0]) <= 2 // 1,23,456, as in India
		if i == 0 && (len(g) < 1 || len(g) > 3) || i > 0 && len(g) != 3 && !isPair {
			return "", false
		}
	}
	return strings.Join(groups, ""), true
}
