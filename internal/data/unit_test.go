package data

import (
	"math"
	"testing"
)

func TestSingular(t *testing.T) {
	for unit, want := range map[string]string{"launches": "launch", "incidents": "incident", "raids": "raid", "days": "day", "kg": "kg", "kb/d": "kb/d",
		"% U-235": "% U-235", "boxes": "box", "parties": "party", "loss": "loss", "USD bn": "USD bn", "": ""} {
		if got := Singular(unit); got != want {
			t.Errorf("one of %s is %q, want %q", unit, got, want)
		}
	}
}

func TestIsPercent(t *testing.T) {
	for unit, want := range map[string]bool{"%": true, "% U-235": true, "kg U": false, "points": false, "": false} {
		if got := IsPercent(unit); got != want {
			t.Errorf("%q: %v", unit, got)
		}
	}
}

func TestAmount(t *testing.T) {
	for got, want := range map[string]string{
		Amount(1, "launches"): "1 launch", Amount(2, "launches"): "2 launches", Amount(0, "incidents"): "0 incidents", Amount(164.7, "kg U"): "164.7 kg U",
		Amount(1450, "kb/d"): "1 450 kb/d", Amount(-0.5, ""): "-0.5", Amount(math.NaN(), "kg"): "? kg",
	} {
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
