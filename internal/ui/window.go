package ui

import "watchtui/internal/data"

// window is the part of the time that a large chart shows.
type window struct {
	span data.Instant // how much time; 0: all
	end  data.Instant // the right edge; NoInstant: the day looked at
}

// timeline is the time that a chart can show: from the first that is drawn to the end of the day looked at.
type timeline struct {
	first, last data.Instant
	least       data.Instant // how much all of it is at the least
	shortest    data.Instant // no window that is zoomed to is shorter
}

// within is what the window shows of a timeline, with a margin at both sides where that is all.
func (w window) within(t timeline) (from, to data.Instant) {
	if w.span == 0 {
		first := min(t.first, t.last-t.least)
		margin := max((t.last-first)/50, dayLength/24)
		return first - margin, t.last + margin
	}
	to = w.end
	if to == data.NoInstant {
		to = t.last + w.span/50
	}
	return to - w.span, to
}

// zoom shows so much time around a time, which stays where it is on the screen.
func (w *window) zoom(span, about data.Instant, t timeline) {
	from, to := w.within(t)
	all := t.last - t.first
	if span = max(span, t.shortest); span > all+all/25 {
		*w = window{end: data.NoInstant}
		return
	}
	at := min(max(about, from), to)
	share := float64(to-at) / float64(to-from)
	*w = window{span, at + data.Instant(share*float64(span))}
}

// pan moves the window by a quarter of it, within the timeline.
func (w *window) pan(direction int, t timeline) {
	from, to := w.within(t)
	span := to - from
	w.put(span, to+data.Instant(direction)*span/4, t)
}

// put shows so much time up to a right edge, or as near to it as the timeline stays on the screen.
func (w *window) put(span, end data.Instant, t timeline) {
	*w = window{span, max(t.first+span/4, min(end, t.last+span/50))}
}

// show pans so that a time is on the screen.
func (w *window) show(at data.Instant, t timeline) {
	from, to := w.within(t)
	switch span := to - from; {
	case at < from:
		*w = window{span, at + span*9/10}
	case at > to:
		*w = window{span, at + span/10}
	}
}

// walkRange goes to the next shorter (-1) or longer (1) range, and keeps the crosshair on the screen.
func (w *window) walkRange(step int, cross data.Instant, t timeline) {
	*w = window{nextRange(w.span, step), data.NoInstant}
	if from, _ := w.within(t); w.span > 0 && cross < from {
		w.end = cross + w.span/2
	}
}

// window is the time that the large chart shows.
func (m *model) window() (from, to data.Instant) { return m.indicator.within(m.timeline()) }

// timeline is the time of the readings on the large chart; without any it is a year.
func (m *model) timeline() timeline {
	last := m.moment.at.End()
	t := timeline{last - 365*dayLength, last, dayLength, shortestSpan}
	if chart := m.store.charts[m.indicator.id]; chart != nil && chart.latestAt(m.moment.at) >= 0 {
		t.first = chart.points.at(0)
	}
	return t
}

// shortestSpan is what readings are not drawn larger than.
const shortestSpan = dayLength / 24

// zoom shows so much time around the crosshair.
func (m *model) zoom(span data.Instant) {
	_, points := m.line()
	m.zoomAbout(span, m.crossTime(points))
}

// zoomAbout shows so much time around a time.
func (m *model) zoomAbout(span, about data.Instant) {
	if _, points := m.line(); points.len() > 0 {
		m.indicator.window.zoom(span, about, m.timeline())
	}
}

func (m *model) pan(direction int) {
	if _, points := m.line(); points.len() > 0 {
		m.indicator.window.pan(direction, m.timeline())
	}
}

func (m *model) walkRange(step int) {
	t := m.timeline()
	cross := t.last
	if _, points := m.line(); m.crossed(points) >= 0 {
		cross = points.at(m.crossed(points))
	}
	m.indicator.window.walkRange(step, cross, t)
}

// showInstant pans so that a time is on the screen.
func (m *model) showInstant(at data.Instant) { m.indicator.window.show(at, m.timeline()) }
