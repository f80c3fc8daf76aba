package ui

import (
	"slices"

	"watchtui/internal/data"
)

// whatIfBanner stands before all else on every screen that looks at a what-if.
const whatIfBanner = " WHAT IF "

func (m *model) whatIfLayout() whatIfLayout {
	return layoutWhatIf(m.w, m.h, len(m.book.Benchmarks), len(m.whatIfRows()), len(m.whatIf.found) > 0)
}

// whatIfLines is how many lines of the list are on screen at a time.
func (m *model) whatIfLines() int {
	l := m.whatIfLayout()
	return max(1, paneLines(l.values, l.density).h)
}

// paintWhatIf draws the What if screen.
func (m *model) paintWhatIf(c *canvas) {
	l := m.whatIfLayout()
	m.paintHeader(c, l.header)
	m.paintVerdict(c, l.watchLayout)
	m.paintValues(c, l)
	m.paintFlips(c, l)
	if row, ok := m.whatIfRow(); ok && !l.chart.empty() {
		number := m.number(row.indicator.ID) - 1
		m.paintSmallChart(c, l.chart, smallChart{number, row.indicator, l.density, 0})
	}
	if !l.benchmarks.empty() {
		pane{title: "Benchmarks", boxed: l.density == boxed}.paint(c, l.benchmarks)
		m.paintBenchmarkList(c, paneLines(l.benchmarks, l.density), benchmarkList{benchmarks: allOf(m.book), selected: -1})
	}
	m.paintStrip(c, l.watchLayout)
	m.paintFooter(c, l.footer)
	if m.whatIf.line.kind != noLine {
		m.paintLine(c)
	}
}

// paintValues lists the indicators, each with what the store has on the day, what it is in the what-if, and what is assumed.
func (m *model) paintValues(c *canvas, l whatIfLayout) {
	row, ok := m.whatIfRow()
	if l.density != brief {
		aside := ""
		if ok {
			aside = "step " + data.Amount(m.stepOf(row.indicator), row.indicator.Unit)
		}
		pane{title: "Assumed", aside: aside, boxed: l.density == boxed, focused: m.whatIf.line.kind == noLine}.paint(c, l.values)
	}
	lines := paneLines(l.values, l.density)
	rows := m.whatIfRows()
	width := lines.w
	if l.density != boxed && len(rows) > lines.h {
		width-- // the scrollbar's
	}
	for y := range lines.h {
		i := m.whatIf.top + y
		if i >= len(rows) {
			break
		}
		line := rect{lines.x, lines.y + y, width, 1}
		if rows[i].assumption < 0 {
			m.paintValue(c, line, rows[i].indicator)
		} else {
			m.paintAssumption(c, line, m.whatIf.scenario.Assumed[rows[i].assumption], rows[i].indicator)
		}
		if i == m.whatIf.selected {
			markLine(c, line)
		}
	}
	scrollbar(c, edgeOf(lines, l.density), m.whatIf.top, len(rows))
}

// valueOn is an indicator's last value by a chart on the day looked at.
func (m *model) valueOn(chart *chart) (value float64, day data.Day, ok bool) {
	if chart == nil || !m.moment.set {
		return 0, 0, false
	}
	i := chart.latestAt(m.moment.at)
	if i < 0 {
		return 0, 0, false
	}
	return chart.points.value(i), chart.points.at(i).Day(), true
}

// assumes tells whether something is assumed about an indicator on a day.
func (w *whatIfState) assumes(id string, day data.Day) bool {
	return slices.ContainsFunc(w.scenario.Assumed, func(r data.Reading) bool { return r.Indicator == id && r.Observed.Day() == day })
}

func (m *model) paintValue(c *canvas, r rect, indicator data.Indicator) {
	number := 15
	if r.w >= 80 {
		number = 22
	}
	p := c.pen(r, 0).skip(2)
	arrow := max(0, min(number+3, r.w-2-number-24))
	p.column(max(8, r.w-3-number-arrow), indicator.Name, stylePlain).skip(1)
	before, was, ok := m.valueOn(m.store.real.charts[indicator.ID])
	text, st := "no reading", styleStale
	if ok {
		text, st = data.Amount(before, indicator.Unit), styleDim
	}
	after, day, assumed := m.valueOn(m.store.charts[indicator.ID])
	switch {
	case !m.whatIf.assumes(indicator.ID, day) || !assumed: // what is set aside leaves an older reading, which nobody assumed
		if text, st = "no reading", styleStale; assumed {
			text, st = data.Amount(after, indicator.Unit), styleDim
		}
		p.columnRight(number, text, st)
		return
	case ok && after == before: // said again, it is no move
		if day == was {
			st = styleDim
		} else {
			st = styleStrong
		}
		p.columnRight(number, text, st)
		return
	}
	if arrow == 0 { // what is assumed matters more
		p.columnRight(number, "→ "+data.Amount(after, indicator.Unit), styleStrong)
		return
	}
	p.columnRight(number, text, st).write(" → ", styleKey).write(data.Amount(after, indicator.Unit), styleStrong)
}

func (m *model) paintAssumption(c *canvas, r rect, a data.Reading, indicator data.Indicator) {
	st := stylePlain
	p := c.pen(r, 0).skip(4)
	if m.moment.set && a.Observed.Day() > m.moment.at {
		st = styleDim // it is still to come
	}
	p.write("assume ", styleDim).write(data.Amount(a.Value, indicator.Unit), st)
	p.write(", "+a.Quality.String()+", "+a.Observed.String(), st).tail(", "+a.Source, styleDim)
}

// paintFlips says what the assumptions change, or what the smallest change is.
func (m *model) paintFlips(c *canvas, l whatIfLayout) {
	title := "What it changes"
	if len(m.whatIf.found) > 0 {
		title = "Smallest change"
	}
	if l.density != brief {
		pane{title: title, boxed: l.density == boxed}.paint(c, l.flips)
	}
	lines := paneLines(l.flips, l.density)
	y := 0
	for _, told := range m.tellings() {
		for i, text := range wrap(told.text, lines.w-2) {
			if y == lines.h {
				c.put(lines.right()-1, lines.bottom()-1, "…", styleDim)
				return
			}
			c.text(lines.x+min(i, 1)*2, lines.y+y, lines.w-min(i, 1)*2, text, told.style)
			y++
		}
	}
}
