package ui

import (
	"fmt"
	"math"

	"watchtui/internal/data"
	"watchtui/internal/thresholds"
)

func (m *model) floorLayout() floorLayout {
	return layoutFloor(m.w, m.h, len(m.floorParts())+2, m.floor.onTrail)
}

// floorLines is where the lines of the parts are, below their heading where it has one.
func floorLines(l floorLayout) rect {
	lines := paneLines(l.parts, l.density)
	if l.density == brief || lines.empty() {
		return lines
	}
	return rect{lines.x, lines.y + 1, lines.w, max(0, lines.h-1)}
}

// paintFloor draws the Floor screen.
func (m *model) paintFloor(c *canvas) {
	l := m.floorLayout()
	m.paintHeader(c, l.header)
	m.paintFloorStanding(c, l)
	m.paintFloorChart(c, l)
	m.paintParts(c, l)
	m.paintQuadrant(c, l)
	m.paintFooter(c, l.footer)
}

// The marks of the floor: it is open, closed, or nobody can say.
func floorMark(word string) (mark string, st style) {
	switch word {
	case "open":
		return "●", styleGood
	case "closed":
		return "○", styleBad
	}
	return "·", styleStale
}

// paintFloorStanding says how the floor stands, and what escalated.
func (m *model) paintFloorStanding(c *canvas, l floorLayout) {
	inside := l.standing
	if l.density == boxed {
		inside = pane{title: "Floor", aside: "holding costs more than conceding: open", boxed: true}.paint(c, l.standing)
	}
	f := m.floorShown()
	if f == nil {
		c.text(inside.x, inside.y, inside.w, m.waitingFor(), styleDim)
		return
	}
	word := f.day.Word()
	mark, st := floorMark(word)
	p := c.pen(inside, 0).write(mark+" "+word, st)
	if day, ok := f.course.Since(min(f.at, f.history.Until())); ok {
		p.write(" since "+since(day, f.at), stylePlain)
	}
	p = c.pen(inside, 1).write("H", styleLine).write(" holding "+indexCell(f.day.Holding), stylePlain)
	p.write("  ", stylePlain).write("C", styleCurveB).write(" conceding "+indexCell(f.day.Conceding), stylePlain)
	e := f.day.Escalation
	text := fmt.Sprintf("over %s: %s", days(m.book.Floor.Window), e.Word)
	if e.Word != thresholds.EscalationUndefined {
		text += fmt.Sprintf(", vertical %s, tempo %s points", data.Signed(rounded(e.Vertical)), data.Signed(rounded(e.Horizontal)))
	}
	c.text(inside.x, inside.y+2, inside.w, text, stylePlain)
}

// rounded is a number of points to a tenth.
func rounded(v float64) float64 { return math.Round(v*10) / 10 }

// indexCell is an index with how much of it is fresh.
func indexCell(i thresholds.Index) string {
	if math.IsNaN(i.Value) {
		return "undefined"
	}
	return fmt.Sprintf("%s (%s %% fresh)", data.Decimals(i.Value, 1), data.Decimals(100*i.Fresh, 0))
}

// floorWindow is the time that the chart shows.
func (m *model) floorWindow() (from, to data.Instant) {
	last := m.moment.at.End()
	first := last - 365*dayLength
	if f := m.floorShown(); f != nil {
		first = min(f.course.First.Instant(), last-30*dayLength)
	}
	if m.floor.span > 0 {
		first = last - m.floor.span
	}
	return first, last + (last-first)/50
}

// floorPlot is both indices over time, and where they are drawn.
func (m *model) floorPlot(l floorLayout) (comparison, rect) {
	r := paneLines(l.chart, l.density)
	if l.density == boxed { // the chart may use the margins
		r = l.chart.inset(1, 1)
	}
	r.h = max(0, r.h-1) // the ribbon's
	from, to := m.floorWindow()
	s := comparison{basis: data.NoInstant, factors: []float64{1, 1}, area: r}
	s.left = plot{from: from, to: to, kind: data.Level, until: m.moment.at.End(), crosshair: m.moment.at.Instant(), low: 0, high: 100, ascii: m.opts.ASCII}
	if f := m.floorShown(); f != nil {
		s.curves = []curve{f.holding, f.conceding}
	}
	return s, r
}

func (m *model) paintFloorChart(c *canvas, l floorLayout) {
	if l.chart.empty() {
		return
	}
	name := ""
	for _, r := range ranges {
		if r.span == m.floor.span {
			name = r.name
		}
	}
	pane{title: "H holding, C conceding", aside: name + " · 0 to 100 · dotted: nothing fresh", boxed: l.density == boxed}.paint(c, l.chart)
	f := m.floorShown()
	if f == nil {
		return
	}
	s, r := m.floorPlot(l)
	s.paint(c)
	m.paintOpenings(c, &s.left, r, f)
}

// paintOpenings draws along the time axis when the floor was open.
func (m *model) paintOpenings(c *canvas, p *plot, r rect, f *floorFound) {
	area := p.area(r)
	if area.w <= 0 {
		return
	}
	times := newTimeScale(p.from, p.to)
	for cell := range area.w {
		from, to := times.start(cell, area.w).Day(), (times.start(cell+1, area.w) - 1).Day()
		if char, st, ok := openingCell(f.course, from, min(max(from, to), m.moment.at)); ok {
			c.put(area.x+cell, r.bottom(), char, st)
		}
	}
	if room := area.x - r.x - 1; room >= len("open") {
		c.right(area.x-1, r.bottom(), room, "open", styleDim)
	}
}

