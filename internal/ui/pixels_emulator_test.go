package ui

import (
	"bytes"
	"fmt"
	"io"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/ansi/kitty"
)

// pixelEmulator is a terminal with pixels. With sixel it is as strict as the strictest: pixels lie over the text until something is
// written into their cell, go with what is scrolled, and nobody is told. With kitty graphics it keeps rasters and the colours of cells.
type pixelEmulator struct {
	t        testing.TB
	keyboard io.Writer

	mu          sync.Mutex
	forgetful   bool // an image is gone whole with the first of its cells that is written to, as in tmux
	cell        uv.CellSizeEvent
	w, h        int
	way         Pixels
	text        []string // of cells
	pens        []int    // the colours of the 256 that they are written in
	pen         int
	rasters     rasterReader
	pixels      []int  // their colours, counted from 1
	images      []rect // cells of those that are there
	x, y        int
	saved       [2]int
	top, bottom int
	isAlt       bool
	drawn       int // images so far
	written     int // bytes
	writes      int
	gate        chan struct{} // where there is one, what is written waits for it
	unanswered  int           // questions
	isKilled    bool          // the program, and so nobody takes answers
}

func newPixelEmulator(t testing.TB, way Pixels, width, height int, cell uv.CellSizeEvent) *pixelEmulator {
	e := &pixelEmulator{t: t, cell: cell, way: way, rasters: rasterReader{cell: cell}, gate: make(chan struct{})}
	close(e.gate)
	e.resize(width, height)
	return e
}

func (e *pixelEmulator) resize(width, height int) {
	e.w, e.h, e.top, e.bottom = width, height, 0, height-1
	e.text, e.pens = make([]string, width*height), make([]int, width*height)
	e.pixels, e.images = make([]int, width*height*e.cell.Width*e.cell.Height), nil
}

func (e *pixelEmulator) Write(p []byte) (int, error) {
	if bytes.Contains(p, []byte(sixelBegin)) {
		e.mu.Lock()
		gate := e.gate
		e.mu.Unlock()
		<-gate
	}
	e.mu.Lock()
	e.writes, e.written = e.writes+1, e.written+len(p)
	parser := ansi.NewParser()
	parser.SetDataSize(1 << 20)
	var state byte
	for s := string(p); s != ""; {
		sequence, width, n, next := ansi.DecodeSequence(s, state, parser)
		state, s = next, s[n:]
		switch {
		case width > 0:
			e.print(sequence, width)
		case ansi.HasDcsPrefix(sequence):
			e.image(string(parser.Data()))
		case ansi.HasCsiPrefix(sequence):
			e.control(sequence, parser)
		case ansi.HasOscPrefix(sequence) || ansi.HasApcPrefix(sequence):
			if strings.Contains(sequence, linkPrefix) || strings.Contains(sequence, riderPrefix) {
				e.t.Errorf("the terminal got %q", sequence)
			}
			e.rasters.read(e.t, sequence)
			if strings.Contains(sequence, "a=q") && e.way == KittyPixels {
				e.answer("\x1b_Gi=31;OK\x1b\\")
			}
		default:
			e.simple(sequence)
		}
	}
	e.mu.Unlock()
	return len(p), nil
}

func (e *pixelEmulator) simple(sequence string) {
	switch sequence {
	case "\n": // see terminal.Write
		e.x = 0
		if e.y == e.bottom {
			e.scroll(e.top, e.bottom, 1)
		} else {
			e.y++
		}
	case "\r":
		e.x = 0
	case "\b":
		e.x--
	case "\x1bM":
		if e.y == e.top {
			e.scroll(e.top, e.bottom, -1)
		} else {
			e.y--
		}
	case savesCursor:
		e.saved = [2]int{e.x, e.y}
	case restoresCursor:
		e.x, e.y = e.saved[0], e.saved[1]
	case "\x1b=", "\x1b>":
	default:
		e.t.Errorf("the emulator does not know %q", sequence)
	}
}

func (e *pixelEmulator) control(sequence string, parser *ansi.Parser) {
	n := func(i, missing int) int {
		v, _ := parser.Param(i, missing)
		return max(v, min(1, missing))
	}
	switch command := sequence[len(sequence)-1]; {
	case strings.HasPrefix(sequence, "\x1b[?"):
		e.mode(sequence)
	case strings.ContainsAny(sequence, ">=<$"):
	case command == 'm':
		e.colour(sequence)
	case command == 'h' || command == 'l' || command == 'q':
	case command == 'c':
		e.answer(map[Pixels]string{SixelPixels: "\x1b[?62;4;22c", KittyPixels: "\x1b[?62;22c"}[e.way])
	case command == 't' && n(0, 0) == 16:
		e.answer(fmt.Sprintf("\x1b[6;%d;%dt", e.cell.Height, e.cell.Width))
	case command == 't' || command == 'u':
	default:
		e.edit(command, n)
	}
	e.x, e.y = max(0, min(e.x, e.w)), max(0, min(e.y, e.h-1))
}

// colour takes in which of the 256 colours text has from now on.
func (e *pixelEmulator) colour(sequence string) {
	if before, after, ok := strings.Cut(strings.Trim(sequence, "\x1b[m"), "38;5;"); ok {
		number, _, _ := strings.Cut(after, ";")
		e.pen, _ = strconv.Atoi(number)
	} else if before == "" || strings.HasPrefix(before, "0;") || strings.Contains(before, "38;2;") || strings.Contains(before, "39") {
		e.pen = 0
	}
}

func (e *pixelEmulator) mode(sequence string) {
	switch sequence {
	case "\x1b[?1049h":
		e.isAlt = true
		e.resize(e.w, e.h)
	case "\x1b[?1049l":
		e.isAlt = false
		if e.unanswered > 0 && !e.isKilled {
			e.t.Errorf("%d answers will come to whoever has the terminal now", e.unanswered)
		}
	}
}

// answer answers after a while.
func (e *pixelEmulator) answer(text string) {
	asked := strings.Count(text, "\x1b[?62;") // as after each image; how large a cell is is only asked when the window changes
	e.unanswered += asked
	time.AfterFunc(10*time.Millisecond, func() {
		e.mu.Lock()
		e.unanswered -= asked
		e.mu.Unlock()
		_, _ = e.keyboard.Write([]byte(text))
	})
}

func (e *pixelEmulator) plain() string {
	lines := make([]string, e.h)
	for y := range lines {
		var b strings.Builder
		for _, text := range e.text[y*e.w:][:e.w] {
			if text == "" {
				text = " "
			}
			if strings.HasPrefix(text, string(kitty.Placeholder)) {
				text = rasterMark
			}
			b.WriteString(strings.Trim(text, "\x00"))
		}
		lines[y] = strings.TrimRight(b.String(), " ")
	}
	return strings.Join(lines, "\n")
}
