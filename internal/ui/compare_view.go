package ui

import (
	"fmt"
	"math"
	"strings"

	"watchtui/internal/data"
	"watchtui/internal/thresholds"
)

// paintCompare draws the curves in the place of the large chart, and their legend below.
func (m *model) paintCompare(c *canvas, l indicatorLayout, indicator data.Indicator) {
	s := m.comparison(largeRect(l))
	pane{
		title:   fmt.Sprintf("%d %s · compared", m.number(indicator.ID), indicator.Name),
		aside:   m.compareAside(s, indicator),
		boxed:   l.density == boxed,
		focused: true,
	}.paint(c, l.chart)
	s.paint(c)
	if m.drag.selects() {
		m.paintDrag(c)
		m.paintDragged(c, l.reading.inset(1, 0))
		return
	}
	m.paintLegend(c, l.reading.inset(1, 0), s)
}

func (m *model) compareAside(s comparison, indicator data.Indicator) string {
	aside := rangeName(m.indicator.span) + " · " + compareWords[s.mode]
	if s.mode == twoAxes {
		aside += ", A left, B right"
	}
	if s.flat > 0 && s.mode == rebased && !m.isLog(indicator) {
		aside += " · log"
	}
	return aside + m.chosenAside(indicator)
}

// comparedAt is the time of which the legend speaks.
func (m *model) comparedAt() data.Instant {
	_, points := m.line()
	if t := m.crossTime(points); t != data.NoInstant || len(m.indicator.compare.others) == 0 {
		return t
	}
	return m.moment.at.End()
}

// paintLegend says which curve is which, and what each is at the crosshair.
func (m *model) paintLegend(c *canvas, r rect, s comparison) {
	at := s.left.crosshair
	p := c.pen(r, 0).write("at ", styleDim).write(at.Day().String(), styleStrong)
	switch {
	case s.flat > 0 && s.mode == twoAxes:
		p.write(fmt.Sprintf("  two axes: rebased, one would be %s times the other (%s rebases)", data.Number(math.Round(s.flat)), m.keys.name(onCompare, actMode)), styleDim)
	case s.flat > 0:
		p.write(fmt.Sprintf("  100 is each on %v; log: %s times apart (%s: plain)", s.basis.Day(), data.Number(math.Round(s.flat)), m.keys.name(onCompare, actMode)), styleDim)
	case s.mode == rebased && s.basis == data.NoInstant:
		p.write("  no time on the screen at which all are above zero: nothing can be 100", styleStale)
	case s.mode == rebased:
		p.write("  100 is each on "+s.basis.Day().String(), styleDim)
	case s.mode == asValues:
		p.write("  in "+s.curves[0].unit, styleDim)
	}
	columns := legendColumnsFor(r.w)
	for i := range s.curves {
		m.paintLegendLine(c.pen(r, i+1), s, i, columns)
	}
}

// legendColumns are the widths of a legend's line; 0 leaves a column out.
type legendColumns struct{ sample, name, value, beside, how int }

func legendColumnsFor(width int) legendColumns {
	switch {
	case width >= 110:
		return legendColumns{6, 30, 23, 15, width - 9 - 30 - 23 - 15}
	case width >= 72:
		return legendColumns{6, width - 9 - 20 - 14 - 12, 20, 14, 12}
	}
	return legendColumns{3, max(4, width-6-12-9), 12, 9, 0}
}

func (m *model) paintLegendLine(p *pen, s comparison, i int, columns legendColumns) {
	of, at := s.curves[i], s.left.crosshair
	p.write(of.letter+" ", curveStyles[i]).column(columns.sample+1, sampleOf(i, columns.sample, s.left.ascii), curveStyles[i])
	p.column(columns.name-1, of.name, stylePlain).skip(1)
	value, n, ok := of.at(at)
	if !ok {
		p.columnRight(columns.value, of.missing(at), styleStale)
		return
	}
	carried := int(at.Day() - of.points.at(n).Day())
	stale := of.carryDays > 0 && carried > of.carryDays
	mark, text, st := "", data.Amount(value, of.unit), styleStrong
	if stale {
		mark, st = thresholds.Stale.Mark()+" ", styleStale
	}
	if textWidth(mark+text) > columns.value {
		text = data.Number(value)
	}
	p.columnRight(columns.value, mark+text, st)
	p.columnRight(columns.beside, s.beside(i, value, at, columns.beside), stylePlain)
	if columns.how == 0 {
		return
	}
	p.skip(2)
	if of.chart == nil {
		p.write("a sum", styleDim)
		return
	}
	p.write(of.points.at(n).Day().String(), styleDim)
	if columns.how < 30 {
		return
	}
	reading := of.chart.series.Reading(of.points.reading(n))
	p.write("  "+reading.Source+", ", styleDim).write(reading.Quality.String(), qualityStyle(reading.Quality))
	if stale {
		p.tail(fmt.Sprintf("  %s carried %s", thresholds.Stale.Mark(), days(carried)), styleStrong)
	} else if carried > 0 {
		p.tail("  carried "+days(carried), styleDim)
	}
}

