package ui

// triggersLayout is where the parts of the Triggers screen are. Where there is hardly any height, the list with its facts or the firings
// alone are there, whichever has the keys.
//
//	header
//	list
//	facts     of the trigger that is selected
//	firings   of it
//	chart     of what it rests on, where the firings of none need the room
//	strip     over time, boxed only
//	footer
//
// A firing in full has the body: all between header and footer.
type triggersLayout struct {
	density                                                  density
	header, body, list, facts, firings, chart, strip, footer rect
}

// layoutTriggers is the Triggers screen for a book with so many triggers, none of which has more than so many firings.
func layoutTriggers(w, h, triggers, firings int, onFirings bool) triggersLayout {
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
	strip, chart := 0, 0
	if l.density == boxed {
		const leastFirings, leastChart = 6, 12 // with their frames
		if strip = min(3+min(rows, 8), room-list-facts-leastFirings); strip < 4 {
			strip = 0
		}
		left := room - list - facts - strip
		if chart = left - max(leastFirings, min(firings+3, left/2)); chart < leastChart {
			chart = 0
		}
	}
	l.firings = rect{0, l.facts.bottom(), w, room - list - facts - strip - chart}
	l.chart = rect{0, l.firings.bottom(), w, chart}
	l.strip = rect{0, l.chart.bottom(), w, strip}
	return l
}
