package ui

import (
	"math"
	"slices"

	"watchtui/internal/data"
)

// curve is one of the lines that are compared, A to D.
type curve struct {
	letter    string
	name      string
	unit      string
	points    course // up to the day looked at, and of an event its windowed sum
	until     data.Instant
	carryDays int
	chart     *chart // whose readings the points are; nil of a sum
	isMade    bool   // else it is still being read
	isIndex   bool   // written with one decimal
}

// curves are what is compared: the indicator itself, then the others.
func (m *model) curves(width int) []curve {
	_, points := m.line()
	own, _ := m.book.Indicator(m.indicator.id)
	chart := m.store.charts[own.ID]
	first := m.curveOf(own, chart, width)
	if s := m.indicator.source; chart != nil && s >= 0 && s < len(chart.sources) {
		first.points, first.name = points, chart.sources[s].name
	} else if slices.ContainsFunc(m.indicator.compare.others, func(of subject) bool { return of.kind == ofVintage }) {
		first.name = m.moment.vintage.Words()
	}
	all := []curve{first}
	for _, of := range m.indicator.compare.others {
		all = append(all, m.otherCurve(of, own, chart, width))
	}
	for i := range all {
		all[i].letter = string(rune('A' + i))
	}
	return all
}

func (m *model) otherCurve(of subject, own data.Indicator, chart *chart, width int) curve {
	switch of.kind {
	case ofIndicator:
		indicator, _ := m.book.Indicator(of.name)
		return m.curveOf(indicator, m.store.charts[of.name], width)
	case ofVintage:
		c := m.curveOf(own, m.vintageChart(m.knownBy(of)), width)
		c.name = of.known.Words()
		c.until = min(c.until, of.known.Known(m.moment.at))
		return c
	}
	c := m.curveOf(own, chart, width)
	c.name = of.name
	if chart != nil {
		c.points = course{}
		if i := slices.IndexFunc(chart.sources, func(s sourceLine) bool { return s.name == of.name }); i >= 0 {
			points := chart.sources[i].points
			c.points = points.first(points.upTo(m.moment.at.End()))
		}
	}
	return c
}

// curveOf is an indicator's preferred line, or the sum that a benchmark takes of it.
func (m *model) curveOf(indicator data.Indicator, chart *chart, width int) curve {
	c := curve{name: indicator.Name, unit: indicator.Unit, until: m.moment.at.End(), carryDays: m.book.MaxAge(indicator), isMade: chart != nil}
	if chart == nil {
		return c
	}
	if indicator.Kind == data.Event {
		from, to := m.window()
		_, window, _ := m.summing(indicator.ID)
		c.unit += " in " + window.String()
		c.points, c.carryDays = listed(m.sumOf(indicator, from, min(to, c.until), width)...), 0
		return c
	}
	c.points, c.chart = chart.points.first(chart.points.upTo(c.until)), chart
	return c
}

// at is the value in force at a time, and which point it is; false where there is none, or nobody could know.
func (c curve) at(t data.Instant) (value float64, i int, ok bool) {
	i = c.points.upTo(t) - 1
	if i < 0 || t > c.until || math.IsNaN(c.points.value(i)) {
		return math.NaN(), i, false
	}
	return c.points.value(i), i, true
}

// basis is the first time from one on at which every curve has a value above zero, so that all can be 100 there.
func basis(curves []curve, from data.Instant) (data.Instant, bool) {
	t := from
	for again := true; again; {
		again = false
		for _, c := range curves {
			i := max(0, c.points.upTo(t)-1)
			for i < c.points.len() && !(c.points.value(i) > 0) {
				i++
			}
			if i == c.points.len() {
				return data.NoInstant, false
			}
			if c.points.at(i) > t {
				t, again = c.points.at(i), true
			}
		}
	}
	return t, true
}

// plotted is a curve as a plot of its own, on whatever scale.
func (c curve) plotted(whole plot) plot {
	whole.points, whole.band, whole.until, whole.carryDays = c.points, nil, min(whole.until, c.until), c.carryDays
	return whole
}

// reach is where a curve goes on the screen, its values times a factor, as the two entries that show it.
func (c curve) reach(whole plot, factor float64) course {
	own := c.plotted(whole)
	e := own.drawnValues(newTimeScale(own.from, own.to))
	if e.empty() {
		return course{}
	}
	return listed(plotPoint{own.from, e.low * factor, math.NaN(), math.NaN()}, plotPoint{own.from, e.high * factor, math.NaN(), math.NaN()})
}
