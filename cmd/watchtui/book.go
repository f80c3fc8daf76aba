package main

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"watchtui/internal/data"
	"watchtui/internal/thresholds"
)

func (a *app) bookCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "book",
		Short: "Show, check, test and begin a watchbook",
		Long: `The watchbook names indicators, benchmarks and offers, with every number an analyst may disagree with. It is read from
--book, else $WATCHTUI_BOOK, else the config folder, else it is the built-in one.`,
		Args: cobra.NoArgs,
	}
	show := &cobra.Command{Use: "show", Short: "Print the watchbook in force", Args: cobra.NoArgs, Annotations: isTimeless()}
	show.RunE = a.do(func(*cobra.Command, []string) error {
		source := thresholds.DefaultSource()
		if path := a.bookPath(); path != "" {
			var err error
			if source, err = readSmallFile(path); err != nil {
				return fmt.Errorf("read the watchbook: %w", err)
			}
		}
		_, err := a.stdout.Write(source)
		return err
	})
	check := &cobra.Command{Use: "check [FILE]", Short: "Read a watchbook and list all mistakes", Args: cobra.MaximumNArgs(1), Annotations: isTimeless(),
		Long: "Reads a watchbook, the one in force or FILE, and lists all mistakes with file, line and column.\n\nExit code 0: none. 1: some. 2: it could not be read."}
	check.RunE = a.do(func(_ *cobra.Command, args []string) error { return a.checkBook(args) })

	var force bool
	begin := &cobra.Command{Use: "init", Short: "Write the built-in watchbook to a file, to edit it", Args: cobra.NoArgs, Annotations: isTimeless(),
		Long: "Writes the built-in watchbook to --book, else $WATCHTUI_BOOK, else the config folder. A file that is there stays, but with --force."}
	begin.Flags().BoolVar(&force, "force", false, "replace a file that is there")
	begin.RunE = a.do(func(*cobra.Command, []string) error { return a.beginBook(force) })

	path := &cobra.Command{Use: "path", Short: "Print where the watchbook in force is read from", Args: cobra.NoArgs, Annotations: isTimeless()}
	path.RunE = a.do(func(*cobra.Command, []string) error {
		if path := a.bookPath(); path != "" {
			return a.printf("%s\n", data.Visible(path))
		}
		return a.printf("built-in (your own would be %s)\n", data.Visible(ownBookPath()))
	})
	cmd.AddCommand(show, check, a.bookTestCommand(), a.bookDiffCommand(), a.bookLintCommand(), a.bookSchemaCommand(), begin, path)
	cmd.RunE = a.do(func(*cobra.Command, []string) error {
		return usage("book what? show, check, test, diff, lint, schema, init or path")
	})
	return cmd
}

func (a *app) checkBook(args []string) error {
	path := a.bookPath()
	if len(args) > 0 {
		path = args[0]
	}
	name, source := "built-in watchbook", thresholds.DefaultSource()
	if path != "" {
		var err error
		if source, err = readSmallFile(path); err != nil {
			return fmt.Errorf("read the watchbook: %w", err)
		}
		name = path
	}
	book, err := thresholds.ParseBook(name, source)
	if err != nil {
		return &refusedError{mistakesIn("watchbook", err)}
	}
	for _, warning := range book.Warnings {
		fmt.Fprintf(a.stderr, "warning: %s\n", warning.Error())
	}
	return a.printf("%s: good; %s, %s, %s\n", data.Visible(name), data.Count(len(book.Indicators), "indicator"),
		data.Count(len(book.Benchmarks), "benchmark"), data.Count(len(book.AllOffers()), "offer"))
}

func (a *app) beginBook(force bool) error {
	chosen := a.bookFile
	if chosen == "" {
		chosen = os.Getenv("WATCHTUI_BOOK")
	}
	path, err := a.begin(chosen, ownBookPath(), thresholds.DefaultSource(), force)
	if err != nil {
		return err
	}
	return a.printf("wrote the built-in watchbook to %s\n", data.Visible(path))
}

// begin writes a file for the user to edit: the one chosen, or else his own, whose folder is made. It returns which.
func (a *app) begin(chosen, own string, text []byte, force bool) (path string, err error) {
	path = chosen
	if path == "" {
		path = own
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			return "", err
		}
	}
	if !force && isThere(path) {
		return "", fmt.Errorf("%s is there already; --force replaces it", data.Visible(path))
	}
	if err := putFile(path, text, putting{replaces: force, isPrivate: true}); err != nil {
		return "", fmt.Errorf("write %s: %w", data.Visible(path), err)
	}
	return path, nil
}
