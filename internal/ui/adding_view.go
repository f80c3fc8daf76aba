package ui

import (
	"fmt"
	"slices"
	"strings"

	"watchtui/internal/data"
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

// choiceAt is where a choice stands in a preview.
type choiceAt struct{ line, from, to, question, choice int }

// previewText is a preview as lines, with where its choices are.
type previewText struct {
	width     int
	lines     []line
	choices   []choiceAt
	questions []int // the line that each question begins on
}

func (t *previewText) add(spans ...span) { t.lines = append(t.lines, line(spans)) }

func (t *previewText) wrapped(text string, margin int, st style) {
	for _, part := range wrap(text, t.width-margin) {
		t.add(span{"", st, margin}, span{part, st, 0})
	}
}

func (t *previewText) heading(text string) {
	t.add()
	t.add(span{text, styleTitle, 0})
}

// previewText is what there is to see before a file is imported.
func (m *model) previewText(width int) previewText {
	a := m.imports.adding
	t := previewText{width: width}
	if missing := a.missing(); missing != "" {
		t.wrapped("▲ "+missing, 0, styleDoubt)
	} else {
		t.wrapped("✓ ready: ⏎ imports it", 0, styleGood)
	}
	t.wrapped(a.preview.Summary, 0, styleStrong)
	for i, q := range a.questions {
		t.question(a, i, q)
	}
	t.section("Understood", a.preview.Understood)
	t.section("What it changes", a.preview.Changes)
	if len(a.preview.First) > 0 {
		t.heading("First readings")
		t.readings(a.preview.First, m.book.Indicator)
	}
	if n := a.preview.Refused; n > 0 {
		t.refusals(a, n)
	}
	return t
}

func (t *previewText) section(title string, texts []string) {
	if len(texts) == 0 {
		return
	}
	t.heading(title)
	for _, text := range texts {
		t.wrapped(text, 2, stylePlain)
	}
}

// question is a doubt with its choices beside each other, as many lines as they take.
func (t *previewText) question(a addingState, i int, q Question) {
	t.add()
	t.questions = append(t.questions, len(t.lines))
	mark, st := "? ", styleDoubt
	if a.answers[q.Flag] != "" {
		mark, st = "✓ ", stylePlain
	}
	text := q.Text
	if q.Flag != "" {
		text += "  (" + q.Flag + ")"
	}
	for n, part := range wrap(text, t.width-3) {
		if n > 0 {
			mark = ""
		}
		t.add(span{mark, st, 3}, span{part, st, 0})
	}
	if len(q.Choices) == 0 {
		t.add(span{"", stylePlain, 3}, span{"it can be answered on the command line alone, with " + q.Flag, styleDim, 0})
		return
	}
	pointer := "  "
	if i == a.question {
		pointer = "▸ "
	}
	spans, used := line{{"", stylePlain, 3}, {pointer, styleKey, 0}}, 5
	for n, choice := range q.Choices {
		sign, st := "○ ", stylePlain
		if a.answers[q.Flag] == choice {
			sign, st = "● ", styleStrong
		}
		text := sign + choice
		w := textWidth(text)
		if used > 5 && used+w > t.width {
			t.lines, spans, used = append(t.lines, spans), line{{"", stylePlain, 5}}, 5
		}
		t.choices = append(t.choices, choiceAt{len(t.lines), used, used + w, i, n})
		spans, used = append(spans, span{text, st, 0}, span{"   ", stylePlain, 0}), used+w+3
	}
	t.lines = append(t.lines, spans)
}

// readings is a table of readings, with as many columns as fit.
func (t *previewText) readings(first []data.Reading, indicator func(string) (data.Indicator, bool)) {
	widths, long := []int{28, 26, 18, 24, 11, 12}, true
	switch {
	case t.width < 60:
		widths, long = []int{0, 12, 12, 14, 0, 0}, false
	case t.width < 90:
		widths, long = []int{20, 12, 14, 14, 11, 0}, false
	case t.width < 150:
		widths, long = []int{20, 12, 14, 18, 11, 12}, false
	}
	add := func(st style, cells ...string) {
		spans := line{{"", st, 2}}
		for i, width := range widths {
			if width > 0 {
				spans = append(spans, span{cells[i], st, width})
			}
		}
		if t.width >= 110 {
			spans = append(spans, span{cells[len(widths)], dimmer(st), 0})
		}
		t.lines = append(t.lines, spans)
	}
	add(styleDim, "indicator", "observed", "value", "source", "quality", "published", "citation")
	for _, r := range first {
		of, _ := indicator(r.Indicator)
		observed := r.Observed.String()
		if !long {
			observed = shortInstant(r.Observed)
		}
		add(stylePlain, r.Indicator, observed, valueWords(r, of), r.Source, r.Quality.String(), r.Published.String(), orElse(r.Citation, r.Note))
	}
}

func (t *previewText) refusals(a addingState, n int) {
	does := "s leaves them out"
	if a.skipBad {
		does = "left out; s takes that back"
	}
	title := fmt.Sprintf("Refused rows: %s", total(n))
	if shown := len(a.preview.Refusals); shown < n {
		title += fmt.Sprintf(", the first %d", shown)
	}
	t.add()
	t.add(span{title, styleDoubt, 0}, span{"   " + does, styleDim, 0})
	for _, r := range a.preview.Refusals {
		for _, spans := range refusalLines(r, t.width-2) {
			t.lines = append(t.lines, append(line{{"", stylePlain, 2}}, spans...))
		}
	}
}

// paintPreview shows what a file would become.
func (m *model) paintPreview(c *canvas, l importsLayout) {
	a := m.imports.adding
	aside := "nothing is written yet"
	if m.imports.work.doing != "" {
		aside = m.imports.work.words()
	}
	pane{title: "Import " + baseName(a.file) + "?", aside: aside, boxed: true, focused: true}.paint(c, l.body)
	area := m.importArea()
	text := m.previewText(area.w)
	top := scrolled(a.top, -1, area.h, len(text.lines))
	for i := range area.h {
		if n := top + i; n < len(text.lines) {
			c.pen(rect{area.x, area.y + i, area.w, 1}, 0).line(text.lines[n])
		}
	}
	scrollbar(c, edgeOf(area, boxed), top, len(text.lines))
}

func (m *model) scrollPreview(by int) {
	a, area := &m.imports.adding, m.importArea()
	a.top = scrolled(a.top+by, -1, area.h, len(m.previewText(area.w).lines))
}

// showQuestion scrolls to the question that the arrows answer.
func (m *model) showQuestion() {
	a, area := &m.imports.adding, m.importArea()
	text := m.previewText(area.w)
	first := text.questions[a.question]
	last := first
	if i := slices.IndexFunc(text.choices, func(at choiceAt) bool { return at.question == a.question }); i >= 0 {
		last = text.choices[i].line
	}
	a.top = min(max(a.top, last-area.h+1), max(0, first-1))
	m.scrollPreview(0)
}
