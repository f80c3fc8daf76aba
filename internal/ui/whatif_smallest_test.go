package ui

import (
	"slices"
	"strings"
	"testing"

	"watchtui/internal/data"
	"watchtui/internal/thresholds"
)

// Nothing is listed as a move that nobody assumed, also where the search went to a later day and what was read since is set aside; and the screen says both.
func TestSmallestChangeListsOnlyWhatIsAssumed(t *testing.T) {
	for _, at := range []string{"2025-03-20", "2024-08-20", "2024-11-20"} {
		d := opened(t, at, 120, 40, "w", "m")
		text := d.model.paint().plain()
		for _, indicator := range d.model.indicators() {
			isAssumed := slices.ContainsFunc(d.model.whatIf.scenario.Assumed, func(r data.Reading) bool { return r.Indicator == indicator.ID })
			for _, line := range strings.Split(text, "\n") {
				if left := string([]rune(line + strings.Repeat(" ", 60))[:60]); strings.Contains(left, indicator.Name) && strings.Contains(left, " → ") && !isAssumed {
					t.Errorf("at %s nobody assumed %q", at, left)
				}
			}
		}
		if on := d.model.moment.at; !strings.Contains(text, "now at "+on.String()+", when") {
			t.Errorf("at %s nothing says that this is %s:\n%s", at, on, text)
		}
		if from := d.model.whatIf.scenario; from.HasFrom && !strings.Contains(text, "aside:") {
			t.Errorf("at %s nothing says what is set aside:\n%s", at, text)
		}
	}
}

// A smallest change that was found for readings, a day or a vintage that are no longer looked at is not assumed; the one that was asked for is.
func TestALateSmallestChangeIsDropped(t *testing.T) {
	for _, c := range []struct {
		story string
		turn  func(d *driver)
		late  bool
	}{
		{"nothing happened", func(*driver) {}, false},
		{"the store was read again", func(d *driver) { d.model.store.generation++ }, true},
		{"another day", func(d *driver) { d.model.moment.at-- }, true},
		{"as known then", func(d *driver) { d.model.moment.vintage = thresholds.AsKnownThen }, true},
		{"another offer", func(d *driver) { d.model.watch.offer++ }, true},
		{"another watchbook", func(d *driver) { other := *d.model.book; d.model.book = &other }, true},
	} {
		d := opened(t, "2024-08-20", 120, 40, "w")
		m := d.model
		answer := m.findSmallest()()
		c.turn(d)
		m.takeSmallest(answer.(smallestFoundMsg))
		if got := m.whatIf.scenario.Assumptions() == 0; got != c.late || m.whatIf.finding || (m.status.text != "") != c.late {
			t.Errorf("%s: dropped %v, want %v; still finding %v, said %q", c.story, got, c.late, m.whatIf.finding, m.status.text)
		}
	}
}
