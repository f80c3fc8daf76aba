package ui

// indicatorLayout is where the parts of the Indicator screen are. Where there is not the height for
// both, the chart or the table is empty.
//
//	header
//	chart
//	reading     the crosshair's, in words
//	table
//	footer
type indicatorLayout struct {
	density                               density
	header, chart, reading, table, footer rect
}

func layoutIndicator(w, h int, tableFocused bool) indicatorLayout {
	l := indicatorLayout{density: densityOf(w, h)}
	if l.density == tooSmall {
		return l
	}
	l.header, l.footer = rect{0, 0, w, 1}, rect{0, h - 1, w, 1}
	reading := 2
	if h >= 22 {
		reading = 3
	}
	room := h - 2 - reading
	chart, table := room, 0
	switch {
	case h >= 34:
		table = room * 2 / 5
		chart = room - table
	case tableFocused:
		chart, table = 0, room
	}
	l.chart = rect{0, 1, w, chart}
	l.reading = rect{0, 1 + chart, w, reading}
	l.table = rect{0, 1 + chart + reading, w, table}
	return l
}

// layoutCompare is the Indicator screen while curves are compared: the legend has a line for each and one above.
func layoutCompare(w, h, curves int) indicatorLayout {
	l := layoutIndicator(w, h, false)
	if l.density == tooSmall {
		return l
	}
	legend := min(curves+1, max(2, (h-2)/2))
	l.chart = rect{0, 1, w, h - 2 - legend}
	l.reading = rect{0, l.chart.bottom(), w, legend}
	l.table = rect{0, l.reading.bottom(), w, 0}
	return l
}
