package ui

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"golang.org/x/sys/unix"

	"watchtui/internal/data"
)

// The program in a process of its own on a pseudo-terminal, which the kernel stops, continues and
// tells signals to as a shell would.

const childVariable = "WATCHTUI_TEST_CHILD"

// TestChild is the process under test; run as a test it does nothing.
func TestChild(t *testing.T) {
	mode := os.Getenv(childVariable)
	if mode == "" {
		t.Skip("is run by the tests of the terminal")
	}
	env := newWorld(t).env()
	env.After = time.After
	if mode == "panic" {
		env.Series = func(context.Context, string) (*data.Series, error) { panic("bang") }
	}
	if err := Run(context.Background(), env, Options{}); err != nil {
		fmt.Fprintln(os.Stderr, "ended:", strings.SplitN(err.Error(), "\n", 2)[0])
		os.Exit(3)
	}
	os.Exit(0)
}

// process is the child with the master side of its terminal.
type process struct {
	t             testing.TB
	cmd           *exec.Cmd
	master, slave *os.File
	before        *unix.Termios
	output        chan []byte
	seen          bytes.Buffer
}

func startProcess(t testing.TB, mode string) *process {
	t.Helper()
	master, slave := openPty(t)
	p := &process{t: t, master: master, slave: slave, output: make(chan []byte, 64)}
	p.before = p.termios()
	p.cmd = exec.Command(os.Args[0], "-test.run=^TestChild$")
	p.cmd.Env = append(os.Environ(), childVariable+"="+mode, "TERM=xterm-256color")
	p.cmd.Stdin, p.cmd.Stdout, p.cmd.Stderr = slave, slave, slave
	p.cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	if err := p.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	go func() {
		defer close(p.output)
		for {
			buffer := make([]byte, 64<<10)
			n, err := master.Read(buffer)
			if err != nil {
				return
			}
			p.output <- buffer[:n]
		}
	}()
	t.Cleanup(func() {
		_ = p.cmd.Process.Kill()
		slave.Close()
		master.Close()
	})
	return p
}

func openPty(t testing.TB) (master, slave *os.File) {
	t.Helper()
	master, err := os.OpenFile("/dev/ptmx", os.O_RDWR|unix.O_NOCTTY, 0)
	if err != nil {
		t.Skipf("no pseudo-terminals here: %v", err)
	}
	if err := unix.IoctlSetPointerInt(int(master.Fd()), unix.TIOCSPTLCK, 0); err != nil {
		t.Fatal(err)
	}
	n, err := unix.IoctlGetInt(int(master.Fd()), unix.TIOCGPTN)
	if err != nil {
		t.Fatal(err)
	}
	slave, err = os.OpenFile(fmt.Sprintf("/dev/pts/%d", n), os.O_RDWR|unix.O_NOCTTY, 0)
	if err != nil {
		t.Skipf("no pseudo-terminals here: %v", err)
	}
	if err := unix.IoctlSetWinsize(int(slave.Fd()), unix.TIOCSWINSZ, &unix.Winsize{Row: 24, Col: 80}); err != nil {
		t.Fatal(err)
	}
	return master, slave
}

func (p *process) termios() *unix.Termios {
	p.t.Helper()
	state, err := unix.IoctlGetTermios(int(p.slave.Fd()), unix.TCGETS)
	if err != nil {
		p.t.Fatal(err)
	}
	return state
}

// prints waits for a piece of output, after what was waited for before.
func (p *process) prints(want string) {
	p.t.Helper()
	deadline := time.After(2 * time.Minute) // of a machine that is busy, under the race detector
	for {
		if i := bytes.Index(p.seen.Bytes(), []byte(want)); i >= 0 {
			p.seen.Next(i + len(want))
			return
		}
		select {
		case piece, ok := <-p.output:
			if !ok {
				p.t.Fatalf("the output ends without %q: %q", want, p.seen.String())
			}
			p.seen.Write(piece)
		case <-deadline:
			p.t.Fatalf("no %q in %q", want, p.seen.String())
		}
	}
}

func (p *process) types(keys string) {
	p.t.Helper()
	if _, err := io.WriteString(p.master, keys); err != nil {
		p.t.Fatal(err)
	}
}

const (
	entersScreen = "\x1b[?1049h"
	leavesScreen = "\x1b[?1049l"
)

// endsInOrder waits for the end and looks at the terminal that is left.
func (p *process) endsInOrder(code int) {
	p.t.Helper()
	p.prints(leavesScreen)
	p.prints(restoresTitle)
	state, err := p.cmd.Process.Wait()
	if err != nil {
		p.t.Fatal(err)
	}
	if got := state.ExitCode(); got != code {
		p.t.Errorf("exit code %d, want %d: %v", got, code, state)
	}
	if got := p.termios(); *got != *p.before {
		p.t.Errorf("the terminal is left as %+v, was %+v", got, p.before)
	}
}

