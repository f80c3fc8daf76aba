package ui

import "watchtui/internal/thresholds"

// How fresh that is on which a verdict stands.

func lacksEvidence(s thresholds.State) bool {
	return s.Word == thresholds.Stale || s.Word == thresholds.NoData
}

func isFresh(s thresholds.State) bool { return !lacksEvidence(s) }

func isRead(s thresholds.State) bool { return s.Word != thresholds.NoData }

// someState tells whether something is so of a benchmark that the offer requires, or of one that it does not.
func (m *model) someState(isRequired bool, isSo func(thresholds.State) bool) bool {
	for i, benchmark := range m.book.Benchmarks {
		if i < len(m.judged.states) && len(m.book.Offers) > 0 && m.book.Offers[m.watch.offer].Requires(benchmark) == isRequired && isSo(m.judged.states[i]) {
			return true
		}
	}
	return false
}

// isStale tells whether the offer requires something, and nothing of it stands on fresh evidence.
func (m *model) isStale() bool {
	return m.someState(true, lacksEvidence) && !m.someState(true, isFresh)
}

// isOthersFresh tells whether a benchmark that the offer does not require stands on fresh evidence.
func (m *model) isOthersFresh() bool { return m.someState(false, isFresh) }

// isUnread tells whether nothing that decides was ever read.
func (m *model) isUnread() bool { return m.isStale() && !m.someState(true, isRead) }
