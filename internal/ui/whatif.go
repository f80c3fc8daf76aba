package ui

import (
	"maps"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"watchtui/internal/data"
	"watchtui/internal/thresholds"
)

// whatIfState is a what-if: assumptions laid over the store, and every screen looks at the base that they make. It is in
// force as long as its screen is on top, or lies below others; the assumptions are kept for the next time.
//
//	store ──w──▶ what if ──⏎ 1-9 i──▶ other screens over the what-if
//	      ◀─esc─          ◀────esc───
//
// Nothing of it reaches the store: Env has no way to write a reading, and a scenario is a file beside it.
type whatIfState struct {
	scenario thresholds.Scenario
	edition  int                 // grows with each change of the scenario
	base     *base               // the store and the assumptions; nil before the first time
	plain    *thresholds.History // without the assumptions, until the same day
	asked    whatIfKey           // what was judged last, or is being judged
	running  bool
	outside  visit    // how the store is looked at
	inside   visit    // how the what-if is, where it was left
	reach    data.Day // what was found or loaded speaks of this day
	selected int      // of the rows
	top      int
	finding  bool // the smallest change is being looked for
	search   int  // its number
	found    []string
	line     lineState
	priced   pricedBook
}

// pricedBook is a watchbook with a scenario's prices.
type pricedBook struct {
	of      *thresholds.Book // the watchbook as it is
	edition int
	book    *thresholds.Book
}

// visit is where in time a reader was, and what he saw.
type visit struct {
	was    bool
	moment moment
	judged judged
}

// whatIfKey tells whether what was judged is what is wanted.
type whatIfKey struct {
	generation, edition int
	vintage             thresholds.Vintage
	until               data.Day
}

func (m *model) inWhatIf() bool {
	return m.on == whatIfScreen || slices.Contains(m.under, whatIfScreen)
}

func (w *whatIfState) where() where {
	switch w.line.kind {
	case assumeLine, saveLine:
		return onInput
	case loadList:
		return onScenarios
	}
	return onWhatIf
}

// back closes the innermost thing that is open, and tells whether there was one.
func (w *whatIfState) back() bool {
	switch {
	case w.line.kind != noLine:
		w.line = lineState{}
	case w.finding:
		w.stopFinding()
	default:
		return false
	}
	return true
}

func (w *whatIfState) stopFinding() { w.finding, w.search = false, w.search+1 }

// change puts another scenario into force.
func (w *whatIfState) change(scenario thresholds.Scenario) {
	w.scenario = scenario
	w.edition++
	w.found = nil
	w.stopFinding()
}

// keepTo leaves out what a watchbook that was edited knows nothing of.
func (w *whatIfState) keepTo(book *thresholds.Book) {
	kept := w.scenario
	kept.Assumed = slices.DeleteFunc(slices.Clone(kept.Assumed), func(r data.Reading) bool {
		_, ok := book.Indicator(r.Indicator)
		return !ok
	})
	var prices []thresholds.PriceChange
	for _, c := range kept.Prices {
		if _, err := book.Repriced(append(slices.Clone(prices), c)); err == nil {
			prices = append(prices, c)
		}
	}
	kept.Prices = prices
	w.change(kept)
	w.plain, w.outside.judged, w.inside.judged = nil, judged{}, judged{}
	if w.base != nil {
		clear(w.base.histories)
	}
}

// settleBook puts the watchbook into force that belongs to the screens that lie on each other now: in a what-if that with its prices. Offers,
// benchmarks and indicators are in the same places in both.
func (m *model) settleBook() {
	w, book := &m.whatIf, m.cmd.env.Book
	if m.inWhatIf() && len(w.scenario.Prices) > 0 {
		if w.priced.book == nil || w.priced.of != book || w.priced.edition != w.edition {
			priced, err := book.Repriced(w.scenario.Prices)
			if err != nil { // the scenario holds no such price
				priced = book
			}
			w.priced = pricedBook{book, w.edition, priced}
		}
		book = w.priced.book
	}
	m.book = book
}

