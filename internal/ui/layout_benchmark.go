package ui

// benchmarkLayout is where the parts of the Benchmark screen are. Where there is not the height for both, the chart or the
// table is empty; where there is hardly any, only the facts stay.
//
//	header
//	chart    with the states along its time axis
//	crossed  the crosshair's day, in words
//	facts
//	table    the readings used
//	footer
type benchmarkLayout struct {
	density                                      density
	header, chart, crossed, facts, table, footer rect
}

func layoutBenchmark(w, h int, tableFocused bool) benchmarkLayout {
	const smallestChart = 7
	l := benchmarkLayout{density: densityOf(w, h)}
	if l.density == tooSmall {
		return l
	}
	l.header, l.footer = rect{0, 0, w, 1}, rect{0, h - 1, w, 1}
	room := h - 2
	facts, crossed := 9, 2
	switch {
	case l.density == boxed:
		facts = 10
	case l.density == brief && tableFocused:
		facts = 4
	case l.density == brief:
		facts = min(room, 10)
	}
	rest := room - facts - crossed
	if rest < smallestChart && !tableFocused {
		facts, crossed, rest = room, 0, 0
	}
	chart, table := rest, 0
	switch {
	case h >= 34:
		table = max(6, rest/3)
		chart = rest - table
	case tableFocused:
		table, chart, crossed = rest+crossed, 0, 0
	}
	l.chart = rect{0, 1, w, chart}
	l.crossed = rect{0, l.chart.bottom(), w, crossed}
	l.facts = rect{0, l.crossed.bottom(), w, facts}
	l.table = rect{0, l.facts.bottom(), w, table}
	return l
}
