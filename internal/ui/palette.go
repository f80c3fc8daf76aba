package ui

import (
	"fmt"
	"slices"

	tea "charm.land/bubbletea/v2"
)

// paletteState is the list of all that can be done where the reader is, searched by what is typed.
type paletteState struct {
	line     input
	commands []command    // what there is, recent ones first
	rows     []found      // what was found
	list                  // of rows
	recent   []commandKey // latest first
}

func (m *model) wherePalette() where { return onPalette }

func (m *model) openPalette() {
	recent := m.palette.recent
	m.palette = paletteState{recent: recent}
	m.palette.commands = m.commands()
	m.search()
	m.lay(paletteOverlay)
}

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
	m.palette.move(by, m.paletteRows(), len(m.palette.rows))
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
	switch {
	case !lines.contains(x, y):
		m.lift()
	case m.palette.click(y-lines.y, len(m.palette.rows)):
		return m.chooseCommand()
	}
	return nil
}

func (m *model) wheelPalette(_, _, step int) {
	m.palette.scroll(3*step, m.paletteRows(), len(m.palette.rows))
}
