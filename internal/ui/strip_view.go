package ui

import (
	"strconv"

	"watchtui/internal/data"
)

// stripOf is the strip of the Watch screen; false as long as there is no history.
func (m *model) stripOf(l watchLayout) (strip, bool) {
	h := m.judged.history
	if h == nil || l.strip.h < 3 || len(m.book.Offers) == 0 {
		return strip{}, false
	}
	inside := l.strip
	if l.density == boxed {
		inside = l.strip.inset(2, 1)
	}
	names := 0
	if l.ribbons {
		names = min(m.longestBenchmark()+1, inside.w/4)
	}
	s := strip{history: h, x: inside.x + names, width: inside.w - names, first: h.First(), last: h.Until()}
	return s, s.width > 0
}

// paintStrip draws the verdict over time: a line, with ribbons one for each benchmark, the years, and
// a mark above the day that is looked at.
func (m *model) paintStrip(c *canvas, l watchLayout) {
	if l.strip.h < 3 {
		return
	}
	title := "Verdict over time"
	if l.ribbons {
		title = "Verdict and benchmarks over time"
	}
	inside := pane{title: title, boxed: l.density == boxed}.paint(c, l.strip)
	s, ok := m.stripOf(l)
	if !ok {
		c.text(inside.x, inside.y, inside.w, m.waitingFor(), styleDim)
		return
	}
	y := inside.y
	names := s.x - inside.x
	offer := m.book.Offers[m.watch.offer]
	if names > 0 {
		c.text(inside.x, y, names-1, "Verdict", styleStrong)
	}
	paintCells(c, s.x, y, s.verdict(m.watch.offer, offer))
	if l.ribbons {
		for i, benchmark := range m.book.Benchmarks {
			if y++; y >= inside.bottom()-1 {
				break
			}
			st := styleDim
			if i == m.watch.benchmark {
				st = styleStrong
			}
			c.text(inside.x, y, names-1, benchmark.Name, st)
			paintCells(c, s.x, y, s.benchmark(i))
		}
	}
	paintYears(c, s, y+1)
	m.paintStripCursor(c, s, l.strip.y, inside)
}

// longestBenchmark is the width of the longest name of a benchmark.
func (m *model) longestBenchmark() int {
	longest := 0
	for _, b := range m.book.Benchmarks {
		longest = max(longest, textWidth(b.Name))
	}
	return longest
}

func paintCells(c *canvas, x, y int, cells []stripCell) {
	for i, cell := range cells {
		c.put(x+i, y, cell.char, cell.style)
	}
}

// paintYears names the years below the strip, or in one that is too short for three of them months or days.
func paintYears(c *canvas, s strip, y int) {
	if s.last-s.first < 2*365 {
		for _, tick := range s.months() {
			c.text(s.x+tick.left, y, s.width-tick.left, tick.label, styleAxis)
		}
		return
	}
	for _, tick := range s.years() {
		c.text(s.x+tick.cell, y, s.width-tick.cell, strconv.Itoa(tick.year), styleAxis)
	}
}

// paintStripCursor marks the day looked at on the line above the strip; where the title is in its
// way, the title gives way.
func (m *model) paintStripCursor(c *canvas, s strip, y int, inside rect) {
	x := s.x + min(max(0, s.cellOf(m.moment.at)), s.width-1)
	c.put(x, y, "▼", styleCrosshair)
	label := " " + m.moment.at.String() + " "
	w := textWidth(label)
	switch {
	case x+1+w <= inside.right():
		c.text(x+1, y, w, label, styleCrosshair)
	default:
		c.text(x-w, y, w, label, styleCrosshair)
	}
}

// waitingFor says what is being read as long as there is no history.
func (m *model) waitingFor() string {
	switch {
	case m.status.isBad:
		return "no readings"
	case m.store.waiting > 0:
		return "reading …"
	}
	return "judging …"
}

// lastChange is the latest change of the verdict before the day looked at.
func (m *model) lastChange() (data.Day, bool) {
	if m.judged.history == nil || len(m.book.Offers) == 0 {
		return 0, false
	}
	return changeBefore(changeDays(m.judged.history, m.watch.offer, -1), m.moment.at)
}
