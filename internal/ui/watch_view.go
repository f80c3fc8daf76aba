package ui

import (
	"fmt"
	"strconv"
	"strings"

	"watchtui/internal/data"
	"watchtui/internal/thresholds"
)

const changeWindow = 90 // days, of the change shown with each chart

// paintWatch draws the Watch screen.
func (m *model) paintWatch(c *canvas) {
	l := m.watchLayout()
	m.paintHeader(c, l.header)
	m.paintVerdict(c, l)
	indicators := m.indicators()
	gutter := 0
	for i, r := range l.charts {
		if indicators[i].Rhetoric {
			m.paintHeadlines(c, r, i, indicators[i], l.density)
		} else {
			m.paintSmallChart(c, r, smallChart{i, indicators[i], l.density, gutter})
		}
	}
	m.paintBenchmarks(c, l)
	m.paintStrip(c, l)
	m.paintFooter(c, l.footer)
}

// smallChart is a chart of the Watch screen.
type smallChart struct {
	number    int
	indicator data.Indicator
	density   density
	gutter    int
}

func (m *model) chartPane(number int, indicator data.Indicator, d density) pane {
	return pane{
		title:   strconv.Itoa(number+1) + " " + indicator.Name,
		aside:   indicator.Unit,
		boxed:   d == boxed,
		focused: m.watch.chart == number,
	}
}

func (m *model) paintSmallChart(c *canvas, r rect, s smallChart) {
	inside := m.chartPane(s.number, s.indicator, s.density).paint(c, r)
	if s.density == boxed { // the chart may use the margins
		inside = r.inset(1, 1)
	}
	info := rect{inside.x + 1, inside.y, inside.w - 1, 2}
	if s.density != boxed {
		info = rect{inside.x, inside.y, inside.w, 2}
	}
	chart := m.store.charts[s.indicator.ID]
	if chart == nil {
		c.text(info.x, info.y, info.w, "reading …", styleDim)
		return
	}
	if !m.moment.set || chart.latestAt(m.moment.at) < 0 {
		c.text(info.x, info.y, info.w, thresholds.NoData.Mark()+" no reading yet", styleStale)
		if chart.points.len() > 0 {
			c.text(info.x, info.y+1, info.w, "the first is of "+chart.points.at(0).Day().String(), styleDim)
		}
		return
	}
	m.paintReadout(c, info, chart)
	p := m.smallPlot(chart, inside.w)
	p.paint(c, rect{inside.x, inside.y + 2, inside.w, inside.h - 2})
}

// paintReadout is the value at the day looked at, with all that it needs to be believed, in two lines.
func (m *model) paintReadout(c *canvas, r rect, chart *chart) {
	at := m.moment.at
	i := chart.latestAt(at)
	reading := chart.series.Reading(chart.points.reading(i))
	age := int(at - reading.Observed.Day())
	limit := m.book.MaxAge(chart.indicator)
	old := limit > 0 && age > limit
	value := styleStrong
	if old {
		value = styleStale
	}
	number := data.Number(reading.Value)
	p := c.pen(r, 0).write(number, value).tail(strings.TrimPrefix(data.WithUnit(number, chart.indicator.Unit), number), styleDim)
	quality := reading.Quality.String()
	if p.x+textWidth(reading.Source)+textWidth(quality)+5 > p.end {
		quality = qualityShort[reading.Quality]
	}
	room := p.end - p.x - textWidth(quality) - 3
	p.tail(" · ", styleDim)
	p.x += c.text(p.x, p.y, room-2, reading.Source, stylePlain)
	p.write(", "+quality, qualityStyle(reading.Quality))
	p = c.pen(r, 1).write(reading.Observed.Day().String(), stylePlain)
	if old {
		p.write(" · ", styleDim).write(fmt.Sprintf("%s stale %s", thresholds.Stale.Mark(), days(age)), styleStrong)
	} else {
		p.write(" · "+days(age)+" old", styleDim)
	}
	if old { // what is old says nothing about the last days
		return
	}
	span := chart.reach(at, changeWindow)
	change, isChanged := chart.changeOver(at, span)
	switch {
	case span == 0 || chart.latestAt(at) == 0 && span < changeWindow:
		p.tail(" · the first", styleDim)
	case chart.indicator.Kind == data.Event:
		p.tail(fmt.Sprintf(" · %s in %d d", data.Number(chart.countOver(at, span)), span), stylePlain)
	case isChanged:
		p.tail(" · "+change.wordsIn(chart.indicator.Unit)+fmt.Sprintf(" in %d d", span), stylePlain)
	default:
		p.tail(fmt.Sprintf(" · none newer in %d d", span), styleDim)
	}
}

// qualityShort is for where there is no room for the word.
var qualityShort = [...]string{data.Claimed: "claim", data.Estimated: "est.", data.Verified: "ver."}

func qualityStyle(q data.Quality) style {
	if q == data.Claimed {
		return styleDoubt
	}
	return styleDim
}

// smallPlot is the chart over the years up to the day looked at, or over what there is of them, four weeks at the least.
func (m *model) smallPlot(chart *chart, width int) plot {
	const margin = 2 // percent, so that the last value does not stick to the edge
	span := smallYears(width) * 365
	from, after := (m.moment.at - data.Day(span)).Instant(), span*margin/100
	if there := max(28, int(m.moment.at-chart.points.at(0).Day())); there+30 < span { // no empty years before the first reading
		from, after = (m.moment.at - data.Day(there+min(30, there/12))).Instant(), min(after, there/10)
	}
	to := (m.moment.at + data.Day(after)).End()
	p := m.plotOf(chart, from, to, width)
	p.band, p.hollow, p.marks = nil, course{}, nil
	if width < 60 { // long labels would hide the data, and the axis has the values
		for i := range p.lines {
			if p.lines[i].style == styleReference {
				p.lines[i].label = ""
			} else {
				p.lines[i].label, _, _ = strings.Cut(p.lines[i].label, ", ")
			}
		}
	}
	return p
}

// smallYears is how many years a small chart shows: what its width can tell apart.
func smallYears(width int) int {
	switch {
	case width < 30:
		return 3
	case width < 60:
		return 5
	}
	return 8
}

// dayLength is a day as a length of time.
const dayLength = data.Instant(24 * 60 * 60 * 1000)

// paintHeadlines lists the latest words, beside the assets.
func (m *model) paintHeadlines(c *canvas, r rect, number int, indicator data.Indicator, d density) {
	shown := m.chartPane(number, indicator, d)
	shown.aside = "words, not evidence"
	inside := shown.paint(c, r)
	chart := m.store.charts[indicator.ID]
	if chart == nil || !m.moment.set {
		c.text(inside.x, inside.y, inside.w, "reading …", styleDim)
		return
	}
	i := chart.latestAt(m.moment.at)
	if i < 0 {
		c.text(inside.x, inside.y, inside.w, "none yet", styleDim)
	}
	for y := inside.y; i >= 0 && y < inside.bottom(); i-- {
		reading := chart.series.Reading(chart.points.reading(i))
		c.text(inside.x, y, 10, reading.Observed.Day().String(), styleDim)
		for _, line := range wrap(reading.Source+": "+headline(reading), inside.w-11) {
			if y >= inside.bottom() {
				break
			}
			c.text(inside.x+11, y, inside.w-11, line, stylePlain)
			y++
		}
	}
}

func headline(r data.Reading) string {
	if r.Note != "" {
		return r.Note
	}
	return r.Citation
}
