package data

import "testing"

func TestNearest(t *testing.T) {
	known := []string{"oil_exports_china", "heu60_stockpile", "latest", "max", "min"}
	for _, c := range []struct{ name, want string }{
		{"oil_export_china", "oil_exports_china"},
		{"Oil_Exports_China", "oil_exports_china"},
		{"latets", "latest"},
		{"mx", "max"},
		{"transits", ""},
		{"", ""},
	} {
		if got := Nearest(c.name, known); got != c.want {
			t.Errorf("Nearest(%q) is %q, want %q", c.name, got, c.want)
		}
	}
}
