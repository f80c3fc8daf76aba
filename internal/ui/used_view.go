package ui

import (
	"fmt"
	"slices"

	"watchtui/internal/data"
)

// usedLines is where the rows of the table are, below its heading.
func (m *model) usedLines() rect {
	l := m.benchmarkLayout()
	return paneLines(l.table, max(l.density, ruled)).belowHeading()
}

func (m *model) usedTitle(rows int) string {
	t := m.benchmark.used
	title := "Readings used" + t.words()
	s, ok := m.benchmarkJudged()
	switch {
	case !ok:
		return title
	case s.UsedInAll > len(s.Used) && t.filter == "":
		return fmt.Sprintf("%s · the latest %d of %s", title, len(s.Used), data.Number(float64(s.UsedInAll)))
	}
	return title + " · " + t.counted(rows, len(s.Used))
}

// usedColumns are the columns of the table on screen.
func (m *model) usedColumns(width int, rows []data.Reading) tableColumns {
	return usedColumns(width, len(m.benchmarkShown().Uses) > 1, slices.ContainsFunc(rows, func(r data.Reading) bool { return isClocked(r.Observed) }))
}

// usedColumns are those of a table; with several indicators each row names its own.
func usedColumns(width int, several, clocked bool) tableColumns {
	columns := tableColumns{[]int{14, 20, 0, 20, 11, 12, 0}, []string{"  observed", "value", "indicator", "source", "quality", "published", "citation"}, 1}
	if several {
		columns.widths[2] = 26
	}
	switch {
	case width < 72:
		columns.widths = []int{13, 14, 0, 10, 0, 0, 0}
	case width < 110:
		columns.widths = []int{13, 15, columns.widths[2] / 26 * 14, 14, 10, 12, 0}
	}
	if clocked {
		columns.widths[0] += clockWidth
	}
	return columns
}

// paintUsed lists the readings that the state rests on.
func (m *model) paintUsed(c *canvas, l benchmarkLayout) {
	if l.table.empty() {
		return
	}
	rows, t := m.usedRows(), m.benchmark.used
	lines := m.usedLines()
	hidden := m.usedColumns(lines.w, rows).hidden(sortedUsed, t.order, lines.w)
	pane{title: m.usedTitle(len(rows)), aside: hidden, boxed: l.density == boxed, focused: m.benchmark.onUsed}.paint(c, l.table)
	head := rect{lines.x, lines.y - 1, lines.w, 1}
	if len(rows) == 0 {
		text := "none"
		if t.filter != "" {
			text = "none matches"
		}
		c.text(head.x, head.y, head.w, text, styleDim)
		return
	}
	columns := m.usedColumns(lines.w, rows).sortedBy(sortedUsed, t.order)
	columns.paint(c, head, columns.headings, styleDim)
	selected := min(t.selected, len(rows)-1)
	top := scrolled(t.top, -1, lines.h, len(rows))
	for line := range min(lines.h, len(rows)-top) {
		row := rect{lines.x, lines.y + line, lines.w, 1}
		columns.paint(c, row, m.usedCells(rows[top+line]), stylePlain)
		if top+line == selected {
			markLine(c, row)
		}
	}
	scrollbar(c, edgeOf(lines, l.density), top, len(rows))
	paintPosition(c, lines, l.density, selected, len(rows))
}

func (m *model) usedCells(r data.Reading) []string {
	indicator, _ := m.book.Indicator(r.Indicator)
	return []string{"  " + minuteOf(r.Observed), valueWords(r, indicator), r.Indicator, r.Source, r.Quality.String(), r.Published.String(), orElse(r.Citation, r.Note)}
}

// paintUsedRecord shows the selected reading in full; false as long as there is none.
func (m *model) paintUsedRecord(c *canvas, r rect) bool {
	reading, ok := m.usedReading()
	chart := m.store.charts[reading.Indicator]
	if !ok || chart == nil {
		return false
	}
	m.paintRecord(c, r, chart, entryOf(chart.series, reading))
	return true
}
