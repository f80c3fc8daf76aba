package ui

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// Keymap is which keys ask for what in which place: the bindings of keys*.go, with what the reader has remapped. It is a
// value and is not changed once it is made; the zero value is that of keys*.go.
type Keymap struct{ remapped []binding }

func (k Keymap) bindings() []binding {
	if k.remapped == nil {
		return bindings
	}
	return k.remapped
}

// layers are the places whose keys are in force in a place, the nearest first.
func layers(in where) []where {
	if types(in) {
		return []where{in, onTyping, everywhere}
	}
	return []where{in, everywhere}
}

// reaches tells whether a key is in force in a place. Where text is typed, most keys that work everywhere are text.
func (b binding) reaches(in where) bool {
	if b.in == everywhere && (types(in) || in == onTyping) {
		return b.act == actQuit || b.act == actSuspend
	}
	return slices.Contains(layers(in), b.in)
}

// find is the binding that a key has in a place, and which of its keys that is.
func (k Keymap) find(press tea.KeyPressMsg, in where) (b binding, number int) {
	for _, place := range layers(in) {
		for _, b := range k.bindings() {
			if b.in == place && b.reaches(in) && key.Matches(press, b.Binding) {
				return b, slices.Index(b.Keys(), press.String())
			}
		}
	}
	return binding{}, -1
}

// name is the key of an action as the screen names it: the one of the place, or else the one that works everywhere.
func (k Keymap) name(in where, act action) string {
	for _, place := range layers(in) {
		for _, b := range k.bindings() {
			if b.in == place && b.act == act {
				return b.Help().Key
			}
		}
	}
	return unbound
}

// numbered is the key of an indicator by its number; "" where it has none.
func (k Keymap) numbered(number int) string {
	for _, b := range k.bindings() {
		if b.act == actOpenNumber && number <= len(b.Keys()) {
			return prettyKey(b.Keys()[number-1])
		}
	}
	return ""
}

// unbound stands where an action has no key.
const unbound = "–"

// KeyUse is one action of one place.
type KeyUse struct {
	Place, Action string
	Keys          []string
	Does          string
}

// Uses lists all actions, by place in the order of the help.
func (k Keymap) Uses() []KeyUse {
	var uses []KeyUse
	for _, in := range helpOrder {
		for _, b := range k.bindings() {
			if b.in == in {
				uses = append(uses, KeyUse{placeNames[in], b.name(), slices.Clone(b.Keys()), b.Help().Desc})
			}
		}
	}
	return uses
}

// canonicalKey is a key by the name that Bubble Tea gives it when it is pressed.
func canonicalKey(name string) (string, error) {
	if strings.HasPrefix(name, "text:") {
		return "", unknownKey(name)
	}
	keys, err := presses(name)
	if err != nil {
		return "", err
	}
	press := keys[0]
	if press.Mod == tea.ModShift && press.Code >= 'a' && press.Code <= 'z' {
		press = character(press.Code - 'a' + 'A')
	}
	return press.String(), nil
}

// writes tells whether a key writes a character where text is typed.
func writes(name string) bool { return len([]rune(name)) == 1 || name == "space" }
