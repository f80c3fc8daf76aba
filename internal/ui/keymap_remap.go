package ui

import (
	"fmt"
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"

	"watchtui/internal/data"
)

// Remapping gives an action other keys than those of keys*.go.
type Remapping struct {
	Place, Action string
	Keys          []string
}

// KeyMistake is why a remapping cannot be.
type KeyMistake struct {
	Remapping int  // its number
	OfPlace   bool // there is no such place
	Key       int  // the number of the key that is meant; -1 for the action
	Text      string
}

// Remap is the keys after all remappings, or what is wrong with these.
//
// Laws:
//   - in a place a key asks for one thing;
//   - a key of a place hides one that works everywhere only where it does so in keys*.go;
//   - where text is typed a key that writes a character does that, and so quit, which works there, has no such key;
//   - quit has a key.
func Remap(remappings []Remapping) (Keymap, []KeyMistake) {
	r := remapper{bindings: slices.Clone(bindings), changed: map[int]int{}}
	for i, remapping := range remappings {
		r.remap(i, remapping)
	}
	r.compare()
	return Keymap{r.bindings}, r.mistakes
}

type remapper struct {
	bindings []binding
	changed  map[int]int // the remapping of a binding
	mistakes []KeyMistake
}

func (r *remapper) fail(i, key int, format string, args ...any) {
	r.mistakes = append(r.mistakes, KeyMistake{Remapping: i, Key: key, Text: fmt.Sprintf(format, args...)})
}

func (r *remapper) remap(i int, remapping Remapping) {
	in := slices.Index(placeNames[:], remapping.Place)
	if in < 0 {
		r.fail(i, -1, "there is no place %s%s", data.Quoted(remapping.Place), orKnown(remapping.Place, placeNames[:]))
		r.mistakes[len(r.mistakes)-1].OfPlace = true
		return
	}
	at := r.index(where(in), remapping.Action)
	if at < 0 {
		var known []string
		for _, b := range bindings {
			if b.in == where(in) {
				known = append(known, b.name())
			}
		}
		r.fail(i, -1, "%s has no action %s%s", remapping.Place, data.Quoted(remapping.Action), orKnown(remapping.Action, known))
		return
	}
	b := &r.bindings[at]
	var names []string
	for k, given := range remapping.Keys {
		name, err := canonicalKey(given)
		switch {
		case err != nil:
			r.fail(i, k, "%v", err)
		case writes(name) && (types(b.in) || b.in == onTyping || b.act == actQuit || b.act == actSuspend):
			r.fail(i, k, "%s.%s works while text is typed, where %s writes a character", remapping.Place, remapping.Action, data.Quoted(given))
		case slices.Contains(names, name):
			r.fail(i, k, "%s stands here twice", data.Quoted(given))
		default:
			names = append(names, name)
		}
	}
	if len(names) == 0 && b.act == actQuit {
		r.fail(i, -1, "quit needs a key that is one: nothing else ends the program from everywhere")
	}
	b.Binding = key.NewBinding(key.WithKeys(names...), key.WithHelp(shownAs(b.act, names), b.Help().Desc))
	r.changed[at] = i
}

func (r *remapper) index(in where, action string) int {
	return slices.IndexFunc(r.bindings, func(b binding) bool { return b.in == in && b.name() == action })
}

// shownAs is how the footer names keys.
func shownAs(act action, names []string) string {
	switch {
	case len(names) == 0:
		return unbound
	case act == actOpenNumber && len(names) > 1:
		return prettyKey(names[0]) + "-" + prettyKey(names[len(names)-1])
	}
	return prettyKey(names[0])
}

// compare finds the keys that two bindings have where only one can.
func (r *remapper) compare() {
	for i, b := range r.bindings {
		for j, other := range r.bindings[i+1:] {
			local, outer := b.in, other.in
			if b.reaches(other.in) {
				local, outer = other.in, b.in
			}
			if !b.reaches(other.in) && !other.reaches(b.in) {
				continue
			}
			for _, name := range b.Keys() {
				if slices.Contains(other.Keys(), name) && (local == outer || !hides(local, outer, name)) {
					r.clash(i, i+1+j, name)
				}
			}
		}
	}
}

// hides tells whether a key of a place hides one of a place behind it in keys*.go.
func hides(local, outer where, name string) bool {
	has := func(in where) bool {
		return slices.ContainsFunc(bindings, func(b binding) bool { return b.in == in && slices.Contains(b.Keys(), name) })
	}
	return has(local) && has(outer)
}

// clash complains of the binding that was remapped, or of the later remapping.
func (r *remapper) clash(a, b int, name string) {
	first, isFirst := r.changed[a]
	second, isSecond := r.changed[b]
	mine, other := a, b
	if !isFirst || isSecond && second > first {
		mine, other = b, a
	}
	i := r.changed[mine]
	words := func(n int) string { return placeNames[r.bindings[n].in] + "." + r.bindings[n].name() }
	r.fail(i, slices.Index(r.bindings[mine].Keys(), name), "%s asks for %s already, so it cannot ask for %s", data.Quoted(name), words(other), words(mine))
}

// orKnown is the end of a sentence about an unknown name.
func orKnown(name string, known []string) string {
	if near := data.Nearest(name, known); near != "" {
		return data.DidYouMean(near)
	}
	return "; there are " + strings.Join(known, ", ")
}
