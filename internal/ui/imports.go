package ui

import (
	"slices"
	"strconv"

	tea "charm.land/bubbletea/v2"
)

// importsState is what the reader has chosen on the Imports screen, and what stands there.
type importsState struct {
	asked  int      // the generation that the list was asked for
	listed bool     // the list is there
	all    []Import // newest first
	rows   []int    // those that pass the filter, indices into all
	filterState
	order   order
	list    // of rows
	full    importState
	refused refusedRows
	asking  asking
	wanted  importWish
	adding  addingState
	work    work
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

func importName(i Import) string { return "import " + strconv.Itoa(i.ID) }

// standingOf is whether an import is in force, in a word.
func standingOf(i Import) string {
	if i.InForce() {
		return "in force"
	}
	return "undone"
}
