package ui

import (
	"fmt"
	"math"
	"slices"

	"watchtui/internal/data"
)

func (m *model) indicatorLayout() indicatorLayout {
	if s := m.indicator.compare; s.on() {
		return layoutCompare(m.w, m.h, 1+len(s.others))
	}
	return layoutIndicator(m.w, m.h, m.indicator.focus != chartPane)
}

// paintIndicator draws the Indicator screen.
func (m *model) paintIndicator(c *canvas) {
	l := m.indicatorLayout()
	m.paintHeader(c, l.header)
	chart := m.store.charts[m.indicator.id]
	indicator, _ := m.book.Indicator(m.indicator.id)
	switch {
	case m.indicator.record && chart != nil:
		m.paintRecord(c, rect{0, 1, m.w, m.h - 2}, chart, m.currentReading())
	case m.indicator.compare.on():
		m.paintCompare(c, l, indicator)
	default:
		m.paintLargeChart(c, l, indicator, chart)
		m.paintDrag(c)
		if m.drag.selects() {
			m.paintDragged(c, l.reading.inset(1, 0))
		} else if m.indicator.byColumn && m.indicator.focus == chartPane {
			m.paintColumn(c, l, chart)
			m.paintRuler(c, l.reading.inset(1, 0), chart)
		} else {
			m.paintCrossed(c, l.reading.inset(1, 0), chart)
		}
		m.paintTable(c, l, chart)
	}
	if m.indicator.compare.chooser.open {
		m.paintChooser(c)
	}
	m.paintFooter(c, l.footer)
}

func (m *model) isLog(indicator data.Indicator) bool { return indicator.LogScale != m.indicator.log }

// chosenAside is what the reader has chosen of scale and crosshair.
func (m *model) chosenAside(indicator data.Indicator) (aside string) {
	if m.isLog(indicator) {
		aside += " · log"
		if indicator.Kind == data.Level && m.leastInSight() <= 0 {
			aside += ", 0 and less not drawn" // what looks like a gap there is known
		}
	}
	if m.indicator.isFixed() {
		aside += " · y fixed"
	}
	if chart := m.store.charts[indicator.ID]; chart != nil && chart.assumed.len() > 0 {
		aside += " · " + assumedMark + " assumed"
	}
	if m.indicator.byColumn {
		aside += " · by column"
	}
	return aside
}

func (m *model) largeAside(indicator data.Indicator, chart *chart) string {
	aside := rangeName(m.indicator.span) + m.chosenAside(indicator)
	if chart == nil || len(chart.sources) < 2 {
		return aside
	}
	if s := m.indicator.source; s >= 0 && s < len(chart.sources) {
		return aside + fmt.Sprintf(" · only %s (%d of %d)", chart.sources[s].name, s+1, len(chart.sources))
	}
	return aside + fmt.Sprintf(" · %s", data.Count(len(chart.sources), "source"))
}

func (m *model) number(id string) int {
	return slices.IndexFunc(m.indicators(), func(i data.Indicator) bool { return i.ID == id }) + 1
}

func (m *model) paintLargeChart(c *canvas, l indicatorLayout, indicator data.Indicator, chart *chart) {
	if l.chart.empty() {
		return
	}
	title, aside := fmt.Sprintf("%d %s · %s · %s", m.number(indicator.ID), indicator.Name, indicator.Unit, indicator.Kind), m.largeAside(indicator, chart)
	if between := m.extremes(); textWidth(title)+textWidth(between)+textWidth(aside)+asideGaps <= l.chart.w {
		aside = between + aside
	}
	inside := pane{
		title:   title,
		aside:   aside,
		boxed:   l.density == boxed,
		focused: m.indicator.focus == chartPane,
	}.paint(c, l.chart)
	if chart == nil {
		c.text(inside.x, inside.y, inside.w, "reading …", styleDim)
		return
	}
	if _, points := m.line(); points.len() == 0 {
		text, all := "no reading up to this day", chart.points
		if s := m.indicator.source; s >= 0 && s < len(chart.sources) {
			text, all = text+" of this source", chart.sources[s].points
		}
		c.text(inside.x, inside.y, inside.w, text+m.firstWords(all), styleStale)
		return
	}
	p, r := m.largePlot(chart, l)
	p.paint(c, r)
}

const asideGaps = 12 // cells of border, gaps and rule beside title and aside

