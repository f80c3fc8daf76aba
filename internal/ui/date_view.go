package ui

// promptLines is how many lines the box of a day has inside.
const promptLines = 5

// paintDate asks for a day, and says with each key what was understood and what the verdict on it is.
func (m *model) paintDate(c *canvas) {
	inside := pane{title: "Go to a day", aside: m.keys.name(onPrompt, actEscape) + " closes"}.lay(c, layoutBox(m.w, m.h, promptWidth, promptLines))
	p := c.pen(inside, 0).write("day ", styleDim)
	p.write(m.prompt.line.shown(p.end-p.x), styleStrong)
	if m.prompt.line.text() == "" {
		m.paintLines(c, inside, 1, wantedWhen, styleDim)
		return
	}
	w, err := m.calendar().parse(m.prompt.line.text())
	if err != nil {
		m.paintLines(c, inside, 1, err.Error(), styleError)
		return
	}
	p = c.pen(inside, 2).write("at  ", styleDim).write(w.day.String(), styleStrong)
	if w.note != "" {
		p.write(" · "+w.note, styleDim)
	}
	if mark, words, st := m.verdictOn(w.day); words != "" {
		c.pen(inside, 3).skip(4).write(mark+" "+words, st)
	}
}

// paintLines writes text from a line of a box on, as far as there is room.
func (m *model) paintLines(c *canvas, r rect, from int, text string, st style) {
	for i, line := range wrap(text, r.w) {
		c.pen(r, from+i).write(line, st)
	}
}
