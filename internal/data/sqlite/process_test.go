package sqlite

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
)

// createAt is the variable that makes this test program a process that creates a store there.
const createAt = "TEST_CREATE_AT"

func TestMain(m *testing.M) {
	if path := os.Getenv(createAt); path != "" {
		os.Exit(createAndImport(path))
	}
	os.Exit(m.Run())
}

func createAndImport(path string) int {
	ctx, t := context.Background(), &testing.T{}
	err := Create(ctx, path, func(s *Store) error {
		_, err := s.Import(ctx, ImportOptions{File: "reference"}, sequence(reading(t, "2024-01-01", 1)))
		return err
	})
	if err != nil && !errors.Is(err, fs.ErrExist) {
		return 1
	}
	return 0
}

// A process that is killed while it makes a store leaves a whole one or none, and is in nobody's way.
func TestKilledCreate(t *testing.T) {
	t.Parallel()
	whole := 0
	for i := range 30 {
		path := filepath.Join(t.TempDir(), "sub", "store.db")
		process := exec.Command(os.Args[0], "-test.run=^$")
		process.Env = append(os.Environ(), createAt+"="+path)
		if err := process.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(i) * time.Millisecond)
		_ = process.Process.Kill()
		_ = process.Wait()
		if _, err := Open(t.Context(), path); err == nil {
			whole++
		} else if !errors.Is(err, fs.ErrNotExist) {
			t.Error(err)
		} else if code := createAndImport(path); code != 0 {
			t.Errorf("the next one fails as well: %d", code)
		}
		series, err := openTestStore(t, path).Series(t.Context(), "oil")
		if err != nil || series.Len() != 1 {
			t.Errorf("got %d readings, %v", series.Len(), err)
		}
	}
	t.Logf("%d of 30 were whole", whole)
}

// Of processes that make the same store at once all find a whole one.
func TestCreateRaceOfProcesses(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "store.db")
	var processes []*exec.Cmd
	for range 4 {
		process := exec.Command(os.Args[0], "-test.run=^$")
		process.Env = append(os.Environ(), createAt+"="+path)
		if err := process.Start(); err != nil {
			t.Fatal(err)
		}
		processes = append(processes, process)
	}
	for _, process := range processes {
		if err := process.Wait(); err != nil {
			t.Error(err)
		}
	}
	if got := names(t, filepath.Dir(path)); len(got) != 1 {
		t.Errorf("got files %q", got)
	}
	series, err := openTestStore(t, path).Series(t.Context(), "oil")
	if err != nil || series.Len() != 1 {
		t.Errorf("got %d readings, %v", series.Len(), err)
	}
}
