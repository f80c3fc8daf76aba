package csvfile

import (
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"testing/iotest"

	"watchtui/internal/data"
)

// A catalogue of files in the tidy form. A file is its name's, f, unless a row names another source.
func TestForms(t *testing.T) {
	for _, c := range []struct{ name, file, want string }{
		{"only what is required",
			"indicator,observed,value\noil,2024-07-26,1450\n",
			"2: oil 2024-07-26 1450\n"},
		{"all columns",
			"indicator,observed,value,low,high,unit,source,quality,published,citation,note\n" +
				"oil,2024-06-30,1450,1300,1500,kb/d,Kpler,verified,2024-07-26,via Reuters,rounded\n",
			"2: oil 2024-06-30 1450 1300..1500 source=Kpler verified published=2024-07-26 citation=\"via Reuters\" note=\"rounded\"\n"},
		{"columns in another order",
			"value,quality,observed,indicator\n3,claimed,2024-07-26,oil\n",
			"2: oil 2024-07-26 3 claimed\n"},
		{"capital letters and spaces in the header",
			" Indicator , OBSERVED,\tValue\noil,2024-07-26,1\n",
			"2: oil 2024-07-26 1\n"},
		{"quoted header",
			"\"indicator\",\"observed\",\"value\"\noil,2024-07-26,1\n",
			"2: oil 2024-07-26 1\n"},
		{"a byte order mark",
			"\uFEFFindicator,observed,value\noil,2024-07-26,1\n",
			"2: oil 2024-07-26 1\n"},
		{"CRLF, and no line end at the end",
			"indicator,observed,value\r\noil,2024-07-26,1\r\noil,2024-07-27,2",
			"2: oil 2024-07-26 1\n3: oil 2024-07-27 2\n"},
		{"blank lines, also before the header, count as lines",
			"\n  \nindicator,observed,value\n\r\n\noil,2024-07-26,1\n\t\n",
			"6: oil 2024-07-26 1\n"},
		{"white space around cells, also inside of quotes",
			"indicator,observed,value,note\n oil\t, 2024-07-26 ,\" 1\" , \" a b \" \r\n",
			"2: oil 2024-07-26 1 note=\"a b\"\n"},
		{"quotes: commas, doubled quotes and line ends in a cell",
			"indicator,observed,value,note\noil,2024-07-26,1,\"a, \"\"b\"\"\nand\r\nc\"\noil,2024-07-27,2,\"\"\n",
			"2: oil 2024-07-26 1 note=\"a, \\\"b\\\"\\nand\\r\\nc\"\n5: oil 2024-07-27 2\n"},
		{"a quote within a cell without quotes is a character",
			"indicator,observed,value,note\noil,2024-07-26,1,5\" pipe\n",
			"2: oil 2024-07-26 1 note=\"5\\\" pipe\"\n"},
		{"date-times",
			"indicator,observed,value,published\noil,2024-07-26T14:30:00Z,1,2024-07-26 18:00\n",
			"2: oil 2024-07-26T14:30:00Z 1 published=2024-07-26T18:00:00Z\n"},
		{"dates that count on within a month, and over its end",
			"indicator,observed,value\noil,2024-02-27,1\noil,2024-02-28,1\noil,2024-02-29,1\noil,2024-02-01,1\noil,2024-03-01,1\n",
			"2: oil 2024-02-27 1\n3: oil 2024-02-28 1\n4: oil 2024-02-29 1\n5: oil 2024-02-01 1\n6: oil 2024-03-01 1\n"},
		{"a unit that the book converts, range too",
			"indicator,observed,value,low,high,unit\noil,2024-07-26,1.45,1.3,1.5,mb/d\noil,2024-07-27,1450,,,kb/d\noil,2024-07-28,1,,,\n",
			"2: oil 2024-07-26 1450 1300..1500\n3: oil 2024-07-27 1450\n4: oil 2024-07-28 1\n"},
		{"one end of a range",
			"indicator,observed,value,low,high\noil,2024-07-26,2,1,\noil,2024-07-27,2,,2\n",
			"2: oil 2024-07-26 2 1..\n3: oil 2024-07-27 2 ..2\n"},
		{"retracted",
			"indicator,observed,value,unit\noil,2024-07-26,retracted,kb/d\nattacks,2024-07-26,retracted,\n",
			"2: oil 2024-07-26 retracted\n3: attacks 2024-07-26 retracted\n"},
		{"no attacks seen",
			"indicator,observed,value\nattacks,2024-07-26,0\n",
			"2: attacks 2024-07-26 0\n"},
		{"a level may be negative",
			"indicator,observed,value\nratio,2024-07-26,-0.5\n",
			"2: ratio 2024-07-26 -0.5\n"},
		{"text keeps what it is: cleaning is the store's",
			"indicator,observed,value,note\noil,2024-07-26,1,a\x1b[31m\u200bb\n",
			"2: oil 2024-07-26 1 note=\"a\\x1b[31m\\u200bb\"\n"},
		{"a header alone",
			"indicator,observed,value",
			""},
	} {
		t.Run(c.name, func(t *testing.T) { compare(t, told(t, c.file, testOptions()), c.want) })
	}
}

