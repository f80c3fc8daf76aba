package ui

// offersLayout is where the parts of the Offers screen are: a list with a heading (none where there is hardly any room), and what is said of
// the line that is selected.
//
//	header
//	list
//	detail
//	preview   where withPreview finds the height for it
//	footer
type offersLayout struct {
	density                               density
	header, list, detail, preview, footer rect
}

// withPreview gives the lower part of a tall detail to a preview of so many lines in a box, which is there as a whole or not at all. The detail
// keeps the lines that it has to say; one that has very many is scrolled.
func (l offersLayout) withPreview(lines, says int) offersLayout {
	const mostDetail, frame = 20, 3          // the frame with the heading of the columns
	keeps := min(mostDetail, max(1, says)+2) // a line at the least, also where there is nothing to say
	if l.density == boxed && lines > 0 && l.detail.h >= keeps+lines+frame {
		l.detail.h -= lines + frame
		l.preview = rect{l.detail.x, l.detail.bottom(), l.detail.w, lines + frame}
	}
	return l
}

func layoutOffers(w, h, lines int) offersLayout {
	l := offersLayout{density: densityOf(w, h)}
	if l.density == tooSmall {
		return l
	}
	frame := 2
	switch l.density {
	case brief:
		frame = 0
	case boxed:
		frame = 3
	}
	room := h - 2
	list := max(1, min(lines+frame, room*2/3))
	l.header, l.footer = rect{0, 0, w, 1}, rect{0, h - 1, w, 1}
	l.list = rect{0, 1, w, list}
	l.detail = rect{0, l.list.bottom(), w, room - list}
	return l
}
