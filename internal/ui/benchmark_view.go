package ui

import (
	"fmt"

	"watchtui/internal/data"
	"watchtui/internal/thresholds"
)

func (m *model) benchmarkLayout() benchmarkLayout {
	return layoutBenchmark(m.w, m.h, m.benchmark.onUsed || m.benchmark.record)
}

// paintBenchmarkScreen draws the Benchmark screen.
func (m *model) paintBenchmarkScreen(c *canvas) {
	l := m.benchmarkLayout()
	m.paintHeader(c, l.header)
	if m.benchmark.record && m.paintUsedRecord(c, rect{0, 1, m.w, m.h - 2}) {
		m.paintFooter(c, l.footer)
		return
	}
	m.paintMeasure(c, l)
	m.paintSpot(c, l.crossed.inset(1, 0))
	m.paintFacts(c, l)
	m.paintUsed(c, l)
	m.paintFooter(c, l.footer)
}

func (m *model) measureTitle() string {
	b := m.benchmarkShown()
	_, unit := b.Scale()
	if unit != "" {
		unit = " · " + unit
	}
	return b.Name + unit
}

func (m *model) measureAside() string {
	return fmt.Sprintf("%s · %d of %d", rangeName(m.benchmark.span), m.benchmark.number+1, len(m.book.Benchmarks))
}

// measureRect is where the measure is drawn; the ribbon of states is on the line below.
func measureRect(l benchmarkLayout) rect {
	r := rect{l.chart.x, l.chart.y + 1, l.chart.w, l.chart.h - 1}
	if l.density == boxed {
		r = l.chart.inset(1, 1)
	}
	r.h = max(0, r.h-1)
	return r
}

// measureArea is the part of the chart that holds the data.
func (m *model) measureArea() rect {
	p, r := m.measurePlot(m.benchmarkLayout())
	return p.area(r)
}

// measurePlot is the measure over time as a plot, against its threshold and release, and where it is drawn.
func (m *model) measurePlot(l benchmarkLayout) (plot, rect) {
	r := measureRect(l)
	from, to := m.benchmarkWindow()
	until := m.moment.at.End()
	p := plot{
		from: from, to: to, until: until,
		lines:     m.measureLines(),
		rules:     m.rules(from, min(to, until)),
		crosshair: m.crossDay().Instant(),
		ascii:     m.opts.ASCII,

		endLabelled: true,
	}
	if line := m.lineShown(); line != nil {
		p.points, p.faint = line.fresh, line.stale
	}
	return p, r
}

// measureLines are the threshold and, where it is another number, the release.
func (m *model) measureLines() []plotLine {
	b := m.benchmarkShown()
	factor, _ := b.Scale()
	lines := []plotLine{{b.Met.Threshold * factor, "met " + condition(b), styleThreshold}}
	if b.Release != b.Met.Negation() {
		lines = append(lines, plotLine{b.Release.Threshold * factor, "released " + signed(b, b.Release), styleReference})
	}
	return lines
}

func (m *model) paintMeasure(c *canvas, l benchmarkLayout) {
	if l.chart.empty() {
		return
	}
	inside := pane{title: m.measureTitle(), aside: m.measureAside(), boxed: l.density == boxed, focused: !m.benchmark.onUsed}.paint(c, l.chart)
	line := m.lineShown()
	switch {
	case line == nil:
		c.text(inside.x, inside.y, inside.w, m.waitingFor(), styleDim)
		return
	case !line.begins() || line.first > m.moment.at:
		c.text(inside.x, inside.y, inside.w, thresholds.NoData.Mark()+" not to be computed up to this day", styleStale)
		return
	}
	p, r := m.measurePlot(l)
	p.paint(c, r)
	m.paintRibbon(c, &p, r, line.key)
}

// paintRibbon draws the states along the time axis of the plot above it, up to the day looked at.
func (m *model) paintRibbon(c *canvas, p *plot, r rect, key lineKey) {
	area := p.area(r)
	if area.w <= 0 {
		return
	}
	times := newTimeScale(p.from, p.to)
	spans := func(cell int) (from, to data.Day) {
		from = times.start(cell, area.w).Day()
		return from, max(from, (times.start(cell+1, area.w) - 1).Day())
	}
	for i, cell := range stateCells(key.history, key.number, area.w, spans) {
		if from, to := spans(i); from <= m.moment.at && to >= key.history.First() {
			c.put(area.x+i, r.bottom(), cell.char, cell.style)
		}
	}
	if room := area.x - r.x - 1; room >= len("state") {
		c.right(area.x-1, r.bottom(), room, "state", styleDim)
	}
}
