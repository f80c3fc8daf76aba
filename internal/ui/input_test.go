package ui

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
)

// The line in which a path is typed.
func TestInput(t *testing.T) {
	for _, test := range []struct{ keys, before, after string }{
		{"text:öl left", "ö", "l"},
		{"text:abc home delete", "", "bc"},
		{"text:abc left left backspace", "", "bc"},
		{"text:abc left end backspace", "ab", ""},
		{"text:abc home right text:,?q space", "a,?q ", "bc"},
		{"text:abc ctrl+u text:i", "i", ""},
		{"backspace delete left right", "", ""},
	} {
		d := opened(t, "", 80, 24, append([]string{"i", "a"}, strings.Fields(test.keys)...)...)
		if got := d.model.imports.adding.path; got != (input{test.before, test.after}) {
			t.Errorf("%s: %+v", test.keys, got)
		}
	}
	d := opened(t, "", 80, 24, "i", "a")
	d.send(tea.PasteMsg{Content: "/home/me/tankers.csv\n"})
	if got := d.model.imports.adding.path.text(); got != "/home/me/tankers.csv" {
		t.Errorf("pasted %q", got)
	}
}
