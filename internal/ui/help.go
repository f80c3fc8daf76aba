package ui

import (
	"fmt"
	"slices"

	tea "charm.land/bubbletea/v2"

	"watchtui/internal/thresholds"
)

// helpState is the list of all keys over the screen. A line that says what a key does is selected, from which it is done.
type helpState struct {
	list       // of lines
	from where // the reader was when it was opened
	filterState
}

func (h *helpState) where() where {
	if h.typing {
		return onFilter
	}
	return onHelp
}

// backHelp drops the filter.
func (m *model) backHelp() bool {
	had := m.help.drop()
	if had {
		m.siftHelp()
	}
	return had
}

func (m *model) toggleHelp() {
	if m.over == helpOverlay {
		m.lift()
		return
	}
	m.help = helpState{from: m.where()}
	m.lay(helpOverlay)
	m.siftHelp()
}

// siftHelp selects the first line that says something.
func (m *model) siftHelp() {
	m.help.list = list{}
	m.moveHelp(0)
}

func (m *model) actHelp(act action) tea.Cmd {
	if by, ok := steps(act, max(1, m.helpHeight()-1)); ok {
		m.moveHelp(by)
		return nil
	}
	switch act {
	case actFilter:
		m.help.typing = true
	case actOpen:
		return m.doHelp()
	}
	return nil
}

// moveHelp selects the line so many further on, and where that says nothing the next one in that direction that does.
func (m *model) moveHelp(by int) {
	lines, _ := m.help.lines(m.keys)
	h := &m.help
	height, step := m.helpHeight(), 1
	if by < 0 {
		step = -1
	}
	h.move(by, height, len(lines))
	for _, step := range [...]int{step, -step} {
		for h.selected >= 0 && h.selected < len(lines) && lines[h.selected].says() == "" {
			h.selected += step
		}
		h.selected = max(0, min(h.selected, len(lines)-1))
	}
	h.top = scrolled(h.top, h.selected, height*m.helpColumns(len(lines)), len(lines))
	if h.selected > 0 && h.selected == h.top && lines[h.selected-1].heading != "" {
		h.top-- // its heading is seen, too
	}
}

// doHelp does what the selected line says, once the list is away, if the key is in force where the reader came from. Else it says where it is.
func (m *model) doHelp() tea.Cmd {
	lines, _ := m.help.lines(m.keys)
	if m.help.selected >= len(lines) {
		return nil
	}
	b, from := lines[m.help.selected].of, m.help.from
	switch {
	case b.act == actNone:
		m.hint("that is a sign, and no key")
		return nil
	case !b.reaches(from):
		m.hint(fmt.Sprintf("that is a key of %q: %s", whereTitles[b.in], allKeys(b)))
		return nil
	case b.act == actOpenNumber:
		m.hint("press the digit: each opens its own indicator")
		return nil
	case !heeds(from, b.act):
		m.hint("answer first: " + m.keys.name(from, actYes) + " or " + m.keys.name(from, actNo))
		return nil
	}
	m.lift()
	if types(from) && b.act != actQuit && b.act != actSuspend {
		return m.typed(b.act, tea.KeyPressMsg{})
	}
	return m.act(b.act, 0)
}

func (m *model) clickHelp(x, y int) tea.Cmd {
	lines, _ := m.help.lines(m.keys)
	i, ok := m.helpLineAt(x, y)
	switch {
	case !ok || i >= len(lines) || lines[i].says() == "":
		m.lift()
	case i == m.help.selected:
		return m.doHelp()
	default:
		m.help.selected = i
	}
	return nil
}

func (m *model) wheelHelp(_, _, step int) {
	lines, _ := m.help.lines(m.keys)
	m.help.scroll(step, m.helpHeight()*m.helpColumns(len(lines)), len(lines))
}

// helpLine is a heading, a key or a sign with what it does or means, or blank.
type helpLine struct {
	heading, keys, does string
	of                  binding // of a key
}

// says is what a line says that can be selected; "" of the others.
func (l helpLine) says() string { return l.does }

// helpOrder is how the places stand in the list.
var helpOrder = [...]where{
	everywhere, onWatch, onChart, onTable, onRecord, onCompare, onChoosing, onMeasure, onUsed, onDescription,
	onImports, onImport, onAsking, onInput, onPreview, onWorking, onWhatIf, onScenarios, onOffers, onTerms, onParameters, onFloor, onTriggers, onFirings, onFiring,
	onTalk, onHeadline, onStudy,
	onPalette, onGoTo, onCopy, onBookmarks, onNews, onPrompt, onExport, onFilter, onTyping, onHelp,
}

// order is that of the list from where the reader was: the keys of that place first, then those that are in force there, too, then all others.
func (h *helpState) order() []where {
	order := layers(h.from)
	for _, in := range helpOrder {
		if !slices.Contains(order, in) {
			order = append(order, in)
		}
	}
	return order
}

