package ui

import (
	"fmt"
	"math"

	"watchtui/internal/data"
	"watchtui/internal/thresholds"
)

// paintColumn says in words what is in force at the crosshair's column, and how that came about.
func (m *model) paintColumn(c *canvas, l indicatorLayout, chart *chart) {
	r := l.reading.inset(1, 0)
	_, points := m.line()
	if chart == nil || points.len() == 0 {
		return
	}
	p, at := m.largePlot(chart, l)
	f, ok := p.frame(at)
	if !ok {
		return
	}
	w := columnWords{m, c, r, chart, points}
	if chart.indicator.Kind == data.Event {
		w.event(p, f)
		return
	}
	w.level(p.crosshair)
}

// columnWords writes below the chart what a column holds.
type columnWords struct {
	*model
	c      *canvas
	r      rect
	chart  *chart
	points course
}

// level is the value in force: of which reading, and how long it has been carried.
func (w columnWords) level(t data.Instant) {
	p := w.c.pen(w.r, 0).write(t.Day().String()+"  ", stylePlain)
	i := w.points.upTo(t) - 1
	if i < 0 {
		p.write(thresholds.NoData.Mark()+" no reading yet", styleStale).write("  the first is of "+w.points.at(0).String(), styleDim)
		return
	}
	reading := w.chart.series.Reading(w.points.reading(i))
	carried := int(t.Day() - reading.Observed.Day())
	limit := w.book.MaxAge(w.chart.indicator)
	stale := limit > 0 && carried > limit
	value := styleStrong
	if stale {
		value = styleStale
	}
	p.write(valueWords(reading, w.chart.indicator), value)
	p.write("  "+reading.Source, stylePlain).write(", "+reading.Quality.String(), qualityStyle(reading.Quality))
	switch {
	case stale:
		p.tail(fmt.Sprintf("  %s carried %s, stale after %s", thresholds.Stale.Mark(), days(carried), days(limit)), styleStrong)
	case carried > 0:
		p.tail("  carried "+days(carried), styleDim)
	}
	p = w.c.pen(w.r, 1).write("of "+reading.Observed.String()+", "+publishedWords(reading), styleDim)
	if i+1 < w.points.len() {
		next := w.points.point(i + 1)
		p.tail(fmt.Sprintf(" · the next, of %v, is %s", next.at, data.Amount(next.value, w.chart.indicator.Unit)), styleDim)
	} else {
		p.tail(" · the last", styleDim)
	}
	if w.r.h > 2 {
		w.c.text(w.r.x, w.r.y+2, w.r.w, orElse(reading.Citation, "no citation"), styleDim)
	}
}

// event is the counts that share the column, and the sum that a benchmark takes there.
func (w columnWords) event(plot plot, f plotFrame) {
	from, end := f.columnSpan(plot.crosshair)
	end = min(end, w.moment.at.End()+1)
	span := from.Day().String()
	if last := (end - 1).Day(); last > from.Day() {
		span += " to " + last.String()
	}
	p := w.c.pen(w.r, 0).write(span+"  ", stylePlain)
	first, past := w.points.upTo(from-1), w.points.upTo(end-1)
	switch n := past - first; {
	case n <= 0:
		p.write(thresholds.NoData.Mark()+" no reading here, which is not zero", styleStale)
	case n == 1:
		reading := w.chart.series.Reading(w.points.reading(first))
		p.write(valueWords(reading, w.chart.indicator), styleStrong)
		p.write("  "+reading.Source, stylePlain).write(", "+reading.Quality.String(), qualityStyle(reading.Quality))
		p.tail("  "+publishedWords(reading), styleDim)
	default:
		e, total := emptyExtent(), 0.0
		for i := first; i < past; i++ {
			e.include(w.points.value(i))
			total += w.points.value(i)
		}
		p.write(data.Amount(total, w.chart.indicator.Unit), styleStrong)
		p.tail(fmt.Sprintf("  in %s of %s to %s", data.Count(n, "reading"), data.Number(e.low), data.Number(e.high)), styleDim)
	}
	p = w.c.pen(w.r, 1)
	sum := listed(plot.sum...)
	if i := sum.upTo(end-1) - 1; i >= 0 && !math.IsNaN(plot.sum[i].value) {
		p.write(w.sumWords(plot.sum[i].value)+"  ", stylePlain)
	}
	if first > 0 {
		p.tail("before "+w.points.at(first-1).String()+": "+data.Number(w.points.value(first-1))+"  ", styleDim)
	}
	if past < w.points.len() {
		p.tail("after "+w.points.at(past).String()+": "+data.Number(w.points.value(past)), styleDim)
	}
	if w.r.h > 2 && past > first {
		reading := w.chart.series.Reading(w.points.reading(past - 1))
		w.c.text(w.r.x, w.r.y+2, w.r.w, orElse(reading.Citation, "no citation"), styleDim)
	}
}

// sumWords is the windowed sum that is drawn, as its benchmark names it.
func (w columnWords) sumWords(sum float64) string {
	b, window, _ := w.summing(w.chart.indicator.ID)
	return fmt.Sprintf("%s in %v, met %s", b.Amount(sum), window, condition(b))
}
