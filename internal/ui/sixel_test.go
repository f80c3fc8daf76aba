package ui

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"testing/synctest"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"
	"pgregory.net/rapid"
)

// On every way through the screens the terminal has the text, and where that leaves room for a raster all of its pixels; nothing is
// left of those that were there before, also where frames came too fast to be shown, and whatever a terminal makes of images that are
// written over.
func TestPixelsAreWhereTheyBelong(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		cells := []uv.CellSizeEvent{{Width: 9, Height: 20}, {Width: 8, Height: 16}, {Width: 10, Height: 21}, {Width: 17, Height: 35}}
		sizes := [][2]int{{80, 24}, {120, 40}, {160, 50}, {60, 20}}
		keys := strings.Fields("left right up down + - [ ] tab x s c space enter esc y r v > < 1 2 3 T : ? @ i 2 home end H L")
		for run := range 9 {
			way := SixelPixels
			if run%3 == 2 {
				way = KittyPixels
			}
			random := rand.New(rand.NewPCG(uint64(run), 5))
			size := sizes[run%2]
			x := startPixels(t, way, cells[run%len(cells)], size[0], size[1], "2024-08-20")
			x.mu.Lock() // it is drawn on already
			x.forgetful = run%3 == 0
			x.mu.Unlock()
			path := "start"
			drawn := x.shows(path)
			for range 12 {
				switch random.IntN(12) {
				case 0:
					size = sizes[random.IntN(len(sizes))]
					x.resizeTo(size[0], size[1])
					path += fmt.Sprint(size)
				default:
					for range 1 + random.IntN(4) {
						key := keys[random.IntN(len(keys))]
						x.press(key)
						path += " " + key
					}
				}
				drawn += x.shows(path)
			}
			if drawn == 0 {
				t.Errorf("no pixels after %s", path)
			}
			x.program.Quit()
			if err := <-x.done; err != nil {
				t.Fatal(err)
			}
		}
	})
}

// As long as nothing happens nothing is written; the terminal is left without pixels, and has them again after the program was stopped.
func TestSixelsComeAndGo(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		x := startPixels(t, SixelPixels, uv.CellSizeEvent{Width: 9, Height: 20}, 120, 40, "2024-08-20")
		x.press("1")
		if x.shows("1") == 0 {
			t.Error("no pixels")
		}
		before := x.settles()
		for range 100 {
			x.program.Send(tea.FocusMsg{})
		}
		if after := x.settles(); after != before {
			t.Errorf("%d bytes while nothing happened", after-before)
		}
		x.press("left")
		x.shows("left")
		x.mu.Lock()
		if x.written-before > 20_000 {
			t.Errorf("%d bytes for a crosshair that moved", x.written-before)
		}
		x.mu.Unlock()
		x.press("-", "left")
		x.model.pixels.sixels.rest()
		if err := x.program.ReleaseTerminal(); err != nil {
			t.Fatal(err)
		}
		x.model.pixels.sixels.wake()
		x.mu.Lock()
		if x.isAlt {
			t.Error("the terminal was not given back")
		}
		x.mu.Unlock()
		if err := x.program.RestoreTerminal(); err != nil {
			t.Fatal(err)
		}
		x.shows("continued")
		x.press("q", "q", "q")
		if err := <-x.done; err != nil {
			t.Fatal(err)
		}
		x.mu.Lock()
		defer x.mu.Unlock()
		for _, pixel := range x.pixels {
			if pixel != 0 || x.isAlt {
				t.Fatal("pixels are left")
			}
		}
	})
}

