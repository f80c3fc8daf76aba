package ui

import (
	"context"
	"strings"
	"testing"
)

// Saving asks for a name, and again before it replaces; loading lists what there is.
func TestScenariosAreSavedAndLoaded(t *testing.T) {
	w := newWorld(t)
	d := newDriver(context.Background(), w.env(), Options{At: dateOf(t, "2024-08-20"), HasAt: true})
	d.start(120, 40)
	press := func(keys string) string {
		d.mustPress(t, strings.Fields(keys)...)
		return d.model.paint().plain()
	}
	says := func(text, want string) {
		t.Helper()
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
	says(press("w S"), "nothing is assumed yet")
	says(press("L"), "none is saved yet")
	press("esc down down down left S text:one enter")
	if len(w.saved["one"].Assumed) != 1 || w.saved["one"].Title != "one" {
		t.Fatalf("saved %+v", w.saved)
	}
	press("left left S")
	says(press("enter"), "one is there already: ⏎ once more replaces it")
	says(press("text:x enter"), "saved the scenario onex")
	press("left S ctrl+u text:one enter")
	if w.saved["one"].Assumed[0].Value != 164 {
		t.Errorf("it was replaced silently: %+v", w.saved["one"])
	}
	says(press("enter"), "saved the scenario one")
	if w.saved["one"].Assumed[0].Value == 164 {
		t.Error("it was not replaced")
	}
	press("U")
	says(press("L"), "onex")
	text := press("down enter")
	says(text, "assume 160 kg U, verified, 2024-08-20")
	says(text, "→ 160 kg U")
}