// Files in testdata/csv and, beside each, what it comes to.
func TestFixtures(t *testing.T) {
	files, err := filepath.Glob("../../../testdata/csv/*.csv")
	if err != nil || len(files) == 0 {
		t.Fatal("no files", err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			input, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			want, err := os.ReadFile(strings.TrimSuffix(file, "csv") + "txt")
			if err != nil {
				t.Fatal(err)
			}
			compare(t, told(t, string(input), testOptions()), string(want))
		})
	}
}

// How the bytes come must not matter: cells, quotes and CRLF are cut at every place.
func TestShortReads(t *testing.T) {
	input, err := os.ReadFile("../../../testdata/csv/quotes.csv")
	if err != nil {
		t.Fatal(err)
	}
	want := told(t, string(input), testOptions())
	compare(t, toldReader(t, iotest.OneByteReader(strings.NewReader(string(input))), testOptions()), want)

	// The same rows, their start moved byte by byte over the end of a chunk.
	for shift := range 160 {
		file := "indicator,observed,value,note\n" + strings.Repeat("\n", chunk-40-shift) +
			"oil,2024-07-26,1,\"a \"\"b\"\",\r\nc\"\r\n\"oil\",2024-07-27,2,\"é\"\r\noil,2024-07-28,3,\n"
		line := 1 + chunk - 40 - shift
		got := told(t, file, testOptions())
		got = strings.NewReplacer(
			place(line+1), "A:", place(line+3), "B:", place(line+4), "C:").Replace(got)
		want := "A: oil 2024-07-26 1 note=\"a \\\"b\\\",\\r\\nc\"\nB: oil 2024-07-27 2 note=\"é\"\nC: oil 2024-07-28 3\n"
		if got != want {
			t.Fatalf("moved by %d: got:\n%s\nwant:\n%s", shift, got, want)
		}
	}
}

func TestUnknownIndicatorsKept(t *testing.T) {
	opts := testOptions()
	opts.AllowUnknown = true
	got := told(t, "indicator,observed,value,unit\nnew,2024-07-26,-1,furlongs\noil,2024-07-26,1,furlongs\n", opts)
	compare(t, got, "2: new 2024-07-26 -1 note=\"unit=furlongs\"\n"+
		"f.csv:3:18: the unit is \"furlongs\": want \"kb/d\" or \"mb/d\" or \"huge\"\n")
}

func TestSourceByDefault(t *testing.T) {
	for _, c := range []struct{ file, option, want string }{
		{"dir/Kpler.csv", "", "Kpler"},
		{"Kpler.2024.csv", "", "Kpler.2024"},
		{"Kpler", "", "Kpler"},
		{".csv", "", ".csv"},
		{"-", "stdin", "stdin"},
	} {
		opts := testOptions()
		opts.Source = c.option
		f, err := Tidy(c.file, strings.NewReader("indicator,observed,value,source\noil,2024-07-26,1,\n"), opts)
		if err != nil {
			t.Fatal(err)
		}
		for row, err := range f.Rows() {
			if err != nil || row.Source != c.want {
				t.Errorf("%s: got source %q, %v; want %q", c.file, row.Source, err, c.want)
			}
		}
	}
}

// What is read must not hold on to what it was read from, nor change when reading goes on.
func TestRowsAreTheirOwn(t *testing.T) {
	f, err := Tidy("f.csv", strings.NewReader("indicator,observed,value,source,note\n"+
		strings.Repeat("oil,2024-07-26,1,Kpler,n1\nattacks,2024-07-27,2,Vortexa,n2\n", 5000)), testOptions())
	if err != nil {
		t.Fatal(err)
	}
	var rows []data.Row
	for row, err := range f.Rows() {
		if err != nil {
			t.Fatal(err)
		}
		rows = append(rows, row)
	}
	for i, row := range rows {
		want := []string{"oil 2024-07-26 1 source=Kpler note=\"n1\"", "attacks 2024-07-27 2 source=Vortexa note=\"n2\""}[i%2]
		if _, got, _ := strings.Cut(toldRow(row), " "); got != want || row.Line != i+2 {
			t.Fatalf("row %d: got %s on line %d; want %s", i, got, row.Line, want)
		}
	}
}

