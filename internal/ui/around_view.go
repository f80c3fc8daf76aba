package ui

import (
	"math"

	"watchtui/internal/data"
	"watchtui/internal/thresholds"
)

// What the assets did around the headline that is selected, as charts: the measure of each benchmark on the evidence that it asks for, from as long before
// the headline as its window is until the window is over. What is to come is blank, and so is what nobody saw.

// leastAroundWidth and leastAroundHeight are the least room for one of the charts, with the line that names it.
const leastAroundWidth, leastAroundHeight = 22, 9

// aroundChart is one of them.
type aroundChart struct {
	move   thresholds.AssetMove
	points []plotPoint
}

// aroundCharts are those that have anything to show.
func (m *model) aroundCharts(h thresholds.Headline) []aroundChart {
	first := h.Day - data.Day(m.book.Talk.WindowDays)
	var charts []aroundChart
	for i, values := range m.talk.found.key.history.Evidence(first, min(h.Until, m.talk.found.talk.At)) {
		if i >= len(h.Moves) {
			break
		}
		c := aroundChart{move: h.Moves[i]}
		factor, _ := c.move.Benchmark.Scale()
		seen := false
		for k, v := range values {
			c.points = append(c.points, linePoint(first+data.Day(k), v*factor))
			seen = seen || !math.IsNaN(v)
		}
		if seen {
			charts = append(charts, c)
		}
	}
	return charts
}

// paintAround draws the charts in a grid: as many beside each other as are not too narrow, in as many rows as are not too low.
func (m *model) paintAround(c *canvas, l talkLayout, h thresholds.Headline) {
	if l.around.empty() {
		return
	}
	inside := pane{title: "Assets around it", aside: headlineMark + " said, and the " + days(m.book.Talk.WindowDays) + " before and after; on evidence", boxed: l.density == boxed}.paint(c, l.around)
	charts := m.aroundCharts(h)
	if len(charts) == 0 {
		c.text(inside.x, inside.y, inside.w, "no evidence from these days", styleStale)
		return
	}
	rows := max(1, min(len(charts), inside.h/(leastAroundHeight+3)))
	columns := min((len(charts)+rows-1)/rows, max(1, inside.w/leastAroundWidth))
	for i, chart := range charts[:min(len(charts), rows*columns)] {
		row, column := i/columns, i%columns
		left, right := inside.w*column/columns, inside.w*(column+1)/columns
		top, bottom := inside.h*row/rows, inside.h*(row+1)/rows
		m.paintAroundChart(c, rect{inside.x + left, inside.y + top, right - left - 1, bottom - top}, h, chart)
	}
}

// paintAroundChart draws one: what it is of, how it moved, and how it went.
func (m *model) paintAroundChart(c *canvas, r rect, h thresholds.Headline, chart aroundChart) {
	b := chart.move.Benchmark
	c.text(r.x, r.y, r.w, b.Name, stylePlain)
	st := styleDim
	if chart.move.Counts() {
		st = talkStyles[thresholds.Strategic]
	}
	c.text(r.x, r.y+1, r.w, chart.move.Change(), st)
	factor, _ := b.Scale()
	p := plot{
		from: (h.Day - data.Day(m.book.Talk.WindowDays)).Instant(), to: h.Until.End(), until: min(h.Until, m.talk.found.talk.At).End(),
		points:    listed(chart.points...),
		lines:     []plotLine{{b.Met.Threshold * factor, "met " + condition(b), styleThreshold}},
		rules:     []plotMark{{h.Day.Instant(), headlineMark, styleDoubt}},
		crosshair: data.NoInstant,
		ascii:     m.opts.ASCII,

		endLabelled: true,
	}
	p.paint(c, rect{r.x, r.y + 2, r.w, r.h - 2})
}
