package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/adrg/xdg"

	"watchtui/internal/data"
	"watchtui/internal/thresholds"
	"watchtui/internal/ui"
)

// The dashboard's what-ifs are saved as files, one a scenario, which check and history take with --scenario.

// scenariosPath is the folder of the saved scenarios.
func scenariosPath() string { return filepath.Join(xdg.ConfigHome, "watchtui", "scenarios") }

// longestName leaves room for what file systems allow, whatever the letters.
const longestName = 80

// scenarioPath is the file of a scenario. A name is the name of a file and never a way to another folder.
func scenarioPath(name string) (string, error) {
	switch {
	case name == "" || len(name) > longestName:
		return "", fmt.Errorf("a name has 1 to %d characters", longestName)
	case name != data.Visible(name) || strings.ContainsAny(name, `/\:*?"<>|`) || strings.HasPrefix(name, ".") || strings.TrimSpace(name) != name:
		return "", fmt.Errorf("%s cannot be the name of a file: want letters, digits, blanks and the like", data.Quoted(name))
	}
	return filepath.Join(scenariosPath(), name+".toml"), nil
}

// allowScenarios lets the dashboard save what-ifs and load them.
func allowScenarios(env *ui.Env, l *live) {
	env.Scenarios = func(context.Context) ([]string, error) {
		entries, err := os.ReadDir(scenariosPath())
		if errors.Is(err, fs.ErrNotExist) {
			return nil, nil
		}
		var names []string
		for _, entry := range entries {
			if name, ok := strings.CutSuffix(entry.Name(), ".toml"); ok && !strings.HasPrefix(name, ".") {
				names = append(names, name)
			}
		}
		slices.Sort(names)
		return names, err
	}
	env.LoadScenario = func(_ context.Context, name string) (*thresholds.Scenario, error) {
		path := filepath.Join(scenariosPath(), name+".toml")
		source, err := readSmallFile(path)
		if err != nil {
			return nil, err
		}
		return thresholds.ParseScenario(filepath.Base(path), source, l.book.Load())
	}
	env.SaveScenario = func(_ context.Context, name string, scenario thresholds.Scenario, replace bool) (string, error) {
		path, err := scenarioPath(name)
		if err != nil {
			return "", err
		}
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			return "", err
		}
		if err := putFile(path, scenario.Source(), putting{replaces: replace, isPrivate: true}); err != nil {
			return "", err
		}
		return "saved as " + data.Visible(path), nil
	}
}
