package ui

import (
	"strings"

	"charm.land/bubbles/v2/key"
)

// In ASCII the arrows have no signs: < and > are keys of their own, which do something else. There keys have their names.
var keyWords = strings.NewReplacer("←", "left", "→", "right", "↑", "up", "↓", "down", "⏎", "enter", "⇧", "shift+", "⌫", "backspace")

// inASCII is the keymap with names in the place of signs.
func (k Keymap) inASCII() Keymap {
	named := make([]binding, len(k.bindings()))
	for i, b := range k.bindings() {
		help := b.Help()
		b.Binding = key.NewBinding(key.WithKeys(b.Keys()...), key.WithHelp(keyWords.Replace(help.Key), help.Desc))
		b.named = true
		named[i] = b
	}
	return Keymap{named}
}

// joined are two keys beside each other: signs touch, names do not.
func joined(before, after string) string {
	if textWidth(before) > 1 && isName(before) || textWidth(after) > 1 && isName(after) {
		return before + "/" + after
	}
	return before + after
}

// isName tells whether a key is one that ASCII has no sign for.
func isName(key string) bool {
	last := key[strings.LastIndexByte(key, '/')+1:]
	return keyWords.Replace(last) == last && (strings.HasPrefix(last, "shift+") || last == "left" || last == "right" || last == "up" || last == "down" || last == "enter" || last == "backspace")
}
