package csvfile

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"pgregory.net/rapid"
)

// manner is how a table is written.
type manner struct {
	delimiter, quote, lineEnd string
	escape                    string // of a quote within quotes
	always                    bool   // quotes around all cells of text
	encoding                  string
	above, below              []string
}

func drawManner(t *rapid.T) manner {
	m := manner{
		delimiter: rapid.SampledFrom([]string{",", ";", "\t", "|", ", "}).Draw(t, "delimiter"),
		quote:     `"`,
		lineEnd:   rapid.SampledFrom([]string{"\n", "\r\n", "\r"}).Draw(t, "line end"),
		escape:    `""`,
		always:    rapid.Bool().Draw(t, "always quoted"),
		encoding:  rapid.SampledFrom([]string{"UTF-8", "UTF-8 with a mark", "UTF-16LE", "UTF-16BE", "Windows-1252"}).Draw(t, "encoding"),
	}
	if rapid.Bool().Draw(t, "title") {
		m.above = []string{"A table of the agency's", ""}
	}
	if rapid.Bool().Draw(t, "footnote") {
		m.below = []string{"", "Source: the agency"}
	}
	return m
}

// write writes a table in the manner.
func (m manner) write(t *rapid.T, rows [][]string) []byte {
	var b strings.Builder
	for _, line := range m.above {
		b.WriteString(line + m.lineEnd)
	}
	for _, row := range rows {
		for i, cell := range row {
			if i > 0 {
				b.WriteString(m.delimiter)
			}
			if m.always || strings.ContainsAny(cell, m.delimiter+m.quote+"\r\n") {
				cell = m.quote + strings.ReplaceAll(cell, m.quote, m.escape) + m.quote
			}
			b.WriteString(cell)
		}
		b.WriteString(m.lineEnd)
	}
	for _, line := range m.below {
		b.WriteString(line + m.lineEnd)
	}
	text := b.String()
	var raw []byte
	var err error
	switch m.encoding {
	case "UTF-8":
		raw = []byte(text)
	case "UTF-8 with a mark":
		raw = []byte("\uFEFF" + text)
	case "UTF-16LE":
		raw, err = unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().Bytes([]byte(text))
	case "UTF-16BE":
		raw, err = unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM).NewEncoder().Bytes([]byte(text))
	default:
		raw, err = charmap.Windows1252.NewEncoder().Bytes([]byte(text))
	}
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

// Law: a table written in any manner is understood back to the same table, and in all manners to the same readings.
func TestTablesComeBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rows := [][]string{{"Date", "Kpler (kb/d)", "Vortexa (kb/d)", "Remarks"}}
		remark := rapid.SampledFrom([]string{"", "über Malaysia", "a, b; c", `the "dark" fleet`, "late | revised", "two\tcargoes", "été"})
		n := rapid.IntRange(3, 12).Draw(t, "rows")
		for i := range n {
			rows = append(rows, []string{
				fmt.Sprintf("2024-%02d-%02d", i+1, rapid.IntRange(1, 28).Draw(t, "day")),
				fmt.Sprintf("%d.%d", rapid.IntRange(1, 3000).Draw(t, "Kpler"), rapid.IntRange(0, 99).Draw(t, "fraction")),
				fmt.Sprint(rapid.IntRange(1, 3000).Draw(t, "Vortexa")),
				remark.Draw(t, "remark"),
			})
		}
		var told string
		for range 2 {
			m := drawManner(t)
			raw := m.write(t, rows)
			f, err := Understand("f.csv", bytes.NewReader(raw), messyOptions(5, Steering{}))
			if err != nil {
				t.Fatalf("%q: %v", raw, err)
			}
			if u := f.Understanding(); u.Delimiter != m.delimiter || len(u.Questions) > 0 || u.Shape != WideSources {
				t.Fatalf("%q: got %+v, want the delimiter %q", raw, u, m.delimiter)
			}
			i := 0
			for row := range f.Table() {
				if i >= len(rows) || !slices.Equal(row, rows[i]) {
					t.Fatalf("%q: row %d is %q", raw, i, row)
				}
				i++
			}
			if i != len(rows) {
				t.Fatalf("%q: %d rows, want %d", raw, i, len(rows))
			}
			again := ""
			for row, err := range f.Rows() {
				if err != nil {
					t.Fatalf("%q: %v", raw, err)
				}
				row.Line = 0
				again += fmt.Sprintf("%+v\n", row)
			}
			if told != "" && again != told {
				t.Fatalf("%q: got\n%s, want\n%s", raw, again, told)
			}
			told = again
		}
	})
}

// A profile knows the files of its kind by their header, and carries what was said of the first.
func TestProfiles(t *testing.T) {
	said := Steering{Indicator: "oil_exports_china", Unit: "mb/d", Map: map[string]string{"observed": "as of"}}
	text := "As of;Kpler;Vortexa\n2024-01-31;1,2;1,3\n"
	f, err := Understand("f.csv", strings.NewReader(text), messyOptions(5, said))
	if err != nil {
		t.Fatal(err)
	}
	profile := f.Understanding().Profile("trackers")
	for _, c := range []struct {
		header []string
		want   bool
	}{
		{[]string{"As of", "Kpler", "Vortexa"}, true}, {[]string{" as  OF", "kpler", "vortexa"}, true},
		{[]string{"As of", "Vortexa", "Kpler"}, false}, {[]string{"As of", "Kpler"}, false}, {nil, false},
	} {
		if got := profile.Fits(c.header); got != c.want {
			t.Errorf("%q: got %v", c.header, got)
		}
	}
	compare(t, tidied(t, "f.csv", []byte(text), messyOptions(5, profile.Steering)), `indicator,observed,value,unit,source,quality,note
oil_exports_china,2024-01-31,1200,kb/d,Kpler,estimated,
oil_exports_china,2024-01-31,1300,kb/d,Vortexa,estimated,
`)
}

// What a person says that cannot be, or that the file does not bear out, is told.
func TestSteeringIsChecked(t *testing.T) {
	file := []byte("Date,Level,Cascades\n2024-01-31,60,2\n")
	for _, c := range []struct {
		steer Steering
		want  string
	}{
		{Steering{Layout: "tall"}, "f.csv: --layout is \"tall\": want long or wide\n"},
		{Steering{DateOrder: "ydm"}, "f.csv: --date-order is \"ydm\": want dmy or mdy or ymd\n"},
		{Steering{Decimal: "."}, "f.csv: --decimal is \".\": want comma or point\n"},
		{Steering{Quality: "good"}, "f.csv: --quality is \"good\": want verified or estimated or claimed\n"},
		{Steering{Encoding: "klingon"}, "f.csv: --encoding is \"klingon\": want utf-8, utf-16le, utf-16be, windows-1252 or another that is known\n"},
		{Steering{Map: map[string]string{"fordow_enrichment": "Level", "observed": "Date"}},
			"indicator,observed,value,unit,source,quality,note\nfordow_enrichment,2024-01-31,60,% U-235,f,estimated,\n"},
	} {
		compare(t, tidied(t, "f.csv", file, messyOptions(5, c.steer)), c.want)
	}
	got := tidied(t, "f.csv", file, messyOptions(5, Steering{Map: map[string]string{"value": "Stock"}}))
	if !strings.Contains(got, `? --map: --map names the column "Stock", but there is none`) {
		t.Errorf("got %s", got)
	}
}
