package ui

import (
	"slices"
	"strings"

	"watchtui/internal/data"
	"watchtui/internal/thresholds"
)

// headlineName tells a headline from others.
func headlineName(h thresholds.Headline) string {
	return h.Reading.Observed.String() + " " + h.Reading.Source
}

// find selects the headline that the reader came for, once it is there.
func (s *talkState) find() {
	row := slices.IndexFunc(s.rows, func(i int) bool { return headlineName(s.found.talk.Headlines[i]) == s.wanted })
	if row >= 0 {
		s.selected, s.wanted = row, ""
	}
}

// current is the headline that is selected; false where there is none.
func (s *talkState) current() (thresholds.Headline, bool) {
	if s.selected < 0 || s.selected >= len(s.rows) {
		return thresholds.Headline{}, false
	}
	return s.found.talk.Headlines[s.rows[s.selected]], true
}

// sift lists what passes the filter and keeps the headline that was selected.
func (s *talkState) sift() {
	was, ok := thresholds.Headline{}, false
	if s.selected < len(s.rows) && s.rows[s.selected] < len(s.found.talk.Headlines) {
		was, ok = s.current()
	}
	sought := s.sought()
	s.rows = s.rows[:0:0]
	for i, h := range slices.Backward(s.found.talk.Headlines) {
		if sought.passes(strings.Join([]string{h.Day.String(), h.Word.String(), h.Reading.Source, headline(h.Reading), h.Moved()}, " ")) {
			s.rows = append(s.rows, i)
		}
	}
	sortRows(s.rows, s.order, func(i int, by sortKey) rowRank { return headlineRank(s.found.talk.Headlines[i], by) })
	if ok {
		s.choose(was.Reading)
	}
	s.selected = max(0, min(s.selected, len(s.rows)-1))
	s.full = s.full && len(s.rows) > 0
}

// headlineRank is what a headline is sorted by; by what moved: by how much of its noise the distance shrank that came nearest to being strategic.
func headlineRank(h thresholds.Headline, by sortKey) rowRank {
	switch by {
	case byState:
		return counted(-int(h.Word))
	case bySource:
		return named(h.Reading.Source)
	}
	move, ok := h.Furthest()
	if !ok {
		return noRank
	}
	return numbered(move.Shrank() / move.Noise)
}

// sortTalk brings the headlines into an order and keeps the one that is selected.
func (m *model) sortTalk(to order) {
	m.talk.order = to
	m.siftTalk()
}

func (m *model) siftTalk() {
	m.talk.sift()
	m.keepHeadlineInSight()
}

// choose selects a headline.
func (s *talkState) choose(r data.Reading) {
	if row := slices.IndexFunc(s.rows, func(i int) bool { return s.found.talk.Headlines[i].Reading.Same(r) }); row >= 0 {
		s.selected = row
	}
}

func (m *model) actHeadlines(act action) {
	if by, ok := steps(act, max(1, m.talkLines().h-1)); ok {
		m.moveHeadline(by)
		return
	}
	switch act {
	case actFilter:
		m.talk.typing = true
	case actSort, actReverse:
		if to, ok := m.sorts(act, m.talk.order, sortedHeadlines); ok {
			m.sortTalk(to)
		}
	case actOpen:
		m.openHeadline()
	case actNextPane, actPreviousPane:
		m.talk.onStudy = true
	}
}

func (m *model) moveHeadline(by int) {
	s := &m.talk
	s.move(by, m.talkLines().h, len(s.rows))
	s.fullTop, s.wanted = 0, ""
}

func (m *model) keepHeadlineInSight() {
	m.talk.move(0, m.talkLines().h, len(m.talk.rows))
}

func (m *model) openHeadline() {
	if _, ok := m.talk.current(); ok {
		m.talk.full, m.talk.fullTop = true, 0
	}
}

// actHeadline does what is asked for while a headline is open in full.
func (m *model) actHeadline(act action) {
	if by, ok := steps(act, max(1, m.headlineArea().h/2)); ok {
		m.scrollHeadline(by)
		return
	}
	switch act {
	case actLeft:
		m.moveHeadline(-1)
	case actRight:
		m.moveHeadline(1)
	case actOpen:
		if h, ok := m.talk.current(); ok {
			m.talk.full = false
			m.enter(watchScreen)
			m.goTo(h.Day)
		}
	}
}

func (m *model) scrollHeadline(by int) {
	h, _ := m.talk.current()
	area := m.headlineArea()
	m.talk.fullTop = scrolled(m.talk.fullTop+by, -1, area.h, len(m.headlineText(h, area.w)))
}
