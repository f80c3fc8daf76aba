package ui

import (
	"fmt"
	"strings"
	"testing"

	"watchtui/internal/thresholds"
)

// A parameter moved in a what-if at each size: the waterfall, the gap and the tests follow.
func TestParameterScreens(t *testing.T) {
	for _, size := range [...][2]int{{40, 12}, {80, 24}, {120, 40}, {200, 60}} {
		name := fmt.Sprintf("offers_whatif_%dx%d", size[0], size[1])
		t.Run(name, func(t *testing.T) {
			keys := "o end enter w down down down right right shift+right"
			golden(t, name, planes(opened(t, "2024-08-20", size[0], size[1], strings.Fields(keys)...).model.paint()))
		})
	}
}

// Prices are moved in a what-if and nowhere else; every screen follows, and nothing gets into the watchbook.
func TestPricesMoveInAWhatIf(t *testing.T) {
	w := newWorld(t)
	d := newDriver(t.Context(), w.env(), Options{At: dateOf(t, "2024-08-20"), HasAt: true})
	d.start(120, 40)
	d.mustPress(t, "o", "end", "enter", "tab", "right")
	d.says(t, "prices are changed in a what-if: w begins one")
	m := d.model
	before := m.book
	d.mustPress(t, "tab", "home", "w", "home", "shift+right")
	d.says(t, "WHAT IF", "→ 50 points", "gap +4.1 ± 33.9 → -2.7 ±")
	if before.Priced[3].Terms[0].Value != 40 || m.cmd.env.Book != before {
		t.Error("the watchbook itself has changed")
	}
	d.mustPress(t, "esc", "esc")
	d.says(t, "Offers · 4", "-2.7 ±")
	d.mustPress(t, "esc")
	told := m.pricesTold()
	if len(told) != 2 || told[0].text != "assume 60 % stock below one weapon's worth: value 50 points (was 40 points)" || !strings.HasPrefix(told[1].text, "Trigger-based framework: gap +4.1 ± 33.9 → -2.7 ±") {
		t.Errorf("it tells %v", told)
	}
	d.mustPress(t, "S", "text:dear", "enter", "U")
	d.says(t, "Nothing is assumed yet")
	if m.book != before {
		t.Error("without assumptions the what-if has another book")
	}
	if saved := w.saved["dear"]; len(saved.Prices) != 1 || saved.Prices[0] != (thresholds.PriceChange{Offer: "trigger_framework", Term: "60 % stock below one weapon's worth", Parameter: thresholds.TermValue, Value: 50}) {
		t.Errorf("saved was %+v", saved)
	}
	d.mustPress(t, "L", "enter")
	d.says(t, "value 50", "-2.7 ±")
	d.mustPress(t, "esc", "o")
	if d.says(t, "+4.1 ± 33.9"); m.book != before {
		t.Error("outside of the what-if the book is another")
	}
}

// What a rung requires of tests is judged with the assumed prices: with a tolerance of 10 points less the gap is open, and good enough is out of reach.
func TestAssumedPricesBlockARung(t *testing.T) {
	d := opened(t, "2024-08-20", 120, 40, "o", "end", "enter", "w", "end", "up", "up", "up", "up", "up", "shift+left")
	d.says(t, "tolerance")
	c, _ := d.model.parameterShown()
	if c.Parameter != thresholds.Tolerance || c.Value != -5 {
		t.Fatalf("moved %s to %v", c.Parameter.Key(), c.Value)
	}
	d.says(t, "8 → 7 tests pass")
	v := d.model.judged.verdicts[0]
	if len(v.Failing) != 1 || v.Failing[0].Test != thresholds.GapClosed {
		t.Errorf("failing are %v", v.Failing)
	}
	d.mustPress(t, "u")
	if c, _ := d.model.parameterShown(); c.Value != 5 || len(d.model.whatIf.scenario.Prices) != 0 {
		t.Errorf("taken back it is %v", c.Value)
	}
	d.mustPress(t, "u")
	d.says(t, "nothing is assumed about tolerance")
}

// A price that the edited watchbook does not have is forgotten.
func TestAssumedPricesInAnEditedBook(t *testing.T) {
	d := opened(t, "2024-08-20", 120, 40, "o", "end", "enter", "w", "right")
	if len(d.model.whatIf.scenario.Prices) != 1 {
		t.Fatal("nothing is assumed")
	}
	d.edit(t, `name         = "60 % stock below one weapon's worth"`, `name         = "60 % stock gone"`, `pays_for     = "60 % stock below one weapon's worth"`, `pays_for     = "60 % stock gone"`)
	if len(d.model.whatIf.scenario.Prices) != 0 {
		t.Errorf("assumed is still %v", d.model.whatIf.scenario.Prices)
	}
}
