package csvfile

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"watchtui/internal/data"
)

const hint = "; the header of the tidy form is indicator,observed,value,low,high,unit,source,quality,published,citation,note " +
	"(in any order; the first three are required)\n"

// A catalogue of files that are not in the tidy form.
func TestOtherForms(t *testing.T) {
	for _, c := range []struct{ name, file, want string }{
		{"empty", "", "f.csv: the file has no lines"},
		{"a byte order mark alone", "\uFEFF", "f.csv: the file has no lines"},
		{"blank lines", "\n\r\n\n", "f.csv: the file has no lines"},
		{"a column missing", "indicator,observed\n", "f.csv:1: the header has no column \"value\""},
		{"a column without a name", "indicator,observed,value,\n", "f.csv:1:26: column 4 has no name"},
		{"a column twice", "indicator,observed,value,Value\n", "f.csv:1:26: column \"value\" stands twice, as column 3 and 4"},
		{"an unknown column", "indicator,observed,value,colour\n", "f.csv:1:26: unknown column \"colour\""},
		{"a column misspelt", "\nindicator,observed, valeu\n", "f.csv:2:21: unknown column \"valeu\"; did you mean \"value\"?"},
		{"a column with another name", "Date,indicator,value\n", "f.csv:1:1: unknown column \"Date\"; did you mean \"observed\"?"},
		{"a column with controls in its name", "indicator,observed,value,\x1b[31m\n", "f.csv:1:26: unknown column \"\\x1b[31m\""},
		{"semicolons", "indicator;observed;value\noil;2024-07-26;1,5\n", "f.csv:1: the columns are separated by semicolons (;), not by commas"},
		{"tabs", "observed\tindicator\tvalue\n", "f.csv:1: the columns are separated by tabs, not by commas"},
		{"bars", "observed | indicator | value\n", "f.csv:1: the columns are separated by bars (|), not by commas"},
		{"a table with a column per source", "Month,Kpler,Vortexa\nJan-24,1,2\n", "f.csv:1: the first line is not the header of the tidy form: \"Month,Kpler,Vortexa\""},
		{"no header", "oil,2024-07-26,1\n", "f.csv:1: the first line is not the header of the tidy form: \"oil,2024-07-26,1\""},
		{"a title above", "Oil exports\nindicator,observed,value\n", "f.csv:1: the first line is not the header of the tidy form: \"Oil exports\""},
		{"JSON", "[\n{\"indicator\": 1}]", "f.csv:1: the first line is not the header of the tidy form: \"[\""},
		{"lines that end in CR", "indicator,observed,value\roil,2024-07-26,1\r", "f.csv:1: the lines end in CR alone, not in LF or CRLF"},
		{"UTF-16 with a mark", "\xff\xfei\x00n\x00", "f.csv: the file is encoded in UTF-16, not in UTF-8"},
		{"UTF-16 big-endian with a mark", "\xfe\xff\x00i\x00n", "f.csv: the file is encoded in UTF-16, not in UTF-8"},
		{"UTF-16 without a mark", "i\x00n\x00d\x00i\x00", "f.csv: the file is encoded in UTF-16, not in UTF-8"},
		{"UTF-16 big-endian without a mark", "\x00i\x00n\x00d\x00i", "f.csv: the file is encoded in UTF-16, not in UTF-8"},
		{"gzip", "\x1f\x8b\x08\x00", "f.csv: the file is compressed with gzip: unpack it first"},
		{"a workbook", "PK\x03\x04\x14", "f.csv: the file is a zip archive or a workbook: save its sheet as CSV first"},
		{"a database", "SQLite format 3\x00\x10", "f.csv: the file is an SQLite database, not text"},
		{"NULs", strings.Repeat("\x00", 4096), "f.csv: the file holds binary data, not text"},
		{"binary", "\x01\x02\x03\x00\x05", "f.csv: the file holds binary data, not text"},
		{"a quote that is never closed", "indicator,\"observed,value\n", "f.csv:1:11: the quote that opens here is never closed"},
		{"many columns", "indicator" + strings.Repeat(",c", 10000), "f.csv:1: the header has 10001 columns; more than 1000 are not looked at"},
	} {
		t.Run(c.name, func(t *testing.T) {
			want := c.want + hint
			if strings.HasSuffix(c.want, "?") {
				want = c.want + strings.TrimPrefix(hint, ";")
			}
			compare(t, told(t, c.file, testOptions()), want)
		})
	}
}

