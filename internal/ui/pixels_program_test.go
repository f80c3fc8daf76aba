package ui

import (
	"context"
	"fmt"
	"image"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
)

// pixelProgram is the real program on such a terminal, in a bubble as those of terminal are.
type pixelProgram struct {
	*pixelEmulator
	program *tea.Program
	model   *model
	done    chan error
}

// askMsg is called with the model where that may be looked at.
type askMsg func(*model)

func startPixels(t testing.TB, way Pixels, cell uv.CellSizeEvent, width, height int, at string) *pixelProgram {
	t.Helper()
	keyboard, input, end := newKeyboard()
	opts := Options{Pixels: AutoPixels, At: dateOf(t, at), HasAt: true}
	ctx, cancel := context.WithCancel(context.Background())
	w := newWorld(t)
	x := &pixelProgram{pixelEmulator: newPixelEmulator(t, way, width, height, cell), model: newModel(ctx, w.env(), opts), done: make(chan error, 1)}
	x.keyboard = keyboard
	x.program = newProgram(ctx, x.model, x.pixelEmulator, tea.WithInput(input), tea.WithWindowSize(width, height),
		tea.WithColorProfile(colorprofile.TrueColor), tea.WithEnvironment([]string{"TERM=xterm-256color"}), tea.WithFilter(func(m tea.Model, msg tea.Msg) tea.Msg {
			if ask, ok := msg.(askMsg); ok {
				ask(m.(*model))
				return nil
			}
			return ending(m, msg)
		}))
	go keyboard.feed(x.program)
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		x.done <- x.model.runIn(x.program, newTitleKeeper(x.pixelEmulator, opts))
	}()
	t.Cleanup(func() {
		x.mu.Lock()
		x.isKilled = true
		x.mu.Unlock()
		x.program.Kill()
		cancel()
		<-ended
		end()
	})
	if !soon(func() (isOn bool) { x.ask(func(m *model) { isOn = m.pixels.on() }); return isOn }) {
		t.Fatal("there are no pixels")
	}
	return x
}

// ask asks the model something where it may be looked at.
func (x *pixelProgram) ask(question func(*model)) {
	x.t.Helper()
	asked := make(chan struct{})
	go x.program.Send(askMsg(func(m *model) {
		defer close(asked)
		question(m)
	}))
	select {
	case <-asked:
	case err := <-x.done:
		x.t.Fatalf("the program ended: %v", err)
	}
}

// press presses keys by their names.
func (x *pixelProgram) press(names ...string) {
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

func (x *pixelProgram) resizeTo(width, height int) {
	x.mu.Lock()
	x.resize(width, height)
	x.mu.Unlock()
	x.program.Send(tea.WindowSizeMsg{Width: width, Height: height})
}

// shows waits until the terminal has the text that the model has, and pixels where that has rasters and nowhere else.
func (x *pixelProgram) shows(what string) (pixels int) {
	x.t.Helper()
	var wanted []int
	var text, wrong string
	var isText, isPixels bool
	if !soon(func() bool {
		x.ask(func(m *model) {
			c := m.paint()
			if x.way == KittyPixels {
				wrong, pixels = x.wrongRasters(c, m.pixels.terms)
			} else {
				wanted, pixels = wantedPixels(c, m.pixels.terms, m.outfit.theme)
				c.blank(m.outfit.theme)
				x.fit(what, m)
			}
			text = strings.TrimRight(c.plain(), "\n")
		})
		x.mu.Lock()
		defer x.mu.Unlock()
		isText, isPixels = strings.TrimRight(x.plain(), "\n") == text, wrong == "" && (wanted == nil || slices.Equal(x.pixels, wanted))
		return isText && isPixels
	}) {
		x.t.Fatalf("%s: the text is right: %v; the pixels are right: %v, %s in cells %v\n%s\nwant\n%s", what, isText, isPixels, wrong, x.unlike(wanted), x.plain(), text)
	}
	return pixels
}

// fit fails where an image would reach beyond the last line.
func (x *pixelProgram) fit(what string, m *model) {
	m.pixels.sixels.mu.Lock()
	defer m.pixels.sixels.mu.Unlock()
	for _, p := range m.pixels.sixels.views {
		for _, of := range p.patches {
			if p.generation == m.pixels.sixels.generation && m.pixels.on() && of.at.bottom() >= m.h {
				x.t.Errorf("%s: an image in cells %v of %d×%d", what, of.at, m.w, m.h)
			}
		}
	}
}

// settles lets all come that is on its way, and returns how many bytes there were so far.
func (x *pixelProgram) settles() int {
	time.Sleep(time.Second)
	x.mu.Lock()
	defer x.mu.Unlock()
	return x.written
}

// unlike is the first cells whose pixels are not as they should be.
func (e *pixelEmulator) unlike(wanted []int) (cells []string) {
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

// wrongRasters is what is wrong with what kitty graphics show: each cell of a raster has to show its part of it, and only rasters that are
// on the screen are kept.
func (x *pixelProgram) wrongRasters(c *canvas, terms rasterTerms) (wrong string, cells int) {
	x.mu.Lock()
	defer x.mu.Unlock()
	if len(x.rasters.kept) != len(c.rasters) {
		return fmt.Sprintf("%d rasters are kept, %d are on the screen", len(x.rasters.kept), len(c.rasters)), 0
	}
	for number, r := range c.rasters {
		kept, ok := x.rasters.kept[rasterID(number)].image.(*image.Paletted)
		if !ok {
			return fmt.Sprintf("raster %d is not there", number), 0
		}
		w, h := r.size(terms.cell)
		for y := range h {
			for x := range w {
				own := r.pixels[(2*y+1)*(r.h<<pixelDown)/(2*h)*r.stride+(2*x+1)*(r.w<<pixelAcross)/(2*w)]
				if kept.Bounds().Dx() != w || kept.Bounds().Dy() != h || kept.Pix[y*kept.Stride+x] != own {
					return fmt.Sprintf("raster %d is another at %d,%d", number, x, y), 0
				}
			}
		}
	}
	for i, at := range c.cells {
		if !at.isRaster() {
			continue
		}
		cells++
		if id := rasterID(int(at.style&^styleOnSelected - styleRaster)); len(x.text) != len(c.cells) || x.text[i] != at.text || x.pens[i] != id {
			return fmt.Sprintf("cell %d,%d does not show its part", i%c.width, i/c.width), 0
		}
	}
	return "", cells
}
