package ui

import (
	"bytes"
	"io"
	"os"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
)

// display stands between Bubble Tea and the terminal, and writes the frames. Bubble Tea has the modes, the title and what is asked of the
// terminal, and draws nothing: its frames are empty.
//
// Its own way to draw holds two further grids with 120 bytes a cell, the frames that they were cut from, and 2 MB of tables for the width
// of characters, which the canvas has measured already; that is a fifth of what the dashboard holds when nobody touches it. A display holds
// the frame that the terminal shows, which is one canvas.
//
// What Bubble Tea writes passes through, so a display sees when the terminal is taken, erased, and given back.
type display struct {
	synchronized bool                 // the terminal shows at once what is between beginsFrame and endsFrame
	profile      colorprofile.Profile // of its colours; nothing is drawn before they are known
	size         tea.WindowSizeMsg

	mu      sync.Mutex
	wanted  frame
	drawing bool // in the background

	terminal sync.Mutex
	out      io.Writer
	isOpen   bool // the terminal is the program's
	taken    int  // how many times it was
	shown    frame
	err      error
}

// frame is a canvas, which does not change any more, and how it is to be written.
type frame struct {
	*canvas
	*theme
	synchronized bool
}

// frameEvery is how far frames are apart at least.
const frameEvery = time.Second / 60

// The sequences by which Bubble Tea takes the whole screen, and by which it erases it.
const (
	entersAltScreen = ansi.SetModeAltScreenSaveCursor
	erasesScreen    = ansi.EraseEntireScreen
)

func newDisplay(out io.Writer) *display { return &display{out: out} }

// before is what Bubble Tea writes to instead of a terminal.
func (d *display) before(terminal io.Writer) io.Writer {
	if file, ok := terminal.(*os.File); ok && knowsTerminal {
		return displayedFile{file, d}
	}
	return d
}

// displayedFile is the terminal with a display in front, where Bubble Tea is to know it.
type displayedFile struct {
	*os.File
	display *display
}

func (f displayedFile) Write(text []byte) (int, error) { return f.display.Write(text) }

// resize takes the size of the terminal and tells Bubble Tea that it has none: it would keep a grid as large, and erase the screen sixty
// times a second because its empty frame is not so wide. As it is it does so whenever the size changes. What it takes itself for at the
// start, where it does not know the terminal, is no size.
func (d *display) resize(to tea.WindowSizeMsg) tea.WindowSizeMsg {
	if to.Width > 0 && to.Height > 0 {
		d.size = to
	}
	return tea.WindowSizeMsg{}
}

// show has the terminal show a canvas, soon, if not another comes before that. It never waits for the terminal.
func (d *display) show(c *canvas, t *theme) {
	if d.profile == colorprofile.Unknown {
		return
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if c == d.wanted.canvas {
		return
	}
	d.wanted = frame{c, t.in(d.profile), d.synchronized}
	if !d.drawing {
		d.drawing = true
		go d.drawNext()
	}
}

// drawNext draws the frame that is wanted, and again frameEvery later where another is wanted by then.
func (d *display) drawNext() {
	d.terminal.Lock()
	drawn := d.draw()
	d.terminal.Unlock()
	time.AfterFunc(frameEvery, func() {
		d.mu.Lock()
		d.drawing = d.wanted.canvas != drawn
		goesOn := d.drawing
		d.mu.Unlock()
		if goesOn {
			d.drawNext()
		}
	})
}

// takings is how many times Bubble Tea has taken the terminal.
func (d *display) takings() int {
	d.terminal.Lock()
	defer d.terminal.Unlock()
	return d.taken
}

// isTaken waits until Bubble Tea has taken the terminal more than so many times, and tells whether it has in time. It may have given it
// back since: the reader can be quick.
func (d *display) isTaken(before int, within time.Duration) bool {
	for late := time.After(within); ; {
		if d.takings() > before {
			return true
		}
		select {
		case <-late:
			return false
		case <-time.After(frameEvery):
		}
	}
}

// draw draws the frame that is wanted, if the terminal is the program's, and tells which that is.
func (d *display) draw() *canvas {
	d.mu.Lock()
	wanted := d.wanted
	d.mu.Unlock()
	if !d.isOpen || wanted.canvas == nil || wanted.canvas == d.shown.canvas {
		return wanted.canvas
	}
	text := redraw(d.shown, wanted)
	d.shown = wanted
	if len(text) > 0 {
		if _, err := d.out.Write(text); err != nil {
			d.err = err
		}
	}
	return wanted.canvas
}

// Write passes on what Bubble Tea has for the terminal. The last frame comes before the terminal is given back, and what was erased is
// drawn again.
func (d *display) Write(text []byte) (int, error) {
	d.terminal.Lock()
	defer d.terminal.Unlock()
	enters, leaves := bytes.LastIndex(text, []byte(entersAltScreen)), bytes.LastIndex(text, []byte(leavesAltScreen))
	if leaves >= 0 {
		d.draw()
	}
	n, err := d.out.Write(text)
	switch {
	case leaves > enters:
		d.isOpen = false
	case enters >= 0:
		d.isOpen = true
	}
	if enters >= 0 {
		d.taken++
	}
	if d.isOpen && (enters >= 0 || bytes.Contains(text, []byte(erasesScreen))) {
		d.shown = frame{}
		d.draw()
	}
	if err == nil {
		err, d.err = d.err, nil
	}
	return n, err
}
