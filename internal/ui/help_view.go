package ui

import (
	"fmt"
	"strings"
)

// allKeys names every key of a binding, the one of the footer first.
func allKeys(b binding) string {
	names := []string{b.Help().Key}
	for _, name := range b.Keys() {
		pretty := prettyKey(name)
		if b.named {
			pretty = keyWords.Replace(pretty)
		}
		if pretty != names[0] && !strings.Contains(b.Help().Key, "-") {
			names = append(names, pretty)
		}
		if strings.Contains(b.Help().Key, "-") && len(b.Keys()) < 9 && pretty != names[0] {
			names = append(names, pretty)
		}
	}
	return strings.Join(names, " ")
}

// prettyKey is a key as it is written on keyboards.
func prettyKey(name string) string {
	signs := map[string]string{
		"left": "←", "right": "→", "up": "↑", "down": "↓", "enter": "⏎", "shift+left": "⇧←", "shift+right": "⇧→",
		"shift+tab": "⇧tab", "pgdown": "pgdn", "backspace": "⌫", "delete": "del",
	}
	if sign, ok := signs[name]; ok {
		return sign
	}
	return name
}

const (
	helpKeys  = 19 // cells for the keys, with a gap after them
	helpWidth = 72
)

func (m *model) helpHeight() int { return max(1, m.h-3) }

// helpColumns are one, or two where they are wide enough and the lines more than fit into one.
func (m *model) helpColumns(lines int) int {
	if m.helpArea().w >= 2*helpWidth && lines > m.helpHeight() {
		return 2
	}
	return 1
}

func (m *model) helpArea() rect { return rect{0, 0, m.w, m.h - 1}.inset(2, 1) }

// helpLineAt is the line below the pointer; false where there is none.
func (m *model) helpLineAt(x, y int) (int, bool) {
	lines, _ := m.help.lines(m.keys)
	inside, columns := m.helpArea(), m.helpColumns(len(lines))
	if !inside.contains(x, y) {
		return 0, false
	}
	column := min((x-inside.x)*columns/inside.w, columns-1)
	return m.help.top + column*inside.h + y - inside.y, true
}

// paintHelp lists all keys.
func (m *model) paintHelp(c *canvas) {
	all := rect{0, 0, m.w, m.h - 1}
	lines, shown := m.help.lines(m.keys)
	aside := m.keys.name(onHelp, actOpen) + " does it · " + m.keys.name(onHelp, actHelp) + " closes"
	inside := pane{title: fmt.Sprintf("Keys%s · %s", m.help.words(), m.help.counted(shown, len(bindings))), aside: aside}.lay(c, all)
	if len(lines) == 0 {
		c.text(inside.x, inside.y, inside.w, "none matches", styleDim)
	}
	columns := m.helpColumns(len(lines))
	width := inside.w / columns
	for column := range columns {
		for row := range inside.h {
			i := m.help.top + column*inside.h + row
			if i >= len(lines) {
				break
			}
			at := rect{inside.x + column*width, inside.y + row, width - 1, 1}
			p := c.pen(at, 0)
			if line := lines[i]; line.heading != "" {
				p.write(line.heading, styleTitle)
			} else {
				p.column(helpKeys-2, line.keys, styleKey).skip(2).write(line.does, stylePlain)
			}
			if i == m.help.selected && lines[i].says() != "" {
				markLine(c, rect{at.x - 1, at.y, at.w + 1, 1})
			}
		}
	}
	scrollbar(c, inside, m.help.top, len(lines))
}