func TestBreakEndsReading(t *testing.T) {
	f, err := Tidy("f.csv", strings.NewReader("indicator,observed,value\noil,2024-07-26,1\noil,x,1\noil,2024-07-27,1\n"), testOptions())
	if err != nil {
		t.Fatal(err)
	}
	seen := 0
	for range f.Rows() {
		if seen++; seen == 2 {
			break
		}
	}
	if seen != 2 {
		t.Errorf("saw %d rows", seen)
	}
}

// A reader that fails: the whole lines before it are rows, half a line is not, and the error comes
// last, wrapped, with its place.
func TestReaderFails(t *testing.T) {
	boom := errors.New("boom")
	header, row := "indicator,observed,value,note\n"+strings.Repeat("\n", chunk), "oil,2024-07-26,1,\n"
	for _, half := range []string{"", "oil,2024-07-27,", "oil,2024-07-27,1,\"a\nb", "oil,2024-07-27,1,\"a\""} {
		f, err := Tidy("f.csv", iotest.DataErrReader(&failing{strings.NewReader(header + row + half), boom}), testOptions())
		if err != nil {
			t.Fatal(err)
		}
		rows, last := 0, error(nil)
		for _, err := range f.Rows() {
			if last = err; err == nil {
				rows++
			}
		}
		if rows != 1 || !errors.Is(last, boom) || !strings.HasPrefix(last.Error(), "reading f.csv after line") {
			t.Errorf("after %q: got %d rows and %v", half, rows, last)
		}
	}
	if _, err := Tidy("f.csv", iotest.ErrReader(boom), testOptions()); !errors.Is(err, boom) {
		t.Errorf("at once: got %v", err)
	}
}

// failing reads like its reader, and fails where that ends.
type failing struct {
	*strings.Reader
	err error
}

func (f *failing) Read(p []byte) (int, error) {
	n, err := f.Reader.Read(p)
	if err != nil {
		err = f.err
	}
	return n, err
}

// The zero Options know no indicator, and say so without a crash.
func TestZeroOptions(t *testing.T) {
	compare(t, told(t, "indicator,observed,value\noil,2024-07-26,1\n", Options{}),
		"f.csv:2:1: unknown indicator \"oil\" (--allow-unknown keeps it)\n")
}

func place(line int) string { return strconv.Itoa(line) + ":" }

// Units that the watchbook has no table for are known by their names, in the tidy form as elsewhere.
func TestUnitsByName(t *testing.T) {
	opts := testOptions()
	opts.Convert = nil
	for unit, want := range map[string]string{"mb/d": "2000", "million barrels per day": "2000", "b/d": "0.002", "'000 b/d": "2", "kb/d": "2"} {
		compare(t, told(t, "indicator,observed,value,unit\noil,2024-07-26,2,"+unit+"\n", opts), "2: oil 2024-07-26 "+want+"\n")
		compare(t, toldForm(t, "date;indicator;value;unit\n2024-07-26;oil;2;"+unit+"\n", opts), "2: oil 2024-07-26 "+want+"\n")
	}
	compare(t, told(t, "indicator,observed,value,unit\noil,2024-07-26,2,tonnes\n", opts), "f.csv:2:18: the unit is \"tonnes\": want \"kb/d\" or \"mb/d\" or \"huge\"\n")
}

// The unit of an indicator that the watchbook does not name is kept in the note, for nothing else keeps it.
func TestUnitsOfUnknownIndicators(t *testing.T) {
	opts := testOptions()
	opts.AllowUnknown = true
	for file, want := range map[string]string{
		"indicator,observed,value,unit,note\nnew,2024-07-26,1,%,a\n":       "2: new 2024-07-26 1 note=\"unit=%; a\"\n",
		"indicator;date;value;unit;note\nnew;2024-07-26;1;mb/d;a\n":        "2: new 2024-07-26 1 note=\"unit=mb/d; a\"\n",
		"indicator;date;value (mb/d)\nnew;2024-07-26;1\n":                  "2: new 2024-07-26 1 note=\"unit=mb/d\"\n",
		"indicator;date;value\nnew;2024-07-26;1 mb/d\nnew;2024-07-27;2%\n": "2: new 2024-07-26 1 note=\"unit=mb/d\"\n3: new 2024-07-27 2 note=\"unit=%\"\n",
		"indicator;date;value\nnew;2024-07-26;1\n":                         "2: new 2024-07-26 1\n",
	} {
		compare(t, toldForm(t, file, opts), want)
	}
}
