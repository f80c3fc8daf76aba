package data

import (
	"math"
	"reflect"
	"testing"
)

func TestSame(t *testing.T) {
	r := Reading{Indicator: "oil", Observed: 1, Value: 2, Low: math.NaN(), High: 3, Source: "s", Quality: Verified, Published: NoInstant,
		Citation: "c", Note: "n"}
	if !r.Same(r) {
		t.Error("a reading is not the same as itself")
	}
	other := Reading{Indicator: "x", Observed: 2, Value: 3, Retracted: true, Low: 1, High: math.NaN(), Source: "x", Quality: Claimed,
		Published: 0, Citation: "x", Note: "x"}
	// Each field in turn, so that a new field cannot be forgotten.
	for i := range reflect.TypeFor[Reading]().NumField() {
		changed := r
		reflect.ValueOf(&changed).Elem().Field(i).Set(reflect.ValueOf(other).Field(i))
		if r.Same(changed) || changed.Same(r) {
			t.Errorf("another %s is the same reading", reflect.TypeFor[Reading]().Field(i).Name)
		}
	}
}

func TestWords(t *testing.T) {
	for q := Claimed; q <= Verified; q++ {
		if got, err := ParseQuality(q.String()); got != q || err != nil {
			t.Errorf("%s reads back as %s, %v", q, got, err)
		}
	}
	for k := Level; k <= Event; k++ {
		if got, err := ParseKind(k.String()); got != k || err != nil {
			t.Errorf("%s reads back as %s, %v", k, got, err)
		}
	}
	for _, text := range []string{"", "Verified", " claimed", "level", "\x1b[31m"} {
		if _, err := ParseQuality(text); err == nil {
			t.Errorf("%q is a quality", text)
		} else if err.Error() != Visible(err.Error()) {
			t.Errorf("%q is not fit for a terminal", err)
		}
	}
}

func TestKnown(t *testing.T) {
	indicator := Indicator{PublicationLag: 60}
	observed := Instant(0)
	if got := indicator.Known(observed, NoInstant).String(); got != "1970-03-02" {
		t.Errorf("without a publication date: known on %s", got)
	}
	if got := indicator.Known(observed, -dayMillis).String(); got != "1969-12-31" {
		t.Errorf("a forecast: known on %s", got)
	}
}

func TestRefusal(t *testing.T) {
	for _, c := range []struct {
		refusal Refusal
		want    string
	}{
		{Refusal{File: "f.csv", Line: 3, Column: 7, Reason: "why"}, "f.csv:3:7: why"},
		{Refusal{File: "f.csv", Line: 3, Reason: "why"}, "f.csv:3:1: why"},
		{Refusal{File: "a\nb\x1b[31m.csv", Line: 3, Reason: "why"}, `a\nb\x1b[31m.csv:3:1: why`},
	} {
		if got := c.refusal.Error(); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}
