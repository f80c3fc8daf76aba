package ui

// The screens' geometry: pure functions from a size to rectangles, used by views and by the mouse.
//
// Laws: every rectangle lies inside the screen; rectangles that are drawn do not overlap.

const (
	smallestWidth  = 40
	smallestHeight = 12
)

// density is how much a screen has room for.
type density uint8

const (
	tooSmall density = iota // one sentence
	brief                   // the verdict and why
	ruled                   // everything, set off by rules: 80×24
	boxed                   // everything, in boxes: 120×40 and more
)

func densityOf(w, h int) density {
	switch {
	case w < smallestWidth || h < smallestHeight:
		return tooSmall
	case w < 72 || h < 22:
		return brief
	case w < 100 || h < 34:
		return ruled
	}
	return boxed
}

func (m *model) density() density { return densityOf(m.w, m.h) }

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

// layoutChoosing is a box for so many choices in the middle of the screen.
func layoutChoosing(w, h, choices int) rect {
	width, height := min(w, choosingWidth), max(0, min(h-2, choices+3))
	return rect{(w - width) / 2, (h - height) / 2, width, height}
}

const choosingWidth = 88

// importsLayout is where the parts of the Imports screen are. While the path of a file is typed the list is shorter.
//
//	header
//	path
//	body     one import in full or a preview; else
//	 list
//	 detail  of the import that is selected, where there is the height
//	footer
type importsLayout struct {
	density                                  density
	header, path, body, list, detail, footer rect
}

func layoutImports(w, h int, typesPath bool) importsLayout {
	l := importsLayout{density: densityOf(w, h)}
	if l.density == tooSmall {
		return l
	}
	l.header, l.footer = rect{0, 0, w, 1}, rect{0, h - 1, w, 1}
	path := 0
	if typesPath {
		path = min(10, (h-2)*3/5)
	}
	l.path = rect{0, 1, w, path}
	l.body = rect{0, 1 + path, w, h - 2 - path}
	l.list = l.body
	if l.density == boxed && !typesPath {
		l.list.h = l.body.h * 2 / 5
		l.detail = rect{0, l.list.bottom(), w, l.body.h - l.list.h}
	}
	return l
}

// exportLayout is where the parts of the box that asks for a file's name are.
type exportLayout struct{ box, forms, name, says rect }

func layoutExport(w, h int) exportLayout {
	box := layoutBox(w, h, askingWidth, 6)
	inside := box.inset(2, 1)
	line := func(y, h int) rect { return rect{inside.x, inside.y + y, inside.w, h} }
	return exportLayout{box, line(0, 1), line(2, 1), line(4, 2)}
}

// layoutBox is a box of a width for so many lines in the middle of the screen.
func layoutBox(w, h, width, lines int) rect {
	width, height := min(w, width), min(h, lines+2)
	return rect{(w - width) / 2, (h - height) / 2, width, height}
}

const (
	askingWidth = 64
	promptWidth = 76
	listWidth   = 110 // of the palette and of bookmarks
)

// layoutList is a box between header and footer for a line that is typed and as many lines as there is room for.
func layoutList(w, h int) rect {
	width, height := min(w, listWidth), max(0, min(h-2, 24))
	if h >= 22 {
		height = max(0, min(h-6, 24))
	}
	return rect{(w - width) / 2, min(1+(h-2-height)/3, max(0, h-height)), width, height}
}

// layoutFoot is a box for so many lines above the footer; the header and the verdict stay in sight where they can.
func layoutFoot(w, h, lines int) rect {
	above := 6
	if h < 22 {
		above = 3
	}
	height := max(0, min(lines+2, h-1-above))
	return rect{0, h - 1 - height, w, height}
}

// menuLayout is where the items of a menu are: in columns, at the foot of the screen.
type menuLayout struct {
	box           rect
	columns, rows int
}

func layoutMenu(w, h, items, width int) menuLayout {
	columns := min(max(1, (w-4)/max(1, width)), max(1, items))
	rows := (items + columns - 1) / columns
	height := max(0, min(rows+2, h-2))
	return menuLayout{rect{0, h - 1 - height, w, height}, columns, rows}
}

// item is the line of an item: they go down and then across.
func (l menuLayout) item(i int) rect {
	inside := l.box.inset(2, 1)
	width := inside.w / l.columns
	row := i % max(1, l.rows)
	if row >= inside.h {
		return rect{inside.x, inside.y, 0, 0}
	}
	return rect{inside.x + i/max(1, l.rows)*width, inside.y + row, width - 1, 1}
}

// itemAt is the item at a place on the screen; -1 where there is none.
func (l menuLayout) itemAt(x, y int) int {
	for i := range l.columns * l.rows {
		if l.item(i).contains(x, y) {
			return i
		}
	}
	return -1
}

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

