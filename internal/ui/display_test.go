package ui

import (
	"bytes"
	"errors"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/vt"
	"pgregory.net/rapid"
)

// anyCanvas is a canvas with text of all sorts: of one byte, of one column, of two, of several code points.
func anyCanvas(t *rapid.T, width, height int) *canvas {
	c := newCanvas(width, height)
	for range rapid.IntRange(0, 12).Draw(t, "texts") {
		c.write(t)
	}
	return c
}

func (c *canvas) write(t *rapid.T) {
	text := rapid.SampledFrom([]string{" ", "a", "watch", "▲ stale", "⣀⡀⠅", "│ ─ │", "…", "à la", "e\u0301a\u0308", "核不拡散", "👨‍👩‍👧‍👦 of 4", "⚠️ due", "  ", "→ ● ◐"}).Draw(t, "text")
	st := style(rapid.IntRange(0, int(styleCount)-1).Draw(t, "style"))
	if rapid.Bool().Draw(t, "selected") {
		st |= styleOnSelected
	}
	c.text(rapid.IntRange(-2, c.width).Draw(t, "x"), rapid.IntRange(0, c.height-1).Draw(t, "y"), c.width, text, st)
}

// shownBy is what a terminal shows on which texts were written one after another.
func shownBy(t *rapid.T, width, height int, texts ...[]byte) (cells []uv.Cell) {
	e := vt.NewEmulator(width, height)
	for _, text := range texts {
		if _, err := e.Write(text); err != nil {
			t.Fatal(err)
		}
	}
	for y := range height {
		for x := range width {
			at := *e.CellAt(x, y)
			if at.Content == "" && at.Width == 1 {
				at.Content = " "
			}
			cells = append(cells, at)
		}
	}
	return cells
}

// Whatever was shown before, the terminal shows the frame as if it had been drawn on an empty screen.
func TestRedrawIsAsDrawnAfresh(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		width, height := rapid.IntRange(1, 40).Draw(t, "width"), rapid.IntRange(1, 5).Draw(t, "height")
		worn := coloursOf("safe-dark").theme()
		first := frame{anyCanvas(t, width, height), worn, rapid.Bool().Draw(t, "synchronized")}
		second := frame{anyCanvas(t, width, height), worn, first.synchronized}
		if rapid.Bool().Draw(t, "alike") {
			second.canvas = newCanvas(width, height)
			copy(second.cells, first.cells)
			second.canvas.write(t)
		}
		if rapid.Bool().Draw(t, "another theme") {
			second.theme = coloursOf("light").theme()
		}
		whole := redraw(frame{}, second)
		got, want := shownBy(t, width, height, redraw(frame{}, first), redraw(first, second)), shownBy(t, width, height, whole)
		for i := range want {
			if !got[i].Equal(&want[i]) {
				t.Fatalf("cell %d,%d is %q %v, and %q %v where all is drawn", i%width, i/width, got[i].Content, got[i].Style, want[i].Content, want[i].Style)
			}
		}
		if again := redraw(second, second); again != nil {
			t.Fatalf("a frame again is %q", again)
		}
	})
}

// What a terminal shows of a frame drawn on an empty screen is the canvas, where it takes characters for as wide as the canvas does.
func TestRedrawShowsTheCanvas(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := anyCanvas(t, rapid.IntRange(1, 40).Draw(t, "width"), rapid.IntRange(1, 5).Draw(t, "height"))
		cells := shownBy(t, c.width, c.height, redraw(frame{}, frame{c, colourless, false}))
		for i, at := range c.cells {
			if isLoose := strings.ContainsAny(c.plain(), "👨⚠"); isLoose {
				t.Skip("the emulator draws these over what is after them")
			}
			if want := orElse(at.text, " "); !at.covered && cells[i].Content != want {
				t.Fatalf("cell %d,%d is %q, want %q", i%c.width, i/c.width, cells[i].Content, want)
			}
		}
	})
}

// What a change costs in bytes, by hand.
func TestRedrawIsShort(t *testing.T) {
	canvasOf := func(lines ...string) *canvas {
		c := newCanvas(20, len(lines))
		for y, line := range lines {
			c.text(0, y, 20, line, stylePlain)
		}
		return c
	}
	for _, test := range []struct{ what, from, to, want string }{
		{"nothing", "Verdict: met", "Verdict: met", ""},
		{"one cell", "Verdict: met", "Verdict: mat", "\x1b[1;11Ha"},
		{"two cells that are near", "a--b", "b--a", "\x1b[1;1Hb--a"},
		{"two cells that are far", "a-----------b", "b-----------a", "\x1b[1;1Hb\x1b[13Ga"},
		{"the end of a line", "Verdict: unmet", "Verdict:", "\x1b[1;9H\x1b[K"},
		{"an arrow, which some draw wider", "ab", "→c", "\x1b[1;1H→\x1b[2Gc"},
		{"an accent of its own: the line as a whole", "abc", "e\u0301bc", "\x1b[1;1H\x1b[Ke\u0301\x1b[2Gbc"},
	} {
		got := string(redraw(frame{canvasOf(test.from), colourless, false}, frame{canvasOf(test.to), colourless, false}))
		got = strings.NewReplacer(stopsWrap, "", wraps, "").Replace(got)
		if got != test.want {
			t.Errorf("%s: %q, want %q", test.what, got, test.want)
		}
	}
}

