package csvfile

import (
	"math"
	"strconv"
	"strings"
)

// powers are the powers of ten that a float64 holds exactly, as far as short numbers need them.
var powers = [...]float64{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15}

// parseNumber reads a decimal number as the package's comment describes it. The reason says why it is none.
//
// Up to 15 digits and up to 15 of them behind the point, digits and power of ten are exact
// as float64, so that their quotient is the nearest float64 (W. D. Clinger, "How to read floating
// point numbers accurately"). The rest is left to strconv.
func parseNumber(text string) (number float64, reason string) {
	i, negative := 0, false
	if text != "" && (text[0] == '-' || text[0] == '+') {
		i, negative = 1, text[0] == '-'
	}
	if len(text)-i > 16 {
		return parseLongNumber(text)
	}
	mantissa, digits, fraction := uint64(0), 0, -1
	for ; i < len(text); i++ {
		switch c := text[i] - '0'; {
		case c <= 9:
			mantissa = mantissa*10 + uint64(c)
			digits++
			if fraction >= 0 {
				fraction++
			}
		case text[i] == '.' && fraction < 0:
			fraction = 0
		default:
			return parseLongNumber(text)
		}
	}
	if digits == 0 || digits > 15 {
		return parseLongNumber(text)
	}
	number = float64(mantissa)
	if fraction > 0 {
		number /= powers[fraction]
	}
	if negative && mantissa != 0 { // there is one zero
		number = -number
	}
	return number, ""
}

func parseLongNumber(text string) (number float64, reason string) {
	zero, ok := isDecimal(text)
	if !ok {
		switch {
		case strings.ContainsAny(text, "0123456789") && strings.Contains(text, ","):
			return 0, quote(text) + " is not a number: want a decimal point and no thousands marks, such as 1234.5"
		case strings.EqualFold(text, "retracted"):
			return 0, quote(text) + ` is not a number: to withdraw a reading write "retracted", in small letters`
		}
		return 0, quote(text) + " is not a number: want digits such as 1234.5 or 1e3"
	}
	number, err := strconv.ParseFloat(text, 64)
	switch {
	case err != nil || math.IsInf(number, 0):
		return 0, quote(text) + " is too large a number"
	case zero:
		return 0, ""
	case number == 0:
		return 0, quote(text) + " is too small a number to be told from 0"
	}
	return number, ""
}

// isDecimal tells whether text is a decimal number, and whether its digits are all zero.
func isDecimal(text string) (zero, ok bool) {
	if text != "" && (text[0] == '-' || text[0] == '+') {
		text = text[1:]
	}
	mantissa, exponent := text, "0"
	if e := strings.IndexAny(text, "eE"); e >= 0 {
		mantissa, exponent = text[:e], text[e+1:]
		if exponent != "" && (exponent[0] == '-' || exponent[0] == '+') {
			exponent = exponent[1:]
		}
	}
	whole, fraction, _ := strings.Cut(mantissa, ".")
	ok = areDigits(whole) && areDigits(fraction) && areDigits(exponent) && exponent != "" && whole+fraction != ""
	return strings.Trim(mantissa, "0.") == "", ok
}

func areDigits(text string) bool { return strings.Trim(text, "0123456789") == "" }
