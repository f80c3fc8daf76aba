package ui

import "watchtui/internal/data"

// The time that the Benchmark screen shows: as on the Indicator screen, but the crosshair is on a day and goes by columns.

// benchmarkWindow is the time that the measure is drawn over.
func (m *model) benchmarkWindow() (from, to data.Instant) {
	s := m.benchmark
	last := m.moment.at.End()
	first := last - 365*dayLength
	if c := m.lineShown(); c != nil && c.begins() {
		first = min(c.first.Instant(), last-30*dayLength)
	}
	margin := (last - first) / 50
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

// firstShown is the first day that the crosshair goes to.
func (m *model) firstShown() data.Day {
	if c := m.lineShown(); c != nil && c.begins() {
		return min(c.first, m.moment.at)
	}
	return m.moment.at
}

// moveDay moves the crosshair by columns, each of a day at least, and keeps it on the screen.
func (m *model) moveDay(columns int) {
	from, to := m.benchmarkWindow()
	width := m.measureArea().w
	step := max(1, int((to-from)/dayLength)/max(1, width))
	m.putDay(m.crossDay() + data.Day(max(-1<<20, min(1<<20, columns*step))))
}

// putDay puts the crosshair on a day; on the last one it follows the day looked at.
func (m *model) putDay(day data.Day) {
	day = max(m.firstShown(), min(day, m.moment.at))
	m.benchmark.cross, m.benchmark.crossed = day, day != m.moment.at
	from, to := m.benchmarkWindow()
	switch span := to - from; {
	case day.Instant() < from:
		m.benchmark.span, m.benchmark.end = span, day.Instant()+span*9/10
	case day.Instant() > to:
		m.benchmark.span, m.benchmark.end = span, day.Instant()+span/10
	}
}

// shortestBenchmarkSpan is what a measure, which has one value a day, is not drawn larger than.
const shortestBenchmarkSpan = 14 * dayLength

// zoomBenchmark shows so much time around the crosshair, which stays where it is on the screen.
func (m *model) zoomBenchmark(span data.Instant) {
	from, to := m.benchmarkWindow()
	all := m.moment.at.End() - m.firstShown().Instant()
	if span = max(span, shortestBenchmarkSpan); span > all+all/25 {
		m.benchmark.span, m.benchmark.end = 0, data.NoInstant
		return
	}
	at := min(max(m.crossDay().Instant(), from), to)
	share := float64(to-at) / float64(to-from)
	m.benchmark.span, m.benchmark.end = span, at+data.Instant(share*float64(span))
}

// panBenchmark moves the window by a quarter of it, within the history.
func (m *model) panBenchmark(direction int) {
	from, to := m.benchmarkWindow()
	span := to - from
	end := to + data.Instant(direction)*span/4
	end = max(m.firstShown().Instant()+span/4, min(end, m.moment.at.End()+span/50))
	m.benchmark.span, m.benchmark.end = span, end
}

// walkBenchmarkRange goes to the next shorter (-1) or longer (1) range.
func (m *model) walkBenchmarkRange(step int) {
	s := &m.benchmark
	at := len(ranges) - 1 // the shortest range that holds what is shown
	for s.span > 0 && at > 0 && ranges[at-1].span >= s.span {
		at--
	}
	if step < 0 || ranges[at].span == s.span {
		at = min(max(0, at+step), len(ranges)-1)
	}
	s.span, s.end = ranges[at].span, data.NoInstant
	if from, _ := m.benchmarkWindow(); s.span > 0 && m.crossDay().Instant() < from { // around the crosshair, since it would be lost
		s.end = m.crossDay().Instant() + s.span/2
	}
}
