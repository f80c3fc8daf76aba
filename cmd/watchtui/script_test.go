package main

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

// ours are the tests in an environment in which the store, the watchbook and the config of who runs them are nobody's.
type ours struct{ *testing.M }

func (m ours) Run() int {
	for _, name := range []string{"WATCHTUI_DB", "WATCHTUI_BOOK", "WATCHTUI_CONFIG"} {
		os.Unsetenv(name)
	}
	return m.M.Run()
}

func TestMain(m *testing.M) {
	testscript.Main(ours{m}, map[string]func(){"watchtui": func() {
		a := &app{stdin: os.Stdin, stdout: os.Stdout, stderr: os.Stderr, now: onTheDay}
		os.Exit(a.run(context.Background(), os.Args[1:]))
	}})
}

// onTheDay is the clock of scripts and of examples in the docs. What they print, such as a history up to today, is to be the same
// tomorrow.
func onTheDay() time.Time {
	return time.Date(2026, 11, 26, 12, 0, 0, 0, time.UTC).Add(time.Since(started))
}

var started = time.Now()

// The scripts run the real binary, in an empty home, one behaviour a file. They are the manual's fine print.
func TestScripts(t *testing.T) {
	testdata, err := filepath.Abs("../../testdata")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:                 filepath.Join(testdata, "scripts"),
		RequireExplicitExec: true,
		UpdateScripts:       os.Getenv("UPDATE_SCRIPTS") != "",
		Setup: func(env *testscript.Env) error {
			env.Setenv("HOME", filepath.Join(env.WorkDir, "home"))
			env.Setenv("XDG_DATA_HOME", filepath.Join(env.WorkDir, "home", "data"))
			env.Setenv("XDG_CONFIG_HOME", filepath.Join(env.WorkDir, "home", "config"))
			env.Setenv("TESTDATA", testdata)
			env.Setenv("NO_COLOR", "1")
			return os.Mkdir(filepath.Join(env.WorkDir, "home"), 0o700)
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exit": exit,
			"mode": mode,
		},
	})
}

// exit CODE COMMAND… runs a command and compares its exit code.
func exit(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exit CODE COMMAND...")
	}
	err := ts.Exec(args[1], args[2:]...)
	code := 0
	if failed, ok := err.(interface{ ExitCode() int }); ok {
		code = failed.ExitCode()
	} else if err != nil {
		ts.Fatalf("%v", err)
	}
	if got := string(rune('0' + code)); got != args[0] {
		ts.Fatalf("exit code %s, want %s", got, args[0])
	}
}

// mode PERMISSIONS FILE compares a file's permissions, such as 600.
func mode(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: mode PERMISSIONS FILE")
	}
	info, err := os.Stat(ts.MkAbs(args[1]))
	ts.Check(err)
	want := fs.FileMode(0)
	for _, digit := range args[0] {
		want = want*8 + fs.FileMode(digit-'0')
	}
	if got := info.Mode().Perm(); got != want {
		ts.Fatalf("%s has mode %o, want %o", args[1], got, want)
	}
}
