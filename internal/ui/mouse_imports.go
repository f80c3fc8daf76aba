package ui

import tea "charm.land/bubbletea/v2"

// clickImports selects an import or answers a question.
func (m *model) clickImports(x, y int) tea.Cmd {
	switch m.imports.where() {
	case onImports:
		m.clickImport(x, y)
	case onImport:
		m.imports.full = importState{}
	case onPreview:
		area := m.importArea()
		for _, at := range m.previewText(area.w).choices {
			if y == area.y+at.line-m.imports.adding.top && area.contains(x, y) && x >= area.x+at.from && x < area.x+at.to {
				return m.give(at.question, m.imports.adding.questions[at.question].Choices[at.choice])
			}
		}
	}
	return nil
}

func (m *model) clickImport(x, y int) {
	lines := importLines(m.importsLayout())
	if y == lines.y-1 && len(m.imports.rows) > 0 {
		if to, ok := m.imports.order.clickedAt(sortedImports, importHeadings(importColumnsFor(lines.w, m.imports.order)), x-lines.x-2); ok {
			m.sortImports(to)
		}
		return
	}
	if m.importsLayout().detail.contains(x, y) || lines.contains(x, y) && m.imports.click(y-lines.y, len(m.imports.rows)) {
		m.openImport()
	}
}

func (m *model) wheelImports(_, _, step int) {
	switch m.imports.where() {
	case onImports:
		m.imports.scroll(3*step, m.importRows(), len(m.imports.rows))
	case onImport:
		m.scrollImport(step)
	case onPreview:
		m.scrollPreview(3 * step)
	}
}
