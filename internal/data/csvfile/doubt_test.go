package csvfile

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"watchtui/internal/data"
)

// Files that are easily read wrongly without a word come to the right readings, or to a question.
func TestDoubts(t *testing.T) {
	for _, c := range []struct {
		name, file, want string
		steer            Steering
	}{
		{"rows wider than the header", "Date,Kpler\n2024-01-31,12,5\n2024-02-29,13,5\n2024-03-31,14,7\n", "? --map value=COLUMN: the rows have 3 cells, the header 2", Steering{}},
		{"a column without a header", "Date,Kpler,Vortexa,\n2024-01-31,900,910,\n2024-02-29,950,960,7\n", "? --map value=COLUMN: the column #4 holds numbers", Steering{}},
		{"a blank column without a header", "Date,Kpler,Vortexa,\n2024-01-31,900,910,\n2024-02-29,950,960,\n",
			"2024-01-31,900,Kpler|2024-01-31,910,Vortexa|2024-02-29,950,Kpler|2024-02-29,960,Vortexa", Steering{}},
		{"years of two digits first", "Date,Kpler\n24/01/31,900\n24/02/29,910\n", "2024-01-31,900,Kpler|2024-02-29,910,Kpler", Steering{Source: "Kpler"}},
		{"years of two digits first, in the middle of months", "Date,Kpler\n24-01-05,900\n24-01-12,910\n24-01-19,920\n",
			"2024-01-05,900,Kpler|2024-01-12,910,Kpler|2024-01-19,920,Kpler", Steering{Source: "Kpler"}},
		{"years of two digits last", "Date,Kpler\n22/12/23,900\n29/12/23,910\n05/01/24,920\n",
			"2023-12-22,900,Kpler|2023-12-29,910,Kpler|2024-01-05,920,Kpler", Steering{Source: "Kpler"}},
		{"years of two digits last, ends of months", "Date,Kpler\n31/12/23,900\n31/01/24,910\n", "2023-12-31,900,Kpler|2024-01-31,910,Kpler", Steering{Source: "Kpler"}},
		{"years of two digits anywhere", "Date,Kpler\n15/01/24,900\n", "? --date-order dmy|mdy|ymd: the dates of \"Date\" can be read with the year first or last, such as \"15/01/24\"", Steering{}},
		{"years of two digits that are said to be first", "Date,Kpler\n15/01/24,900\n", "2015-01-24,900,Kpler", Steering{DateOrder: "ymd", Source: "Kpler"}},
		{"year first said of years last", "Date,Kpler\n03/04/2024,900\n", "? --date-order dmy|mdy", Steering{DateOrder: "ymd"}},
		{"months down, years across", "Month,2023,2024\nJan,900,910\nFeb,920,930\nDec,940,\n",
			"2023-01-31,900,Kpler|2023-02-28,920,Kpler|2023-12-31,940,Kpler|2024-01-31,910,Kpler|2024-02-29,930,Kpler", Steering{Source: "Kpler"}},
		{"numbers of months down, years across", "Month,2023,2024\n1,900,910\n2,920,930\n",
			"2023-01-31,900,Kpler|2023-02-28,920,Kpler|2024-01-31,910,Kpler|2024-02-29,930,Kpler", Steering{Source: "Kpler"}},
		{"quarters down, years across", ",2023,2024\nQ1,900,910\nQ4,920,930\n",
			"2023-03-31,900,Kpler|2023-12-31,920,Kpler|2024-03-31,910,Kpler|2024-12-31,930,Kpler", Steering{Source: "Kpler"}},
		{"starts and ends", "Start,End,Kpler\n2024-01-01,2024-01-31,900\n2024-02-01,2024-02-29,910\n", "2024-01-31,900,Kpler|2024-02-29,910,Kpler", Steering{Source: "Kpler"}},
		{"starts and ends of weeks", "Week start,Week end,Kpler\n2024-01-01,2024-01-07,900\n2024-01-08,2024-01-14,910\n", "2024-01-07,900,Kpler|2024-01-14,910,Kpler", Steering{Source: "Kpler"}},
		{"from and to", "From,To,Kpler\n01/01/2024,31/01/2024,900\n01/02/2024,29/02/2024,910\n", "2024-01-31,900,Kpler|2024-02-29,910,Kpler", Steering{Source: "Kpler"}},
		{"start and end dates", "Start date,End date,Kpler\n2024-01-01,2024-01-31,900\n", "2024-01-31,900,Kpler", Steering{Source: "Kpler"}},
		{"a date beside start and end", "Date,Start,End,Kpler\n2024-01-15,2024-01-01,2024-01-31,900\n", "2024-01-15,900,Kpler", Steering{Source: "Kpler"}},
		{"dates beside each value", "Date,Kpler,Date,Vortexa\n2024-01-31,900,2024-01-15,910\n2024-02-29,950,2024-02-15,960\n", "? --map observed=COLUMN --map value=COLUMN: the dates of \"Date\" (#3)", Steering{}},
		{"dates beside each value, chosen", "Date,Kpler,Date,Vortexa\n2024-01-31,900,2024-01-15,910\n2024-02-29,950,2024-02-15,960\n",
			"2024-01-15,910,Vortexa|2024-02-15,960,Vortexa", Steering{Map: map[string]string{"observed": "#3", "value": "Vortexa"}}},
		{"the same dates again", "Date,Kpler,Date,Vortexa\n2024-01-31,900,2024-01-31,910\n", "2024-01-31,900,Kpler|2024-01-31,910,Vortexa", Steering{}},
		{"a title with a comma", "Oil exports, mb/d\nDate,Kpler\n2024-01-31,1.2\n", "2024-01-31,1200,Kpler", Steering{}},
		{"a title with two commas", "Oil exports, Asia, mb/d\nDate,Kpler,Vortexa\n2024-01-31,1.2,1.3\n", "2024-01-31,1200,Kpler|2024-01-31,1300,Vortexa", Steering{}},
		{"units below the header", "Date,Kpler\n,mb/d\n2024-01-31,1.2\n", "2024-01-31,1200,Kpler", Steering{}},
		{"low and high without a middle", "Date,Low,High\n2024-01-31,800,1000\n2024-02-29,,\n2024-03-31,800,\n", "2024-01-31,900,Kpler|! f.csv:4:16: the row has a low end, \"800\", but no high one: \"\"", Steering{Source: "Kpler"}},
		{"a value in two ends", "Date,Value (low),Value (high)\n2024-01-31,800,1000\n", "2024-01-31,900,Kpler", Steering{Source: "Kpler"}},
		{"ends with a unit", "Date,Low (mb/d),High (mb/d)\n2024-01-31,0.8,1.0\n", "2024-01-31,900,Kpler", Steering{Source: "Kpler"}},
		{"high without low", "Date,Low,High\n2024-01-31,800,1000\n2024-02-29,n/a,900\n", "2024-01-31,900,Kpler|! f.csv:3:16: the row has a high end, \"900\", but no low one", Steering{Source: "Kpler"}},
		{"no header, names of sources", "2024-01-31,Kpler,900\n2024-02-29,Vortexa,910\n", "2024-01-31,900,Kpler|2024-02-29,910,Vortexa", Steering{}},
		{"no header, names of what", "2024-01-31,Foo,900\n2024-01-31,Bar,910\n2024-02-29,Foo,920\n", "? --map source=#2 or --map note=#2: the column #2 holds names", Steering{}},
		{"no header, names that are said to be sources", "2024-01-31,Foo,900\n2024-01-31,Bar,910\n", "2024-01-31,910,Bar|2024-01-31,900,Foo", Steering{Map: map[string]string{"source": "#2"}}},
		{"a tracker beside one without numbers", "Date,Platts,Argus\n2024-01-31,900,n/a\n2024-02-29,950,tbc\n", "2024-01-31,900,Platts|2024-02-29,950,Platts", Steering{}},
		{"a tracker beside a blank one", "Date,Platts,Argus\n2024-01-31,900,\n2024-02-29,950,\n", "2024-01-31,900,Platts|2024-02-29,950,Platts", Steering{}},
		{"a value beside blank notes", "Date,Oil exports to China,Remarks\n2024-01-31,900,\n2024-02-29,950,\n", "2024-01-31,900,f|2024-02-29,950,f", Steering{}},
		{"a count of rows without a header", ",Date,Kpler\n0,2024-01-31,900\n1,2024-02-29,910\n", "2024-01-31,900,Kpler|2024-02-29,910,Kpler", Steering{}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if c.steer.Indicator == "" {
				c.steer.Indicator = "oil_exports_china"
			}
			got := tidied(t, "f.csv", []byte(c.file), messyOptions(len(messyBook), c.steer))
			if strings.HasPrefix(c.want, "? ") {
				if !strings.Contains(got, c.want) {
					t.Errorf("no question %q in:\n%s", c.want, got)
				}
				return
			}
			var lines []string
			for _, line := range strings.Split(strings.TrimSpace(got), "\n")[1:] {
				if cells := strings.Split(line, ","); len(cells) > 5 && cells[0] == c.steer.Indicator {
					line = strings.Join([]string{cells[1], cells[2], cells[4]}, ",")
				}
				lines = append(lines, line)
			}
			compare(t, strings.Join(lines, "|"), c.want)
		})
	}
}

