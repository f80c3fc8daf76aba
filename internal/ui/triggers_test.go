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

// The filter looks at names, states and what returns; what is copied and written is what passes it.
func TestTriggersFilterAndCopy(t *testing.T) {
	d := opened(t, "2025-07-30", 120, 40, "t", "/", "text:fired", "enter")
	if shown := d.model.shownTriggers(); !slices.Equal(shown, []int{0, 2}) {
		t.Errorf("fired: %v", shown)
	}
	rows, _ := d.model.rowsToCopy()
	if len(rows) != 3 || rows[2][0] != "heu60_above_cap" || strings.Join(rows[2][4:10], " ") != "2025-02-08 2025-02-26 2025-03-05 25 83 58" {
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
