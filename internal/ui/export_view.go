package ui

// formsAt is where the forms stand, beside each other.
func formsAt(line rect, forms []string) []rect {
	var at []rect
	x := line.x
	for _, form := range forms {
		w := textWidth(form) + 2
		at = append(at, rect{x, line.y, min(w, max(0, line.right()-x)), line.h})
		x += w + 3
	}
	return at
}

// paintExport asks for the form and the name of a file, over the screen.
func (m *model) paintExport(c *canvas) {
	x, l := m.export, layoutExport(m.w, m.h)
	pane{title: "Write what is on screen", aside: m.keys.name(onExport, actEscape) + " closes"}.lay(c, l.box)
	for i, at := range formsAt(l.forms, x.forms) {
		mark, st := "○ ", stylePlain
		if x.forms[i] == x.form() {
			mark, st = "● ", styleStrong
		}
		c.text(at.x, at.y, at.w, mark+x.forms[i], st)
	}
	const label = "file  "
	c.pen(l.name, 0).write(label, styleDim).write(x.name.shown(l.name.w-textWidth(label)), styleStrong)
	switch {
	case x.cancel != nil:
		c.text(l.says.x, l.says.y, l.says.w, "writing …", stylePlain)
	case x.wrong != "":
		for i, line := range wrap(x.wrong, l.says.w) {
			if i < l.says.h {
				c.text(l.says.x, l.says.y+i, l.says.w, line, styleError)
			}
		}
	default:
		c.text(l.says.x, l.says.y, l.says.w, choose(len(x.forms) > len(tableForms), "csv, json and md have the table; svg and png the chart", ""), styleDim)
	}
}
