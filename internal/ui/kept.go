package ui

import (
	tea "charm.land/bubbletea/v2"
)

// Kept is what stays from one session to the next. It is the reader's own, and no part of the readings.
type Kept struct {
	Bookmarks []Bookmark // in the order in which they were set
	Seen      *Seen      // nil where there was no session yet
}

// Bookmark is a place with a name.
type Bookmark struct {
	Name  string
	Place string // as place.text writes it
}

// takeKept takes in what was kept. What could not be read is said, and all that was kept begins afresh.
func (m *model) takeKept(msg keptLoadedMsg) {
	m.bookmarks.all, m.news.before, m.news.told = msg.kept.Bookmarks, msg.kept.Seen, true
	if msg.err != nil {
		m.refuse("what was kept from the last session", msg.err)
	}
}

// takeBookmarks takes in the bookmarks as they are now, those of other sessions among them, once all that the
// reader has set and cleared is kept.
func (m *model) takeBookmarks(msg bookmarksKeptMsg) []tea.Cmd {
	s := &m.bookmarks
	s.keeping = s.keeping[1:]
	if msg.err != nil {
		m.refuse("keeping the bookmark", msg.err)
	}
	if len(s.keeping) > 0 {
		return []tea.Cmd{m.cmd.keepBookmark(s.keeping[0])}
	}
	if msg.err == nil {
		s.all = msg.all
		m.siftBookmarks()
	}
	return nil
}

// keepBookmark sets a bookmark, or clears it: at once on the screen, and then for the next session.
func (m *model) keepBookmark(b Bookmark, set bool) tea.Cmd {
	m.bookmarks.put(b, set)
	m.siftBookmarks()
	said := "bookmark set: " + b.Name
	if !set {
		said = "bookmark cleared: " + b.Name
	}
	keep := m.cmd.keepBookmark(bookmarkChange{b, set})
	if keep == nil {
		m.hint(said + ", for this session only")
		return nil
	}
	m.hint(said)
	m.bookmarks.keeping = append(m.bookmarks.keeping, bookmarkChange{b, set})
	if len(m.bookmarks.keeping) > 1 { // one after the other, so that the last one stays
		return nil
	}
	return keep
}
