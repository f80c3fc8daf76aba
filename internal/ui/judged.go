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
