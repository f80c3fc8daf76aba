package ui

import tea "charm.land/bubbletea/v2"

// overlay is a thing laid over the screen that takes the keys: a list, a menu, a line that is typed. There is one
// at a time, and the screen below stays as it is. esc closes what is open in it, and then the overlay.
type overlay uint8

const (
	noOverlay overlay = iota
	helpOverlay
	descriptionOverlay
	paletteOverlay
	goToOverlay
	dateOverlay
	nameOverlay // of a bookmark
	bookmarksOverlay
	newsOverlay
	copyOverlay
	exportOverlay
)

// front is the parts of what has the keys: those of the overlay, else those of the screen.
func (m *model) front() parts {
	switch m.over {
	case helpOverlay:
		return parts{m.help.where, m.actHelp, m.backHelp, m.paintHelp, m.clickHelp, m.wheelHelp}
	case descriptionOverlay:
		return parts{m.whereDescription, m.actDescription, noBack, m.paintDescription, m.clickAway, m.wheelDescription}
	case paletteOverlay:
		return parts{m.wherePalette, m.actPalette, noBack, m.paintPalette, m.clickPalette, m.wheelPalette}
	case goToOverlay:
		return m.menu("Go to", onGoTo)
	case dateOverlay:
		return parts{m.wherePrompt, m.actDate, noBack, m.paintDate, m.clickAway, noWheel}
	case nameOverlay:
		return parts{m.wherePrompt, m.actName, noBack, m.paintName, m.clickAway, noWheel}
	case bookmarksOverlay:
		return parts{m.bookmarks.where, m.actBookmarks, m.backBookmarks, m.paintBookmarks, m.clickBookmarks, m.wheelBookmarks}
	case copyOverlay:
		return m.menu("Copy", onCopy)
	case newsOverlay:
		return parts{m.whereNews, m.actNews, m.backNews, m.paintNews, m.clickNews, m.wheelNews}
	case exportOverlay:
		return parts{m.whereExport, noAct, noBack, m.paintExport, m.clickExport, noWheel}
	}
	return m.parts()
}

// An overlay in which nothing can be open, one that does not scroll, and one that takes text alone.
func noBack() bool         { return false }
func noWheel(_, _, _ int)  {}
func noAct(action) tea.Cmd { return nil }

// letsThrough tells whether an action is done on the screen below an overlay. Time goes on below a description; what
// leads elsewhere closes it. What works everywhere puts news away.
func (m *model) letsThrough(act action) bool {
	if !boundIn(everywhere, act) {
		return false
	}
	switch {
	case m.over == newsOverlay:
		m.putNewsAway()
	case m.over != descriptionOverlay || act == actDescribe:
		return false
	case strideOf(act) == throughTime || act == actChangeBack || act == actChangeForward || act == actNow || act == actVintage:
	default:
		m.lift()
	}
	return true
}

// lay lays an overlay over the screen, in the place of another.
func (m *model) lay(o overlay) { m.over = o }

// lift takes the overlay away.
func (m *model) lift() { m.over = noOverlay }
