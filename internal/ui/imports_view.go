package ui

import (
	"fmt"
	"strconv"
)

func (m *model) importsLayout() importsLayout {
	return layoutImports(m.w, m.h, m.imports.adding.stage == pathStage)
}

// importLines is where the rows of the list are, below its heading.
func importLines(l importsLayout) rect {
	return paneLines(l.list, max(l.density, ruled)).belowHeading()
}

func (m *model) importRows() int { return importLines(m.importsLayout()).h }

// paintImports draws the Imports screen.
func (m *model) paintImports(c *canvas) {
	l := m.importsLayout()
	m.paintHeader(c, l.header)
	switch {
	case m.imports.adding.stage == previewStage:
		m.paintPreview(c, l)
	case m.imports.full.id != 0:
		m.paintImport(c, l)
	default:
		m.paintImportList(c, l)
		m.paintDetail(c, l)
	}
	if m.imports.adding.stage == pathStage {
		m.paintPath(c, l.path)
	}
	if m.imports.asking.open {
		m.paintAsking(c)
	}
	m.paintFooter(c, l.footer)
}

func (m *model) paintImportList(c *canvas, l importsLayout) {
	s := &m.imports
	pane{title: fmt.Sprintf("Imports%s · %s", s.words(), s.counted(len(s.rows), len(s.all))), aside: s.order.words("newest first", "oldest first") + ", times in UTC",
		short: s.order.words("", ""), boxed: l.density == boxed, focused: s.adding.stage == noStage}.paint(c, l.list)
	lines := importLines(l)
	head := rect{lines.x, lines.y - 1, lines.w, 1}
	if len(s.rows) == 0 {
		c.text(head.x+1, head.y, head.w-1, m.noImports(), styleDim)
		return
	}
	columns := importColumnsFor(lines.w, s.order)
	sortedImports.paintHeadings(c.pen(head, 0).skip(2), s.order, importHeadings(columns))
	top := scrolled(s.top, -1, lines.h, len(s.rows))
	for i := range min(lines.h, len(s.rows)-top) {
		row := rect{lines.x, lines.y + i, lines.w, 1}
		of := s.all[s.rows[top+i]]
		p := c.pen(row, 0).skip(2)
		for _, column := range columns {
			text, st := column.cell(of)
			if !of.InForce() {
				st = styleDim
			}
			column.paint(p, text, st)
		}
		if top+i == s.selected {
			markLine(c, row)
		}
	}
	scrollbar(c, edgeOf(lines, l.density), top, len(s.rows))
	paintPosition(c, lines, l.density, s.selected, len(s.rows))
}

// noImports says why the list is empty.
func (m *model) noImports() string {
	switch s := m.imports; {
	case !s.listed:
		return "reading …"
	case s.filter != "":
		return "none matches"
	}
	return "nothing was imported yet; " + m.keys.name(onImports, actAdd) + " adds a file"
}

// importHeadings are the headings of the list, after the mark of the selection.
func importHeadings(columns []importColumn) []heading {
	var headings []heading
	for _, column := range columns {
		gap := 1 + asInt(column.isCount)
		headings = append(headings, heading{column.number, column.heading, column.width - gap, gap, column.isCount})
	}
	return headings
}

// importColumn is a column of the list.
type importColumn struct {
	number  int // as sortedImports has it
	heading string
	width   int // with the gap to the next
	isCount bool
	cell    func(Import) (string, style)
}

func (column importColumn) paint(p *pen, text string, st style) {
	if column.isCount {
		p.columnRight(column.width-2, text, st).skip(2)
		return
	}
	p.column(column.width-1, text, st).skip(1)
}

