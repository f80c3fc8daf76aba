package ui

import (
	"context"
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"watchtui/internal/data"
	"watchtui/internal/thresholds"
)

// model is the program's state. Update routes in a fixed order: size, quit, overlay, text input, what
// works everywhere, the screen's own actions, data. What is missing for the screen is then asked for (ask).
type model struct {
	book       *thresholds.Book
	edited     bookState
	cmd        commands
	opts       Options
	keys       Keymap
	w, h       int
	outfit     outfit
	on         screen
	under      []screen // those that esc leads back to
	trail      trail
	over       overlay // laid over the screen
	help       helpState
	palette    paletteState
	prompt     promptState
	bookmarks  bookmarksState
	news       newsState
	touched    bool // a key was pressed
	moment     moment
	store      store
	judged     judged
	judging    bool // the next is being looked up
	sure       sureness
	assuring   bool // the next is being found
	watch      watchState
	indicator  indicatorState
	imports    importsState
	benchmark  benchmarkState
	described  descriptionState
	drag       drag
	whatIf     whatIfState
	talk       talkState
	offers     offersState
	floor      floorState
	outlook    outlookState
	triggered  triggered
	triggering bool // the next is being found
	triggers   triggersState
	export     exportState
	status     status
	fatal      error
	frame      frameCache
	pixels     pixels
}

// judged is the states and verdicts of the day that is looked at, or was a moment ago.
type judged struct {
	history  *thresholds.History
	at       data.Day
	states   []thresholds.State
	verdicts []thresholds.Verdict
}

// frameCache keeps the screen as it was last drawn.
type frameCache struct {
	text  string
	valid bool
}

func newModel(ctx context.Context, env Env, opts Options) *model {
	m := &model{
		book:   env.Book,
		edited: bookState{stamp: env.BookStamp},
		cmd:    commands{ctx: ctx, env: env},
		opts:   opts,
		keys:   opts.Keys,
		outfit: outfit{none: opts.NoColour},
		store:  newStore(),
		moment: moment{vintage: opts.Vintage},
		watch:  watchState{benchmark: -1, chart: -1},
		pixels: pixels{asked: opts.Pixels == KittyPixels && !opts.ASCII},
	}
	m.outfit.choose(orElse(opts.Theme, autoTheme))
	if opts.HasAt {
		m.moment.at, m.moment.asked, m.moment.pinned, m.moment.set = opts.At, opts.At, true, true
	}
	m.begin(opts.Screen)
	return m
}

// Init begins to read everything at once.
func (m *model) Init() tea.Cmd {
	cmds := append(m.load(), m.cmd.look(m.edited.stamp), m.cmd.loadKept(), tea.RequestBackgroundColor)
	if m.pixels.asked {
		cmds = append(cmds, m.cmd.askForPixels())
	}
	return tea.Batch(cmds...)
}

// load reads the store again, as a new generation.
func (m *model) load() []tea.Cmd {
	m.store.generation++
	m.store.waiting = len(m.book.Indicators)
	cmds := []tea.Cmd{m.cmd.loadSummary(m.store.generation)}
	for _, indicator := range m.book.Indicators {
		cmds = append(cmds, m.cmd.loadSeries(m.store.generation, indicator))
	}
	return cmds
}

// Update takes in a message; see model for the order.
func (m *model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if looked, ok := msg.(lookedMsg); ok && m.nothingNew(looked) {
		return m, m.cmd.look(m.edited.stamp)
	}
	m.frame.valid = false
	var cmds []tea.Cmd
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.w, m.h, m.drag = msg.Width, msg.Height, drag{}
		if m.pixels.asked {
			cmds = append(cmds, m.cmd.askForCells())
		}
	case tea.BackgroundColorMsg:
		m.outfit.isLight = !msg.IsDark()
		m.outfit.choose(m.outfit.chosen)
	case tea.ColorProfileMsg:
		m.outfit.few = msg.Profile == colorprofile.ANSI
		m.outfit.choose(m.outfit.chosen)
		m.pixels.few = msg.Profile < colorprofile.ANSI256
	case tea.KeyPressMsg:
		cmds = append(cmds, m.press(msg))
	case tea.PasteMsg:
		cmds = append(cmds, m.paste(msg.Content))
	case tea.MouseMsg:
		cmds = append(cmds, m.mouse(msg))
	default:
		cmds = append(cmds, m.take(msg)...)
	}
	cmds = append(cmds, m.ask()...)
	return m, tea.Batch(cmds...)
}

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

