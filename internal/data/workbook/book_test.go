package workbook

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
)

// archive is a zip archive of parts: name, text, name, text.
func archive(tb testing.TB, parts ...string) []byte {
	tb.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for pair := range slices.Chunk(parts, 2) {
		file, err := w.CreateHeader(&zip.FileHeader{Name: pair[0], Method: zip.Store})
		if err == nil {
			_, err = file.Write([]byte(pair[1]))
		}
		if err != nil {
			tb.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		tb.Fatal(err)
	}
	return b.Bytes()
}

const (
	related = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	rootRel = `<Relationships><Relationship Id="a" Type="` + related + `/officeDocument" Target="xl/workbook.xml"/></Relationships>`
	bookRel = `<Relationships><Relationship Id="r1" Type="` + related + `/worksheet" Target="worksheets/sheet1.xml"/>` +
		`<Relationship Id="r2" Type="` + related + `/chartsheet" Target="chartsheets/sheet2.xml"/>` +
		`<Relationship Id="r3" Type="` + related + `/sharedStrings" Target="/xl/sharedStrings.xml"/>` +
		`<Relationship Id="r4" Type="` + related + `/styles" Target="styles.xml"/></Relationships>`
	bookText = `<workbook xmlns:r="` + related + `"><sheets><sheet name="Data" r:id="r1"/><sheet name="Chart" state="hidden" r:id="r2"/></sheets></workbook>`
)

// small is a workbook with a sheet of these rows, and with parts that take the place of others.
func small(tb testing.TB, rows string, others ...string) []byte {
	tb.Helper()
	parts := []string{"_rels/.rels", rootRel, "xl/_rels/workbook.xml.rels", bookRel, "xl/workbook.xml", bookText,
		"xl/worksheets/sheet1.xml", `<?xml version="1.0" encoding="UTF-8"?><worksheet><sheetData>` + rows + `</sheetData><mergeCells/></worksheet>`,
		"xl/sharedStrings.xml", `<sst><si><t>Kpler</t></si><si><r><t>Vort</t></r><r><t>exa</t></r></si><si><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh></si></sst>`,
		"xl/styles.xml", `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>` +
			`<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="20"/></cellXfs></styleSheet>`}
	for pair := range slices.Chunk(others, 2) {
		parts[slices.Index(parts, pair[0])+1] = pair[1]
	}
	return archive(tb, parts...)
}

// shown is a sheet as text: the number of a row, then its cells; a date with its serial number.
func shown(file []byte, sheet int) string {
	book, err := Open(bytes.NewReader(file), int64(len(file)), 1<<20)
	if err != nil {
		return err.Error()
	}
	var lines []string
	for row, err := range book.Rows(sheet) {
		if err != nil {
			return strings.Join(append(lines, err.Error()), "\n")
		}
		line := fmt.Sprint(row.Number)
		for _, c := range row.Cells {
			line += "|" + c.Text
			if c.Serial != 0 {
				line += fmt.Sprintf(" (day %v)", c.Serial)
			}
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}

func TestCells(t *testing.T) {
	for _, c := range []struct{ name, rows, want string }{
		{"numbers in full", `<row r="1"><c r="A1"><v>1210.5</v></c><c r="B1" t="n"><v>0.30000000000000004</v></c></row>`, "1|1210.5|0.30000000000000004"},
		{"shared texts, by runs and without how they are read", `<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="s"><v> 2 </v></c></row>`, "1|Kpler|Vortexa|東京"},
		{"texts in their cells", `<row><c t="inlineStr"><is><t>a</t></is></c><c t="inlineStr"><is><r><t>b</t></r><rPh><t>x</t></rPh><r><t> c</t></r></is></c></row>`, "1|a|b c"},
		{"a formula's kept value, or itself", `<row><c t="str"><f>A1&amp;"x"</f><v>10x</v></c><c><f>1+1</f><v>2</v></c><c><f>3</f></c></row>`, "1|10x|2|=3"},
		{"a formula's empty text, which was computed", `<row><c t="str"><f>IF(A1="","",A1)</f><v></v></c><c t="str"><f>B1</f><v/></c><c><f>C1</f><v></v></c><c t="str"><f>D1</f></c></row>`, "1|||=C1|=D1"},
		{"escapes of what XML cannot hold", `<row><c t="str"><v>a_x000D_b_x005F_x_xD83D__xDE00__xZZZZ_</v></c></row>`, "1|a\rb_x😀_xZZZZ_"},
		{"truth values, errors and dates in words", `<row><c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c><c t="d"><v>2024-01-31</v></c></row>`, "1|1|#N/A|2024-01-31"},
		{"dates by a format that every workbook has", `<row><c s="1"><v>45322</v></c></row>`, "1|45322 (day 45322)"},
		{"dates by a format of the workbook", `<row><c s="2"><v>45322.75</v></c></row>`, "1|45322.75 (day 45322.75)"},
		{"no dates: a time, a text, a negative number, a style that is not there",
			`<row><c s="3"><v>0.5</v></c><c s="1" t="str"><v>45322</v></c><c s="1"><v>-1</v></c><c s="9"><v>45322</v></c></row>`, "1|0.5|45322|-1|45322"},
		{"cells and rows that are left out", `<row r="2"><c r="C2"><v>1</v></c><c><v>2</v></c></row><row><c r="B3"><v>3</v></c></row><row r="9"/>`, "2|||1|2\n3||3\n9"},
		{"empty cells behind the last", `<row><c r="A1"><v>1</v></c><c r="B1" s="1"/></row>`, "1|1"},
		{"a row before the last one", `<row r="2"/><row r="2"/>`, "2\nrow \"2\" stands behind row 2"},
		{"a row beyond the last", `<row r="1048577"/>`, `row "1048577" stands behind row 0`},
		{"a column beyond the last", `<row><c r="XFE1"/></row>`, `"XFE1" in row 1 is not the place of a cell`},
		{"a place that is none", `<row><c r="1A"/></row>`, `"1A" in row 1 is not the place of a cell`},
		{"a shared text that is not there", `<row><c/><c t="s"><v>3</v></c></row>`, `the cell in row 1, column 2: there is no shared text "3"`},
		{"an end that is missing", `<row><c>`, "the cell in row 1, column 1: XML syntax error on line 1: element <c> closed by </sheetData>"},
		{"elements in each other", strings.Repeat("<row>", 70), "more than 64 elements stand in each other"},
	} {
		if got := shown(small(t, c.rows), 0); got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", c.name, got, c.want)
		}
	}
}

func TestBook(t *testing.T) {
	date := `<row><c s="1"><v>43860</v></c></row>`
	strict := strings.NewReplacer("http://schemas.openxmlformats.org/officeDocument/2006", "http://purl.oclc.org/ooxml/officeDocument", "<workbook ", `<x:workbook xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main" `,
		"<sheet", "<x:sheet", "</sheets", "</x:sheets", "</workbook", "</x:workbook")
	for _, c := range []struct {
		name string
		file []byte
		want string
	}{
		{"days since 1904", small(t, date, "xl/workbook.xml", strings.Replace(bookText, "<sheets", `<workbookPr date1904="1"/><sheets`, 1)), "1|43860 (day 45322)"},
		{"strict, and with prefixes", small(t, date, "_rels/.rels", strict.Replace(rootRel), "xl/_rels/workbook.xml.rels", strict.Replace(bookRel), "xl/workbook.xml", strict.Replace(bookText)), "1|43860 (day 43860)"},
		{"no relations at the root", small(t, date, "_rels/.rels", "<Relationships/>"), "1|43860 (day 43860)"},
		{"no archive", []byte("PK"), "its archive is not whole, or none: zip: not a valid zip file"},
		{"another archive", archive(t, "a.txt", "a"), ErrNone.Error()},
		{"a binary workbook", small(t, date, "_rels/.rels", strings.Replace(rootRel, ".xml", ".bin", 1)), ErrNone.Error()},
		{"a letter", small(t, date, "xl/workbook.xml", "<document/>"), ErrNone.Error()},
		{"a sheet that is missing", small(t, "", "xl/_rels/workbook.xml.rels", strings.Replace(bookRel, "sheet1", "sheet7", 1)), "its part xl/worksheets/sheet7.xml is missing"},
	} {
		if got := shown(c.file, 0); got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", c.name, got, c.want)
		}
	}
	file := small(t, date)
	book, err := Open(bytes.NewReader(file), int64(len(file)), 1<<20)
	if err != nil || !slices.Equal(book.Sheets(), []string{"Data", "Chart"}) {
		t.Errorf("got %v, %v", book, err)
	}
	if got := shown(file, 1); got != "" {
		t.Errorf("a chart has cells: %s", got)
	}
}

// What unpacks to more than is allowed is refused, by its bytes or by what they would take in memory.
func TestBombs(t *testing.T) {
	for _, c := range []struct {
		name string
		file []byte
	}{
		{"rows", small(t, strings.Repeat("<row></row>", 200_000))},
		{"a text", small(t, "<row><c><v>"+strings.Repeat("1", 2<<20)+"</v></c></row>")},
		{"attributes", small(t, "<row "+strings.Repeat(`a="" `, 400_000)+"/>")},
		{"shared texts of nothing", small(t, "", "xl/sharedStrings.xml", "<sst>"+strings.Repeat("<si/>", 100_000)+"</sst>")},
		{"sheets", small(t, "", "xl/workbook.xml", "<workbook>"+strings.Repeat("<sheet/>", 50_000)+"</workbook>")},
	} {
		book, err := Open(bytes.NewReader(c.file), int64(len(c.file)), 1<<20)
		if err == nil {
			for _, err = range book.Rows(0) {
				if err != nil {
					break
				}
			}
		}
		if !errors.Is(err, ErrTooLarge) {
			t.Errorf("%s: got %v", c.name, err)
		}
	}
}

func TestIsMonth(t *testing.T) {
	for format, want := range map[string]bool{"mmm-yy": true, `mmm\-yy`: true, "yyyy/mm": true, `mmmm "day" yyyy;@`: true, "[$-409]mmm yy": true, "d mmm yy": false, "yyyy": false,
		"mm:ss": false, "yyyy-mm hh:mm": false, "0.00": false} {
		if got := isMonth(format); got != want {
			t.Errorf("isMonth(%q) = %v", format, got)
		}
	}
}

func TestIsDate(t *testing.T) {
	for format, want := range map[string]bool{
		"yyyy-mm-dd": true, "[$-409]d-mmm-yy;@": true, "MMM YYYY": true, `"on "dd/mm`: true, "m/d/yy h:mm": true,
		"General": false, "0.00": false, "h:mm:ss": false, "[h]:mm": false, `0.0" kb/d"`: false, `#,##0\d`: false, "[Red]0": false, "0_d": false, "0;yyyy": false, `"d`: false, `\`: false, "": false,
	} {
		if got := isDate(format); got != want {
			t.Errorf("isDate(%q) = %v", format, got)
		}
	}
}

// FuzzRows reads anything as a sheet, as its texts and as its styles: it ends without a panic, rows stand in their order, and no cell beyond the last column.
func FuzzRows(f *testing.F) {
	f.Add(`<row r="2"><c r="C2" t="s"><v>1</v></c></row>`, `<si><t>a</t></si><si/>`, `<numFmt numFmtId="164" formatCode="d"/><cellXfs><xf numFmtId="164"/></cellXfs>`)
	f.Add(`<row><c t="inlineStr"><is><r><t>b_x000D_</t></r></is></c></row></sheetData>`, `<si>`, `<dxfs><xf/>`)
	f.Fuzz(func(t *testing.T, rows, texts, styles string) {
		file := small(t, rows, "xl/sharedStrings.xml", "<sst>"+texts, "xl/styles.xml", "<styleSheet>"+styles+"</styleSheet>")
		book, err := Open(bytes.NewReader(file), int64(len(file)), 1<<20)
		if err != nil {
			return
		}
		last := 0
		for row, err := range book.Rows(0) {
			if err != nil {
				return
			}
			if row.Number <= last || row.Number > maxRows || len(row.Cells) > maxColumns {
				t.Fatalf("row %d with %d cells behind row %d", row.Number, len(row.Cells), last)
			}
			last = row.Number
		}
	})
}

// FuzzOpen opens anything.
func FuzzOpen(f *testing.F) {
	f.Add(small(f, "<row/>"))
	f.Fuzz(func(t *testing.T, file []byte) {
		book, err := Open(bytes.NewReader(file), int64(len(file)), 1<<20)
		if err != nil {
			return
		}
		for i := range book.Sheets() {
			for _, err := range book.Rows(i) {
				if err != nil {
					break
				}
			}
		}
	})
}
