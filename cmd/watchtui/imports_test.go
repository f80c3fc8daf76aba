package main

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// Who may know whom. What is not in the table is forbidden: an arrow drawn here is a decision.
//
//	                 cmd/watchtui ───▶ internal/config ──▶ internal/tomlfile
//	      ┌──────────────┼───────────────┬───┘
//	      ▼              ▼               ▼
//	data/sqlite      internal/ui ──▶ internal/thresholds
//	data/csvfile         │                   │
//	      └──────────────┴─────────┬─────────┘
//	                               ▼
//	                         internal/data        (standard library only)
var mayImport = map[string][]string{
	"internal/data":           {},
	"internal/data/reference": {},
	"internal/data/csvfile": {"watchtui/internal/data", "golang.org/x/text/encoding/*", "golang.org/x/text/encoding", "github.com/klauspost/compress/*",
		"watchtui/internal/data/workbook"},
	"internal/data/workbook": {},
	"internal/data/sqlite":   {"watchtui/internal/data", "modernc.org/sqlite", "modernc.org/sqlite/lib", "modernc.org/sqlite/vtab"},
	"internal/thresholds":    {"watchtui/internal/data", "watchtui/internal/expression", "watchtui/internal/tomlfile", "github.com/pelletier/go-toml/v2"},
	"internal/expression":    {},
	"internal/tomlfile":      {"watchtui/internal/data", "github.com/pelletier/go-toml/v2", "github.com/pelletier/go-toml/v2/unstable"},
	"internal/booktest":      {"watchtui/internal/data", "watchtui/internal/thresholds", "watchtui/internal/tomlfile"},
	"internal/config":        {"watchtui/internal/data", "watchtui/internal/tomlfile", "watchtui/internal/ui"},
	// The plotting library brings fonts and writers of files: it stays out of the dashboard, which hands over plain data.
	"internal/picture": {"watchtui/internal/data", "watchtui/internal/ui", "gonum.org/v1/plot/font", "gonum.org/v1/plot/text", "gonum.org/v1/plot/vg", "gonum.org/v1/plot/vg/*",
		"golang.org/x/image/font", "golang.org/x/image/font/opentype", "codeberg.org/go-fonts/liberation/*"},
	"internal/ui": {"watchtui/internal/data", "watchtui/internal/thresholds", "charm.land/bubbletea/v2", "charm.land/bubbles/v2/*",
		"charm.land/lipgloss/v2", "github.com/charmbracelet/colorprofile", "github.com/charmbracelet/x/ansi", "github.com/charmbracelet/x/ansi/kitty", "github.com/charmbracelet/ultraviolet", "golang.org/x/sys/unix", "github.com/NimbleMarkets/ntcharts/v2/*", "github.com/sahilm/fuzzy"},
	"cmd/watchtui": {"watchtui/internal/*", "charm.land/fang/v2", "charm.land/bubbles/v2/progress", "github.com/spf13/cobra", "github.com/adrg/xdg", "github.com/pelletier/go-toml/v2",
		"github.com/charmbracelet/x/ansi", "github.com/charmbracelet/x/term", "golang.org/x/sys/windows"},
}

// The chart library is known to one file alone.
const chartFile = "plot_braille.go"

func TestWhoKnowsWhom(t *testing.T) {
	root := "../.."
	err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if path == filepath.Join(root, "testdata") {
			return filepath.SkipDir
		}
		if err != nil || entry.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		folder, err := filepath.Rel(root, filepath.Dir(path))
		if err != nil {
			return err
		}
		allowed, known := mayImport[filepath.ToSlash(folder)]
		if !known {
			t.Errorf("%s: the package %s is not in the table", path, folder)
		}
		for _, spec := range file.Imports {
			name, _ := strconv.Unquote(spec.Path.Value)
			if strings.Contains(name, "ntcharts") && filepath.Base(path) != chartFile {
				t.Errorf("%s imports %s: only %s may", path, name, chartFile)
			}
			if !strings.Contains(strings.SplitN(name, "/", 2)[0], ".") && !strings.HasPrefix(name, "watchtui/") {
				continue // the standard library
			}
			if !slices.ContainsFunc(allowed, func(pattern string) bool { return matches(pattern, name) }) {
				t.Errorf("%s imports %s, which the table does not allow", path, name)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// staysOut is what the program does without: each of these brings megabytes that are held all day, and is only seen in what a library
// brings along. expr asks for methods by names that it is given, so with it every method of every type is linked;
// the root of gonum/plot brings writers of PDF, EPS and TeX and ten fonts, whichever are asked for. make bench-memory tells what is held.
var staysOut = []string{"net/http", "crypto/tls", "github.com/xuri/excelize/v2", "github.com/expr-lang/expr", "gonum.org/v1/plot"}

func TestStaysOut(t *testing.T) {
	tool, err := exec.LookPath("go")
	if err != nil {
		t.Skip("there is no go command to list what is linked")
	}
	out, err := exec.Command(tool, "list", "-deps", ".").Output()
	if err != nil {
		t.Fatal(err)
	}
	linked := strings.Fields(string(out))
	for _, name := range staysOut {
		if slices.Contains(linked, name) {
			t.Errorf("%s is linked: go mod why -m, or go list -deps -json, tells what brings it along", name)
		}
	}
	if !slices.Contains(linked, "modernc.org/sqlite") {
		t.Errorf("go list does not tell what is linked: %d packages", len(linked))
	}
}

func matches(pattern, name string) bool {
	if folder, ok := strings.CutSuffix(pattern, "*"); ok {
		return strings.HasPrefix(name, folder)
	}
	return pattern == name
}
