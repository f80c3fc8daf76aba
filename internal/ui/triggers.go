package ui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"watchtui/internal/data"
	"watchtui/internal/thresholds"
)

// triggersState is what the reader has chosen on the Triggers screen. What is selected is kept by what it is, and not by its line: lists
// change with the day that is looked at.
type triggersState struct {
	filterState
	order     order
	top       int
	id        string // of the trigger that is selected; "" for the first
	onFirings bool   // the firings have the keys, and not the list
	firings   firingsState
	record    bool // a firing is open in full
}

// triggered is how the triggers stand on a day, and their firings up to it. It is found after the states, which are shown as soon as
// they are there.
type triggered struct {
	history *thresholds.History
	at      data.Day
	states  []thresholds.TriggerState // by the book's triggers
	firings [][]thresholds.Firing     // of each, oldest first
	sums    [][]plotPoint             // of each, the sum that its condition takes over time; none where it takes none
	plain   []thresholds.TriggerState // in a what-if, how they stand without it; else nil
}

// findTriggered finds it; plain is the history without the what-if, nil where there is none.
func findTriggered(h, plain *thresholds.History, at data.Day) triggered {
	t := triggered{history: h, at: at}
	for i := range h.Book().Triggers {
		t.states = append(t.states, h.Trigger(i, at))
		t.firings = append(t.firings, h.FiringsUpTo(i, at))
		t.sums = append(t.sums, triggerSum(h, i, at))
		if plain != nil {
			t.plain = append(t.plain, plain.Trigger(i, at))
		}
	}
	return t
}

// askTriggered asks how the triggers stand on the day that is shown, one day at a time, and not while how sure the verdicts are is found or things
// are put in order: each takes memory.
func (m *model) askTriggered() tea.Cmd {
	j := m.judged
	if !m.judgedNow() || m.triggering || m.store.settling || m.assuring || m.triggeredNow() {
		return nil
	}
	m.triggering = true
	var plain *thresholds.History
	if m.inWhatIf() {
		plain = m.whatIf.plain
	}
	first := m.triggered.history != j.history
	return m.cmd.findTriggered(j.history, plain, j.at, first)
}

// triggeredNow tells whether it is known how the triggers stand on the day that is shown.
func (m *model) triggeredNow() bool {
	return m.judged.history != nil && m.triggered.history == m.judged.history && m.triggered.at == m.judged.at
}

func (m *model) takeTriggered(t triggered) {
	m.triggering = false
	if t.history == m.judged.history {
		m.triggered = t
		m.keepTriggersInSight()
	}
}

// standingTriggers are how the triggers stand on the day that is shown, or stood a moment ago; none of another book's.
func (m *model) standingTriggers() []thresholds.TriggerState {
	if len(m.triggered.states) != len(m.book.Triggers) || m.triggered.history == nil || m.triggered.history.Book() != m.book {
		return nil
	}
	return m.triggered.states
}

// fired is how many triggers are fired on the day that is shown.
func (m *model) fired() int {
	n := 0
	for _, s := range m.standingTriggers() {
		if s.Fired {
			n++
		}
	}
	return n
}

func (s *triggersState) where() where {
	switch {
	case s.record:
		return onFiring
	case s.typing || s.firings.typing:
		return onFilter
	case s.onFirings:
		return onFirings
	}
	return onTriggers
}

// back closes the innermost thing that is open, and tells whether there was one.
func (s *triggersState) back() bool {
	switch {
	case s.record:
		s.record = false
	case s.onFirings && s.firings.drop():
	case s.onFirings:
		s.onFirings = false
	case s.drop():
	default:
		return false
	}
	return true
}

func (m *model) openTriggers() { m.enter(triggersScreen) }

// showTrigger opens the screen at a trigger.
func (m *model) showTrigger(id string) {
	m.openTriggers()
	m.triggers = triggersState{id: id}
	m.keepTriggersInSight()
}

