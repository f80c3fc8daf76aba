package ui

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

// sixelEmulator is a terminal with sixel graphics, as strict as the strictest: pixels lie over the text until something is written
// into their cell, go with what is scrolled, and nobody is told.
type sixelEmulator struct {
	t        testing.TB
	keyboard *io.PipeWriter
	changed  chan struct{}

	mu          sync.Mutex
	forgetful   bool // an image is gone whole with the first of its cells that is written to, as in tmux
	cell        uv.CellSizeEvent
	w, h        int
	text        []string // of cells
	pixels      []int    // their colours, counted from 1
	images      []rect   // cells of those that are there
	x, y        int
	saved       [2]int
	top, bottom int
	isAlt       bool
	drawn       int // images so far
	written     int // bytes
}

func newSixelEmulator(t testing.TB, width, height int, cell uv.CellSizeEvent) *sixelEmulator {
	e := &sixelEmulator{t: t, changed: make(chan struct{}, 1), cell: cell}
	e.resize(width, height)
	return e
}

func (e *sixelEmulator) resize(width, height int) {
	e.w, e.h, e.top, e.bottom = width, height, 0, height-1
	e.text, e.pixels, e.images = make([]string, width*height), make([]int, width*height*e.cell.Width*e.cell.Height), nil
}

func (e *sixelEmulator) Write(p []byte) (int, error) {
	e.mu.Lock()
	e.written += len(p)
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

func (e *sixelEmulator) print(s string, width int) {
	e.erase(e.x, e.y, width)
	if e.x < e.w {
		e.text[e.y*e.w+e.x] = s
		for i := 1; i < width && e.x+i < e.w; i++ {
			e.text[e.y*e.w+e.x+i] = "\x00"
		}
	}
	e.x += width
}

// erase empties n cells, of text and of pixels.
func (e *sixelEmulator) erase(x, y, n int) {
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
func (e *sixelEmulator) wipe(x, y int) {
	for line := range e.cell.Height {
		clear(e.pixels[((y*e.cell.Height+line)*e.w+x)*e.cell.Width:][:e.cell.Width])
	}
}

// scroll moves the lines of the region up by n, down where it is less than zero.
func (e *sixelEmulator) scroll(top, bottom, n int) {
	each := e.w * e.cell.Width * e.cell.Height
	move := func(to, from int) {
		if from < top || from > bottom {
			clear(e.text[to*e.w:][:e.w])
			clear(e.pixels[to*each:][:each])
			return
		}
		copy(e.text[to*e.w:][:e.w], e.text[from*e.w:][:e.w])
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

func (e *sixelEmulator) simple(sequence string) {
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

func (e *sixelEmulator) control(sequence string, parser *ansi.Parser) {
	n := func(i, missing int) int {
		v, _ := parser.Param(i, missing)
		return max(v, min(1, missing))
	}
	switch command := sequence[len(sequence)-1]; {
	case strings.HasPrefix(sequence, "\x1b[?"):
		e.mode(sequence)
	case strings.ContainsAny(sequence, ">=<$"):
	case command == 'm' || command == 'h' || command == 'l' || command == 'q':
	case command == 'c':
		e.answer("\x1b[?62;4;22c")
	case command == 't' && n(0, 0) == 16:
		e.answer(fmt.Sprintf("\x1b[6;%d;%dt", e.cell.Height, e.cell.Width))
	case command == 't' || command == 'u':
	default:
		e.edit(command, n)
	}
	e.x, e.y = max(0, min(e.x, e.w)), max(0, min(e.y, e.h-1))
}

func (e *sixelEmulator) mode(sequence string) {
	switch sequence {
	case "\x1b[?1049h":
		e.isAlt = true
		e.resize(e.w, e.h)
	case "\x1b[?1049l":
		e.isAlt = false
	}
}

// edit moves the cursor, and erases and moves what is there.
func (e *sixelEmulator) edit(command byte, n func(i, missing int) int) {
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

func (e *sixelEmulator) eraseScreen(what int) {
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
func (e *sixelEmulator) shift(isRoom bool, n int) {
	line := slices.Clone(e.text[e.y*e.w:][:e.w])
	if isRoom {
		line = slices.Insert(line, e.x, make([]string, n)...)[:e.w]
	} else {
		line = append(slices.Delete(line, e.x, min(e.w, e.x+n)), make([]string, n)...)[:e.w]
	}
	e.erase(e.x, e.y, e.w-e.x)
	copy(e.text[e.y*e.w:], line)
}

func (e *sixelEmulator) answer(text string) {
	go func() { _, _ = e.keyboard.Write([]byte(text)) }()
}

// image draws a sixel image at the cursor.
func (e *sixelEmulator) image(data string) {
	var width, height, number, column, band int
	if n, err := fmt.Sscanf(data, "\"1;1;%d;%d", &width, &height); err != nil || n != 2 {
		e.t.Errorf("no size in the image %.40q", data)
		return
	}
	at := rect{e.x, e.y, (width + e.cell.Width - 1) / e.cell.Width, ((height+5)/6*6 + e.cell.Height - 1) / e.cell.Height}
	if width > mostPatchPixels || height > mostPatchPixels || at.right() > e.w || at.bottom() >= e.h {
		e.t.Errorf("an image of %d×%d in cells %v of %d×%d", width, height, at, e.w, e.h)
		return
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

func (e *sixelEmulator) plain() string {
	lines := make([]string, e.h)
	for y := range lines {
		var b strings.Builder
		for _, text := range e.text[y*e.w:][:e.w] {
			if text == "" {
				text = " "
			}
			b.WriteString(strings.Trim(text, "\x00"))
		}
		lines[y] = strings.TrimRight(b.String(), " ")
	}
	return strings.Join(lines, "\n")
}

// sixelProgram is the real program on such a terminal.
type sixelProgram struct {
	*sixelEmulator
	program *tea.Program
	model   *model
	done    chan error
}

// askMsg is called with the model where that may be looked at.
type askMsg func(*model)

func startSixels(t testing.TB, cell uv.CellSizeEvent, width, height int, at string) *sixelProgram {
	t.Helper()
	keys, keyboard := io.Pipe()
	opts := Options{Pixels: SixelPixels, At: dateOf(t, at), HasAt: true}
	ctx, cancel := context.WithCancel(context.Background())
	w := newWorld(t)
	x := &sixelProgram{sixelEmulator: newSixelEmulator(t, width, height, cell), model: newModel(ctx, w.env(), opts), done: make(chan error, 1)}
	x.keyboard = keyboard
	x.program = newProgram(ctx, x.model, x.sixelEmulator, tea.WithInput(keys), tea.WithWindowSize(width, height),
		tea.WithColorProfile(colorprofile.TrueColor), tea.WithEnvironment([]string{"TERM=xterm-256color"}), tea.WithFilter(func(m tea.Model, msg tea.Msg) tea.Msg {
			if ask, ok := msg.(askMsg); ok {
				ask(m.(*model))
				return nil
			}
			return ending(m, msg)
		}))
	go func() {
		_, err := x.program.Run()
		x.model.pixels.sixels.drain()
		x.done <- err
	}()
	t.Cleanup(func() {
		x.program.Kill()
		cancel()
		keyboard.Close()
	})
	for isOn := false; !isOn; {
		asked := make(chan struct{})
		x.program.Send(askMsg(func(m *model) { isOn = m.pixels.on(); close(asked) }))
		<-asked
		time.Sleep(time.Millisecond)
	}
	return x
}

// press presses keys by their names.
func (x *sixelProgram) press(names ...string) {
	x.t.Helper()
	for _, name := range names {
		keys, err := presses(name)
		if err != nil {
			x.t.Fatal(err)
		}
		for _, key := range keys {
			x.program.Send(key)
		}
	}
}

func (x *sixelProgram) resizeTo(width, height int) {
	x.mu.Lock()
	x.resize(width, height)
	x.mu.Unlock()
	x.program.Send(tea.WindowSizeMsg{Width: width, Height: height})
}

// shows waits until the terminal has the text that the model has, and pixels where that has rasters and nowhere else.
func (x *sixelProgram) shows(what string) (pixels int) {
	x.t.Helper()
	deadline := time.After(time.Minute)
	for {
		var wanted []int
		var text string
		asked := make(chan struct{})
		go x.program.Send(askMsg(func(m *model) {
			c := m.paint()
			wanted, pixels = wantedPixels(c, m.pixels.terms, m.outfit.theme)
			if m.pixels.on() {
				c.blank(m.outfit.theme)
			}
			text = strings.TrimRight(c.plain(), "\n")
			close(asked)
		}))
		select {
		case <-asked:
		case err := <-x.done:
			x.t.Fatalf("the program ended: %v", err)
		}
		x.mu.Lock()
		isText, isPixels := strings.TrimRight(x.plain(), "\n") == text, slices.Equal(x.pixels, wanted)
		x.mu.Unlock()
		if isText && isPixels {
			return pixels
		}
		select {
		case <-x.changed:
		case <-time.After(20 * time.Millisecond):
		case <-deadline:
			x.mu.Lock()
			defer x.mu.Unlock()
			x.t.Fatalf("%s: the text is right: %v; the pixels are right: %v, in cells %v\n%s\nwant\n%s", what, isText, isPixels, x.unlike(wanted), x.plain(), text)
		}
	}
}

// unlike is the first cells whose pixels are not as they should be.
func (e *sixelEmulator) unlike(wanted []int) (cells []string) {
	if len(wanted) != len(e.pixels) {
		return []string{"all"}
	}
	for i, got := range e.pixels {
		at := fmt.Sprintf("%d,%d", i%(e.w*e.cell.Width)/e.cell.Width, i/(e.w*e.cell.Width)/e.cell.Height)
		if got != wanted[i] && !slices.Contains(cells, at) && len(cells) < 20 {
			cells = append(cells, at)
		}
	}
	return cells
}

// wantedPixels is what the screen is to look like: in each cell that shows a raster its pixels, each stretched to the cell. Cells
// are no smaller than those of a raster here.
func wantedPixels(c *canvas, terms rasterTerms, theme *theme) (pixels []int, count int) {
	cw, ch := terms.cell.Width, terms.cell.Height
	terms.theme = theme
	pixels = make([]int, c.width*c.height*cw*ch)
	for number, r := range c.rasters {
		colours := registerColours(r.styles, terms)
		for row := range r.h {
			for column := range r.w {
				if c.cells[(r.y+row)*c.width+r.x+column].style&^styleOnSelected != styleRaster+style(number) {
					continue
				}
				for y := range ch {
					for x := range cw {
						l := r.pixels[(row<<pixelDown+(2*y+1)<<pixelDown/(2*ch))*r.stride+column<<pixelAcross+(2*x+1)<<pixelAcross/(2*cw)]
						if l == 0 {
							continue
						}
						of := colours[l]
						pixels[((r.y+row)*ch+y)*c.width*cw+(r.x+column)*cw+x] = 1 + int(of[0])<<16 + int(of[1])<<8 + int(of[2])
						count++
					}
				}
			}
		}
	}
	return pixels, count
}
