package ui

// bookmarkLines is where the lines of the list are.
func bookmarkLines(box rect) rect { return box.inset(2, 1) }

func (m *model) bookmarkRows() int { return bookmarkLines(layoutList(m.w, m.h)).h }

// paintBookmarks lists the bookmarks, and where each leads.
func (m *model) paintBookmarks(c *canvas) {
	s := &m.bookmarks
	box := layoutList(m.w, m.h)
	lines := pane{title: "Bookmarks" + s.words() + " · " + s.counted(len(s.rows), len(s.all)), aside: m.keys.name(onBookmarks, actEscape) + " closes"}.lay(c, box)
	switch {
	case len(s.all) == 0:
		m.paintLines(c, lines, 0, "There is none yet. "+m.keys.name(everywhere, actBookmark)+" sets one at the place where you are.", styleDim)
	case len(s.rows) == 0:
		c.pen(lines, 0).write("none matches", styleDim)
	}
	top := scrolled(s.top, -1, lines.h, len(s.rows))
	for i := range min(lines.h, len(s.rows)-top) {
		row := rect{lines.x, lines.y + i, lines.w, 1}
		b := s.all[s.rows[top+i]]
		p := c.pen(row, 0).skip(2)
		p.write(b.Name, stylePlain)
		if words := m.bookmarkWords(b); words != b.Name { // as it was suggested it says where it leads
			p.skip(2).write(words, styleDim)
		}
		if top+i == s.selected {
			markLine(c, row)
		}
	}
	scrollbar(c, edgeOf(lines, boxed), top, len(s.rows))
	paintPosition(c, lines, boxed, s.selected, len(s.rows))
}

// bookmarkWords says where a bookmark leads.
func (m *model) bookmarkWords(b Bookmark) string {
	p, err := parsePlace(b.Place)
	if err != nil {
		return err.Error()
	}
	return m.placeWords(p)
}

// paintName asks for the name of a bookmark.
func (m *model) paintName(c *canvas) {
	inside := pane{title: "Set a bookmark", aside: m.keys.name(onPrompt, actEscape) + " closes"}.lay(c, layoutBox(m.w, m.h, promptWidth, promptLines))
	p := c.pen(inside, 0).write("name ", styleDim)
	p.write(m.prompt.line.shown(p.end-p.x), styleStrong)
	m.paintLines(c, inside, 2, "at "+m.placeWords(m.prompt.of), styleDim)
	if m.prompt.line.trimmed() == "" {
		c.pen(inside, 1).skip(5).write("type a name", styleError)
	}
}
