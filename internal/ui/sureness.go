package ui

import (
	tea "charm.land/bubbletea/v2"

	"watchtui/internal/data"
	"watchtui/internal/thresholds"
)

// sureness is how sure the verdicts of a day are. It is found after the states, which are shown as soon as they are there.
type sureness struct {
	history  *thresholds.History
	at       data.Day
	certain  []bool     // by the book's offers
	knowable []data.Day // from which on the last transition of each could be known
}

// findSureness finds it.
func findSureness(j judged) sureness {
	s := sureness{history: j.history, at: j.at}
	for i, v := range j.verdicts {
		least, most := j.history.Reachable(i, j.at)
		s.certain = append(s.certain, least == most)
		day := v.Since
		if v.Last != nil {
			day = j.history.RungKnowable(i, v.Last.Day)
		}
		s.knowable = append(s.knowable, day)
	}
	return s
}

// askSureness asks how sure the verdicts that are shown are, one day at a time, and not while things are put in order: each takes memory.
func (m *model) askSureness() tea.Cmd {
	if !m.judgedNow() || m.assuring || m.store.settling || m.sureNow() {
		return nil
	}
	m.assuring = true
	return m.cmd.findSureness(m.judged, m.sure.history != m.judged.history)
}

func (m *model) takeSureness(s sureness) {
	m.assuring = false
	if s.history == m.judged.history {
		m.sure = s
	}
}

// sureNow tells whether it is known how sure the verdicts are that are shown.
func (m *model) sureNow() bool {
	return m.judged.history != nil && m.sure.history == m.judged.history && m.sure.at == m.judged.at
}
