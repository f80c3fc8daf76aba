package ui

import (
	"fmt"
	"strings"

	"watchtui/internal/data"
	"watchtui/internal/thresholds"
)

func (m *model) triggersLayout() triggersLayout {
	most := 0 // of any trigger, so that nothing jumps while the reader goes through them
	if m.standingTriggers() != nil {
		for _, firings := range m.triggered.firings {
			most = max(most, len(firings))
		}
	}
	return layoutTriggers(m.w, m.h, len(m.book.Triggers), most, m.triggers.onFirings)
}

// triggerLines is where the triggers are listed, below the heading of the columns where there is one.
func triggerLines(l triggersLayout) rect {
	inside := paneLines(l.list, max(l.density, ruled))
	if l.density == brief {
		return inside
	}
	return inside.belowHeading()
}

func (m *model) triggerRows() int { return max(1, triggerLines(m.triggersLayout()).h) }

// paintTriggers draws the Triggers screen.
func (m *model) paintTriggers(c *canvas) {
	l := m.triggersLayout()
	m.paintHeader(c, l.header)
	if f, ok := m.currentFiring(); m.triggers.record && ok {
		m.paintFiring(c, l.body, f)
	} else {
		m.paintTriggerList(c, l)
		m.paintTriggerFacts(c, l)
		m.paintFirings(c, l)
		m.paintTriggerChart(c, l)
		m.paintTriggerStrip(c, l)
	}
	m.paintFooter(c, l.footer)
}

// standingMark is a trigger's mark with its style.
func standingMark(s thresholds.TriggerState) (string, style) {
	switch mark := s.Mark(); mark {
	case thresholds.FiredMark:
		return mark, styleBad
	case thresholds.BlindMark:
		return mark, styleStale
	case thresholds.ArmedMark:
		return mark, styleGood
	default: // of a claim that it is violated
		return mark, stateStyles[s.Word]
	}
}

// standingWords is a trigger's state in a word or two.
func standingWords(s thresholds.TriggerState) string {
	text := choose(s.Fired, "fired", "armed")
	if s.Blind() {
		text += ", blind"
	}
	return text
}

// triggerColumns are the widths of a trigger's line; 0 leaves a column out.
type triggerColumns struct{ state, since, name, bar, lag, baseline, saved int }

func triggerColumnsFor(width int) triggerColumns {
	switch {
	case width >= 168:
		return triggerColumns{16, 42, 46, 11, 8, 11, 9}
	case width >= 150:
		return triggerColumns{16, 24, 46, 11, 8, 11, 9}
	case width >= 100:
		return triggerColumns{16, 12, width - 2 - 16 - 12 - 11 - 8 - 11 - 9, 11, 8, 11, 9}
	case width >= 72:
		return triggerColumns{16, 12, width - 2 - 16 - 12 - 7 - 11 - 7, 0, 7, 11, 7}
	}
	return triggerColumns{state: 8, name: width - 2 - 8}
}

func (m *model) paintTriggerList(c *canvas, l triggersLayout) {
	if l.list.empty() {
		return
	}
	shown, standing := m.shownTriggers(), m.standingTriggers()
	title := "Triggers" + m.triggers.words()
	if m.triggers.words() != "" {
		title += " · " + m.triggers.counted(len(shown), len(m.book.Triggers))
	} else if standing != nil {
		title += fmt.Sprintf(" · %d of %d fired", m.fired(), len(standing))
	}
	pane{title: title, aside: sortedAside(m.triggers.order, "lag and days saved of the last firing"), short: m.triggers.order.words("", ""), boxed: l.density == boxed, focused: !m.triggers.onFirings}.paint(c, l.list)
	lines := triggerLines(l)
	columns := triggerColumnsFor(lines.w)
	if l.density != brief {
		p := c.pen(rect{lines.x, lines.y - 1, lines.w, 1}, 0).skip(2)
		sortedTriggers.paintHeadings(p, m.triggers.order, columns.headings())
		if p.end-p.x > 12 {
			p.write("what returns", styleDim)
		}
	}
	switch {
	case len(m.book.Triggers) == 0:
		c.text(lines.x+2, lines.y, lines.w-2, "the book has no trigger", styleDim)
	case standing == nil:
		c.text(lines.x+2, lines.y, lines.w-2, m.waitingFor(), styleDim)
		return
	case len(shown) == 0:
		c.text(lines.x+2, lines.y, lines.w-2, "none matches", styleDim)
	}
	selected := m.selectedTrigger()
	top := scrolled(m.triggers.top, -1, lines.h, len(shown))
	for y := range min(lines.h, len(shown)-top) {
		i := shown[top+y]
		row := rect{lines.x, lines.y + y, lines.w, 1}
		m.paintTrigger(c.pen(row, 0).skip(2), standing[i], columns)
		if i == selected {
			markLine(c, row)
		}
	}
	scrollbar(c, edgeOf(lines, l.density), top, len(shown))
}

