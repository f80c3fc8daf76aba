package ui

import (
	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"

	"watchtui/internal/data"
	"watchtui/internal/thresholds"
)

// This file takes in what commands answer, and asks for what the screen lacks.

// take takes in an answer; late ones, of an earlier generation, are dropped.
func (m *model) take(msg tea.Msg) []tea.Cmd {
	switch msg := msg.(type) {
	case summaryLoadedMsg:
		return m.takeSummary(msg)
	case seriesLoadedMsg:
		m.takeSeries(msg)
	case chartMadeMsg:
		m.takeChart(msg.chart)
	case vintageMadeMsg:
		m.takeVintage(msg.chart)
	case dayJudgedMsg:
		m.judging = false
		if msg.judged.history == m.history() {
			m.judged = msg.judged
		}
	case surenessFoundMsg:
		m.takeSureness(msg.sureness)
	case triggeredFoundMsg:
		m.takeTriggered(msg.triggered)
	case historyRunMsg:
		if asked := m.store.real.historyFor[msg.history.Vintage()]; asked == (historyKey{msg.generation, msg.history.Until()}) {
			return append(m.takeHistory(msg.history, msg.judged), m.askBell(msg))
		}
	case bellRangMsg:
		return []tea.Cmd{ring()}
	case drawnMsg:
		m.store.drawing = false
		return []tea.Cmd{m.settle()}
	case settledMsg:
		m.store.settling = false
		return []tea.Cmd{m.cmd.rest()}
	case rowsListedMsg:
		m.takeRows(msg)
	case spotFoundMsg:
		m.takeSpot(msg.spot)
	case outlookFoundMsg:
		m.takeOutlook(msg)
	case talkFoundMsg:
		m.takeTalk(msg.found)
	case floorFoundMsg:
		m.takeFloor(msg.floor)
	case lineMadeMsg:
		m.takeLine(msg.line)
	case describedMsg:
		m.takeDescription(msg)
	case importsListedMsg:
		m.takeImports(msg)
	case refusalsListedMsg:
		m.takeRefusals(msg)
	case completedMsg:
		m.takeCompletion(msg)
	case previewedMsg:
		m.takePreview(msg)
	case storeChangedMsg:
		return m.takeChange(msg)
	case newsFoundMsg:
		m.takeNews(msg)
	case openingLoadedMsg:
		m.openings.kept = msg.opening
	case keptLoadedMsg:
		m.takeKept(msg)
	case bookmarksKeptMsg:
		return m.takeBookmarks(msg)
	case workTickedMsg:
		return m.takeTick(msg)
	case whatIfJudgedMsg:
		m.takeWhatIf(msg)
	case smallestFoundMsg:
		m.takeSmallest(msg)
	case scenariosListedMsg:
		m.takeScenarios(msg)
	case scenarioLoadedMsg:
		m.takeScenario(msg)
	case scenarioSavedMsg:
		return m.takeSaved(msg)
	case lookedMsg:
		return m.takeLook(msg)
	case exportedMsg:
		return m.takeExport(msg)
	case statusEndedMsg:
		if msg.number == m.status.number && !m.status.isBad {
			m.status.text = ""
		}
	case windowMeasuredMsg:
		m.takePixels(msg.size)
		return []tea.Cmd{tea.Raw(msg.query)}
	case tea.ForegroundColorMsg, uv.PixelSizeEvent, uv.CellSizeEvent, uv.KittyGraphicsEvent, uv.PrimaryDeviceAttributesEvent:
		m.takePixels(msg)
	case panickedMsg:
		m.fatal = msg.err
		return []tea.Cmd{tea.Quit}
	}
	return nil
}

func (m *model) takeSummary(msg summaryLoadedMsg) []tea.Cmd {
	if msg.generation != m.store.generation {
		return nil
	}
	m.moment.learn(msg.today)
	if msg.err != nil {
		m.store.noteFailure()
		m.fail("reading the store", msg.err)
		return nil
	}
	before, wasThere := m.store.summary, m.store.summarized
	m.store.summary, m.store.version, m.store.stamp, m.store.summarized = msg.summary, msg.version, msg.stamp, true
	if m.status.isBad {
		m.say("")
	}
	if !wasThere || m.status.isResult {
		return nil
	}
	m.say(news(before, msg.summary))
	return []tea.Cmd{m.cmd.endStatus(m.status.number)}
}

func (m *model) takeSeries(msg seriesLoadedMsg) {
	if msg.generation != m.store.generation {
		return
	}
	if msg.err != nil {
		m.store.noteFailure()
		m.fail("reading "+msg.indicator, msg.err)
		return
	}
	if m.store.waiting--; m.store.waiting == 0 {
		m.store.failures = 0
	}
	m.store.real.series[msg.indicator], m.store.real.published[msg.indicator] = msg.series, msg.published
}

