package ui

import (
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"
)

// importsState is what the reader has chosen on the Imports screen, and what stands there.
type importsState struct {
	asked  int      // the generation that the list was asked for
	listed bool     // the list is there
	all    []Import // newest first
	rows   []int    // those that pass the filter, indices into all
	filterState
	selected int // of rows
	top      int
	full     importState
	refused  refusedRows
	asking   asking
	wanted   importWish
	adding   addingState
	work     work
}

// asking is the question before an import is undone or redone.
type asking struct {
	open bool
	of   Import // to redo where it is undone, else to undo
}

func (s *importsState) where() where {
	switch {
	case s.isBusy():
		return onWorking
	case s.adding.stage == pathStage:
		return onInput
	case s.adding.typing:
		return onInput
	case s.adding.stage == previewStage:
		return onPreview
	case s.asking.open:
		return onAsking
	case s.full.id != 0:
		return onImport
	case s.typing:
		return onFilter
	}
	return onImports
}

// isBusy tells whether keys have to wait for the work: always but for a preview that an answer renews.
func (s *importsState) isBusy() bool {
	return s.work.doing != "" && (s.work.writes || s.adding.stage != previewStage)
}

// back closes the innermost thing that is open, and tells whether there was one.
func (s *importsState) back() bool {
	switch {
	case s.isBusy():
		s.work.stop()
	case s.adding.typing:
		s.adding.typing = false
	case s.adding.stage == previewStage:
		s.work.stop()
		s.adding.stage = pathStage
	case s.adding.stage == pathStage:
		s.adding = addingState{}
	case s.asking.open:
		s.asking = asking{}
	case s.full.id != 0:
		s.full = importState{}
	case s.drop():
		s.sift()
	default:
		return false
	}
	return true
}

// openImports shows the imports.
func (m *model) openImports() {
	switch {
	case !m.cmd.canListImports():
		m.hint("the imports cannot be listed here")
	default:
		m.enter(importsScreen)
	}
}

// askImports asks for the list where it is not that of the readings on screen.
func (m *model) askImports() tea.Cmd {
	if m.on != importsScreen || m.imports.asked == m.store.generation {
		return nil
	}
	m.imports.asked = m.store.generation
	return m.cmd.listImports(m.store.generation)
}

// takeImports puts a list on the screen and keeps the import that was selected.
func (m *model) takeImports(msg importsListedMsg) {
	s := &m.imports
	if msg.generation != s.asked {
		return
	}
	if msg.err != nil {
		m.fail("listing the imports", msg.err)
		return
	}
	was, _ := s.current()
	if s.wanted.id != 0 {
		was = s.wanted.id
	}
	s.all, s.rows, s.listed = slices.Clone(msg.imports), nil, true
	slices.SortStableFunc(s.all, func(a, b Import) int { return b.ID - a.ID })
	s.sift()
	s.choose(was)
	if now, ok := s.find(s.asking.of.ID); s.asking.open && (!ok || now.Undone != s.asking.of.Undone) {
		s.asking = asking{} // somebody else has done it
	}
	if _, ok := s.find(s.full.id); !ok {
		s.full = importState{}
	}
	if s.wanted.full {
		m.openImport()
	}
	s.wanted = importWish{}
	m.keepImportInSight()
}

// importWish is the import that the reader came for before the list was there.
type importWish struct {
	id   int
	full bool
}

// want selects an import, now or once it is listed.
func (m *model) want(wish importWish) {
	s := &m.imports
	s.drop()
	s.sift()
	s.full = importState{}
	if _, ok := s.find(wish.id); !ok {
		s.wanted = wish
		return
	}
	s.choose(wish.id)
	if wish.full {
		m.openImport()
	}
	m.keepImportInSight()
}

// sift lists what passes the filter and keeps the import that was selected.
func (s *importsState) sift() {
	was, ok := s.current()
	sought := s.sought()
	s.rows = s.rows[:0:0]
	for i, of := range s.all {
		if sought.passes(importText(of)) {
			s.rows = append(s.rows, i)
		}
	}
	if ok {
		s.choose(was)
	}
	s.selected = max(0, min(s.selected, len(s.rows)-1))
}

func (m *model) siftImports() {
	m.imports.sift()
	m.keepImportInSight()
}

// importText is what the filter looks at.
func importText(i Import) string {
	return strings.Join([]string{strconv.Itoa(i.ID), i.At.Minute(), i.File, i.SHA256, i.Options, standingOf(i)}, " ")
}

// choose selects an import by its number.
func (s *importsState) choose(id int) {
	if row := slices.IndexFunc(s.rows, func(i int) bool { return s.all[i].ID == id }); row >= 0 {
		s.selected = row
	}
}

func (s *importsState) find(id int) (Import, bool) {
	for _, of := range s.all {
		if of.ID == id {
			return of, true
		}
	}
	return Import{}, false
}

// current is the number of the import that is selected.
func (s *importsState) current() (id int, ok bool) {
	if s.selected < 0 || s.selected >= len(s.rows) || s.rows[s.selected] >= len(s.all) {
		return 0, false
	}
	return s.all[s.rows[s.selected]].ID, true
}

// actImports does what is asked for on the Imports screen.
func (m *model) actImports(act action) tea.Cmd {
	switch m.imports.where() {
	case onPreview:
		return m.actPreview(act)
	case onAsking:
		return m.actAsking(act)
	case onImport:
		return m.actImport(act)
	case onImports:
		return m.actImportList(act)
	}
	return nil // while it works
}

func (m *model) actImportList(act action) tea.Cmd {
	if by, ok := steps(act, max(1, m.importRows()-1)); ok {
		m.moveImport(by)
		return nil
	}
	switch act {
	case actFilter:
		m.imports.typing = true
	case actOpen:
		m.openImport()
	case actAdd:
		m.addFile()
	case actUndo, actRedo:
		m.askBefore(act)
	}
	return nil
}

func (m *model) moveImport(by int) {
	s := &m.imports
	s.selected = max(0, min(s.selected+by, len(s.rows)-1))
	m.keepImportInSight()
}

func (m *model) keepImportInSight() {
	s := &m.imports
	s.top = scrolled(s.top, s.selected, m.importRows(), len(s.rows))
}

// askBefore asks whether the import is to be undone or redone, where that can be.
func (m *model) askBefore(act action) {
	id, ok := m.imports.current()
	of, _ := m.imports.find(id)
	switch {
	case !ok:
		m.hint("there is no import to choose")
	case act == actUndo && !of.InForce():
		m.hint(importName(of) + " is undone already: " + m.keys.name(onImports, actRedo) + " redoes it")
	case act == actRedo && of.InForce():
		m.hint(importName(of) + " is in force: there is nothing to redo")
	case act == actUndo && m.cmd.undo(id) == nil:
		m.hint("imports cannot be undone here")
	case act == actRedo && m.cmd.redo(id) == nil:
		m.hint("imports cannot be redone here")
	default:
		m.imports.asking = asking{true, of}
	}
}

// actAsking takes the answer.
func (m *model) actAsking(act action) tea.Cmd {
	of := m.imports.asking.of
	switch act {
	case actNo:
		m.imports.asking = asking{}
	case actYes:
		m.imports.asking = asking{}
		if of.InForce() {
			return m.work("undoing "+importName(of), m.cmd.undo(of.ID))
		}
		return m.work("redoing "+importName(of), m.cmd.redo(of.ID))
	}
	return nil
}

func importName(i Import) string { return "import " + strconv.Itoa(i.ID) }

// standingOf is whether an import is in force, in a word.
func standingOf(i Import) string {
	if i.InForce() {
		return "in force"
	}
	return "undone"
}
