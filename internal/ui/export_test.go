package ui

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"watchtui/internal/data"
)

// exported is what keys write from the reference readings, by path.
func exported(t *testing.T, at, keys string) map[string]Extract {
	t.Helper()
	w := newWorld(t)
	d := newDriver(context.Background(), w.env(), Options{At: dateOf(t, at), HasAt: true})
	d.start(120, 40)
	if err := d.press(strings.Fields(keys)...); err != nil {
		t.Fatal(err)
	}
	return w.written
}

// What is on screen is what comes into the file, under a name that says so.
func TestExtracts(t *testing.T) {
	for _, c := range []struct {
		what, keys, path string
		readings, rows   int
		picture          bool
	}{
		{"the first screen", "e enter", "watchtui-watch-2024-08-20.csv", 0, 6, true},
		{"a chart of it", "tab tab e enter", "watchtui-fordow_enrichment-2024-08-20.svg", 0, 6, true},
		{"the table beside it", "tab e tab tab enter", "watchtui-watch-2024-08-20.csv", 0, 6, true},
		{"a table, turned to a picture", "e tab tab tab enter", "watchtui-oil_exports_china-2024-08-20.svg", 0, 6, true},
		{"a picture by a name of one's own", "e ctrl+u text:mine.csv tab tab tab enter", "mine.svg", 0, 6, true},
		{"a chart", "1 e enter", "watchtui-oil_exports_china-2024-08-20.svg", 30, 0, true},
		{"a chart, zoomed", "1 [ [ e tab tab enter", "watchtui-oil_exports_china-2024-08-20.csv", 6, 0, true},
		{"one source", "1 s e enter", "watchtui-oil_exports_china-2024-08-20.svg", 9, 0, true},
		{"readings", "1 tab e enter", "watchtui-oil_exports_china-2024-08-20.csv", 30, 0, true},
		{"readings, filtered", "1 tab / text:kpler enter e enter", "watchtui-oil_exports_china-2024-08-20.csv", 10, 0, true},
		{"one reading", "1 enter e enter", "watchtui-oil_exports_china-2024-08-20.csv", 1, 0, true},
		{"revisions", "7 tab tab e enter", "watchtui-fx_reserves_accessible-revisions-2024-08-20.csv", 0, 9, true},
		{"benchmarks of an indicator", "4 tab tab tab e enter", "watchtui-heu60_stockpile-2024-08-20.csv", 0, 2, true},
		{"a benchmark", "down enter e enter", "watchtui-heu60_capped-2024-08-20.svg", 0, 1, true},
		{"the readings of a benchmark", "down down down down down enter tab e enter", "watchtui-sea_lanes_calm-2024-08-20.csv", 6, 0, true},
		{"curves", "1 c space enter e enter", "watchtui-oil_exports_china-2024-08-20.csv", 27, 0, false},
		{"a what-if", "w right e enter", "watchtui-what-if-benchmarks-2024-08-20.csv", 0, 6, false},
		{"a chart of a what-if", "w right 1 e enter", "watchtui-what-if-oil_exports_china-2024-08-20.svg", 0, 31, true},
		{"imports", "i e enter", "watchtui-imports-2024-08-20.csv", 0, 3, false},
		{"refused rows", "i enter e enter", "watchtui-import-3-2024-08-20.csv", 0, 6, false},
		{"the floor", "f e enter", "watchtui-floor-2024-08-20.csv", 0, 8, true},
		{"a picture of the floor", "f e ctrl+u text:floor.svg enter", "floor.svg", 0, 8, true},
		{"another name", "e ctrl+u text:~/a.json enter", "~/a.json", 0, 6, true},
	} {
		written := exported(t, "2024-08-20", c.keys)
		e, ok := written[c.path]
		if !ok {
			t.Errorf("%s: wrote %v, want %s", c.what, sortedKeys(written), c.path)
			continue
		}
		if len(e.Readings) != c.readings || len(e.Rows) != c.rows || (e.Picture != nil) != c.picture {
			t.Errorf("%s: %d readings, %d rows, a picture: %v; want %d, %d, %v", c.what, len(e.Readings), len(e.Rows), e.Picture != nil, c.readings, c.rows, c.picture)
		}
		if strings.Contains(c.path, "what-if") != strings.HasPrefix(e.Title, "WHAT IF: ") || strings.Contains(c.path, "what-if") && (e.Readings != nil || e.Header[len(e.Header)-1] != data.WhatIf) {
			t.Errorf("%s: %q with %v", c.what, e.Title, e.Header)
		}
		for _, row := range e.Rows {
			if len(row) != len(e.Header) {
				t.Errorf("%s: %d cells under %d titles", c.what, len(row), len(e.Header))
			}
		}
		for i, r := range e.Readings {
			if r.Observed > dateOf(t, "2024-08-20").End() || i > 0 && r.Indicator == e.Readings[i-1].Indicator && r.Observed < e.Readings[i-1].Observed {
				t.Errorf("%s: the reading of %v stands after %v", c.what, r.Observed, e.Readings[max(0, i-1)].Observed)
			}
		}
	}
}