func TestTerminalIsLeftInOrder(t *testing.T) {
	ways := map[string]func(p *process){
		"q":       func(p *process) { p.types("q") },
		"ctrl+c":  func(p *process) { p.types("\x03") },
		"SIGTERM": func(p *process) { _ = p.cmd.Process.Signal(syscall.SIGTERM) },
		"SIGINT":  func(p *process) { _ = p.cmd.Process.Signal(syscall.SIGINT) },
		"SIGHUP":  func(p *process) { _ = p.cmd.Process.Signal(syscall.SIGHUP) },
		"SIGQUIT": func(p *process) { _ = p.cmd.Process.Signal(syscall.SIGQUIT) },
	}
	for name, leave := range ways {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := startProcess(t, "run")
			p.prints(keepsTitle)
			p.prints(entersScreen)
			p.prints("NOT GOOD ENOUGH")
			if *p.termios() == *p.before {
				t.Error("the terminal is not raw while the program runs")
			}
			leave(p)
			p.endsInOrder(0)
		})
	}
	t.Run("panic", func(t *testing.T) {
		t.Parallel()
		startProcess(t, "panic").endsInOrder(3)
	})
}

// The screen is as large as the terminal: at the start, after a change, and after one while the program was stopped.
func TestScreenIsAsLargeAsTheTerminal(t *testing.T) {
	resize := func(p *process, columns, rows uint16) {
		t.Helper()
		if err := unix.IoctlSetWinsize(int(p.slave.Fd()), unix.TIOCSWINSZ, &unix.Winsize{Row: rows, Col: columns}); err != nil {
			t.Fatal(err)
		}
	}
	p := startProcess(t, "run")
	line := func(row int) string { return fmt.Sprintf("\x1b[%d;", row) } // begins where something is written there
	p.prints(line(24))
	resize(p, 130, 41)
	p.prints(erasesScreen)
	p.prints(line(41))
	if err := p.cmd.Process.Signal(syscall.SIGTSTP); err != nil {
		t.Fatal(err)
	}
	p.prints(leavesScreen)
	var status syscall.WaitStatus
	if _, err := syscall.Wait4(p.cmd.Process.Pid, &status, syscall.WUNTRACED, nil); err != nil || !status.Stopped() {
		t.Fatalf("not stopped: %v %v", status, err)
	}
	resize(p, 140, 50)
	_ = p.cmd.Process.Signal(syscall.SIGCONT)
	p.prints(entersScreen)
	p.prints(line(50))
	p.types("q")
	p.endsInOrder(0)
}

// Where nobody says how large the terminal is, it is as large as the shell says, and then 80×24.
func TestSizeThatNobodySays(t *testing.T) {
	for _, test := range []struct {
		columns, lines string
		want           tea.WindowSizeMsg
	}{
		{"", "", tea.WindowSizeMsg{Width: 80, Height: 24}},
		{"132", "43", tea.WindowSizeMsg{Width: 132, Height: 43}},
		{"wide", "-1", tea.WindowSizeMsg{Width: 80, Height: 24}},
	} {
		t.Setenv("COLUMNS", test.columns)
		t.Setenv("LINES", test.lines)
		if got := sizeSaid(0, 0); got != test.want {
			t.Errorf("%q × %q: %v, want %v", test.columns, test.lines, got, test.want)
		}
		if got := sizeSaid(200, 60); got != (tea.WindowSizeMsg{Width: 200, Height: 60}) {
			t.Errorf("a terminal of 200×60 is %v", got)
		}
	}
}

// Stopped by ctrl+z or from outside the terminal is the shell's again, and continued the program's.
func TestTerminalWhileStopped(t *testing.T) {
	ways := map[string]func(p *process){
		"ctrl+z":  func(p *process) { p.types("\x1a") },
		"SIGTSTP": func(p *process) { _ = p.cmd.Process.Signal(syscall.SIGTSTP) },
	}
	for name, stop := range ways {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := startProcess(t, "run")
			p.prints(entersScreen)
			p.prints("NOT GOOD ENOUGH")
			for range 2 {
				stop(p)
				p.prints(leavesScreen)
				p.prints(restoresTitle)
				var status syscall.WaitStatus
				if _, err := syscall.Wait4(p.cmd.Process.Pid, &status, syscall.WUNTRACED, nil); err != nil || !status.Stopped() {
					t.Fatalf("not stopped: %v %v", status, err)
				}
				if *p.termios() != *p.before {
					t.Error("the terminal is not the shell's while the program is stopped")
				}
				_ = p.cmd.Process.Signal(syscall.SIGCONT)
				p.prints(keepsTitle)
				p.prints(entersScreen)
				p.prints("NOT GOOD ENOUGH")
			}
			p.types("q")
			p.endsInOrder(0)
		})
	}
}
