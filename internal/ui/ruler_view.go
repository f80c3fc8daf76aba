package ui

import (
	"fmt"
	"math"
	"strings"

	"watchtui/internal/data"
)

// paintRuler says what changed from where measuring began to the crosshair, below the reading; false where nothing is measured.
func (m *model) paintRuler(c *canvas, r rect, chart *chart) bool {
	_, points := m.line()
	if !m.indicator.anchored || chart == nil || points.len() == 0 || r.h < 2 {
		return false
	}
	d := measure(points, chart.indicator.Kind, m.indicator.anchor, m.crossTime(points))
	for line := 1; line < r.h; line++ {
		c.fill(rect{r.x, r.y + line, r.w, 1}, " ", stylePlain)
	}
	p := c.pen(r, 1).write("├ ", styleCrosshair).write(fmt.Sprintf("from %s, %s", minuteOf(d.from), d.apart()), stylePlain)
	p.write(": "+d.words(chart.indicator), styleStrong)
	if text := d.between(chart.indicator); r.h > 2 {
		c.text(r.x, r.y+2, r.w, "  "+text, styleDim)
	} else {
		p.tail("  "+text, styleDim)
	}
	return true
}

// words are what changed: "+153.3 kg U, +126 %", of percents "-23.7 pp", or of an event what was counted.
func (d ruler) words(of data.Indicator) string {
	if of.Kind == data.Event {
		if d.readings == 0 {
			return "no reading"
		}
		return data.Amount(d.sum, of.Unit)
	}
	change := differenceOf(d.was, d.is)
	if math.IsNaN(change.by) {
		return "no reading up to the earlier day"
	}
	if data.IsPercent(of.Unit) {
		return change.wordsIn(of.Unit)
	}
	text := data.Signed(change.by) + " " + of.Unit
	if change.hasShare() {
		text += ", " + change.words()
	}
	return text
}

// between are the readings on the way.
func (d ruler) between(of data.Indicator) string {
	switch d.readings {
	case 0:
		return "no reading on the way"
	case 1:
		return "1 reading on the way, " + data.Amount(d.low, of.Unit)
	}
	return fmt.Sprintf("%s on the way, from %s to %s", data.Count(d.readings, "reading"), data.Number(d.low), data.Amount(d.high, of.Unit))
}

// stepWords are how a level changed from the reading before; "" of an event, of a reading that is not drawn, and of the first.
func stepWords(chart *chart, reading int) string {
	i := chart.points.entryOf(reading)
	if chart.indicator.Kind == data.Event || i < 1 {
		return ""
	}
	change := differenceOf(chart.points.value(i-1), chart.points.value(i))
	if math.IsNaN(change.by) {
		return ""
	}
	text := "  " + data.Signed(change.by)
	switch {
	case data.IsPercent(chart.indicator.Unit):
		text = "  " + change.wordsIn(chart.indicator.Unit)
	case change.by != 0 && change.hasShare():
		text += " (" + change.words() + ")"
	}
	was, is := chart.points.at(i-1), chart.points.at(i)
	since := minuteOf(was)
	if was.Day() == is.Day() { // one line has little room, and the day stands in it
		_, since, _ = strings.Cut(was.Minute(), " ")
	}
	return text + " since " + since
}
