package ui

import (
	"fmt"
	"slices"
	"strings"

	"watchtui/internal/data"
	"watchtui/internal/thresholds"
)

// whatIfBanner stands before all else on every screen that looks at a what-if.
const whatIfBanner = " WHAT IF "

func (m *model) whatIfLayout() whatIfLayout {
	return layoutWhatIf(m.w, m.h, len(m.book.Benchmarks), len(m.whatIf.found) > 0)
}

// paneLines is what is inside of a pane of the screen.
func paneLines(r rect, d density) rect {
	switch {
	case r.empty():
		return rect{}
	case d == boxed:
		return r.inset(2, 1)
	case d == ruled:
		return rect{r.x, r.y + 1, r.w, r.h - 1}
	}
	return r
}

// whatIfLines is how many lines of the list are on screen at a time.
func (m *model) whatIfLines() int {
	l := m.whatIfLayout()
	return max(1, paneLines(l.values, l.density).h)
}

// paintWhatIf draws the What if screen.
func (m *model) paintWhatIf(c *canvas) {
	l := m.whatIfLayout()
	m.paintHeader(c, l.header)
	m.paintVerdict(c, l.watchLayout)
	m.paintValues(c, l)
	m.paintFlips(c, l)
	if row, ok := m.whatIfRow(); ok && !l.chart.empty() {
		number := m.number(row.indicator.ID) - 1
		m.paintSmallChart(c, l.chart, smallChart{number, row.indicator, l.density, 0})
	}
	if !l.benchmarks.empty() {
		pane{title: "Benchmarks", boxed: l.density == boxed}.paint(c, l.benchmarks)
		m.paintBenchmarkList(c, paneLines(l.benchmarks, l.density), benchList{benchmarks: allOf(m.book), selected: -1})
	}
	m.paintStrip(c, l.watchLayout)
	m.paintFooter(c, l.footer)
	if m.whatIf.line.kind != noLine {
		m.paintLine(c)
	}
}

// paintValues lists the indicators, each with what the store has on the day, what it is in the what-if, and what is assumed.
func (m *model) paintValues(c *canvas, l whatIfLayout) {
	row, ok := m.whatIfRow()
	if l.density != brief {
		aside := ""
		if ok {
			aside = "step " + data.Amount(m.stepOf(row.indicator), row.indicator.Unit)
		}
		pane{title: "Assumed", aside: aside, boxed: l.density == boxed, focused: m.whatIf.line.kind == noLine}.paint(c, l.values)
	}
	lines := paneLines(l.values, l.density)
	rows := m.whatIfRows()
	width := lines.w
	if l.density != boxed && len(rows) > lines.h {
		width-- // the scrollbar's
	}
	for y := range lines.h {
		i := m.whatIf.top + y
		if i >= len(rows) {
			break
		}
		line := rect{lines.x, lines.y + y, width, 1}
		if rows[i].assumption < 0 {
			m.paintValue(c, line, rows[i].indicator)
		} else {
			m.paintAssumption(c, line, m.whatIf.scenario.Assumed[rows[i].assumption], rows[i].indicator)
		}
		if i == m.whatIf.selected {
			c.put(line.x, line.y, "▸", styleKey)
			selectLine(c, line)
		}
	}
	scrollbar(c, edgeOf(lines, l.density), m.whatIf.top, len(rows))
}

// valueOn is an indicator's last value by a chart on the day looked at.
func (m *model) valueOn(chart *chart) (value float64, day data.Day, ok bool) {
	if chart == nil || !m.moment.set {
		return 0, 0, false
	}
	i := chart.latestAt(m.moment.at)
	if i < 0 {
		return 0, 0, false
	}
	return chart.points.value(i), chart.points.at(i).Day(), true
}

// assumes tells whether something is assumed about an indicator on a day.
func (w *whatIfState) assumes(id string, day data.Day) bool {
	return slices.ContainsFunc(w.scenario.Assumed, func(r data.Reading) bool { return r.Indicator == id && r.Observed.Day() == day })
}

func (m *model) paintValue(c *canvas, r rect, indicator data.Indicator) {
	number := 15
	if r.w >= 80 {
		number = 22
	}
	p := c.pen(r, 0).skip(2)
	arrow := max(0, min(number+3, r.w-2-number-24))
	p.column(max(8, r.w-3-number-arrow), indicator.Name, stylePlain).skip(1)
	before, was, ok := m.valueOn(m.store.real.charts[indicator.ID])
	text, st := "no reading", styleStale
	if ok {
		text, st = data.Amount(before, indicator.Unit), styleDim
	}
	after, day, assumed := m.valueOn(m.store.charts[indicator.ID])
	switch {
	case !m.whatIf.assumes(indicator.ID, day) || !assumed: // what is set aside leaves an older reading, which nobody assumed
		if text, st = "no reading", styleStale; assumed {
			text, st = data.Amount(after, indicator.Unit), styleDim
		}
		p.columnRight(number, text, st)
		return
	case ok && after == before: // said again, it is no move
		if day == was {
			st = styleDim
		} else {
			st = styleStrong
		}
		p.columnRight(number, text, st)
		return
	}
	if arrow == 0 { // what is assumed matters more
		p.columnRight(number, "→ "+data.Amount(after, indicator.Unit), styleStrong)
		return
	}
	p.columnRight(number, text, st).write(" → ", styleKey).write(data.Amount(after, indicator.Unit), styleStrong)
}

