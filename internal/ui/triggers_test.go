package ui

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"watchtui/internal/data"
	"watchtui/internal/thresholds"
)

// From the list of triggers to the firing and its reading, and back; < and > go to where the trigger fired or was armed again.
func TestTriggersStory(t *testing.T) {
	d := opened(t, "2025-07-30", 120, 40, "t")
	shows := func(when string, texts ...string) {
		t.Helper()
		screen := d.model.paint().plain()
		for _, text := range texts {
			if !strings.Contains(screen, text) {
				t.Errorf("%s: no %q on\n%s", when, text, screen)
			}
		}
	}
	shows("the list", "Triggers · 2 of 4 fired", "◆ fired         2025-02-08  60 % stock above 185 kg", "25 d       83 d     58 d", "Firings · 1")
	d.mustPress(t, "down", "down", "enter", "enter")
	shows("a firing", "Firing of 60 % stock above 185 kg", "2025-02-26, 18 d after it", "83 d: a consultation of 65 d", "IAEA report 26 Feb 2025")
	d.mustPress(t, "enter")
	if d.model.on != indicatorScreen || d.model.indicator.id != "heu60_stockpile" || d.model.indicator.cross.Day() != dateOf(t, "2025-02-08") {
		t.Errorf("it leads to %s", d.model.place().text())
	}
	d.mustPress(t, "esc", "esc", "<")
	if d.model.on != triggersScreen || d.model.moment.at != dateOf(t, "2025-02-08") {
		t.Errorf("< leads to %s", d.model.place().text())
	}
	d.mustPress(t, "left")
	shows("the day before", "◇ armed", "it has not fired")
	d.mustPress(t, "v", ">")
	if d.model.moment.at != dateOf(t, "2025-02-26") {
		t.Errorf("as known then it fires on %s", d.model.moment.at)
	}
}

// Where the firings leave the room, the readings are drawn with what fires the trigger, what arms it again, and its firings; a click goes to a day.
func TestTriggerChart(t *testing.T) {
	d := opened(t, "2025-07-30", 200, 60, "t")
	m := d.model
	for i, says := range []string{"fires > 3.67", "fires ≥ 1 in 180d", "fires > 185", "fires > 3 in 90d"} {
		d.says(t, says)
		l := m.triggersLayout()
		p, r, ok := m.shownTriggerPlot(l)
		if !ok || m.selectedTrigger() != i {
			t.Fatalf("%s: nothing is drawn", says)
		}
		area, marked := p.area(r), 0
		for _, f := range m.triggered.firings[i] {
			x := area.x + newTimeScale(p.from, p.to).column(f.Day.Instant(), area.w)
			for y := area.y; y < area.bottom(); y++ {
				if c := m.paint(); c.cells[y*c.width+x].text == thresholds.FiredMark {
					marked++
					break
				}
			}
		}
		if n := len(m.triggered.firings[i]); marked != n {
			t.Errorf("%s: %d of %d firings are marked", says, marked, n)
		}
		if n := len(p.sum); n > 0 && p.sum[n-1].value != m.triggered.states[i].Measure {
			t.Errorf("%s: the sum drawn ends at %v, and the measure is %v", says, p.sum[n-1].value, m.triggered.states[i].Measure)
		}
		d.mustPress(t, "down")
	}
	d.says(t, "armed again ≤ 1")
	p, r, _ := m.shownTriggerPlot(m.triggersLayout())
	want := p.instantAt(r, 100).Day()
	if d.click(100, r.y+3); m.moment.at != want {
		t.Errorf("the click leads to %v, want %v", m.moment.at, want)
	}
	if l := opened(t, "2025-07-30", 120, 40, "t").model.triggersLayout(); !l.chart.empty() {
		t.Errorf("a chart of %d lines at 120x40", l.chart.h)
	}
}

