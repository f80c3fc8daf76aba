package ui

import (
	tea "charm.land/bubbletea/v2"

	"watchtui/internal/data"
	"watchtui/internal/thresholds"
)

// newsState is what changed since the last session.
type newsState struct {
	told   bool  // what was kept is known
	before *Seen // how things stood; nil at the first session
	asked  bool
	found  bool
	items  []newsItem
	list        // of items
	isPut  bool // the reader has not put it away yet
}

// newsItem is a line of it, and what it is about.
type newsItem struct {
	mark  string
	style style
	text  string
	aside string // dim
	leads newsLead
}

// newsLead is what an item leads to.
type newsLead struct {
	kind      newsKind
	id        string       // of the indicator, benchmark or trigger
	day       data.Day     // of the change
	at        data.Instant // of the reading
	importing int
}

type newsKind uint8

const (
	verdictNews newsKind = iota
	benchmarkNews
	triggerNews
	readingNews
	importNews
)

// askNews looks for what changed, once, when all is there. It comes after the first screens have been drawn.
func (m *model) askNews() tea.Cmd {
	n := &m.news
	h := m.store.real.histories[thresholds.AsKnownNow]
	if n.before == nil || n.asked || h == nil || m.store.waiting > 0 || !m.moment.told || !m.store.summarized {
		return nil
	}
	n.asked = true
	return m.cmd.findNews(newsSearch{*n.before, m.store.summary.LastImport, m.moment.today, h, m.store.readings()})
}

// takeNews shows what changed, or says so where the reader is at work already.
func (m *model) takeNews(msg newsFoundMsg) {
	n := &m.news
	n.items, n.found = msg.items, true
	switch {
	case msg.err != nil:
		m.refuse("looking for what is new", msg.err)
	case len(n.items) == 0:
	case m.touched || m.over != noOverlay:
		m.hint(data.Count(len(n.items), "line") + " about what is new since " + n.before.Day.String() + ": " + m.keys.name(everywhere, actGoTo) + " " + m.keys.name(onGoTo, actNews) + " shows them")
	default:
		n.isPut = true
		m.lay(newsOverlay)
	}
}

// openNews shows again what changed.
func (m *model) openNews() {
	switch n := &m.news; {
	case !n.told:
		m.hint("nothing is kept between sessions here")
	case n.before == nil:
		m.hint("this is the first session")
	case !n.found:
		m.hint("still looking for what is new")
	case len(n.items) == 0:
		m.hint("nothing is new since " + n.before.Day.String())
	default:
		m.lay(newsOverlay)
	}
}

func (m *model) whereNews() where { return onNews }

// actNews does what is asked for while it is open.
func (m *model) actNews(act action) tea.Cmd {
	if by, ok := steps(act, max(1, m.newsRows()-1)); ok {
		m.moveNews(by)
		return nil
	}
	switch act {
	case actVisit:
		return m.visitNews()
	case actOpen:
		m.putNewsAway()
	}
	return nil
}

// backNews puts it away.
func (m *model) backNews() bool {
	m.news.isPut = false
	return false
}

// putNewsAway takes it off the screen; from now on it counts as seen.
func (m *model) putNewsAway() {
	m.news.isPut = false
	m.lift()
}

func (m *model) moveNews(by int) {
	m.news.move(by, m.newsRows(), len(m.news.items))
}

// visitNews goes to what the selected line is about.
func (m *model) visitNews() tea.Cmd {
	if m.news.selected >= len(m.news.items) {
		return nil
	}
	lead := m.news.items[m.news.selected].leads
	m.putNewsAway()
	return m.walk(leap, func() tea.Cmd {
		switch lead.kind {
		case verdictNews:
			m.enter(watchScreen)
			m.goTo(lead.day)
		case benchmarkNews:
			m.showBenchmark(lead.id)
			m.goTo(lead.day)
		case triggerNews:
			m.showTrigger(lead.id)
			m.goTo(lead.day)
		case readingNews:
			m.moment.goNow()
			m.open(lead.id)
			m.indicator.focus, m.indicator.cross = readingsPane, lead.at
			m.indicator.table = tableState{pane: readingsPane}
		case importNews:
			m.openImports()
			m.want(importWish{id: lead.importing})
		}
		return nil
	})
}

func (m *model) clickNews(x, y int) tea.Cmd {
	lines := m.newsBox().inset(2, 1)
	switch {
	case !lines.contains(x, y):
		m.putNewsAway()
	case m.news.click(y-lines.y, len(m.news.items)):
		return m.visitNews()
	}
	return nil
}

func (m *model) wheelNews(_, _, step int) {
	m.news.scroll(3*step, m.newsRows(), len(m.news.items))
}
