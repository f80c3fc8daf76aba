package ui

import tea "charm.land/bubbletea/v2"

// trail is the places that the reader came from, and those that he went back from.
//
//	back[0] … back[n-1] ─▶ here ─▶ forward[n-1] … forward[0]
type trail struct {
	back, forward []place
	last          stride // how the last place was left
}

const longestTrail = 100

// stride is a way to go: steps of one stride after each other are one walk, which is gone back at once.
type stride uint8

const (
	leap stride = iota
	throughTime
	throughList
	throughReadings
	throughZoom
)

func strideOf(act action) stride {
	switch act {
	case actDayBack, actDayForward, actMonthBack, actMonthForward:
		return throughTime
	case actUp, actDown, actPageUp, actPageDown, actNextPane, actPreviousPane, actSort, actReverse:
		return throughList
	case actCrossBack, actCrossForward:
		return throughReadings
	case actZoomIn, actZoomOut, actRangeShorter, actRangeLonger, actPanBack, actPanForward:
		return throughZoom
	}
	return leap
}

// walk does something that may lead to another place, and notes the one that it led away from.
func (m *model) walk(s stride, do func() tea.Cmd) tea.Cmd {
	before := m.place()
	cmd := do()
	m.trail.note(before, m.place(), s)
	return cmd
}

func (t *trail) note(before, after place, s stride) {
	if before == after {
		return
	}
	t.forward = nil
	if s == leap || s != t.last || len(t.back) == 0 {
		t.back = append(t.back, before)
		t.back = t.back[max(0, len(t.back)-longestTrail):]
	}
	t.last = s
}

// goBack goes to the place before, goForward to the one after.
func (m *model) goBack()    { m.retrace(&m.trail.back, &m.trail.forward, "this is the first place") }
func (m *model) goForward() { m.retrace(&m.trail.forward, &m.trail.back, "this is the last place") }

func (m *model) retrace(from, to *[]place, none string) {
	here := m.place()
	for n := len(*from); n > 0; n = len(*from) { // a place where the reader is already is passed over
		next := (*from)[n-1]
		*from = (*from)[:n-1]
		if next == here {
			continue
		}
		*to = append(*to, here)
		m.trail.last = leap
		m.reach(next)
		return
	}
	m.hint(none)
}
