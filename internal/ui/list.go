package ui

// list is where the reader is in a list: the line that is selected, and the first one on screen. The zero value is its beginning.
//
// Laws: move selects a line of the list, where it has one, and brings it into sight; scroll leaves the selection; neither shows what is beyond
// the end while there is more above.
type list struct{ selected, top int }

// move selects the line so many further on, or the last in that direction. rows of the list's lines are on screen at a time.
func (l *list) move(by, rows, lines int) {
	l.selected = max(0, min(min(l.selected, lines-1)+by, lines-1))
	l.top = scrolled(l.top, l.selected, rows, lines)
}

// scroll shows what is so many lines further on.
func (l *list) scroll(by, rows, lines int) { l.top = scrolled(l.top+by, -1, rows, lines) }

// click selects the line that is so many rows below the first one on screen, and tells whether it was selected already: then it is to be opened.
func (l *list) click(row, lines int) (again bool) {
	row += l.top
	if row < 0 || row >= lines {
		return false
	}
	again, l.selected = row == l.selected, row
	return again
}

// scrolled is the first line to show so that the selected one is among those on screen; -1 for none.
func scrolled(top, selected, rows, lines int) int {
	if selected >= 0 {
		top = min(max(top, selected-rows+1), selected)
	}
	return max(0, min(top, lines-rows))
}

// beyond is further than any list goes.
const beyond = 1 << 30

// steps is how many lines a key moves the selection of a list, of which a page has so many; false for a key that asks for something else. What
// leads beyond an end leads to it.
func steps(act action, page int) (by int, ok bool) {
	switch act {
	case actUp:
		return -1, true
	case actDown:
		return 1, true
	case actPageUp:
		return -page, true
	case actPageDown:
		return page, true
	case actFirst:
		return -beyond, true
	case actLast:
		return beyond, true
	}
	return 0, false
}

// isPage tells whether a key goes by pages. Beside some lists these scroll what is said of the selected line.
func isPage(act action) bool { return act == actPageUp || act == actPageDown }
