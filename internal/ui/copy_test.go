package ui

import (
	"context"
	"encoding/base64"
	"encoding/csv"
	"strings"
	"testing"
	"testing/synctest"

	tea "charm.land/bubbletea/v2"

	"watchtui/internal/data"
)

// copies presses Y and a key, and gives what goes to the clipboard: Bubble Tea's message for it says only whether it is
// that of a text.
func (d *driver) copies(t *testing.T, key, want string) {
	t.Helper()
	d.mustPress(t, "Y")
	presses, err := presses(key)
	if err != nil {
		t.Fatal(err)
	}
	_, cmd := d.model.Update(presses[0])
	for _, msg := range sentBy(cmd) {
		if msg == tea.SetClipboard(want)() {
			return
		}
	}
	text, said := d.model.copied(map[string]action{"r": actCopyReading, "v": actCopyVerdict, "t": actCopyTable}[key])
	t.Errorf("%s does not copy\n%q\nbut %s\n%q", key, want, said, text)
}

func TestCopy(t *testing.T) {
	const verdict = "Trigger-based framework on 2024-08-20, as known now: negotiable since 2024-07-26 (25 d); tipped by No SLV test for 180 days. " +
		"For good enough it lacks: 60 % stock below one weapon's worth, verified (unmet: 164.7 kg U is not < 42: 122.7 kg U to go); " +
		"At most 1 maritime incident in 180 days (unmet: 73 incidents is not <= 1: 72 incidents to go); " +
		"Fordow at or below 3.67 %, verified (stale: the last reading is 539 d old, at most 130 d count)."
	d := opened(t, "2024-08-20", 120, 40)
	d.copies(t, "v", verdict)
	d.says(t, "copied the verdict: 1 line")
	d.mustPress(t, "tab")
	const oil = "Oil exports to China: 1 450 kb/d on 2024-06-30; Standard Chartered, estimated, no publication date; "
	text, _ := d.model.copied(actCopyReading)
	if !strings.HasPrefix(text, oil) || len(text) < len(oil)+10 || strings.Contains(text, "\n") {
		t.Errorf("the reading is %q", text)
	}
	d.copies(t, "r", text)
	d.says(t, "copied the reading: 1 line")
	d.mustPress(t, "/", "text:weapon", "enter")
	d.copies(t, "t", "benchmark,name,state,since,measure,on_claim,comparison,threshold,distance,unit,why\r\n"+
		"heu60_below_weapon,\"60 % stock below one weapon's worth, verified\",unmet,2022-05-15,164.7,no,<,42,122.69999999999999,kg U,164.7 kg U is not < 42: 122.7 kg U to go\r\n")
	d.says(t, "copied the table as CSV: 2 lines")
}

// Each table is copied as it is filtered, and reads back.
func TestCopyTables(t *testing.T) {
	tables := []struct {
		keys, heading string
		rows          int
	}{
		{"", "benchmark", 6}, {"1", "indicator", 50}, {"1 tab / text:kpler enter", "indicator", 21}, {"1 enter", "indicator", 50},
		{"4 tab tab tab", "benchmark", 2}, {"i", "id", 3}, {"i / text:vortexa enter", "id", 1}, {"i enter", "file", 6},
	}
	for _, table := range tables {
		d := opened(t, "2026-11-23", 120, 40, strings.Fields(table.keys)...)
		text, said := d.model.copied(actCopyTable)
		rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
		if err != nil || len(rows) != 1+table.rows || rows[0][0] != table.heading {
			t.Errorf("after %q: %d rows, %v, %s", table.keys, len(rows), err, said)
		}
		if strings.ContainsRune(text, '\x1b') {
			t.Errorf("after %q: an escape goes to the clipboard", table.keys)
		}
		if strings.Count(text, "\n") != strings.Count(text, "\r\n") {
			t.Errorf("after %q: lines do not end in CR LF", table.keys)
		}
	}
	d := opened(t, "2026-11-23", 120, 40, "i", "Y", "r")
	d.says(t, "there is no reading here")
	d = opened(t, "2026-11-23", 120, 40, "Y", "r")
	d.says(t, "select a chart or a benchmark first")
	d = opened(t, "2026-11-23", 120, 40, "/", "text:zzz", "enter", "Y", "t")
	d.says(t, "the table here has no rows")
}

// A great table is copied in part, and that is said.
func TestCopyOfMany(t *testing.T) {
	w := newWorld(t)
	b := data.NewBuilder("oil_exports_china", 0)
	for i := range 1500 {
		b.Add(data.Reading{Observed: data.Day(15000 + i).Instant(), Value: float64(i), Source: "\x1b[31mred", Citation: "a \"quoted\", one\nand more"}, int64(i))
	}
	w.series["oil_exports_china"] = b.Series()
	d := newDriver(context.Background(), w.env(), Options{})
	d.start(120, 40)
	d.mustPress(t, "1", "Y", "t")
	d.says(t, "copied the first 1 000 of 1 500 rows as CSV: 1 001 lines")
}

// The terminal is sent the sequence that sets its clipboard.
func TestTerminalCopies(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		env := newWorld(t).env()
		x := startTerminal(t, env, 120, 40)
		frame := func(keys ...string) string {
			text, err := Frame(context.Background(), env, Options{}, 120, 40, keys, false)
			if err != nil {
				t.Fatal(err)
			}
			return text
		}
		copied := make(chan string, 1)
		x.mu.Lock()
		x.emulator.RegisterOscHandler(52, func(payload []byte) bool {
			copied <- string(payload)
			return true
		})
		x.mu.Unlock()
		x.shows(frame())
		x.types("Y")
		x.shows(frame("Y"))
		x.types("v")
		x.shows(frame("Y", "v"))
		payload := <-copied
		text, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(payload, "52;c;"))
		if err != nil || !strings.HasPrefix(string(text), "Trigger-based framework on 2026-11-23, as known now: not good enough") {
			t.Errorf("the clipboard gets %q: %q, %v", payload, text, err)
		}
	})
}
