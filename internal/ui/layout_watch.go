package ui

// watchLayout is where the parts of the Watch screen are.
//
//	header
//	verdict
//	charts[0] charts[1] charts[2]
//	benchmarks
//	strip
//	footer
type watchLayout struct {
	density                                    density
	header, verdict, benchmarks, strip, footer rect
	charts                                     []rect
	ribbons                                    bool // the strip has a line for each benchmark
}

// layoutWatch is the Watch screen for a book with so many benchmarks and indicators.
func layoutWatch(w, h, benchmarks, indicators int) watchLayout {
	l := watchLayout{density: densityOf(w, h)}
	if l.density == tooSmall {
		return l
	}
	frame, below, verdict, strip := 1, 0, 3, 3
	switch l.density {
	case brief:
		verdict, strip = 4, 0
		if h >= smallestHeight+3 {
			strip = 3
		}
		frame = 0
	case boxed:
		frame, below, verdict, strip = 2, 1, 5, 4
		if extra := benchmarks; h >= 34+extra {
			l.ribbons, strip = true, 4+extra
		}
	}
	l.header = rect{0, 0, w, 1}
	l.footer = rect{0, h - 1, w, 1}
	l.verdict = rect{0, 1, w, verdict}
	l.strip = rect{0, h - 1 - strip, w, strip}

	middle := h - 2 - verdict - strip
	rows := min(benchmarks, max(1, middle-frame-below))
	if l.density != brief {
		rows = min(rows, max(3, middle/2-frame-below))
	}
	list := min(middle, frame+below+rows)
	room := rect{0, l.verdict.bottom(), w, middle - list}
	l.benchmarks = rect{0, room.bottom(), w, list}
	l.charts = layoutCharts(room, l.density, indicators)
	if len(l.charts) == 0 { // the list has what the charts do not need
		l.benchmarks = rect{0, room.y, w, list + room.h}
	}
	return l
}

// layoutCharts is a grid of charts: three beside each other, four where there is room, in two rows
// where there is more.
func layoutCharts(room rect, d density, indicators int) []rect {
	const smallestChart = 7
	columns, rows := 3, 1
	switch {
	case d == brief:
		columns = 1
	case room.w >= 180:
		columns = 4
	}
	if room.h >= 28 {
		rows = 2
	}
	columns = min(columns, indicators)
	if columns <= 0 || room.h < smallestChart {
		return nil
	}
	rows = min(rows, (indicators+columns-1)/columns)
	gap := 0
	if d == ruled {
		gap = 1
	}
	var charts []rect
	for row := range rows {
		top, bottom := room.y+row*room.h/rows, room.y+(row+1)*room.h/rows
		for column := range columns {
			if len(charts) == indicators {
				break
			}
			left, right := column*(room.w+gap)/columns, (column+1)*(room.w+gap)/columns-gap
			charts = append(charts, rect{room.x + left, top, right - left, bottom - top})
		}
	}
	return charts
}