// Where a column is too narrow for two words, the first stands whole: of "fired, blind" no "fire…" is left.
func TestBlindTriggersInNarrowColumns(t *testing.T) {
	opened(t, "2024-08-20", 40, 12, "t").says(t, "▸ ◆ fired Enrichment at Fordow", "blind since 2023-07-09")
	opened(t, "2024-08-20", 80, 24, "t").says(t, "▸ ◆ fired, blind  2019-11-09")
}

// The filter looks at names, states and what returns; what is copied and written is what passes it.
func TestTriggersFilterAndCopy(t *testing.T) {
	d := opened(t, "2025-07-30", 120, 40, "t", "/", "text:fired", "enter")
	if shown := d.model.shownTriggers(); !slices.Equal(shown, []int{0, 2}) {
		t.Errorf("fired: %v", shown)
	}
	rows, _ := d.model.rowsToCopy()
	if len(rows) != 3 || rows[2][0] != "heu60_above_cap" || strings.Join(rows[2][5:11], " ") != "2025-02-08 2025-02-26 2025-03-05 25 83 58" {
		t.Errorf("copied: %v", rows)
	}
	d.mustPress(t, "down", "enter")
	if x, ok := d.model.extraction(); !ok || x.name != "firings-heu60_above_cap" || len(x.make().Rows) != 1 {
		t.Errorf("written: %+v %v", x, ok)
	}
	if text, _ := d.model.copied(actCopyReading); !strings.Contains(text, "274.8 kg U on 2025-02-08; IAEA, verified, published 2025-02-26") {
		t.Errorf("copied: %q", text)
	}
	d.mustPress(t, "esc", "esc", "D")
	if text := d.model.descriptionText(); !strings.Contains(text, `"60 % stock above 185 kg" is fired since 2025-02-08`) {
		t.Errorf("in words: %q", text)
	}
	d.mustPress(t, "esc", ":", "text:maritime_tempo", "enter")
	if i := d.model.selectedTrigger(); d.model.on != triggersScreen || d.model.book.Triggers[i].ID != "maritime_tempo" {
		t.Errorf("the palette leads to %s", d.model.place().text())
	}
}

// With the mouse: a click selects, another opens.
func TestTriggersMouse(t *testing.T) {
	d := opened(t, "2025-07-30", 120, 40, "t")
	lines := triggerLines(d.model.triggersLayout())
	d.click(lines.x+5, lines.y+1)
	if i := d.model.selectedTrigger(); i != 1 || d.model.triggers.onFirings {
		t.Fatalf("trigger %d is selected", i)
	}
	d.click(lines.x+5, lines.y+1)
	firings := firingLines(d.model.triggersLayout())
	d.click(firings.x+5, firings.y+2)
	if f, _ := d.model.currentFiring(); !d.model.triggers.onFirings || f.Violation != dateOf(t, "2021-12-30") {
		t.Fatalf("the firing of %s is selected", f.Violation)
	}
	if d.click(firings.x+5, firings.y+2); !d.model.triggers.record {
		t.Error("a second click does not open it")
	}
}

// Law: whatever the day and the vintage, the screen says of each trigger what the history says.
func TestTriggersAgreeWithTheHistory(t *testing.T) {
	d := opened(t, "2025-07-30", 200, 60, "t")
	first, last := int(d.model.history().First()), int(d.model.moment.until())
	rapid.Check(t, func(t *rapid.T) {
		d.model.goTo(data.Day(rapid.IntRange(first, last).Draw(t, "day")))
		if rapid.Bool().Draw(t, "other vintage") {
			_ = d.press("v")
		}
		_ = d.press("up") // so that what is missing is asked for
		h, fired := d.model.history(), 0
		for i, got := range d.model.standingTriggers() {
			want := h.Trigger(i, d.model.moment.at)
			if got.Fired != want.Fired || got.Since != want.Since || got.Why != want.Why {
				t.Fatalf("%s on %s: %+v, want %+v", want.Trigger.ID, d.model.moment.at, got, want)
			}
			for _, f := range d.model.triggered.firings[i] {
				if f.Day > d.model.moment.at || f.Reset != thresholds.NotReset && f.Reset > d.model.moment.at {
					t.Fatalf("on %s it shows %+v", d.model.moment.at, f)
				}
			}
			if want.Fired {
				fired++
			}
		}
		if d.model.fired() != fired || d.model.triggered.at != d.model.moment.at {
			t.Fatalf("%d fired, want %d", d.model.fired(), fired)
		}
	})
}