// A catalogue of rows that are refused: the row, under a header of all columns, and where and why.
func TestRefusals(t *testing.T) {
	long := strings.Repeat("N", 1025)
	for _, c := range []struct{ name, row, want string }{
		{"no indicator", ",2024-07-26,1,,,,,,,,", "1: the indicator is missing"},
		{"an unknown indicator", "gas,2024-07-26,1,,,,,,,,", "1: unknown indicator \"gas\" (--allow-unknown keeps it)"},
		{"an indicator misspelt", "oill,2024-07-26,1,,,,,,,,", "1: unknown indicator \"oill\"; did you mean \"oil\"? (--allow-unknown keeps it)"},
		{"an indicator with controls", "o\x1b]0;x\x07\u202e,2024-07-26,1,,,,,,,,", "1: unknown indicator \"o\\x1b]0;x\\x07\\u202e\" (--allow-unknown keeps it)"},
		{"an indicator with a long name", long + ",2024-07-26,1,,,,,,,,",
			"1: the indicator \"" + long[:60] + "…\" has 1025 bytes; a name has 1024 at most"},
		{"a source with a long name", "oil,2024-07-26,1,,,," + long + ",,,,",
			"21: the source \"" + long[:60] + "…\" has 1025 bytes; a name has 1024 at most"},
		{"no date", "oil,,1,,,,,,,,", "5: the date that the reading is about is missing"},
		{"a date of another form", "oil,26.07.2024,1,,,,,,,,", "5: \"26.07.2024\" is not a date: want 2024-07-26 or 2024-07-26T14:30:00Z"},
		{"a date that does not exist", "oil,2023-02-29,1,,,,,,,,", "5: \"2023-02-29\" is not a date: want 2024-07-26 or 2024-07-26T14:30:00Z"},
		{"a date long ago", "oil,1899-12-31,1,,,,,,,,", "5: the year 1899 is outside of 1900 to 2200"},
		{"a date too fine", "oil,2024-07-26T00:00:00.0001Z,1,,,,,,,,", "5: times finer than a millisecond are not kept"},
		{"a long date is shown in part", "oil," + long + ",1,,,,,,,,", "5: \"" + long[:60] + "\" is not a date: want 2024-07-26 or 2024-07-26T14:30:00Z"},
		{"a publication date of another form", "oil,2024-07-26,1,,,,,,July,,", "23: \"July\" is not a date: want 2024-07-26 or 2024-07-26T14:30:00Z"},
		{"no value", "oil,2024-07-26,,,,,,,,,", "16: the value is missing: leave the row out where there is none"},
		{"words for a value", "oil,2024-07-26,n/a,,,,,,,,", "16: \"n/a\" is not a number: want digits such as 1234.5 or 1e3"},
		{"a decimal comma", "oil,2024-07-26,\"1,5\",,,,,,,,", "16: \"1,5\" is not a number: want a decimal point and no thousands marks, such as 1234.5"},
		{"retracted in capitals", "oil,2024-07-26,Retracted,,,,,,,,", "16: \"Retracted\" is not a number: to withdraw a reading write \"retracted\", in small letters"},
		{"a long value is shown in part", "oil,2024-07-26," + long + ",,,,,,,,", "16: \"" + long[:60] + "…\" is not a number: want digits such as 1234.5 or 1e3"},
		{"fewer than no events", "attacks,2024-07-26,-1,,,,,,,,", "20: \"-1\" is below 0, but events are counted"},
		{"low above the value", "oil,2024-07-26,1,2,,,,,,,", "18: low is \"2\", above the value \"1\""},
		{"high below the value", "oil,2024-07-26,1,,0.5,,,,,,", "19: high is \"0.5\", below the value \"1\""},
		{"low that is no number", "oil,2024-07-26,1,x,,,,,,,", "18: \"x\" is not a number: want digits such as 1234.5 or 1e3"},
		{"high that is no number", "oil,2024-07-26,1,,NaN,,,,,,", "19: \"NaN\" is not a number: want digits such as 1234.5 or 1e3"},
		{"retracted with a range", "oil,2024-07-26,retracted,1,,,,,,,", "26: a retracted reading has no range"},
		{"another unit", "oil,2024-07-26,1,,,kg,,,,,", "20: the unit is \"kg\": want \"kb/d\" or \"mb/d\" or \"huge\""},
		{"another unit that nothing converts to", "attacks,2024-07-26,1,,,kg,,,,,", "24: the unit is \"kg\": want \"incidents\""},
		{"another unit, retracted", "attacks,2024-07-26,retracted,,,kg,,,,,", "32: the unit is \"kg\": want \"incidents\""},
		{"a unit where there is none", "ratio,2024-07-26,1,,,kg,,,,,", "22: the unit is \"kg\", but \"ratio\" has none"},
		{"too large in the indicator's unit", "oil,2024-07-26,1e10,,,huge,,,,,", "16: the number is out of range once it is converted to the indicator's unit"},
		{"a range too large in the indicator's unit", "oil,2024-07-26,1,,1e10,huge,,,,,", "19: the number is out of range once it is converted to the indicator's unit"},
		{"another quality", "oil,2024-07-26,1,,,,,good,,,", "22: \"good\" is not a quality: want verified, estimated or claimed"},
		{"too few columns", "oil,2024-07-26", "the row has 2 columns, the header 11"},
		{"too many columns", "oil,2024-07-26,1,,,,,,,,,x", "26: the row has 12 columns, the header 11"},
		{"too many columns over lines", "oil,2024-07-26,1,,,,,,,,\"a\nb\",x", "4: the row has 12 columns, the header 11; it goes on to line 3 within quotes"},
		{"not UTF-8", "oil,2024-07-26,1,,,,é caf\xe9,,,,", "21: the cell \"é caf\uFFFD\" is not UTF-8"},
		{"columns are counted in characters", "oil,2024-07-26,1,,,,été,good,,,", "25: \"good\" is not a quality: want verified, estimated or claimed"},
		{"the place is behind white space", "oil,  x,1,,,,,,,,", "7: \"x\" is not a date: want 2024-07-26 or 2024-07-26T14:30:00Z"},
		{"a quote amid text", "oil,2024-07-26,1,,,,,,,\"a\" b,", "24: text follows the quote that closes this cell: \"b,\"; a quote within a cell is doubled"},
		{"a quote that is never closed", "oil,2024-07-26,1,,,,,,,\"a,", "24: the quote that opens here is never closed"},
	} {
		t.Run(c.name, func(t *testing.T) {
			want := "f.csv:2:" + c.want + "\n"
			if strings.HasPrefix(c.want, "the row has 2") {
				want = "f.csv:2:1: " + c.want + "\n"
			}
			if strings.Contains(c.name, "over lines") {
				want = "f.csv:3:" + c.want + "\n"
			}
			compare(t, told(t, header+"\n"+c.row+"\n", testOptions()), want)
		})
	}
}

