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
