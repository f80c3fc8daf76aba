package ui

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// Golden frames are the screens as text, in testdata/frames, to be read in review.
// go test ./internal/ui -update writes them anew.

var update = flag.Bool("update", false, "rewrite the golden frames and remove orphaned ones")

const framesDir = "../../testdata/frames"

// goldenUsed holds the name of each frame that a test asked for.
var goldenUsed struct {
	sync.Mutex
	names map[string]bool
}

// golden fails the test where got is not the frame of that name.
func golden(t testing.TB, name, got string) {
	t.Helper()
	goldenUsed.Lock()
	if goldenUsed.names == nil {
		goldenUsed.names = map[string]bool{}
	}
	goldenUsed.names[name] = true
	goldenUsed.Unlock()

	got += "\n"
	path := filepath.Join(framesDir, name+".txt")
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v\n(go test ./internal/ui -update writes it)\ngot:\n%s", err, got)
	}
	if string(want) != got {
		t.Errorf("%s differs (go test ./internal/ui -update rewrites it)\ngot:\n%s\nwant:\n%s", path, got, want)
	}
}

// TestMain runs the tests and then looks for frames that none of them asked for. That can be
// told only after all tests ran, so it stays silent when -run, -skip or -short chose among them.
func TestMain(m *testing.M) {
	code := m.Run()
	if code == 0 && !choosesTests() {
		code = orphanedFrames()
	}
	os.Exit(code)
}

func choosesTests() bool {
	for _, name := range []string{"test.run", "test.skip", "test.list", "test.fuzz"} {
		if flag.Lookup(name).Value.String() != "" {
			return true
		}
	}
	return testing.Short()
}

// orphanedFrames reports frames without a test, or removes them with -update, and returns the exit code.
func orphanedFrames() int {
	code := 0
	files, _ := filepath.Glob(filepath.Join(framesDir, "*.txt"))
	for _, file := range files {
		if goldenUsed.names[strings.TrimSuffix(filepath.Base(file), ".txt")] {
			continue
		}
		if *update {
			os.Remove(file)
			continue
		}
		os.Stderr.WriteString("orphaned golden frame: no test asks for " + file + "\n")
		code = 1
	}
	return code
}