// Each cell that is refused is told with its own line and column, also where cells before it are empty, wide, or several lines long.
func TestPlacesOfCells(t *testing.T) {
	for name, c := range map[string]struct{ table, want string }{
		"empty cells between tabs": {"Date\tKpler (kb/d)\tVortexa (kb/d)\tRystad (kb/d)\n2024-01-31\t1\t2\t3\n2024-02-29\t\tab\tcd\n", "3:13 3:16"},
		"wide characters":          {"Date;Kpler (kb/d);Ölmärkte (kb/d);Note\n2024-01-31;1;2;\n2024-02-29; Überall ;\"no\";\n", "3:13 3:22"},
		"a cell of several lines":  {"Date,Note,Kpler (kb/d),Vortexa (kb/d)\n2024-01-31,,1,2\n2024-02-29,\"said\nin two\nlines\",ab, cd\n", "5:8 5:12"},
		"columns that line up": {"Date        Kpler   Vortexa\n" + "2024-01-31   1200      1300\n" + "2024-02-29   1210      1310\n" + "2024-03-31   ab        cd\n",
			"4:14 4:24"},
	} {
		t.Run(name, func(t *testing.T) {
			f, err := Understand("f.csv", strings.NewReader(c.table), messyOptions(5, Steering{Indicator: "oil_exports_china", Unit: "kb/d"}))
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, err := range f.Rows() {
				var refusal *data.Refusal
				if errors.As(err, &refusal) {
					got = append(got, fmt.Sprintf("%d:%d", refusal.Line, refusal.Column))
				}
			}
			if told := strings.Join(got, " "); told != c.want {
				t.Errorf("got %s, want %s", told, c.want)
			}
		})
	}
}

