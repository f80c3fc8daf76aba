package ui

import (
	"math"
	"testing"
)

// Of a difference its share is said where that has a meaning, else the difference itself.
func TestDifferenceWords(t *testing.T) {
	tests := []struct {
		name    string
		was, is float64
		by      float64
		words   string
	}{
		{"a quarter more", 120, 150, 30, "+25 %"},
		{"a quarter less", 120, 90, -30, "-25 %"},
		{"of a negative value, up is more", -40, -30, 10, "+25 %"},
		{"the same", 120, 120, 0, "0 %"},
		{"hardly more", 10_000, 10_003, 3, "+0.03 %"},
		{"hardly less", 10_000, 9_996, -4, "-0.04 %"},
		{"nearly a percent less", 1000, 994, -6, "-1 %"},
		{"thousands of percents", 1, 61, 60, "+6 000 %"},
		{"from nothing", 0, 90, 90, "+90"},
		{"nothing still", 0, 0, 0, "0"},
		{"so much more that no number has the share", math.SmallestNonzeroFloat64, 1000, 1000, "+1 000"},
	}
	if words := differenceOf(60, 20).wordsIn("% U-235"); words != "-40 pp" {
		t.Errorf("from 60 %% to 20 %%: %q", words)
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if d := differenceOf(test.was, test.is); d.by != test.by || d.words() != test.words {
				t.Errorf("from %v to %v: %v, %q, want %v, %q", test.was, test.is, d.by, d.words(), test.by, test.words)
			}
		})
	}
}

// How a value changed in 90 days is said of as many days as there are readings of: from 475 kb/d at the end of March to 787 at the end of April 2019
// it is 66 %, in 45 days on the 15 of May. What lies before them nobody looked at.
func TestReadoutGoesBackAsFarAsTheReadings(t *testing.T) {
	for day, want := range map[string]string{
		"2019-03-31": "2019-03-31 · 0 d old · the first",
		"2019-05-15": "2019-04-30 · 15 d old · +66 % in 45 d",
		"2023-04-30": "2023-04-30 · 0 d old · the first",
		"2023-06-15": "2023-05-31 · 15 d old · 0 in 46 d",
		"2024-08-20": "2024-07-31 · 20 d old · 40 in 90 d",
	} {
		opened(t, day, 120, 40).says(t, want)
	}
}