func (m *model) paintAssumption(c *canvas, r rect, a data.Reading, indicator data.Indicator) {
	st := stylePlain
	p := c.pen(r, 0).skip(4)
	if m.moment.set && a.Observed.Day() > m.moment.at {
		st = styleDim // it is still to come
	}
	p.write("assume ", styleDim).write(data.Amount(a.Value, indicator.Unit), st)
	p.write(", "+a.Quality.String()+", "+a.Observed.String(), st).tail(", "+a.Source, styleDim)
}

// told is a line in words.
type told struct {
	text  string
	style style
}

// paintFlips says what the assumptions change, or what the smallest change is.
func (m *model) paintFlips(c *canvas, l whatIfLayout) {
	title := "What it changes"
	if len(m.whatIf.found) > 0 {
		title = "Smallest change"
	}
	if l.density != brief {
		pane{title: title, boxed: l.density == boxed}.paint(c, l.flips)
	}
	lines := paneLines(l.flips, l.density)
	y := 0
	for _, told := range m.tellings() {
		for i, text := range wrap(told.text, lines.w-2) {
			if y == lines.h {
				c.put(lines.right()-1, lines.bottom()-1, "…", styleDim)
				return
			}
			c.text(lines.x+min(i, 1)*2, lines.y+y, lines.w-min(i, 1)*2, text, told.style)
			y++
		}
	}
}

// tellings is what there is to say of the what-if.
func (m *model) tellings() []told {
	w := &m.whatIf
	switch {
	case w.finding:
		return []told{{"looking for the smallest change … " + m.keys.name(onWhatIf, actEscape) + " stops", styleDim}}
	case len(w.found) > 0:
		lines := []told{{w.found[0], styleStrong}}
		for _, text := range w.found[1:] {
			lines = append(lines, told{text, stylePlain})
		}
		return lines
	case w.scenario.Assumptions() == 0:
		name := func(act action) string { return m.keys.name(onWhatIf, act) }
		return []told{{fmt.Sprintf("Nothing is assumed yet. %s %s move a value, %s assumes a dated reading, %s finds the smallest change. The store stays as it is.",
			name(actLess), name(actMore), name(actAssume), name(actSmallest)), styleDim}}
	case w.plain == nil || len(m.judged.states) != len(m.book.Benchmarks):
		return []told{{"judging …", styleDim}}
	}
	var lines []told
	last := map[string]int{} // of each indicator's assumptions, the one that counts on the day
	for i, r := range w.scenario.Assumed {
		if k, ok := last[r.Indicator]; r.Observed.Day() <= m.moment.at && (!ok || w.scenario.Assumed[k].Observed <= r.Observed) {
			last[r.Indicator] = i
		}
	}
	for i, r := range w.scenario.Assumed {
		text := "assume " + m.book.Assumption(r)
		k, counts := last[r.Indicator]
		switch flips := m.flips(r.Indicator); {
		case r.Observed.Day() > m.moment.at:
			text += ", still to come"
		case !counts || k != i:
			continue
		case len(flips) == 0:
			text += ": no benchmark flips"
		default:
			text += " → " + strings.Join(flips, "; ")
		}
		lines = append(lines, told{text, stylePlain})
	}
	lines = append(lines, m.triggersTold()...)
	lines = append(lines, m.pricesTold()...)
	if verdict, flips := m.verdictTold(); flips {
		lines = append(verdict, lines...)
	} else {
		lines = append(lines, verdict...)
	}
	if w.scenario.HasFrom {
		lines = append(lines, told{"set aside: what the store has of days after " + w.scenario.From.String(), styleDim})
	}
	return lines
}

// pricesTold are the prices that are assumed, and which gaps they move.
func (m *model) pricesTold() []told {
	var lines []told
	before := m.cmd.env.Book
	for _, c := range m.whatIf.scenario.Prices {
		lines = append(lines, told{"assume " + before.PriceWords(c), stylePlain})
	}
	if len(lines) == 0 {
		return nil
	}
	for i, o := range m.book.Priced {
		was := before.Priced[i]
		if o.Price.Gap == was.Price.Gap && o.Passed() == was.Passed() {
			continue
		}
		lines = append(lines, told{o.Name + ": " + repricedWords(was, o), styleStrong})
	}
	return lines
}

