package config

import (
	"strings"
	"testing"

	"watchtui/internal/ui"
)

// The file that init writes changes nothing, and what it lists is what there is.
func TestDefaultSource(t *testing.T) {
	c, err := Parse("config.toml", DefaultSource())
	if err != nil {
		t.Fatal(err)
	}
	want := Default()
	if c.Theme != want.Theme || c.Pixels != want.Pixels || c.Range != want.Range || c.Screen != want.Screen || c.NoMouse || c.NoTitle || c.Bell || c.ASCII {
		t.Errorf("got %+v, want %+v", c, want)
	}
	for _, names := range [][]string{ui.Themes(), ui.PixelWays(), ui.Ranges(), ui.Screens()} {
		if list := strings.Join(names, ", "); !strings.Contains(string(DefaultSource()), list) {
			t.Errorf("does not list %s", list)
		}
	}
	commented := strings.ReplaceAll(string(DefaultSource()), "\n# [ui", "\n[ui")
	if _, err := Parse("config.toml", []byte(strings.ReplaceAll(commented, "\n# help", "\nhelp"))); err != nil {
		t.Errorf("its example: %v", err)
	}
}

func TestSettings(t *testing.T) {
	c, err := Parse("c", []byte("ui.theme = 'dark'\nui.mouse = 'off'\nui.ascii = true\nui.pixels = 'auto'\nui.title = false\nui.bell = true\nui.range = '5y'\nui.screen = 'imports'\n[ui.keys]\nwatch.day_back = ['f5']"))
	if err != nil || c.Theme != "dark" || !c.NoMouse || !c.NoTitle || !c.Bell || !c.ASCII || c.Pixels != "auto" || c.Range != "5y" || c.Screen != "imports" {
		t.Errorf("got %+v, %v", c, err)
	}
	for _, use := range c.Keys.Uses() {
		if use.Place == "watch" && use.Action == "day_back" && strings.Join(use.Keys, " ") != "f5" {
			t.Errorf("got %v", use.Keys)
		}
	}
}

// All mistakes are told at once, each at its place.
func TestMistakes(t *testing.T) {
	for _, c := range []struct{ what, source, want string }{
		{"no TOML", "[ui\n", "c:1:"},
		{"an unknown key", "[ui]\ntheem = 'dark'\n", `c:2:1: unknown key "theem"; did you mean "theme"?`},
		{"an unknown table", "[uy]\n", `c:1:2: unknown key "uy"; did you mean "ui"?`},
		{"an unknown theme", "[ui]\ntheme = 'drak'\n", `c:2:9: there is no theme "drak"; did you mean "dark"?`},
		{"an empty theme", "[ui]\ntheme = ''\n", `c:2:9: there is no theme ""; known are auto, `},
		{"a word that is none", "[ui]\nmouse = 'yes'\n", `c:2:9: there is no mouse "yes"; known are on, off`},
		{"pixels that there are none of", "[ui]\npixels = 'sixl'\n", `c:2:10: there is no pixels "sixl"; did you mean "sixel"?`},
		{"another type", "[ui]\nmouse = true\n", "c:2:"},
		{"a title that is text", "[ui]\ntitle = 'on'\n", "c:2:"},
		{"a place", "[ui.keys.wach]\nday_back = ['x']\n", `c:1:2: there is no place "wach"; did you mean "watch"?`},
		{"an action", "[ui.keys.watch]\nday_bak = ['x']\n", `c:2:1: watch has no action "day_bak"; did you mean "day_back"?`},
		{"a key", "[ui.keys.watch]\nday_back = ['f5', 'dwon']\n", `c:2:19: "dwon" is not a key: did you mean "down"?`},
		{"a clash", "[ui.keys.watch]\nday_back = ['f5']\nup = ['k', 'f5']\n", `c:3:12: "f5" asks for watch.day_back already`},
		{"quit", "[ui.keys.everywhere]\nquit = []\n", `c:2:1: quit needs a key`},
		{"several", "[ui]\nrange = '2y'\nscreen = 'x'\n", "c:2:9: there is no range \"2y\"; did you mean \"1y\"?\nc:3:10: there is no screen \"x\"; known are watch, indicator, imports, benchmark, what_if"},
	} {
		_, err := Parse("c", []byte(c.source))
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s:\n got %v\nwant %s", c.what, err, c.want)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add(DefaultSource())
	f.Add([]byte("[ui.keys.watch]\nday_back = ['f5', 'dwon']\n"))
	f.Add([]byte("ui.keys.everywhere.help = ['?']\nui.keys.everywhere.quit = []"))
	f.Fuzz(func(t *testing.T, source []byte) {
		c, err := Parse("c", source)
		if err == nil && len(c.Keys.Uses()) != len((ui.Keymap{}).Uses()) {
			t.Errorf("%d uses of keys", len(c.Keys.Uses()))
		}
	})
}
