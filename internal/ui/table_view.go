package ui

import (
	"fmt"
	"slices"
	"sort"

	"watchtui/internal/data"
)

// tableLines is where a table's rows are, below its heading.
func tableLines(l indicatorLayout) rect {
	return paneLines(l.table, max(l.density, ruled)).belowHeading()
}

func (m *model) tableRows() int { return tableLines(m.indicatorLayout()).h }

func (m *model) paintTable(c *canvas, l indicatorLayout, chart *chart) {
	if l.table.empty() {
		return
	}
	t := m.indicator.table
	shown := max(t.pane, readingsPane)
	hidden := m.hiddenOrder(l, shown)
	pane{title: m.tableTitle(shown), aside: orElse(hidden, m.tableAside(shown)), boxed: l.density == boxed, focused: m.indicator.focus != chartPane}.paint(c, l.table)
	lines := tableLines(l)
	head := rect{lines.x, lines.y - 1, lines.w, 1}
	switch {
	case chart == nil:
		c.text(head.x, head.y, head.w, "reading …", styleDim)
	case shown == benchmarksPane:
		used := m.tableBenchmarks()
		switch {
		case len(used) > 0:
			sortedBenchmarks.paintHeadings(c.pen(head, 0).skip(2), t.order, benchmarkHeadings(head.w))
		case t.filter != "":
			c.text(head.x, head.y, head.w, "none matches", styleDim)
		default:
			c.text(head.x, head.y, head.w, "no benchmark uses this indicator", styleDim)
		}
		m.paintBenchmarkList(c, lines, benchmarkList{used, t.top, t.selected})
	case t.listed.chart == nil || t.listed.pane != shown:
		c.text(head.x, head.y, head.w, "listing …", styleDim)
	default:
		m.paintRows(c, head, lines, shown)
	}
}

// tableTitle names the tables, the one on screen first.
func (m *model) tableTitle(shown tablePane) string {
	t := m.indicator.table
	if shown == benchmarksPane && t.words() == "" {
		return paneTitles[shown] + " that use it"
	}
	if t.filter != t.listed.filter && shown != benchmarksPane { // what stands there is still what was found before
		return fmt.Sprintf("%s%s · looking …", paneTitles[shown], t.words())
	}
	if t.order != t.listed.order && shown != benchmarksPane {
		return fmt.Sprintf("%s%s · sorting …", paneTitles[shown], t.words())
	}
	return fmt.Sprintf("%s%s · %s", paneTitles[shown], t.words(), t.counted(m.rowCount(), m.rowsInAll()))
}

// hiddenOrder says what a table is sorted by where its width leaves that column out.
func (m *model) hiddenOrder(l indicatorLayout, shown tablePane) string {
	t := m.indicator.table
	if t.listed.chart == nil || t.listed.pane != shown || shown == benchmarksPane {
		return ""
	}
	width := tableLines(l).w
	return tableColumnsFor(width, shown, t.listed.chart).hidden(sortedPanes[shown], t.listed.order, width)
}

func (m *model) tableAside(shown tablePane) string {
	if shown == readingsPane {
		return "● preferred  ○ other source  ◌ replaced  ✗ retracts"
	}
	return ""
}

func (m *model) paintRows(c *canvas, head, lines rect, shown tablePane) {
	t := m.indicator.table
	if t.rows.n == 0 {
		text := "none"
		if t.filter != "" {
			text = "none matches"
		}
		c.text(head.x, head.y, head.w, text, styleDim)
		return
	}
	columns := tableColumnsFor(lines.w, shown, t.listed.chart).sortedBy(sortedPanes[shown], t.listed.order)
	columns.paint(c, head, columns.headings, styleDim)
	top := scrolled(t.top, -1, lines.h, t.rows.n)
	for line := range min(lines.h, t.rows.n-top) {
		row := rect{lines.x, lines.y + line, lines.w, 1}
		cells := m.readingCells(t.listed.chart, t.index(top+line))
		if shown == revisionsPane {
			cells = m.revisionCells(t.listed.chart, t.listed.chart.revisions[t.rows.at(top+line)])
		}
		columns.paint(c, row, cells, stylePlain)
		if top+line == t.selected {
			markLine(c, row)
		}
	}
	scrollbar(c, edgeOf(lines, m.density()), top, t.rows.n)
	paintPosition(c, lines, m.density(), t.selected, t.rows.n)
}

// tableColumns are the widths of a table's columns, from the left; the last has the rest.
type tableColumns struct {
	widths   []int
	headings []string
	numbers  int // the column that is set to the right
}