// headings are those of the list, after the mark of the selection.
func (columns triggerColumns) headings() []heading {
	headings := []heading{{0, "state", columns.state, 0, false}}
	if columns.since > 0 {
		headings = append(headings, heading{1, "since", columns.since, 0, false})
	}
	headings = append(headings, heading{2, "trigger", columns.name, 0, false}, heading{noColumn, "", columns.bar, 0, false})
	if columns.lag == 0 {
		return headings
	}
	return append(headings, heading{4, "lag", columns.lag - 2, 2, true}, heading{noColumn, "baseline", columns.baseline - 2, 2, true}, heading{6, "saved", columns.saved - 2, 2, true})
}

func (m *model) paintTrigger(p *pen, s thresholds.TriggerState, columns triggerColumns) {
	mark, st := standingMark(s)
	text := mark + " " + standingWords(s)
	if textWidth(text) > columns.state-1 { // that it is blind as well is said of the selected one
		text, _, _ = strings.Cut(text, ",")
	}
	p.column(columns.state-1, text, st).skip(1)
	if columns.since > 0 {
		day := s.Since.String()
		if columns.since > 20 {
			day = since(s.Since, m.triggered.at)
		}
		if columns.since > 40 && s.Blind() {
			day += "; blind " + s.BlindSince.String()
		}
		p.column(columns.since, day, styleDim)
	}
	p.column(columns.name-1, s.Trigger.Name, stylePlain).skip(1)
	if columns.lag == 0 {
		return
	}
	lag, baseline, saved := lagWords(s.Firing)
	if columns.bar > 0 {
		p.column(columns.bar, lagBar(s.Firing), styleNear)
	}
	p.columnRight(columns.lag-2, lag, styleStrong).skip(2).columnRight(columns.baseline-2, baseline, styleDim).skip(2)
	p.columnRight(columns.saved-2, saved, stylePlain).skip(2)
	if p.end-p.x > 12 {
		p.write(s.Trigger.Then, styleDim)
	}
}

// lagWords are the enforcement lag of a firing, that of a consultation, and what is saved; "–" where there is none.
func lagWords(f *thresholds.Firing) (lag, baseline, saved string) {
	if f == nil {
		return "–", "–", "–"
	}
	lag, baseline, saved = days(f.EnforcementLag()), "–", "–"
	if n, ok := f.Saved(); ok {
		baseline, saved = days(f.Baseline()), days(n)
	}
	return lag, baseline, saved
}

// lagBar is the enforcement lag as a part of that of a consultation.
func lagBar(f *thresholds.Firing) string {
	if f == nil || f.Baseline() <= 0 {
		return ""
	}
	full := min(barCells, (f.EnforcementLag()*barCells+f.Baseline()-1)/f.Baseline())
	return "▕" + strings.Repeat("▆", full) + strings.Repeat("▁", barCells-full) + "▏"
}

// triggerFacts are what is to be known of the selected trigger, what matters most first.
func (m *model) triggerFacts(s thresholds.TriggerState) []fact {
	t, b := s.Trigger, s.Trigger.Condition
	mark, st := standingMark(s)
	lag := days(t.Lag) + " after it is known"
	if t.BaselineLag != thresholds.NoLag {
		lag += "; a consultation would take " + days(t.BaselineLag)
	}
	sign, _, _ := strings.Cut(condition(b), " ")
	asks := fmt.Sprintf("%s %s %s · armed again %s", b.Measure, sign, b.Amount(b.Met.Threshold), signed(b, b.Release))
	if b.Dwell > 0 {
		asks += " · for " + days(b.Dwell)
	}
	asks += " · " + evidenceWords(b)
	if len(b.Uses) == 1 {
		asks += ", at most " + days(b.MaxAge(b.Uses[0])) + " old"
	}
	facts := []fact{
		{"state", mark + " " + s.Standing(since(s.Since, m.triggered.at)) + " · " + s.Why, st},
		{"then", t.Then, styleStrong},
		{"lag", lag, stylePlain},
		{"when", asks, styleDim},
	}
	if b.Why != "" {
		facts = append(facts, fact{"matters", b.Why, styleDim})
	}
	return facts
}

func (m *model) paintTriggerFacts(c *canvas, l triggersLayout) {
	i, standing := m.selectedTrigger(), m.standingTriggers()
	if l.facts.empty() {
		return
	}
	if i < 0 || standing == nil {
		pane{title: "State", boxed: l.density == boxed}.paint(c, l.facts)
		return
	}
	inside := pane{title: m.book.Triggers[i].Name, boxed: l.density == boxed}.paint(c, l.facts)
	paintFactLines(c, inside, m.triggerFacts(standing[i]))
}

// withFired says beside what stands at the side of a pane how many triggers are fired, if any.
func (m *model) withFired(aside string) string {
	n := m.fired()
	if n == 0 {
		return aside
	}
	text := data.Count(n, "trigger") + " fired"
	if aside != "" {
		text += " · " + aside
	}
	return text
}