// extremes are the least and the highest of the readings in sight, for the chart's aside.
func (m *model) extremes() string {
	_, points := m.line()
	from, to := m.window()
	first, end := points.within(from, to)
	if first >= end {
		return ""
	}
	f := points.fold(first, end)
	return fmt.Sprintf("low %s · high %s · ", data.Number(f.low), data.Number(f.high))
}

// leastInSight is the least of the readings in sight; NaN where there is none.
func (m *model) leastInSight() float64 {
	_, points := m.line()
	first, end := points.within(m.window())
	if first >= end {
		return math.NaN()
	}
	return points.fold(first, end).low
}

// firstWords say from when on there are readings, where there is none yet, and how to get there.
func (m *model) firstWords(points course) string {
	if points.len() == 0 {
		return ""
	}
	return ": the first is of " + points.at(0).Day().String() + "; " + m.keys.name(everywhere, actGoTo) + " " + m.keys.name(onGoTo, actDate) + " goes to a day"
}

// largeRect is the room for the large chart in its pane.
func largeRect(l indicatorLayout) rect {
	if l.density == boxed {
		return l.chart.inset(1, 1)
	}
	return rect{l.chart.x, l.chart.y + 1, l.chart.w, l.chart.h - 1}
}

// largePlot is the large chart and where it is drawn; while curves are compared, that of curve A with room for all.
func (m *model) largePlot(chart *chart, l indicatorLayout) (plot, rect) {
	r := largeRect(l)
	if m.indicator.compare.on() {
		s := m.comparison(r)
		return s.left, s.area
	}
	from, to := m.window()
	p := m.plotOf(chart, from, to, r.w)
	p.log = m.isLog(chart.indicator)
	_, points := m.line()
	if s := m.indicator.source; s >= 0 && s < len(chart.sources) {
		p.band, p.hollow, p.sum, p.points = nil, course{}, nil, points
	}
	p.crosshair, p.extremesMarked = m.crossTime(points), true
	p.low, p.high = m.indicator.fixed.low, m.indicator.fixed.high
	if m.indicator.anchored {
		p.rules = withAnchor(p.rules, m.indicator.anchor)
	}
	return p, r
}

// paintCrossed says in words what the crosshair is on.
func (m *model) paintCrossed(c *canvas, r rect, chart *chart) {
	if chart == nil {
		return
	}
	i := m.currentReading()
	if i < 0 {
		_, points := m.line()
		if points.len() == 0 {
			return
		}
		i = points.reading(m.crossed(points))
	}
	reading := chart.series.Reading(i)
	p := c.pen(r, 0)
	p.write(reading.Observed.String()+"  ", stylePlain)
	p.write(valueWords(reading, chart.indicator), styleStrong)
	if low, high, ok := rangeOf(chart.series, i); ok {
		p.write(fmt.Sprintf(" (%s–%s)", data.Number(low), data.Number(high)), stylePlain)
	}
	p.write("  "+reading.Source, stylePlain).write(", "+reading.Quality.String(), qualityStyle(reading.Quality))
	p.write("  "+publishedWords(reading), styleDim)
	p.tail("  "+m.ageWords(reading, chart), styleDim).tail(stepWords(chart, i), stylePlain)
	if m.paintRuler(c, r, chart) {
		return
	}
	c.text(r.x, r.y+1, r.w, orElse(reading.Citation, "no citation"), styleDim)
	if r.h > 2 && reading.Note != "" {
		c.text(r.x, r.y+2, r.w, reading.Note, styleDim)
	}
}

// ageWords is how old a reading is on the day looked at.
func (m *model) ageWords(reading data.Reading, chart *chart) string {
	age := int(m.moment.at - reading.Observed.Day())
	if i := chart.latestAt(m.moment.at); i >= 0 && chart.points.at(i) == reading.Observed {
		if limit := m.book.MaxAge(chart.indicator); limit > 0 && age > limit {
			return "▲ stale " + days(age)
		}
	}
	return days(age) + " old"
}

func valueWords(r data.Reading, indicator data.Indicator) string {
	if math.IsNaN(r.Value) {
		return "retracted"
	}
	return data.Amount(r.Value, indicator.Unit)
}

func publishedWords(r data.Reading) string {
	if r.Published == data.NoInstant {
		return "no publication date"
	}
	return "published " + r.Published.String()
}

// publishedDay is publishedWords where a name stands before it already.
func publishedDay(r data.Reading) string {
	if r.Published == data.NoInstant {
		return publishedWords(r)
	}
	return r.Published.String()
}

func orElse(text, other string) string {
	if text == "" {
		return other
	}
	return text
}
