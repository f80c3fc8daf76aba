package ui

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
)

// addingState is a file on its way in:
//
//	noStage ──a──▶ pathStage ──⏎──▶ previewStage ──⏎──▶ imported, noStage
//	        ◀─esc─           ◀─esc─       └─ an answer: the preview is made anew
type addingState struct {
	stage     addingStage
	path      input
	names     []string // paths that continue what is typed
	wrong     string   // why there is no preview
	file      string   // that the preview is of
	preview   Preview
	questions []Question // the preview's, after those that are answered already
	question  int        // the one that the arrows answer
	answers   map[string]string
	skipBad   bool // leave refused rows out
	top       int  // the first line on screen
}

type addingStage uint8

const (
	noStage addingStage = iota
	pathStage
	previewStage
)

// addFile asks for a path.
func (m *model) addFile() {
	if !m.cmd.canPreview() {
		m.hint("files cannot be imported here")
		return
	}
	m.imports.adding = addingState{stage: pathStage}
}

// pressPath takes in text while a path is typed.
func (m *model) pressPath(msg tea.KeyPressMsg) tea.Cmd {
	a := &m.imports.adding
	switch act := lookUp(msg, onPath); act {
	case actQuit:
		return tea.Quit
	case actEscape:
		m.imports.back()
	case actComplete:
		return m.cmd.complete(a.path.text())
	case actOpen:
		return m.lookAtFile()
	default:
		if a.path.press(act, msg) {
			a.names, a.wrong = nil, ""
		}
	}
	return nil
}

// takeCompletion continues the path as far as all that continue it agree.
func (m *model) takeCompletion(msg completedMsg) {
	a := &m.imports.adding
	if a.stage != pathStage || msg.path != a.path.text() {
		return
	}
	switch {
	case msg.err != nil:
		a.names, a.wrong = nil, msg.err.Error()
	case len(msg.names) == 0:
		a.names, a.wrong = nil, "no file begins so"
	default:
		if common := commonPrefix(msg.names); strings.HasPrefix(common, msg.path) {
			a.path = input{before: common}
		}
		a.names, a.wrong = nil, ""
		if len(msg.names) > 1 {
			a.names = msg.names
		}
	}
}

// commonPrefix is what all begin with, in whole characters.
func commonPrefix(names []string) string {
	common := []rune(names[0])
	for _, name := range names[1:] {
		n := 0
		for _, r := range name {
			if n == len(common) || common[n] != r {
				break
			}
			n++
		}
		common = common[:n]
	}
	return string(common)
}

// lookAtFile asks for a preview of the path that was typed.
func (m *model) lookAtFile() tea.Cmd {
	a := &m.imports.adding
	path := strings.TrimSpace(a.path.text())
	if path == "" {
		a.wrong = "type the path of a file; tab completes it"
		return nil
	}
	a.names, a.wrong = nil, ""
	if path != a.file { // another file has other questions
		*a = addingState{stage: pathStage, path: a.path, file: path}
	}
	return m.askPreview()
}

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
		a.wrong, a.stage = msg.err.Error(), pathStage
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
	a.preview, a.questions = msg.preview, questions
	a.question = max(0, min(a.question, len(questions)-1))
	m.scrollPreview(0)
}

// place is where a question stood before; a new one comes after all others.
func (a *addingState) place(q Question) int {
	i := slices.IndexFunc(a.questions, func(old Question) bool { return old.Flag == q.Flag })
	if i < 0 {
		return len(a.questions)
	}
	return i
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
	case actNextPane, actPreviousPane:
		m.nextQuestion(act)
	case actSkipRefused:
		if a.preview.Refused == 0 {
			m.hint("no row is refused")
			break
		}
		a.skipBad = !a.skipBad
	case actUp:
		m.scrollPreview(-1)
	case actDown:
		m.scrollPreview(1)
	case actPageUp:
		m.scrollPreview(-page)
	case actPageDown:
		m.scrollPreview(page)
	case actFirst:
		a.top = 0
	case actLast:
		m.scrollPreview(1 << 40)
	}
	return nil
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
	if len(a.questions) == 0 || len(a.questions[a.question].Choices) == 0 {
		m.hint("there is no question to answer")
		return nil
	}
	q := a.questions[a.question]
	n := len(q.Choices)
	i := slices.Index(q.Choices, a.answers[q.Flag])
	switch {
	case i < 0 && step < 0:
		i = n - 1
	case i < 0:
		i = 0
	default:
		i = (i + step + n) % n
	}
	return m.answer(a.question, i)
}

// answer gives a question an answer, and asks for the preview that follows from it.
func (m *model) answer(question, choice int) tea.Cmd {
	a := &m.imports.adding
	q := a.questions[question]
	a.question = question
	a.answers = maps.Clone(a.answers)
	if a.answers == nil {
		a.answers = map[string]string{}
	}
	a.answers[q.Flag] = q.Choices[choice]
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

// missing is what keeps the file from being imported, in words; "" where nothing does.
func (a *addingState) missing() string {
	var parts []string
	if a.preview.Already != "" {
		return baseName(a.file) + " " + a.preview.Already + ": there is nothing to import"
	}
	if n := a.unanswered(); n > 0 {
		parts = append(parts, "answer "+count(n, "question"))
	}
	if n := a.preview.Refused; n > 0 && !a.skipBad {
		parts = append(parts, fmt.Sprintf("mend the %s, or leave them out with s", count(n, "refused row")))
		if n == 1 {
			parts[len(parts)-1] = "mend the refused row, or leave it out with s"
		}
	}
	return strings.Join(parts, "; ")
}

// importFile imports the file, where nothing is missing.
func (m *model) importFile() tea.Cmd {
	a := &m.imports.adding
	do := m.cmd.importFile(a.file, maps.Clone(a.answers), a.skipBad)
	switch missing := a.missing(); {
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

// baseName is a path's last part.
func baseName(path string) string {
	if i := strings.LastIndexAny(path, `/\`); i >= 0 && i < len(path)-1 {
		return path[i+1:]
	}
	return path
}
