package data

import (
	"math"
	"strconv"
	"strings"
)

// Number writes a value for people: four significant digits, whole numbers from a thousand on,
// thousands apart ("1 450", "164.7", "3.67", "-0.333"); "?" where it is undefined. This and Exact are
// the only number formatters of the program.
func Number(v float64) string {
	switch {
	case math.IsNaN(v) || math.IsInf(v, 0):
		return "?"
	case math.Abs(v) >= 1e15:
		return strconv.FormatFloat(v, 'g', 4, 64)
	case math.Abs(v) >= 999.95 || v == 0:
		return Decimals(v, 0)
	case math.Abs(v) < 1e-4:
		return strconv.FormatFloat(v, 'g', 4, 64)
	}
	places := 3 - int(math.Floor(math.Log10(math.Abs(v))))
	text := strconv.FormatFloat(v, 'f', places, 64)
	if strings.Contains(text, ".") {
		text = strings.TrimRight(strings.TrimRight(text, "0"), ".")
	}
	return text
}

// Decimals writes a value for people with that many decimals, thousands apart; "?" where it is undefined.
func Decimals(v float64, places int) string {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return "?"
	}
	text := strconv.FormatFloat(v, 'f', places, 64)
	sign := ""
	if text[0] == '-' {
		sign, text = "-", text[1:]
	}
	if strings.Trim(text, "0.") == "" {
		sign = "" // no minus on a zero
	}
	whole, rest := text, ""
	if dot := strings.IndexByte(text, '.'); dot >= 0 {
		whole, rest = text[:dot], text[dot:]
	}
	var b strings.Builder
	b.WriteString(sign)
	for i, digit := range whole {
		if i > 0 && (len(whole)-i)%3 == 0 {
			b.WriteByte(' ')
		}
		b.WriteRune(digit)
	}
	return b.String() + rest
}

// Signed is Number with a sign always: "+5", "-123".
func Signed(v float64) string {
	if text := Number(v); v > 0 && text != "?" {
		return "+" + text
	}
	return Number(v)
}

// Count is how many of something there are: "1 reading", "1 450 readings".
func Count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return Decimals(float64(n), 0) + " " + noun + "s"
}

// Exact writes a value for machines: the shortest decimal that reads back to the same
// number; "" where it is undefined.
func Exact(v float64) string {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return ""
	}
	return strconv.FormatFloat(v, 'f', -1, 64)
}

// ExactTo writes a computed value for machines, to so many decimals; "" where it is undefined. It has no minus on a zero.
func ExactTo(v float64, decimals int) string {
	scale := math.Pow10(decimals)
	return Exact(math.Round(Tidied(v*scale))/scale + 0) // tidied, so that halves are halves
}

// Tidied is a computed value without the noise of its last bits: 122.7 and not 122.69999999999999.
func Tidied(v float64) float64 {
	rounded, err := strconv.ParseFloat(strconv.FormatFloat(v, 'g', 14, 64), 64)
	if err != nil {
		return v
	}
	return rounded
}
