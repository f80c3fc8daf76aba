package main

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"watchtui/internal/data"
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

// An import that is in the store though the disk answered with an error: the command and the dashboard say so, the dashboard in its one line.
func TestImportBesideARefusingDisk(t *testing.T) {
	a := &app{now: func() time.Time { return time.Unix(0, 0) }}
	im, said, err := a.quietImporter(nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	result := sqlite.Import{ID: 3, Read: 1, New: 1, Undone: data.NoInstant, Answer: errors.New("disk I/O error")}
	if refused, err := im.told(t.Context(), nil, &input{name: "stock.csv"}, result, nil); refused != 0 || err != nil {
		t.Fatal(refused, err)
	}
	const want = "the disk answered with an error, and the import is in the store all the same: see to the disk, then look with watchtui imports show 3"
	if !strings.Contains(said.String(), want+"\n    (disk I/O error)\n") {
		t.Errorf("the command says\n%s", said)
	}
	if got := quietly(said.String(), result); !strings.HasPrefix(got, "imported stock.csv as import 3: 1 read") || !strings.HasSuffix(got, "; "+want) {
		t.Errorf("the dashboard says %q", got)
	}
	result.Answer = nil
	if got := quietly(said.String(), result); strings.Contains(got, "disk") {
		t.Errorf("with a sound disk it says %q", got)
	}
}