// talkLayout is where the parts of the Talk screen are: beside each other where it is wide, below each other where it is high, and else
// the headlines or the event study. There the headline that is selected has what a short list leaves, and nowhere has one that is not there room.
//
//	header
//	body     one headline in full; else
//	 list
//	 detail | study
//	footer
type talkLayout struct {
	density                                   density
	header, body, list, detail, study, footer rect
}

func layoutTalk(w, h, headlines, benchmarks, indicators int, onStudy bool) talkLayout {
	const leastDetail = 7 // lines, with the rule above
	l := talkLayout{density: densityOf(w, h)}
	if l.density == tooSmall {
		return l
	}
	l.header, l.footer = rect{0, 0, w, 1}, rect{0, h - 1, w, 1}
	l.body = rect{0, 1, w, h - 2}
	if l.density != boxed {
		if l.list = l.body; onStudy {
			l.list, l.study = rect{}, l.body
		} else if list := 2 + headlines; headlines > 0 && l.body.h-list >= leastDetail {
			l.list.h = list
			l.detail = rect{0, l.list.bottom(), w, l.body.h - list}
		}
		return l
	}
	detail, study := min(benchmarks+8, l.body.h/3), min(indicators+3, l.body.h/3)
	if headlines == 0 {
		detail = 0
	}
	if w >= 150 && headlines > 0 {
		height := max(detail, study)
		l.list = rect{0, 1, w, l.body.h - height}
		l.detail = rect{0, l.list.bottom(), w / 2, height}
		l.study = rect{l.detail.right(), l.list.bottom(), w - w/2, height}
		return l
	}
	l.list = rect{0, 1, w, l.body.h - detail - study}
	l.detail = rect{0, l.list.bottom(), w, detail}
	l.study = rect{0, l.detail.bottom(), w, study}
	return l
}

// descriptionWidth is how wide a description's box is: lines much longer are hard to read.
func descriptionWidth(w int) int { return min(w, 100) }

// layoutDescription is a box for so many lines, in the middle of the screen and above the footer.
func layoutDescription(w, h, lines int) rect {
	width, height := descriptionWidth(w), min(max(0, h-1), lines+2)
	return rect{(w - width) / 2, (h - 1 - height) / 2, width, height}
}

// whatIfLayout is where the parts of the What if screen are: those of the Watch screen, and in the place of the charts what is
// assumed and what flipped. While the smallest change is told in words, it has more room and others have less.
//
//	header
//	verdict
//	values | flips      ruled: values above flips
//	       | chart      boxed only
//	benchmarks
//	strip
//	footer
type whatIfLayout struct {
	watchLayout
	values, flips, chart rect
}

func layoutWhatIf(w, h, benchmarks int, tells bool) whatIfLayout {
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
	chart := 0
	if height >= 15 && !tells || height >= 26 {
		chart = max(9, height*3/5)
	}
	l.values = rect{0, room.y, left, height}
	l.flips = rect{left, room.y, w - left, height - chart}
	l.chart = rect{left, l.flips.bottom(), w - left, chart}
	l.benchmarks = rect{0, room.y + height, w, list}
	return l
}

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

// withPreview gives the lower part of a tall detail to a preview of so many lines in a box, which is there as a whole or not at all.
func (l offersLayout) withPreview(lines int) offersLayout {
	const leastDetail, frame = 20, 3
	if l.density == boxed && lines > 0 && l.detail.h >= leastDetail+lines+frame {
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

// floorLayout is where the parts of the Floor screen are. Where there is no room for both, the quadrant takes the place of the parts.
//
//	header
//	standing
//	chart             with the openings along its time axis
//	parts | quadrant
//	footer
type floorLayout struct {
	density                                          density
	header, standing, chart, parts, quadrant, footer rect
}

func layoutFloor(w, h, lines int, onTrail bool) floorLayout {
	const smallestChart, smallestQuadrant, wantedParts = 8, 46, 84
	l := floorLayout{density: densityOf(w, h)}
	if l.density == tooSmall {
		return l
	}
	l.header, l.footer = rect{0, 0, w, 1}, rect{0, h - 1, w, 1}
	standing, frame := 3, 2
	switch l.density {
	case brief:
		frame = 0
	case boxed:
		standing, frame = 5, 3
	}
	l.standing = rect{0, 1, w, standing}
	room := h - 2 - standing
	below := min(room, max(frame+lines, room*2/5))
	if room-below < smallestChart {
		below = room - smallestChart
	}
	if l.density == brief || below < 6 {
		below = room
	}
	l.chart = rect{0, l.standing.bottom(), w, room - below}
	bottom := rect{0, l.chart.bottom(), w, below}
	switch wide := max(smallestQuadrant, min(w*2/5, w-wantedParts)); {
	case l.density == boxed && w >= 116:
		l.parts, l.quadrant = rect{0, bottom.y, w - wide, below}, rect{w - wide, bottom.y, wide, below}
	case onTrail:
		l.quadrant = bottom
	default:
		l.parts = bottom
	}
	return l
}
