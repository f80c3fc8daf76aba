package ui

import (
	"fmt"

	"watchtui/internal/data"
)

// previewText is a preview as lines, with where its choices are.
type previewText struct {
	typeKey   string // types an answer
	skipKey   string // leaves refused rows out, or not
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
	t := previewText{width: width, typeKey: m.keys.name(onPreview, actAnswerType), skipKey: m.keys.name(onPreview, actSkipRefused)}
	if missing := a.missing(t.skipKey); missing != "" {
		t.wrapped("▲ "+missing, 0, styleDoubt)
	} else {
		t.wrapped("✓ ready: "+m.keys.name(onPreview, actOpen)+" imports it"+a.without(), 0, styleGood)
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
			observed = minuteOf(r.Observed)
		}
		add(stylePlain, r.Indicator, observed, valueWords(r, of), r.Source, r.Quality.String(), r.Published.String(), orElse(r.Citation, r.Note))
	}
}

func (t *previewText) refusals(a addingState, n int) {
	does := t.skipKey + " leaves them out"
	if a.skipBad {
		does = "left out; " + t.skipKey + " takes that back"
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
