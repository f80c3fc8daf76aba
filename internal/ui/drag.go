package ui

import (
	"watchtui/internal/data"
)

// drag is the mouse on the large chart with a button held down. With shift all of it is the terminal's, to select text.
//
//	left, on the data        pans; without a movement it selects the reading nearest to it
//	left, on the time axis   selects a range to zoom to
//	right                    selects a range to zoom to
//
// What the first press selected is taken back once it turns out to be a drag.
type drag struct {
	kind    dragKind
	from, x int // columns of the screen: where it was pressed, and where it is
	moved   bool
	was     indicatorState
	window  [2]data.Instant // that was shown when it was pressed
}

type dragKind uint8

const (
	noDrag dragKind = iota
	panning
	selecting
)

// beginDrag takes a press on the large chart, and tells whether a click can be meant too.
func (m *model) beginDrag(x, y int, right bool) (isClick bool) {
	area, below, ok := m.chartArea()
	if !ok || !(rect{area.x, area.y, area.w, area.h + below}).contains(x, y) {
		return !right
	}
	from, to := m.window()
	m.drag = drag{kind: panning, from: x, x: x, was: m.indicator, window: [2]data.Instant{from, to}}
	if right || y >= area.bottom() {
		m.drag.kind = selecting
	}
	return !right
}

// chartArea is where the large chart's data is, and how many lines its time axis has below; false where there is none.
func (m *model) chartArea() (area rect, below int, ok bool) {
	l := m.indicatorLayout()
	if m.on != indicatorScreen || m.over != noOverlay || m.indicator.record || m.indicator.compare.chooser.open || l.density == tooSmall || l.chart.empty() {
		return rect{}, 0, false
	}
	chart, points := m.line()
	if chart == nil || points.len() == 0 {
		return rect{}, 0, false
	}
	p, r := m.largePlot(chart, l)
	area = p.area(r)
	return area, max(0, r.bottom()-area.bottom()), !area.empty()
}

// dragTo follows the mouse while its button is down.
func (m *model) dragTo(x int) {
	area, _, ok := m.chartArea()
	if d := &m.drag; d.kind != noDrag && ok {
		d.x = max(area.x, min(x, area.right()-1))
		if d.x == d.from && !d.moved {
			return
		}
		d.moved = true
		m.indicator.cross = d.was.cross
		m.indicator.table.list = d.was.table.list
		if d.kind == panning {
			m.panBy(area)
		}
	}
}

// panBy shows the window that the press began with, moved by as many columns as the mouse.
func (m *model) panBy(area rect) {
	d := m.drag
	span := d.window[1] - d.window[0]
	m.indicator.put(span, d.window[1]-data.Instant(float64(d.x-d.from)/float64(area.w)*float64(span)), m.timeline())
}

// endDrag is the button released: a range that was selected is shown.
func (m *model) endDrag() {
	d := m.drag
	m.drag = drag{}
	area, _, ok := m.chartArea()
	if !ok || d.kind != selecting || !d.moved || d.x == d.from {
		return
	}
	from, to := d.span(area)
	span := max(to-from, shortestSpan)
	m.indicator.window = window{span, from + span}
}

// span is the time from the one column to the other, both included.
func (d drag) span(area rect) (from, to data.Instant) {
	times := newTimeScale(d.window[0], d.window[1])
	first, last := min(d.from, d.x)-area.x, max(d.from, d.x)-area.x
	return times.start(max(0, first), area.w), times.start(min(area.w, last+1), area.w)
}

// selects tells whether a range is being selected.
func (d drag) selects() bool { return d.kind == selecting && d.moved }

// paintDrag draws the range that is being selected: its ground, and on the time axis.
func (m *model) paintDrag(c *canvas) {
	area, below, ok := m.chartArea()
	if !ok || !m.drag.selects() {
		return
	}
	first, last := min(m.drag.from, m.drag.x), max(m.drag.from, m.drag.x)
	if below > 0 {
		c.fill(rect{first, area.bottom(), last - first + 1, 1}, "━", styleCrosshair)
		c.put(first, area.bottom(), "├", styleCrosshair)
		c.put(last, area.bottom(), "┤", styleCrosshair)
	}
	for y := area.y; y < area.bottom()+min(below, 1); y++ {
		selectLine(c, rect{first, y, last - first + 1, 1})
	}
}

// paintDragged says in words which range is being selected.
func (m *model) paintDragged(c *canvas, r rect) {
	area, _, ok := m.chartArea()
	if !ok {
		return
	}
	from, to := m.drag.span(area)
	p := c.pen(r, 0).write(from.Day().String()+" to "+(to-1).Day().String(), styleStrong)
	p.write("  "+days(max(1, int((to-from)/dayLength))), stylePlain)
	c.text(r.x, r.y+1, r.w, "released, the chart shows this range; "+m.keys.name(onChart, actEscape)+" leaves it as it was", styleDim)
}