// settleWhatIf looks at the base that belongs to the screens that lie on each other now. Inside and outside of the what-if the
// reader is on days of his own, unless what led from one to the other names a day.
func (m *model) settleWhatIf() {
	m.settleBook()
	w := &m.whatIf
	switch in := m.inWhatIf(); {
	case in && m.store.base == m.store.real:
		w.outside.judged = m.judged
		if w.base == nil {
			w.base = &base{series: maps.Clone(m.store.series), published: maps.Clone(m.store.published), charts: maps.Clone(m.store.charts),
				histories: map[thresholds.Vintage]*thresholds.History{}}
		}
		m.store.base = w.base
		if w.inside.was && w.scenario.Assumptions() > 0 && m.moment.at == w.outside.moment.at {
			m.moment.at, m.moment.pinned = w.inside.moment.at, w.inside.moment.pinned
			m.judged = w.inside.judged
		}
	case !in && m.store.base != m.store.real:
		m.store.base = m.store.real
		if outside := w.outside.moment; m.moment.at == w.inside.moment.at || m.moment.at > max(m.moment.today, m.moment.asked) {
			m.moment.at, m.moment.pinned, m.moment.vintage = outside.at, outside.pinned, outside.vintage
		}
		w.inside.judged, m.judged = m.judged, judged{}
		if before := w.outside.judged; before.history != nil && m.store.histories[before.history.Vintage()] == before.history {
			m.judged = before
		}
	}
	m.findSource()
	m.moment.beyond = 0
	if m.store.base == m.store.real {
		w.outside.moment, w.outside.was = m.moment, true
		return
	}
	if m.moment.told {
		m.moment.beyond = w.lastDay(m.book, m.moment.today)
	}
	w.inside.moment, w.inside.was = m.moment, true
}

// findSource finds the source that is shown alone in the chart that is on screen now.
func (m *model) findSource() {
	if chart := m.store.charts[m.indicator.id]; chart != nil {
		m.indicator.find(chart)
	}
}

// lastDay is how far a what-if looks ahead: until the dwells would run out that begin with what is assumed.
func (w *whatIfState) lastDay(book *thresholds.Book, today data.Day) data.Day {
	dwell := 0
	for _, b := range book.Benchmarks {
		dwell = max(dwell, b.Dwell)
	}
	return min(max(w.scenario.Last(today)+data.Day(dwell), w.reach), farthest)
}

// farthest is the last day that a reading can be about.
var farthest = data.Day(84370) // 2200-12-31

// askWhatIf asks for the what-if to be judged: one at a time, so that a held key is followed as fast as it can be and no faster.
func (m *model) askWhatIf() tea.Cmd {
	w := &m.whatIf
	key := whatIfKey{m.store.generation, w.edition, m.moment.vintage, m.moment.until()}
	if m.store.waiting > 0 || !m.moment.told || w.running || w.asked == key {
		return nil
	}
	question := whatIfQuestion{key: key, at: m.moment.at, readings: m.store.readings(), scenario: w.scenario, book: m.book}
	if w.plain != nil && w.asked.generation == key.generation && w.asked.vintage == key.vintage && w.asked.until == key.until {
		question.plain = w.plain
	}
	w.running, w.asked = true, key
	return m.cmd.judgeWhatIf(question)
}

// takeWhatIf shows a what-if that was judged, also one that a key press has overtaken: the next is asked for.
func (m *model) takeWhatIf(msg whatIfJudgedMsg) {
	w := &m.whatIf
	w.running = false
	if msg.key.generation != m.store.generation || w.base == nil || msg.plain.Book() != m.cmd.env.Book {
		return
	}
	w.plain = msg.plain
	w.base.series, w.base.published = maps.Clone(m.store.real.series), maps.Clone(m.store.real.published)
	for id, series := range msg.laid {
		w.base.series[id], w.base.published[id] = series, msg.published[id]
	}
	for id, series := range w.base.series {
		if chart := m.store.real.charts[id]; chart != nil && chart.series == series {
			w.base.charts[id] = chart
		}
	}
	for _, chart := range msg.charts {
		w.base.charts[chart.indicator.ID] = chart
	}
	w.base.histories = map[thresholds.Vintage]*thresholds.History{msg.key.vintage: msg.history}
	if m.inWhatIf() {
		m.judged = msg.judged
		m.findSource()
	}
}

// whatIfRow is a line of the list: an indicator, or an assumption about it.
type whatIfRow struct {
	indicator  data.Indicator
	assumption int // of the scenario; -1: the indicator's own line
}

// whatIfRows are the indicators, each with what is assumed about it, by date. Words are no evidence and are left out.
func (m *model) whatIfRows() []whatIfRow {
	var rows []whatIfRow
	for _, indicator := range m.indicators() {
		if indicator.Rhetoric {
			continue
		}
		rows = append(rows, whatIfRow{indicator, -1})
		first := len(rows)
		for i, r := range m.whatIf.scenario.Assumed {
			if r.Indicator == indicator.ID {
				rows = append(rows, whatIfRow{indicator, i})
			}
		}
		slices.SortStableFunc(rows[first:], func(a, b whatIfRow) int {
			return int(m.whatIf.scenario.Assumed[a.assumption].Observed.Day() - m.whatIf.scenario.Assumed[b.assumption].Observed.Day())
		})
	}
	return rows
}

// whatIfRow is the line that is selected; false where there is none.
func (m *model) whatIfRow() (whatIfRow, bool) {
	rows := m.whatIfRows()
	if len(rows) == 0 {
		return whatIfRow{}, false
	}
	return rows[min(m.whatIf.selected, len(rows)-1)], true
}

