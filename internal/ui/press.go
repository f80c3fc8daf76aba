package ui

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"watchtui/internal/data"
)

// where is where the reader is, as far as keys are concerned.
func (m *model) where() where { return m.front().where() }

func (m *model) press(msg tea.KeyPressMsg) tea.Cmd {
	m.touched = true
	if m.status.isHint {
		m.say("")
	}
	in := m.where()
	b, number := m.keys.find(msg, in)
	act := b.act
	if selected := m.drag.selects(); m.drag.kind != noDrag {
		m.drag = drag{} // a key ends it
		if selected && act == actEscape {
			return nil
		}
	}
	switch {
	case act == actQuit || act == actSuspend || act == actHelp:
		return m.do(act, 0)
	case types(in):
		return m.typed(act, msg)
	case !heeds(in, act):
		return nil
	}
	return m.act(act, number+1)
}

// typed gives a key to the line of text that is typed.
func (m *model) typed(act action, msg tea.KeyPressMsg) tea.Cmd {
	switch m.where() {
	case onFilter:
		return m.pressFilter(act, msg)
	case onInput:
		return m.pressInput(act, msg)
	case onPalette:
		return m.pressPalette(act, msg)
	case onPrompt:
		return m.pressPrompt(act, msg)
	case onExport:
		return m.pressExport(act, msg)
	}
	return nil
}

// lineEnds become spaces where a line is typed. Terminals send those of what is pasted as they send the enter key.
var lineEnds = strings.NewReplacer("\r\n", " ", "\n", " ", "\r", " ")

// longestIn is how many bytes fit into a line that is typed.
func longestIn(in where) int {
	if in == onFilter {
		return longestFilter
	}
	return longestInput
}

// paste takes in text from the clipboard where text is typed, or says that it is too long: half of it would be another text.
func (m *model) paste(text string) tea.Cmd {
	in := m.where()
	if !types(in) {
		return nil
	}
	text = lineEnds.Replace(strings.TrimRight(text, "\r\n"))
	if most := longestIn(in); len(text) > most {
		m.refuse("paste", fmt.Errorf("%s are more than the %s that fit here", data.Count(len(text), "byte"), data.Number(float64(most))))
		return nil
	}
	if in == onInput {
		text = strings.Trim(text, ` '"`) // a file dropped on a terminal comes in quotes
	}
	return m.typed(actNone, tea.KeyPressMsg{Text: text})
}

// act does what works on every screen, and gives the rest to what has the keys.
func (m *model) act(act action, number int) tea.Cmd {
	switch {
	case m.over != noOverlay && act != actEscape && act != actBack && !m.letsThrough(act):
		return m.front().act(act)
	case act == actPlaceBack:
		m.goBack()
	case act == actPlaceForward:
		m.goForward()
	default:
		return m.walk(strideOf(act), func() tea.Cmd { return m.do(act, number) })
	}
	return nil
}

func (m *model) do(act action, number int) tea.Cmd {
	switch act {
	case actQuit:
		return tea.Quit
	case actSuspend:
		return m.cmd.suspend()
	case actHelp:
		m.toggleHelp()
	case actEscape, actBack:
		return m.back(act)
	case actDayBack:
		m.goTo(m.moment.at - 1)
	case actDayForward:
		m.goTo(m.moment.at + 1)
	case actChangeBack:
		m.goToChange(changeBefore)
	case actChangeForward:
		m.goToChange(changeAfter)
	case actNow:
		m.moment.goNow()
	case actVintage:
		m.moment.toggle()
	case actOpenNumber:
		m.openNumber(number)
	case actDescribe:
		m.describe()
	case actImports:
		m.openImports()
	case actWatch:
		m.enter(watchScreen)
	case actLatestChange:
		m.goToLatestChange()
	case actGoTo:
		m.lay(goToOverlay)
	case actDate:
		m.askDate()
	case actPalette:
		m.openPalette()
	case actNews:
		m.openNews()
	case actCopy:
		m.lay(copyOverlay)
	case actCopyReading, actCopyVerdict, actCopyTable:
		return m.actCopying(act)
	case actBookmark:
		return m.toggleBookmark()
	case actBookmarks:
		m.openBookmarks()
	case actTalk:
		m.openTalk()
	case actWhatIf:
		m.beginWhatIf()
	case actTriggers:
		m.openTriggers()
	case actFloor:
		m.openFloor()
	case actOffers:
		m.openOffers()
	case actTheme:
		m.nextTheme()
	case actExport:
		m.openExport()
	default:
		return m.parts().act(act)
	}
	return nil
}

// back goes one level back; q leaves from the top, esc does not.
func (m *model) back(act action) tea.Cmd {
	switch {
	case act == actBack && m.on == watchScreen && m.over == noOverlay:
		return tea.Quit
	case m.front().back():
	case m.over != noOverlay:
		m.lift()
	default:
		m.leave()
	}
	return nil
}