// In a what-if it is told which triggers the assumptions fire: a stock of 190 kg is above the 185 of the trigger, and not yet above the 190 at which
// the benchmark would be released. Without assumptions nothing is told.
func TestWhatIfTellsOfTriggers(t *testing.T) {
	d := opened(t, "2024-08-20", 120, 40, "w", "down", "down", "down", "right")
	if lines := d.model.triggersTold(); len(lines) != 0 {
		t.Errorf("at 166 kg: %v", lines)
	}
	d.mustPress(t, "shift+right", "right", "right")
	want := "◆ trigger fires: heu60_above_cap, since 2024-08-20; the tranches of reserves stop by 2024-08-27, 7 d after the violation"
	if lines := d.model.triggersTold(); len(lines) != 1 || lines[0].text != want {
		t.Errorf("at 190 kg: %v", lines)
	}
	if d.mustPress(t, "esc"); len(d.model.triggersTold()) != 0 {
		t.Error("outside of the what-if it is told, too")
	}
}

// seesWithin tells whether a trigger could see on one of the days, judged day by day.
func seesWithin(sight []thresholds.Change, from, to data.Day) bool {
	sees := false
	for i, c := range sight {
		end := to + 1
		if i+1 < len(sight) {
			end = sight[i+1].Day
		}
		sees = sees || c.Day <= to && end > from && c.Word != thresholds.NoData && c.Word != thresholds.Stale
	}
	return sees
}

// The strip has a mark where a firing begins, and is full as long as it goes on and dotted where it is blind; a click on it goes to the day.
func TestTriggersOverTime(t *testing.T) {
	d := opened(t, "2025-07-30", 120, 40, "t")
	l := d.model.triggersLayout()
	s, ok := d.model.triggerStripOf(l)
	if !ok {
		t.Fatal("there is no strip")
	}
	for i := range d.model.book.Triggers {
		cells := s.trigger(i)
		for _, f := range s.history.Firings(i) {
			if cell := cells[s.cellOf(f.Day)]; cell.char != thresholds.FiredMark {
				t.Errorf("trigger %d fires on %s, and there is %q", i, f.Day, cell.char)
			}
		}
		for cell := range cells {
			from, to := s.span(cell)
			isFired := slices.ContainsFunc(s.history.Firings(i), func(f thresholds.Firing) bool { return f.Day <= to && f.Reset > from })
			sees := seesWithin(s.history.TriggerSight(i), from, to)
			if isFired && sees != (cells[cell].style == styleBad) || !isFired && cells[cell].style == styleBad {
				t.Errorf("trigger %d from %s to %s: fired %v, sees %v, and there is %q", i, from, to, isFired, sees, cells[cell].char)
			}
			if dotted := strings.Contains("·┄▒", cells[cell].char); dotted == sees {
				t.Errorf("trigger %d from %s to %s: sees %v, and there is %q", i, from, to, sees, cells[cell].char)
			}
		}
	}
	if d.click(s.x+3, l.strip.y+1); d.model.moment.at != s.dayAt(s.x+3) {
		t.Errorf("a click leads to %s, want %s", d.model.moment.at, s.dayAt(s.x+3))
	}
}

