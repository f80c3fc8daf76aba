package ui

// triggersLayout is where the parts of the Triggers screen are. Where there is hardly any height, the list with its facts or the firings
// alone are there, whichever has the keys.
//
//	header
//	list
//	facts     of the trigger that is selected
//	firings   of it
//	strip     over time, boxed only
//	footer
//
// A firing in full has the body: all between header and footer.
type triggersLayout struct {
	density                                           density
	header, body, list, facts, firings, strip, footer rect
}

func layoutTriggers(w, h, triggers int, onFirings bool) triggersLayout {
	l := triggersLayout{density: densityOf(w, h)}
	if l.density == tooSmall {
		return l
	}
	l.header, l.footer = rect{0, 0, w, 1}, rect{0, h - 1, w, 1}
	l.body = rect{0, 1, w, h - 2}
	room, frame, facts := h-2, 1, 6
	rows := max(1, triggers)
	switch {
	case l.density == brief && onFirings:
		l.firings = l.body
		return l
	case l.density == brief:
		list := min(rows+frame, room/2)
		l.list, l.facts = rect{0, 1, w, list}, rect{0, 1 + list, w, room - list}
		return l
	case l.density == boxed:
		frame, facts = 2, 8
	}
	if l.density == ruled && h >= 24 {
		facts = 7
	}
	list := frame + 1 + min(rows, max(3, room/3-frame-1))
	l.list = rect{0, 1, w, list}
	l.facts = rect{0, l.list.bottom(), w, facts}
	strip := 0
	if l.density == boxed {
		const firings = 6 // with their frame, at the least
		if strip = min(3+min(rows, 8), room-list-facts-firings); strip < 4 {
			strip = 0
		}
	}
	l.firings = rect{0, l.facts.bottom(), w, room - list - facts - strip}
	l.strip = rect{0, l.firings.bottom(), w, strip}
	return l
}
