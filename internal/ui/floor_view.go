package ui

import (
	"fmt"
	"math"
	"strings"

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
	return lines.belowHeading()
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
	if f.day.Stale() {
		word, st = word+" (▲ stale)", styleStale
	}
	p := c.pen(inside, 0).write(mark+" "+word, st)
	if day, ok := f.course.Since(min(f.at, f.history.Until())); ok {
		p.write(" since "+day.String(), stylePlain).tail(" ("+days(int(f.at-day))+")", stylePlain)
	}
	holding, conceding := indicesCells(f.day, inside.w)
	p = c.pen(inside, 1).write("H", styleLine).write(" "+holding+"  ", stylePlain)
	p.write("C", styleCurveB).write(" "+conceding, stylePlain)
	c.text(inside.x, inside.y+2, inside.w, escalationLine(m.book.Floor.Window, f.day.Escalation, inside.w), stylePlain)
}

// indicesCells are both indices as long as there is room for them beside each other, with their letters.
func indicesCells(day thresholds.FloorDay, room int) (holding, conceding string) {
	holding, conceding = "holding "+indexCell(day.Holding), "conceding "+indexCell(day.Conceding)
	fits := func() bool { return textWidth(holding+conceding)+len("H   C ") <= room }
	if !fits() {
		holding, conceding = indexCell(day.Holding), indexCell(day.Conceding)
	}
	if !fits() { // the word once
		holding, conceding = strings.Replace(holding, " fresh)", ")", 1), strings.Replace(conceding, " fresh)", ") fresh", 1)
	}
	return holding, conceding
}

// escalationLine says what escalated, with its points; in the least room the signs alone say it.
func escalationLine(window int, e thresholds.Escalation, room int) string {
	vertical, tempo := data.Signed(rounded(e.Vertical)), data.Signed(rounded(e.Horizontal))
	text := fmt.Sprintf("over %s: ", days(window))
	long := text
	switch e.Word {
	case thresholds.BothAtOnce:
		long += fmt.Sprintf("vertical escalation %s and horizontal concession %s points", vertical, tempo)
	case thresholds.VerticalEscalation:
		long += fmt.Sprintf("vertical escalation %s, no horizontal concession: tempo %s points", vertical, tempo)
	case thresholds.HorizontalConcession:
		long += fmt.Sprintf("horizontal concession %s, no vertical escalation: %s points", tempo, vertical)
	case thresholds.NoEscalation:
		long += fmt.Sprintf("neither vertical escalation (%s) nor horizontal concession (%s)", vertical, tempo)
	default:
		return text + e.Word.String()
	}
	if textWidth(long) <= room {
		return long
	}
	return text + "vertical " + vertical + ", tempo " + tempo
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

// lettersApart is after how many cells the letters of the indices are written again along them, so that they are told apart without colour.
const lettersApart = 14

// floorPlot is both indices over time, and where they are drawn.
func (m *model) floorPlot(l floorLayout) (comparison, rect) {
	r := paneLines(l.chart, l.density)
	if l.density == boxed { // the chart may use the margins
		r = l.chart.inset(1, 1)
	}
	r.h = max(0, r.h-1) // the ribbon's
	from, to := m.floorWindow()
	s := comparison{basis: data.NoInstant, factors: []float64{1, 1}, area: r}
	s.repeat = lettersApart
	s.left = plot{lineText: map[layer]string{layerLine: "h", layerB: "c"}, from: from, to: to, kind: data.Level, until: m.moment.at.End(), crosshair: m.moment.at.Instant(), low: 0, high: 100, ascii: m.opts.ASCII}
	if f := m.floorShown(); f != nil {
		s.curves = []curve{f.holding, f.conceding}
	}
	return s, r
}

func (m *model) paintFloorChart(c *canvas, l floorLayout) {
	if l.chart.empty() {
		return
	}
	pane{title: "H holding, C conceding", aside: rangeName(m.floor.span) + " · 0 to 100 · dotted: " + choose(l.chart.w < 100, "stale", "index nothing fresh, ribbon less than half"), boxed: l.density == boxed}.paint(c, l.chart)
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

// openingCell is how the floor stood on some days: open where it was on any of them, on evidence that is not stale.
func openingCell(course *thresholds.FloorCourse, from, to data.Day) (char string, st style, ok bool) {
	char, st = "·", styleStale
	for t := from; t <= to; t++ {
		i, there := course.Place(t)
		if !there {
			continue
		}
		ok = true
		if thresholds.FloorStale(course.HoldingFresh[i], course.ConcedingFresh[i]) {
			if thresholds.FloorWord(course.Holding[i], course.Conceding[i]) != "undefined" && char == "·" {
				char = "┄"
			}
			continue
		}
		switch thresholds.FloorWord(course.Holding[i], course.Conceding[i]) {
		case "open":
			return "▆", styleGood, true
		case "closed":
			char, st = "▁", styleBad
		}
	}
	return char, st, ok
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
	columns := partColumnsFor(f.day, lines.w)
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
			markLine(c, row)
		}
	}
	scrollbar(c, edgeOf(lines, l.density), top, len(rows))
}
