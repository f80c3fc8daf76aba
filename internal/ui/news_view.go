package ui

// newsBox is at the foot of the screen, so that the verdict stays in sight.
func (m *model) newsBox() rect { return layoutFoot(m.w, m.h, len(m.news.items)) }

func (m *model) newsRows() int { return max(0, m.newsBox().h-2) }

// paintNews lists what changed.
func (m *model) paintNews(c *canvas) {
	n := &m.news
	title := "Since you last looked"
	if n.before != nil {
		title += ", " + n.before.Day.String()
	}
	lines := pane{title: title, aside: m.keys.name(onNews, actEscape) + " closes"}.lay(c, m.newsBox())
	top := scrolled(n.top, -1, lines.h, len(n.items))
	for i := range min(lines.h, len(n.items)-top) {
		row := rect{lines.x, lines.y + i, lines.w, 1}
		item := n.items[top+i]
		p := c.pen(row, 0).skip(2)
		p.write(item.mark, item.style)
		if item.mark != "" {
			p.skip(1)
		}
		st := stylePlain
		if item.style == styleDim {
			st = styleDim
		}
		p.write(item.text, st).skip(2).write(item.aside, styleDim)
		if top+i == n.selected {
			markLine(c, row)
		}
	}
	scrollbar(c, edgeOf(lines, boxed), top, len(n.items))
}
