package ui

import (
	"maps"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
)

// place is where a question stood before; a new one comes after all others.
func (a *addingState) place(q Question) int {
	i := slices.IndexFunc(a.questions, func(old Question) bool { return old.Flag == q.Flag })
	if i < 0 {
		return len(a.questions)
	}
	return i
}

func (m *model) nextQuestion(act action) {
	a := &m.imports.adding
	n, step := len(a.questions), 1
	if act == actPreviousPane {
		step = -1
	}
	if n == 0 {
		m.hint("there is no question")
		return
	}
	a.question = (a.question + step + n) % n
	m.showQuestion()
}

// turnAnswer gives the question the next answer, or the one before.
func (m *model) turnAnswer(step int) tea.Cmd {
	a := &m.imports.adding
	if len(a.questions) == 0 {
		m.hint("there is no question to answer")
		return nil
	}
	q := a.questions[a.question]
	n := len(q.Choices)
	if n == 0 || q.Flag == "" {
		m.typeAnswer()
		return nil
	}
	i := slices.Index(q.Choices, a.answers[q.Flag])
	switch {
	case i < 0 && step < 0:
		i = n - 1
	case i < 0:
		i = 0
	default:
		i = (i + step + n) % n
	}
	return m.give(a.question, q.Choices[i])
}

// typeAnswer begins to type the answer to the question that the arrows answer.
func (m *model) typeAnswer() {
	a := &m.imports.adding
	switch {
	case len(a.questions) == 0:
		m.hint("there is no question to answer")
	case a.questions[a.question].Flag == "":
		m.hint("this cannot be answered: another file can settle it")
	default:
		a.typing, a.answer = true, input{before: a.answers[a.questions[a.question].Flag]}
		m.showQuestion()
	}
}

// typedAnswer gives what was typed as the answer.
func (m *model) typedAnswer() tea.Cmd {
	a := &m.imports.adding
	a.typing = false
	return m.give(a.question, strings.TrimSpace(a.answer.text()))
}

// give gives a question an answer, or takes it back ("" for none), and asks for the preview that follows from it.
func (m *model) give(question int, answer string) tea.Cmd {
	a := &m.imports.adding
	q := a.questions[question]
	a.question = question
	a.answers = maps.Clone(a.answers)
	if a.answers == nil {
		a.answers = map[string]string{}
	}
	a.answers[q.Flag] = answer
	if answer == "" {
		delete(a.answers, q.Flag)
	}
	m.showQuestion()
	return m.askPreview()
}

// unanswered is how many questions have no answer yet.
func (a *addingState) unanswered() int {
	n := 0
	for _, q := range a.questions {
		if a.answers[q.Flag] == "" {
			n++
		}
	}
	return n
}
