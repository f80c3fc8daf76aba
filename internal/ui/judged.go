package ui

import (
	"watchtui/internal/data"
	"watchtui/internal/thresholds"
)

// judged is the states and verdicts of the day that is looked at, or was a moment ago.
type judged struct {
	history  *thresholds.History
	at       data.Day
	states   []thresholds.State
	verdicts []thresholds.Verdict
}

// history is that of the vintage asked for; while it is being run, the one on screen before.
func (m *model) history() *thresholds.History {
	if h := m.store.histories[m.moment.vintage]; h != nil {
		return h
	}
	return m.judged.history
}

// historyNow tells whether the store's history of the vintage looked at is that of the latest readings, to the last day that can be looked at.
func (m *model) historyNow() bool {
	h := m.store.real.histories[m.moment.vintage]
	return h != nil && m.store.ran == m.store.generation && h.Until() == m.moment.until()
}

// judgedNow tells whether the day that is judged is the one looked at.
func (m *model) judgedNow() bool {
	h := m.history()
	return h != nil && m.judged.history == h && m.judged.at == m.moment.at
}

// judgeDay looks up the states and verdicts of a day.
func judgeDay(h *thresholds.History, at data.Day) judged {
	j := judged{history: h, at: at}
	for i := range h.Book().Benchmarks {
		j.states = append(j.states, h.State(i, min(at, h.Until())))
	}
	for i := range h.Book().Offers {
		j.verdicts = append(j.verdicts, h.Verdict(i, min(at, h.Until())))
	}
	return j
}
