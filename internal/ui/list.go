package ui

// steps is how many lines a key moves the selection of a list, of which a page has so many; false for a key that asks for something else. What
// leads beyond an end leads to it.
func steps(act action, page int) (by int, ok bool) {
	const beyond = 1 << 30
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
