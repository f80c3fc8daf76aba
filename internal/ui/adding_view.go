package ui

import (
	"fmt"
	"strings"
)

// paintPath asks for the path of a file.
func (m *model) paintPath(c *canvas, r rect) {
	a := m.imports.adding
	inside := pane{title: "Import a file", aside: "nothing is written before you have seen what it becomes", boxed: true, focused: true}.paint(c, r)
	const label = "path  "
	p := c.pen(inside, 0)
	p.write(label, styleDim).write(a.path.shown(inside.w-textWidth(label)), styleStrong)
	area := rect{inside.x, inside.y + 2, inside.w, inside.h - 2}
	if inside.h < 4 {
		area = rect{inside.x, inside.y + 1, inside.w, inside.h - 1}
	}
	switch {
	case m.imports.work.doing != "":
		c.text(area.x, area.y, area.w, m.imports.work.words(), stylePlain)
	case a.wrong != "":
		for i, text := range wrap(a.wrong, area.w) {
			if i < area.h {
				c.text(area.x, area.y+i, area.w, text, styleError)
			}
		}
	case len(a.names) > 0:
		paintNames(c, area, a.names)
	}
}

// paintNames lists paths in columns, by their last parts.
func paintNames(c *canvas, area rect, names []string) {
	widest := 1
	short := make([]string, len(names))
	for i, name := range names {
		short[i] = name[strings.LastIndexAny(strings.TrimRight(name, `/\`), `/\`)+1:]
		widest = max(widest, textWidth(short[i]))
	}
	widest = min(widest+2, area.w)
	columns := max(1, area.w/widest)
	room := columns * area.h
	for i, name := range short {
		if i == room-1 && len(short) > room {
			name = fmt.Sprintf("… %s more", total(len(short)-i))
		}
		if i < room {
			c.text(area.x+i%columns*widest, area.y+i/columns, min(widest-1, area.x+area.w-(area.x+i%columns*widest)), name, stylePlain)
		}
	}
}
