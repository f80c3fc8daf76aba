package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"strings"

	"charm.land/fang/v2"
	"github.com/spf13/cobra"

	"watchtui/internal/data"
	"watchtui/internal/ui"
)

// run runs one command line and returns its exit code.
func (a *app) run(ctx context.Context, args []string) int {
	ctx, stop := signal.NotifyContext(ctx, endings...)
	defer stop()
	context.AfterFunc(ctx, stop) // a second signal ends a command that does not heed the first
	if os.Getenv("NO_COLOR") != "" {
		_ = os.Setenv("NO_COLOR", "1") // any value asks for no colours (no-color.org); the libraries know those that are true
	}
	root := a.root()
	root.SetArgs(args)
	root.SetIn(a.stdin)
	root.SetOut(a.stdout)
	root.SetErr(a.stderr)
	// What a command ends with is kept in a.err, so that only cobra's own errors come back here.
	err := fang.Execute(ctx, root, fang.WithVersion(version()), fang.WithErrorHandler(func(io.Writer, fang.Styles, error) {}))
	if err != nil {
		return a.report(&usageError{err})
	}
	return a.report(a.err)
}

func (a *app) root() *cobra.Command {
	root := &cobra.Command{
		Use:   "watchtui",
		Short: "Watch hard assets, not headlines: is the offer still not good enough?",
		Long: `Keeps sourced readings of hard assets in a local file, charts them, and says when and why technical
thresholds move an offer from "not good enough" to "negotiable". Without a command it opens the dashboard;
where its output is no terminal it prints the first screen.`,
		Example: `watchtui
watchtui import --dry-run tankers.csv
watchtui check --at 2024-08-20
watchtui history --from 2024-01-01 --format csv`,
		Args: cobra.NoArgs,
	}
	var look look
	look.flags(root)
	root.Flags().StringVar(&look.mouse, "mouse", "on", "turn the mouse `on|off`: off leaves the mouse to the terminal")
	root.Flags().StringVar(&look.pixels, "pixels", string(ui.NoPixels), "draw charts in pixels: `off|auto|kitty|sixel`; auto takes what the terminal has")
	root.RunE = a.do(func(cmd *cobra.Command, _ []string) error { return a.open(cmd, look) })
	flags := root.PersistentFlags()
	flags.StringVar(&a.db, "db", "", "store `FILE` (else $WATCHTUI_DB, else in the data folder)")
	flags.StringVar(&a.bookFile, "book", "", "watchbook `FILE` (else $WATCHTUI_BOOK, else the one in the config folder, else the built-in one)")
	flags.StringVar(&a.configFile, "config", "", "the dashboard's config `FILE` (else $WATCHTUI_CONFIG, else the one in the config folder)")
	flags.StringVar(&a.at, "at", "", "ask for that `DATE` (default now)")
	flags.StringVar(&a.vintage, "vintage", "", "what may be known: `now|then|DATE` (default now)")
	root.AddCommand(a.checkCommand(), a.explainCommand(), a.historyCommand(), a.readingsCommand(), a.indicatorsCommand(), a.offersCommand(), a.triggersCommand(), a.floorCommand(), a.watchCommand(),
		a.talkCommand(), a.outlookCommand(), a.importCommand(), a.sniffCommand(), a.importsCommand(), a.initCommand(), a.bookCommand(), a.configCommand(), a.keysCommand(), a.chartCommand(), a.frameCommand(), a.versionCommand())
	a.strict(root)
	tellMisuse(root)
	flow(root)
	return root
}

// flow lets the help's paragraphs be broken where the terminal ends, and not where their source does. Indented lines stay as they are.
func flow(cmd *cobra.Command) {
	lines := strings.Split(cmd.Long, "\n")
	text := lines[0]
	for i, line := range lines[1:] {
		if before := lines[i]; before == "" || line == "" || strings.HasPrefix(line, " ") || strings.HasPrefix(before, " ") {
			text += "\n" + line
		} else {
			text += " " + line
		}
	}
	cmd.Long = text
	for _, sub := range cmd.Commands() {
		flow(sub)
	}
}

// strict makes unknown words after help and completion errors; cobra prints some help and reports success.
func (a *app) strict(root *cobra.Command) {
	root.InitDefaultCompletionCmd("completion")
	root.InitDefaultHelpCmd()
	for _, cmd := range root.Commands() {
		switch cmd.Name() {
		case "completion":
			cmd.Args = nil
			cmd.RunE = a.do(func(_ *cobra.Command, args []string) error {
				return usage("completion for which shell? bash, zsh, fish or powershell")
			})
		case "help":
			show := cmd.Run
			cmd.Run = nil
			cmd.RunE = a.do(func(cmd *cobra.Command, args []string) error {
				if about, _, err := root.Find(args); err != nil || about == root && len(args) > 0 {
					return usage("there is no command %s", data.Quoted(strings.Join(args, " ")))
				}
				show(cmd, args)
				return nil
			})
		}
	}
}

// timeless marks commands for which --at and --vintage mean nothing.
const timeless = "timeless"

// do wraps a command so that its error is kept and not printed by anybody else.
func (a *app) do(command func(cmd *cobra.Command, args []string) error) func(*cobra.Command, []string) error {
	return func(cmd *cobra.Command, args []string) error {
		if _, ok := cmd.Annotations[timeless]; ok {
			for _, flag := range []string{"at", "vintage"} {
				if cmd.Flags().Changed(flag) {
					a.err = usage("--%s means nothing to %q", flag, cmd.CommandPath())
					return nil
				}
			}
		}
		for _, flag := range []string{"db", "book", "config", "at", "vintage"} {
			if f := cmd.Flags().Lookup(flag); f != nil && f.Changed && f.Value.String() == "" {
				a.err = usage("--%s is empty", flag) // a script's variable that is not set, and not a wish for the default
				return nil
			}
		}
		a.err = command(cmd, args)
		return nil
	}
}

func isTimeless() map[string]string { return map[string]string{timeless: ""} }

// release is the version, set when a release is built.
var release = ""

func version() string {
	if release != "" {
		return release
	}
	info, ok := debug.ReadBuildInfo()
	if !ok || info.Main.Version == "" || info.Main.Version == "(devel)" {
		return "development"
	}
	return info.Main.Version
}

func (a *app) versionCommand() *cobra.Command {
	return &cobra.Command{
		Use:         "version",
		Short:       "Print the version",
		Args:        cobra.NoArgs,
		Annotations: isTimeless(),
		RunE: a.do(func(*cobra.Command, []string) error {
			_, err := fmt.Fprintf(a.stdout, "watchtui %s\n", strings.TrimPrefix(version(), "v"))
			return err
		}),
	}
}
