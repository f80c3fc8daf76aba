package ui

import "strings"

// descriptionLines is the text as it is shown, a blank line between paragraphs.
func (m *model) descriptionLines() []string {
	text := m.descriptionText()
	if text == "" {
		return []string{"…"}
	}
	var lines []string
	for i, paragraph := range strings.Split(text, "\n") {
		if i > 0 {
			lines = append(lines, "")
		}
		lines = append(lines, wrap(paragraph, descriptionWidth(m.w)-4)...)
	}
	return lines
}

func (m *model) descriptionArea() rect { return layoutDescription(m.w, m.h, len(m.descriptionLines())) }

// descriptionRows is how many lines of it are on screen at a time.
func (m *model) descriptionRows() int { return max(1, m.descriptionArea().h-2) }

// paintDescription puts a chart in words over the screen.
func (m *model) paintDescription(c *canvas) {
	r, lines := m.descriptionArea(), m.descriptionLines()
	inside := pane{title: "In words", aside: m.keys.name(onDescription, actDescribe) + " closes"}.lay(c, r)
	top := scrolled(m.described.top, -1, inside.h, len(lines))
	for row := range min(inside.h, len(lines)-top) {
		c.text(inside.x, inside.y+row, inside.w, lines[top+row], stylePlain)
	}
	scrollbar(c, edgeOf(inside, boxed), top, len(lines))
}
