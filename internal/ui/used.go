package ui

import (
	"cmp"
	"slices"
	"strings"

	"watchtui/internal/data"
)

// usedState is the table of the readings that a benchmark's state rests on.
type usedState struct {
	filterState
	order order
	list
}

// usedRows are the readings that pass the filter, newest first or sorted by something else.
func (m *model) usedRows() []data.Reading {
	s, ok := m.benchmarkJudged()
	if !ok {
		return nil
	}
	sought := m.benchmark.used.sought()
	var rows []data.Reading
	for _, r := range s.Used {
		text := strings.Join([]string{r.Indicator, r.Observed.String(), data.Number(r.Value), r.Source, r.Quality.String(), r.Published.String(), r.Citation, r.Note}, " ")
		if sought.passes(text) {
			rows = append(rows, r)
		}
	}
	slices.SortStableFunc(rows, func(a, b data.Reading) int { return cmp.Compare(b.Observed, a.Observed) })
	if o := m.benchmark.used.order; o != (order{}) {
		slices.SortStableFunc(rows, o.compare)
	}
	return rows
}

// usedReading is the reading that is selected; false where there is none.
func (m *model) usedReading() (data.Reading, bool) {
	rows := m.usedRows()
	i := min(m.benchmark.used.selected, len(rows)-1)
	if i < 0 {
		return data.Reading{}, false
	}
	return rows[i], true
}

// actUsed does what is asked for in the table.
func (m *model) actUsed(act action) {
	if by, ok := steps(act, max(1, m.usedLines().h-1)); ok {
		m.moveUsed(by)
		return
	}
	switch act {
	case actFilter:
		m.benchmark.used.typing = true
	case actSort, actReverse:
		if to, ok := m.sorts(act, m.benchmark.used.order, sortedUsed); ok {
			m.sortUsed(to)
		}
	case actOpen:
		_, m.benchmark.record = m.usedReading()
	case actNextPane, actPreviousPane:
		m.benchmark.onUsed = false
	}
}

// sortUsed brings the table into an order and keeps the reading that is selected.
func (m *model) sortUsed(to order) {
	was, ok := m.usedReading()
	m.benchmark.used.order = to
	if ok {
		m.benchmark.used.selected = slices.IndexFunc(m.usedRows(), was.Same)
	}
	m.moveUsed(0)
}

func (m *model) moveUsed(by int) {
	m.benchmark.used.move(by, m.usedLines().h, len(m.usedRows()))
}

// actUsedRecord walks through the readings while one is open in full, and leads to its indicator.
func (m *model) actUsedRecord(act action) {
	switch act {
	case actUp:
		m.moveUsed(-1)
	case actDown:
		m.moveUsed(1)
	case actOpen:
		if r, ok := m.usedReading(); ok {
			m.benchmark.record = false
			m.openAt(r)
		}
	}
}

// entryOf is the index in a series of a reading; -1 where it is not there.
func entryOf(series *data.Series, r data.Reading) int {
	for i := series.Search(r.Observed); i < series.Len() && series.Observed(i) == r.Observed; i++ {
		if series.Reading(i).Same(r) {
			return i
		}
	}
	return -1
}
