package ui

import (
	tea "charm.land/bubbletea/v2"

	"watchtui/internal/data"
)

// importState is one import in full.
type importState struct {
	id       int // 0: none is open
	asked    int // the import whose refused rows were asked for
	listed   bool
	refusals []*data.Refusal
	top      int // the first paragraph on screen
}

// openImport opens the import that is selected.
func (m *model) openImport() {
	if id, ok := m.imports.current(); ok {
		m.imports.full = importState{id: id}
	}
}

// askRefusals asks for the refused rows of the import that is open.
func (m *model) askRefusals() tea.Cmd {
	full := &m.imports.full
	if m.on != importsScreen || full.id == 0 || full.asked == full.id {
		return nil
	}
	full.asked = full.id
	if of, _ := m.imports.find(full.id); of.Refused == 0 {
		full.listed = true
		return nil
	}
	return m.cmd.listRefusals(full.id)
}

func (m *model) takeRefusals(msg refusalsListedMsg) {
	full := &m.imports.full
	if msg.id != full.id {
		return
	}
	if msg.err != nil {
		m.refuse("listing the refused rows of import", msg.err)
		return
	}
	full.refusals, full.listed = msg.refusals, true
}

// actImport does what is asked for while one import is open.
func (m *model) actImport(act action) tea.Cmd {
	page := max(1, m.importArea().h/2)
	switch act {
	case actUp:
		m.scrollImport(-1)
	case actDown:
		m.scrollImport(1)
	case actPageUp:
		m.scrollImport(-page)
	case actPageDown:
		m.scrollImport(page)
	case actFirst:
		m.imports.full.top = 0
	case actLast:
		m.scrollImport(1 << 40)
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
	page, area := m.importPage()
	i := page.count
	for room := area.h; i > 0; i-- {
		if room -= len(page.paragraph(i-1, area)); room < 0 {
			break
		}
	}
	return min(i, max(0, page.count-1))
}
