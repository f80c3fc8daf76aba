package ui

import (
	"fmt"
	"slices"
	"strings"

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
		c.text(inside.x, inside.y, inside.w, stateMarks[thresholds.NoData]+" not to be computed up to this day", styleStale)
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

// paintSpot says in words what the crosshair is on.
func (m *model) paintSpot(c *canvas, r rect) {
	if r.empty() {
		return
	}
	wanted, ok := m.wantedSpot()
	shown := m.benchmark.spot
	p := c.pen(r, 0)
	p.write(m.crossDay().String()+"  ", stylePlain)
	if !ok || shown.key.history != wanted.history || shown.key.number != wanted.number || shown.key.cross != wanted.cross {
		p.write("…", styleDim)
		return
	}
	s := shown.cross
	p.write(measuredOn(s), styleStrong).write("  "+stateMarks[s.Word]+" "+s.Word.String(), stateStyles[s.Word])
	p.write(" since "+since(s.Since, wanted.cross), styleDim)
	c.text(r.x, r.y+1, r.w, s.Why, stylePlain)
}

// fact is something to know about a benchmark, with a name before it.
type fact struct {
	name, text string
	style      style
}

// facts are what is to be known of the benchmark on the day looked at, what matters most first.
func (m *model) facts() []fact {
	s, ok := m.benchmarkJudged()
	if !ok {
		return []fact{{"state", m.waitingFor(), styleDim}}
	}
	b := s.Benchmark
	takes, known, doubt := "…", "", ""
	if wanted, ok := m.wantedSpot(); ok && m.benchmark.spot.key.history == wanted.history && m.benchmark.spot.key.number == wanted.number && m.benchmark.spot.key.at == wanted.at {
		takes, doubt = m.benchmark.spot.takes, m.benchmark.spot.doubt
		if day := m.benchmark.spot.knowable; day > s.Since {
			known = fmt.Sprintf(" · knowable %v", day)
		}
	}
	facts := []fact{
		{"state", stateMarks[s.Word] + " " + stateLine(s, m.judged.at) + known, stateStyles[s.Word]},
		{"takes", takes, styleStrong},
		{"age", m.agesLine(s), stylePlain},
	}
	facts = append(facts, m.outlookFacts()...)
	facts = append(facts, []fact{
		{"asks", asksLine(b), styleDim},
		{"matters", orElse(b.Why, "the book does not say why it matters"), styleDim},
	}...)
	if doubt != "" {
		facts = slices.Insert(facts, 1, fact{"unsure", stateMarks[thresholds.Unverified] + " " + doubt, stateStyles[thresholds.Unverified]})
	}
	return facts
}

// stateLine is the state with since when, why, and how far or until when.
func stateLine(s thresholds.State, at data.Day) string {
	text := s.Word.String() + " since " + since(s.Since, at) + " · " + s.Why
	switch {
	case s.Word == thresholds.Holding:
		text += fmt.Sprintf(", met on %v", s.MetOn)
	case s.Word == thresholds.Stale:
		text += " · was " + measuredOn(s) + ", met " + condition(s.Benchmark)
	case s.Distance > 0 && s.Word != thresholds.Unmet: // which has it in its reason
		text += " · " + toGo(s, false)
	}
	return text
}

// asksLine is what the benchmark asks for.
func asksLine(b *thresholds.Benchmark) string {
	sign, _, _ := strings.Cut(condition(b), " ")
	text := b.Measure + " " + sign + " " + b.Amount(b.Met.Threshold)
	if b.Release != b.Met.Negation() {
		text += " · released " + signed(b, b.Release)
	}
	if b.Dwell > 0 {
		text += " · for " + days(b.Dwell)
	}
	return text + " · " + evidenceWords(b)
}

// evidenceWords is which readings count.
func evidenceWords(b *thresholds.Benchmark) string {
	text := "evidence " + b.Evidence.String()
	if b.Evidence == data.Estimated {
		text += " or verified"
	}
	return text
}

// agesLine is how old the readings of each indicator are, and may be.
func (m *model) agesLine(s thresholds.State) string {
	text := ""
	for _, id := range s.Benchmark.Uses {
		if text != "" {
			text += " · "
		}
		limit := s.Benchmark.MaxAge(id)
		chart := m.store.charts[id]
		if chart == nil || chart.latestAt(m.judged.at) < 0 {
			text += id + ": no reading"
			continue
		}
		last := chart.points.at(chart.latestAt(m.judged.at)).Day()
		age := int(m.judged.at - last)
		if age > limit {
			text += stateMarks[thresholds.Stale] + " "
		}
		text += fmt.Sprintf("%s: %s old (%v), at most %s", id, days(age), last, days(limit))
	}
	return text
}

const factNames = 9 // cells for the names of facts

func (m *model) paintFacts(c *canvas, l benchmarkLayout) {
	if l.facts.empty() {
		return
	}
	title := "State, and what it would take"
	if l.chart.empty() {
		title = m.measureTitle()
	}
	paintFactLines(c, pane{title: title, boxed: l.density == boxed}.paint(c, l.facts), m.facts())
}

// paintFactLines writes facts below each other, as far as there is room.
func paintFactLines(c *canvas, inside rect, facts []fact) {
	y := inside.y
	for _, fact := range facts {
		for i, line := range wrap(fact.text, inside.w-factNames) {
			if y >= inside.bottom() {
				return
			}
			if i == 0 {
				c.text(inside.x, y, factNames-1, fact.name, styleDim)
			}
			c.text(inside.x+factNames, y, inside.w-factNames, line, fact.style)
			y++
		}
	}
}
