package ui

// overlay is a thing laid over the screen that takes the keys: a list, a menu, a line that is typed. There is one
// at a time, and the screen below stays as it is. esc closes what is open in it, and then the overlay.
type overlay uint8

const (
	noOverlay overlay = iota
	helpOverlay
	descriptionOverlay
)

// front is the parts of what has the keys: those of the overlay, else those of the screen.
func (m *model) front() parts {
	switch m.over {
	case helpOverlay:
		return parts{m.help.where, m.actHelp, m.help.back, m.paintHelp, m.clickAway, m.wheelHelp}
	case descriptionOverlay:
		return parts{m.whereDescription, m.actDescription, noBack, m.paintDescription, m.clickAway, m.wheelDescription}
	}
	return m.parts()
}

// An overlay in which nothing can be open.
func noBack() bool { return false }

// letsThrough tells whether an action is done on the screen below an overlay. Time goes on below a description; what
// leads elsewhere closes it.
func (m *model) letsThrough(act action) bool {
	if m.over != descriptionOverlay || act == actDescribe || !boundIn(everywhere, act) {
		return false
	}
	switch act {
	case actDayBack, actDayForward, actChangeBack, actChangeForward, actNow, actVintage:
	default:
		m.lift()
	}
	return true
}

// lay lays an overlay over the screen, in the place of another.
func (m *model) lay(o overlay) { m.over = o }

// lift takes the overlay away.
func (m *model) lift() { m.over = noOverlay }
