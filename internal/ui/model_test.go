package ui

import (
	"context"
	"errors"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"watchtui/internal/data"
	"watchtui/internal/thresholds"
)

func (d *driver) mustPress(t testing.TB, names ...string) {
	t.Helper()
	if err := d.press(names...); err != nil {
		t.Fatal(err)
	}
}

// The first frame stands before anything is read: title, layout and what is being read.
func TestFirstFrameWaitsForNothing(t *testing.T) {
	m := newModel(context.Background(), newWorld(t).env(), Options{})
	m.Update(tea.WindowSizeMsg{Width: 120, Height: 40})
	text := m.paint().plain()
	for _, want := range []string{"Iran: trigger-based framework", "Oil exports to China", "reading …", "60 % stock at or below 185 kg"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
}

// Time travel: where each key leads from 2024-08-20, and that everything follows.
func TestTimeTravel(t *testing.T) {
	tests := []struct{ keys, at, says string }{
		{"left", "2024-08-19", "NEGOTIABLE"},
		{"right", "2024-08-21", "NEGOTIABLE"},
		{", , .", "2024-08-19", "NEGOTIABLE"},
		{"pgup", "2024-07-21", "NOT GOOD ENOUGH"},
		{"pgdown", "2024-09-19", "NOT GOOD ENOUGH"},
		{"<", "2024-07-26", "NEGOTIABLE"},
		{"< <", "2023-09-27", "NOT GOOD ENOUGH"},
		{"shift+left", "2024-07-26", "NEGOTIABLE"},
		{">", "2024-09-14", "lost by No SLV test for 180 days"},
		{"> >", "2024-09-14", "there is no change in that direction"},
		{"n", "2026-11-23 (now)", "All evidence is stale. < last change 2024-09-14"},
		{"n right", "2026-11-23 (now)", "NOT GOOD ENOUGH"},
		{"home", "2016-01-16", "NOT GOOD ENOUGH"},
		{"home left", "2016-01-16", "NOT GOOD ENOUGH"},
		{"end", "2026-11-23 (now)", "evidence stale"},
		{"down down >", "2024-09-14", "why"}, // of the benchmark selected
		{"v", "2024-08-20", "as known then"},
		{"v v", "2024-08-20", "as known now"},
	}
	for _, test := range tests {
		t.Run(test.keys, func(t *testing.T) {
			d := opened(t, "2024-08-20", 120, 40, strings.Fields(test.keys)...)
			text := d.model.paint().plain()
			if !strings.Contains(text, "at "+test.at+" ·") || !strings.Contains(text, test.says) {
				t.Errorf("want at %s and %q in\n%s", test.at, test.says, text)
			}
		})
	}
}

// Each esc closes one thing; q leaves from the top alone.
func TestBackGoesOneLevel(t *testing.T) {
	for _, back := range []string{"esc", "q"} {
		d := opened(t, "2024-08-20", 120, 40, "1", "tab", "/", "text:kpler", "enter", "enter", "?")
		levels := []struct {
			name string
			is   func(m *model) bool
		}{
			{"help", func(m *model) bool { return m.where() == onHelp }},
			{"record", func(m *model) bool { return m.where() == onRecord }},
			{"filter", func(m *model) bool { return m.where() == onTable && m.indicator.table.filter == "kpler" }},
			{"table", func(m *model) bool { return m.where() == onTable && m.indicator.table.filter == "" }},
			{"chart", func(m *model) bool { return m.where() == onChart }},
			{"watch", func(m *model) bool { return m.where() == onWatch && !d.ended }},
		}
		for _, level := range levels {
			if !level.is(d.model) {
				t.Fatalf("%s: not on %s\n%s", back, level.name, d.model.paint().plain())
			}
			d.mustPress(t, back)
		}
		if want := back == "q"; d.ended != want {
			t.Errorf("%s at the top: ended %v, want %v", back, d.ended, want)
		}
	}
}

func TestCtrlCQuitsFromAnywhere(t *testing.T) {
	for _, keys := range []string{"", "?", "1", "1 tab", "1 tab /", "1 enter"} {
		d := opened(t, "", 80, 24, strings.Fields(keys)...)
		if d.mustPress(t, "ctrl+c"); !d.ended {
			t.Errorf("after %q: still there", keys)
		}
	}
}

// Every binding is listed with what it does, and no key means two things in one place.
func TestHelpListsEachBinding(t *testing.T) {
	d := opened(t, "", 100, 600, "?")
	text := d.model.paint().plain()
	taken := map[string]string{}
	for _, b := range bindings {
		if !strings.Contains(text, b.Help().Desc) {
			t.Errorf("help does not say %q", b.Help().Desc)
		}
		if b.act == actNone || b.Help().Key == "" || len(b.Keys()) == 0 {
			t.Errorf("%q is bound to nothing", b.Help().Desc)
		}
		for _, name := range b.Keys() {
			place := whereTitles[b.in] + " " + name
			if other := taken[place]; other != "" {
				t.Errorf("%s means %q and %q", place, other, b.Help().Desc)
			}
			taken[place] = b.Help().Desc
			if _, err := presses(name); err != nil {
				t.Errorf("%s cannot be pressed by name: %v", place, err)
			}
		}
	}
}

// An import elsewhere shows up and says what it brought, and the reader stays where he is.
func TestLiveImportKeepsPlace(t *testing.T) {
	w := newWorld(t)
	d := newDriver(context.Background(), w.env(), Options{})
	d.start(120, 40)
	d.mustPress(t, "<", "1", "left", "+", "+", "tab", "down", "down")
	before := d.model.indicator
	selected := d.model.store.charts["oil_exports_china"].series.Reading(d.model.currentReading())

	w.series["oil_exports_china"] = withReading(w.series["oil_exports_china"], data.Reading{
		Observed: dateOf(t, "2019-01-15").Instant(), Value: 500, Source: "Kpler", Quality: data.Estimated, Published: data.NoInstant,
	})
	w.imports.Add(1)
	w.version.Add(1)
	d.send(lookedMsg{version: w.version.Load(), today: today})

	after := d.model.indicator
	if after.id != before.id || after.span != before.span || after.end != before.end || after.focus != before.focus || d.model.moment.at != dateOf(t, "2024-09-14") {
		t.Errorf("the place is lost: %+v, was %+v", after, before)
	}
	if got := d.model.store.charts["oil_exports_china"].series.Reading(d.model.currentReading()); !got.Same(selected) {
		t.Errorf("selected is %v, was %v", got, selected)
	}
	if want := "+1 reading of oil_exports_china · import 2"; d.model.status.text != want {
		t.Errorf("status %q, want %q", d.model.status.text, want)
	}
	if !strings.Contains(d.model.paint().plain(), "358 readings") {
		t.Error("the header has the old count")
	}
	d.send(statusEndedMsg{d.model.status.number})
	if d.model.status.text != "" {
		t.Error("the message stays")
	}
}

func withReading(s *data.Series, r data.Reading) *data.Series {
	b := data.NewBuilder(s.Indicator(), s.Len()+1)
	for i := range s.Len() {
		b.Add(s.Reading(i), int64(i))
	}
	r.Low, r.High = r.Value, r.Value
	b.Add(r, 1<<40)
	return b.Series()
}

// Who looks at now stays at now when the day changes; who looks at a day stays there.
func TestMidnight(t *testing.T) {
	for keys, want := range map[string]data.Day{"": today + 1, "left": today - 1} {
		d := opened(t, "", 80, 24, strings.Fields(keys)...)
		d.send(lookedMsg{today: today + 1})
		if d.model.moment.at != want {
			t.Errorf("after %q: at %v, want %v", keys, d.model.moment.at, want)
		}
	}
}

// Answers about readings that are no more, or to a question that is no longer asked, change nothing.
func TestLateAnswersAreDropped(t *testing.T) {
	d := opened(t, "2024-08-20", 120, 40, "1", "tab")
	m := d.model
	want := m.paint().plain()
	empty := data.NewBuilder("oil_exports_china", 0).Series()
	indicator, _ := m.book.Indicator("oil_exports_china")
	old := m.store.generation - 1
	for _, late := range []tea.Msg{
		summaryLoadedMsg{generation: old, err: errors.New("late")},
		seriesLoadedMsg{generation: old, indicator: "oil_exports_china", series: empty},
		seriesLoadedMsg{generation: old, indicator: "oil_exports_china", err: errors.New("late")},
		chartMadeMsg{makeChart(indicator, empty, 0)},
		dayJudgedMsg{judgeDay(thresholds.Run(m.book, nil, thresholds.AsKnownNow, today), today)},
		historyRunMsg{generation: old, history: thresholds.Run(m.book, nil, thresholds.AsKnownNow, today)},
		rowsListedMsg{listing{pane: revisionsPane}, tableRows{[]int32{1, 2, 3}, 3, 3}, nil},
		statusEndedMsg{m.status.number - 1},
	} {
		if d.send(late); m.paint().plain() != want {
			t.Errorf("%T changed the screen:\n%s", late, m.paint().plain())
		}
	}
}

// A look that finds nothing new leaves the very canvas that was drawn.
func TestNothingNewDrawsNothing(t *testing.T) {
	d := opened(t, "", 120, 40)
	d.model.View()
	was := d.model.frame.canvas
	d.send(lookedMsg{version: d.model.store.version, today: today})
	if d.model.View(); d.model.frame.canvas != was {
		t.Error("the screen was drawn again")
	}
}

// What goes wrong outside is said, and the program goes on and tries again.
func TestErrorsAreSaidAndMended(t *testing.T) {
	w := newWorld(t)
	env := w.env()
	broken := true
	env.Series = func(_ context.Context, id string) (*data.Series, error) {
		if broken && id == "slv_launches" {
			return nil, errors.New("disk on fire")
		}
		return w.series[id], nil
	}
	d := newDriver(context.Background(), env, Options{})
	d.start(120, 40)
	if text := d.model.paint().plain(); !strings.Contains(text, "reading slv_launches: disk on fire") {
		t.Errorf("the error is not said:\n%s", text)
	}
	broken = false
	d.send(lookedMsg{version: 0, today: today})
	if text := d.model.paint().plain(); strings.Contains(text, "disk on fire") || !strings.Contains(text, "NOT GOOD ENOUGH") {
		t.Errorf("not mended:\n%s", text)
	}
}

// A panic in a command ends the program with an error instead of a broken terminal.
func TestPanicInACommand(t *testing.T) {
	env := newWorld(t).env()
	env.Series = func(context.Context, string) (*data.Series, error) { panic("bang") }
	_, err := Frame(context.Background(), env, Options{}, 80, 24, nil, false)
	if err == nil || !strings.Contains(err.Error(), "panic: bang") {
		t.Errorf("got %v", err)
	}
}

// Help is about where the reader is: the keys of that place come first, then those that work there, too, then all others.
func TestHelpBeginsWhereTheReaderIs(t *testing.T) {
	for _, c := range []struct{ story, keys, first, second string }{
		{"the first screen", "?", "Watch", "Everywhere"},
		{"a screen", "o ?", "Offers", "Everywhere"},
		{"a part of a screen", "o enter ?", "Offers: terms", "Everywhere"},
		{"an overlay", "' ?", "Bookmarks", "Everywhere"},
	} {
		d := opened(t, "2026-11-23", 80, 600, strings.Fields(c.keys)...)
		lines, keys := d.model.help.lines(d.model.keys)
		var headings []string
		for _, line := range lines {
			if line.heading != "" {
				headings = append(headings, line.heading)
			}
		}
		if headings[0] != c.first || headings[1] != c.second || keys != len(bindings) {
			t.Errorf("%s: %d keys under %q", c.story, keys, headings)
		}
	}
}

// The keys do not run into what they do.
func TestHelpKeepsAGapAfterKeys(t *testing.T) {
	text := opened(t, "", 80, 600, "?").model.paint().plain()
	for _, b := range bindings {
		if does := b.Help().Desc; !strings.Contains(text, "  "+does[:min(len(does), 20)]) {
			t.Errorf("no gap before %q", does)
		}
	}
}
