package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"watchtui/internal/data/sqlite"
	"watchtui/internal/thresholds"
)

// What the dashboard says after an import is what came of it, whatever there was to say about the file before.
func TestDashboardImportSaysWhatCameOfIt(t *testing.T) {
	t.Setenv("XDG_CONFIG_HOME", t.TempDir())
	path := filepath.Join(t.TempDir(), "store.db")
	if err := sqlite.Create(t.Context(), path, nil); err != nil {
		t.Fatal(err)
	}
	s, err := sqlite.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	file := filepath.Join(t.TempDir(), "stock.csv")
	if err := os.WriteFile(file, []byte("Stock of the agency\n\nDate,Stock\n2024-01-31,121.5\n2024-02-29,130\nSource: IAEA\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	a := &app{stdout: &out, stderr: &out, now: time.Now}
	l := newLive(a, s, thresholds.DefaultBook())
	env := a.env(l)
	a.allowImports(&env, l)
	answers := map[string]string{"--indicator ID": "heu60_stockpile"}
	said, err := env.Import(t.Context(), file, answers, false)
	if err != nil || !strings.HasPrefix(said, "imported ") || !strings.Contains(said, "2 new") {
		t.Errorf("got %q, %v", said, err)
	}
	if out.Len() > 0 {
		t.Errorf("it spoke to the terminal: %q", out.String())
	}
}
