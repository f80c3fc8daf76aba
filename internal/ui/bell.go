package ui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"watchtui/internal/data"
	"watchtui/internal/thresholds"
)

// bell rings the terminal's bell once where an import made elsewhere, or another day, changes a verdict or makes a trigger fire. What the reader
// does himself rings nothing: the days that he goes to, what he assumes, what he imports here, the watchbook that he edits.
type bell struct {
	before     *thresholds.History // as it was judged before; nil: nothing is waited for
	at         data.Day            // today at that time
	generation int                 // the history of this one, or a later one, is waited for
}

type bellRangMsg struct{}

// await begins to wait, at a look that finds other readings or another day. What a look before it waits for counts from there.
func (m *model) await(msg lookedMsg) {
	h := m.store.real.histories[m.moment.vintage]
	isOther := msg.version != m.store.version
	switch {
	case !m.opts.Bell || msg.err != nil || !m.moment.told || !isOther && msg.today == m.moment.today:
	case m.bell.before != nil:
		m.bell.generation = m.store.generation + asInt(isOther)
	case h != nil && m.store.real.historyFor[m.moment.vintage] == historyKey{m.store.generation, h.Until()}: // else one's own import is being read
		m.bell = bell{h, m.moment.today, m.store.generation + asInt(isOther)}
	}
}

// askBell asks whether a history that has come is to be heard of.
func (m *model) askBell(msg historyRunMsg) tea.Cmd {
	b, h := m.bell, msg.history
	if b.before == nil || msg.generation < b.generation || h.Until() < m.moment.today {
		return nil
	}
	m.bell = bell{}
	if h.Book() != b.before.Book() || h.Vintage() != b.before.Vintage() {
		return nil
	}
	return m.cmd.findBell(b, h, m.moment.today)
}

func (c commands) findBell(b bell, h *thresholds.History, today data.Day) tea.Cmd {
	return guarded(func() tea.Msg {
		if b.rings(h, today) {
			return bellRangMsg{}
		}
		return nil
	})
}

// rings tells whether an offer stands on another rung than before, or a trigger fired that had not.
func (b bell) rings(h *thresholds.History, today data.Day) bool {
	for i := range h.Book().Offers {
		if h.Verdict(i, today).Rung != b.before.Verdict(i, b.at).Rung {
			return true
		}
	}
	for i := range h.Book().Triggers {
		before := b.before.FiringsUpTo(i, b.at)
		for _, f := range h.FiringsUpTo(i, today) {
			if !slices.ContainsFunc(before, func(was thresholds.Firing) bool { return was.Day == f.Day }) {
				return true
			}
		}
	}
	return false
}

// ring is what the terminal takes for its bell.
func ring() tea.Cmd { return tea.Raw("\a") }
