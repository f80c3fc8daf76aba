package data

import (
	"math"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// A catalogue of values, for people.
func TestNumber(t *testing.T) {
	for _, c := range []struct {
		value float64
		want  string
	}{
		{0, "0"}, {math.Copysign(0, -1), "0"}, {1, "1"}, {-1, "-1"}, {60, "60"}, {164.7, "164.7"}, {3.67, "3.67"}, {2.5, "2.5"},
		{-1.0 / 3, "-0.3333"}, {0.05, "0.05"}, {0.001, "0.001"}, {0.00012345, "0.0001234"}, {0.99996, "1"}, {9.9996, "10"}, {99.996, "100"},
		{999.94, "999.9"}, {999.96, "1 000"}, {1000, "1 000"}, {1450, "1 450"}, {1450.4, "1 450"}, {-1450.6, "-1 451"},
		{117468, "117 468"}, {1234567, "1 234 567"}, {999999.5, "1 000 000"}, {1e14, "100 000 000 000 000"}, {1e15, "1e+15"}, {-2.5e300, "-2.5e+300"},
		{0.00001, "1e-05"}, {5e-324, "4.941e-324"},
		{math.NaN(), "?"}, {math.Inf(1), "?"}, {math.Inf(-1), "?"},
	} {
		if got := Number(c.value); got != c.want {
			t.Errorf("%v: got %q, want %q", c.value, got, c.want)
		}
	}
}

func TestDecimalsAndSigned(t *testing.T) {
	for _, c := range []struct {
		value  float64
		places int
		want   string
	}{
		{1234.5, 1, "1 234.5"}, {-0.04, 1, "0.0"}, {-0.05, 2, "-0.05"}, {999.5, 0, "1 000"}, {-123456, 0, "-123 456"}, {12, 2, "12.00"},
	} {
		if got := Decimals(c.value, c.places); got != c.want {
			t.Errorf("%v to %d places: got %q, want %q", c.value, c.places, got, c.want)
		}
	}
	for value, want := range map[float64]string{5: "+5", -123: "-123", 0: "0", 1500: "+1 500", math.Inf(1): "?", math.Inf(-1): "?"} {
		if got := Signed(value); got != want {
			t.Errorf("%v: got %q, want %q", value, got, want)
		}
	}
}

func drawNumber(t *rapid.T) float64 {
	return rapid.OneOf(rapid.Float64(), rapid.Float64Range(-2000, 2000), rapid.Custom(func(t *rapid.T) float64 {
		return math.Pow10(rapid.IntRange(-6, 16).Draw(t, "power")) * rapid.Float64Range(0.9999, 1.0001).Draw(t, "factor")
	})).Draw(t, "value")
}

// How many of something is a noun with its number, thousands apart.
func TestCount(t *testing.T) {
	for n, want := range map[int]string{0: "0 readings", 1: "1 reading", 2: "2 readings", 1450: "1 450 readings", -1: "-1 readings"} {
		if got := Count(n, "reading"); got != want {
			t.Errorf("%d: %q, want %q", n, got, want)
		}
	}
}

// A computed value for machines: to so many decimals, halves up, without the noise of its last bits.
func TestExactTo(t *testing.T) {
	for _, c := range []struct {
		v        float64
		decimals int
		want     string
	}{{0.1 + 0.2, 1, "0.3"}, {164.95 - 42.25, 2, "122.7"}, {0.0125 * 100, 1, "1.3"}, {1.005, 2, "1.01"}, {-0.04, 1, "0"}, {12, 3, "12"}, {math.NaN(), 2, ""}, {math.Inf(1), 2, ""}} {
		if got := ExactTo(c.v, c.decimals); got != c.want {
			t.Errorf("%v to %d: %q, want %q", c.v, c.decimals, got, c.want)
		}
	}
	if got := Tidied(164.95 - 42.25); got != 122.7 {
		t.Errorf("tidied is %v", got)
	}
}

// Laws: a number for people is within half a unit of its fourth digit, or from a thousand on of a
// whole, and has no minus on a zero; a number for machines is exact.
func TestNumberLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		value := drawNumber(t)
		if math.Abs(value) > 1.797e308 {
			t.Skip("four digits of the largest numbers are out of range")
		}
		text := Number(value)
		got, err := strconv.ParseFloat(strings.ReplaceAll(text, " ", ""), 64)
		if err != nil {
			t.Fatalf("%v is written %q", value, text)
		}
		allowed := math.Abs(value) * 0.500001e-3
		if math.Abs(value) >= 1000 && math.Abs(value) < 1e15 {
			allowed = 0.5
		}
		if math.Abs(got-value) > allowed || text[0] == '-' && got == 0 {
			t.Fatalf("%v is written %q", value, text)
		}
		if got, err := strconv.ParseFloat(Exact(value), 64); got != value || err != nil {
			t.Fatalf("%v is written exactly %q", value, Exact(value))
		}
	})
	if got := Exact(math.NaN()) + Exact(math.Inf(-1)); got != "" {
		t.Errorf("what is undefined is written %q", got)
	}
}
