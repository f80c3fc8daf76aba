package ui

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"watchtui/internal/data"

	tea "charm.land/bubbletea/v2"
)

// askPreview asks for a preview with the answers given so far.
func (m *model) askPreview() tea.Cmd {
	a, w := &m.imports.adding, &m.imports.work
	ctx := w.begin(m.cmd.ctx, "reading "+baseName(a.file), false)
	return tea.Batch(m.cmd.preview(ctx, w.number, a.file, maps.Clone(a.answers)), m.cmd.tick(w.number))
}

// takePreview shows a preview. Questions that have an answer stay, so that it can be changed.
func (m *model) takePreview(msg previewedMsg) {
	s := &m.imports
	a := &s.adding
	if msg.number != s.work.number {
		return
	}
	s.work.end()
	if msg.err != nil {
		a.wrong, a.stage, a.typing = msg.err.Error(), pathStage, false
		a.file = "" // looked at again it begins without answers
		return
	}
	if a.stage == pathStage {
		a.stage, a.top = previewStage, 0
	}
	questions := slices.DeleteFunc(slices.Clone(a.questions), func(q Question) bool {
		return a.answers[q.Flag] == "" || slices.ContainsFunc(msg.preview.Questions, func(p Question) bool { return p.Flag == q.Flag })
	})
	questions = append(questions, msg.preview.Questions...)
	slices.SortStableFunc(questions, func(p, q Question) int { return a.place(p) - a.place(q) })
	at := -1
	if a.question < len(a.questions) {
		was := a.questions[a.question].Flag
		at = slices.IndexFunc(questions, func(q Question) bool { return q.Flag == was })
	}
	a.typing = a.typing && at >= 0 // what is not asked any more is not answered either
	a.preview, a.questions, a.question = msg.preview, questions, max(at, 0)
	m.scrollPreview(0)
}

// actPreview does what is asked for while a preview is open.
func (m *model) actPreview(act action) tea.Cmd {
	a := &m.imports.adding
	page := max(1, m.importArea().h-1)
	switch act {
	case actOpen:
		return m.importFile()
	case actAnswerBack:
		return m.turnAnswer(-1)
	case actAnswerForward:
		return m.turnAnswer(1)
	case actAnswerType:
		m.typeAnswer()
	case actNextPane, actPreviousPane:
		m.nextQuestion(act)
	case actSkipRefused:
		if a.preview.Refused == 0 {
			m.hint("no row is refused")
			break
		}
		a.skipBad = !a.skipBad
	default:
		if by, ok := steps(act, page); ok {
			m.scrollPreview(by)
		}
	}
	return nil
}

// missing is what keeps the file from being imported, in words; "" where nothing does.
func (a *addingState) missing(skip string) string {
	var parts []string
	if a.preview.Already != "" {
		return baseName(a.file) + " " + a.preview.Already + ": there is nothing to import"
	}
	if n := a.unanswered(); n > 0 {
		parts = append(parts, "answer "+data.Count(n, "question"))
	}
	if n := a.preview.Refused; n > 0 && !a.skipBad {
		parts = append(parts, fmt.Sprintf("mend the %s, or leave them out with %s", data.Count(n, "refused row"), skip))
		if n == 1 {
			parts[len(parts)-1] = "mend the refused row, or leave it out with " + skip
		}
	}
	return strings.Join(parts, "; ")
}

// without is what is left out of the import, in words.
func (a *addingState) without() string {
	switch a.preview.Refused {
	case 0:
		return ""
	case 1:
		return " without the refused row"
	}
	return " without the " + data.Count(a.preview.Refused, "refused row")
}

// importFile imports the file, where nothing is missing.
func (m *model) importFile() tea.Cmd {
	a := &m.imports.adding
	do := m.cmd.importFile(a.file, maps.Clone(a.answers), a.skipBad)
	switch missing := a.missing(m.keys.name(onPreview, actSkipRefused)); {
	case m.imports.work.doing != "":
		m.hint("the preview is not ready yet")
	case missing != "":
		m.hint("first: " + missing)
		if a.preview.Already != "" {
			m.hint(missing)
		}
	case do == nil:
		m.hint("files cannot be imported here")
	default:
		return m.work("importing "+baseName(a.file), do)
	}
	return nil
}