// A row beyond all measure ends the file with its place; up to there a file may be long.
func TestRowsBeyondMeasure(t *testing.T) {
	start := "indicator,observed,value,note\noil,2024-07-26,1,a\n"
	good := strings.Repeat("oil,2024-07-26,1,a\n", 200_000)
	first := "2: oil 2024-07-26 1 note=\"a\"\n"
	for _, c := range []struct{ name, rest, want string }{
		{"a long line", strings.Repeat("A", 2<<20) + "\n" + good,
			first + "f.csv:3: the line is longer than 1 MiB; nothing from here on was read\n"},
		{"a long line that does not end", strings.Repeat("A", 2<<20),
			first + "f.csv:3: the line is longer than 1 MiB; nothing from here on was read\n"},
		{"a long line in quotes", "oil,2024-07-26,1,\"" + strings.Repeat("A", 2<<20) + "\"\n",
			first + "f.csv:3: the line is longer than 1 MiB; nothing from here on was read\n"},
		{"a quote never closed over good rows", "oil,2024-07-26,1,\"a\n" + good,
			first + "f.csv:3:18: the quote that opens here makes a row longer than 1 MiB; nothing from here on was read\n"},
		{"a quote closed too late", "oil,2024-07-26,1,\"a\n" + good[:1<<20] + "\"\n",
			first + "f.csv:3:18: the quote that opens here makes a row longer than 1 MiB; nothing from here on was read\n"},
	} {
		t.Run(c.name, func(t *testing.T) { compare(t, told(t, start+c.rest, testOptions()), c.want) })
	}

	note := strings.Repeat("A", maxRecord-len("oil,2024-07-26,1,\"\n\""))
	compare(t, told(t, start+"oil,2024-07-26,1,\""+note+"\n\"\n", testOptions()),
		first+fmt.Sprintf("3: oil 2024-07-26 1 note=%q\n", note))
}

// Lines of which each looks like the worst: a row is not searched for its end again and again, however quotes lie.
func TestQuotesTakeLinearTime(t *testing.T) {
	for _, line := range []string{"\"\n", ",\"\"\n", "\"\"\"\n", "a,\"\"\"\"\n", "\"a\"\"\n"} {
		checkLinear(t, func(n int) {
			f, err := Tidy("f.csv", strings.NewReader("indicator,observed,value\n\""+strings.Repeat(line, n*(maxRecord-8)/len(line)/4)), testOptions())
			if err != nil {
				t.Fatal(err)
			}
			for range f.Rows() {
			}
		})
	}
}