// A count beside levels in percent is no other source of them, where the watchbook has no indicator for it; a known source may leave the
// sign out.
func TestBareNumbersBesideSignedOnes(t *testing.T) {
	for second, want := range map[string]string{
		"IR-6 cascades": "60 % U-235 f",
		"IAEA":          "60 % U-235 Max level, 10 % U-235 IAEA",
	} {
		t.Run(second, func(t *testing.T) {
			opts := messyOptions(4, Steering{})
			indicators := slices.Clone(opts.Indicators())
			indicators[3].Sources = []string{"IAEA"}
			opts.Indicators = func() []data.Indicator { return indicators }
			f, err := Understand("f.csv", strings.NewReader("Fordow Fuel Enrichment Plant,,\nDate,Max level,"+second+"\n2022-11-22,60%,10\n"), opts)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for row, err := range f.Rows() {
				if err != nil {
					t.Fatal(err)
				}
				got = append(got, fmt.Sprintf("%v %% U-235 %s", row.Value, row.Source))
			}
			if told := strings.Join(got, ", "); told != want {
				t.Errorf("got %s, want %s", told, want)
			}
		})
	}
}

// What is said to be UTF-8, and is not, is refused.
func TestNotUTF8(t *testing.T) {
	for _, encoding := range []string{"utf-8", "UTF8"} {
		got := tidied(t, "f.csv", []byte("Date,Kpler,Caf\xc3\xa9\n2024-01-31,900,caf\xe9\n"), messyOptions(len(messyBook), Steering{Encoding: encoding}))
		compare(t, got, "f.csv: the file cannot be decoded: --encoding is \""+encoding+"\", but line 2 has bytes that are not UTF-8\n")
	}
}

// Rows that the rectangle lacks are told with the reason.
func TestRefusedRowsAreTold(t *testing.T) {
	f, err := Understand("f.csv", bytes.NewReader([]byte("Date,Kpler,Vortexa\n2024-01-31,900,910\n2024-02-29,950,960,970,980,990,1000\n2024-03-31,900,910\n")),
		messyOptions(len(messyBook), Steering{Indicator: "oil_exports_china"}))
	if err != nil {
		t.Fatal(err)
	}
	rows := 0
	for range f.Table() {
		rows++
	}
	dropped := f.Understanding().Dropped
	if rows != 3 || len(dropped) != 1 || dropped[0].Line != 3 || dropped[0].Reason != "the row has 7 cells, the table 3" {
		t.Errorf("%d rows, dropped %v", rows, dropped)
	}
}
