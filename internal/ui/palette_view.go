package ui

import (
	"slices"
	"unicode/utf8"
)

// listLines is where the lines of a list are, below the line that is typed.
func listLines(box rect) rect {
	return box.inset(2, 1).belowHeading()
}

func (m *model) paletteRows() int { return listLines(layoutList(m.w, m.h)).h }

// paintPalette shows the line that is typed and below it what was found.
func (m *model) paintPalette(c *canvas) {
	s := &m.palette
	f := filterState{filter: s.line.text()}
	box := layoutList(m.w, m.h)
	inside := pane{title: "Commands · " + f.counted(len(s.rows), len(s.commands)), aside: m.keys.name(onPalette, actEscape) + " closes"}.lay(c, box)
	p := c.pen(inside, 0).write(": ", styleKey)
	p.write(s.line.shown(p.end-p.x), styleStrong)
	lines := listLines(box)
	if len(s.rows) == 0 {
		for y, text := range wrap(m.foundNothing(), lines.w-2) {
			c.text(lines.x+2, lines.y+y, lines.w-2, text, styleDim)
		}
	}
	top := scrolled(s.top, -1, lines.h, len(s.rows))
	for i := range min(lines.h, len(s.rows)-top) {
		row := rect{lines.x, lines.y + i, lines.w, 1}
		paintFound(c, row, s.rows[top+i], s.palette(row.w))
		if top+i == s.selected {
			markLine(c, row)
		}
	}
	scrollbar(c, edgeOf(lines, boxed), top, len(s.rows))
	paintPosition(c, lines, boxed, s.selected, len(s.rows))
}

// paletteColumns are the widths of a line: the text has what is left.
type paletteColumns struct{ kind, keys int }

func (s *paletteState) palette(width int) paletteColumns {
	if width < 60 {
		return paletteColumns{0, 8}
	}
	return paletteColumns{11, 18}
}

// styleAt is the style of a byte of the text.
func (f found) styleAt(i int) style {
	switch {
	case slices.Contains(f.matched, i):
		return styleKey
	case !f.can || i >= f.name:
		return styleDim
	}
	return stylePlain
}

// paintFound is a command, with what matched set off.
func paintFound(c *canvas, row rect, of found, columns paletteColumns) {
	p := c.pen(row, 0).skip(2)
	p.end -= columns.kind + columns.keys + 1
	text := of.text
	if textWidth(text) > p.end-p.x { // the name matters more than the id
		text = text[:of.name]
	}
	for begin := 0; begin < len(text); {
		st := of.styleAt(begin)
		end := begin + 1
		for end < len(text) && (of.styleAt(end) == st || !utf8.RuneStart(text[end])) {
			end++
		}
		p.write(text[begin:end], st)
		begin = end
	}
	p = &pen{c, row.right() - columns.kind - columns.keys, row.y, row.right()}
	p.column(columns.kind, commandKinds[of.kind], styleDim)
	p.columnRight(columns.keys, of.keys, styleKey)
}
