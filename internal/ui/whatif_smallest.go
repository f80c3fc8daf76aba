package ui

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"watchtui/internal/thresholds"
)

func (w *whatIfState) stopFinding() { w.finding, w.search = false, w.search+1 }

// findSmallest looks for the smallest change from the day looked at, after what is assumed until then.
func (m *model) findSmallest() tea.Cmd {
	w := &m.whatIf
	switch {
	case len(m.book.Offers) == 0:
		m.hint("the book has no offer")
		return nil
	case m.store.waiting > 0 || !m.moment.set:
		return nil
	}
	w.search++
	w.finding = true
	return m.cmd.findSmallest(smallestQuestion{key: m.smallestKey(), readings: m.store.readings(), scenario: w.scenario})
}

// smallestKey is what a smallest change is about as things stand.
func (m *model) smallestKey() smallestKey {
	w := &m.whatIf
	return smallestKey{w.search, m.store.generation, w.edition, m.watch.offer, m.moment.at, m.moment.vintage, m.book}
}

// takeSmallest assumes what was found, goes to the day on which it reaches the rung, and says what and by when.
func (m *model) takeSmallest(msg smallestFoundMsg) {
	w := &m.whatIf
	if msg.key.search != w.search || !w.finding {
		return
	}
	current := msg.key == m.smallestKey()
	w.stopFinding()
	if !current {
		m.hint("what was looked at is another now: " + m.keys.name(onWhatIf, actSmallest) + " looks for the smallest change again")
		return
	}
	if msg.isHighest {
		w.found = []string{"the highest rung is reached: nothing is lacking"}
		return
	}
	change := msg.change
	if change.Found {
		w.change(msg.scenario)
		w.reach = change.On
		m.moment.at, m.moment.pinned = change.On, change.On != m.moment.today
	}
	w.found = []string{change.Summary()}
	if text := foundOn(change); text != "" {
		w.found = append(w.found, text)
	}
	for _, move := range change.Moves {
		w.found = append(w.found, change.MoveText(move))
	}
	for _, need := range change.Needs {
		w.found = append(w.found, need.Text(change))
	}
	m.moveWhatIf(0)
}

// foundOn says that the screen is on another day now, and what of the store does not count there; "" where neither is so.
func foundOn(change thresholds.SmallestChange) string {
	var parts []string
	if change.Found && change.On != change.At {
		why := "when it is reached"
		if slices.ContainsFunc(change.Needs, func(n thresholds.Need) bool { return n.MetOn == change.On && n.From < n.MetOn }) {
			why = "when the dwell is over"
		}
		parts = append(parts, "now at "+change.On.String()+", "+why)
	}
	if change.Scenario.HasFrom {
		parts = append(parts, "set aside: what the store has of days after "+change.Scenario.From.String())
	}
	return strings.Join(parts, "; ")
}
