package csvfile

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"watchtui/internal/data"
)

// A catalogue of numbers: text and the number that it is, or why it is none.
func TestNumbers(t *testing.T) {
	const noNumber = "is not a number: want digits such as 1234.5 or 1e3"
	const noMarks = "is not a number: want a decimal point and no thousands marks, such as 1234.5"
	for _, c := range []struct{ text, want string }{
		{"0", "0"}, {"1450", "1450"}, {"164.7", "164.7"}, {"-5", "-5"}, {"+7", "7"}, {"00012", "12"},
		{".5", "0.5"}, {"5.", "5"}, {"-.5", "-0.5"}, {"-0", "0"}, {"-0.0", "0"}, {"0e5", "0"}, {"0.000e-999", "0"},
		{"1e3", "1000"}, {"1E+2", "100"}, {"1.5e-1", "0.15"}, {"1e-400", "too small a number to be told from 0"},
		{"9007199254740993", "9007199254740992"}, {"9223372036854775807", "9223372036854776000"},
		{"0.1234567890123456789", "0.12345678901234568"}, {"0000000000000000000000.5", "0.5"},
		{"1e308", data.Exact(1e308)}, {"1e309", "too large a number"}, {"-1e309", "too large a number"}, {"1e5000", "too large a number"},
		{"", noNumber}, {"-", noNumber}, {"+", noNumber}, {".", noNumber}, {"-.", noNumber}, {"e5", noNumber}, {".e5", noNumber},
		{"1e", noNumber}, {"1e+", noNumber}, {"1e1.5", noNumber}, {"1.2.3", noNumber}, {"--5", noNumber}, {"+-5", noNumber}, {"5-", noNumber},
		{"NaN", noNumber}, {"nan", noNumber}, {"Inf", noNumber}, {"-Infinity", noNumber}, {"∞", noNumber}, {"null", noNumber}, {"true", noNumber},
		{"0x10", noNumber}, {"0x1p-2", noNumber}, {"1_000", noNumber}, {"0b1", noNumber}, {"1 234", noNumber}, {"5%", noNumber}, {"$5", noNumber},
		{"٣", noNumber}, {"１２", noNumber}, {"1٫5", noNumber}, {"~5", noNumber}, {"<1", noNumber}, {"1-2", noNumber}, {"12\x00", noNumber},
		{"1,5", noMarks}, {"1,234.5", noMarks},
	} {
		number, reason := parseNumber(c.text)
		got := data.Exact(number)
		if reason != "" {
			got = strings.TrimPrefix(reason, quote(c.text)+" ")
			got = strings.TrimPrefix(got, "is ")
		}
		if want := strings.TrimPrefix(c.want, "is "); got != want {
			t.Errorf("%q: got %s, want %s", c.text, got, want)
		}
		if math.Signbit(number) && number == 0 {
			t.Errorf("%q: got -0", c.text)
		}
	}
}

// Law: what is read is what strconv reads, to the bit, but for the sign of a zero.
func TestNumbersAreExact(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringMatching(`[-+]?([0-9]{1,18}\.?[0-9]{0,18}|\.[0-9]{1,18})([eE][-+]?[0-9]{1,3})?`).Draw(t, "text")
		want, err := strconv.ParseFloat(text, 64)
		got, reason := parseNumber(text)
		isZero := strings.Trim(strings.FieldsFunc(text, func(r rune) bool { return r == 'e' || r == 'E' })[0], "+-0.") == ""
		switch {
		case err != nil && reason == "", err == nil && reason != "" && (want != 0 || isZero), want == 0 && !isZero && reason == "":
			t.Fatalf("got %v, %q; strconv has %v, %v", got, reason, want, err)
		case reason == "" && got != want:
			t.Fatalf("got %v, want %v", got, want)
		}
	})
}

// Law: a short decimal written from its digits is read to the nearest float64.
func TestShortNumbersAreExact(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := fmt.Sprintf("%d.%0*d", rapid.Int64Range(0, 1e9).Draw(t, "whole"), rapid.IntRange(1, 6).Draw(t, "places"), rapid.IntRange(0, 9).Draw(t, "digit"))
		want, _ := strconv.ParseFloat(text, 64)
		if got, reason := parseNumber(text); got != want || reason != "" {
			t.Fatalf("%s: got %v, %s", text, got, reason)
		}
	})
}