func tableColumnsFor(width int, shown tablePane, of *chart) tableColumns {
	clock := 0
	if of.clocked {
		clock = clockWidth
	}
	if shown == revisionsPane {
		columns := tableColumns{[]int{14 + clock, 18, 16, 12, 16, 12, 0}, []string{"  observed", "source", "was", "published", "is", "published", "citation"}, -1}
		if width < 110 {
			columns.widths = []int{14 + clock, 12, 13, 12, 13, 12, 0}
		}
		return columns
	}
	headings := []string{"", "observed", "value", "  range", "source", "quality", "published", "citation"}
	switch {
	case width < 72:
		return tableColumns{[]int{4, 12 + clock, 10, 0, 14, 11, 0, 0}, headings, 2}
	case width < 110:
		return tableColumns{[]int{4, 12 + clock, 10, 0, 16, 11, 12, 0}, headings, 2}
	}
	between := 0
	if of.ranged {
		between = 16
	}
	return tableColumns{[]int{4, 12 + clock, 12, between, 20, 11, 12, 0}, headings, 2}
}

// sortedBy marks the heading of the column that a table is sorted by: ▼ the highest first, ▲ the lowest.
func (t tableColumns) sortedBy(columns sortedColumns, o order) tableColumns {
	for i, text := range t.headings {
		room := t.widths[i] - 1
		if i == len(t.widths)-1 || room < 0 {
			room = textWidth(text) + 2
		}
		t.headings[i] = columns.heading(o, i, text, room)
	}
	return t
}

const markRoom = 2 // behind a heading, of the mark that the table is sorted by it

// hidden says what a table is sorted by where no heading of so wide a table can show it; "" where one does.
func (t tableColumns) hidden(columns sortedColumns, o order, width int) string {
	x := 0
	for i, w := range t.widths {
		if i == len(t.widths)-1 {
			w = width - x
		}
		isOf := func(c sortedColumn) bool { return c.column == i && c.by == o.by }
		if slices.ContainsFunc(columns, isOf) && (w == 0 || x+textWidth(t.headings[i])+markRoom > width) {
			return o.words("", "")
		}
		x += w
	}
	return ""
}

// columnAt is the column that is so many cells from the left.
func (t tableColumns) columnAt(x int) int {
	for i, width := range t.widths[:len(t.widths)-1] {
		if x -= width; x < 0 {
			return i
		}
	}
	return len(t.widths) - 1
}

const clockWidth = len(" 14:30") // cells more of a time within a day

func (t tableColumns) paint(c *canvas, row rect, cells []string, st style) {
	p := c.pen(row, 0)
	for i, width := range t.widths {
		switch {
		case i == len(t.widths)-1:
			p.write(cells[i], dimmer(st))
		case width == 0:
		case i == t.numbers:
			p.columnRight(width-2, cells[i], st).skip(2)
		default:
			p.column(width-1, cells[i], st).skip(1)
		}
	}
}

func dimmer(st style) style {
	if st == stylePlain {
		return styleDim
	}
	return st
}

func (m *model) readingCells(chart *chart, i int) []string {
	r := chart.series.Reading(i)
	between, value := "", data.Number(r.Value)
	if low, high, ok := rangeOf(chart.series, i); ok {
		between = "  " + data.Number(low) + "–" + data.Number(high)
	}
	if r.Retracted {
		value = "–"
	}
	text := orElse(r.Citation, r.Note)
	if chart.indicator.Rhetoric {
		text = headline(r)
	}
	return []string{"  " + chart.mark(i), minuteOf(r.Observed), value, between, r.Source, r.Quality.String(), r.Published.String(), text}
}

// mark tells what part a reading has: preferred, another source's, replaced by a revision, a retraction.
func (c *chart) mark(i int) string {
	if c.series.Reading(i).Retracted {
		return "✗"
	}
	if c.points.entryOf(i) >= 0 {
		return "●"
	}
	n := sort.Search(len(c.revisions), func(n int) bool { return int(c.revisions[n].old) >= i })
	if n < len(c.revisions) && int(c.revisions[n].old) == i {
		return "◌"
	}
	return "○"
}

func (m *model) revisionCells(chart *chart, r revision) []string {
	was, is := chart.series.Reading(int(r.old)), chart.series.Reading(int(r.new))
	return []string{
		"  " + minuteOf(was.Observed), was.Source, valueWords(was, chart.indicator), was.Published.String(),
		valueWords(is, chart.indicator), is.Published.String(), orElse(is.Citation, is.Note),
	}
}

// minuteOf is a time as columns have it: the day, and where it is one within a day, the minute.
func minuteOf(t data.Instant) string {
	if !isClocked(t) {
		return t.String()
	}
	return t.Minute()
}

// isClocked tells whether a time is one within a day.
func isClocked(t data.Instant) bool { return t != data.NoInstant && t != t.Day().Instant() }