// A picture says what it shows: lines, changes of the verdict, source, date and vintage.
func TestPictureTellsAll(t *testing.T) {
	p := exported(t, "2024-08-20", "2 v e enter")["watchtui-fordow_enrichment-2024-08-20.svg"].Picture
	if p == nil {
		t.Fatal("no picture")
	}
	if len(p.Lines) == 0 || !p.Lines[0].IsThreshold || p.Lines[0].Label != "met ≤ 3.67, JCPOA cap" {
		t.Errorf("lines %+v", p.Lines)
	}
	if len(p.Rules) == 0 || p.Rules[len(p.Rules)-1].Word == "" || len(p.Line.Points) < 5 || p.Kind != data.Level {
		t.Errorf("rules %+v, %d points", p.Rules, len(p.Line.Points))
	}
	caption := strings.Join(p.Caption, "\n")
	for _, want := range []string{"At 2024-08-20, as known then.", "Trigger-based framework: ", "Sources: IAEA, JCPOA.", "Last reading: 2023-02-28, 60 % U-235, IAEA, verified, published"} {
		if !strings.Contains(caption, want) {
			t.Errorf("the caption does not say %q:\n%s", want, caption)
		}
	}
}

// Nothing is written over before it is asked, nor in a form that there is not; esc writes nothing.
func TestExportAsks(t *testing.T) {
	w := newWorld(t)
	d := newDriver(context.Background(), w.env(), Options{})
	d.start(120, 40)
	press := func(keys string) {
		t.Helper()
		if err := d.press(strings.Fields(keys)...); err != nil {
			t.Fatal(err)
		}
	}
	if press("e esc"); len(w.written) != 0 || d.model.over == exportOverlay {
		t.Error("esc wrote")
	}
	press("e enter")
	d.says(t, "wrote watchtui-watch-2026-11-23.csv")
	w.written["watchtui-watch-2026-11-23.csv"] = Extract{Title: "mine"}
	press("e enter")
	d.says(t, "watchtui-watch-2026-11-23.csv is there already; ⏎ replaces")
	press("left right enter") // the name is the same
	if w.written["watchtui-watch-2026-11-23.csv"].Title == "mine" {
		t.Error("was not written over")
	}
	w.written["watchtui-watch-2026-11-23.json"] = Extract{Title: "mine"}
	press("e enter tab enter")
	if w.written["watchtui-watch-2026-11-23.json"].Title != "mine" {
		t.Error("wrote over another file than was asked for")
	}
	press("ctrl+u text:a.pdf enter")
	d.says(t, "the name has to end in .csv, .json, .md, .svg, .png")
	press("esc i e ctrl+u text:a.svg enter")
	d.says(t, "the name has to end in .csv, .json, .md")
	d.send(tea.PasteMsg{Content: "x"})
	if got := d.model.export.name.text(); got != "a.svgx" {
		t.Errorf("pasted into %q", got)
	}
}

// What is written a second time is what was written first.
func TestExtractsAreTheSame(t *testing.T) {
	for _, keys := range []string{"", "1", "1 tab tab", "7 tab tab", "1 tab enter", "down enter", "down enter tab", "w right 1", "w right", "i"} {
		d := opened(t, "2026-11-23", 120, 40, strings.Fields(keys)...)
		x, ok := d.model.extraction()
		if first, second := fmt.Sprintf("%+v", extracted(x)), fmt.Sprintf("%+v", extracted(x)); !ok || first != second {
			t.Errorf("after %q:\n%s\nand then\n%s", keys, first, second)
		}
	}
}

// extracted is an extract, with its picture, as far as it can be compared.
func extracted(x extraction) any {
	e := x.make()
	picture := Picture{}
	if e.Picture != nil {
		picture = *e.Picture
	}
	e.Picture = nil
	return []any{e, picture}
}

// What went wrong is said in the box, and where nothing can be written there is none.
func TestExportFails(t *testing.T) {
	env := newWorld(t).env()
	env.Export = func(context.Context, string, Extract, bool) (string, error) {
		return "", errors.New("the disk is full")
	}
	d := newDriver(context.Background(), env, Options{})
	d.start(80, 24)
	if err := d.press("e", "enter"); err != nil {
		t.Fatal(err)
	}
	d.says(t, "the disk is full", "● csv")
	env.Export = nil
	d = newDriver(context.Background(), env, Options{})
	d.start(80, 24)
	if err := d.press("e"); err != nil {
		t.Fatal(err)
	}
	d.says(t, "files cannot be written here")
}

// A click chooses a form, and beside the box it leaves.
func TestExportMouse(t *testing.T) {
	d := opened(t, "2024-08-20", 80, 24, "1", "e")
	at := formsAt(layoutExport(80, 24).forms, d.model.export.forms)[4]
	d.send(tea.MouseClickMsg{X: at.x, Y: at.y, Button: tea.MouseLeft})
	if got := d.model.export.form(); got != "png" {
		t.Errorf("chose %q", got)
	}
	d.send(tea.MouseClickMsg{X: 0, Y: 0, Button: tea.MouseLeft})
	if d.model.over == exportOverlay {
		t.Error("is open still")
	}
}
