package csvfile

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/klauspost/compress/zstd"
	"github.com/xuri/excelize/v2"

	"watchtui/internal/data"
)

// endless repeats a text for ever.
type endless struct {
	text string
	n    int
}

func (e *endless) Read(p []byte) (int, error) {
	if len(e.text) < 4096 {
		e.text = strings.Repeat(e.text, 4096)
	}
	n := copy(p, e.text[e.n:])
	e.n = (e.n + n) % len(e.text)
	return n, nil
}

func gzipped(t *testing.T, r io.Reader) []byte {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := io.Copy(w, r); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// What is made to hang or to fill the memory is refused at once, in a sentence, and in little memory.
func TestHostile(t *testing.T) {
	start := "Date,Kpler\n2024-01-31,1\n"
	for _, c := range []struct {
		name string
		r    io.Reader
		want string
	}{
		{"a line that never ends", io.MultiReader(strings.NewReader(start), &endless{text: "A"}), "f.csv: a line is longer than 1 MiB"},
		{"a file without line ends", &endless{text: "A"}, "f.csv: a line is longer than 1 MiB"},
		{"NULs for ever", &endless{text: "\x00"}, "f.csv: the file holds binary data, not text"},
		{"UTF-16 without line ends", io.MultiReader(strings.NewReader("\xff\xfe"), &endless{text: "A\x00"}), "f.csv: a line is longer than 1 MiB"},
		{"a program", io.MultiReader(strings.NewReader("\x7fELF\x02\x01"), &endless{text: "\x00\x01"}), "f.csv: the file is a program, not text"},
		{"a database", strings.NewReader("SQLite format 3\x00\x10" + strings.Repeat("\x00", 4000)), "f.csv: the file is an SQLite database, not text"},
		{"an old workbook", strings.NewReader("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), "f.csv: the file is a workbook of the old kind (.xls): save it as .xlsx or CSV first"},
		{"half a zip archive", strings.NewReader("PK\x03\x04\x14\x00\x00\x00"), "f.csv: the workbook cannot be read: its archive is not whole, or none: zip: not a valid zip file"},
		{"a zip archive", bytes.NewReader(zipped(t, "table.csv", "Date,Kpler\n")), "f.csv: the file is a zip archive or a workbook of another program: save its sheet as .xlsx or CSV first"},
		{"a bomb of NULs", bytes.NewReader(gzipped(t, io.LimitReader(&endless{text: "\x00"}, 20<<20))), "f.csv: the file holds binary data, not text"},
		{"a bomb of blank lines", bytes.NewReader(gzipped(t, io.LimitReader(&endless{text: "\n"}, 20<<20))),
			"f.csv: the file unpacks to more than 250 times its size; unpack it yourself if it is to be trusted"},
		{"packed twice", bytes.NewReader(gzipped(t, bytes.NewReader(gzipped(t, strings.NewReader(start))))), "f.csv: the file is compressed with gzip: unpack it first"},
		{"a damaged archive", bytes.NewReader(gzipped(t, strings.NewReader(strings.Repeat(start, 100)))[:60]), "f.csv: the file is damaged: unexpected EOF"},
		{"a line of more than 1 MiB", strings.NewReader(start + "2024-02-29," + strings.Repeat("1", 1<<20) + "\n"), "f.csv:3: the line is longer than 1 MiB"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			_, err := Understand("f.csv", c.r, messyOptions(5, Steering{}))
			if err == nil {
				t.Fatal("it was understood")
			}
			runtime.ReadMemStats(&after)
			if got := strings.TrimSuffix(err.Error(), "; "+headerHint); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
			if held := int64(after.TotalAlloc - before.TotalAlloc); held > 400<<20 {
				t.Errorf("%d MiB were allocated", held>>20)
			}
		})
	}
}

// A quote that is never closed does not swallow the rows behind it, and costs no more than they do.
func TestOpenQuotes(t *testing.T) {
	var b strings.Builder
	b.WriteString("Date,Source,Exports (kb/d)\n2024-01-01,\"never closed,1\n")
	for i := range 20_000 {
		fmt.Fprintf(&b, "2024-01-02,s%d,%d\n", i, i)
	}
	f, err := Understand("f.csv", strings.NewReader(b.String()), messyOptions(5, Steering{}))
	if err != nil {
		t.Fatal(err)
	}
	rows := 0
	for _, err := range f.Rows() {
		if err != nil {
			t.Fatal(err)
		}
		rows++
	}
	if rows != 20_001 { // the quote is the name's first letter
		t.Errorf("%d rows", rows)
	}
}

// Many quotes, wide tables and ragged rows take time in proportion to their size, whatever their columns are taken for.
func TestLinearTime(t *testing.T) {
	for name, text := range map[string]func(n int) string{ // of n thousands
		"a quote opens each line":    func(n int) string { return "Date,a\n" + strings.Repeat("2024-01-01,\"x\n", 2_500*n) },
		"quotes in pairs":            func(n int) string { return "Date,a\n2024-01-01,\"" + strings.Repeat("\"\"\n", 2_500*n) },
		"quotes amid text":           func(n int) string { return "Date,a\n" + strings.Repeat("2024-01-01,\"x\"y\"z\",\"\n", 800*n) },
		"lines that end in CR alone": func(n int) string { return "Date,a\r" + strings.Repeat("2024-01-01,\"x\"\r", 2_500*n) },
		"backslashes":                func(n int) string { return "Date,a\n" + strings.Repeat("2024-01-01,\"\\\"\\\n", 800*n) },
		"ragged rows":                func(n int) string { return wideRows(4, 800*n) + wideRows(3, 800*n+3) },
		"headers without names":      func(n int) string { return wideTable(n, "c", "1") },
		"a value and a source each":  func(n int) string { return wideTable(n, "Kpler %d (kb/d)", "1") },
		"one name for all":           func(n int) string { return wideTable(n, "Kpler (kb/d)", "1") },
		"lower ends":                 func(n int) string { return wideTable(n, "x%d low", "1") },
		"units":                      func(n int) string { return wideTable(n, "unit", "1") },
		"years":                      func(n int) string { return wideTable(n, "year", "2024") },
		"dates":                      func(n int) string { return wideTable(n, "date %d", "2024-02-03") },
		"texts":                      func(n int) string { return wideTable(n, "note", "said so") },
		"quotes that close amiss":    func(n int) string { return wideTable(n, `"a,b"`, "1,234") },
		"days across": func(n int) string {
			var header strings.Builder
			for i := range 800 * n {
				header.WriteString("," + data.Day(i).String())
			}
			return "Source" + header.String() + "\n" + wideRows(4, 800*n)
		},
	} {
		t.Run(name, func(t *testing.T) {
			for _, indicator := range [...]string{"", "fordow_ir6_cascades"} { // asked for, and said
				checkLinear(t, func(n int) {
					f, err := Understand("f.csv", strings.NewReader(text(n)), messyOptions(5, Steering{Indicator: indicator}))
					if err == nil {
						for range f.Rows() {
						}
					}
				})
			}
		})
	}
}

// wideTable is a table of a date and n thousands of columns with such headers, %d being their numbers.
func wideTable(n int, header, cell string) string {
	var b strings.Builder
	b.WriteString("Date")
	for i := range 800 * n {
		b.WriteString("," + strings.ReplaceAll(header, "%d", strconv.Itoa(i)))
	}
	b.WriteByte('\n')
	for range 4 {
		b.WriteString("2024-01-01" + strings.Repeat(","+cell, 800*n) + "\n")
	}
	return b.String()
}

// wideRows are rows of a date and so many numbers.
func wideRows(rows, numbers int) string {
	return strings.Repeat("2024-01-01"+strings.Repeat(",1", numbers)+"\n", rows)
}

// processorTime is the time that the processor gave the thread at hand; nil where that cannot be told, or says little, as under the race
// detector.
var processorTime func() time.Duration

// checkLinear compares the processor time that work of sizes 1 and 16 takes, the least of several runs: 16 times where it goes with the
// size, and 256 times where it goes with the square.
func checkLinear(t *testing.T, work func(size int)) {
	t.Helper()
	if processorTime == nil {
		t.Skip("the time of the processor alone cannot be told here")
	}
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	least := map[int]time.Duration{}
	for range 8 {
		for _, size := range [...]int{1, 16} {
			began := processorTime()
			work(size)
			if took := processorTime() - began; least[size] == 0 || took < least[size] {
				least[size] = took
			}
		}
		if least[16] < 64*least[1] {
			return
		}
	}
	t.Errorf("sixteen times as much takes %v, and not some sixteen times %v", least[16], least[1])
}

// What is packed is read as what it was.
func TestCompressed(t *testing.T) {
	text := "Month;Kpler (kb/d)\nJan-24;1210\n"
	var packed bytes.Buffer
	w, err := zstd.NewWriter(&packed)
	if err != nil {
		t.Fatal(err)
	}
	w.Write([]byte(text))
	w.Close()
	want := "indicator,observed,value,unit,source,quality,note\noil_exports_china,2024-01-31,1210,kb/d,Kpler,estimated,period=month\n"
	compare(t, tidied(t, "f.csv.zst", packed.Bytes(), messyOptions(5, Steering{})), want)
	compare(t, tidied(t, "f.csv.gz", gzipped(t, strings.NewReader(text)), messyOptions(5, Steering{})), want)

	tidy := "indicator,observed,value\noil_exports_china,2024-01-31,1210\n"
	f, err := Understand("f.csv.gz", bytes.NewReader(gzipped(t, strings.NewReader(tidy))), messyOptions(5, Steering{}))
	if err != nil {
		t.Fatal(err)
	}
	if about := f.Understanding(); !about.Tidy || about.Compression != "gzip" || len(about.First) != 1 || about.First[0].Source != "f" {
		t.Errorf("got %+v", about)
	}
}

// zipped is a zip archive of parts: name, text, name, text.
func zipped(t *testing.T, parts ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for pair := range slices.Chunk(parts, 2) {
		file, err := w.Create(pair[0])
		if err == nil {
			_, err = io.WriteString(file, pair[1])
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// A workbook's cells are taken as they are typed, by sheet.
func TestWorkbook(t *testing.T) {
	book := excelize.NewFile()
	book.SetSheetName("Sheet1", "Notes")
	book.SetCellValue("Notes", "A1", "see the other sheet")
	book.NewSheet("Data")
	for i, row := range [][]any{
		{"Oil exports to China"}, {}, {"Month", "Kpler (kb/d)", "Vortexa (kb/d)"},
		{time.Date(2024, 1, 31, 0, 0, 0, 0, time.UTC), 1210.5, "n/a"},
		{time.Date(2024, 2, 29, 0, 0, 0, 0, time.UTC), 1345, 1.3e3},
	} {
		cell, _ := excelize.CoordinatesToCellName(1, i+1)
		if err := book.SetSheetRow("Data", cell, &row); err != nil {
			t.Fatal(err)
		}
	}
	var b bytes.Buffer
	if err := book.Write(&b); err != nil {
		t.Fatal(err)
	}
	compare(t, tidied(t, "f.xlsx", b.Bytes(), messyOptions(5, Steering{Sheet: "data"})), `indicator,observed,value,unit,source,quality,note
oil_exports_china,2024-01-31,1210.5,kb/d,Kpler,estimated,
oil_exports_china,2024-02-29,1345,kb/d,Kpler,estimated,
oil_exports_china,2024-02-29,1300,kb/d,Vortexa,estimated,
`)
	compare(t, tidied(t, "f.xlsx", b.Bytes(), messyOptions(5, Steering{Sheet: "none"})), "f.xlsx: there is no sheet \"none\"; there are \"Notes\", \"Data\"\n")
}

// A file that names its indicators is not said to be about another one: kilograms would become barrels.
func TestIndicatorThatTheFileContradicts(t *testing.T) {
	const file = "indicator,date,value\noil_exports_china,2024-01-31,1210\nusd_irr_open_market,2024-01-31,500000\n"
	compare(t, tidied(t, "f.csv", []byte(file), messyOptions(5, Steering{Indicator: "oil_exports_china"})), "indicator,observed,value,unit,source,quality,note\n"+
		"oil_exports_china,2024-01-31,1210,kb/d,f,estimated,\nusd_irr_open_market,2024-01-31,500000,IRR per USD,f,estimated,\n"+
		"? : --indicator says that all values are about oil_exports_china, and the file itself names usd_irr_open_market: leave the flag out\n")
}

// Dates that are shown as months are those of months, as in what a spreadsheet saves as text: they count on the last day. Where a column has any other
// date they stay days.
func TestWorkbookWithMonths(t *testing.T) {
	for second, want := range map[time.Time]string{
		time.Date(2024, 2, 1, 0, 0, 0, 0, time.UTC): `indicator,observed,value,unit,source,quality,note
oil_exports_china,2024-01-31,1210,kb/d,f,estimated,period=month
oil_exports_china,2024-02-29,1345,kb/d,f,estimated,period=month
`,
		time.Date(2024, 2, 15, 0, 0, 0, 0, time.UTC): `indicator,observed,value,unit,source,quality,note
oil_exports_china,2024-01-01,1210,kb/d,f,estimated,
oil_exports_china,2024-02-15,1345,kb/d,f,estimated,
`,
	} {
		book := excelize.NewFile()
		format := "mmm-yy"
		style, err := book.NewStyle(&excelize.Style{CustomNumFmt: &format})
		if err != nil {
			t.Fatal(err)
		}
		for cell, row := range map[string][]any{"A1": {"Month", "Oil exports to China (kb/d)"}, "A2": {time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC), 1210}, "A3": {second, 1345}} {
			if err := book.SetSheetRow("Sheet1", cell, &row); err != nil {
				t.Fatal(err)
			}
		}
		if err := book.SetCellStyle("Sheet1", "A2", "A3", style); err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		if err := book.Write(&b); err != nil {
			t.Fatal(err)
		}
		compare(t, tidied(t, "f.xlsx", b.Bytes(), messyOptions(5, Steering{})), want)
	}
}

// A formula that was never computed has no value to be read, and its row is refused: it is not left out without a word.
func TestWorkbookThatWasNeverComputed(t *testing.T) {
	book := excelize.NewFile()
	for cell, row := range map[string][]any{"A1": {"Date", "Oil exports to China (kb/d)"}, "A2": {"2024-01-31", 1210}, "A3": {"2024-02-29"}, "A4": {"2024-03-31", 1300}} {
		if err := book.SetSheetRow("Sheet1", cell, &row); err != nil {
			t.Fatal(err)
		}
	}
	if err := book.SetCellFormula("Sheet1", "B3", "B2+135"); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := book.Write(&b); err != nil {
		t.Fatal(err)
	}
	compare(t, tidied(t, "f.xlsx", b.Bytes(), messyOptions(5, Steering{})), `indicator,observed,value,unit,source,quality,note
oil_exports_china,2024-01-31,1210,kb/d,f,estimated,
oil_exports_china,2024-03-31,1300,kb/d,f,estimated,
! f.xlsx:3:2: "=B2+135" is not a number
`)
}

// A table that is small in its file can be large in memory: one cell in the last column and one in the last row.
func TestWideAndLongWorkbook(t *testing.T) {
	const related = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	file := zipped(t, "xl/workbook.xml", `<workbook xmlns:r="`+related+`"><sheets><sheet name="Sheet1" r:id="r1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels", `<Relationships><Relationship Id="r1" Type="`+related+`/worksheet" Target="sheet.xml"/></Relationships>`,
		"xl/sheet.xml", `<worksheet><sheetData><row><c r="XFD1"><v>1</v></c></row><row r="1048576"><c><v>1</v></c></row></sheetData></worksheet>`)
	compare(t, tidied(t, "f.xlsx", file, messyOptions(5, Steering{})),
		"f.xlsx: the sheet \"Sheet1\" cannot be read: more than 8 million cells, empty ones among them\n")
}

// sized is a file whose size is known before it is read.
type sized struct{ endless }

func (sized) Size() int64 { return 300 << 20 }

// A file that would not fit into the memory is refused by its size.
func TestHostileSize(t *testing.T) {
	file := &sized{endless{text: "Date,Kpler\n"}}
	_, err := Understand("f.csv", file, messyOptions(5, Steering{}))
	if err == nil || !strings.Contains(err.Error(), "more than 256 MiB") {
		t.Fatalf("got %v", err)
	}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	_, _ = Understand("f.csv", file, messyOptions(5, Steering{}))
	runtime.ReadMemStats(&after)
	if held := int64(after.TotalAlloc - before.TotalAlloc); held > 8<<20 {
		t.Errorf("%d MiB were allocated", held>>20)
	}
}
