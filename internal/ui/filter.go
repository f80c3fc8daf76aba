package ui

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"watchtui/internal/data"
)

// filterState is what a list is filtered by. It is the same in every list: / begins to type, the list follows with
// each key, enter keeps the filter, esc drops it.
type filterState struct {
	filter string
	typing bool
}

const longestFilter = 200 // bytes

// words is the filter as a title shows it.
func (f filterState) words() string {
	switch {
	case f.typing:
		return " / " + f.filter + "█"
	case f.filter != "":
		return " / " + f.filter
	}
	return ""
}

// counted is how much of a list there is: "12", or with a filter "3 of 12".
func (f filterState) counted(shown, all int) string {
	if f.filter == "" {
		return total(all)
	}
	return fmt.Sprintf("%s of %s", total(shown), total(all))
}

// drop forgets the filter; false where there is none.
func (f *filterState) drop() bool {
	was := *f
	*f = filterState{}
	return was != *f
}

// filterWords are looked for in a line one by one.
type filterWords []string

func (f filterState) sought() filterWords { return strings.Fields(strings.ToLower(f.filter)) }

// passes tells whether a line has all the words, in whatever case and order.
func (words filterWords) passes(line string) bool {
	if len(words) == 0 {
		return true
	}
	line = strings.ToLower(line)
	for _, word := range words {
		if !strings.Contains(line, word) {
			return false
		}
	}
	return true
}

// filter is that of the list that has the keys, and what follows from another one.
func (m *model) filter() (f *filterState, sift func()) {
	switch {
	case m.over == helpOverlay:
		return &m.help.filterState, m.siftHelp
	case m.over == bookmarksOverlay:
		return &m.bookmarks.filterState, m.siftBookmarks
	case m.on == importsScreen:
		return &m.imports.filterState, m.siftImports
	case m.on == triggersScreen && m.triggers.onFirings:
		return &m.triggers.firings.filterState, m.keepFiringInSight
	case m.on == triggersScreen:
		return &m.triggers.filterState, m.keepTriggersInSight
	case m.on == talkScreen:
		return &m.talk.filterState, m.siftTalk
	case m.on == offersScreen && m.offers.open:
		return &m.offers.terms.filterState, m.keepTermInSight
	case m.on == offersScreen:
		return &m.offers.filterState, m.keepOfferInSight
	case m.on == benchmarkScreen:
		return &m.benchmark.used.filterState, func() { m.moveUsed(0) }
	case m.on == indicatorScreen && m.indicator.compare.chooser.open:
		return &m.indicator.compare.chooser.filterState, func() { m.moveChoice(0) }
	case m.on == indicatorScreen:
		return &m.indicator.table.filterState, m.keepRowInSight
	}
	return &m.watch.filterState, m.siftWatch
}

// pressFilter takes in text while a filter is typed.
func (m *model) pressFilter(act action, msg tea.KeyPressMsg) tea.Cmd {
	f, sift := m.filter()
	switch {
	case act == actOpen:
		f.typing = false
	case act == actEscape:
		f.drop()
	case act == actClear:
		f.filter = ""
	case act == actDelete:
		if r := []rune(f.filter); len(r) > 0 {
			f.filter = string(r[:len(r)-1])
		}
	case msg.Text != "" && len(f.filter)+len(msg.Text) <= longestFilter:
		f.filter += data.Visible(msg.Text)
	}
	sift()
	return nil
}
