package csvfile

import (
	"strings"
	"testing"

	"watchtui/internal/data"
)

// A catalogue of dates: the cell, what it is with the day first, and the period that it stands for.
var dateForms = []struct{ text, want string }{
	{"2024-07-26", "2024-07-26"},
	{"2024-07-26T14:30:00Z", "2024-07-26T14:30:00Z"},
	{"2024-07-26 14:30", "2024-07-26T14:30:00Z"},
	{"2024-07-26T14:30:00+03:30", "2024-07-26T11:00:00Z"},
	{"2024/7/26", "2024-07-26"},
	{"2024.07.26", "2024-07-26"},
	{"20240726", "2024-07-26"},
	{"26.07.2024", "2024-07-26"},
	{"26.7.24", "2024-07-26"},
	{"26/07/2024", "2024-07-26 dmy"},
	{"07/26/2024", "2024-07-26 mdy"},
	{"07/08/2024", "2024-08-07 open"},
	{"07/07/2024", "2024-07-07"},
	{"26-07-2024", "2024-07-26 dmy"},
	{"7/26/2024 2:30 PM", "2024-07-26T14:30:00Z mdy"},
	{"26/07/2024 14:30:15.250", "2024-07-26T14:30:15.25Z dmy"},
	{"26/07/2024 14:30 UTC", "2024-07-26T14:30:00Z dmy"},
	{"26 July 2024", "2024-07-26"},
	{"July 26, 2024", "2024-07-26"},
	{"26-Jul-24", "2024-07-26"},
	{"Fri, 26 Jul 2024", "2024-07-26"},
	{"26th of July 2024", "2024-07-26"},
	{"26. Juli 2024", "2024-07-26"},
	{"1er mars 2024", "2024-03-01"},
	{"15 de enero de 2024", "2024-01-15"},
	{"15 gennaio 2024", "2024-01-15"},
	{"3 août 2024", "2024-08-03"},
	{"12 мая 2024", "2024-05-12"},
	{"Jan-24", "2024-01-31 month"},
	{"January 2024", "2024-01-31 month"},
	{"Jan '24", "2024-01-31 month"},
	{"2024 February", "2024-02-29 month"},
	{"février 2024", "2024-02-29 month"},
	{"März 2024", "2024-03-31 month"},
	{"2024-02", "2024-02-29 month"},
	{"02/2024", "2024-02-29 month"},
	{"2024M02", "2024-02-29 month"},
	{"202402", "2024-02-29 month"},
	{"Q3 2024", "2024-09-30 quarter"},
	{"2024Q3", "2024-09-30 quarter"},
	{"2024-Q3", "2024-09-30 quarter"},
	{"3Q24", "2024-09-30 quarter"},
	{"3rd quarter 2024", "2024-09-30 quarter"},
	{"T3 2024", "2024-09-30 quarter"},
	{"Jul-Sep 2024", "2024-09-30 quarter"},
	{"H1 2024", "2024-06-30 half-year"},
	{"2024 S2", "2024-12-31 half-year"},
	{"2024-W07", "2024-02-18 week"},
	{"KW 7 2024", "2024-02-18 week"},
	{"Week 1, 2024", "2024-01-07 week"},
	{"2020-W53", "2021-01-03 week"},
	{"2024", "2024-12-31 year"},
	{"2024-W07-3", "2024-02-14"},
	{"FY2023", "2023-12-31 fiscal year"},
	{"FY23", "2023-12-31 fiscal year"},
	{"4Q2024", "2024-12-31 quarter"},
	{"1Q23", "2023-03-31 quarter"},
	{"I кв. 2024", "!"},
	{"1 кв. 2024", "2024-03-31 quarter"},
	{"Jänner 2024", "2024-01-31 month"},
	{"يناير 2024", "2024-01-31 month"},
	{"31 марта 2024 г.", "2024-03-31"},
	{"2024年3月31日", "2024-03-31"},
	{"end-March 2023", "2023-03-31 month"},
	{"year-end 2024", "2024-12-31 year"},
	{"mid-June 2024", "2024-06-30 month vague"},
	{"late July 2024", "2024-07-31 month vague"},
	{"1–15 Mar 2024", "2024-03-15 15 days"},
	{"1 to 15 March 2024", "2024-03-15 15 days"},
	{"1-31 Mar 2024", "2024-03-31 month"},
	{"March 16-22, 2024", "2024-03-22 week"},
	{"28 Apr – 4 May 2024", "2024-05-04 week"},
	{"28 Dec 2024 - 3 Jan 2025", "2025-01-03 week"},
	{"2024-06-01/2024-06-15", "2024-06-15 15 days"},
	{"01/05/2024 - 15/05/2024", "2024-05-15 15 days dmy"},
	{"Jan 2023 – Mar 2024", "2024-03-31 15 months"},
	{"2021-2023", "2023-12-31 3 years"},
	{"Sept", "9 of a year, month"},
	{"Q2", "6 of a year, quarter"},

	{"2023-02-29", `! "2023-02-29" is not a date: want 2024-07-26 or 2024-07-26T14:30:00Z`},
	{"31/04/2024", "! there is no such day"},
	{"30 Feb 2024", "! there is no such day"},
	{"31.04.2024", "! there is no such day"},
	{"Q5 2024", "! there is no such quarter"},
	{"2021-W53", "! there is no such week"},
	{"2024-13", "!"},
	{"1899-12-31", "! the year 1899 is outside of 1900 to 2200"},
	{"26/07/2024 25:00", `! "25:00" is not a time of day, or in a time zone that is not known by its offset`},
	{"26/07/2024 14:30:00.0001", "! times finer than a millisecond are not kept"},
	{"26/07/2024 02:30:00 Europe/Berlin", `! "02:30:00 Europe/Berlin" is not a time of day, or in a time zone that is not known by its offset`},
	{"2023-2024", "! a year from one to the next does not say on which day it ends"},
	{"early 2024", "! it says neither the day nor the month"},
	{"15 Farvardin 1403", "! it is of the Solar Hijri calendar, which is not converted; write it in the Gregorian one"},
	{"1403/01/15", "! the year 1403 is outside of 1900 to 2200"},
	{"1 to 12 2024", "!"},
	{"mehr als 50", "!"},
	{"1990s", "!"},
	{"24-Jan", "!"},
	{"12:00", "!"},
	{"now", "!"},
	{"2019/20", "!"},
	{"1,234", "!"},
	{"5.5", "!"},
	{"Total 2024", "!"},
}

