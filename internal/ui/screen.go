package ui

import (
	"slices"

	tea "charm.land/bubbletea/v2"
)

// screen is one of the program's screens. They lie on each other: enter puts one on top, esc takes it away.
type screen uint8

const (
	watchScreen screen = iota
	indicatorScreen
	importsScreen
	benchmarkScreen
	whatIfScreen
	triggersScreen
	talkScreen
	offersScreen
	floorScreen
)

// Screens are the names of the screens that the program can begin with.
func Screens() []string { return slices.Clone(screenNames[:]) }

// begin shows the screen that the program begins with; esc leads to the first one.
func (m *model) begin(name string) {
	switch screen(max(0, slices.Index(screenNames[:], name))) {
	case indicatorScreen:
		if indicators := m.indicators(); len(indicators) > 0 {
			m.open(indicators[0].ID)
		}
	case benchmarkScreen:
		if len(m.book.Benchmarks) > 0 {
			m.openBenchmark(0)
		}
	case importsScreen:
		m.openImports()
	case whatIfScreen:
		m.enter(whatIfScreen)
	case triggersScreen:
		m.openTriggers()
	case talkScreen:
		m.openTalk()
	case offersScreen:
		m.openOffers()
	case floorScreen:
		m.openFloor()
	}
}

// parts is what the root asks of a screen.
type parts struct {
	where func() where         // which keys are in force
	act   func(action) tea.Cmd // what no other place does
	back  func() bool          // closes the innermost thing that is open; false where nothing is
	paint func(*canvas)
	click func(x, y int) tea.Cmd
	wheel func(x, y, step int) // step is -1 or 1
}

// parts are those of the screen on top.
func (m *model) parts() parts {
	switch m.on {
	case indicatorScreen:
		return parts{m.indicator.where, m.actIndicator, m.indicator.back, m.paintIndicator, m.clickIndicator, m.wheelIndicator}
	case benchmarkScreen:
		return parts{m.benchmark.where, m.actBenchmark, m.benchmark.back, m.paintBenchmarkScreen, m.clickBenchmarkScreen, m.wheelBenchmarkScreen}
	case importsScreen:
		return parts{m.imports.where, m.actImports, m.imports.back, m.paintImports, m.clickImports, m.wheelImports}
	case whatIfScreen:
		return parts{m.whatIf.where, m.actWhatIf, m.whatIf.back, m.paintWhatIf, m.clickWhatIf, m.wheelWhatIf}
	case triggersScreen:
		return parts{m.triggers.where, m.actTriggers, m.triggers.back, m.paintTriggers, m.clickTriggers, m.wheelTriggers}
	case talkScreen:
		return parts{m.talk.where, m.actTalk, m.talk.back, m.paintTalk, m.clickTalk, m.wheelTalk}
	case offersScreen:
		return parts{m.offers.where, m.actOffers, m.offers.back, m.paintOffers, m.clickOffers, m.wheelOffers}
	case floorScreen:
		return parts{m.floor.where, m.actFloor, m.floor.back, m.paintFloor, m.clickFloor, m.wheelFloor}
	}
	return parts{m.whereWatch, m.actWatch, m.backWatch, m.paintWatch, m.clickWatch, m.wheelWatch}
}

// enter shows a screen. Where it lies further down already, those on it are left.
func (m *model) enter(s screen) {
	if i := slices.Index(m.under, s); i >= 0 {
		m.under = m.under[:i]
	} else if s != m.on {
		m.under = append(m.under, m.on)
	}
	m.on = s
}

// leaveAll leaves a screen that has nothing to show any more, wherever it lies.
func (m *model) leaveAll(s screen) {
	for m.on == s || slices.Contains(m.under, s) {
		if !m.leave() {
			m.on = watchScreen
		}
	}
}

// leave shows the screen below; false where this is the first.
func (m *model) leave() bool {
	n := len(m.under)
	if n == 0 {
		return false
	}
	m.on, m.under = m.under[n-1], m.under[:n-1]
	return true
}
