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
