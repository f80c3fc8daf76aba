package ui

import (
	"math"
	"slices"
	"strings"

	"watchtui/internal/data"
	"watchtui/internal/thresholds"
)

// benchmarkColumns are the widths of a benchmark's line; 0 leaves a column out.
type benchmarkColumns struct {
	name, measure, met, bar, note int
	brief                         bool
}

const (
	benchmarkLead = 15 // the selection, the mark and the word
	barCells      = 8
)

// benchmarkColumnsFor shares a line's width out.
func benchmarkColumnsFor(width int) benchmarkColumns {
	switch {
	case width >= 150:
		return benchmarkColumns{58, 18, 12, 12, 28, false}
	case width >= 100:
		return benchmarkColumns{width - benchmarkLead - 16 - 11 - 11 - 26, 16, 11, 11, 26, false}
	case width >= 72:
		return benchmarkColumns{width - benchmarkLead - 9 - 10 - 10 - briefNote, 9, 10, 10, briefNote, true}
	}
	return benchmarkColumns{name: width - benchmarkLead - briefNote, note: briefNote, brief: true}
}

// benchmarkLines is where the benchmarks are listed, line by line.
func benchmarkLines(l watchLayout) rect {
	lines := paneLines(l.benchmarks, l.density)
	if l.density == boxed {
		lines.h-- // the line below says why
	}
	return lines
}

func (m *model) paintBenchmarks(c *canvas, l watchLayout) {
	shown := m.shownBenchmarks()
	if l.density != brief {
		title, aside := "Benchmarks", ""
		if by := m.watch.order.words("", ""); by != "" {
			title += " · " + by
		}
		if words := m.watch.words(); words != "" {
			title += words + " · " + m.watch.counted(len(shown), len(m.book.Benchmarks))
		} else if n := len(m.book.Benchmarks); n > m.benchmarkRows() {
			aside = data.Number(float64(n)) + " in all"
		}
		aside = m.withFired(aside)
		pane{title: title, aside: aside, boxed: l.density == boxed, focused: m.watch.benchmark >= 0 || m.watch.typing}.paint(c, l.benchmarks)
	}
	lines := benchmarkLines(l)
	if len(shown) == 0 && m.watch.filter != "" {
		c.text(lines.x+2, lines.y, lines.w-2, "none matches", styleDim)
	}
	m.paintBenchmarkList(c, lines, benchmarkList{shown, m.watch.top, slices.Index(shown, m.watch.benchmark)})
	scrollbar(c, edgeOf(lines, l.density), m.watch.top, len(shown))
	if l.density == boxed {
		m.paintBenchmarkWhy(c, rect{lines.x, lines.bottom(), lines.w, 1})
	}
}

// benchmarkList is some of the book's benchmarks as lines.
type benchmarkList struct {
	benchmarks    []int
	top, selected int // of benchmarks; selected -1: none
}

func allOf(book *thresholds.Book) []int {
	all := make([]int, len(book.Benchmarks))
	for i := range all {
		all[i] = i
	}
	return all
}

func (m *model) paintBenchmarkList(c *canvas, r rect, list benchmarkList) {
	columns := benchmarkColumnsFor(r.w)
	for line := range r.h {
		n := list.top + line
		if n >= len(list.benchmarks) {
			return
		}
		i := list.benchmarks[n]
		row := rect{r.x, r.y + line, r.w, 1}
		if i >= len(m.judged.states) {
			c.pen(row, 0).skip(2).write(m.book.Benchmarks[i].Name, styleDim)
			continue
		}
		m.paintBenchmark(c, row, m.judged.states[i], columns)
		if n == list.selected {
			markLine(c, row)
		}
	}
}

// benchmarkHeadings name the columns of a list of benchmarks, after the mark of the selection.
func benchmarkHeadings(width int) []heading {
	columns := benchmarkColumnsFor(width)
	headings := []heading{{0, "state", benchmarkLead - 3, 1, false}, {1, "benchmark", columns.name - 1, 1, false}}
	if columns.measure > 0 {
		headings = append(headings, heading{noColumn, "measure", columns.measure, 0, true}, heading{noColumn, "", columns.met, 0, false})
	}
	return append(headings, heading{2, "distance", columns.bar + columns.note, 0, false})
}

func (m *model) paintBenchmark(c *canvas, row rect, s thresholds.State, columns benchmarkColumns) {
	st := stateStyles[s.Word]
	p := c.pen(row, 0).skip(2)
	p.column(benchmarkLead-2, s.Word.Mark()+" "+s.Word.String(), st)
	name := stylePlain
	if lacksEvidence(s) {
		name = styleStale
	}
	p.column(columns.name-1, s.Benchmark.Name, name).skip(1)
	if columns.measure > 0 {
		value := styleStrong
		if lacksEvidence(s) {
			value = styleStale
		}
		text := measured(s)
		if columns.brief && !math.IsNaN(s.Measure) {
			text = bare(s.Benchmark, s.Measure)
		}
		if s.Word == thresholds.Stale {
			text = "was " + text
		}
		if s.OnClaim {
			text += " " + thresholds.Unverified.Mark()
			if !lacksEvidence(s) {
				value = stateStyles[thresholds.Unverified]
			}
		}
		p.columnRight(columns.measure, text, value)
		gap := 2
		if columns.brief {
			gap = 1
		}
		p.skip(gap).column(columns.met-gap, asked(s), styleDim)
	}
	if columns.bar > 0 {
		p.column(columns.bar, bar(s), st)
	}
	p.column(columns.note, standing(s, m.judged.at, columns.brief), st)
	if p.end-p.x > 20 {
		p.write(s.Why, styleDim)
	}
}

// bar is how far a benchmark has got, eight cells between two edges. What is not known is not drawn as empty.
func bar(s thresholds.State) string {
	reached := reach(s)
	if math.IsNaN(reached) {
		return "▕" + s.Word.Mark() + strings.Repeat(" ", barCells-1) + "▏"
	}
	full := int(reached * barCells)
	return "▕" + strings.Repeat("▆", full) + strings.Repeat("▁", barCells-full) + "▏"
}

// paintBenchmarkWhy is the line below the list: why the selected benchmark is what it is.
func (m *model) paintBenchmarkWhy(c *canvas, r rect) {
	p := c.pen(r, 0)
	switch i := m.watch.benchmark; {
	case i >= 0 && i < len(m.judged.states):
		p.write("why ", styleKey).write(m.judged.states[i].Why, stylePlain)
		if why := m.book.Benchmarks[i].Why; why != "" && p.end-p.x > 20 {
			p.write(" · "+why, styleDim)
		}
	default:
		p.write("select a benchmark (", styleDim).write(joined(m.keys.name(onWatch, actUp), m.keys.name(onWatch, actDown)), styleKey).write(") to read why, and to make ", styleDim)
		p.write(m.keys.name(everywhere, actChangeBack)+" "+m.keys.name(everywhere, actChangeForward), styleKey).write(" go to its changes", styleDim)
	}
}
