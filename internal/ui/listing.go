package ui

import (
	"context"
	"sort"

	tea "charm.land/bubbletea/v2"
)

// listing is what a table lists. It is comparable, so that an answer tells what it answers.
type listing struct {
	chart  *chart
	upTo   int // of the series
	pane   tablePane
	filter string
	order  order
}

// tableRows are what a table lists, from the top: numbers of readings or of revisions.
type tableRows struct {
	list []int32 // nil: all numbers below n, the highest first
	n    int
	all  int // that there are without the filter
}

func (r tableRows) at(row int) int {
	if r.list == nil {
		return r.n - 1 - row
	}
	return int(r.list[row])
}

// list finds the rows that pass the filter, in the order asked for, unless it is stopped.
func (l listing) list(ctx context.Context) (tableRows, error) {
	rows, err := l.found(ctx)
	if err != nil {
		return tableRows{}, err
	}
	return l.sorted(ctx, rows)
}

// found are the rows that pass the filter, newest first.
func (l listing) found(ctx context.Context) (tableRows, error) {
	sought := newReadingSieve(filterState{filter: l.filter}.sought())
	if l.pane == readingsPane && sought.none() && l.chart.complete {
		return tableRows{nil, l.upTo, l.upTo}, nil
	}
	list, all := []int32{}, 0
	if l.pane == revisionsPane {
		for i := len(l.chart.revisions) - 1; i >= 0; i-- {
			if old := int(l.chart.revisions[i].old); old < l.upTo {
				if all++; sought.passes(l.chart.series.Reading(old)) {
					list = append(list, int32(i))
				}
			}
		}
		return tableRows{list, len(list), all}, nil
	}
	for i := l.upTo - 1; i >= 0; i-- {
		if i%lookAgain == 0 && ctx.Err() != nil {
			return tableRows{}, ctx.Err()
		}
		if l.chart.knownAt(i) <= l.chart.known {
			if all++; sought.passes(l.chart.series.Reading(i)) {
				list = append(list, int32(i))
			}
		}
	}
	return tableRows{list, len(list), all}, nil
}

const lookAgain = 1 << 12 // readings, after which a listing looks whether it is still wanted

// wantedRows is what the table on screen should list; false where there is none.
func (m *model) wantedRows() (listing, bool) {
	chart := m.store.charts[m.indicator.id]
	t := &m.indicator.table
	if m.on != indicatorScreen || chart == nil || t.pane == benchmarksPane {
		return listing{}, false
	}
	n := sort.Search(chart.series.Len(), func(i int) bool { return chart.series.Observed(i) > m.moment.at.End() })
	return listing{chart, n, max(t.pane, readingsPane), t.filter, t.order}, true
}

// askRows asks for a listing, and stops one that is no longer wanted; its answer then asks for the next.
func (m *model) askRows() tea.Cmd {
	wanted, ok := m.wantedRows()
	switch {
	case !ok || wanted == m.indicator.table.asked:
		return nil
	case m.store.listing:
		m.store.unlist()
		return nil
	}
	var ctx context.Context
	ctx, m.store.unlist = context.WithCancel(m.cmd.ctx)
	m.store.listing = true
	m.indicator.table.asked = wanted
	return m.cmd.listRows(ctx, wanted)
}

// takeRows takes a listing, which is the last one where it is that of the moment looked at: else another one comes.
func (m *model) takeRows(msg rowsListedMsg) {
	m.store.listing = false
	m.store.unlist()
	wanted, isLast := m.wantedRows()
	if isLast = isLast && wanted == msg.wanted; isLast {
		_, isLast = m.knownToChart(m.store.base, wanted.chart.indicator)
	}
	m.indicator.takeRows(msg, isLast)
	m.keepRowInSight()
}
