package ui

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// Enter on a line does what its key does where the reader came from, and says why not where that is elsewhere.
func TestHelpDoes(t *testing.T) {
	for _, c := range []struct {
		name, from, filter string
		holds              func(*model) bool
		says               string
	}{
		{"a key of the screen", "", "30 days back", func(m *model) bool { return m.over == noOverlay && m.moment.at == dateOf(t, "2024-07-21") }, "at 2024-07-21"},
		{"a key that works everywhere", "1", "offers: price", func(m *model) bool { return m.on == offersScreen && m.over == noOverlay }, "Offers"},
		{"a key of a table", "1 tab", "sort by the next column: observed", func(m *model) bool { return m.indicator.table.order.by == byValue }, "value ▼"},
		{"a key of another place", "", "scroll its tests up", func(m *model) bool { return m.over == helpOverlay && m.on == watchScreen }, `that is a key of "Offers": pgup ctrl+u`},
		{"a sign", "", "signs holding dwell", func(m *model) bool { return m.over == helpOverlay }, "that is a sign, and no key"},
		{"a digit", "", "open an indicator", func(m *model) bool { return m.over == helpOverlay }, "press the digit"},
		{"help itself", "", "everywhere ? help", func(m *model) bool { return m.over == helpOverlay && m.help.filter == "" }, "Keys ·"},
		{"a question is open", "i x", "next theme", func(m *model) bool { return m.over == helpOverlay }, "answer first: y or n"},
		{"an answer to it", "i x", "no, leave it as it is", func(m *model) bool { return !m.imports.asking.open && m.over == noOverlay }, "Imports"},
		{"nothing found", "", "zzz", func(m *model) bool { return m.over == helpOverlay }, "none matches"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := opened(t, "2024-08-20", 120, 40, strings.Fields(c.from+" ? /")...)
			d.mustPress(t, "text:"+c.filter, "enter", "enter")
			d.says(t, c.says)
			if !c.holds(d.model) {
				t.Errorf("enter led to %v, %v\n%s", d.model.on, d.model.over, d.model.paint().plain())
			}
		})
	}
}

// A click selects a line, a second one does it; beside the lines it closes the list.
func TestClickInHelp(t *testing.T) {
	for _, size := range [...][2]int{{40, 12}, {80, 24}, {200, 60}} {
		d := opened(t, "2024-08-20", size[0], size[1], "?")
		d.click(20, 4)
		if d.model.help.selected != 3 || d.model.over != helpOverlay {
			t.Errorf("%v: line %d is selected, want 3", size, d.model.help.selected)
		}
		if d.click(20, 4); d.model.over != noOverlay || d.model.moment.at == dateOf(t, "2024-08-20") {
			t.Errorf("%v: a second click did not go to the change before", size)
		}
		d.mustPress(t, "?")
		if d.click(20, 1); d.model.over != noOverlay {
			t.Errorf("%v: a click on a heading does not close the list", size)
		}
	}
}

// Whatever is pressed, the line that is selected is in sight and says something; from the first line down to the last all that say something come by.
func TestHelpSelectionLaw(t *testing.T) {
	d := opened(t, "2024-08-20", 120, 40, "?")
	rapid.Check(t, func(t *rapid.T) {
		for range rapid.IntRange(1, 20).Draw(t, "keys") {
			if err := d.press(rapid.SampledFrom([]string{"down", "up", "pgdown", "pgup", "home", "end"}).Draw(t, "key")); err != nil {
				t.Fatal(err)
			}
			lines, _ := d.model.help.lines(d.model.keys)
			h := d.model.help
			if lines[h.selected].says() == "" || h.selected < h.top || h.selected >= h.top+d.model.helpHeight() {
				t.Fatalf("line %d of %d is selected, from %d on they are in sight: %+v", h.selected, len(lines), h.top, lines[h.selected])
			}
		}
	})
	lines, _ := d.model.help.lines(d.model.keys)
	d.mustPress(t, "home")
	seen := 1
	for was := -1; was != d.model.help.selected; {
		was = d.model.help.selected
		if d.mustPress(t, "down"); d.model.help.selected != was {
			seen++
		}
	}
	all := 0
	for _, line := range lines {
		all += asInt(line.says() != "")
	}
	if seen != all {
		t.Errorf("%d lines come by, want %d", seen, all)
	}
}
