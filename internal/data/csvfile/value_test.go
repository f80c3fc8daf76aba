package csvfile

import (
	"strings"
	"testing"
)

// A catalogue of cells with numbers: number, range, what bounds it, unit, marks.
var valueForms = []struct{ text, want string }{
	{"1234.5", "1234.5"},
	{"-1,234.5", "-1,234.5"},
	{"1 234,5", "1 234,5"},
	{"1'234", "1'234"},
	{"1\u202f234", "1 234"},
	{"(12.5)", "-12.5"},
	{"−5", "-5"},
	{"+7", "+7"},
	{"1.2E+05", "1.2E+05"},
	{"'12", "12"},
	{"4.5%", "4.5 %"},
	{"20 %", "20 %"},
	{"$74.69", "74.69 [$]"},
	{"1,680 kb/d", "1,680 [kb/d]"},
	{"1.67-1.8 mb/d", "1.67..1.8 [mb/d]"},
	{"1.3–1.5", "1.3..1.5"},
	{"1.3 to 1.5", "1.3..1.5"},
	{"1.3 mb/d to 1.5 mb/d", "1.3..1.5 [mb/d]"},
	{"142-360 kb/d", "142..360 [kb/d]"},
	{"~1.0 mb/d", "1.0 [mb/d] about"},
	{"c. 300", "300 about"},
	{"about 1.2 million", "1.2 [million] about"},
	{"<1.3 mb/d", "1.3 [mb/d] upper"},
	{"≤ 5", "5 upper"},
	{"below 850 kb/d", "850 [kb/d] upper"},
	{"less than 5", "5 upper"},
	{">1.8 mb/d", "1.8 [mb/d] lower"},
	{"just over 1.1 mb/d", "1.1 [mb/d] lower"},
	{"plus de 50", "50 lower"},
	{"über 50", "50 lower"},
	{"50+", "50 lower"},
	{"83.7%*", "83.7 % marks *"},
	{"4†", "4 marks †"},
	{"12 [1]", "12 marks 1"},
	{"12¹", "12 marks 1"},
	{"12 (a)", "12 marks a"},
	{"4.5a", "4.5 [a]"},
	{"1.48 (proj.)", "1.48 projection"},
	{"12 est.", "12 estimate"},
	{"12 (p)", "12 provisional"},
	{"3 (revendiqué)", "3 claimed"},

	{"900 ± 50", "900 off 50"},
	{"900±50 kb/d", "900 off 50 [kb/d]"},
	{"900 +/- 5%", "900 off 5 %"},
	{"900 (±50)", "900 off 50"},
	{"900 kb/d (± 50 kb/d)", "900 off 50 [kb/d]"},
	{"900 (850-950)", "900 in 850..950"},
	{"900 [850–950]", "900 in 850..950"},
	{"5 [4-6]", "5 in 4..6"},
	{"900 (range 850 to 950)", "900 in 850..950"},
	{"900 (95% CI: 850, 950)", "900 in 850..950"},
	{"0.9 (0.85-0.95) mb/d", "0.9 in 0.85..0.95 [mb/d]"},
	{"between 850 and 950", "850..950"},
	{"12.5-", "-12.5"},
	{"$(12.5)", "-12.5 [$]"},
	{"($12.5)", "-12.5 [$]"},
	{"1,23,456", "1,23,456"},
	{"850 e", "850 [e]"},
	{"zero", "0"},

	{"none", "!"},
	{"nil", "!"},
	{"no change", "!"},
	{"between 850", "!"},
	{"see note", "!"},
	{"", "!"},
	{"12:30", "!"},
	{"a 5", "!"},
}

func TestValueForms(t *testing.T) {
	for _, c := range valueForms {
		v := readValue(c.text)
		got := "!"
		if v.ok {
			got = v.number
			switch {
			case v.spread != "":
				got += " off " + v.spread
			case v.low != "":
				got += " in " + v.low + ".." + v.high
			case v.high != "":
				got += ".." + v.high
			}
			if v.relative {
				got += " %"
			}
			if v.unit != "" {
				got += " [" + v.unit + "]"
			}
			if v.percent {
				got += " %"
			}
			got += map[bounding]string{approximate: " about", upperBound: " upper", lowerBound: " lower"}[v.bounding]
			if len(v.marks) > 0 {
				got += " marks " + strings.Join(v.marks, " ")
			}
			if v.projected {
				got += " projection"
			}
			if v.claimed {
				got += " claimed"
			}
			if v.status != "" {
				got += " " + v.status
			}
		}
		if got != c.want {
			t.Errorf("%q: got %q, want %q", c.text, got, c.want)
		}
	}
}

// What says that there is no reading is never a number, and no number says so.
func TestMissing(t *testing.T) {
	for _, cell := range strings.Split("|n/a|N/A|-|–|…|...|tbc|TBD|unknown|not verified|Not Verified|(n/a)|#N/A|k.A.|sin datos|no data|..|NULL", "|") {
		if !isMissing(cell) {
			t.Errorf("%q should be no reading", cell)
		}
	}
	for _, cell := range []string{"0", "-1", "nil", "0.0", "none of it", "Kpler"} {
		if isMissing(cell) {
			t.Errorf("%q is something", cell)
		}
	}
}

// The decimal mark that numbers of a column show.
func TestEvidence(t *testing.T) {
	for _, c := range []struct {
		numbers string
		want    string
	}{
		{"0,429 1,310", "comma"}, {"1.5 2,345", "point"}, {"1,234.5", "point"}, {"1.234,5", "comma"}, {"1,234,567 83,650", "point"}, {"1.120.000 836.500", "comma"},
		{"12,5", "comma"}, {"1,234 5,678", "open"}, {"1.234", "open"}, {"12 400", "none"}, {"1234,567", "comma"},
	} {
		var e evidence
		for number := range strings.FieldsSeq(c.numbers) {
			e.look(number)
		}
		got := "none"
		switch {
		case e.point > e.comma:
			got = "point"
		case e.comma > e.point:
			got = "comma"
		case e.open > 0:
			got = "open"
		}
		if got != c.want {
			t.Errorf("%s: got %s, want %s", c.numbers, got, c.want)
		}
	}
}

// Times a power of ten the digits stay; times another number they are float64's.
func TestTimes(t *testing.T) {
	for _, c := range []struct{ number, factor, want float64 }{
		{1.005, 1000, 1005}, {4.35, 100, 435}, {1.1, 1e-3, 0.0011}, {3, 10, 30}, {2, 0.45359237, 0.90718474}, {0, 1000, 0}, {-1.366, 1000, -1366},
	} {
		if got := times(c.number, c.factor); got != c.want {
			t.Errorf("%v times %v: got %v, want %v", c.number, c.factor, got, c.want)
		}
	}
}
