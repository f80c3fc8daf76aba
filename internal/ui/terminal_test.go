package ui

import (
	"bytes"
	"context"
	"io"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/vt"
)

// terminal is the real program on an emulated terminal. Tests with one are in a bubble of synctest, where time passes only while everybody
// waits for it: what they see does not depend on how fast the machine is.
type terminal struct {
	t        testing.TB
	program  *tea.Program
	keyboard keyboard
	done     chan error

	mu       sync.Mutex // the emulator's own is not enough
	emulator *vt.Emulator
	written  int
	rasters  rasterReader
	titles   titleReader
	bells    int
}

// Write is where the program's output goes. Bubble Tea takes an input that is no terminal to turn a
// new line into carriage return and new line, which the emulator does not.
func (x *terminal) Write(p []byte) (int, error) {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.written += len(p)
	x.rasters.read(x.t, string(p))
	x.titles.read(string(p))
	if bytes.Contains(p, []byte("a=q")) { // which the emulator does not know
		_, _ = x.keyboard.Write([]byte("\x1b[6;20;9t\x1b_Gi=31;OK\x1b\\"))
	}
	_, err := x.emulator.Write(bytes.ReplaceAll(p, []byte("\n"), []byte("\r\n")))
	return len(p), err
}

func (x *terminal) text() string {
	x.mu.Lock()
	defer x.mu.Unlock()
	lines := strings.Split(x.emulator.String(), "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " \r")
	}
	return strings.TrimRight(strings.Join(lines, "\n"), "\n")
}

func (x *terminal) bytesWritten() int {
	x.mu.Lock()
	defer x.mu.Unlock()
	return x.written
}

// rung is how often the bell rang.
func (x *terminal) rung() int {
	x.mu.Lock()
	defer x.mu.Unlock()
	return x.bells
}

// soon lets time pass until something is so; false where it is not so within ten seconds.
func soon(isSo func() bool) bool {
	for range 10 * time.Second / frameEvery {
		if synctest.Wait(); isSo() {
			return true
		}
		time.Sleep(frameEvery)
	}
	return false
}

// shows waits until the screen is the text given.
func (x *terminal) shows(want string) {
	x.t.Helper()
	if !soon(func() bool { return x.text() == strings.TrimRight(want, "\n") }) {
		x.t.Fatalf("the screen is\n%s\nand should be\n%s", x.text(), want)
	}
}

func (x *terminal) types(keys string) {
	if _, err := x.keyboard.Write([]byte(keys)); err != nil {
		x.t.Error(err)
	}
}

// answer passes on what the terminal answers, and never waits for who does not listen any more:
// the emulator would wait along.
func (x *terminal) answer() {
	answers := make(chan []byte, 1024)
	defer close(answers)
	go func() {
		for answer := range answers {
			_, _ = x.keyboard.Write(answer)
		}
	}()
	for {
		buffer := make([]byte, 1024)
		n, err := x.emulator.Read(buffer)
		if err != nil {
			return
		}
		select {
		case answers <- buffer[:n]:
		default:
		}
	}
}

// keyboard is where the keys that are typed and the terminal's answers come from.
//
// The program's own reader stays behind where the program ends while an answer is on its way, and a bubble can be left only by all. So it reads
// what nothing ever comes from, and the program is sent what another one reads.
type keyboard struct {
	*io.PipeWriter
	keys *io.PipeReader
}

func newKeyboard() (k keyboard, input io.Reader, end func()) {
	input, silent := io.Pipe()
	k.keys, k.PipeWriter = io.Pipe()
	return k, input, func() { k.Close(); silent.Close() }
}

func (k keyboard) feed(program *tea.Program) {
	events := make(chan uv.Event)
	go func() {
		defer close(events)
		_ = uv.NewTerminalReader(k.keys, "xterm-256color").StreamEvents(context.Background(), events)
	}()
	for event := range events {
		program.Send(event)
	}
}

func startTerminal(t testing.TB, env Env, width, height int) *terminal {
	t.Helper()
	return startTerminalWith(t, env, Options{}, width, height)
}

func startTerminalWith(t testing.TB, env Env, opts Options, width, height int) *terminal {
	t.Helper()
	keyboard, input, end := newKeyboard()
	x := &terminal{t: t, keyboard: keyboard, emulator: vt.NewEmulator(width, height), done: make(chan error, 1)}
	x.emulator.SetCallbacks(vt.Callbacks{Bell: func() { x.bells++ }}) // called while it is written to
	go x.answer()
	ctx, cancel := context.WithCancel(context.Background())
	m := newModel(ctx, env, opts)
	x.program = newProgram(ctx, m, x, tea.WithInput(input), tea.WithWindowSize(width, height),
		tea.WithColorProfile(colorprofile.TrueColor), tea.WithEnvironment([]string{"TERM=xterm-256color"}))
	go keyboard.feed(x.program)
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		err := m.runIn(x.program, newTitleKeeper(x, opts))
		if m.fatal != nil {
			err = m.fatal
		}
		x.done <- err
	}()
	t.Cleanup(func() {
		x.program.Kill()
		cancel()
		<-ended
		end()
		x.emulator.InputPipe().(io.Closer).Close() // to close the emulator itself would race with who reads its answers
	})
	return x
}