// takeHistory puts a history on the screen. What can wait until that is drawn does.
func (m *model) takeHistory(history *thresholds.History, looked judged) []tea.Cmd {
	for vintage, key := range m.store.real.historyFor {
		if key.generation != m.store.generation { // of readings that are no more
			delete(m.store.real.histories, vintage)
			delete(m.store.real.historyFor, vintage)
		}
	}
	m.store.real.histories[history.Vintage()], m.store.ran = history, m.store.generation
	if history == m.history() {
		m.judged = looked
	}
	if m.store.drawing || m.store.settling || m.store.settled == m.store.generation {
		return nil
	}
	cmd := m.cmd.drawn()
	if m.store.drawing = cmd != nil; !m.store.drawing {
		cmd = m.settle()
	}
	return []tea.Cmd{cmd}
}

// settle asks for what can wait until a generation is read, once each, and one at a time.
func (m *model) settle() tea.Cmd {
	if m.store.settling || m.store.settled == m.store.generation {
		return nil
	}
	cmd := m.cmd.settle()
	m.store.settling, m.store.settled = cmd != nil, m.store.generation
	return cmd
}

// nothingNew tells whether a look found all as it was; then nothing is drawn either.
func (m *model) nothingNew(msg lookedMsg) bool {
	return msg.err == nil && !m.status.isBad && m.store.summarized &&
		msg.version == m.store.version && msg.today == m.moment.today && msg.stamp == m.edited.stamp
}

func (m *model) takeLook(msg lookedMsg) []tea.Cmd {
	m.await(msg)
	m.moment.learn(msg.today)
	var cmds []tea.Cmd
	if msg.stamp != m.edited.stamp {
		cmds = m.takeBook(msg.stamp, msg.book, msg.bookErr)
	}
	switch {
	case msg.err != nil:
		m.fail("looking at the store", msg.err)
	case msg.version != m.store.version || m.status.isBad && m.store.isRetryDue():
		m.store.version = msg.version
		cmds = append(cmds, m.load()...)
	}
	return append(cmds, m.cmd.look(m.edited.stamp))
}

// ask is the commands for what the screen wants and has not asked for yet.
func (m *model) ask() []tea.Cmd {
	m.settleWhatIf()
	var cmds []tea.Cmd
	if m.moment.set {
		for _, indicator := range m.book.Indicators {
			cmds = append(cmds, m.askChart(indicator))
		}
		cmds = append(cmds, m.askHistory(), m.askDay())
	}
	cmds = append(cmds, m.askRows(), m.askVintage(), m.askLine(), m.askSpot(), m.askFloor(), m.askDescription(), m.askOutlook(), m.askImports(), m.askRefusals())
	if !m.store.drawing {
		cmds = append(cmds, m.askSureness(), m.askTriggered(), m.askTalk(), m.askNews(), m.keepOpening())
	}
	return cmds
}

// takeChart puts a chart on the screen, also one that a key press has overtaken: the next is asked for.
func (m *model) takeChart(chart *chart) {
	m.store.making[chart.indicator.ID] = false
	m.store.real.keep(chart)
	if m.store.keep(chart) {
		m.indicator.find(chart)
	}
}

// askChart asks for the indicator's chart of what is known at the time looked at; in a what-if for that of the store, too.
func (m *model) askChart(indicator data.Indicator) tea.Cmd {
	if cmd := m.askChartOf(m.store.base, indicator); cmd != nil || m.store.base == m.store.real {
		return cmd
	}
	return m.askChartOf(m.store.real, indicator)
}

func (m *model) askChartOf(b *base, indicator data.Indicator) tea.Cmd {
	known, isMade := m.knownToChart(b, indicator)
	if isMade || b.series[indicator.ID] == nil || m.store.making[indicator.ID] {
		return nil
	}
	m.store.making[indicator.ID] = true
	return m.cmd.makeChart(indicator, b.series[indicator.ID], known)
}

// knownToChart is the last instant whose publications the indicator's chart is to count, and tells whether there is a chart that does.
func (m *model) knownToChart(b *base, indicator data.Indicator) (known data.Instant, isMade bool) {
	known = lastPublication(b.published[indicator.ID], m.moment.vintage.Known(m.moment.at))
	chart := b.charts[indicator.ID]
	return known, chart != nil && chart.series == b.series[indicator.ID] && chart.known == known
}

// askDay asks for the states of the day looked at.
func (m *model) askDay() tea.Cmd {
	h := m.history()
	if h == nil || m.judging || m.judgedNow() {
		return nil
	}
	m.judging = true
	return m.cmd.judgeDay(h, m.moment.at)
}

// askHistory asks for the history of the vintage looked at, once all series are there.
func (m *model) askHistory() tea.Cmd {
	if m.inWhatIf() {
		return m.askWhatIf()
	}
	key := historyKey{m.store.generation, m.moment.until()}
	asked, was := m.store.historyFor[m.moment.vintage]
	if m.store.waiting > 0 || !m.moment.told || was && asked == key {
		return nil
	}
	m.store.historyFor[m.moment.vintage] = key
	return m.cmd.runHistory(m.store.generation, m.store.readings(), m.moment)
}
