package csvfile

import (
	"errors"
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"watchtui/internal/data"
)

func written(t testing.TB, opts WriterOptions, readings ...data.Reading) string {
	t.Helper()
	var b strings.Builder
	w := NewWriter(&b, opts)
	for _, r := range readings {
		if err := w.Write(r); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func day(text string) data.Instant {
	at, err := data.ParseInstant(text)
	if err != nil {
		panic(err)
	}
	return at
}

func TestWriter(t *testing.T) {
	units := func(id string) string { return map[string]string{"oil": "kb/d"}[id] }
	compare(t, written(t, WriterOptions{}), header+"\n")
	compare(t, written(t, WriterOptions{Unit: units},
		data.Reading{Indicator: "oil", Observed: day("2024-06-30"), Value: 1450, Low: 1300, High: 1500.5, Source: "Kpler",
			Quality: data.Verified, Published: day("2024-07-26T14:30:00Z"), Citation: "a, b", Note: "say \"so\"\nand go"},
		data.Reading{Indicator: "attacks", Observed: day("2024-06-30"), Value: 1e-7, Low: math.NaN(), High: math.NaN(),
			Source: "-5", Published: data.NoInstant, Note: "=1+1"},
		data.Reading{Indicator: "oil", Observed: day("2024-06-30"), Value: math.NaN(), Retracted: true, Low: math.NaN(), High: math.NaN(),
			Source: "Kpler", Quality: data.Estimated, Published: data.NoInstant},
	), header+"\n"+
		"oil,2024-06-30,1450,1300,1500.5,kb/d,Kpler,verified,2024-07-26T14:30:00Z,\"a, b\",\"say \"\"so\"\"\nand go\"\n"+
		"attacks,2024-06-30,0.0000001,,,,-5,claimed,,,=1+1\n"+
		"oil,2024-06-30,retracted,,,kb/d,Kpler,estimated,,,\n")
}

// Cells as they are, and as a spreadsheet may have them.
func TestWriterForSpreadsheets(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"=1+1", "'=1+1"}, {"+1+1", "'+1+1"}, {"-1+1", "'-1+1"}, {"@SUM(A1)", "'@SUM(A1)"}, {"\t=1", "'\t=1"}, {"\r=1", "\"'\r=1\""},
		{"=HYPERLINK(\"http://x\",1)", "\"'=HYPERLINK(\"\"http://x\"\",1)\""}, {"-", "'-"}, {"-x", "'-x"}, {"+NaN", "'+NaN"},
		{"-5", "-5"}, {"+5", "+5"}, {"-1.5e3", "-1.5e3"}, {"a=1", "a=1"}, {"", ""}, {"'=1", "'=1"}, {"é", "é"},
	} {
		reading := data.Reading{Indicator: "oil", Value: -5, Low: math.NaN(), High: math.NaN(), Source: "s", Published: data.NoInstant, Note: c.text}
		compare(t, written(t, WriterOptions{Spreadsheet: true}, reading), header+"\noil,1970-01-01,-5,,,,s,claimed,,,"+c.want+"\n")
		if c.text != c.want && !strings.ContainsAny(c.text, "\r\"") {
			compare(t, written(t, WriterOptions{}, reading), header+"\noil,1970-01-01,-5,,,,s,claimed,,,"+c.text+"\n")
		}
	}
}

// A writer that fails says so, at the latest when flushed.
func TestWriterFails(t *testing.T) {
	boom := errors.New("boom")
	w := NewWriter(failingWriter{boom}, WriterOptions{})
	for range 10_000 {
		if err := w.Write(data.Reading{Indicator: "oil", Published: data.NoInstant}); err != nil && !errors.Is(err, boom) {
			t.Fatal(err)
		}
	}
	if err := w.Flush(); !errors.Is(err, boom) {
		t.Errorf("got %v", err)
	}
}

type failingWriter struct{ err error }

func (w failingWriter) Write([]byte) (int, error) { return 0, w.err }

// Law: Tidy reads what a Writer wrote to the same readings.
func TestRoundTrip(t *testing.T) {
	units := func(id string) string {
		found, _ := testOptions().Indicator(id)
		return found.Unit
	}
	rapid.Check(t, func(t *rapid.T) {
		readings := rapid.SliceOf(rapid.Custom(drawReading)).Draw(t, "readings")
		var b strings.Builder
		w := NewWriter(&b, WriterOptions{Unit: units})
		for _, r := range readings {
			if err := w.Write(r); err != nil {
				t.Fatal(err)
			}
		}
		if err := w.Flush(); err != nil {
			t.Fatal(err)
		}
		opts := testOptions()
		opts.AllowUnknown = true
		f, err := Tidy("f.csv", strings.NewReader(b.String()), opts)
		if err != nil {
			t.Fatal(err)
		}
		n := 0
		for row, err := range f.Rows() {
			if err != nil {
				t.Fatalf("%v in:\n%s", err, b.String())
			}
			if n == len(readings) || !row.Same(readings[n]) {
				t.Fatalf("reading %d: got %+v in:\n%s", n, row, b.String())
			}
			n++
		}
		if n != len(readings) {
			t.Fatalf("got %d readings, want %d", n, len(readings))
		}
	})
}

// drawReading is any reading that Tidy might have read.
func drawReading(t *rapid.T) data.Reading {
	text := rapid.OneOf(rapid.String(), rapid.StringMatching("[ab,\"\r\n\t =é\u200b']{0,6}"), rapid.SampledFrom([]string{"", "retracted", "-5"}))
	trimmed := func(label string) string { return strings.TrimSpace(text.Draw(t, label)) }
	named := func(label string, names ...string) string {
		name := rapid.OneOf(text, rapid.SampledFrom(names)).Filter(func(s string) bool {
			return strings.TrimSpace(s) != "" && len(s) <= maxName
		}).Draw(t, label)
		return strings.TrimSpace(name)
	}
	instant := rapid.OneOf(
		rapid.Custom(func(t *rapid.T) data.Instant {
			return data.Day(rapid.Int32Range(-25_567, 84_005).Draw(t, "day")).Instant()
		}),
		rapid.Custom(func(t *rapid.T) data.Instant {
			return data.Instant(rapid.Int64Range(-2_208_988_800_000, 7_289_654_399_999).Draw(t, "instant"))
		}))
	number := rapid.OneOf(rapid.Float64(), rapid.Custom(func(t *rapid.T) float64 {
		return float64(rapid.IntRange(-100_000, 100_000).Draw(t, "hundredths")) / 100
	}))
	r := data.Reading{
		Indicator: named("indicator", "oil", "attacks", "ratio"),
		Observed:  instant.Draw(t, "observed"),
		Value:     number.Draw(t, "value"),
		Low:       math.NaN(),
		High:      math.NaN(),
		Source:    named("source", "Kpler", "Vortexa"),
		Quality:   rapid.SampledFrom([]data.Quality{data.Claimed, data.Estimated, data.Verified}).Draw(t, "quality"),
		Published: rapid.OneOf(rapid.Just(data.NoInstant), instant).Draw(t, "published"),
		Citation:  trimmed("citation"),
		Note:      trimmed("note"),
	}
	if r.Indicator == "attacks" {
		r.Value = math.Abs(r.Value)
	}
	switch rapid.IntRange(0, 3).Draw(t, "form") {
	case 0:
		r.Value, r.Retracted = math.NaN(), true
	case 1:
		r.Low = min(r.Value, number.Draw(t, "low"))
	case 2:
		r.Low, r.High = min(r.Value, number.Draw(t, "low")), max(r.Value, number.Draw(t, "high"))
	}
	return r
}