// recorder is a terminal that keeps what was written, and may be gone.
type recorder struct {
	mu     sync.Mutex
	writes []string
	err    error
}

func (r *recorder) Write(p []byte) (int, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.writes = append(r.writes, string(p))
	return len(p), r.err
}

func (r *recorder) take() string {
	r.mu.Lock()
	defer r.mu.Unlock()
	text := strings.Join(r.writes, "")
	r.writes = nil
	return text
}

// A display draws on a terminal that is the program's, again when that was erased, for the last time before it is given back, and not after.
func TestDisplayDrawsWhileTheTerminalIsOurs(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		out := &recorder{}
		d := newDisplay(out)
		of := func(text string) *canvas {
			c := newCanvas(10, 1)
			c.text(0, 0, 10, text, stylePlain)
			return c
		}
		shows := func(text string) { d.show(of(text), colourless); time.Sleep(2 * frameEvery); synctest.Wait() }
		writes := func(text string) {
			if _, err := d.Write([]byte(text)); err != nil {
				t.Error(err)
			}
		}
		says := func(what, want string) {
			t.Helper()
			if got := out.take(); got != want {
				t.Errorf("%s: %q, want %q", what, got, want)
			}
		}
		shows("early")
		writes(entersAltScreen)
		says("nothing is drawn before the colours are known", entersAltScreen)
		d.profile = colorprofile.TrueColor
		shows("one")
		says("a frame", "\x1b[1;1Hone")
		shows("one")
		says("the same again", "")
		shows("two")
		says("another", "\x1b[1;1Htwo")
		writes("\x1b]2;title\x07")
		says("what is asked of the terminal passes", "\x1b]2;title\x07")
		writes("\x1b[H" + erasesScreen)
		says("erased", "\x1b[H"+erasesScreen+"\x1b[1;1Htwo")
		d.wanted.canvas = of("last")
		writes("\x1b[m" + leavesAltScreen)
		says("given back", "\x1b[1;1Hlast\x1b[m"+leavesAltScreen)
		shows("shell")
		says("the terminal is another's", "")
		writes(entersAltScreen)
		says("taken again", entersAltScreen+"\x1b[1;1Hshell")
		d.synchronized = true
		shows("three")
		says("at once", beginsFrame+"\x1b[1;1Hthree"+endsFrame)
		out.err = errors.New("hung up")
		shows("four")
		out.err = nil
		if _, err := d.Write(nil); err == nil || err.Error() != "hung up" {
			t.Errorf("that the terminal is gone is not told: %v", err)
		}
	})
}

// Bubble Tea gets frames with nothing in them, and no size, and so draws nothing and keeps nothing: its grids and its table of widths took
// a fifth of what the dashboard holds. At rest nothing is written at all.
func TestBubbleTeaDrawsNothing(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		out := &recorder{}
		env := newWorld(t).env()
		m := newModel(t.Context(), env, Options{})
		program := newProgram(t.Context(), m, out, tea.WithInput(bytes.NewReader(nil)), tea.WithWindowSize(80, 24), tea.WithColorProfile(colorprofile.TrueColor))
		done := make(chan error, 1)
		go func() { _, err := program.Run(); done <- err }()
		time.Sleep(time.Second)
		text := out.take()
		if !strings.Contains(text, "GOOD ENOUGH") {
			t.Errorf("the verdict did not come: %q", text)
		}
		time.Sleep(time.Minute)
		if more := out.take(); more != "" {
			t.Errorf("at rest %q was written", more)
		}
		if n := strings.Count(text, erasesScreen); n > 4 {
			t.Errorf("the screen was erased %d times", n)
		}
		program.Quit()
		if err := <-done; err != nil {
			t.Fatal(err)
		}
		if view := m.View(); view.Content != "" || m.w != 80 || m.h != 24 {
			t.Errorf("Bubble Tea is to draw %q, and the screen is %d×%d", view.Content, m.w, m.h)
		}
	})
}

// A theme on a terminal with fewer colours has the nearest of those, and on one without any what is left.
func TestThemeInFewerColours(t *testing.T) {
	var worn theme
	worn.sgr[styleGood], worn.sgr[styleStrong], worn.sgr[styleBadBig] = "38;2;255;0;0", "1", "1;38;2;255;255;255;48;2;0;0;0"
	for _, test := range []struct {
		profile             colorprofile.Profile
		good, strong, plain string
	}{
		{colorprofile.TrueColor, "38;2;255;0;0", "1", ""},
		{colorprofile.ANSI256, "38;5;196", "1", ""},
		{colorprofile.ANSI, "91", "1", ""},
		{colorprofile.Ascii, "", "1", ""},
		{colorprofile.NoTTY, "", "", ""},
	} {
		got := worn.in(test.profile)
		if got.sgr[styleGood] != test.good || got.sgr[styleStrong] != test.strong || got.sgr[stylePlain] != test.plain {
			t.Errorf("%v: %q, %q and %q", test.profile, got.sgr[styleGood], got.sgr[styleStrong], got.sgr[stylePlain])
		}
	}
}