// Where the terminal does not come along the program goes on: keys are taken, and when it is ready again it is sent the last of the
// frames in between, not all of them.
func TestSlowTerminalHoldsNobodyUp(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		x := startPixels(t, SixelPixels, uv.CellSizeEvent{Width: 9, Height: 20}, 120, 40, "2024-08-20")
		x.press("1")
		x.shows("1")
		x.mu.Lock()
		x.gate = make(chan struct{})
		drawn, writes := x.drawn, x.writes
		x.mu.Unlock()
		const times = 50
		for range times {
			x.press("left", "right")
			x.ask(func(*model) {}) // it would never come if the program waited
		}
		x.press("left", "-")
		close(x.gate)
		x.shows("at last")
		x.mu.Lock()
		defer x.mu.Unlock()
		if images, writes := x.drawn-drawn, x.writes-writes; images > 40 || writes > 10 {
			t.Errorf("%d images and %d writes after %d keys", images, writes, 2*times+2)
		}
	})
}

// Cells of any size show each line of a raster: none is left out where there are fewer pixels than a raster has, and none reaches into
// the next cell.
func TestSixelsOfAnyCells(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		cell := uv.CellSizeEvent{Width: rapid.IntRange(4, 40).Draw(r, "width"), Height: rapid.IntRange(6, 60).Draw(r, "height")}
		columns, lines := rapid.IntRange(1, 6).Draw(r, "columns"), rapid.IntRange(1, 5).Draw(r, "lines")
		pixels := make([]byte, columns<<pixelAcross*lines<<pixelDown)
		for range rapid.IntRange(0, 20).Draw(r, "lines drawn") {
			l := byte(rapid.IntRange(1, int(layerColumn)-1).Draw(r, "layer"))
			x, y := rapid.IntRange(0, columns<<pixelAcross-1).Draw(r, "x"), rapid.IntRange(0, lines<<pixelDown-1).Draw(r, "y")
			for i := range rapid.IntRange(1, 30).Draw(r, "length") {
				pixels[y*columns<<pixelAcross+min(columns<<pixelAcross-1, x+i)] = l
			}
		}
		var colours [layerColumn]registerColour
		for l := range colours {
			colours[l][0] = uint8(l)
		}
		var encoder sixelEncoder
		e := newPixelEmulator(t, SixelPixels, columns, lines+2, cell)
		if _, err := e.Write([]byte(encoder.encode(pixels, columns, lines, rasterTerms{cell: cell}, &colours))); err != nil {
			r.Fatal(err)
		}
		for row := range lines {
			for column := range columns {
				var has, wants [layerColumn]bool
				for y := range 1 << pixelDown {
					for x := range 1 << pixelAcross {
						wants[pixels[(row<<pixelDown+y)*columns<<pixelAcross+column<<pixelAcross+x]] = true
					}
				}
				for y := range cell.Height {
					for x := range cell.Width {
						if of := e.pixels[(row*cell.Height+y)*columns*cell.Width+column*cell.Width+x]; of > 0 {
							has[(of-1)>>16] = true
						}
					}
				}
				top := layerColumn - 1 // the highest layer of a cell is never covered
				for top > 0 && !wants[top] {
					top--
				}
				for l := layer(1); l < layerColumn; l++ {
					if has[l] && !wants[l] || l == top && !has[l] {
						r.Fatalf("cell %d,%d has layers %v of %v", column, row, has, wants)
					}
				}
			}
		}
	})
}

// BenchmarkSixel is the images of a chart of 1600×800 pixels, all of them and those in which the crosshair moves.
func BenchmarkSixel(b *testing.B) {
	for name, keys := range map[string][]string{"all": {"-", "+"}, "crosshair": {"left", "right"}} {
		b.Run(name, func(b *testing.B) {
			d := newDriver(b.Context(), newWorld(b).env(), Options{Pixels: SixelPixels})
			d.start(200, 60)
			d.hasPixels()
			d.mustPress(b, "1")
			s, n := d.model.pixels.sixels, 0
			for i := 0; b.Loop(); i++ {
				before := s.serials
				d.mustPress(b, keys[i%2])
				d.model.View()
				for _, p := range s.views[len(s.views)-1].patches {
					if p.serial > before {
						n += len(p.draw(&s.encoder))
					}
				}
				s.views = s.views[len(s.views)-1:]
			}
			b.ReportMetric(float64(n)/float64(b.N), "B/frame")
		})
	}
}
