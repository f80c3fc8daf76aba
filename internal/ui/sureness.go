package ui

import (
	tea "charm.land/bubbletea/v2"

	"watchtui/internal/data"
	"watchtui/internal/thresholds"
)

// sureness is how sure the verdicts of a day are. It is found after the states, which are shown as soon as they are there.
type sureness struct {
	history     *thresholds.History
	at          data.Day
	certainties []thresholds.Certainty // by the book's offers
	knowable    []data.Day             // from which on the last transition of each could be known
}

// findSureness finds it.
func findSureness(j judged) sureness {
	s := sureness{history: j.history, at: j.at}
	for i, v := range j.verdicts {
		s.certainties = append(s.certainties, j.history.Certainty(i, j.at))
		day := v.Since
		if v.Last != nil {
			day = j.history.RungKnowable(i, v.Last.Day)
		}
		s.knowable = append(s.knowable, day)
	}
	return s
}

// askSureness asks how sure the verdicts that are shown are, one day at a time.
func (m *model) askSureness() tea.Cmd {
	if m.judged.history == nil || m.assuring || m.sureNow() || m.judged.history != m.history() || m.judged.at != m.moment.at {
		return nil
	}
	m.assuring = true
	return m.cmd.findSureness(m.judged)
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

// paintSureness says in a word or two whether the verdict is certain. That it is makes way for what follows, that it is not does not.
func (m *model) paintSureness(p *pen, follows int) {
	if !m.sureNow() || m.watch.offer >= len(m.sure.certainties) {
		return
	}
	if m.sure.certainties[m.watch.offer].IsCertain() {
		if text := " · certain"; p.x+textWidth(text)+follows <= p.end {
			p.write(text, styleDim)
		}
		return
	}
	p.tail(" · only possible", stateStyles[thresholds.Unverified])
}

// paintKnowable says when the last change of the verdict could be known, where that was not the day itself.
func (m *model) paintKnowable(p *pen, v thresholds.Verdict) {
	if !m.sureNow() || m.watch.offer >= len(m.sure.knowable) || v.Last == nil {
		return
	}
	if day := m.sure.knowable[m.watch.offer]; day > v.Last.Day {
		p.tail(" · knowable "+day.String(), styleDim)
	}
}
