package main

import (
	"cmp"
	"os"
	"runtime"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"watchtui/internal/data"
	"watchtui/internal/ui"
)

// look is how the dashboard looks, as far as flags say.
type look struct {
	ascii  bool
	theme  string
	mouse  string
	pixels string
}

func (l *look) flags(cmd *cobra.Command) {
	cmd.Flags().BoolVar(&l.ascii, "ascii", false, "draw with ASCII characters only")
	cmd.Flags().StringVar(&l.theme, "theme", ui.Themes()[0], "colours: a `NAME` of "+strings.Join(ui.Themes(), ", "))
	_ = cmd.RegisterFlagCompletionFunc("theme", cobra.FixedCompletions(ui.Themes(), cobra.ShellCompDirectiveNoFileComp))
}

// options is how the dashboard begins: as the flags say that were given, else as the config does.
func (a *app) options(cmd *cobra.Command, l look, q question) (ui.Options, error) {
	settings, err := a.config()
	if err != nil {
		return ui.Options{}, err
	}
	if cmd.Flags().Changed("theme") {
		settings.Theme = l.theme
	}
	if cmd.Flags().Changed("ascii") {
		settings.ASCII = l.ascii
	}
	if cmd.Flags().Changed("mouse") {
		settings.NoMouse = l.mouse == "off"
	}
	if l.mouse != "on" && l.mouse != "off" && l.mouse != "" {
		return ui.Options{}, usage("--mouse %s: want on or off", data.Visible(l.mouse))
	}
	if !slices.Contains(ui.Themes(), settings.Theme) {
		return ui.Options{}, usage("there is no theme %s; themes are %s", data.Quoted(l.theme), strings.Join(ui.Themes(), ", "))
	}
	if cmd.Flags().Changed("pixels") {
		settings.Pixels = l.pixels
	}
	if !slices.Contains(ui.PixelWays(), settings.Pixels) {
		return ui.Options{}, usage("--pixels %s: want off, auto, kitty or sixel", data.Visible(l.pixels))
	}
	return ui.Options{Pixels: ui.Pixels(settings.Pixels), At: q.at, HasAt: q.asked, Vintage: q.vintage, ASCII: settings.ASCII, Theme: settings.Theme, NoMouse: settings.NoMouse, NoTitle: settings.NoTitle, Bell: settings.Bell,
		Range: settings.Range, Screen: settings.Screen, Keys: settings.Keys}, nil
}

// open opens the dashboard; where the output is no terminal, or one whose cursor cannot be moved, it prints the first screen.
func (a *app) open(cmd *cobra.Command, look look) error {
	q, err := a.question()
	if err != nil {
		return err
	}
	options, err := a.options(cmd, look, q)
	if err != nil {
		return err
	}
	book, err := a.book()
	if err != nil {
		return err
	}
	s, err := a.storeOrNew(cmd.Context(), book)
	if err != nil {
		return err
	}
	l := newLive(a, s, book)
	defer l.close()
	if isDumb := os.Getenv("TERM") == "dumb"; !isTerminal(a.stdout) || !isTerminal(a.stdin) || isDumb {
		options.ASCII = options.ASCII || isDumb && isTerminal(a.stdout)
		width, height := a.frameSize()
		frame, err := ui.Frame(cmd.Context(), a.env(l), options, width, height, nil, false)
		if err != nil {
			return err
		}
		return a.printf("%s\n", frame)
	}
	thrifty()
	env := a.env(l)
	env.After = time.After
	a.follow(&env, l)
	a.allowImports(&env, l)
	a.keep(&env, a.keeper())
	a.keepOpenings(&env, l)
	allowScenarios(&env, l)
	a.allowExport(&env, l)
	options.NoColour = os.Getenv("NO_COLOR") != ""
	return ui.Run(cmd.Context(), env, options)
}

// frameSize is that of the first screen where it is printed and not opened: the terminal's, or what the environment says.
func (a *app) frameSize() (width, height int) {
	if f, ok := a.stdout.(*os.File); ok && isTerminal(f) {
		if w, h, err := term.GetSize(f.Fd()); err == nil && w > 0 && h > 1 {
			return min(w, maxFrame), min(h-1, maxFrame) // a line is left for the prompt
		}
	}
	return cmp.Or(sizeOf(os.Getenv("COLUMNS")), 120), cmp.Or(sizeOf(os.Getenv("LINES")), 40)
}

// thrifty collects garbage when there is half as much of it as of data, and not as much again: a terminal that is open all day
// shares the machine, and collecting more often takes a few milliseconds of reading a million readings. The start, which mostly
// fills memory that stays, is not held up by the first dozen collections of next to nothing. $GOGC has the last word.
func thrifty() {
	if os.Getenv("GOGC") != "" {
		return
	}
	const most = 32 // MB, of which the runtime begins at 4 for a percentage of 100
	debug.SetGCPercent(100 * most / 4)
	first := new([64]byte) // too large to share its room with something that stays
	runtime.AddCleanup(first, func(percent int) { debug.SetGCPercent(percent) }, 50)
}

// sizeOf is a width or a height; 0 where the text is none.
func sizeOf(text string) int {
	n, err := strconv.Atoi(text)
	if err != nil || n < 1 || n > maxFrame {
		return 0
	}
	return n
}
