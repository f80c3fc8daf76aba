package ui

import (
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
	typing    bool // an answer is typed
	answer    input
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

// input is the line that is typed.
func (a *addingState) input() *input {
	if a.typing {
		return &a.answer
	}
	return &a.path
}

// pressInput takes in text while a path or an answer is typed.
func (m *model) pressInput(act action, msg tea.KeyPressMsg) tea.Cmd {
	if m.on == whatIfScreen {
		return m.pressLine(act, msg)
	}
	a := &m.imports.adding
	switch act {
	case actEscape:
		m.imports.back()
	case actComplete:
		if !a.typing {
			return m.cmd.complete(a.path.text())
		}
	case actOpen:
		if a.typing {
			return m.typedAnswer()
		}
		return m.lookAtFile()
	default:
		if a.input().press(act, msg) {
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
		a.wrong = "type the path of a file; " + m.keys.name(onInput, actComplete) + " completes it"
		return nil
	}
	a.names, a.wrong = nil, ""
	if path != a.file { // another file has other questions
		*a = addingState{stage: pathStage, path: a.path, file: path}
	}
	return m.askPreview()
}

// baseName is a path's last part.
func baseName(path string) string {
	if i := strings.LastIndexAny(path, `/\`); i >= 0 && i < len(path)-1 {
		return path[i+1:]
	}
	return path
}
