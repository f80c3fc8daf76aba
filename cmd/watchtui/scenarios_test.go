package main

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/adrg/xdg"

	"watchtui/internal/data"
	"watchtui/internal/thresholds"
	"watchtui/internal/ui"
)

// whatIfWorld is that of a dashboard that may save scenarios, in a folder of the test's own.
func whatIfWorld(t *testing.T) (env ui.Env, store string) {
	t.Helper()
	a, env, store := followed(t) // it has set the folder
	xdg.Reload()
	t.Cleanup(xdg.Reload)
	book, err := a.book()
	if err != nil {
		t.Fatal(err)
	}
	l := &live{app: a}
	l.book.Store(book)
	allowScenarios(&env, l)
	return env, store
}

// A whole session of what-ifs, saved and loaded, leaves the store's files as they were, byte for byte.
func TestWhatIfIsNeverWrittenToTheStore(t *testing.T) {
	env, store := whatIfWorld(t)
	files := func() map[string]string {
		all := map[string]string{}
		paths, _ := filepath.Glob(store + "*")
		for _, path := range paths {
			if content, err := os.ReadFile(path); err == nil && !strings.HasSuffix(path, "-shm") { // that is shared memory, of readers too
				all[path] = string(content)
			}
		}
		return all
	}
	if _, err := ui.Frame(t.Context(), env, ui.Options{}, 120, 40, nil, false); err != nil { // whatever reading does to a store is done
		t.Fatal(err)
	}
	before := files()
	keys := strings.Fields("w down down down shift+left shift+left 4 tab esc esc a text:120 space text:2027-01-31 enter m S text:x enter u U L enter pgdown v m S text:y enter i esc esc")
	frame, err := ui.Frame(t.Context(), env, ui.Options{}, 120, 40, keys, false)
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(frame, "WHAT IF") {
		t.Errorf("the what-if was not left:\n%s", frame)
	}
	after := files()
	if len(before) == 0 || len(after) != len(before) {
		t.Fatalf("before %d files, after %d", len(before), len(after))
	}
	for path, content := range before {
		if after[path] != content {
			t.Errorf("%s is another", path)
		}
	}
	if names, err := env.Scenarios(t.Context()); err != nil || len(names) == 0 {
		t.Errorf("nothing was saved: %v, %v", names, err)
	}
}

// A scenario is saved whole and for its owner, replaced only when that is asked for, and reads back the same.
func TestScenariosAreFiles(t *testing.T) {
	env, _ := whatIfWorld(t)
	book := thresholds.DefaultBook()
	stock, _ := book.Indicator("heu60_stockpile")
	one := thresholds.Scenario{Title: "x"}.With(book.Assume(stock, data.Day(20788).Instant(), 180))
	two := one.Without(0)
	if names, err := env.Scenarios(t.Context()); err != nil || len(names) != 0 {
		t.Errorf("got %v, %v", names, err)
	}
	said, err := env.SaveScenario(t.Context(), "IAEA finds 180 kg", one, false)
	if err != nil || !strings.HasPrefix(said, "saved as ") {
		t.Fatalf("got %q, %v", said, err)
	}
	path := strings.TrimPrefix(said, "saved as ")
	if info, err := os.Stat(path); err != nil || info.Mode().Perm()&0o077 != 0 {
		t.Errorf("others may read it: %v, %v", info, err)
	}
	if _, err := env.SaveScenario(t.Context(), "IAEA finds 180 kg", two, false); !errors.Is(err, fs.ErrExist) {
		t.Errorf("it was replaced silently: %v", err)
	}
	got, err := env.LoadScenario(t.Context(), "IAEA finds 180 kg")
	if err != nil || !bytes.Equal(got.Source(), one.Source()) {
		t.Errorf("got %+v, %v", got, err)
	}
	if _, err := env.SaveScenario(t.Context(), "IAEA finds 180 kg", two, true); err != nil {
		t.Error(err)
	}
	if got, err = env.LoadScenario(t.Context(), "IAEA finds 180 kg"); err != nil || len(got.Assumed) != 0 {
		t.Errorf("got %+v, %v", got, err)
	}
	for _, name := range []string{"", "../x", "a/b", `a\b`, ".hidden", "a\x1b", " a", strings.Repeat("x", 81), "c:x"} {
		if _, err := env.SaveScenario(t.Context(), name, one, true); err == nil {
			t.Errorf("%q is no name for a file, and was taken", name)
		}
	}
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil || len(entries) != 1 {
		t.Errorf("something was left behind: %v, %v", entries, err)
	}
}