// paste takes in text from the clipboard where text is typed.
func (m *model) paste(text string) tea.Cmd {
	in := m.where()
	if !types(in) {
		return nil
	}
	text = strings.ReplaceAll(text, "\n", " ")
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

// history is that of the vintage asked for; while it is being run, the one on screen before.
func (m *model) history() *thresholds.History {
	if h := m.store.histories[m.moment.vintage]; h != nil {
		return h
	}
	return m.judged.history
}

// goTo moves to a day within the history.
func (m *model) goTo(day data.Day) {
	if h := m.history(); h != nil {
		m.moment.goTo(day, min(h.First(), m.moment.until()), m.moment.until())
	}
}

func (m *model) goToChange(next func([]data.Day, data.Day) (data.Day, bool)) {
	if day, ok := next(m.changes(), m.moment.at); ok {
		m.goTo(day)
	} else if m.history() != nil {
		m.hint("there is no change in that direction")
	}
}

// changes are the days that < and > go to.
func (m *model) changes() []data.Day {
	h := m.history()
	if m.on == triggersScreen {
		return m.triggerChanges()
	}
	if h == nil || len(m.book.Offers) == 0 && m.selectedBenchmark() < 0 {
		return nil
	}
	return changeDays(h, m.watch.offer, m.selectedBenchmark())
}

func (m *model) goToLatestChange() {
	if changes := m.changes(); len(changes) > 0 {
		m.goTo(changes[len(changes)-1])
	} else {
		m.hint("nothing has changed yet")
	}
}

// selectedBenchmark is the one whose changes < and > go to; -1 for the verdict's.
func (m *model) selectedBenchmark() int {
	switch m.on {
	case watchScreen:
		return m.watch.benchmark
	case benchmarkScreen:
		return m.benchmark.number
	}
	return -1
}

// judgeDay looks up the states and verdicts of a day.
func judgeDay(h *thresholds.History, at data.Day) judged {
	j := judged{history: h, at: at}
	for i := range h.Book().Benchmarks {
		j.states = append(j.states, h.State(i, min(at, h.Until())))
	}
	for i := range h.Book().Offers {
		j.verdicts = append(j.verdicts, h.Verdict(i, min(at, h.Until())))
	}
	return j
}

// View is the screen.
func (m *model) View() tea.View {
	view := tea.NewView(m.text())
	view.AltScreen = true
	if !m.opts.NoMouse {
		view.MouseMode = tea.MouseModeCellMotion
	}
	return view
}

func (m *model) text() string {
	if !m.frame.valid {
		c := m.paint()
		c.riders = m.pixels.riders(c.rasters, m.outfit.theme)
		m.frame = frameCache{c.render(m.outfit.theme), true}
	}
	return m.frame.text
}

// paint draws the screen from the state alone.
func (m *model) paint() *canvas {
	c := newCanvas(m.w, m.h)
	c.hasPixels = m.pixels.on()
	switch {
	case densityOf(m.w, m.h) == tooSmall:
		c.tooSmall()
	default:
		m.parts().paint(c)
		if m.over != noOverlay {
			m.front().paint(c)
		}
	}
	if m.opts.ASCII {
		c.ascii()
	}
	return c
}

func (c *canvas) tooSmall() {
	text := fmt.Sprintf("needs %d×%d, has %d×%d", smallestWidth, smallestHeight, c.width, c.height)
	y := max(0, (c.height-1)/2)
	for i, line := range wrap(text, c.width) {
		c.text(0, y+i, c.width, line, stylePlain)
	}
}
