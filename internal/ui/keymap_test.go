package ui

import (
	"context"
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// Every place and every action has a name of its own, and an action stands once in a place: a config can mean it.
func TestNamesOfActions(t *testing.T) {
	if len(placeNames) != len(whereTitles) {
		t.Errorf("%d names for %d places (key_names.go)", len(placeNames), len(whereTitles))
	}
	taken := map[string]action{}
	seen := map[string]bool{}
	for _, b := range bindings {
		if int(b.act) >= len(actionNames) || b.name() == "" {
			t.Errorf("%q has no name for configs (key_names.go)", b.Help().Desc)
			continue
		}
		if other, ok := taken[b.name()]; ok && other != b.act {
			t.Errorf("%s stands for two actions", b.name())
		}
		taken[b.name()] = b.act
		at := placeNames[b.in] + "." + b.name()
		if seen[at] {
			t.Errorf("%s is bound twice", at)
		}
		seen[at] = true
	}
	for in, name := range placeNames {
		if name == "" {
			t.Errorf("%q has no name for configs (key_names.go)", whereTitles[in])
		}
	}
	if uses := (Keymap{}).Uses(); len(uses) != len(bindings) {
		t.Errorf("%d of %d bindings are listed: is a place missing in helpOrder?", len(uses), len(bindings))
	}
}

// The keys as they are break none of the rules for remapping.
func TestDefaultKeysAreARemapping(t *testing.T) {
	var all []Remapping
	for _, use := range (Keymap{}).Uses() {
		all = append(all, Remapping{use.Place, use.Action, nil})
		for _, name := range use.Keys {
			if canonical, err := canonicalKey(name); err == nil && canonical == name { // X has a second name
				all[len(all)-1].Keys = append(all[len(all)-1].Keys, name)
			}
		}
	}
	if _, mistakes := Remap(all); len(mistakes) > 0 {
		t.Errorf("%+v", mistakes)
	}
}

func TestRemap(t *testing.T) {
	for _, c := range []struct {
		what       string
		remappings []Remapping
		want       string // the mistake; "" for none
	}{
		{"another key", []Remapping{{"everywhere", "help", []string{"f1", "?"}}}, ""},
		{"no key", []Remapping{{"watch", "day_back", nil}}, ""},
		{"two that swap", []Remapping{{"watch", "day_back", []string{"right"}}, {"watch", "day_forward", []string{"left"}}}, ""},
		{"an unknown place", []Remapping{{"wach", "day_back", []string{"x"}}}, `there is no place "wach"; did you mean "watch"?`},
		{"an unknown action", []Remapping{{"watch", "day_bak", []string{"x"}}}, `watch has no action "day_bak"; did you mean "day_back"?`},
		{"an action of another place", []Remapping{{"watch", "log_scale", []string{"x"}}}, `watch has no action "log_scale"; there are day_back, `},
		{"an unknown key", []Remapping{{"watch", "day_back", []string{"lfet"}}}, `"lfet" is not a key: did you mean "left"?`},
		{"text", []Remapping{{"watch", "day_back", []string{"text:ab"}}}, `"text:ab" is not a key`},
		{"a key twice", []Remapping{{"watch", "day_back", []string{"x", "x"}}}, `"x" stands here twice`},
		{"a key of another action", []Remapping{{"watch", "day_back", []string{"down"}}}, `"down" asks for watch.down already, so it cannot ask for watch.day_back`},
		{"a key of two remapped ones", []Remapping{{"watch", "day_back", []string{"f5"}}, {"watch", "up", []string{"f5"}}}, `"f5" asks for watch.day_back already, so it cannot ask for watch.up`},
		{"a key hidden in a place", []Remapping{{"watch", "day_back", []string{"i"}}}, `"i" asks for everywhere.imports already, so it cannot ask for watch.day_back`},
		{"a key that is taken in a place", []Remapping{{"everywhere", "theme", []string{"j"}}}, `"j" asks for watch.down already, so it cannot ask for everywhere.theme`},
		{"hidden as ever", []Remapping{{"asking", "no", []string{"n"}}}, ""},
		{"no way out", []Remapping{{"everywhere", "quit", nil}}, "quit needs a key"},
		{"a character that quits", []Remapping{{"everywhere", "quit", []string{"Q"}}}, `works while text is typed, where "Q" writes a character`},
		{"a character while typing", []Remapping{{"input", "complete", []string{"c"}}}, `input.complete works while text is typed, where "c" writes a character`},
	} {
		_, mistakes := Remap(c.remappings)
		switch {
		case c.want == "" && len(mistakes) > 0:
			t.Errorf("%s: %+v", c.what, mistakes)
		case c.want != "" && (len(mistakes) == 0 || !strings.Contains(mistakes[0].Text, c.want)):
			t.Errorf("%s: %+v, want %s", c.what, mistakes, c.want)
		}
	}
}

// A remapped key does what the one before did, and the screen names it: in the footer, in help, in sentences.
func TestRemappedKeys(t *testing.T) {
	keys, mistakes := Remap([]Remapping{
		{"everywhere", "help", []string{"f1"}}, {"everywhere", "change_back", []string{"shift+z"}}, {"everywhere", "open_number", []string{"f7", "f8", "f9"}},
		{"watch", "day_back", []string{"ctrl+b"}}, {"watch", "open", nil},
	})
	if len(mistakes) > 0 {
		t.Fatal(mistakes)
	}
	d := newDriver(context.Background(), newWorld(t).env(), Options{Keys: keys})
	d.start(120, 40)
	press := func(names ...string) {
		t.Helper()
		if err := d.press(names...); err != nil {
			t.Fatal(err)
		}
	}
	says := func(want string, not ...string) {
		t.Helper()
		text := d.model.paint().plain()
		if !strings.Contains(text, want) {
			t.Errorf("does not say %q:\n%s", want, text)
		}
		for _, n := range not {
			if strings.Contains(text, n) {
				t.Errorf("says %q:\n%s", n, text)
			}
		}
	}
	says("f1 help", "? help", "⏎ open")
	says("Z last change")
	press("?", "left", "<")
	says("(now)")
	press("Z")
	says("at 2024-09-14", "(now)")
	press("f8", "esc", "f1")
	says("f7-f9")
	press("esc")
	at := d.model.moment.at
	if press("ctrl+b"); d.model.moment.at != at-1 {
		t.Errorf("at %v, want a day before %v", d.model.moment.at, at)
	}
	press("f8")
	if want := d.model.indicators()[1].ID; d.model.indicator.id != want || d.model.on != indicatorScreen {
		t.Errorf("f8 opened %q, want %q", d.model.indicator.id, want)
	}
}

// The program begins with what is asked for.
func TestBeginnings(t *testing.T) {
	d := newDriver(context.Background(), newWorld(t).env(), Options{Screen: "indicator", Range: "6m"})
	d.start(120, 40)
	if from, to := d.model.window(); to-from != 183*dayLength || d.model.on != indicatorScreen || rangeName(d.model.indicator.span) != "6m" {
		t.Errorf("shows %v of screen %d", to-from, d.model.on)
	}
	if err := d.press("esc"); err != nil || d.model.on != watchScreen || d.ended {
		t.Errorf("esc leads to %d", d.model.on)
	}
	for _, name := range Screens() {
		d := newDriver(context.Background(), newWorld(t).env(), Options{Screen: name, NoMouse: true})
		d.start(80, 24)
		if screenNames[d.model.on] != name {
			t.Errorf("begins with %s, want %s", screenNames[d.model.on], name)
		}
		if d.model.View().MouseMode != 0 {
			t.Error("takes the mouse")
		}
	}
}

// Law: whatever is remapped, either it is refused or each key asks for one thing in each place, and the program can be left.
func TestAnyRemapping(t *testing.T) {
	uses := (Keymap{}).Uses()
	names := []string{"x", "i", "f1", "f2", "left", "down", "esc", "enter", "ctrl+c", "ctrl+q", "tab", "T", "shift+t", "home", "space", "text:x", "nokey"}
	rapid.Check(t, func(t *rapid.T) {
		var remappings []Remapping
		for range rapid.IntRange(0, 6).Draw(t, "remappings") {
			use := rapid.SampledFrom(uses).Draw(t, "use")
			remappings = append(remappings, Remapping{use.Place, use.Action, rapid.SliceOfN(rapid.SampledFrom(names), 0, 3).Draw(t, "keys")})
		}
		keys, mistakes := Remap(remappings)
		if len(mistakes) > 0 {
			return
		}
		for in := range placeNames {
			taken := map[string]string{}
			for _, b := range keys.bindings() {
				for _, name := range b.Keys() {
					if b.in != where(in) {
						continue
					}
					if other := taken[name]; other != "" {
						t.Fatalf("in %s %s asks for %s and %s", placeNames[in], name, other, b.name())
					}
					taken[name] = b.name()
				}
			}
		}
		quits := 0
		for _, b := range keys.bindings() {
			if b.act != actQuit {
				continue
			}
			for _, name := range b.Keys() {
				pressed, err := presses(name)
				if err != nil {
					t.Fatal(err)
				}
				for in := range placeNames {
					if b, _ := keys.find(pressed[0], where(in)); b.act != actQuit {
						t.Fatalf("%s does not quit in %s", name, placeNames[in])
					}
				}
				quits++
			}
		}
		if quits == 0 {
			t.Fatal("nothing quits")
		}
	})
}

// Law: a sentence asks the keymap for a key, so that it is right when keys are remapped. Names of keys stand in the tables of keys alone.
func TestSentencesAskForTheirKeys(t *testing.T) {
	tables := []string{"glyph.go", "help_view.go"}
	names := regexp.MustCompile(`⏎|⇧|⌫|[←→↑↓]{2}|\b(esc|tab|pgup|pgdn)\b|(?:[.:;,(] |")[b-z](?: [a-z])? [a-z]+s (?:it|them|one|there|to|that)\b`)
	files, err := filepath.Glob("*.go")
	if err != nil || len(files) == 0 {
		t.Fatalf("no files to look through: %v", err)
	}
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") || strings.HasPrefix(name, "keys") || slices.Contains(tables, name) {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if text, ok := n.(*ast.BasicLit); ok && text.Kind == token.STRING && names.MatchString(text.Value) {
				t.Errorf("%s says %s", name, text.Value)
			}
			return true
		})
	}
}
