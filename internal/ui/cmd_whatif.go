package ui

import (
	"cmp"
	"math"
	"slices"

	tea "charm.land/bubbletea/v2"

	"watchtui/internal/data"
	"watchtui/internal/thresholds"
)

// These are the commands of the What if screen. They only reach Env for scenarios, which are files beside the store.

type (
	whatIfJudgedMsg struct {
		key       whatIfKey
		laid      thresholds.Readings // those that are others than the store's
		published map[string][]data.Day
		charts    []*chart
		history   *thresholds.History
		plain     *thresholds.History
		judged    judged
	}
	smallestFoundMsg struct {
		key       smallestKey
		change    thresholds.SmallestChange
		scenario  thresholds.Scenario // what was assumed already, and the change
		isHighest bool
	}
	scenariosListedMsg struct {
		names []string
		err   error
	}
	scenarioLoadedMsg struct {
		scenario *thresholds.Scenario
		err      error
	}
	scenarioSavedMsg struct {
		name, said string
		err        error
	}
)

// whatIfQuestion is what a what-if is judged from.
type whatIfQuestion struct {
	key      whatIfKey
	at       data.Day
	readings thresholds.Readings // of the store
	scenario thresholds.Scenario
	plain    *thresholds.History // of these, where it is known
	book     *thresholds.Book    // with the scenario's prices
}

// judgeWhatIf lays the assumptions over the store's readings and judges them, with all that the screen shows of the day: while a key is
// held, each answer is drawn whole.
func (c commands) judgeWhatIf(q whatIfQuestion) tea.Cmd {
	return guarded(func() tea.Msg {
		book := q.book
		msg := whatIfJudgedMsg{key: q.key, laid: thresholds.Readings{}, published: map[string][]data.Day{}, plain: q.plain}
		if msg.plain == nil {
			msg.plain = thresholds.Run(c.env.Book, q.readings, q.key.vintage, q.key.until)
		}
		laid := q.scenario.Over(book, q.readings, q.key.vintage)
		for _, indicator := range book.Indicators {
			series := laid[indicator.ID]
			if series == q.readings[indicator.ID] {
				continue
			}
			published := series.KnownDays(indicator)
			msg.laid[indicator.ID], msg.published[indicator.ID] = series, published
			chart := makeChart(indicator, series, lastPublication(published, q.key.vintage.Known(q.at)))
			chart.assumed = assumedCourse(q.scenario.Assumed, indicator.ID)
			msg.charts = append(msg.charts, chart)
		}
		msg.history = msg.plain
		if len(msg.laid) > 0 || book != c.env.Book {
			msg.history = thresholds.Run(book, laid, q.key.vintage, q.key.until)
		}
		msg.judged = judgeDay(msg.history, q.at)
		return msg
	})
}

// assumedCourse is what is assumed of an indicator, by time.
func assumedCourse(assumed []data.Reading, indicator string) course {
	var points []plotPoint
	for _, r := range assumed {
		if r.Indicator == indicator && !math.IsNaN(r.Value) {
			points = append(points, plotPoint{r.Observed, r.Value, math.NaN(), math.NaN()})
		}
	}
	slices.SortStableFunc(points, func(a, b plotPoint) int { return cmp.Compare(a.at, b.at) })
	return listed(points...)
}

// smallestQuestion is what a smallest change is looked for from.
type smallestQuestion struct {
	key      smallestKey
	readings thresholds.Readings
	scenario thresholds.Scenario
}

// smallestKey is what a smallest change is about: an answer about anything else is late.
type smallestKey struct {
	search              int // that was asked for
	generation, edition int // of the store's readings, and of the scenario
	offer               int
	at                  data.Day
	vintage             thresholds.Vintage
	book                *thresholds.Book // with the scenario's prices
}

// findSmallest looks for the least that has to be read from the day on, after what is assumed until then; what is assumed of later
// days gives way.
func (c commands) findSmallest(q smallestQuestion) tea.Cmd {
	return guarded(func() tea.Msg {
		key, before := q.key, q.scenario
		book := key.book
		before.Assumed = nil
		for _, r := range q.scenario.Assumed {
			if r.Observed.Day() <= key.at {
				before.Assumed = append(before.Assumed, r)
			}
		}
		h := thresholds.Run(book, before.Over(book, q.readings, key.vintage), key.vintage, key.at)
		rung := h.Rung(key.offer, key.at) + 1
		if rung > len(book.Offers[key.offer].Rungs) {
			return smallestFoundMsg{key: key, isHighest: true}
		}
		msg := smallestFoundMsg{key: key, change: h.SmallestChange(key.offer, rung, key.at), scenario: before}
		for _, r := range msg.change.Scenario.Assumed {
			msg.scenario = msg.scenario.With(r)
		}
		if msg.change.Scenario.HasFrom && !(before.HasFrom && before.From < key.at) {
			msg.scenario.From, msg.scenario.HasFrom = key.at, true
		}
		msg.scenario.Title = msg.change.Scenario.Title
		return msg
	})
}

func (c commands) canSaveScenarios() bool { return c.env.SaveScenario != nil }
func (c commands) canLoadScenarios() bool { return c.env.Scenarios != nil && c.env.LoadScenario != nil }

func (c commands) listScenarios() tea.Cmd {
	return guarded(func() tea.Msg {
		names, err := c.env.Scenarios(c.ctx)
		return scenariosListedMsg{names, err}
	})
}

func (c commands) loadScenario(name string) tea.Cmd {
	return guarded(func() tea.Msg {
		scenario, err := c.env.LoadScenario(c.ctx, name)
		return scenarioLoadedMsg{scenario, err}
	})
}

func (c commands) saveScenario(name string, scenario thresholds.Scenario, replace bool) tea.Cmd {
	return guarded(func() tea.Msg {
		said, err := c.env.SaveScenario(c.ctx, name, scenario, replace)
		return scenarioSavedMsg{name, said, err}
	})
}
