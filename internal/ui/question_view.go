package ui

import (
	"slices"
)

// choiceAt is where a choice stands in a preview.
type choiceAt struct{ line, from, to, question, choice int }

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
	pointer := "  "
	if i == a.question {
		pointer = "▸ "
	}
	if free := t.freeAnswer(a, i, q); free.text != "" {
		t.add(span{"", stylePlain, 3}, span{pointer, styleKey, 0}, free)
		return
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

// freeAnswer is the answer of a question where it is none of the choices: typed, or being typed.
func (t *previewText) freeAnswer(a addingState, i int, q Question) span {
	answer := a.answers[q.Flag]
	switch {
	case a.typing && i == a.question:
		return span{a.answer.shown(t.width - 5), styleStrong, 0}
	case q.Flag == "":
		return span{"only another file can settle this", styleDim, 0}
	case answer != "" && !slices.Contains(q.Choices, answer):
		return span{"● " + answer, styleStrong, 0}
	case len(q.Choices) > 0:
		return span{}
	}
	return span{t.typeKey + " types the answer", styleDim, 0}
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
