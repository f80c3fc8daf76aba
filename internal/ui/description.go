package ui

import (
	tea "charm.land/bubbletea/v2"

	"watchtui/internal/data"
	"watchtui/internal/thresholds"
)

// descriptionState is a chart in words, over the screen.
type descriptionState struct {
	top   int // first line on screen
	asked descriptionKey
	shown descriptionKey // what text describes
	text  string
}

// descriptionKey is what is described: the floor, an offer or an indicator where it has an id, else a trigger or a benchmark.
type descriptionKey struct {
	history   *thresholds.History
	at        data.Day
	indicator string
	benchmark int
	trigger   int  // -1: none
	talk      bool // the headlines against assets, and neither
	offer     string
	floor     bool
}

func (k descriptionKey) text() string {
	if k.talk {
		return k.history.DescribeTalk(k.at)
	}
	if k.floor {
		return k.history.DescribeFloor(k.at)
	}
	for _, o := range k.history.Book().AllOffers() {
		if o.ID == k.offer {
			return k.history.DescribeOffer(o, k.at)
		}
	}
	if indicator, ok := k.history.Book().Indicator(k.indicator); ok {
		return k.history.Describe(indicator, k.at)
	}
	if k.trigger >= 0 {
		return k.history.DescribeTrigger(k.trigger, k.at)
	}
	return k.history.DescribeBenchmark(k.benchmark, k.at)
}

// toDescribe is what the reader is at: the chart, benchmark, trigger or offer on the screen, on Watch the one that is selected.
func (m *model) toDescribe() (descriptionKey, bool) {
	h := m.history()
	key := descriptionKey{history: h, at: m.moment.at, benchmark: -1, trigger: -1}
	switch indicators := m.indicators(); {
	case h == nil:
		return key, false
	case m.on == indicatorScreen:
		key.indicator = m.indicator.id
	case m.on == triggersScreen:
		key.trigger = m.selectedTrigger()
		return key, key.trigger >= 0
	case m.on == talkScreen:
		key.talk = true
	case m.on == benchmarkScreen:
		key.benchmark = m.benchmark.number
	case m.on == floorScreen:
		key.floor = true
	case m.on == offersScreen && m.offerShown() != nil:
		key.offer = m.offerShown().ID
	case m.on == watchScreen && m.watch.chart >= 0 && m.watch.chart < len(indicators):
		key.indicator = indicators[m.watch.chart].ID
	case m.on == watchScreen && m.watch.benchmark >= 0:
		key.benchmark = m.watch.benchmark
	default:
		return key, false
	}
	return key, true
}

// describe opens the description.
func (m *model) describe() {
	if _, ok := m.toDescribe(); ok {
		m.described.top = 0
		m.lay(descriptionOverlay)
		return
	}
	m.hint("select a chart (" + m.keys.name(onWatch, actNextPane) + ") or a benchmark (" + joined(m.keys.name(onWatch, actUp), m.keys.name(onWatch, actDown)) +
		") to have it described")
}

// descriptionText is the description on screen, as it is: a line a paragraph; "" where there is none.
func (m *model) descriptionText() string {
	if wanted, ok := m.toDescribe(); ok && m.over == descriptionOverlay && m.described.shown == wanted {
		return m.described.text
	}
	return ""
}

func (m *model) whereDescription() where { return onDescription }

// actDescription does what is asked for while the description is open.
func (m *model) actDescription(act action) tea.Cmd {
	if by, ok := steps(act, max(1, m.descriptionArea().h-3)); ok {
		m.scrollDescription(by)
		return nil
	}
	if act == actDescribe {
		m.lift()
	}
	return nil
}

func (m *model) wheelDescription(_, _, step int) { m.scrollDescription(3 * step) }

func (m *model) scrollDescription(by int) {
	m.described.top = scrolled(m.described.top+by, -1, m.descriptionRows(), len(m.descriptionLines()))
}

func (m *model) askDescription() tea.Cmd {
	wanted, ok := m.toDescribe()
	if !ok || m.over != descriptionOverlay || m.described.asked == wanted {
		return nil
	}
	m.described.asked = wanted
	return m.cmd.describe(wanted)
}

func (m *model) takeDescription(msg describedMsg) {
	if msg.key == m.described.asked {
		m.described.shown, m.described.text = msg.key, msg.text
		m.scrollDescription(0)
	}
}
