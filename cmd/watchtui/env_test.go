package main

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

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

// Of a workbook that begins with a sheet of notes it is asked first which sheet is meant; with the answer nothing is left to ask.
func TestDashboardAsksForTheSheet(t *testing.T) {
	_, env, _ := followed(t)
	book := excelize.NewFile()
	if err := errors.Join(book.SetSheetName("Sheet1", "Notes"), book.SetCellValue("Notes", "A1", "see the other sheet")); err != nil {
		t.Fatal(err)
	}
	if _, err := book.NewSheet("Data"); err != nil {
		t.Fatal(err)
	}
	for cell, row := range map[string][]any{"A1": {"Date", "Oil exports to China, kb/d"}, "A2": {"2026-09-30", 1380}, "A3": {"2026-10-31", 1420}} {
		if err := book.SetSheetRow("Data", cell, &row); err != nil {
			t.Fatal(err)
		}
	}
	file := filepath.Join(t.TempDir(), "desk.xlsx")
	if err := book.SaveAs(file); err != nil {
		t.Fatal(err)
	}
	p, err := env.Preview(t.Context(), file, nil)
	if err != nil || len(p.Questions) == 0 || p.Questions[0].Flag != "--sheet" || !slices.Equal(p.Questions[0].Choices, []string{"Notes", "Data"}) {
		t.Fatalf("got the questions %+v, %v", p.Questions, err)
	}
	p, err = env.Preview(t.Context(), file, map[string]string{"--sheet": "Data"})
	if err != nil || len(p.Questions) > 0 || len(p.First) != 2 {
		t.Errorf("got the questions %+v and the readings %+v, %v", p.Questions, p.First, err)
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
