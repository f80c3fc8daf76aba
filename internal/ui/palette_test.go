package ui

import (
	"slices"
	"strings"
	"testing"
)

// What typing finds, best first, and where enter leads.
func TestPalette(t *testing.T) {
	tests := []struct {
		keys, typed, first string
		leads              func(m *model) bool
	}{
		{"", "oil", "Oil exports to China", func(m *model) bool { return m.on == indicatorScreen && m.indicator.id == "oil_exports_china" }},
		{"", "fordow at", "Fordow at or below 3.67 %, verified", func(m *model) bool {
			return m.on == benchmarkScreen && m.benchmarkShown().ID == "fordow_capped"
		}},
		{"", "imports", "imports: list, undo, redo, add a file", func(m *model) bool { return m.on == importsScreen }},
		{"", "30 days back", "30 days back", func(m *model) bool { return m.moment.at.String() == "2024-07-21" }},
		{"", "latest change", "go to 2024-09-14", func(m *model) bool { return m.moment.at.String() == "2024-09-14" }},
		{"", "2023-q3", "go to 2023-09-30", func(m *model) bool { return m.moment.at.String() == "2023-09-30" }},
		{"1", "log", "log scale on and off", func(m *model) bool { return m.indicator.log }},
		{"1 tab", "filter", "filter", func(m *model) bool { return m.where() == onFilter }},
		{"", "help", "help", func(m *model) bool { return m.where() == onHelp }},
		{"", "jcpoa", "The agreement of 2015 (JCPOA)", func(m *model) bool { return m.on == offersScreen && m.offers.offer == "jcpoa_2015" }},
		{"i", "undo the", "undo the import", func(m *model) bool { return m.where() == onAsking }},
	}
	for _, test := range tests {
		t.Run(test.typed, func(t *testing.T) {
			d := opened(t, "2024-08-20", 120, 40, strings.Fields(test.keys)...)
			d.mustPress(t, ":")
			for _, r := range test.typed {
				d.mustPress(t, strings.ReplaceAll(string(r), " ", "space"))
			}
			if rows := d.model.palette.rows; len(rows) == 0 || !strings.HasPrefix(rows[0].text, test.first) {
				t.Fatalf("first is not %q in\n%s", test.first, d.model.paint().plain())
			}
			if d.mustPress(t, "enter"); !test.leads(d.model) || d.model.over == paletteOverlay {
				t.Errorf("it leads to\n%s", d.model.paint().plain())
			}
		})
	}
}

// Every action of the key map is offered where it works, with its key; what was chosen lately comes first.
func TestPaletteOffersEachAction(t *testing.T) {
	for _, keys := range []string{"", "1", "1 tab", "1 enter", "i", "i enter", "o", "o enter", "o enter tab", "f"} {
		d := opened(t, "2024-08-20", 120, 40, strings.Fields(keys)...)
		in := d.model.where()
		d.mustPress(t, ":")
		for _, b := range bindings {
			if b.in != in && b.in != everywhere && b.in != onGoTo && b.in != onCopy {
				continue
			}
			switch b.act {
			case actPalette, actGoTo, actCopy, actOpenNumber, actEscape:
				continue // each leads to others, or to nothing
			}
			found := false
			for _, row := range d.model.palette.rows {
				found = found || row.act == b.act && strings.Contains(row.keys, b.Help().Key)
			}
			if !found {
				t.Errorf("after %q: no %q with %s", keys, b.Help().Desc, b.Help().Key)
			}
		}
	}
	d := opened(t, "2024-08-20", 120, 40, ":", "text:oil", "enter", "esc", ":", "text:vintage", "esc", ":", "text:known", "enter", ":")
	rows := d.model.palette.rows
	if rows[0].act != actVintage || rows[1].id != "oil_exports_china" {
		t.Errorf("recent are %q and %q", rows[0].text, rows[1].text)
	}
}

// What can do nothing as things are is dim, and says why when it is tried.
func TestPaletteDimsWhatCannotBe(t *testing.T) {
	d := opened(t, "", 120, 40, ":", "text:next change")
	if row := d.model.palette.rows[0]; row.act != actChangeForward || row.can {
		t.Fatalf("%q, can be done: %v", row.text, row.can)
	}
	if d.mustPress(t, "enter"); !strings.Contains(d.model.paint().plain(), "there is no change in that direction") {
		t.Error("it does not say why")
	}
}

