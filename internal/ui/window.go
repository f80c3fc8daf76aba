package ui

import "watchtui/internal/data"

// The window is the time that the large chart shows.

// ranges are the lengths of time that [ and ] walk, shortest first; 0 is all.
var ranges = [...]struct {
	name string
	span data.Instant
}{
	{"1m", 30 * dayLength}, {"3m", 91 * dayLength}, {"6m", 183 * dayLength}, {"1y", 365 * dayLength}, {"5y", 1826 * dayLength}, {"all", 0},
}

// Ranges are the names of the lengths of time that the large chart shows.
func Ranges() []string {
	var names []string
	for _, r := range ranges {
		names = append(names, r.name)
	}
	return names
}

// rangeSpan is a length of time by its name; all where there is none.
func rangeSpan(name string) data.Instant {
	for _, r := range ranges {
		if r.name == name {
			return r.span
		}
	}
	return 0
}

const shortestSpan = dayLength / 24

// window is the time that the large chart shows.
func (m *model) window() (from, to data.Instant) {
	s := m.indicator
	last := m.moment.at.End()
	first := last - 365*dayLength
	if chart := m.store.charts[s.id]; chart != nil && chart.latestAt(m.moment.at) >= 0 {
		first = min(chart.points.at(0), last-dayLength)
	}
	margin := max((last-first)/50, dayLength/24)
	first, last = first-margin, last+margin
	if s.span == 0 {
		return first, last
	}
	if s.end != data.NoInstant {
		last = s.end
	} else {
		last = m.moment.at.End() + s.span/50
	}
	return last - s.span, last
}

// zoom shows so much time around the crosshair.
func (m *model) zoom(span data.Instant) {
	_, points := m.line()
	m.zoomAbout(span, m.crossTime(points))
}

// zoomAbout shows so much time around a time, which stays where it is on the screen.
func (m *model) zoomAbout(span, about data.Instant) {
	from, to := m.window()
	_, points := m.line()
	if points.len() == 0 {
		return
	}
	all := m.moment.at.End() - points.at(0)
	if span = max(span, shortestSpan); span > all+all/25 {
		m.indicator.span, m.indicator.end = 0, data.NoInstant
		return
	}
	at := min(max(about, from), to)
	share := float64(to-at) / float64(to-from)
	m.indicator.span = span
	m.indicator.end = at + data.Instant(share*float64(span))
}

// pan moves the window by a quarter of it, within the readings.
func (m *model) pan(direction int) {
	from, to := m.window()
	_, points := m.line()
	if points.len() == 0 {
		return
	}
	span := to - from
	m.indicator.span, m.indicator.end = span, m.endWithin(to+data.Instant(direction)*span/4, span, points)
}

// endWithin is a right edge so that readings stay on the screen.
func (m *model) endWithin(end, span data.Instant, points course) data.Instant {
	return max(points.at(0)+span/4, min(end, m.moment.at.End()+span/50))
}

// walkRange goes to the next shorter (-1) or longer (1) range.
func (m *model) walkRange(step int) {
	at := len(ranges) - 1 // the shortest range that holds what is shown
	for m.indicator.span > 0 && at > 0 && ranges[at-1].span >= m.indicator.span {
		at--
	}
	if step < 0 || ranges[at].span == m.indicator.span {
		at = min(max(0, at+step), len(ranges)-1)
	}
	m.indicator.span, m.indicator.end = ranges[at].span, data.NoInstant
	_, points := m.line()
	if n := m.crossed(points); n >= 0 && m.indicator.span > 0 {
		if from, _ := m.window(); points.at(n) < from { // around the crosshair, since it would be lost
			m.indicator.end = points.at(n) + m.indicator.span/2
		}
	}
}

// showInstant pans so that a time is on the screen.
func (m *model) showInstant(t data.Instant) {
	from, to := m.window()
	switch span := to - from; {
	case t < from:
		m.indicator.span, m.indicator.end = span, t+span*9/10
	case t > to:
		m.indicator.span, m.indicator.end = span, t+span/10
	}
}
