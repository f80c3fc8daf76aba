package ui

import (
	"bytes"
	"context"
	"io"
	"strings"
	"sync"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/vt"
)

// terminal is the real program on an emulated terminal.
type terminal struct {
	t        testing.TB
	program  *tea.Program
	keyboard *io.PipeWriter
	done     chan error

	mu       sync.Mutex // the emulator's own is not enough
	emulator *vt.Emulator
	written  int
	rasters  rasterReader
	titles   titleReader
	bells    int
	changed  chan struct{}
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
	if _, err := x.emulator.Write(bytes.ReplaceAll(p, []byte("\n"), []byte("\r\n"))); err != nil {
		return 0, err
	}
	select {
	case x.changed <- struct{}{}:
	default:
	}
	return len(p), nil
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

// shows waits until the screen is the text given.
func (x *terminal) shows(want string) {
	x.t.Helper()
	deadline := time.After(2 * time.Minute) // of a machine that is busy, under the race detector
	for x.text() != strings.TrimRight(want, "\n") {
		select {
		case <-x.changed:
		case err := <-x.done:
			x.t.Fatalf("the program ended: %v", err)
		case <-deadline:
			x.t.Fatalf("the screen is\n%s\nand should be\n%s", x.text(), want)
		}
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

func startTerminal(t testing.TB, env Env, width, height int) *terminal {
	t.Helper()
	return startTerminalWith(t, env, Options{}, width, height)
}

func startTerminalWith(t testing.TB, env Env, opts Options, width, height int) *terminal {
	t.Helper()
	keys, keyboard := io.Pipe()
	x := &terminal{t: t, keyboard: keyboard, emulator: vt.NewEmulator(width, height), changed: make(chan struct{}, 1), done: make(chan error, 1)}
	x.emulator.SetCallbacks(vt.Callbacks{Bell: func() { x.bells++ }}) // called while it is written to
	go x.answer()
	ctx, cancel := context.WithCancel(context.Background())
	m := newModel(ctx, env, opts)
	x.program = newProgram(ctx, m, x, tea.WithInput(keys), tea.WithWindowSize(width, height),
		tea.WithColorProfile(colorprofile.TrueColor), tea.WithEnvironment([]string{"TERM=xterm-256color"}))
	go func() {
		err := m.runIn(x.program, newTitleKeeper(x, opts))
		if m.fatal != nil {
			err = m.fatal
		}
		x.done <- err
	}()
	t.Cleanup(func() {
		x.program.Kill()
		cancel()
		keyboard.Close()
	})
	return x
}

// The program on a terminal shows what Frame prints, key after key and after a change of size.
func TestTerminalShowsTheFrame(t *testing.T) {
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
}

// The bytes of a mouse lead where its messages lead: a range dragged with the right button.
func TestTerminalMouse(t *testing.T) {
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
}

// Importing a file on a terminal, from the path to the list, shows what Frame prints.
func TestTerminalImportsAFile(t *testing.T) {
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
}

// looksWhenTold lets no time pass but what a frame takes. Whoever wants a look at the store gets its tick from the channel, and sends a time.
func (e *Env) looksWhenTold() (looks chan chan time.Time) {
	looks = make(chan chan time.Time)
	e.After = func(d time.Duration) <-chan time.Time {
		tick := make(chan time.Time) // else of a message that stays
		switch d {
		case lookEvery:
			go func() { looks <- tick }()
		case frameTakes:
			close(tick)
		}
		return tick
	}
	return looks
}

// Looking at the store writes nothing to the terminal as long as nothing is new, and an import shows up.
func TestTerminalIdle(t *testing.T) {
	w := newWorld(t)
	env := w.env()
	looks := env.looksWhenTold()
	x := startTerminal(t, env, 80, 24)
	frame, err := Frame(context.Background(), w.env(), Options{}, 80, 24, nil, false)
	if err != nil {
		t.Fatal(err)
	}
	x.shows(frame)
	for range 200 { // what was still on its way when the text stood already
		tick := <-looks
		tick <- time.Time{}
	}
	before := x.bytesWritten()
	for range 200 {
		tick := <-looks
		tick <- time.Time{}
	}
	if after := x.bytesWritten(); after != before {
		t.Errorf("%d bytes written while nothing happened", after-before)
	}
	w.version.Add(1)
	w.imports.Add(1)
	tick := <-looks
	tick <- time.Time{}
	lines := strings.Split(frame, "\n")
	lines[len(lines)-1] = " the store changed · import 2"
	x.shows(strings.Join(lines, "\n"))
}

// A panic in a command leaves the terminal in order and ends the program with an error.
func TestTerminalAfterAPanic(t *testing.T) {
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
}
