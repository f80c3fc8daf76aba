package ui

// actRecord walks through the readings while one is open in full.
func (m *model) actRecord(act action) {
	by := 0
	switch act {
	case actUp:
		by = 1
	case actDown:
		by = -1
	case actOpen:
		m.indicator.record, m.indicator.focus = false, chartPane
		return
	}
	if m.indicator.focus == chartPane {
		m.moveCross(by)
		return
	}
	m.moveRow(-by)
}

// currentReading is the index in the series of the reading that the reader is at; -1 where there is none.
func (m *model) currentReading() int {
	chart, points := m.line()
	switch {
	case chart == nil:
		return -1
	case m.indicator.focus == readingsPane || m.indicator.focus == revisionsPane:
		return m.indicator.table.reading()
	}
	if i := m.crossed(points); i >= 0 {
		return points.reading(i)
	}
	return -1
}
