package ui

import (
	"context"
	"errors"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"watchtui/internal/data"
)

// says fails the test where the screen does not say all of this.
func (d *driver) says(t testing.TB, wants ...string) {
	t.Helper()
	text := d.model.paint().plain()
	for _, want := range wants {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
}

// Undo takes readings away from every screen at once, redo puts them back, and both say what they did.
func TestUndoAndRedoAreFollowedAtOnce(t *testing.T) {
	d := opened(t, "", 120, 40, "i", "down", "X")
	d.says(t, "Redo import 2?", "tankers_2026.csv", "Its 12 readings come")
	d.mustPress(t, "y")
	d.says(t, "redid import 2: 12 readings back in force", "369 readings")
	if id, _ := d.model.imports.current(); id != 2 {
		t.Errorf("import %d is selected, was 2", id)
	}
	d.mustPress(t, "esc")
	d.says(t, "Vortexa")
	d.mustPress(t, "i", "x")
	d.says(t, "Undo import 2?", "Its 12 readings go out")
	d.mustPress(t, "n")
	d.says(t, "369 readings")
	d.mustPress(t, "x", "y", "down", "x", "y")
	d.says(t, "undid import 1: 357 readings out of force", "0 readings")
	d.mustPress(t, "esc")
	d.says(t, "no reading yet")
}

// What cannot be done is said, in the place of doing it.
func TestImportsSayWhatCannotBeDone(t *testing.T) {
	tests := []struct{ keys, says string }{
		{"i X", "import 3 is in force: there is nothing to redo"},
		{"i down x", "import 2 is undone already: X redoes it"},
		{"i / text:zzz enter x", "there is no import to choose"},
		{"i / text:zzz enter", "none matches"},
		{"i a enter", "type the path of a file"},
		{"i a text:nowhere.csv enter", "nowhere.csv: no such file"},
		{"i a text:zzz tab", "no file begins so"},
		{"i a text:data/tankers.csv enter enter", "first: answer 2 questions; mend the 2 refused rows, or leave them out with s"},
		{"i a text:data/tankers.csv enter right enter", "first: answer 1 question;"},
		{"i a text:data/tankers.csv enter right tab right enter", "first: mend the 2 refused rows"},
		{"i a text:data/incidents.csv enter enter", "incidents.csv is import 3 already: there is nothing to import"},
		{"i a text:data/clean.csv enter s", "no row is refused"},
		{"i a text:data/clean.csv enter right", "there is no question to answer"},
	}
	for _, test := range tests {
		t.Run(test.keys, func(t *testing.T) {
			opened(t, "", 120, 40, strings.Fields(test.keys)...).says(t, test.says)
		})
	}
}

// A world in which nothing of this can be done.
func TestImportsThatAreNotToBeHad(t *testing.T) {
	bare := func(env Env) Env {
		return Env{Book: env.Book, Today: env.Today, Summary: env.Summary, Series: env.Series, Imports: env.Imports}
	}
	for keys, want := range map[string]string{
		"i x": "imports cannot be undone here", "i down X": "imports cannot be redone here", "i a": "files cannot be imported here",
		"i enter": "Refused rows: 6, which cannot be listed: not to be had here",
	} {
		d := newDriver(context.Background(), bare(newWorld(t).env()), Options{})
		d.start(120, 40)
		d.mustPress(t, strings.Fields(keys)...)
		d.says(t, want)
	}
	env := bare(newWorld(t).env())
	env.Imports = nil
	d := newDriver(context.Background(), env, Options{})
	d.start(120, 40)
	d.mustPress(t, "i")
	if d.says(t, "the imports cannot be listed here"); d.model.on != watchScreen {
		t.Error("the screen opened")
	}
}

// Each esc closes one thing, also here.
func TestBackThroughImports(t *testing.T) {
	for _, test := range []struct {
		keys   string
		places []where
	}{
		{"i / text:csv enter enter x", []where{onAsking, onImport, onImports, onImports, onWatch}},
		{"1 i a text:data/tankers.csv enter ?", []where{onHelp, onPreview, onInput, onImports, onChart, onWatch}},
	} {
		d := opened(t, "", 80, 24, strings.Fields(test.keys)...)
		for _, want := range test.places {
			if got := d.model.where(); got != want {
				t.Fatalf("%s: in %v, want %v\n%s", test.keys, whereTitles[got], whereTitles[want], d.model.paint().plain())
			}
			d.mustPress(t, "esc")
		}
	}
}

// More imports than lines: the selection stays in sight, and the wheel leaves it where it is.
func TestManyImports(t *testing.T) {
	w := newWorld(t)
	for id := 4; id <= 200; id++ {
		w.book.imports = append(w.book.imports, Import{ID: id, File: "more.csv", Undone: data.NoInstant})
	}
	d := newDriver(context.Background(), w.env(), Options{})
	d.start(80, 24)
	for keys, want := range map[string]string{
		"i": "▸ 200", "i G": "▸   1", "i pgdown pgdown": "▸ 162", "i G pgup": "▸  20", "i G home": "▸ 200", "i / text:tankers enter": "▸   2",
	} {
		d.mustPress(t, strings.Fields(keys)...)
		d.says(t, want)
		d.mustPress(t, "home", "esc", "home", "esc")
	}
	d.mustPress(t, "i", "home")
	d.wheel(5, 5, tea.MouseWheelDown)
	if id, _ := d.model.imports.current(); id != 200 || d.model.imports.top != 3 {
		t.Errorf("the wheel leads to import %d, line %d", id, d.model.imports.top)
	}
}

// An undo that is stopped before it is done changes nothing; one that was done by then is told as done.
func TestStopAnUndo(t *testing.T) {
	d := opened(t, "", 120, 40, "i", "x")
	late := d.held(t, "y")
	d.says(t, "undoing import 3 …  esc stop")
	d.mustPress(t, "esc")
	d.says(t, "stopping: undoing import 3 …")
	d.run(late)
	d.says(t, "stopped undoing import 3: nothing changed")
	if of, _ := d.model.imports.find(3); !of.InForce() {
		t.Error("it was undone all the same")
	}

	w := newWorld(t)
	env := w.env()
	env.Undo = func(_ context.Context, id int) (string, error) { return w.flip(context.Background(), id, true) } // too fast to stop
	d = newDriver(context.Background(), env, Options{})
	d.start(120, 40)
	d.mustPress(t, "i", "x")
	late = d.held(t, "y")
	d.mustPress(t, "esc")
	d.run(late)
	d.says(t, "undid import 3", "○ undone")
}

// What fails is said until the next key, and nothing else is lost.
func TestAnUndoThatFails(t *testing.T) {
	env := newWorld(t).env()
	env.Undo = func(context.Context, int) (string, error) { return "", errors.New("the store is read-only") }
	d := newDriver(context.Background(), env, Options{})
	d.start(120, 40)
	d.mustPress(t, "i", "x", "y")
	d.says(t, "undoing import 3: the store is read-only")
	if d.mustPress(t, "down"); d.model.status.text != "" {
		t.Error("the message stays")
	}
}

// Another process undoes what is asked about, imports and leaves: the list follows, the selection stays.
func TestImportsFollowTheStore(t *testing.T) {
	w := newWorld(t)
	d := newDriver(context.Background(), w.env(), Options{})
	d.start(80, 24)
	d.mustPress(t, "i", "end", "x")
	if _, err := w.importFile(context.Background(), "other.csv", nil, false); err != nil {
		t.Fatal(err)
	}
	if _, err := w.flip(context.Background(), 1, true); err != nil {
		t.Fatal(err)
	}
	d.send(lookedMsg{version: w.version.Load(), today: today})
	if id, _ := d.model.imports.current(); id != 1 || d.model.imports.asking.open {
		t.Errorf("import %d is selected; still asking: %v", id, d.model.imports.asking.open)
	}
	d.says(t, "Imports · 4", "other.csv")
}

// Late answers of the Imports screen change nothing.
func TestLateImportAnswersAreDropped(t *testing.T) {
	d := opened(t, "", 120, 40, "i", "enter")
	want := d.model.paint().plain()
	for _, late := range []tea.Msg{
		importsListedMsg{d.model.imports.asked - 1, nil, errors.New("late")},
		refusalsListedMsg{2, nil, errors.New("late")},
		previewedMsg{d.model.imports.work.number - 1, Preview{Summary: "late"}, nil},
		storeChangedMsg{d.model.imports.work.number - 1, "late", nil},
		completedMsg{"late", []string{"late"}, nil},
		workTickedMsg{d.model.imports.work.number},
	} {
		if d.send(late); d.model.paint().plain() != want {
			t.Errorf("%T changed the screen:\n%s", late, d.model.paint().plain())
		}
	}
}

// A click selects, a second opens, a click on a choice answers, and the wheel scrolls.
func TestMouseOnImports(t *testing.T) {
	for _, size := range [...][2]int{{80, 24}, {120, 40}, {200, 60}} {
		d := opened(t, "", size[0], size[1], "i")
		lines := importLines(d.model.importsLayout())
		if d.click(lines.x+8, lines.y+1); d.model.imports.selected != 1 || d.model.where() != onImports {
			t.Errorf("%v: row %d", size, d.model.imports.selected)
		}
		if d.click(lines.x+8, lines.y+1); d.model.imports.full.id != 2 {
			t.Errorf("%v: the second click does not open import 2", size)
		}
		d.mustPress(t, "esc")
		if detail := d.model.importsLayout().detail; !detail.empty() {
			if d.click(detail.x+3, detail.y+3); d.model.imports.full.id != 2 {
				t.Errorf("%v: a click on the detail does not open it", size)
			}
			d.mustPress(t, "esc")
		}
		d.mustPress(t, "a", "text:data/tankers.csv", "enter")
		area := d.model.importArea()
		at := d.model.previewText(area.w).choices[1]
		d.click(area.x+at.from+1, area.y+at.line)
		if got := d.model.imports.adding.answers["--date-order"]; got != "mdy" {
			t.Errorf("%v: the click answered %q", size, got)
		}
		before := d.model.imports.adding.top
		d.wheel(area.x, area.y, tea.MouseWheelDown)
		if room := len(d.model.previewText(area.w).lines) - area.h; room > before && d.model.imports.adding.top == before {
			t.Errorf("%v: the wheel does not scroll", size)
		}
	}
}