// lines lists the bindings that pass the filter, by the place that they work in, and how many those are.
func (h *helpState) lines(keymap Keymap) (lines []helpLine, keys int) {
	sought := h.sought()
	for _, in := range h.order() {
		headed := false
		for _, b := range keymap.bindings() {
			if b.in != in || !sought.passes(whereTitles[in]+" "+allKeys(b)+" "+b.Help().Desc) {
				continue
			}
			if !headed {
				if len(lines) > 0 {
					lines = append(lines, helpLine{})
				}
				lines, headed = append(lines, helpLine{heading: whereTitles[in]}), true
			}
			lines = append(lines, helpLine{keys: allKeys(b), does: b.Help().Desc, of: b})
			keys++
		}
	}
	return append(lines, signLines(sought)...), keys
}

// signLines say what the signs of the lists mean.
func signLines(sought filterWords) []helpLine {
	var lines []helpLine
	for _, sign := range signs {
		if sought.passes("Signs " + sign.keys + " " + sign.does) {
			lines = append(lines, sign)
		}
	}
	if len(lines) > 0 {
		lines = append([]helpLine{{}, {heading: "Signs"}}, lines...)
	}
	return lines
}

var signs = []helpLine{
	{keys: "▕▆▆▆▁▁▁▁▁▏", does: "how near the measure is to its threshold; full: there"},
	{keys: thresholds.Met.Mark() + " met", does: "the comparison holds on the asked evidence, for as long as it has to"},
	{keys: thresholds.Holding.Mark() + " holding", does: "it holds, and the days of its dwell are not over yet"},
	{keys: thresholds.Unmet.Mark() + " unmet", does: "it does not hold"},
	{keys: thresholds.Stale.Mark() + " stale", does: "the last reading is older than it may be"},
	{keys: thresholds.Unverified.Mark() + " unverified", does: "it holds on a claim only; behind a number: that rests on a claim"},
	{keys: thresholds.Contested.Mark() + " contested", does: "it holds on evidence, and a claim puts it in doubt"},
	{keys: assumedMark + " assumed", does: "on a chart in a what-if: a reading that nobody published"},
	{keys: highMark + " " + lowMark, does: "on the large chart: the highest and the lowest reading in sight, the first where there are several"},
	{keys: thresholds.NoData.Mark() + " no data", does: "the measure cannot be computed"},
}

// hint is keys named in the footer.
type hint struct {
	keys, does string
	of         []binding // whose keys they are
}

// hints are the keys that matter where the reader is.
func (m *model) hints() []hint {
	var hints []hint
	in := m.where()
	for _, place := range [...]where{in, everywhere} {
		for _, b := range m.keys.bindings() {
			if b.in != place || b.hint == "" || len(b.Keys()) == 0 || place == everywhere && !namedIn(b.act, in) {
				continue
			}
			does := m.hintWords(b)
			if does == "" {
				continue
			}
			if n := len(hints); n > 0 && hints[n-1].does == does {
				hints[n-1].keys = joined(hints[n-1].keys, b.Help().Key)
				hints[n-1].of = append(hints[n-1].of, b)
				continue
			}
			hints = append(hints, hint{b.Help().Key, does, []binding{b}})
		}
	}
	return hints
}

// namedIn tells whether a key that works everywhere is named in the footer of a place.
func namedIn(act action, in where) bool {
	switch in {
	case onWatch:
		return true
	case onFilter, onAsking, onInput, onWorking, onScenarios, onPalette, onPrompt, onGoTo, onCopy, onExport:
		return false
	case onPreview:
		return act == actHelp
	}
	return act == actHelp || act == actBack
}

// hintWords is what a key does, as things are; "" where it does nothing.
func (m *model) hintWords(b binding) string {
	in := m.where()
	switch b.act {
	case actBack:
		if in != onWatch {
			return "back"
		}
	case actHelp:
		if in == onHelp {
			return "close"
		}
	case actCrossBack, actCrossForward:
		if m.indicator.byColumn {
			return "column"
		}
	case actVintage:
		other := m.moment
		other.toggle()
		return other.vintage.Words()
	case actLess, actMore, actRemove:
		if in == onParameters && !m.inWhatIf() {
			return ""
		}
	case actUndo, actRedo, actOpen, actComplete, actSkipRefused, actAnswerBack, actAnswerForward, actAnswerType, actNextPane:
		if m.on == importsScreen && !m.imports.allows(b.act) || m.on == whatIfScreen && !m.whatIf.allows(b.act) || b.act == actOpen && !m.opensFiring(in) {
			return ""
		}
	}
	return b.hint
}

// allows tells whether a key has something to do on the Imports screen as it is.
func (s *importsState) allows(act action) bool {
	id, ok := s.current()
	of, _ := s.find(id)
	switch act {
	case actUndo:
		return ok && of.InForce()
	case actRedo:
		return ok && !of.InForce()
	case actOpen:
		return ok || s.adding.stage != noStage
	case actComplete:
		return !s.adding.typing
	case actSkipRefused:
		return s.adding.preview.Refused > 0
	case actNextPane:
		return len(s.adding.questions) > 1
	}
	questions := s.adding.questions
	if len(questions) == 0 || questions[s.adding.question].Flag == "" {
		return false
	}
	return (act == actAnswerType) == (len(questions[s.adding.question].Choices) == 0)
}
