package ui

import (
	tea "charm.land/bubbletea/v2"
)

// asking is the question before an import is undone or redone.
type asking struct {
	open bool
	of   Import // to redo where it is undone, else to undo
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
