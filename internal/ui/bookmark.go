package ui

import (
	"slices"

	tea "charm.land/bubbletea/v2"
)

// bookmarksState is the bookmarks, and the list of them.
type bookmarksState struct {
	all  []Bookmark
	rows []int // those that pass the filter
	list       // of rows
	filterState
	keeping []bookmarkChange // on their way to where they are kept; the first is being kept
}

// bookmarkChange is a bookmark that is set or cleared.
type bookmarkChange struct {
	Bookmark
	set bool
}

// put sets a bookmark in the place of another one at the same place, or clears it.
func (s *bookmarksState) put(b Bookmark, set bool) {
	at := slices.IndexFunc(s.all, func(other Bookmark) bool { return other.Place == b.Place })
	all := slices.Clone(s.all)
	switch {
	case set && at >= 0:
		all[at] = b
	case set:
		all = append(all, b)
	case at >= 0:
		all = slices.Delete(all, at, at+1)
	}
	s.all = all
}

// toggleBookmark clears the bookmark at the place where the reader is, or asks for the name of a new one.
func (m *model) toggleBookmark() tea.Cmd {
	here := m.place()
	if i := slices.IndexFunc(m.bookmarks.all, func(b Bookmark) bool { return b.Place == here.text() }); i >= 0 {
		return m.keepBookmark(m.bookmarks.all[i], false)
	}
	m.prompt = promptState{line: input{before: m.placeWords(here)}, of: here}
	m.lay(nameOverlay)
	return nil
}

const longestName = 200 // bytes

// actName sets the bookmark that was named.
func (m *model) actName(action) tea.Cmd {
	name := clipped(m.prompt.line.trimmed(), longestName)
	if name == "" {
		return nil // the box says what is wanted
	}
	m.lift()
	return m.keepBookmark(Bookmark{name, m.prompt.of.text()}, true)
}

func (m *model) openBookmarks() {
	m.bookmarks.filterState, m.bookmarks.list = filterState{}, list{}
	m.siftBookmarks()
	m.lay(bookmarksOverlay)
}

// siftBookmarks lists what passes the filter.
func (m *model) siftBookmarks() {
	s := &m.bookmarks
	sought := s.sought()
	s.rows = s.rows[:0:0]
	for i, b := range s.all {
		if sought.passes(b.Name + " " + m.bookmarkWords(b)) {
			s.rows = append(s.rows, i)
		}
	}
	m.moveBookmark(0)
}

func (s *bookmarksState) where() where {
	if s.typing {
		return onFilter
	}
	return onBookmarks
}

// back drops the filter.
func (m *model) backBookmarks() bool {
	dropped := m.bookmarks.drop()
	m.siftBookmarks()
	return dropped
}

func (m *model) moveBookmark(by int) {
	s := &m.bookmarks
	s.move(by, m.bookmarkRows(), len(s.rows))
}

func (m *model) actBookmarks(act action) tea.Cmd {
	s := &m.bookmarks
	if by, ok := steps(act, max(1, m.bookmarkRows()-1)); ok {
		m.moveBookmark(by)
		return nil
	}
	switch act {
	case actFilter:
		s.typing = true
	case actOpen:
		if b, ok := s.current(); ok {
			m.lift()
			m.visitBookmark(b.Place)
		}
	case actRemove:
		if b, ok := s.current(); ok {
			return m.keepBookmark(b, false)
		}
	}
	return nil
}

func (s *bookmarksState) current() (Bookmark, bool) {
	if s.selected >= len(s.rows) {
		return Bookmark{}, false
	}
	return s.all[s.rows[s.selected]], true
}

// visitBookmark goes to a bookmark's place.
func (m *model) visitBookmark(text string) {
	p, err := parsePlace(text)
	if err != nil {
		m.hint("this bookmark leads nowhere: " + err.Error())
		return
	}
	m.walk(leap, func() tea.Cmd {
		m.reach(p)
		return nil
	})
}

func (m *model) clickBookmarks(x, y int) tea.Cmd {
	lines := bookmarkLines(layoutList(m.w, m.h))
	switch {
	case !lines.contains(x, y):
		m.lift()
	case m.bookmarks.click(y-lines.y, len(m.bookmarks.rows)):
		return m.actBookmarks(actOpen)
	}
	return nil
}

func (m *model) wheelBookmarks(_, _, step int) {
	m.bookmarks.scroll(3*step, m.bookmarkRows(), len(m.bookmarks.rows))
}