// shownTriggers are those that pass the filter, as places in the book's list.
func (m *model) shownTriggers() []int {
	sought, standing := m.triggers.sought(), m.standingTriggers()
	var shown []int
	for i, t := range m.book.Triggers {
		text := t.Name + " " + t.ID + " " + t.Then
		if i < len(standing) {
			text += " " + standingWords(standing[i])
		}
		if sought.passes(text) {
			shown = append(shown, i)
		}
	}
	if len(standing) == len(m.book.Triggers) {
		sortRows(shown, m.triggers.order, func(i int, by sortKey) rowRank { return triggerRank(standing[i], by) })
	}
	return shown
}

// triggerRank is what a trigger is sorted by: fired before armed before blind, since the latest day first.
func triggerRank(s thresholds.TriggerState, by sortKey) rowRank {
	switch {
	case by == byState:
		return counted(2*asInt(s.Fired) + asInt(!s.Blind()))
	case by == bySince:
		return dated(s.Since)
	case by == byName:
		return named(s.Trigger.Name)
	case s.Firing == nil:
		return noRank
	}
	return firingRank(*s.Firing, by)
}

// selectedTrigger is the place of the selected trigger in the book's list; -1 where none is shown.
func (m *model) selectedTrigger() int {
	shown := m.shownTriggers()
	for _, i := range shown {
		if m.book.Triggers[i].ID == m.triggers.id {
			return i
		}
	}
	if len(shown) == 0 {
		return -1
	}
	return shown[0]
}

// actTriggers does what is asked for on the Triggers screen.
func (m *model) actTriggers(act action) tea.Cmd {
	switch m.triggers.where() {
	case onFiring:
		m.actFiring(act)
	case onFirings:
		m.actFirings(act)
	default:
		m.actTriggerList(act)
	}
	return nil
}

func (m *model) actTriggerList(act action) {
	if by, ok := steps(act, max(1, m.triggerRows()-1)); ok {
		m.moveTrigger(by)
		return
	}
	switch act {
	case actFilter:
		m.triggers.typing = true
	case actSort, actReverse:
		if to, ok := m.sorts(act, m.triggers.order, sortedTriggers); ok {
			m.sortTriggers(to)
		}
	case actOpen, actNextPane, actPreviousPane:
		m.triggers.onFirings = m.selectedTrigger() >= 0
		m.keepTriggersInSight()
	}
}

// sortTriggers brings the list into an order and keeps the trigger that is selected.
func (m *model) sortTriggers(to order) {
	if i := m.selectedTrigger(); i >= 0 {
		m.triggers.id = m.book.Triggers[i].ID
	}
	m.triggers.order = to
	m.keepTriggersInSight()
}

// moveTrigger selects the trigger so many lines further down.
func (m *model) moveTrigger(by int) {
	shown := m.shownTriggers()
	if len(shown) == 0 {
		return
	}
	at := max(0, slices.Index(shown, m.selectedTrigger()))
	m.triggers.id = m.book.Triggers[shown[max(0, min(at+by, len(shown)-1))]].ID
	m.triggers.firings = firingsState{order: m.triggers.firings.order}
	m.keepTriggersInSight()
}

// keepTriggersInSight scrolls both lists to what is selected in them.
func (m *model) keepTriggersInSight() {
	shown := m.shownTriggers()
	m.triggers.top = scrolled(m.triggers.top, slices.Index(shown, m.selectedTrigger()), m.triggerRows(), len(shown))
	m.keepFiringInSight()
}

// triggerChanges are the days on which the selected trigger fired or was armed again, for < and >.
func (m *model) triggerChanges() []data.Day {
	i := m.selectedTrigger()
	if m.standingTriggers() == nil || i < 0 {
		return nil
	}
	var changes []data.Day
	for _, f := range m.triggered.history.Firings(i) {
		changes = append(changes, f.Day)
		if f.Reset != thresholds.NotReset {
			changes = append(changes, f.Reset)
		}
	}
	return changes
}