// flips are the benchmarks on an indicator whose states are others than without the assumptions.
func (m *model) flips(id string) []string {
	var flips []string
	for _, i := range m.usedBy(id) {
		s, before := m.judged.states[i], m.whatIf.plain.Word(i, min(m.judged.at, m.whatIf.plain.Until()))
		if s.Word == before {
			continue
		}
		text := s.Benchmark.ID + " " + s.Word.String()
		switch s.Word {
		case thresholds.Holding:
			text += " until " + s.MetOn.String()
		case thresholds.Met:
			text += " since " + s.Since.String()
		}
		flips = append(flips, fmt.Sprintf("%s (was %s)", text, before))
	}
	return flips
}

// verdictTold is whether the verdict flips, and when it will.
func (m *model) verdictTold() (lines []told, flips bool) {
	if len(m.judged.verdicts) == 0 {
		return nil, false
	}
	v := m.judged.verdicts[m.watch.offer]
	var next []string
	for _, t := range m.judged.history.Transitions(m.watch.offer) {
		if t.Day > m.judged.at && len(next) < 3 {
			next = append(next, v.Offer.RungName(t.To)+" on "+t.Day.String())
		}
	}
	then := ""
	if len(next) > 0 {
		then = ", then " + strings.Join(next, ", ")
	}
	before := m.whatIf.plain.Rung(m.watch.offer, min(m.judged.at, m.whatIf.plain.Until()))
	if before == v.Rung {
		return []told{{"the verdict stays " + v.Name() + then, styleDim}}, false
	}
	text := fmt.Sprintf("the verdict flips: %s → %s, since %s%s", v.Offer.RungName(before), v.Name(), v.Since, then)
	return []told{{text, rungStyles[rungClass(v.Offer, v.Rung)]}}, true
}

// triggersTold are the triggers that the assumptions fire, and those that they keep from firing.
func (m *model) triggersTold() []told {
	var lines []told
	if len(m.triggered.plain) != len(m.standingTriggers()) || m.triggered.history != m.judged.history {
		return nil
	}
	for i, s := range m.standingTriggers() {
		switch before := m.triggered.plain[i]; {
		case s.Fired && !before.Fired:
			lines = append(lines, told{fmt.Sprintf("%s trigger fires: %s, since %s; %s by %s, %s after the violation", firedMark, s.Trigger.ID, s.Since, s.Trigger.Then,
				s.Firing.Returns(), days(s.Firing.EnforcementLag())), styleBad})
		case !s.Fired && before.Fired:
			lines = append(lines, told{fmt.Sprintf("%s trigger armed again: %s, since %s (was fired)", armedMark, s.Trigger.ID, s.Since), styleGood})
		}
	}
	return lines
}

// scenarioLines is how many names the list has room for.
func (m *model) scenarioLines() int { return max(1, min(len(m.whatIf.line.names), m.h-8)) }

// paintLine asks for what is typed or chosen, over the screen.
func (m *model) paintLine(c *canvas) {
	line := m.whatIf.line
	height := 4
	if line.kind == loadList {
		height = 1 + m.scenarioLines()
	}
	r := layoutBox(m.w, m.h, askingWidth, height)
	c.fill(r, " ", stylePlain)
	titles := [...]string{assumeLine: "Assume a reading", saveLine: "Save as a scenario", loadList: "Load a scenario"}
	inside := pane{title: titles[line.kind], aside: "the store stays as it is", boxed: true, focused: true}.paint(c, r)
	if line.kind == loadList {
		m.paintScenarios(c, inside)
		return
	}
	c.text(inside.x, inside.y, inside.w, line.in.shown(inside.w), styleStrong)
	text, st := "indicator value [date] [quality] [source]", styleDim
	if line.kind == saveLine {
		text = "the name of the scenario"
	}
	if line.wrong != "" {
		text, st = line.wrong, styleError
	}
	for i, part := range wrap(text, inside.w) {
		if i < inside.h-1 {
			c.text(inside.x, inside.y+1+i, inside.w, part, st)
		}
	}
}

func (m *model) paintScenarios(c *canvas, r rect) {
	line := m.whatIf.line
	text, st := m.keys.name(onScenarios, actOpen)+" loads it, in the place of what is assumed", styleDim
	switch {
	case line.wrong != "":
		text, st = line.wrong, styleError
	case !line.listed:
		text = "reading …"
	case len(line.names) == 0:
		text = "none is saved yet"
	}
	c.text(r.x, r.y, r.w, text, st)
	for y := 1; y < r.h && line.top+y-1 < len(line.names); y++ {
		i := line.top + y - 1
		row := rect{r.x, r.y + y, r.w, 1}
		c.text(row.x+2, row.y, row.w-2, line.names[i], stylePlain)
		if i == line.selected {
			c.put(row.x, row.y, "▸", styleKey)
			selectLine(c, row)
		}
	}
}
