package ui

import (
	"strings"
	"testing"
)

// Every list is filtered alike: / types, the list follows each key, enter keeps the filter, esc drops it, and the
// title counts what is left.
func TestEveryListIsFilteredAlike(t *testing.T) {
	lists := []struct{ name, keys, word, left, all, place string }{
		{"benchmarks", "", "verified", "/ verified", "Benchmarks ─", "onWatch"},
		{"readings", "1 tab", "kpler", "21 of 50", "Readings · 50", "onTable"},
		{"revisions", "7 tab tab", "2024", "of", "Revisions · ", "onTable"},
		{"benchmarks of an indicator", "4 tab tab tab", "weapon", "1 of 2", "that use it", "onTable"},
		{"imports", "i", "vortexa", "1 of 3", "Imports · 3", "onImports"},
		{"offers", "o", "jcpoa", "1 of 4", "Offers · 4", "onOffers"},
		{"terms of an offer", "o enter", "fordow", " of 8", "(JCPOA) · 8", "onTerms"},
		{"keys", "?", "crosshair", " of ", "Keys · ", "onHelp"},
	}
	for _, list := range lists {
		t.Run(list.name, func(t *testing.T) {
			d := opened(t, "2026-11-23", 120, 40, strings.Fields(list.keys)...)
			before := d.model.where()
			text := func() string { return d.model.paint().plain() }
			if !strings.Contains(text(), list.all) {
				t.Fatalf("no %q in\n%s", list.all, text())
			}
			d.mustPress(t, "/")
			for _, r := range list.word {
				d.mustPress(t, string(r))
			}
			if d.model.where() != onFilter || !strings.Contains(text(), list.left) || !strings.Contains(text(), "/ "+list.word+"█") {
				t.Errorf("while typing no %q in\n%s", list.left, text())
			}
			d.mustPress(t, "enter")
			if d.model.where() != before || !strings.Contains(text(), list.left) || !strings.Contains(text(), "/ "+list.word) {
				t.Errorf("kept, no %q in\n%s", list.left, text())
			}
			d.mustPress(t, "/", "text:漢", "backspace", "text:zzz")
			if !strings.Contains(text(), "none matches") {
				t.Errorf("nothing should match:\n%s", text())
			}
			d.mustPress(t, "esc")
			if d.model.where() != before || !strings.Contains(text(), list.all) {
				t.Errorf("dropped, no %q in\n%s", list.all, text())
			}
			d.mustPress(t, "/", "text:"+list.word, "enter", "esc")
			if d.model.where() != before || !strings.Contains(text(), list.all) {
				t.Errorf("esc does not drop a filter that was kept:\n%s", text())
			}
		})
	}
}

// The words of a filter may stand anywhere and in any order; a selection that is filtered out is none.
func TestFilterWords(t *testing.T) {
	for _, test := range []struct {
		filter, line string
		want         bool
	}{
		{"", "anything", true}, {"kpler 2024", "2024-05-01 Kpler", true}, {"KPLER", "kpler", true}, {"  ", "x", true},
		{"kpler 2023", "2024-05-01 Kpler", false}, {"ü", "Öl über", true},
	} {
		if got := (filterState{filter: test.filter}).sought().passes(test.line); got != test.want {
			t.Errorf("%q passes %q: %v", test.line, test.filter, got)
		}
	}
	d := opened(t, "2024-08-20", 120, 40, "down", "/", "text:maritime", "enter")
	if d.model.watch.benchmark != -1 {
		t.Errorf("benchmark %d is selected, and not on screen", d.model.watch.benchmark)
	}
	if d.mustPress(t, "down"); !strings.Contains(d.model.book.Benchmarks[d.model.watch.benchmark].Name, "maritime") {
		t.Errorf("selected %q", d.model.book.Benchmarks[d.model.watch.benchmark].Name)
	}
}
