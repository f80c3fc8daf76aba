package main

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"watchtui/internal/thresholds"
)

// endless is a pipe that never stops: the same letter for ever.
type endless struct{}

func (endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = 'A'
	}
	return len(p), nil
}

// A pipe is kept before it is read, so one without line ends has to be stopped there.
func TestEndlessPipe(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	a := &app{stdin: endless{}}
	_, err := a.openInput(t.Context(), "-")
	if err == nil || !strings.Contains(err.Error(), "a line is longer than 1 MiB") {
		t.Errorf("got %v", err)
	}
	if left, _ := os.ReadDir(os.Getenv("TMPDIR")); len(left) > 0 {
		t.Errorf("it left %s behind", left[0].Name())
	}
}

// What cannot be a table is refused by its beginning: it is not read to its end, nor for a check sum before.
func TestHopelessFileIsNotRead(t *testing.T) {
	name := filepath.Join(t.TempDir(), "f.csv")
	if err := os.WriteFile(name, []byte("time,series,value\n2026-01-01,"+strings.Repeat("A", 16<<20)), 0o600); err != nil {
		t.Fatal(err)
	}
	im := &importer{app: &app{}, book: thresholds.DefaultBook(), yes: true}
	in, err := im.app.openInput(context.Background(), name)
	if err != nil {
		t.Fatal(err)
	}
	if err := im.settle(in); err == nil || !strings.Contains(err.Error(), "a line is longer than 1 MiB") {
		t.Errorf("got %v", err)
	}
	if n := in.read.Load(); n > 8<<20 || in.sha256 != "" {
		t.Errorf("%d MiB were read, check sum %q", n>>20, in.sha256)
	}
}
