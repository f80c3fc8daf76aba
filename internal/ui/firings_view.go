package ui

import (
	"fmt"
	"math"
	"strings"

	"watchtui/internal/data"
	"watchtui/internal/thresholds"
)

// firingLines is where the firings are listed, below their heading.
func firingLines(l triggersLayout) rect {
	return paneLines(l.firings, max(l.density, ruled)).belowHeading()
}

func (m *model) firingRows() int { return max(1, firingLines(m.triggersLayout()).h) }

// resetWords is the day on which a trigger was armed again after a firing, or that it is fired.
func resetWords(f thresholds.Firing) string {
	if f.Reset == thresholds.NotReset {
		return "fired"
	}
	return f.Reset.String()
}

// firingColumns are the columns of the list.
func firingColumns(width int) tableColumns {
	headings := []string{"  violated", "known", "returns", "lag", "  baseline", "saved", "armed again", "reading", "source", "citation"}
	switch {
	case width < 72:
		return tableColumns{[]int{13, 11, 0, 7, 0, 0, 0, 0, 0, 0}, headings, 3}
	case width < 110:
		return tableColumns{[]int{13, 11, 11, 8, 0, 8, 12, 0, 0, 0}, headings, 3}
	}
	return tableColumns{[]int{14, 12, 12, 8, 12, 9, 13, 20, 16, 0}, headings, 3}
}

// readingCell is what decided a firing and who said so, in so many cells: a unit is left out rather than cut.
func readingCell(f thresholds.Firing, indicator data.Indicator, room int) string {
	const fewest = 4 // that begin a source: ", I…"
	value := valueWords(f.Reading, indicator)
	text := value + ", " + f.Reading.Source
	switch {
	case f.Reading.Indicator == "":
		return "–"
	case textWidth(text) <= room || textWidth(value)+fewest <= room:
		return text
	case textWidth(value) <= room || math.IsNaN(f.Reading.Value):
		return value
	}
	return data.Number(f.Reading.Value)
}

func firingCells(f thresholds.Firing, indicator data.Indicator, width int) []string {
	lag, baseline, saved := lagWords(&f)
	value, last := valueWords(f.Reading, indicator), orElse(f.Reading.Citation, f.Reading.Note)
	if f.Reading.Indicator == "" {
		value = "–"
	}
	if width < 110 { // the last column is all that has room for the reading
		room := width
		for _, column := range firingColumns(width).widths {
			room -= column
		}
		last = readingCell(f, indicator, room)
	}
	return []string{"  " + f.Violation.String(), f.Known.String(), f.Returns().String(), lag, "  " + baseline, saved, resetWords(f), value, f.Reading.Source, last}
}

// paintFirings lists the firings of the trigger that is selected.
func (m *model) paintFirings(c *canvas, l triggersLayout) {
	if l.firings.empty() {
		return
	}
	shown, all := m.shownFirings(), 0
	if i := m.selectedTrigger(); i >= 0 && m.standingTriggers() != nil {
		all = len(m.triggered.firings[i])
	}
	s := m.triggers.firings
	title := "Firings" + s.words() + " · " + s.counted(len(shown), all)
	pane{title: title, aside: s.order.words("newest first", "oldest first"), boxed: l.density == boxed, focused: m.triggers.onFirings}.paint(c, l.firings)
	lines := firingLines(l)
	head := rect{lines.x, lines.y - 1, lines.w, 1}
	if len(shown) == 0 {
		text := "it has not fired"
		if s.filter != "" {
			text = "none matches"
		}
		c.text(head.x+2, head.y, head.w-2, text, styleDim)
		return
	}
	columns := firingColumns(lines.w)
	if lines.w < 110 {
		columns.headings[len(columns.headings)-1] = "reading"
	}
	columns = columns.sortedBy(sortedFirings, s.order)
	columns.paint(c, head, columns.headings, styleDim)
	selected := m.selectedFiring(shown)
	top := scrolled(s.top, -1, lines.h, len(shown))
	for y := range min(lines.h, len(shown)-top) {
		row := rect{lines.x, lines.y + y, lines.w, 1}
		f := shown[top+y]
		indicator, _ := m.book.Indicator(f.Reading.Indicator)
		columns.paint(c, row, firingCells(f, indicator, lines.w), stylePlain)
		if top+y == selected {
			markLine(c, row)
		}
	}
	scrollbar(c, edgeOf(lines, l.density), top, len(shown))
	paintPosition(c, lines, l.density, selected, len(shown))
}

// paintFiring shows one firing in full, with its days, and the reading that decided it.
func (m *model) paintFiring(c *canvas, r rect, f thresholds.Firing) {
	inside := pane{title: "Firing of " + f.Trigger.Name, aside: m.keys.name(onFiring, actEscape) + " closes", boxed: true, focused: true}.paint(c, r)
	paintFields(c, inside, m.firingFields(f))
}

func (m *model) firingFields(f thresholds.Firing) []recordField {
	t, b, r := f.Trigger, f.Trigger.Condition, f.Reading
	indicator, _ := m.book.Indicator(r.Indicator)
	known := f.Known.String()
	if n := int(f.Known - f.Violation); n > 0 {
		known += ", " + days(n) + " after it"
	}
	lag, baseline, saved := lagWords(&f)
	if t.BaselineLag != thresholds.NoLag {
		baseline += fmt.Sprintf(": a consultation of %s from when it is known", days(t.BaselineLag))
	}
	fields := []recordField{
		{"violated", f.Violation.String() + ": " + b.Amount(f.Measure) + " " + condition(b)},
		{"known", known},
		{"fired", f.Day.String()},
		{"returns", f.Returns().String() + ": " + t.Then},
		{"lag", lag},
		{"baseline", baseline},
		{"saved", saved},
		{"armed again", strings.Replace(resetWords(f), "fired", "not yet: once it is "+signed(b, b.Release), 1)},
	}
	if r.Indicator == "" {
		return append(fields, recordField{"reading", "none: it fired by the passing of time"})
	}
	return append(fields, recordField{"reading", valueWords(r, indicator) + " of " + indicator.Name}, recordField{"observed", r.Observed.String()},
		recordField{"source", r.Source}, recordField{"quality", r.Quality.String()}, recordField{"published", publishedDay(r)},
		recordField{"citation", r.Citation}, recordField{"note", r.Note})
}
