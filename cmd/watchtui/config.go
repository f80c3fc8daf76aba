package main

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/adrg/xdg"
	"github.com/spf13/cobra"

	"watchtui/internal/config"
	"watchtui/internal/data"
)

// configPath is the file of the settings; "" where there is none.
func (a *app) configPath() string {
	if path := a.chosenConfigPath(); path != "" {
		return path
	}
	if path := ownConfigPath(); isThere(path) {
		return path
	}
	return ""
}

// chosenConfigPath is the file that was named.
func (a *app) chosenConfigPath() string {
	if a.configFile != "" {
		return a.configFile
	}
	return os.Getenv("WATCHTUI_CONFIG")
}

// ownConfigPath is where the user's own settings stand, or would: beside the watchbook.
func ownConfigPath() string { return filepath.Join(xdg.ConfigHome, "watchtui", "config.toml") }

// config is the settings in force.
func (a *app) config() (config.Config, error) {
	path := a.configPath()
	if path == "" {
		return config.Default(), nil
	}
	source, err := readConfig(path)
	if err != nil {
		return config.Config{}, err
	}
	settings, err := config.Parse(path, source)
	return settings, mistakesIn("config", err)
}

func readConfig(path string) ([]byte, error) {
	source, err := readSmallFile(path)
	if err != nil {
		return nil, fmt.Errorf("read the config: %w", err)
	}
	return source, nil
}

func (a *app) configCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "config",
		Short: "Show, check and begin the settings of the dashboard",
		Long: `The config has the dashboard's theme, mouse, pixels, title, first screen, range and keys. It is read from --config, else $WATCHTUI_CONFIG, else
config.toml in the config folder. A flag beats it, and it beats what is built in.`,
		Args: cobra.NoArgs,
	}
	show := &cobra.Command{Use: "show", Short: "Print the config in force", Args: cobra.NoArgs, Annotations: isTimeless()}
	show.RunE = a.do(func(*cobra.Command, []string) error {
		source := config.DefaultSource()
		if path := a.configPath(); path != "" {
			var err error
			if source, err = readConfig(path); err != nil {
				return err
			}
		}
		_, err := a.stdout.Write(source)
		return err
	})
	check := &cobra.Command{Use: "check [FILE]", Short: "Read a config and list all mistakes", Args: cobra.MaximumNArgs(1), Annotations: isTimeless(),
		Long: "Reads a config, the one in force or FILE, and lists all mistakes with file, line and column.\n\nExit code 0: none. 1: some. 2: it could not be read."}
	check.RunE = a.do(func(_ *cobra.Command, args []string) error { return a.checkConfig(args) })

	var force bool
	begin := &cobra.Command{Use: "init", Short: "Write a config that changes nothing, to edit it", Args: cobra.NoArgs, Annotations: isTimeless(),
		Long: "Writes a config that changes nothing to --config, else $WATCHTUI_CONFIG, else the config folder. A file that is there stays, but with --force."}
	begin.Flags().BoolVar(&force, "force", false, "replace a file that is there")
	begin.RunE = a.do(func(*cobra.Command, []string) error {
		path, err := a.begin(a.chosenConfigPath(), ownConfigPath(), config.DefaultSource(), force)
		if err != nil {
			return err
		}
		return a.printf("wrote the built-in config to %s\n", data.Visible(path))
	})

	path := &cobra.Command{Use: "path", Short: "Print where the config in force is read from", Args: cobra.NoArgs, Annotations: isTimeless()}
	path.RunE = a.do(func(*cobra.Command, []string) error {
		if path := a.configPath(); path != "" {
			return a.printf("%s\n", data.Visible(path))
		}
		return a.printf("built-in (your own would be %s)\n", data.Visible(ownConfigPath()))
	})
	cmd.AddCommand(show, check, begin, path)
	cmd.RunE = a.do(func(*cobra.Command, []string) error { return usage("config what? show, check, init or path") })
	return cmd
}

func (a *app) checkConfig(args []string) error {
	path := a.configPath()
	if len(args) > 0 {
		path = args[0]
	}
	if path == "" {
		return a.printf("built-in config: good\n")
	}
	source, err := readConfig(path)
	if err != nil {
		return err
	}
	if _, err := config.Parse(path, source); err != nil {
		return &refusedError{mistakesIn("config", err)}
	}
	return a.printf("%s: good\n", data.Visible(path))
}