// importColumnsFor is as many columns as a width has room for; the one that the list is sorted by has room for its mark, and the file has what is left.
func importColumnsFor(width int, o order) []importColumn {
	text := func(number int, heading string, width int, of func(Import) string) importColumn {
		return importColumn{number, heading, width, false, func(i Import) (string, style) { return of(i), stylePlain }}
	}
	counted, standings := 9, 12
	if width < 110 {
		counted, standings = 7, 9
	}
	number := func(number int, heading string, st style, of func(Import) int) importColumn {
		return importColumn{number, heading, max(counted, len(heading)+2), true, func(i Import) (string, style) { return countCell(of(i), counted-2), zeroDim(of(i), st) }}
	}
	id := importColumn{noColumn, "id", 5, true, func(i Import) (string, style) { return strconv.Itoa(i.ID), styleStrong }}
	when := text(1, "when", 11, func(i Import) string { return i.At.Day().String() })
	if width >= 100 {
		when = text(1, "when", 18, func(i Import) string { return i.At.Minute() })
	}
	file := text(2, "file", 0, func(i Import) string { return i.File })
	standing := text(9, "state", standings, func(i Import) string { return choose(width < 110, standingOf(i), stateOfImport(i)+" "+standingOf(i)) })
	read := number(3, "read", stylePlain, func(i Import) int { return i.Read })
	added := number(4, "new", stylePlain, func(i Import) int { return i.New })
	revised := number(5, "revised", stylePlain, func(i Import) int { return i.Revised })
	retracted := number(6, "retracted", stylePlain, func(i Import) int { return i.Retracted })
	duplicate := number(7, "duplicate", stylePlain, func(i Import) int { return i.Duplicate })
	refused := number(8, "refused", styleDoubt, func(i Import) int { return i.Refused })
	options := text(noColumn, "options", 24, func(i Import) string { return i.Options })
	sum := text(noColumn, "SHA-256", 14, func(i Import) string { return i.SHA256[:min(12, len(i.SHA256))] })

	var columns []importColumn
	switch {
	case width < 56:
		columns = []importColumn{id, file, added, standing}
	case width < 76:
		columns = []importColumn{id, when, file, added, refused, standing}
	case width < 110:
		retracted.heading, retracted.width = "retr", 6
		duplicate.heading, duplicate.width = "dupl", 7
		revised.heading, revised.width = "revd", 7
		refused.heading, refused.width = "refd", 6
		columns = []importColumn{id, when, file, read, added, revised, retracted, duplicate, refused, standing}
	case width < 170:
		columns = []importColumn{id, when, file, read, added, revised, retracted, duplicate, refused, standing}
	default:
		standing = text(9, "state", 30, func(i Import) string { return standingLong(i) })
		columns = []importColumn{id, when, file, read, added, revised, retracted, duplicate, refused, standing, options, sum}
	}
	left := width - 2
	for i := range columns {
		h := &columns[i]
		if marked := sortedImports.heading(o, h.number, h.heading, width); h.isCount && h.number != noColumn {
			h.width = max(h.width, textWidth(marked)+2)
		}
		left -= h.width
	}
	for i := range columns {
		if columns[i].heading == "file" {
			columns[i].width = max(6, left)
			columns[i].cell = func(of Import) (string, style) { return fileWords(of.File, columns[i].width-1), stylePlain }
		}
	}
	return columns
}

// fileWords is a path as far as there is room, else its last part.
func fileWords(path string, width int) string {
	if textWidth(path) <= width {
		return path
	}
	return baseName(path)
}

func standingLong(i Import) string {
	if i.InForce() {
		return stateOfImport(i) + " in force"
	}
	return stateOfImport(i) + " undone " + i.Undone.Minute()
}

// countCell is a count in so many cells: exact where it fits, else "12.3M".
func countCell(n, width int) string {
	text := total(n)
	size := 1.0
	for _, sign := range [...]string{"k", "M", "G"} {
		if textWidth(text) <= width {
			break
		}
		size *= 1000
		text = fmt.Sprintf("%.3g%s", float64(n)/size, sign)
	}
	return text
}

func zeroDim(n int, st style) style {
	if n == 0 {
		return styleDim
	}
	return st
}

// paintAsking asks before an import is undone or redone, and says what that does.
func (m *model) paintAsking(c *canvas) {
	of := m.imports.asking.of
	title, does := "Undo", undoWords(of, m.keys.name(onImports, actRedo))
	if !of.InForce() {
		title, does = "Redo", redoWords(of)
	}
	width := min(m.w, askingWidth) - 4
	lines := wrap(of.File+", of "+of.At.Minute(), width)
	lines = append(append(lines, ""), wrap(does, width)...)
	r := layoutBox(m.w, m.h, askingWidth, len(lines)+2)
	c.fill(r, " ", stylePlain)
	inside := pane{title: fmt.Sprintf("%s %s?", title, importName(of)), boxed: true, focused: true}.paint(c, r)
	for i, text := range lines {
		if i < inside.h-1 {
			c.text(inside.x, inside.y+i, inside.w, text, stylePlain)
		}
	}
	p := &pen{c, inside.x, inside.bottom() - 1, inside.right()}
	for _, b := range m.keys.bindings() {
		if b.in == onAsking {
			p.write(b.Help().Key, styleKey).write(" "+b.Help().Desc, styleDim).skip(3)
		}
	}
}

func undoWords(of Import, redo string) string {
	n := of.readings()
	switch n {
	case 0:
		return "It brought no reading, so nothing else changes. " + redo + " redoes it."
	case 1:
		return "Its 1 reading goes out of force, unless another import brings it too. Nothing is deleted: " + redo + " redoes it."
	}
	return fmt.Sprintf("Its %s readings go out of force, but for those that another import brings too. Nothing is deleted: %s redoes it.", total(n), redo)
}

func redoWords(of Import) string {
	undone := "It was undone on " + of.Undone.Minute() + " UTC. "
	switch n := of.readings(); n {
	case 0:
		return undone + "It brought no reading, so nothing else changes."
	case 1:
		return undone + "Its 1 reading comes back in force, in its old place."
	default:
		return undone + fmt.Sprintf("Its %s readings come back in force, in their old places.", total(n))
	}
}
