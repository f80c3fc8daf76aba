package csvfile

import (
	"bytes"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"watchtui/internal/data"
)

// FuzzTidy reads anything: it ends without a panic, what it reads is valid, stands on its line, and
// reads back from what it is written as; what it refuses can be shown on a terminal.
func FuzzTidy(f *testing.F) {
	files, _ := filepath.Glob("../../../testdata/csv/*.csv")
	for _, file := range files {
		input, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(input)
	}
	f.Add([]byte("value,observed,indicator,low,high\r\n1e3,2024-07-26 12:00,oil,\"1\",\n\n\"retracted\",2024-02-29,x,,\n"))
	f.Add([]byte("\uFEFFindicator,observed,value,unit,quality\noil,2024-07-26,1.5,mb/d,claimed\nattacks,2024-07-26,-1,,\n"))
	f.Add([]byte("indicator;observed;value\n"))
	f.Fuzz(func(t *testing.T, input []byte) {
		opts := testOptions()
		opts.AllowUnknown = true
		file, err := Tidy("f.csv", bytes.NewReader(input), opts)
		if err != nil {
			checkShown(t, err)
			return
		}
		lines := strings.Split(string(input), "\n")
		last := 0
		var kept []data.Reading
		for row, err := range file.Rows() {
			if err != nil {
				checkShown(t, err)
				continue
			}
			if row.Line <= last || row.Line > len(lines) || strings.TrimSpace(lines[row.Line-1]) == "" {
				t.Fatalf("a row on line %d after line %d of %d", row.Line, last, len(lines))
			}
			last = row.Line
			checkReading(t, row.Reading)
			kept = append(kept, row.Reading)
		}
		again, err := Tidy("f.csv", strings.NewReader(written(t, WriterOptions{}, kept...)), opts)
		if err != nil {
			t.Fatal(err)
		}
		for row, err := range again.Rows() {
			if err != nil || !row.Same(kept[0]) {
				t.Fatalf("got %+v, %v; want %+v", row, err, kept[0])
			}
			kept = kept[1:]
		}
		if len(kept) > 0 {
			t.Fatalf("%d readings are not read again", len(kept))
		}
	})
}

func checkReading(t *testing.T, r data.Reading) {
	t.Helper()
	finite := !math.IsNaN(r.Value) && !math.IsInf(r.Value, 0)
	inRange := !(r.Low > r.Value) && !(r.High < r.Value) && !math.IsInf(r.Low, 0) && !math.IsInf(r.High, 0)
	if finite == r.Retracted || !inRange || r.Indicator == "" || r.Source == "" || len(r.Indicator) > maxName || len(r.Source) > maxName {
		t.Fatalf("not a reading: %+v", r)
	}
	for _, text := range []string{r.Indicator, r.Source, r.Citation, r.Note} {
		if !utf8.ValidString(text) || text != strings.TrimSpace(text) {
			t.Fatalf("%q is not UTF-8 or has space around it", text)
		}
	}
}

func checkShown(t *testing.T, err error) {
	t.Helper()
	if text := err.Error(); text != data.Visible(text) || len(text) > 2000 {
		t.Fatalf("not fit for a terminal: %q", text)
	}
}
