package ui

import (
	"slices"

	"watchtui/internal/data"
	"watchtui/internal/thresholds"
)

// violatedMark stands where a condition began to hold; where it fires on the same day, that has its own mark.
const violatedMark = "▽"

// triggerMeasures is how many days of a trigger's sum are found at the most: more than a wide screen has dots for.
const triggerMeasures = 400

// triggerSum is the sum that a trigger's condition takes, over all days up to one; none of a condition that takes no sum.
func triggerSum(h *thresholds.History, trigger int, at data.Day) []plotPoint {
	if _, isSum := h.Book().Triggers[trigger].Condition.SumWindow(); !isSum || at < h.First() {
		return nil
	}
	sampled := sampledDays(h.First(), at, triggerMeasures)
	return pointsOn(sampled, h.TriggerMeasures(trigger, at, sampled))
}

// triggerLinesOf are where a trigger fires and where it is armed again, if that is elsewhere. They can be read off the indicator's chart
// where the condition asks for its value or for its sum.
func triggerLinesOf(b *thresholds.Benchmark) []plotLine {
	window, isSum := b.SumWindow()
	if len(b.Uses) != 1 || !isSum && !b.MeasuresValue() {
		return nil
	}
	fires := "fires " + condition(b)
	if isSum {
		fires += " in " + window.String()
	}
	lines := []plotLine{{b.Met.Threshold, fires, styleThreshold}}
	if b.Release != b.Met.Negation() {
		lines = append(lines, plotLine{b.Release.Threshold, "armed again " + signed(b, b.Release), styleReference})
	}
	return lines
}

// firingRules mark where a trigger was violated and where it fired, by time.
func firingRules(firings []thresholds.Firing) []plotMark {
	var rules []plotMark
	for _, f := range firings {
		if f.Violation != f.Day {
			rules = append(rules, plotMark{f.Violation.Instant(), violatedMark, styleDoubt})
		}
		rules = append(rules, plotMark{f.Day.Instant(), thresholds.FiredMark, styleBad})
	}
	slices.SortStableFunc(rules, byTime)
	return rules
}

// triggerIndicator is the indicator that the selected trigger is drawn by: the one that decided the firing that is selected, or the first
// that the condition rests on.
func (m *model) triggerIndicator(t *thresholds.Trigger) data.Indicator {
	id := t.Condition.Uses[0]
	if f, ok := m.currentFiring(); ok && slices.Contains(t.Condition.Uses, f.Reading.Indicator) {
		id = f.Reading.Indicator
	}
	indicator, _ := m.book.Indicator(id)
	return indicator
}

// triggerPlot is the readings that a trigger's condition rests on, up to the day looked at, with its firings.
func (m *model) triggerPlot(trigger int, chart *chart, width int) plot {
	b := m.book.Triggers[trigger].Condition
	from := min(chart.points.at(0)-30*dayLength, (m.moment.at - 365).Instant())
	days := m.moment.at - from.Day()
	p := m.plotOf(chart, from, (m.moment.at + days/50).End(), width) // so that the last value does not stick to the edge
	p.band, p.hollow, p.marks, p.sum = nil, course{}, nil, m.triggered.sums[trigger]
	p.lines, p.rules, p.carryDays = triggerLinesOf(b), firingRules(m.triggered.firings[trigger]), b.MaxAge(chart.indicator.ID)
	if f, ok := m.currentFiring(); ok {
		p.crosshair = f.Violation.Instant()
		if f.Reading.Indicator == chart.indicator.ID && f.Reading.Observed.Day() == f.Violation {
			p.crosshair = f.Reading.Observed
		}
	}
	return p
}

// shownTriggerPlot is the plot on the screen with where it is drawn; false where there is no room or nothing to draw.
func (m *model) shownTriggerPlot(l triggersLayout) (plot, rect, bool) {
	i, r := m.selectedTrigger(), l.chart.inset(1, 1)
	if l.chart.empty() || i < 0 || m.standingTriggers() == nil || !m.moment.set {
		return plot{}, r, false
	}
	chart := m.store.charts[m.triggerIndicator(m.book.Triggers[i]).ID]
	if chart == nil || chart.latestAt(m.moment.at) < 0 {
		return plot{}, r, false
	}
	return m.triggerPlot(i, chart, r.w), r, true
}

// paintTriggerChart draws what the selected trigger rests on, below its firings.
func (m *model) paintTriggerChart(c *canvas, l triggersLayout) {
	i := m.selectedTrigger()
	if l.chart.empty() {
		return
	}
	if i < 0 {
		pane{title: "Readings", boxed: true}.paint(c, l.chart)
		return
	}
	indicator := m.triggerIndicator(m.book.Triggers[i])
	inside := pane{title: indicator.Name + " · " + indicator.Unit, aside: violatedMark + " violated · " + thresholds.FiredMark + " fires", boxed: true}.paint(c, l.chart)
	p, r, ok := m.shownTriggerPlot(l)
	if !ok {
		text, st := thresholds.NoData.Mark()+" no reading up to this day", styleStale
		if m.store.charts[indicator.ID] == nil || m.standingTriggers() == nil {
			text, st = "reading …", styleDim
		}
		c.text(inside.x, inside.y, inside.w, text, st)
		return
	}
	p.paint(c, r)
}
