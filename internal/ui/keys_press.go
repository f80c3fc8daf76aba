package ui

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"watchtui/internal/data"
)

// The keys that can be pressed by name, beside single characters.
var keyNames = map[string]rune{
	"enter": tea.KeyEnter, "tab": tea.KeyTab, "backspace": tea.KeyBackspace, "esc": tea.KeyEscape, "space": tea.KeySpace,
	"up": tea.KeyUp, "down": tea.KeyDown, "left": tea.KeyLeft, "right": tea.KeyRight, "home": tea.KeyHome, "end": tea.KeyEnd,
	"pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown, "delete": tea.KeyDelete, "insert": tea.KeyInsert,
	"f1": tea.KeyF1, "f2": tea.KeyF2, "f3": tea.KeyF3, "f4": tea.KeyF4, "f5": tea.KeyF5, "f6": tea.KeyF6,
	"f7": tea.KeyF7, "f8": tea.KeyF8, "f9": tea.KeyF9, "f10": tea.KeyF10, "f11": tea.KeyF11, "f12": tea.KeyF12,
}

var keyModifiers = map[string]tea.KeyMod{"ctrl": tea.ModCtrl, "alt": tea.ModAlt, "shift": tea.ModShift}

// presses is the keys that a name stands for: one, or with "text:" each character of the rest.
func presses(name string) ([]tea.KeyPressMsg, error) {
	if text, ok := strings.CutPrefix(name, "text:"); ok {
		var typed []tea.KeyPressMsg
		for _, r := range text {
			typed = append(typed, character(r))
		}
		return typed, nil
	}
	if r := []rune(name); len(r) == 1 {
		return []tea.KeyPressMsg{character(r[0])}, nil
	}
	parts := strings.Split(name, "+")
	last := parts[len(parts)-1]
	press := tea.KeyPressMsg{}
	for _, part := range parts[:len(parts)-1] {
		mod, ok := keyModifiers[part]
		if !ok {
			return nil, unknownKey(name)
		}
		press.Mod |= mod
	}
	code, ok := keyNames[last]
	switch r := []rune(last); {
	case ok:
		press.Code = code
	case len(r) == 1:
		press.Code = r[0]
	default:
		return nil, unknownKey(name)
	}
	if last == "space" && press.Mod == 0 {
		press.Text = " "
	}
	return []tea.KeyPressMsg{press}, nil
}

func character(r rune) tea.KeyPressMsg { return tea.KeyPressMsg{Code: r, Text: string(r)} }

func unknownKey(name string) error {
	lower := strings.ToLower(name)
	aliases := map[string]string{"escape": "esc", "return": "enter", "pagedown": "pgdown", "pgdn": "pgdown", "pageup": "pgup",
		"cr": "enter", "del": "delete", "bs": "backspace"}
	best := aliases[lower]
	if best == "" {
		best = data.Nearest(lower, sortedKeys(keyNames))
	}
	if best != "" {
		return fmt.Errorf("%q is not a key: did you mean %q?", name, best)
	}
	return fmt.Errorf("%q is not a key: want a character, a name such as down, enter or shift+left, or text: and what to type", name)
}
