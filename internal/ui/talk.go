package ui

import (
	tea "charm.land/bubbletea/v2"

	"watchtui/internal/data"
	"watchtui/internal/thresholds"
)

// talkState is what the reader has chosen on the Talk screen, and what stands there.
type talkState struct {
	found  talkFound
	asking bool  // the next is being found
	rows   []int // headlines that pass the filter, indices into found.talk.Headlines, newest first
	filterState
	order    order
	list          // of rows
	full     bool // the headline that is selected is open in full
	fullTop  int  // the first line of it on screen
	onStudy  bool // the event study has the keys, and not the headlines
	studyTop int
	wanted   string // the headline that the reader came for before it was there, as headlineName has it
}

// talkFound is what became of the headlines.
type talkFound struct {
	key   talkKey
	talk  thresholds.Talk
	study thresholds.Study
}

// talkKey is what it is about. The event study takes longer and is made where it is looked at.
type talkKey struct {
	history *thresholds.History
	at      data.Day
	studied bool
}

func findTalk(key talkKey) talkFound {
	f := talkFound{key: key, talk: key.history.Talk(min(key.at, key.history.Until()))}
	if key.studied {
		f.study = key.history.Study(f.talk)
	}
	return f
}

func (s *talkState) where() where {
	switch {
	case s.full:
		return onHeadline
	case s.typing:
		return onFilter
	case s.onStudy:
		return onStudy
	}
	return onTalk
}

// back closes the innermost thing that is open, and tells whether there was one.
func (s *talkState) back() bool {
	switch {
	case s.full:
		s.full = false
	case s.onStudy:
		s.onStudy = false
	case s.drop():
		s.sift()
	default:
		return false
	}
	return true
}

// openTalk shows the headlines.
func (m *model) openTalk() {
	if m.book.Talk.Indicator == "" {
		m.hint("the watchbook has no headlines about talks")
		return
	}
	m.enter(talkScreen)
}

// wantedTalk is what should be found; false where nothing can be.
func (m *model) wantedTalk() (talkKey, bool) {
	h := m.history()
	if h == nil || m.on != watchScreen && m.on != talkScreen || h.Book() != m.book {
		return talkKey{}, false
	}
	return talkKey{h, m.moment.at, m.on == talkScreen}, true
}

// talkNow is what became of the headlines up to the day looked at; false as long as that is not found.
func (m *model) talkNow() (talkFound, bool) {
	wanted, ok := m.wantedTalk()
	f := m.talk.found
	ok = ok && f.key.history == wanted.history && f.key.at == wanted.at && (f.key.studied || !wanted.studied)
	return f, ok
}

// askTalk asks for it, one at a time: while a key is held down those in between are passed over.
func (m *model) askTalk() tea.Cmd {
	wanted, ok := m.wantedTalk()
	if _, is := m.talkNow(); is || !ok || m.talk.asking {
		return nil
	}
	m.talk.asking = true
	return m.cmd.findTalk(wanted)
}

// takeTalk puts the headlines on the screen and keeps the one that was selected.
func (m *model) takeTalk(f talkFound) {
	s := &m.talk
	s.asking = false
	if h := m.history(); f.key.history != h {
		return
	}
	was, ok := s.current()
	s.found = f
	s.sift()
	if ok {
		s.choose(was.Reading)
	}
	s.find()
	if _, is := m.talkNow(); is {
		s.wanted = "" // it is not there
	}
	m.keepHeadlineInSight()
}

// reachTalk selects what a place names.
func (m *model) reachTalk(p place) {
	s := &m.talk
	s.drop()
	s.sift()
	s.wanted, s.onStudy, s.full = p.headline, p.pane == readingsPane, false
	s.find()
	m.keepHeadlineInSight()
}

// actTalk does what is asked for on the Talk screen.
func (m *model) actTalk(act action) tea.Cmd {
	switch m.talk.where() {
	case onHeadline:
		m.actHeadline(act)
	case onStudy:
		m.actStudy(act)
	case onTalk:
		m.actHeadlines(act)
	}
	return nil
}

// actStudy does what is asked for while the event study has the keys.
func (m *model) actStudy(act action) {
	if by, ok := steps(act, max(1, m.studyLines().h-1)); ok {
		m.scrollStudy(by)
		return
	}
	if act == actNextPane || act == actPreviousPane {
		m.talk.onStudy = false
	}
}

func (m *model) scrollStudy(by int) {
	m.talk.studyTop = scrolled(m.talk.studyTop+by, -1, m.studyLines().h, len(m.talk.found.study.Rows))
}
