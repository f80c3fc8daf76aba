package ui

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
)

// The files keys*.go are the only ones with the names of keys: one table a screen. A key is looked up for where the reader is, then
// among those that work everywhere (keymap.go); the reader may have remapped it (keymap_remap.go).

type binding struct {
	key.Binding
	in    where
	act   action
	hint  string // names it in the footer; keys with one hint stand together
	named bool   // in words: there are no arrows
}

func bind(in where, act action, names, help, does string) binding {
	return binding{Binding: key.NewBinding(key.WithKeys(strings.Fields(names)...), key.WithHelp(help, does)), in: in, act: act}
}

// shown is the binding, named in the footer.
func (b binding) shown(hint string) binding {
	b.hint = hint
	return b
}

// bindings are the keys of all places. Within a place they stand in the order of help and footer.
var bindings = slices.Concat(keysOfWatch, keysOfIndicator, keysOfBenchmark, keysOfImports, keysOfWhatIf, keysOfTriggers,
	keysOfTalk, keysOfOffers, keysOfFloor, keysOfOverlays, keysEverywhere)

// boundIn tells whether a place has a key for an action.
func boundIn(in where, act action) bool {
	for _, b := range bindings {
		if b.in == in && b.act == act {
			return true
		}
	}
	return false
}