// The program on a terminal shows what Frame prints, key after key and after a change of size.
func TestTerminalShowsTheFrame(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		env := newWorld(t).env()
		frame := func(width, height int, keys ...string) string {
			text, err := Frame(context.Background(), env, Options{}, width, height, keys, false)
			if err != nil {
				t.Fatal(err)
			}
			return text
		}
		x := startTerminal(t, env, 80, 24)
		x.shows(frame(80, 24))
		x.types("<")
		x.shows(frame(80, 24, "<"))
		x.types("\x1b[B\x1b[B") // down, down
		x.shows(frame(80, 24, "<", "down", "down"))
		x.types("\r")
		x.shows(frame(80, 24, "<", "down", "down", "enter"))

		x.mu.Lock()
		x.emulator.Resize(120, 40)
		x.mu.Unlock()
		x.program.Send(tea.WindowSizeMsg{Width: 120, Height: 40})
		x.shows(frame(120, 40, "<", "down", "down", "enter"))
		x.types("\t")
		x.shows(frame(120, 40, "<", "down", "down", "enter", "tab"))
		x.types("?")
		x.shows(frame(120, 40, "<", "down", "down", "enter", "tab", "?"))
		x.types("qqqq")
		if err := <-x.done; err != nil {
			t.Errorf("ended with %v", err)
		}
		if x.mu.Lock(); x.emulator.IsAltScreen() || x.emulator.CursorHidden() {
			t.Error("the terminal is not as it was")
		}
		x.mu.Unlock()
	})
}

// The bytes of a mouse lead where its messages lead: a range dragged with the right button.
func TestTerminalMouse(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		env := newWorld(t).env()
		d := newDriver(context.Background(), env, Options{})
		d.start(80, 24)
		d.mustPress(t, "1")
		x := startTerminal(t, env, 80, 24)
		x.types("1")
		x.shows(d.model.paint().plain())
		x.types("\x1b[<2;31;7M\x1b[<34;51;7M") // columns and lines count from 1
		d.drag(tea.MouseRight, 6, 30, 50, false)
		x.shows(d.model.paint().plain())
		x.types("\x1b[<2;51;7m")
		d.send(tea.MouseReleaseMsg{X: 50, Y: 6, Button: tea.MouseRight})
		x.shows(d.model.paint().plain())
	})
}

// Importing a file on a terminal, from the path to the list, shows what Frame prints.
func TestTerminalImportsAFile(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		keys := []struct{ typed, names string }{
			{"i", "i"}, {"a", "a"}, {"data/c", "text:data/c"}, {"lean.csv", "text:lean.csv"}, {"\r", "enter"}, {"\r", "enter"}, {"x", "x"}, {"\x1b[B", "down"}, {"n", "n"},
		}
		x := startTerminal(t, newWorld(t).env(), 120, 40)
		var pressed []string
		for _, key := range keys {
			pressed = append(pressed, key.names)
			frame, err := Frame(context.Background(), newWorld(t).env(), Options{}, 120, 40, pressed, false)
			if err != nil {
				t.Fatal(err)
			}
			if len(pressed) == 1 {
				first, err := Frame(context.Background(), newWorld(t).env(), Options{}, 120, 40, nil, false)
				if err != nil {
					t.Fatal(err)
				}
				x.shows(first)
			}
			x.types(key.typed)
			x.shows(frame)
		}
	})
}

// Looking at the store writes nothing to the terminal as long as nothing is new, and an import shows up.
func TestTerminalIdle(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t)
		env := w.env()
		env.After = time.After
		x := startTerminal(t, env, 80, 24)
		frame, err := Frame(context.Background(), w.env(), Options{}, 80, 24, nil, false)
		if err != nil {
			t.Fatal(err)
		}
		x.shows(frame)
		time.Sleep(10 * lookEvery) // what was still on its way when the text stood already
		before := x.bytesWritten()
		time.Sleep(200 * lookEvery)
		if after := x.bytesWritten(); after != before {
			t.Errorf("%d bytes written while nothing happened", after-before)
		}
		w.version.Add(1)
		w.imports.Add(1)
		lines := strings.Split(frame, "\n")
		lines[len(lines)-1] = " the store changed · import 2"
		x.shows(strings.Join(lines, "\n"))
	})
}

// A panic in a command leaves the terminal in order and ends the program with an error.
func TestTerminalAfterAPanic(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t)
		env := w.env()
		env.Summary = func(context.Context) (Summary, error) { panic("bang") }
		x := startTerminal(t, env, 80, 24)
		if err := <-x.done; err == nil || !strings.Contains(err.Error(), "bang") {
			t.Errorf("ended with %v", err)
		}
		x.mu.Lock()
		defer x.mu.Unlock()
		if x.emulator.IsAltScreen() || x.emulator.CursorHidden() {
			t.Error("the terminal is not as it was")
		}
	})
}
