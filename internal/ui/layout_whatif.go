package ui

// whatIfLayout is where the parts of the What if screen are: those of the Watch screen, and in the place of the charts what is
// assumed and what flipped. While the smallest change is told in words, it has more room and others have less.
//
//	header
//	verdict
//	values | flips      ruled: values above flips
//	       | chart      boxed only
//	chart               with more height, over the whole width
//	benchmarks
//	strip
//	footer
type whatIfLayout struct {
	watchLayout
	values, flips, chart rect
}

// layoutWhatIf is the What if screen for a book with so many benchmarks, and a list of so many values and assumptions.
func layoutWhatIf(w, h, benchmarks, values int, tells bool) whatIfLayout {
	l := whatIfLayout{watchLayout: layoutWatch(w, h, benchmarks, 0)}
	room := l.benchmarks
	switch l.density {
	case tooSmall:
		return l
	case brief:
		flips := max(2, room.h/3)
		if tells {
			flips = room.h - 1
		}
		l.benchmarks = rect{}
		l.values = rect{0, room.y, w, room.h - flips}
		l.flips = rect{0, l.values.bottom(), w, flips}
		return l
	case ruled:
		list, flips := min(benchmarks, max(1, room.h/2-2))+1, 4
		if tells {
			list, flips = 0, room.h-6
		}
		l.values = rect{0, room.y, w, room.h - flips - list}
		l.flips = rect{0, l.values.bottom(), w, flips}
		l.benchmarks = rect{0, l.flips.bottom(), w, list}
		return l
	}
	list := min(benchmarks, max(3, room.h/2-2)) + 2
	left, height := w/2, room.h-list
	l.benchmarks = rect{0, room.y + height, w, list}
	if height >= 28 { // whatever is assumed, so that the chart stays where it is and gives way at most
		above := min(max(values+2, height*2/5), height/2)
		l.values, l.flips = rect{0, room.y, left, above}, rect{left, room.y, w - left, above}
		l.chart = rect{0, room.y + above, w, height - above}
		return l
	}
	chart := 0
	if height >= 15 && !tells || height >= 26 {
		chart = max(9, height*3/5)
	}
	l.values = rect{0, room.y, left, height}
	l.flips = rect{left, room.y, w - left, height - chart}
	l.chart = rect{left, l.flips.bottom(), w - left, chart}
	return l
}
