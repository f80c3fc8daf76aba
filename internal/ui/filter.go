package ui

import (
	"strings"

	tea "charm.land/bubbletea/v2"
)

// filterState is what a table is filtered by.
type filterState struct {
	filter string
	typing bool
}

const longestFilter = 200 // bytes

// words is the filter as a title shows it.
func (f filterState) words() string {
	switch {
	case f.typing:
		return " / " + f.filter + "█"
	case f.filter != "":
		return " / " + f.filter
	}
	return ""
}

// filter is that of the table on screen.
func (m *model) filter() *filterState {
	switch m.on {
	case importsScreen:
		return &m.imports.filterState
	case benchmarkScreen:
		return &m.benchmark.used.filterState
	}
	if m.indicator.compare.list.open {
		return &m.indicator.compare.list.filterState
	}
	return &m.indicator.table.filterState
}

// pressFilter takes in text while the filter is typed.
func (m *model) pressFilter(msg tea.KeyPressMsg) tea.Cmd {
	f := m.filter()
	switch act := lookUp(msg, onFilter); {
	case act == actQuit:
		return tea.Quit
	case act == actOpen:
		f.typing = false
	case act == actEscape:
		f.typing, f.filter = false, ""
	case act == actDelete:
		if r := []rune(f.filter); len(r) > 0 {
			f.filter = string(r[:len(r)-1])
		}
	case msg.Text != "" && len(f.filter)+len(msg.Text) <= longestFilter:
		f.filter += msg.Text
	}
	m.sift()
	return nil
}

// sift makes the lists follow their filter.
func (m *model) sift() {
	m.siftImports()
	if m.indicator.compare.list.open {
		m.keepChoiceInSight()
	}
}

// paste takes in text from the clipboard where text is typed.
func (m *model) paste(text string) {
	text = strings.ReplaceAll(text, "\n", " ")
	switch f := m.filter(); m.where() {
	case onFilter:
		if len(f.filter)+len(text) <= longestFilter {
			f.filter += text
		}
		m.sift()
	case onInput:
		m.imports.adding.input().insert(strings.Trim(text, ` '"`)) // a file dropped on a terminal comes in quotes
		m.imports.adding.names = nil
	}
}