// An action of another place is found, dim and below what can be done here; enter says where its key is.
func TestPaletteTellsOfOtherPlaces(t *testing.T) {
	tests := []struct{ from, typed, title, says string }{
		{"", "compare", "Indicator: chart", `that is a key of "Indicator: chart": c`},
		{"i", "smallest change", "What if", `that is a key of "What if": m`},
		{"1", "undo the import", "Imports", `that is a key of "Imports": x`},
	}
	for _, test := range tests {
		d := opened(t, "2024-08-20", 120, 40, append(strings.Fields(test.from), ":")...)
		d.mustPress(t, "text:"+test.typed)
		row := d.model.palette.rows[0]
		if row.kind != elsewhereCommand || row.can || !strings.HasSuffix(row.text, "  "+test.title) {
			t.Errorf("%q finds %q first", test.typed, row.text)
		}
		if d.mustPress(t, "enter"); len(d.model.palette.recent) > 0 {
			t.Error("it counts as done")
		}
		d.says(t, test.says)
	}
	d := opened(t, "2024-08-20", 120, 40, ":", "text:30 days back")
	for _, row := range d.model.palette.rows[1:] {
		if row.act == actMonthBack {
			t.Error("what can be done here stands there again")
		}
	}
	for _, b := range bindings {
		offered := func(c command) bool { return c.act == b.act && c.text[:c.name] == b.Help().Desc }
		if b.in != everywhere && b.in != onGoTo && b.in != onCopy && b.in != onPalette && b.in != onTyping && !slices.ContainsFunc(d.model.palette.commands, offered) {
			t.Errorf("%q of %s is not offered", b.Help().Desc, whereTitles[b.in])
		}
	}
}

// Without a terminal there is nothing to give back: a frame, or a test, does not stop the job that it runs in.
func TestFrameDoesNotStop(t *testing.T) {
	d := opened(t, "", 120, 40)
	stops := 0
	for _, keys := range []string{"ctrl+z", ": text:shell enter"} {
		d.model.cmd.stop = func() { stops++ }
		d.mustPress(t, strings.Fields(keys)...)
		d.model.cmd.stop = nil
		d.mustPress(t, strings.Fields(keys)...)
	}
	if stops != 2 {
		t.Errorf("stopped %d times, want 2: from a terminal by key and by palette", stops)
	}
	if newModel(t.Context(), newWorld(t).env(), Options{}).cmd.stop != nil {
		t.Error("a model without a terminal stops the job")
	}
}

// Keys that mean something elsewhere are text here; the arrows select, and the line is edited.
func TestPaletteTypes(t *testing.T) {
	d := opened(t, "2024-08-20", 40, 12, ":", "text:q:?/gn")
	if got := d.model.palette.line.text(); got != "q:?/gn" || d.model.over != paletteOverlay {
		t.Fatalf("typed %q", got)
	}
	d.mustPress(t, "ctrl+u", "down", "down", "down", "up", "pgdown", "pgup", "down")
	if s := d.model.palette; s.selected < s.top || s.selected >= s.top+d.model.paletteRows() {
		t.Errorf("line %d is not on screen: top %d", s.selected, s.top)
	}
	if d.mustPress(t, "esc"); d.model.over != noOverlay {
		t.Error("esc leaves it open")
	}
}

// The menu after g shows what there is; each key leads somewhere, and others close it.
func TestGoTo(t *testing.T) {
	tests := []struct{ from, keys, says string }{
		{"", "g", "Go to"},
		{"", "g g", "at 2016-01-16"},
		{"", "g e", "at 2026-11-23 (now)"},
		{"", "g n", "at 2026-11-23 (now)"},
		{"", "g c", "at 2024-09-14"},
		{"", "g z", "that key is not in the menu"},
		{"", "g esc", "at 2024-08-20"},
		{"", "g s", "nothing is kept between sessions here"},
		{"1", "g g", "2019-03-31"}, // the first reading
		{"1 left left", "g e", "2024-06-30"},
		{"1 tab down down", "g g", "▸ ● 2024-06-30"},
		{"1", "g w", "Benchmarks"},
		{"i", "g e", "▸   1"},
		{"", "G", "at 2026-11-23 (now)"},
		{"", "home", "at 2016-01-16"},
		{"", "g d text:q3 space text:2023 enter", "at 2023-09-30"},
		{"1", "g d text:2023-07 enter", "at 2023-07-31"},
		{"", "g d text:last space text:change", "◐ negotiable since 2024-07-26"},
		{"", "g d text:2023-07-01", "✗ not good enough since"},
		{"", ": text:2024-02-30", "there is no 2024-02-30"},
		{"", ": text:2024-13-45", `"2024-13-45" is no day: want 2024-07-26`},
		{"", ": text:qqqq", "nothing here is called that"},
		{"", "g d text:soon", `"soon" is no day: want 2024-07-26`},
		{"", "g d text:soon enter", `"soon" is no day`},
		{"", "g d", "day █"},
		{"", "g d text:q esc", "at 2024-08-20"},
	}
	for _, test := range tests {
		t.Run(test.from+" "+test.keys, func(t *testing.T) {
			d := opened(t, "2024-08-20", 120, 40, strings.Fields(test.from)...)
			d.mustPress(t, strings.Fields(test.keys)...)
			d.says(t, test.says)
		})
	}
}