// missing says why a curve has no value.
func (c curve) missing(at data.Instant) string {
	switch {
	case !c.isMade:
		return "reading …"
	case at > c.until:
		return "not known then"
	case c.points.len() == 0:
		return "no reading"
	}
	return "no reading yet"
}

// beside is what stands beside a curve's value: its index, or how it differs from curve A.
func (s *comparison) beside(i int, value float64, at data.Instant, width int) string {
	if s.mode == rebased {
		if s.basis == data.NoInstant || at < s.basis {
			return ""
		}
		return data.Decimals(value*s.factors[i], 1)
	}
	first, _, ok := s.curves[0].at(at)
	if i == 0 || s.mode != asValues || !ok {
		return ""
	}
	from := differenceOf(first, value)
	if from.by == 0 {
		return "as A"
	}
	if data.IsPercent(s.curves[i].unit) {
		return from.wordsIn(s.curves[i].unit)
	}
	text := data.Signed(from.by)
	if long := text + ", " + from.words(); from.hasShare() && textWidth(long)+1 < width {
		text = long
	}
	return text
}

// sampleOf is a piece of a curve as it is drawn, so many cells long.
func sampleOf(i, cells int, ascii bool) string {
	if ascii {
		return strings.Repeat(layerASCII[curveLayers[i]], cells)
	}
	grid := newDots(cells, 1)
	grid.row(0, grid.columns()-1, 1, curveLayers[i])
	var b strings.Builder
	for _, bits := range grid.bits {
		if bits == 0 {
			b.WriteByte(' ')
			continue
		}
		b.WriteString(braille(bits))
	}
	return b.String()
}

// paintChooser draws the list of what can be compared over the screen.
func (m *model) paintChooser(c *canvas) {
	s := m.indicator.compare.chooser
	choices := m.choices()
	box := m.choosingBox(len(choices))
	indicator, _ := m.book.Indicator(m.indicator.id)
	pane{title: "Compare " + indicator.Name + s.words() + " · " + s.counted(len(choices), len(m.allChoices())), aside: m.keys.name(onChoosing, actEscape) + " closes"}.lay(c, box)
	lines := m.choosingLines(len(choices))
	for line := range lines.h {
		row := s.top + line
		if row >= len(choices) {
			break
		}
		m.paintChoice(c, rect{lines.x, lines.y + line, lines.w, 1}, choices[row])
		if row == s.selected {
			markLine(c, rect{lines.x, lines.y + line, lines.w, 1})
		}
	}
	scrollbar(c, edgeOf(lines, boxed), s.top, len(choices))
	last := rect{lines.x, lines.bottom(), lines.w, 1}
	if len(choices) == 0 {
		c.text(last.x, last.y, last.w, "none matches", styleDim)
		return
	}
	c.text(last.x, last.y, last.w, fmt.Sprintf("%d of %d chosen; A is the indicator itself", len(m.indicator.compare.others), mostCurves-1), styleDim)
}

// paintChoice is one line of it: its curve where it is chosen, what it is, and what to know of it.
func (m *model) paintChoice(c *canvas, row rect, of choice) {
	p := c.pen(row, 0).skip(2)
	letter, st := "○", stylePlain
	for i, other := range m.indicator.compare.others {
		if other == of.subject {
			letter, st = string(rune('B'+i)), curveStyles[i+1]
		}
	}
	note := of.note
	if of.barred != "" {
		letter, st, note = "·", styleStale, of.barred
	}
	p.write(letter+" ", st).column(10, subjectWords[of.kind], styleDim)
	p.column(max(12, (p.end-p.x)/2), of.text, st).write(note, styleDim)
}
