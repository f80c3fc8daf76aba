package ui

import (
	"fmt"
	"strconv"
	"unicode/utf8"

	"watchtui/internal/data"
)

// span is a piece of text in a style, in a column where it has a width; a line is spans beside each other.
type (
	span struct {
		text  string
		style style
		width int // with the gap to the next; 0: as wide as the text
	}
	line []span
)

func plainLine(text string, st style) line { return line{span{text, st, 0}} }

// line paints spans from left to right.
func (p *pen) line(spans line) {
	for _, s := range spans {
		if s.width == 0 {
			p.write(s.text, s.style)
			continue
		}
		p.column(s.width-1, s.text, s.style).skip(1)
	}
}

// page is text that scrolls by paragraphs, made as they come on screen.
type page struct {
	count     int
	paragraph func(i int, area rect) []line
}

// paint shows the page from a paragraph on.
func (p page) paint(c *canvas, area rect, top int) {
	y := area.y
	for i := top; i < p.count && y < area.bottom(); i++ {
		for _, spans := range p.paragraph(i, area) {
			if y >= area.bottom() {
				return
			}
			c.pen(rect{area.x, y, area.w, 1}, 0).line(spans)
			y++
		}
	}
}

func (m *model) importArea() rect { return m.importsLayout().body.inset(2, 1) }

// importPage is an import with all its fields, and a paragraph for each refused row.
func (m *model) importPage(of Import) page {
	refused := m.imports.refused
	if refused.asked != of.ID {
		refused = refusedRows{}
	}
	fields := importFields(of)
	head := len(fields) + 1
	return page{head + len(refused.rows), func(i int, area rect) []line {
		switch {
		case i < len(fields):
			return fields[i].lines(area.w)
		case i == len(fields):
			return []line{nil, plainLine(refusedWords(of, refused), refusedStyle(of))}
		}
		return refusalLines(refused.rows[i-head], area.w)
	}}
}

// paintImport shows one import in full.
func (m *model) paintImport(c *canvas, l importsLayout) {
	of, _ := m.imports.find(m.imports.full.id)
	area := importPane(of, m.keys.name(onImport, actEscape)+" closes", true).paint(c, l.body)
	last := m.lastImportTop()
	top := min(m.imports.full.top, last)
	m.importPage(of).paint(c, area, top)
	if last > 0 {
		scrollbar(c, edgeOf(area, boxed), top, last+area.h)
	}
}

// paintDetail shows what there is room for of the import that is selected.
func (m *model) paintDetail(c *canvas, l importsLayout) {
	if of, ok := m.shownImport(); ok && !l.detail.empty() {
		m.importPage(of).paint(c, importPane(of, m.keys.name(onImports, actOpen)+" in full", false).paint(c, l.detail), 0)
	}
}

func importPane(of Import, aside string, focused bool) pane {
	return pane{title: fmt.Sprintf("Import %d: %s", of.ID, of.File), aside: aside, boxed: true, focused: focused}
}

// lines is a field with its name at the left.
func (f recordField) lines(width int) []line {
	const names = 10
	var lines []line
	for i, text := range wrap(orElse(f.text, "–"), width-names) {
		name := f.name
		if i > 0 {
			name = ""
		}
		lines = append(lines, line{{name, styleDim, names}, {text, stylePlain, 0}})
	}
	return lines
}

func importFields(i Import) []recordField {
	standing := stateOfImport(i) + " in force"
	if !i.InForce() {
		standing = stateOfImport(i) + " undone on " + i.Undone.Minute() + " UTC"
	}
	return []recordField{
		{"file", i.File},
		{"on", i.At.Minute() + " UTC"},
		{"standing", standing},
		{"rows", fmt.Sprintf("%s read: %s new, %s revised, %s retracted, %s duplicate, %s refused",
			total(i.Read), total(i.New), total(i.Revised), total(i.Retracted), total(i.Duplicate), total(i.Refused))},
		{"SHA-256", i.SHA256},
		{"options", i.Options},
	}
}

// stateOfImport is the mark beside whether an import is in force.
func stateOfImport(i Import) string {
	if i.InForce() {
		return "●"
	}
	return "○"
}

// total is a count in full.
func total(n int) string { return data.Decimals(float64(n), 0) }

func refusedStyle(of Import) style {
	if of.Refused > 0 {
		return styleDoubt
	}
	return styleDim
}

func refusedWords(of Import, refused refusedRows) string {
	switch {
	case of.Refused == 0:
		return "No row was refused"
	case !refused.listed:
		return "Refused rows: reading …"
	case refused.wrong != "":
		return fmt.Sprintf("Refused rows: %s, which cannot be listed: %s", total(of.Refused), refused.wrong)
	case len(refused.rows) < of.Refused:
		return fmt.Sprintf("Refused rows: the first %s of %s", total(len(refused.rows)), total(of.Refused))
	}
	return "Refused rows: " + total(of.Refused)
}

const (
	longestRow    = 4    // lines of a refused row's text
	longestReason = 1000 // bytes: a reason may quote a cell
)

// refusalLines is where, why, and the row as it stood in the file.
func refusalLines(r *data.Refusal, width int) []line {
	place := strconv.Itoa(r.Line)
	if r.Column > 0 {
		place += ":" + strconv.Itoa(r.Column)
	}
	const places = 10
	var lines []line
	for i, reason := range wrap(clipped(r.Reason, longestReason), width-places) {
		if i > 0 {
			place = ""
		}
		lines = append(lines, line{{place, styleStrong, places}, {reason, stylePlain, 0}})
	}
	if len(lines) == 0 {
		lines = append(lines, plainLine(place, styleStrong))
	}
	for _, text := range chopped(r.Text, width-places, longestRow) {
		lines = append(lines, line{{"", stylePlain, places}, {text, styleDim, 0}})
	}
	return lines
}

// clipped is text of so many bytes at most, before anything is made of it that takes time.
func clipped(text string, limit int) string {
	if len(text) <= limit {
		return text
	}
	for limit > 0 && !utf8.RuneStart(text[limit]) {
		limit--
	}
	return text[:limit] + "…"
}

// chopped cuts text into lines of a width, blanks and all, and stops after so many.
func chopped(text string, width, most int) []string {
	if width < 2 || most < 1 {
		return nil
	}
	const bytesPerCell = 16 // more than any character takes with its marks
	var lines []string
	for rest := data.Visible(clipped(text, width*most*bytesPerCell)); rest != ""; {
		if len(lines) == most-1 {
			return append(lines, rest) // the canvas cuts it
		}
		head, after := cutAt(rest, width)
		if head == "" {
			break
		}
		lines, rest = append(lines, head), after
	}
	return lines
}
