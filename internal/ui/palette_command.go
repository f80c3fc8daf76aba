package ui

import (
	"slices"
)

// command is a line of the palette.
type command struct {
	commandKey
	text string // what is searched: what it does or its name, and for targets the id, for what works elsewhere the place
	name int    // how many bytes of text come before the id or the place
	keys string
	can  bool // it has something to do as things are
}

// commandKey tells commands from each other: an action, or something to go to.
type commandKey struct {
	kind commandKind
	act  action
	id   string // of an indicator, a benchmark, an offer or a trigger; the place of a bookmark; a day; the title of another place
}

type commandKind uint8

const (
	actionCommand commandKind = iota
	dayCommand
	indicatorCommand
	benchmarkCommand
	triggerCommand
	offerCommand
	bookmarkCommand
	elsewhereCommand // an action of another place
)

var commandKinds = [...]string{
	actionCommand: "", dayCommand: "day", indicatorCommand: "indicator", benchmarkCommand: "benchmark", offerCommand: "offer", triggerCommand: "trigger", bookmarkCommand: "bookmark",
	elsewhereCommand: "elsewhere",
}

const mostRecent = 20

// commands are all that the reader can do here, the recent ones first, and last what can be done elsewhere.
func (m *model) commands() []command {
	here := m.actions(m.parts().where())
	all := slices.Clone(here)
	for _, indicator := range m.indicators() {
		c := target(indicatorCommand, indicator.ID, indicator.Name)
		c.keys = m.keys.numbered(m.number(indicator.ID))
		all = append(all, c)
	}
	for _, b := range m.book.Benchmarks {
		all = append(all, target(benchmarkCommand, b.ID, b.Name))
	}
	for _, t := range m.book.Triggers {
		all = append(all, target(triggerCommand, t.ID, t.Name))
	}
	for _, o := range m.book.AllOffers() {
		all = append(all, target(offerCommand, o.ID, o.Name))
	}
	for _, b := range m.bookmarks.all {
		all = append(all, command{commandKey: commandKey{kind: bookmarkCommand, id: b.Place}, text: b.Name, name: len(b.Name), can: true})
	}
	slices.SortStableFunc(all, func(a, b command) int { return m.palette.age(a.commandKey) - m.palette.age(b.commandKey) })
	return append(all, m.actionsElsewhere(here)...)
}

func target(kind commandKind, id, name string) command {
	return command{commandKey: commandKey{kind: kind, id: id}, text: name + "  " + id, name: len(name), can: true}
}

// age is how long ago a command was chosen; those that never were come last.
func (s *paletteState) age(key commandKey) int {
	if i := slices.Index(s.recent, key); i >= 0 {
		return i
	}
	return mostRecent
}

// actions are what the keys do in a place and everywhere, each once with all its keys.
func (m *model) actions(in where) []command {
	var all []command
	for _, place := range [...]where{in, everywhere, onGoTo, onCopy} {
		for _, b := range m.keys.bindings() {
			if b.in != place || len(b.Keys()) == 0 || b.act == actPalette || b.act == actGoTo || b.act == actCopy || b.act == actOpenNumber || b.act == actEscape {
				continue
			}
			keys := allKeys(b)
			if place == onGoTo || place == onCopy {
				keys = m.keys.prefixOf(place) + " " + keys
			}
			if i := slices.IndexFunc(all, func(c command) bool { return c.act == b.act }); i >= 0 {
				all[i].keys += "  " + keys
				continue
			}
			text := b.Help().Desc
			if place == onCopy {
				text = "copy " + text
			}
			all = append(all, command{commandKey: commandKey{act: b.act}, text: text, name: len(text), keys: keys, can: m.can(b.act)})
		}
	}
	return all
}

// actionsElsewhere are what the keys do in other places, so that whoever looks for an action finds where it works.
func (m *model) actionsElsewhere(here []command) []command {
	var all []command
	for _, place := range helpOrder {
		switch place {
		case m.parts().where(), everywhere, onGoTo, onCopy, onPalette, onTyping:
			continue // these are in force here
		}
		for _, b := range m.keys.bindings() {
			if b.in != place || len(b.Keys()) == 0 {
				continue
			}
			c := target(elsewhereCommand, whereTitles[place], b.Help().Desc)
			c.act, c.keys, c.can = b.act, allKeys(b), false
			same := func(other command) bool { return other.act == c.act && other.text[:other.name] == c.text[:c.name] }
			if !slices.ContainsFunc(here, same) && !slices.ContainsFunc(all, same) {
				all = append(all, c)
			}
		}
	}
	return all
}

// can tells whether an action has something to do as things are.
func (m *model) can(act action) bool {
	ok := true
	switch act {
	case actChangeBack:
		_, ok = changeBefore(m.changes(), m.moment.at)
	case actChangeForward:
		_, ok = changeAfter(m.changes(), m.moment.at)
	case actLatestChange:
		ok = len(m.changes()) > 0
	case actNow:
		ok = !m.moment.isNow()
	case actWatch:
		ok = m.on != watchScreen
	case actFloor:
		ok = m.book.Floor != nil
	case actOffers:
		ok = len(m.book.AllOffers()) > 0
	case actImports:
		ok = m.cmd.canListImports()
	case actTalk:
		ok = m.book.Talk.Indicator != ""
	case actPlaceBack:
		ok = len(m.trail.back) > 0
	case actPlaceForward:
		ok = len(m.trail.forward) > 0
	case actNews:
		ok = len(m.news.items) > 0
	case actCopyReading, actCopyVerdict, actCopyTable:
		text, _ := m.copied(act)
		ok = text != ""
	case actUndo, actRedo:
		ok = m.imports.allows(act)
	}
	return ok
}

// prefixOf is the key that opens a menu.
func (k Keymap) prefixOf(in where) string {
	return k.name(everywhere, map[where]action{onGoTo: actGoTo, onCopy: actCopy}[in])
}
