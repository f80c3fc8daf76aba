package ui

import (
	"slices"

	"watchtui/internal/data"
	"watchtui/internal/thresholds"
)

// plotOf is the chart as a plot over a time, with all that belongs to it: thresholds and reference lines,
// the sum that a benchmark takes, changes of the verdict and headlines.
func (m *model) plotOf(chart *chart, from, to data.Instant, width int) plot {
	until := m.moment.at.End()
	p := plot{
		from: from, to: to,
		kind:      chart.indicator.Kind,
		points:    chart.points,
		until:     until,
		carryDays: m.book.MaxAge(chart.indicator),
		lines:     m.linesOf(chart.indicator),
		rules:     m.rules(from, min(to, until)),
		marks:     m.headlines(from, min(to, until), width),
		crosshair: data.NoInstant,
		log:       chart.indicator.LogScale,
		ascii:     m.opts.ASCII,

		endLabelled: true,
	}
	if len(chart.sources) > 1 {
		for _, source := range chart.sources {
			p.band = append(p.band, source.points)
		}
	}
	p.hollow, p.assumed = chart.hollow, chart.assumed.first(chart.assumed.upTo(until))
	if chart.indicator.Kind == data.Event {
		p.sum = m.sumOf(chart.indicator, from, min(to, until), width)
		_, window, _ := m.summing(chart.indicator.ID)
		p.sumWindow = window.String()
	}
	return p
}

// linesOf are the thresholds that can be read off the indicator's chart, where what is met is released, if that
// is elsewhere, and the reference lines; where a threshold and one of these are at one value it has both labels.
func (m *model) linesOf(indicator data.Indicator) []plotLine {
	var lines []plotLine
	for _, benchmark := range m.book.Benchmarks {
		if len(benchmark.Uses) != 1 || benchmark.Uses[0] != indicator.ID {
			continue
		}
		window, isSum := benchmark.SumWindow()
		switch {
		case benchmark.MeasuresValue():
			lines = append(lines, plotLine{benchmark.Met.Threshold, "met " + condition(benchmark), styleThreshold})
			if benchmark.Release != benchmark.Met.Negation() {
				lines = append(lines, plotLine{benchmark.Release.Threshold, "release " + signed(benchmark, benchmark.Release), styleReference})
			}
		case isSum:
			lines = append(lines, plotLine{benchmark.Met.Threshold, "met " + condition(benchmark) + " in " + window.String(), styleThreshold})
		}
	}
	for _, reference := range indicator.Lines {
		merged := false
		for i := range lines {
			if lines[i].value == reference.Value && lines[i].style == styleThreshold {
				lines[i].label += ", " + reference.Label
				merged = true
			}
		}
		if !merged {
			lines = append(lines, plotLine{reference.Value, reference.Label, styleReference})
		}
	}
	return lines
}

// rules are the changes of the verdict.
func (m *model) rules(from, to data.Instant) []plotMark {
	if m.judged.history == nil || len(m.book.Offers) == 0 {
		return nil
	}
	var rules []plotMark
	for _, transition := range m.judged.history.Transitions(m.watch.offer) {
		if day := transition.Day.Instant(); day >= from && day <= to {
			class := m.book.Offers[m.watch.offer].Class(transition.To)
			rules = append(rules, plotMark{day, class.Mark(), rungStyles[class]})
		}
	}
	return rules
}

// headlineMark stands where something was said.
const headlineMark = "◆"

// headlines are the words of the indicators that are rhetoric; of many in a small part of a column, the first and the last.
func (m *model) headlines(from, to data.Instant, width int) []plotMark {
	var marks []plotMark
	part := max(1, (to-from)/data.Instant(4*max(1, width)))
	for _, indicator := range m.book.Indicators {
		chart := m.store.charts[indicator.ID]
		if !indicator.Rhetoric || chart == nil {
			continue
		}
		first, end := chart.points.within(from, to)
		for i := first; i < end; {
			next := chart.points.before(i+1, end, chart.points.at(i)+part)
			marks = append(marks, plotMark{chart.points.at(i), headlineMark, styleDoubt})
			if next > i+1 {
				marks = append(marks, plotMark{chart.points.at(next - 1), headlineMark, styleDoubt})
			}
			i = next
		}
	}
	return marks
}

// sumOf is the windowed sum of the first benchmark that takes one of the indicator, at each column.
func (m *model) sumOf(indicator data.Indicator, from, to data.Instant, width int) []plotPoint {
	h := m.judged.history
	benchmark, _, ok := m.summing(indicator.ID)
	if h == nil || !ok {
		return nil
	}
	return sumPoints(h, slices.Index(m.book.Benchmarks, benchmark), max(from.Day(), h.First()), min(to.Day(), h.Until()), 2*width)
}

// summing is the first benchmark that takes a sum of the indicator, and over which window.
func (m *model) summing(id string) (*thresholds.Benchmark, data.Span, bool) {
	for _, benchmark := range m.book.Benchmarks {
		if window, isSum := benchmark.SumWindow(); isSum && benchmark.Uses[0] == id {
			return benchmark, window, true
		}
	}
	return nil, data.Span{}, false
}

func sumPoints(h *thresholds.History, benchmark int, from, to data.Day, n int) []plotPoint {
	sampled := sampledDays(from, to, n)
	return pointsOn(sampled, h.Measures(benchmark, sampled))
}

// sampledDays are some n days at even distances, the last one of them always.
func sampledDays(from, to data.Day, n int) []data.Day {
	var sampled []data.Day
	step := max(1, (int(to-from)+1)/max(1, n))
	for day := to - (to-from)/data.Day(step)*data.Day(step); day <= to; day += data.Day(step) {
		sampled = append(sampled, day)
	}
	return sampled
}

func pointsOn(sampled []data.Day, values []float64) []plotPoint {
	points := make([]plotPoint, 0, len(sampled))
	for i, value := range values {
		points = append(points, plotPoint{sampled[i].Instant(), value, value, value})
	}
	return points
}
