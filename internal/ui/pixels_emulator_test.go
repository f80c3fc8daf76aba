package ui

import (
	"bytes"
	"fmt"
	"io"
	"slices"
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
	keyboard *io.PipeWriter
	changed  chan struct{}

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
	e := &pixelEmulator{t: t, changed: make(chan struct{}, 1), cell: cell, way: way, rasters: rasterReader{cell: cell}, gate: make(chan struct{})}
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
	select {
	case e.changed <- struct{}{}:
	default:
	}
	return len(p), nil
}

func (e *pixelEmulator) print(s string, width int) {
	e.erase(e.x, e.y, width)
	if e.x < e.w {
		e.text[e.y*e.w+e.x], e.pens[e.y*e.w+e.x] = s, e.pen
		for i := 1; i < width && e.x+i < e.w; i++ {
			e.text[e.y*e.w+e.x+i] = "\x00"
		}
	}
	e.x += width
}

// erase empties n cells, of text and of pixels.
func (e *pixelEmulator) erase(x, y, n int) {
	for ; n > 0 && x < e.w; x, n = x+1, n-1 {
		e.text[y*e.w+x] = ""
		e.wipe(x, y)
		if e.forgetful {
			e.images = slices.DeleteFunc(e.images, func(r rect) bool {
				if !r.contains(x, y) {
					return false
				}
				for at := r.y; at < r.bottom(); at++ {
					for column := r.x; column < r.right(); column++ {
						e.wipe(column, at)
					}
				}
				return true
			})
		}
	}
}

// wipe takes the pixels of a cell away.
func (e *pixelEmulator) wipe(x, y int) {
	for line := range e.cell.Height {
		clear(e.pixels[((y*e.cell.Height+line)*e.w+x)*e.cell.Width:][:e.cell.Width])
	}
}

