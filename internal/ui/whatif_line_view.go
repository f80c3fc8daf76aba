package ui

// scenarioLines is how many names the list has room for.
func (m *model) scenarioLines() int { return max(1, min(len(m.whatIf.line.names), m.h-8)) }

// paintLine asks for what is typed or chosen, over the screen.
func (m *model) paintLine(c *canvas) {
	line := m.whatIf.line
	height := 4
	if line.kind == loadList {
		height = 1 + m.scenarioLines()
	}
	r := layoutBox(m.w, m.h, askingWidth, height)
	c.fill(r, " ", stylePlain)
	titles := [...]string{assumeLine: "Assume a reading", saveLine: "Save as a scenario", loadList: "Load a scenario"}
	inside := pane{title: titles[line.kind], aside: "the store stays as it is", boxed: true, focused: true}.paint(c, r)
	if line.kind == loadList {
		m.paintScenarios(c, inside)
		return
	}
	c.text(inside.x, inside.y, inside.w, line.in.shown(inside.w), styleStrong)
	text, st := "indicator value [date] [quality] [source]", styleDim
	if line.kind == saveLine {
		text = "the name of the scenario"
	}
	if line.wrong != "" {
		text, st = line.wrong, styleError
	}
	for i, part := range wrap(text, inside.w) {
		if i < inside.h-1 {
			c.text(inside.x, inside.y+1+i, inside.w, part, st)
		}
	}
}

func (m *model) paintScenarios(c *canvas, r rect) {
	line := m.whatIf.line
	text, st := m.keys.name(onScenarios, actOpen)+" loads it, in the place of what is assumed", styleDim
	switch {
	case line.wrong != "":
		text, st = line.wrong, styleError
	case !line.listed:
		text = "reading …"
	case len(line.names) == 0:
		text = "none is saved yet"
	}
	c.text(r.x, r.y, r.w, text, st)
	for y := 1; y < r.h && line.top+y-1 < len(line.names); y++ {
		i := line.top + y - 1
		row := rect{r.x, r.y + y, r.w, 1}
		c.text(row.x+2, row.y, row.w-2, line.names[i], stylePlain)
		if i == line.selected {
			markLine(c, row)
		}
	}
}
