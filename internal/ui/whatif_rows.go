package ui

import (
	"slices"

	"watchtui/internal/data"
)

// whatIfRow is a line of the list: an indicator, or an assumption about it.
type whatIfRow struct {
	indicator  data.Indicator
	assumption int // of the scenario; -1: the indicator's own line
}

// whatIfRows are the indicators, each with what is assumed about it, by date. Words are no evidence and are left out.
func (m *model) whatIfRows() []whatIfRow {
	var rows []whatIfRow
	for _, indicator := range m.indicators() {
		if indicator.Rhetoric {
			continue
		}
		rows = append(rows, whatIfRow{indicator, -1})
		first := len(rows)
		for i, r := range m.whatIf.scenario.Assumed {
			if r.Indicator == indicator.ID {
				rows = append(rows, whatIfRow{indicator, i})
			}
		}
		slices.SortStableFunc(rows[first:], func(a, b whatIfRow) int {
			return int(m.whatIf.scenario.Assumed[a.assumption].Observed.Day() - m.whatIf.scenario.Assumed[b.assumption].Observed.Day())
		})
	}
	return rows
}

// whatIfRow is the line that is selected; false where there is none.
func (m *model) whatIfRow() (whatIfRow, bool) {
	rows := m.whatIfRows()
	if len(rows) == 0 {
		return whatIfRow{}, false
	}
	return rows[min(m.whatIf.selected, len(rows)-1)], true
}

func (m *model) moveWhatIf(by int) { m.whatIf.move(by, m.whatIfLines(), len(m.whatIfRows())) }

func (m *model) selectWhatIf(i int) {
	m.whatIf.selected = i
	m.moveWhatIf(0)
}

// selectAssumption selects the line of an assumption.
func (m *model) selectAssumption(r data.Reading) {
	for i, row := range m.whatIfRows() {
		if row.assumption >= 0 && m.whatIf.scenario.Assumed[row.assumption].Same(r) {
			m.selectWhatIf(i)
			return
		}
	}
}

// removeAssumption takes the selected assumption away, or the last one about the selected indicator.
func (m *model) removeAssumption() {
	row, ok := m.whatIfRow()
	if !ok {
		return
	}
	if row.assumption < 0 {
		for _, other := range m.whatIfRows() {
			if other.indicator.ID == row.indicator.ID && other.assumption >= 0 {
				row = other
			}
		}
	}
	if row.assumption < 0 {
		m.hint("nothing is assumed about " + row.indicator.Name)
		return
	}
	m.whatIf.change(m.whatIf.scenario.Without(row.assumption))
	m.moveWhatIf(0)
}