// scroll moves the lines of the region up by n, down where it is less than zero.
func (e *pixelEmulator) scroll(top, bottom, n int) {
	each := e.w * e.cell.Width * e.cell.Height
	move := func(to, from int) {
		if from < top || from > bottom {
			clear(e.text[to*e.w:][:e.w])
			clear(e.pens[to*e.w:][:e.w])
			clear(e.pixels[to*each:][:each])
			return
		}
		copy(e.text[to*e.w:][:e.w], e.text[from*e.w:][:e.w])
		copy(e.pens[to*e.w:][:e.w], e.pens[from*e.w:][:e.w])
		copy(e.pixels[to*each:][:each], e.pixels[from*each:][:each])
	}
	for i := range bottom - top + 1 {
		if n > 0 {
			move(top+i, top+i+n)
		} else {
			move(bottom-i, bottom-i+n)
		}
	}
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

// edit moves the cursor, and erases and moves what is there.
func (e *pixelEmulator) edit(command byte, n func(i, missing int) int) {
	switch command {
	case 'A':
		e.y -= n(0, 1)
	case 'B':
		e.y += n(0, 1)
	case 'C':
		e.x = min(e.x, e.w-1) + n(0, 1)
	case 'D':
		e.x -= n(0, 1)
	case 'G', '`':
		e.x = n(0, 1) - 1
	case 'H':
		e.y, e.x = n(0, 1)-1, n(1, 1)-1
	case 'd':
		e.y = n(0, 1) - 1
	case 'I':
		e.x = (e.x/8 + n(0, 1)) * 8
	case 'Z':
		e.x = max(0, (e.x+7)/8-n(0, 1)) * 8
	case 'J':
		e.eraseScreen(n(0, 0))
	case 'K':
		from, to := e.x, e.w
		if n(0, 0) == 1 {
			from, to = 0, e.x+1
		} else if n(0, 0) == 2 {
			from = 0
		}
		e.erase(from, e.y, to-from)
	case 'X':
		e.erase(e.x, e.y, n(0, 1))
	case 'b':
		for range n(0, 1) {
			e.print(e.text[e.y*e.w+e.x-1], 1)
		}
	case '@', 'P':
		e.shift(command == '@', n(0, 1))
	case 'S':
		e.scroll(e.top, e.bottom, n(0, 1))
	case 'T':
		e.scroll(e.top, e.bottom, -n(0, 1))
	case 'L':
		e.scroll(e.y, e.bottom, -n(0, 1))
	case 'M':
		e.scroll(e.y, e.bottom, n(0, 1))
	case 'r':
		e.top, e.bottom, e.x, e.y = n(0, 1)-1, min(n(1, e.h), e.h)-1, 0, 0
	default:
		e.t.Errorf("the emulator does not know CSI %c", command)
	}
}

func (e *pixelEmulator) eraseScreen(what int) {
	switch what {
	case 0:
		e.erase(e.x, e.y, e.w-e.x)
		for y := e.y + 1; y < e.h; y++ {
			e.erase(0, y, e.w)
		}
	case 2:
		for y := range e.h {
			e.erase(0, y, e.w)
		}
	}
}

// shift makes room for n cells at the cursor, or takes n away; pixels stay where they are, unless they lie in what is moved.
func (e *pixelEmulator) shift(isRoom bool, n int) {
	line := slices.Clone(e.text[e.y*e.w:][:e.w])
	if slices.ContainsFunc(line[e.x:], func(text string) bool { return strings.HasPrefix(text, string(kitty.Placeholder)) }) {
		e.t.Error("placeholders are shifted, which the emulator does not know") // their colours
	}
	if isRoom {
		line = slices.Insert(line, e.x, make([]string, n)...)[:e.w]
	} else {
		line = append(slices.Delete(line, e.x, min(e.w, e.x+n)), make([]string, n)...)[:e.w]
	}
	e.erase(e.x, e.y, e.w-e.x)
	copy(e.text[e.y*e.w:], line)
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

// image draws a sixel image at the cursor.
func (e *pixelEmulator) image(data string) {
	var width, height, number, column, band int
	if n, err := fmt.Sscanf(data, "\"1;1;%d;%d", &width, &height); err != nil || n != 2 {
		e.t.Errorf("no size in the image %.40q", data)
		return
	}
	at := rect{e.x, e.y, (width + e.cell.Width - 1) / e.cell.Width, ((height+5)/6*6 + e.cell.Height - 1) / e.cell.Height}
	if width > mostPatchPixels || height > mostPatchPixels {
		e.t.Errorf("an image of %d×%d pixels", width, height)
	}
	if at.right() > e.w || at.bottom() > e.h {
		return // it was on its way when the window became smaller
	}
	e.drawn++
	if e.forgetful {
		for _, other := range e.images {
			if other.x < at.right() && at.x < other.right() && other.y < at.bottom() && at.y < other.bottom() && other != at {
				e.t.Errorf("an image in cells %v over that in %v", at, other)
			}
		}
	}
	e.images = append(slices.DeleteFunc(e.images, func(r rect) bool { return r == at }), at)
	colours := map[int]int{}
	data = strings.TrimLeft(data[1:], "0123456789;")
	for data != "" {
		char := data[0]
		data = data[1:]
		times := 1
		switch {
		case char == '$':
			column = 0
			continue
		case char == '-':
			column, band = 0, band+1
			continue
		case char == '#':
			digits := len(data) - len(strings.TrimLeft(data, "0123456789;"))
			var r, g, b int
			if n, _ := fmt.Sscanf(data[:digits], "%d;2;%d;%d;%d", &number, &r, &g, &b); n == 4 {
				colours[number] = 1 + r<<16 + g<<8 + b
				number = -1 // to tell a colour is not to choose it
			}
			data = data[digits:]
			continue
		case char == '!':
			digits := len(data) - len(strings.TrimLeft(data, "0123456789"))
			times, _ = strconv.Atoi(data[:digits])
			char, data = data[digits], data[digits+1:]
		}
		if char < '?' || char > '~' || column+times > width || (number < 0 || colours[number] == 0) {
			e.t.Errorf("%q in an image, column %d of %d, colour %d", char, column, width, number)
			return
		}
		for range times {
			for bit := range 6 {
				if (char-'?')>>bit&1 != 0 {
					e.pixels[(e.y*e.cell.Height+band*6+bit)*e.w*e.cell.Width+e.x*e.cell.Width+column] = colours[number]
				}
			}
			column++
		}
	}
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
