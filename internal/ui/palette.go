package ui

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/sahilm/fuzzy"
)

// paletteState is the list of all that can be done where the reader is, searched by what is typed.
type paletteState struct {
	line     input
	commands []command // what there is, recent ones first
	rows     []found   // what was found
	selected int
	top      int
	recent   []commandKey // latest first
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

// command is a line of the palette.
type command struct {
	commandKey
	text string // what is searched: what it does or its name, and for targets the id, for what works elsewhere the place
	name int    // how many bytes of text come before the id or the place
	keys string
	can  bool // it has something to do as things are
}

// found is a command with the bytes of its text that matched.
type found struct {
	command
	matched []int
}

const mostRecent = 20

func (m *model) wherePalette() where { return onPalette }

func (m *model) openPalette() {
	recent := m.palette.recent
	m.palette = paletteState{recent: recent}
	m.palette.commands = m.commands()
	m.search()
	m.lay(paletteOverlay)
}

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

// search finds the commands that what is typed is part of, the best first. A day comes before all.
func (m *model) search() {
	s := &m.palette
	s.rows, s.selected, s.top = nil, 0, 0
	pattern := strings.TrimSpace(s.line.text())
	if pattern == "" {
		for _, c := range s.commands {
			s.rows = append(s.rows, found{command: c})
		}
		return
	}
	if w, err := m.calendar().parse(pattern); err == nil {
		day := w.day.String()
		s.rows = append(s.rows, found{command: command{commandKey: commandKey{kind: dayCommand, id: day}, text: "go to " + day, name: len("go to " + day), can: true}})
	}
	days := len(s.rows)
	elsewhere := len(s.commands)
	if i := slices.IndexFunc(s.commands, func(c command) bool { return c.kind == elsewhereCommand }); i >= 0 {
		elsewhere = i
	}
	for _, match := range fuzzy.FindFrom(pattern, searched(s.commands[:elsewhere])) {
		s.rows = append(s.rows, found{s.commands[match.Index], match.MatchedIndexes})
	}
	for _, match := range fuzzy.FindFromNoSort(pattern, searched(s.commands[elsewhere:])) { // in the order of the help
		s.rows = append(s.rows, found{s.commands[elsewhere+match.Index], match.MatchedIndexes})
	}
	slices.SortStableFunc(s.rows[days:], func(a, b found) int { return a.rank() - b.rank() })
}

// rank orders what was found, the best first: what was typed in few pieces, in the name and at its beginning; of two that
// are as good, the one that works here.
func (f found) rank() int {
	rank := 0
	for _, worse := range [...]bool{f.matched[len(f.matched)-1] >= f.name, f.matched[0] > 0, f.kind == elsewhereCommand} {
		rank *= 2
		if worse {
			rank++
		}
	}
	return 8*f.scattered() + rank
}

// scattered is into how many pieces what was typed falls in the text: the fewer the better, whatever the text's length.
func (f found) scattered() int {
	pieces := 0
	for i, at := range f.matched {
		if i == 0 || at != f.matched[i-1]+1 {
			pieces++
		}
	}
	return pieces
}

// searched lets commands be searched by their texts.
type searched []command

func (s searched) Len() int            { return len(s) }
func (s searched) String(i int) string { return s[i].text }

// pressPalette takes in a key while the palette is open.
func (m *model) pressPalette(act action, msg tea.KeyPressMsg) tea.Cmd {
	page := max(1, m.paletteRows()-1)
	switch act {
	case actEscape:
		m.lift()
	case actOpen:
		return m.chooseCommand()
	case actUp:
		m.movePalette(-1)
	case actDown:
		m.movePalette(1)
	case actPageUp:
		m.movePalette(-page)
	case actPageDown:
		m.movePalette(page)
	default:
		if m.palette.line.press(act, msg) {
			m.search()
		}
	}
	return nil
}

// actPalette has nothing to do: all keys are typed.
func (m *model) actPalette(action) tea.Cmd { return nil }

func (m *model) movePalette(by int) {
	s := &m.palette
	s.selected = max(0, min(s.selected+by, len(s.rows)-1))
	s.top = scrolled(s.top, s.selected, m.paletteRows(), len(s.rows))
}

// chooseCommand does what is selected, once the palette is away.
func (m *model) chooseCommand() tea.Cmd {
	s := &m.palette
	if s.selected >= len(s.rows) {
		return nil
	}
	row := s.rows[s.selected]
	key := row.commandKey
	m.lift()
	if key.kind == elsewhereCommand {
		m.hint(fmt.Sprintf("that is a key of %q: %s", key.id, row.keys))
		return nil
	}
	if key.kind != dayCommand {
		s.recent = slices.DeleteFunc(s.recent, func(k commandKey) bool { return k == key })
		s.recent = slices.Insert(s.recent, 0, key)
		s.recent = s.recent[:min(len(s.recent), mostRecent)]
	}
	switch key.kind {
	case actionCommand:
		return m.act(key.act, 0)
	case bookmarkCommand:
		m.visitBookmark(key.id)
		return nil
	}
	return m.walk(leap, func() tea.Cmd {
		m.visit(key)
		return nil
	})
}

// visit goes to what a command leads to.
func (m *model) visit(key commandKey) {
	switch key.kind {
	case dayCommand:
		if w, err := m.calendar().parse(key.id); err == nil {
			m.goTo(w.day)
		}
	case indicatorCommand:
		m.open(key.id)
	case benchmarkCommand:
		m.showBenchmark(key.id)
	case triggerCommand:
		m.showTrigger(key.id)
	case offerCommand:
		m.showOffer(key.id)
	}
}

// showBenchmark opens a benchmark.
func (m *model) showBenchmark(id string) {
	i := m.benchmarkNumber(id)
	if i < 0 {
		m.hint("the watchbook has no benchmark " + id)
		return
	}
	m.openBenchmark(i)
}

func (m *model) clickPalette(x, y int) tea.Cmd {
	lines := listLines(layoutList(m.w, m.h))
	row := m.palette.top + y - lines.y
	switch {
	case !lines.contains(x, y):
		m.lift()
	case row == m.palette.selected:
		return m.chooseCommand()
	case row < len(m.palette.rows):
		m.palette.selected = row
	}
	return nil
}

func (m *model) wheelPalette(_, _, step int) {
	s := &m.palette
	s.top = scrolled(s.top+3*step, -1, m.paletteRows(), len(s.rows))
}
