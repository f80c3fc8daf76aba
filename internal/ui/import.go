package ui

import (
	tea "charm.land/bubbletea/v2"

	"watchtui/internal/data"
)

// importState is the import that is open in full.
type importState struct {
	id  int // 0: none is open
	top int // the first paragraph on screen
}

// refusedRows are those of the import that is open or selected.
type refusedRows struct {
	asked  int // the import that they were asked for
	listed bool
	rows   []*data.Refusal
	wrong  string // why they are not there
}

// openImport opens the import that is selected.
func (m *model) openImport() {
	if id, ok := m.imports.current(); ok && id != m.imports.full.id {
		m.imports.full = importState{id: id}
	}
}

// shownImport is the import that is on screen with all that is known of it, if one is.
func (m *model) shownImport() (Import, bool) {
	id := m.imports.full.id
	if id == 0 && !m.importsLayout().detail.empty() {
		id, _ = m.imports.current()
	}
	return m.imports.find(id)
}

// askRefusals asks for the refused rows of the import that is shown.
func (m *model) askRefusals() tea.Cmd {
	if m.on != importsScreen {
		return nil
	}
	of, ok := m.shownImport()
	if refused := &m.imports.refused; !ok || refused.asked == of.ID {
		return nil
	}
	m.imports.refused = refusedRows{asked: of.ID}
	if of.Refused == 0 {
		return nil
	}
	return m.cmd.listRefusals(of.ID)
}

func (m *model) takeRefusals(msg refusalsListedMsg) {
	refused := &m.imports.refused
	if msg.id != refused.asked {
		return
	}
	refused.rows, refused.listed = msg.refusals, true
	if msg.err != nil {
		refused.wrong = msg.err.Error()
	}
}

// actImport does what is asked for while one import is open.
func (m *model) actImport(act action) tea.Cmd {
	if by, ok := steps(act, max(1, m.importArea().h/2)); ok {
		m.scrollImport(by)
		return nil
	}
	switch act {
	case actLeft:
		m.moveImport(-1)
		m.openImport()
	case actRight:
		m.moveImport(1)
		m.openImport()
	case actUndo, actRedo:
		m.askBefore(act)
	}
	return nil
}

func (m *model) scrollImport(by int) {
	full := &m.imports.full
	full.top = max(0, min(full.top+by, m.lastImportTop()))
}

// lastImportTop is the first paragraph on screen where the last line is the last on screen. It
// measures only what is on screen then, since an import may have very many refused rows.
func (m *model) lastImportTop() int {
	of, _ := m.imports.find(m.imports.full.id)
	page, area := m.importPage(of), m.importArea()
	i := page.count
	for room := area.h; i > 0; i-- {
		if room -= len(page.paragraph(i-1, area)); room < 0 {
			break
		}
	}
	return min(i, max(0, page.count-1))
}