// Blindness is drawn as on the Watch screen: no reading of maritime incidents before 2021-06, an old one of Fordow in 2024 while that is fired,
// an old one of the launches in 2025 and 2026 while that is armed.
func TestBlindTriggersOverTime(t *testing.T) {
	d := opened(t, "2026-11-23", 200, 60, "t")
	s, ok := d.model.triggerStripOf(d.model.triggersLayout())
	if !ok {
		t.Fatal("there is no strip")
	}
	for _, c := range []struct {
		trigger, day, char string
	}{
		{"maritime_tempo", "2018-01-01", "·"},
		{"fordow_above_cap", "2024-08-20", "▒"},
		{"slv_launch", "2026-06-01", "┄"},
		{"heu60_above_cap", "2024-08-20", "▁"},
		{"heu60_above_cap", "2025-04-20", "▆"},
	} {
		i := slices.IndexFunc(d.model.book.Triggers, func(t *thresholds.Trigger) bool { return t.ID == c.trigger })
		if cell := s.trigger(i)[s.cellOf(dateOf(t, c.day))]; cell.char != c.char || cell.style == styleBad != (c.char == "▆") {
			t.Errorf("%s on %s: %q in style %v, want %q", c.trigger, c.day, cell.char, cell.style, c.char)
		}
	}
}

// The screen says since when it is fired and since when it is blind, and counts no days without any reading.
func TestTriggerStandsSince(t *testing.T) {
	for _, c := range []struct{ day, trigger, want string }{
		{"2024-08-20", "fordow_above_cap", "◆ fired since 2019-11-09 (1 746 d), blind since 2023-07-09 · the last reading is 539 d old"},
		{"2024-08-20", "heu60_above_cap", "◇ armed, no data before 2021-05-31 · 164.7 kg U is not > 185"},
		{"2021-06-20", "maritime_tempo", "▲ armed, blind from the start · no reading yet of"},
	} {
		d := opened(t, c.day, 120, 40, "t")
		d.model.showTrigger(c.trigger)
		if facts := d.model.triggerFacts(d.model.standingTriggers()[d.model.selectedTrigger()]); !strings.HasPrefix(facts[0].text, c.want) {
			t.Errorf("%s on %s: %q, want %q", c.trigger, c.day, facts[0].text, c.want)
		}
	}
}

// What cannot be opened is not offered in the footer.
func TestFooterOfFirings(t *testing.T) {
	offers := func(d *driver) bool {
		return slices.ContainsFunc(d.model.hints(), func(h hint) bool { return h.does == "in full" })
	}
	d := opened(t, "2024-08-20", 80, 24, "t", "enter")
	if !offers(d) {
		t.Error("with a firing it is not offered")
	}
	d.mustPress(t, "/", "text:nonsense", "enter")
	if offers(d) {
		t.Error("where none matches it is offered")
	}
	if d = opened(t, "2024-08-20", 80, 24, "t", "down", "down", "enter"); len(d.model.shownFirings()) != 0 || offers(d) {
		t.Error("without a firing it is offered")
	}
}

// At 40 columns 9 cells are left for the reading: "4.5 % U-235" is written without its unit, "1 launch" fits without its source.
func TestUnitOfAFiringIsNotCut(t *testing.T) {
	f := func(value float64) thresholds.Firing {
		return thresholds.Firing{Reading: data.Reading{Indicator: "x", Value: value, Source: "IAEA"}}
	}
	for _, c := range []struct {
		value float64
		unit  string
		room  int
		want  string
	}{
		{4.5, "% U-235", 9, "4.5"}, {4.5, "% U-235", 11, "4.5 % U-235"}, {4.5, "% U-235", 14, "4.5 % U-235"}, {4.5, "% U-235", 15, "4.5 % U-235, IAEA"},
		{1, "launch", 9, "1 launch"}, {274.8, "kg U", 9, "274.8"}, {274.8, "kg U", 20, "274.8 kg U, IAEA"},
	} {
		if got := readingCell(f(c.value), data.Indicator{Unit: c.unit}, c.room); got != c.want {
			t.Errorf("%v %s in %d cells: %q, want %q", c.value, c.unit, c.room, got, c.want)
		}
	}
}
