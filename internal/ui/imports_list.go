package ui

import (
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"
)

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
	sortRows(s.rows, s.order, func(i int, by sortKey) rowRank { return importRank(s.all[i], by) })
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

// importRank is what an import is sorted by. Its own order is that of its number, which is that of its time.
func importRank(i Import, by sortKey) rowRank {
	switch by {
	case byName:
		return named(i.File)
	case byRead:
		return counted(i.Read)
	case byNew:
		return counted(i.New)
	case byRevised:
		return counted(i.Revised)
	case byRetracted:
		return counted(i.Retracted)
	case byDuplicate:
		return counted(i.Duplicate)
	case byRefused:
		return counted(i.Refused)
	}
	return counted(asInt(i.InForce()))
}

// sortImports brings the list into an order and keeps the import that is selected.
func (m *model) sortImports(to order) {
	m.imports.order = to
	m.siftImports()
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

func (m *model) actImportList(act action) tea.Cmd {
	if by, ok := steps(act, max(1, m.importRows()-1)); ok {
		m.moveImport(by)
		return nil
	}
	switch act {
	case actFilter:
		m.imports.typing = true
	case actSort, actReverse:
		if to, ok := m.sorts(act, m.imports.order, sortedImports); ok {
			m.sortImports(to)
		}
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
	m.imports.move(by, m.importRows(), len(m.imports.rows))
}

func (m *model) keepImportInSight() { m.moveImport(0) }
