package ui

import (
	tea "charm.land/bubbletea/v2"
)

// clickTalk selects a headline, or opens the one that is selected.
func (m *model) clickTalk(x, y int) tea.Cmd {
	l, s := m.talkLayout(), &m.talk
	lines := m.talkLines()
	row := s.top + y - lines.y
	switch {
	case s.full:
		s.full = false
	case y == lines.y-1 && l.list.contains(x, y) && l.density == boxed && len(s.rows) > 0:
		if to, ok := s.order.clickedAt(sortedHeadlines, headlineHeadings(lines.w), x-lines.x-2); ok {
			m.talk.onStudy = false
			m.sortTalk(to)
		}
	case l.study.contains(x, y):
		s.onStudy = true
	case l.detail.contains(x, y):
		m.openHeadline()
	case !lines.contains(x, y) || row >= len(s.rows):
		s.onStudy = false
	case row == s.selected && !s.onStudy:
		m.openHeadline()
	default:
		s.selected, s.onStudy = row, false
	}
	return nil
}

func (m *model) wheelTalk(x, y, step int) {
	s, l := &m.talk, m.talkLayout()
	switch {
	case s.full:
		m.scrollHeadline(step)
	case l.study.contains(x, y):
		m.scrollStudy(step)
	default:
		s.scroll(3*step, m.talkLines().h, len(s.rows))
	}
}
