package ui

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"watchtui/internal/data"
)

// beginSaving asks for a name.
func (m *model) beginSaving() tea.Cmd {
	switch {
	case m.whatIf.scenario.Assumptions() == 0:
		m.hint("nothing is assumed yet")
	case !m.cmd.canSaveScenarios():
		m.hint("scenarios cannot be saved here")
	default:
		m.whatIf.line = lineState{kind: saveLine, in: input{before: data.Visible(m.whatIf.scenario.Title)}}
	}
	return nil
}

func (m *model) save() tea.Cmd {
	line := &m.whatIf.line
	name := strings.TrimSpace(line.in.text())
	if name == "" {
		line.wrong = "type a name"
		return nil
	}
	scenario := m.whatIf.scenario
	scenario.Title = data.Visible(name)
	return m.cmd.saveScenario(name, scenario, line.replaces == name)
}

// takeSaved says what came of saving. A scenario of that name is replaced only after asking.
func (m *model) takeSaved(msg scenarioSavedMsg) []tea.Cmd {
	line := &m.whatIf.line
	switch {
	case errors.Is(msg.err, fs.ErrExist):
		if line.kind == saveLine && strings.TrimSpace(line.in.text()) == msg.name {
			line.wrong, line.replaces = fmt.Sprintf("%s is there already: %s once more replaces it", data.Visible(msg.name), m.keys.name(onPrompt, actOpen)), msg.name
		}
		return nil
	case msg.err != nil:
		if line.kind == saveLine {
			line.wrong = msg.err.Error()
		} else {
			m.refuse("saving the scenario", msg.err)
		}
		return nil
	}
	if line.kind == saveLine {
		*line = lineState{}
	}
	m.whatIf.scenario.Title = data.Visible(msg.name)
	m.result(msg.said)
	return []tea.Cmd{m.cmd.endStatus(m.status.number)}
}

// beginLoading lists the scenarios that are saved.
func (m *model) beginLoading() tea.Cmd {
	if !m.cmd.canLoadScenarios() {
		m.hint("scenarios cannot be loaded here")
		return nil
	}
	m.whatIf.line = lineState{kind: loadList}
	return m.cmd.listScenarios()
}

func (m *model) takeScenarios(msg scenariosListedMsg) {
	line := &m.whatIf.line
	if line.kind != loadList {
		return
	}
	line.listed, line.names, line.list = true, msg.names, list{}
	if msg.err != nil {
		line.wrong = msg.err.Error()
	} else {
		line.selected = max(0, slices.Index(msg.names, m.whatIf.scenario.Title))
	}
}

func (m *model) actLoadList(act action) tea.Cmd {
	line := &m.whatIf.line
	if by, ok := steps(act, max(1, m.scenarioLines()-1)); ok {
		line.move(by, m.scenarioLines(), len(line.names))
	} else if act == actOpen && line.selected < len(line.names) {
		return m.cmd.loadScenario(line.names[line.selected])
	}
	return nil
}

// takeScenario puts a scenario that was loaded into force, and goes to the last day that it speaks of where that is to come.
func (m *model) takeScenario(msg scenarioLoadedMsg) {
	w := &m.whatIf
	if w.line.kind != loadList {
		return
	}
	if msg.err != nil {
		w.line.wrong = msg.err.Error()
		return
	}
	w.line = lineState{}
	w.change(*msg.scenario)
	if last := msg.scenario.Last(m.moment.at); last > m.moment.at {
		w.reach = last
		m.moment.at, m.moment.pinned = last, last != m.moment.today
	}
	m.selectWhatIf(0)
}
