package ui

import (
	tea "charm.land/bubbletea/v2"

	"watchtui/internal/data"
)

// paintHeader says what is looked at: the title, the day, what may be known, and what there is; before all that it is a what-if.
// It gives the words that can be clicked.
func (m *model) paintHeader(c *canvas, r rect) []button {
	if m.inWhatIf() {
		w := c.text(r.x, r.y, r.w, whatIfBanner, styleWhatIf)
		r.x, r.w = r.x+w, r.w-w
	}
	at, known, long := m.dayWords(), m.moment.vintage.Words(), m.storeWords()
	right := "at " + at + " · " + known
	if textWidth(right)+textWidth(long)+textWidth(m.book.Title)+16 <= r.w {
		right += long
	} else {
		long = ""
	}
	width := c.right(r.right()-1, r.y, r.w-1, right, styleDim)
	i := r.right() - 1 - width
	if m.moment.set {
		c.text(i+3, r.y, width, at, styleStrong)
	}
	p := &pen{c, r.x + 1, r.y, r.right() - width - 3}
	buttons := append([]button{m.actButton(p.x, "watchtui", actWatch)}, m.momentButtons(i, at, known, long)...)
	p.tail("watchtui", styleKey)
	if m.edited.trouble != "" {
		p.tail("  ✗ watchbook with mistakes, not in force", styleError)
		return buttons
	}
	if p.end-p.x > 8 {
		p.write("  "+m.book.Title, styleTitle)
	}
	return buttons
}

// momentButtons are the words at the right of the header: the day asks for another one, the vintage becomes the other one, and what the
// store holds leads to its imports.
func (m *model) momentButtons(x int, at, known, long string) []button {
	day := m.actButton(x, "at "+at, actDate)
	vintage := m.actButton(day.end+textWidth(" · "), known, actVintage)
	return []button{day, vintage, m.actButton(vintage.end, long, actImports)}
}

// dayWords is the day that is looked at.
func (m *model) dayWords() string {
	switch at := m.moment.at.String(); {
	case !m.moment.set:
		return "…"
	case m.moment.isNow():
		return at + " (now)"
	case m.moment.told && m.moment.at > m.moment.today:
		return at + " (to come)"
	default:
		return at
	}
}

// storeWords is what the store holds, once that is known.
func (m *model) storeWords() string {
	if !m.store.summarized {
		return ""
	}
	n, last := m.store.summary.Readings()
	words := " · " + data.Count(n, "reading")
	if n > 0 {
		words += ", last " + last.String()
	}
	return words
}

// actButton is words that ask for what works everywhere.
func (m *model) actButton(x int, words string, act action) button {
	return button{x, x + textWidth(words), func() tea.Cmd { return m.act(act, 0) }}
}
