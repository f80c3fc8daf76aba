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
	for _, pasted := range []string{"/home/me/tankers.csv\n", "/home/me/tankers.csv\r", "'/home/me/tankers.csv'\r\n"} {
		d := opened(t, "", 80, 24, "i", "a")
		d.send(tea.PasteMsg{Content: pasted})
		if got := d.model.imports.adding.path.text(); got != "/home/me/tankers.csv" {
			t.Errorf("%q pasted %q", pasted, got)
		}
	}
}

// What is pasted where a line is typed becomes one line, and is taken in whole or not at all.
func TestPaste(t *testing.T) {
	for _, test := range []struct{ keys, pasted, want string }{
		{"1 tab /", "Kpler\r", "Readings / Kpler█"},
		{"1 tab /", "Kpler\rReuters\r\n", "Readings / Kpler Reuters█"},
		{"g d", "2024-07\r", "day 2024-07█"},
		{"1 tab /", strings.Repeat("x", 10_000), "paste: 10 000 bytes are more than the 200 that fit here"},
		{":", strings.Repeat("x", 10_000), "paste: 10 000 bytes are more than the 4 096 that fit here"},
		{"i a", strings.Repeat("x", 10_000), "paste: 10 000 bytes are more than the 4 096 that fit here"},
	} {
		d := opened(t, "", 120, 40, strings.Fields(test.keys)...)
		d.send(tea.PasteMsg{Content: test.pasted})
		d.says(t, test.want)
	}
}
