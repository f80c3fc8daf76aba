package ui

import "watchtui/internal/data"

// The time that the Benchmark screen shows: as on the Indicator screen, but the crosshair is on a day and goes by columns.

// benchmarkWindow is the time that the measure is drawn over.
func (m *model) benchmarkWindow() (from, to data.Instant) {
	return m.benchmark.within(m.benchmarkTimeline())
}

// benchmarkTimeline is the time that the measure has values for; a month at the least, and a year without any. The measure has one value a day:
// it is not drawn larger than two weeks.
func (m *model) benchmarkTimeline() timeline {
	t := timeline{m.firstShown().Instant(), m.moment.at.End(), 30 * dayLength, 14 * dayLength}
	if c := m.lineShown(); c == nil || !c.begins() {
		t.least = 365 * dayLength
	}
	return t
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
	m.putDay(m.crossDay() + data.Day(columns*step))
}

// putDay puts the crosshair on a day; on the last one it follows the day looked at.
func (m *model) putDay(day data.Day) {
	day = max(m.firstShown(), min(day, m.moment.at))
	m.benchmark.cross, m.benchmark.crossed = day, day != m.moment.at
	m.benchmark.show(day.Instant(), m.benchmarkTimeline())
}

// zoomBenchmark shows so much time around the crosshair.
func (m *model) zoomBenchmark(span data.Instant) {
	m.benchmark.zoom(span, m.crossDay().Instant(), m.benchmarkTimeline())
}