// actWhatIf does what is asked for on the What if screen.
func (m *model) actWhatIf(act action) tea.Cmd {
	w := &m.whatIf
	if w.line.kind == loadList {
		return m.actLoadList(act)
	}
	switch act {
	case actUp:
		m.selectWhatIf(w.selected - 1)
	case actDown:
		m.selectWhatIf(w.selected + 1)
	case actLess:
		m.step(-1)
	case actMore:
		m.step(1)
	case actMuchLess:
		m.step(-10)
	case actMuchMore:
		m.step(10)
	case actAssume:
		m.assume()
	case actRemove:
		m.removeAssumption()
	case actRemoveAll:
		w.change(thresholds.Scenario{})
		w.reach = 0
		m.selectWhatIf(w.selected)
	case actSmallest:
		return m.findSmallest()
	case actSave:
		return m.beginSaving()
	case actLoad:
		return m.beginLoading()
	case actMonthBack:
		m.goTo(m.moment.at - 30)
	case actMonthForward:
		m.goTo(m.moment.at + 30)
	case actLast:
		m.goTo(m.moment.until())
	case actOpen:
		if row, ok := m.whatIfRow(); ok {
			m.open(row.indicator.ID)
		}
	}
	return nil
}

// allows tells whether a key has something to do on the What if screen as it is.
func (w *whatIfState) allows(act action) bool {
	return act != actComplete || w.line.kind == assumeLine
}

func (m *model) selectWhatIf(i int) {
	n := len(m.whatIfRows())
	m.whatIf.selected = max(0, min(i, n-1))
	m.whatIf.top = scrolled(m.whatIf.top, m.whatIf.selected, m.whatIfLines(), n)
}

// selectAssumption selects the line of an assumption.
func (m *model) selectAssumption(r data.Reading) {
	for i, row := range m.whatIfRows() {
		if row.assumption >= 0 && m.whatIf.scenario.Assumed[row.assumption].Same(r) {
			m.selectWhatIf(i)
			return
		}
	}
}

// removeAssumption takes the selected assumption away, or the last one about the selected indicator.
func (m *model) removeAssumption() {
	row, ok := m.whatIfRow()
	if !ok {
		return
	}
	if row.assumption < 0 {
		for _, other := range m.whatIfRows() {
			if other.indicator.ID == row.indicator.ID && other.assumption >= 0 {
				row = other
			}
		}
	}
	if row.assumption < 0 {
		m.hint("nothing is assumed about " + row.indicator.Name)
		return
	}
	m.whatIf.change(m.whatIf.scenario.Without(row.assumption))
	m.selectWhatIf(m.whatIf.selected)
}

// findSmallest looks for the smallest change from the day looked at, after what is assumed until then.
func (m *model) findSmallest() tea.Cmd {
	w := &m.whatIf
	switch {
	case len(m.book.Offers) == 0:
		m.hint("the book has no offer")
		return nil
	case m.store.waiting > 0 || !m.moment.set:
		return nil
	}
	w.search++
	w.finding = true
	return m.cmd.findSmallest(smallestQuestion{number: w.search, offer: m.watch.offer, at: m.moment.at, vintage: m.moment.vintage,
		readings: m.store.readings(), scenario: w.scenario, book: m.book})
}

// takeSmallest assumes what was found, goes to the day on which it reaches the rung, and says what and by when.
func (m *model) takeSmallest(msg smallestFoundMsg) {
	w := &m.whatIf
	if msg.number != w.search || !w.finding {
		return
	}
	w.stopFinding()
	if msg.isHighest {
		w.found = []string{"the highest rung is reached: nothing is lacking"}
		return
	}
	change := msg.change
	if change.Found {
		w.change(msg.scenario)
		w.reach = change.On
		m.moment.at, m.moment.pinned = change.On, change.On != m.moment.today
	}
	w.found = []string{change.Summary()}
	if text := foundOn(change); text != "" {
		w.found = append(w.found, text)
	}
	for _, move := range change.Moves {
		w.found = append(w.found, change.MoveText(move))
	}
	for _, need := range change.Needs {
		w.found = append(w.found, need.Text(change))
	}
	m.selectWhatIf(w.selected)
}

// foundOn says that the screen is on another day now, and what of the store does not count there; "" where neither is so.
func foundOn(change thresholds.SmallestChange) string {
	var parts []string
	if change.Found && change.On != change.At {
		why := "when it is reached"
		if slices.ContainsFunc(change.Needs, func(n thresholds.Need) bool { return n.MetOn == change.On && n.From < n.MetOn }) {
			why = "when the dwell is over"
		}
		parts = append(parts, "now at "+change.On.String()+", "+why)
	}
	if change.Scenario.HasFrom {
		parts = append(parts, "set aside: what the store has of days after "+change.Scenario.From.String())
	}
	return strings.Join(parts, "; ")
}