// openingCell is how the floor stood on some days: open where it was on any of them.
func openingCell(course *thresholds.FloorCourse, from, to data.Day) (char string, st style, ok bool) {
	char, st = "·", styleStale
	for t := from; t <= to; t++ {
		i, there := course.Place(t)
		if !there {
			continue
		}
		ok = true
		switch thresholds.FloorWord(course.Holding[i], course.Conceding[i]) {
		case "open":
			return "▆", styleGood, true
		case "closed":
			char, st = "▁", styleBad
		}
	}
	return char, st, ok
}

// partColumns are the widths of a part's line, each with the gap to the next; 0 leaves a column out.
type partColumns struct{ name, value, anchors, score, weight, bar, fresh int }

func partColumnsFor(width int) partColumns {
	columns := partColumns{score: 6, fresh: 9}
	switch {
	case width >= 100:
		columns.value, columns.anchors, columns.weight, columns.bar, columns.fresh = 18, 18, 8, 14, 20
	case width >= 72:
		columns.value, columns.anchors, columns.weight, columns.fresh = 13, 11, 4, 12
	case width >= 60:
		columns.value, columns.weight, columns.fresh = 13, 4, 10
	}
	columns.name = max(1, width-2-columns.value-columns.anchors-columns.score-columns.weight-columns.bar-columns.fresh)
	return columns
}

func (m *model) paintParts(c *canvas, l floorLayout) {
	if l.parts.empty() {
		return
	}
	if l.density != brief {
		pane{title: "Parts", aside: "weights are the analyst's", boxed: l.density == boxed, focused: !m.floor.onTrail}.paint(c, l.parts)
	}
	f := m.floorShown()
	if f == nil {
		return
	}
	lines := floorLines(l)
	columns := partColumnsFor(lines.w)
	if l.density != brief {
		paintPartHead(c, rect{lines.x, lines.y - 1, lines.w, 1}, columns)
	}
	var rows []func(rect)
	for _, side := range [...]struct {
		letter, name string
		st           style
		index        thresholds.Index
	}{{"H", "holding", styleLine, f.day.Holding}, {"C", "conceding", styleCurveB, f.day.Conceding}} {
		rows = append(rows, func(r rect) {
			c.pen(r, 0).write(side.letter, side.st).skip(1).write(side.name+" "+indexCell(side.index), styleStrong)
		})
		for _, s := range side.index.Parts {
			rows = append(rows, func(r rect) { paintPart(c, r, s, columns) })
		}
	}
	top := scrolled(m.floor.top, -1, lines.h, len(rows))
	for i := range min(lines.h, len(rows)-top) {
		row := rect{lines.x, lines.y + i, lines.w, 1}
		rows[top+i](row)
		if top+i == m.partLine() {
			c.put(row.x, row.y, "▸", styleKey)
			selectLine(c, row)
		}
	}
	scrollbar(c, edgeOf(lines, l.density), top, len(rows))
}

func paintPartHead(c *canvas, r rect, columns partColumns) {
	p := c.pen(r, 0).skip(2).column(columns.name, "part", styleDim)
	for _, column := range [...]struct {
		width int
		name  string
	}{{columns.value, "value"}, {columns.anchors, "0 … 100 at"}, {columns.score, "score"}, {columns.weight, choose(columns.weight < 8, "wt", "weight")}} {
		if column.width > 0 {
			p.columnRight(column.width-1, column.name, styleDim).skip(1)
		}
	}
	p.skip(columns.bar).write("evidence", styleDim)
}

func paintPart(c *canvas, r rect, s thresholds.Standing, columns partColumns) {
	p := c.pen(r, 0).skip(2).column(columns.name-1, s.Part.Name, stylePlain).skip(1)
	value, score, st := s.Part.Amount(s.Value), data.Decimals(s.Score, 1), stylePlain
	switch {
	case math.IsNaN(s.Score):
		value, score, st = "undefined", "–", styleStale
	case !s.Fresh:
		st = styleStale
	}
	if columns.value > 0 {
		p.columnRight(columns.value-1, value, st).skip(1)
	}
	if columns.anchors > 0 {
		p.columnRight(columns.anchors-1, s.Part.Anchors(), styleDim).skip(1)
	}
	p.columnRight(columns.score-1, score, st).skip(1)
	if columns.weight > 0 {
		p.columnRight(columns.weight-1, data.Number(s.Part.Weight), styleDim).skip(1)
	}
	if columns.bar > 2 {
		p.column(columns.bar, scoreBar(s.Score, columns.bar-4), st)
	}
	evidence := styleDim
	if !s.Fresh {
		evidence = styleStale
	}
	p.write(evidenceCell(s, columns.fresh), evidence)
}

// evidenceCell is whether a part's evidence is fresh, and how old it is.
func evidenceCell(s thresholds.Standing, room int) string {
	switch age := days(s.AgeDays) + " old"; {
	case s.AgeDays < 0:
		return "· none"
	case math.IsNaN(s.Score):
		return "· undefined"
	case s.Fresh:
		return age
	case room >= 20:
		return "▲ stale, " + age
	default:
		return "▲ " + age
	}
}

// scoreBar is a score between two edges; what is not known is not drawn as empty.
func scoreBar(score float64, cells int) string {
	bar := ""
	for i := range cells {
		switch {
		case math.IsNaN(score):
			bar += " "
		case float64(i) < score/100*float64(cells):
			bar += "▆"
		default:
			bar += "▁"
		}
	}
	return "▕" + bar + "▏"
}
