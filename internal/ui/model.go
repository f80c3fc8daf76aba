package ui

import (
	"context"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"

	"watchtui/internal/thresholds"
)

// model is the program's state. Update routes in a fixed order: size, quit, overlay, text input, what
// works everywhere, the screen's own actions (press.go), data. What is missing for the screen is then asked for (ask).
type model struct {
	book    *thresholds.Book
	edited  bookState
	cmd     commands
	opts    Options
	keys    Keymap
	w, h    int
	outfit  outfit
	on      screen
	under   []screen // those that esc leads back to
	trail   trail
	over    overlay // laid over the screen
	touched bool    // a key was pressed
	moment  moment
	store   store
	answers
	screens
	overlays
	drag     drag
	status   status
	bell     bell
	fatal    error
	openings openingState
	frame    frameCache
	pixels   pixels

	display *display // nil where there is no terminal
}

// screens is what the reader has chosen on each screen, and what stands there.
type screens struct {
	watch     watchState
	indicator indicatorState
	benchmark benchmarkState
	imports   importsState
	whatIf    whatIfState
	triggers  triggersState
	talk      talkState
	offers    offersState
	floor     floorState
}

// overlays is the same of what is laid over a screen.
type overlays struct {
	help      helpState
	palette   paletteState
	prompt    promptState
	bookmarks bookmarksState
	news      newsState
	described descriptionState
	export    exportState
}

// answers are what was found of the day that is looked at, or was a moment ago, on any screen; each is found one at a time.
type answers struct {
	judged     judged
	judging    bool // the next is being looked up
	sure       sureness
	assuring   bool // the next is being found
	triggered  triggered
	triggering bool // the next is being found
	outlook    outlookState
}

func newModel(ctx context.Context, env Env, opts Options) *model {
	m := &model{
		book:    env.Book,
		edited:  bookState{stamp: env.BookStamp},
		cmd:     commands{ctx: ctx, env: env},
		opts:    opts,
		keys:    opts.Keys,
		outfit:  outfit{none: opts.NoColour},
		store:   newStore(),
		moment:  moment{vintage: opts.Vintage},
		screens: screens{watch: newWatchState()},
		pixels:  newPixelsState(opts),
	}
	if opts.ASCII {
		m.keys = m.keys.inASCII()
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
	cmds := append(m.load(), m.cmd.look(m.edited.stamp), m.cmd.loadKept(), m.cmd.loadOpening(), tea.RequestBackgroundColor)
	if m.pixels.asked != "" {
		cmds = append(cmds, m.cmd.askForPixels(m.pixels.query()))
	}
	return tea.Batch(cmds...)
}

// load reads the store again, as a new generation.
func (m *model) load() []tea.Cmd {
	m.store.generation++
	m.store.waiting, m.store.stamp = len(m.book.Indicators), ""
	cmds := []tea.Cmd{m.cmd.loadSummary(m.store.generation)}
	for _, indicator := range m.book.Indicators {
		cmds = append(cmds, m.cmd.loadSeries(m.store.generation, indicator))
	}
	return cmds
}

// isUnseen tells whether a message changes nothing that is drawn, so that the screen need not be. Readings are seen in the chart that follows them.
func isUnseen(msg tea.Msg) bool {
	switch msg := msg.(type) {
	case seriesLoadedMsg:
		return msg.err == nil
	case drawnMsg, settledMsg, tea.EnvMsg:
		return true
	}
	return false
}

// isTouch tells whether a message is something that the reader did.
func isTouch(msg tea.Msg) bool {
	switch msg.(type) {
	case tea.KeyPressMsg, tea.PasteMsg, tea.MouseMsg:
		return true
	}
	return false
}

// Update takes in a message; see model for the order.
func (m *model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if looked, ok := msg.(lookedMsg); ok && m.nothingNew(looked) {
		return m, m.cmd.look(m.edited.stamp)
	}
	switch msg.(type) {
	case uv.PrimaryDeviceAttributesEvent:
		if m.pixels.sixels.answered() {
			return m, nil
		}
	case quitLaterMsg:
		return m, m.cmd.quitLater(m.pixels.sixels)
	}
	m.frame.valid = m.frame.valid && isUnseen(msg) && !m.inWhatIf()
	var cmds []tea.Cmd
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		if m.display != nil {
			msg = m.display.size
		}
		m.w, m.h, m.drag = msg.Width, msg.Height, drag{}
		if m.pixels.asked != "" {
			cmds = append(cmds, m.cmd.askForPixels(cellQuery))
		}
	case tea.BackgroundColorMsg:
		m.outfit.isLight, m.pixels.terms.ground = !msg.IsDark(), msg.Color
		m.outfit.choose(m.outfit.chosen)
	case tea.ColorProfileMsg:
		m.outfit.few = msg.Profile == colorprofile.ANSI
		m.outfit.choose(m.outfit.chosen)
		m.pixels.few = msg.Profile < colorprofile.ANSI256
		if m.display != nil {
			m.display.profile = msg.Profile
		}
	case tea.ModeReportMsg:
		if m.display != nil && msg.Mode == ansi.ModeSynchronizedOutput && msg.Value == ansi.ModeReset {
			m.display.synchronized = true
		}
	case tea.KeyPressMsg:
		cmds = append(cmds, m.press(msg))
	case tea.PasteMsg:
		cmds = append(cmds, m.paste(msg.Content))
	case tea.MouseMsg:
		cmds = append(cmds, m.mouse(msg))
	default:
		cmds = append(cmds, m.take(msg)...)
	}
	m.endOpening(isTouch(msg))
	cmds = append(cmds, m.ask()...)
	return m, tea.Batch(cmds...)
}