func TestDateForms(t *testing.T) {
	for _, c := range dateForms {
		d, reason, ok := readDate(c.text, dayFirst)
		got := strings.TrimSpace("! " + reason)
		switch {
		case ok && d.month > 0:
			got = data.Exact(float64(d.month)) + " of a year, " + string(d.period)
		case ok:
			got = d.at.String()
			if d.period != dayPeriod {
				got += " " + string(d.period)
			}
			if d.vague {
				got += " vague"
			}
			open, _, _ := readDate(c.text, anyOrder)
			switch {
			case open.isOpen:
				got += " open"
			case open.order != anyOrder:
				got += " " + string(open.order)
			}
			if open.order == monthFirst {
				got = open.at.String() + " mdy"
			}
		}
		if c.text == "31/04/2024" || c.text == "7/26/2024 2:30 PM" || c.text == "07/26/2024" { // day first, they are none
			if open, reason, ok := readDate(c.text, anyOrder); ok {
				got = open.at.String() + " " + string(open.order)
			} else {
				got = "! " + reason
			}
		}
		if got != c.want {
			t.Errorf("%q: got %q, want %q", c.text, got, c.want)
		}
	}
}

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

// Unix times by magnitude.
func TestUnix(t *testing.T) {
	for _, c := range []struct{ cell, want string }{
		{"1767225600", "2026-01-01"}, {"1767225600000", "2026-01-01"}, {"1767225600000000", "2026-01-01"}, {"1767225600000000000", "2026-01-01"},
		{"1767225600.5", "2026-01-01T00:00:00.5Z"}, {"1767225600000001", `"1767225600000001": times finer than a millisecond are not kept`},
	} {
		d, reason := readUnix(c.cell)
		got := reason
		if reason == "" {
			got = d.at.String()
		}
		if got != c.want {
			t.Errorf("%s: got %s, want %s", c.cell, got, c.want)
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

// What a header says of the order of its dates, in some languages.
func TestHeadersSayTheOrderOfDates(t *testing.T) {
	for header, want := range map[string]dateOrder{
		"Date (DD/MM/YYYY)":  dayFirst,
		"date [mm-dd-yyyy]":  monthFirst,
		"Datum (TT.MM.JJJJ)": dayFirst,
		"TT/MM/JJ":           dayFirst,
		"jj/mm/aaaa":         dayFirst,
		"datum dd-mm-jjjj":   dayFirst,
		"fecha (dd/mm/aa)":   dayFirst,
		"дата (дд.мм.гггг)":  dayFirst,
		"DMY":                dayFirst,
		"Date":               anyOrder,
		"Menge (t/m)":        anyOrder,
	} {
		if got := orderSaid(header); got != want {
			t.Errorf("%s: %q, want %q", header, got, want)
		}
	}
}
