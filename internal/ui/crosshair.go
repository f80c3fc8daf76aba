package ui

import (
	"math"

	"watchtui/internal/data"
)

// The crosshair goes from reading to reading, or from column to column of the large chart: then it also stands
// between readings, on what is in force there, and in gaps.

// crossTime is where the crosshair is, given the readings of line.
func (m *model) crossTime(points course) data.Instant {
	if m.indicator.byColumn && m.indicator.cross != data.NoInstant {
		return min(m.indicator.cross, m.moment.at.End())
	}
	if i := m.crossed(points); i >= 0 {
		return points.at(i)
	}
	return data.NoInstant
}

// stepCross moves the crosshair by a reading or by a column.
func (m *model) stepCross(by int) {
	if m.indicator.byColumn {
		m.moveColumn(by)
		return
	}
	m.moveCross(by)
}

// toggleByColumn changes what a step is. The crosshair stays, or goes to the reading before it.
func (m *model) toggleByColumn() {
	s := &m.indicator
	_, points := m.line()
	i := m.crossed(points)
	if i < 0 {
		return
	}
	s.byColumn = !s.byColumn
	if s.byColumn {
		s.cross = points.at(i)
		return
	}
	m.putCross(points, i)
}

// moveColumn moves the crosshair by so many columns; beyond the edges the window goes along.
func (m *model) moveColumn(by int) {
	chart, points := m.line()
	if chart == nil || points.len() == 0 {
		return
	}
	p, r := m.largePlot(chart, m.indicatorLayout())
	area := p.area(r)
	if area.w <= 0 {
		return
	}
	first, last := min(p.from, points.at(0)), m.moment.at.End()
	times := newTimeScale(p.from, p.to)
	column := times.column(m.crossTime(points), area.w) + by
	t := p.from + data.Instant((float64(column)+0.5)/float64(area.w)*float64(p.to-p.from))
	if column >= 0 && column < area.w {
		t = p.instantAt(r, area.x+column)
	}
	m.indicator.cross = max(first, min(t, last))
	m.showInstant(m.indicator.cross)
	if i := points.upTo(m.indicator.cross) - 1; i >= 0 {
		m.selectIndex(points.reading(i))
	}
}

// toEnd moves the crosshair to the first or the last reading.
func (m *model) toEnd(by int) {
	m.moveCross(by)
	if m.indicator.byColumn {
		_, points := m.line()
		if i := m.crossed(points); i >= 0 {
			m.indicator.cross = points.at(i)
		}
	}
}

// toggleFixed keeps the value range that is on the screen, or lets it follow the readings again.
func (m *model) toggleFixed() {
	s := &m.indicator
	if s.isFixed() {
		s.fixed = extent{}
		return
	}
	chart := m.store.charts[s.id]
	if chart == nil {
		return
	}
	p, r := m.largePlot(chart, m.indicatorLayout())
	if f, ok := p.frame(r); ok {
		s.fixed = f.values.extent()
	}
}

func (s *indicatorState) isFixed() bool { return s.fixed.low < s.fixed.high }

// extent is the values that the scale shows.
func (s valueScale) extent() extent {
	e := extent{s.top - s.perRow*float64(s.rows), s.top}
	switch {
	case s.log:
		return extent{math.Pow(10, e.low), math.Pow(10, e.high)}
	case s.zeroBelow:
		e.low = 0
	}
	return e
}

// columnSpan is the time that the column of the crosshair covers, its end excluded.
func (f plotFrame) columnSpan(t data.Instant) (from, end data.Instant) {
	column := f.times.column(t, f.inner.w)
	return f.times.start(column, f.inner.w), f.times.start(column+1, f.inner.w)
}

// line is the readings that the crosshair walks: the preferred ones, or one source's, up to the day looked at.
func (m *model) line() (*chart, course) {
	chart := m.store.charts[m.indicator.id]
	if chart == nil {
		return nil, course{}
	}
	points := chart.points
	if s := m.indicator.source; s >= 0 && s < len(chart.sources) {
		points = chart.sources[s].points
	}
	return chart, points.first(points.upTo(m.moment.at.End()))
}

// crossed is which of the readings of line the crosshair is on; -1 where there is none.
func (m *model) crossed(points course) int {
	if m.indicator.cross == data.NoInstant {
		return points.len() - 1
	}
	return min(max(0, points.upTo(m.indicator.cross)-1), points.len()-1)
}

// moveCross moves the crosshair by so many readings and keeps it on the screen.
func (m *model) moveCross(by int) {
	_, points := m.line()
	if i := m.crossed(points); i >= 0 {
		m.putCross(points, min(max(0, i+by), points.len()-1))
	}
}

func (m *model) putCross(points course, i int) {
	m.indicator.cross = points.at(i)
	if i == points.len()-1 {
		m.indicator.cross = data.NoInstant
	}
	m.showInstant(points.at(i))
	m.selectIndex(points.reading(i))
}
