package csvfile

import (
	"bytes"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"watchtui/internal/data"
)

// FuzzUnderstand reads anything, steered in a few ways: it ends without a panic, its readings are valid, what it refuses or
// asks can be shown on a terminal, and its table is a rectangle.
func FuzzUnderstand(f *testing.F) {
	for _, pattern := range []string{"../../../testdata/csv/forms/*", "../../../testdata/csv/messy/*sv"} {
		files, _ := filepath.Glob(pattern)
		for _, file := range files {
			input, err := os.ReadFile(file)
			if err != nil {
				f.Fatal(err)
			}
			f.Add(input, uint8(0))
		}
	}
	f.Add([]byte("a,\"b\nc,\"d\"e\",f\n1,2,3\n"), uint8(1))
	f.Add([]byte("\xff\xfea\x00,\x00b\x00"), uint8(2))
	f.Add([]byte("\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xffK\x04\x00C\xbe\xb7\xe8\x01\x00\x00\x00"), uint8(0))
	f.Add([]byte("x|y\r1|'2\r|'\r"), uint8(3))
	f.Add([]byte("a title\n\""), uint8(229))
	f.Add([]byte("Day;Jan;Feb\n2024-01-31;1;2\n2024-02-29;3;4\n"), uint8(1)) // months of no year
	f.Add([]byte("o China ()\nJb/d)\nJ"), uint8('1'))                        // parentheses around nothing
	f.Add([]byte("A MAY \n1A1900 00 !60"), uint8(4))                         // a month of no year, said to be the value
	f.Fuzz(func(t *testing.T, input []byte, how uint8) {
		if len(input) > 4<<10 {
			t.Skip("too long to try many")
		}
		steer := []Steering{{}, {Indicator: "oil_exports_china"}, {Indicator: "slv_launches", DateOrder: "mdy", Decimal: "comma"},
			{Delimiter: "|", Layout: "wide", SkipRows: 1}, {Encoding: "latin1", Map: map[string]string{"observed": "#1", "value": "#2"}}}[how%5]
		opts := messyOptions(len(messyBook), steer)
		opts.InMemory = how&8 != 0
		opts.AllowUnknown = how&16 != 0
		file, err := Understand("f.csv", bytes.NewReader(input), opts)
		if err != nil {
			checkShown(t, err)
			return
		}
		for row, err := range file.Rows() {
			if err != nil {
				checkShown(t, err)
				continue
			}
			r := row.Reading
			finite := !math.IsNaN(r.Value) && !math.IsInf(r.Value, 0)
			if finite == r.Retracted || r.Low > r.Value || r.High < r.Value || r.Indicator == "" || r.Source == "" || row.Line < 1 {
				t.Fatalf("not a reading: %+v", row)
			}
			if _, err := data.ParseInstant(r.Observed.String()); err != nil {
				t.Fatal(err)
			}
		}
		width := -1
		for row := range file.Table() {
			if width >= 0 && len(row) != width {
				t.Fatalf("a row of %d cells after one of %d", len(row), width)
			}
			width = len(row)
		}
		for _, q := range file.Understanding().Questions {
			if q.Text != data.Visible(q.Text) {
				t.Fatalf("not fit for a terminal: %q", q.Text)
			}
		}
	})
}

// FuzzDate reads anything as a date: what it reads is a date of 1900 to 2200, in either order the same unless it is open.
func FuzzDate(f *testing.F) {
	for _, c := range dateForms {
		f.Add(c.text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		dmy, _, ok := readDate(text, dayFirst)
		mdy, _, okToo := readDate(text, monthFirst)
		if ok && dmy.month == 0 {
			if _, err := data.ParseInstant(dmy.at.Day().String()); err != nil {
				t.Fatalf("%q is %s: %v", text, dmy.at, err)
			}
		}
		if ok && okToo && !dmy.isOpen && dmy.at != mdy.at {
			t.Fatalf("%q is %s and %s, but not open", text, dmy.at, mdy.at)
		}
		readClock(text)
		isUnix(text)
	})
}

// FuzzValue takes anything apart as a cell with a number: the number is one under one of the decimal marks at least, or
// is refused with a reason that can be shown.
func FuzzValue(f *testing.F) {
	for _, c := range valueForms {
		f.Add(c.text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		v := readValue(text)
		if !v.ok {
			return
		}
		var e evidence
		e.look(v.number)
		for _, d := range []decimal{decimalPoint, decimalComma} {
			if number, reason := readNumeral(v.number, d, 1); reason == "" && (math.IsNaN(number) || math.IsInf(number, 0)) {
				t.Fatalf("%q is %v", text, number)
			} else if reason != data.Visible(reason) {
				t.Fatalf("not fit for a terminal: %q", reason)
			}
		}
		if strings.TrimSpace(v.number) == "" {
			t.Fatalf("%q has no number", text)
		}
		measureOf(v.unit)
	})
}
