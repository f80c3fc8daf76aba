package ui

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"
)

// On every way through the screens the terminal has the text, and where that leaves room for a raster all of its pixels; nothing is
// left of those that were there before, also where frames came too fast to be shown, and whatever a terminal makes of images that are
// written over.
func TestSixelsAreWhereTheyBelong(t *testing.T) {
	cells := []uv.CellSizeEvent{{Width: 9, Height: 20}, {Width: 8, Height: 16}, {Width: 10, Height: 21}, {Width: 17, Height: 35}}
	sizes := [][2]int{{80, 24}, {120, 40}, {160, 50}, {60, 20}}
	keys := strings.Fields("left right up down + - [ ] tab x s c space enter esc y r v > < 1 2 3 T : ? @ i 2 home end H L")
	for run := range 8 {
		random := rand.New(rand.NewPCG(uint64(run), 5))
		size := sizes[run%2]
		x := startSixels(t, cells[run%len(cells)], size[0], size[1], "2024-08-20")
		x.forgetful = run%3 == 0
		path := "start"
		drawn := x.shows(path)
		for range 16 {
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
}

// As long as nothing happens nothing is written; the terminal is left without pixels, and has them again after the program was stopped.
func TestSixelsComeAndGo(t *testing.T) {
	x := startSixels(t, uv.CellSizeEvent{Width: 9, Height: 20}, 120, 40, "2024-08-20")
	x.press("1")
	if x.shows("1") == 0 {
		t.Error("no pixels")
	}
	x.mu.Lock()
	before := x.written
	x.mu.Unlock()
	for range 100 {
		x.program.Send(tea.FocusMsg{})
	}
	x.press("left")
	x.shows("left")
	x.mu.Lock()
	if x.written-before > 20_000 {
		t.Errorf("%d bytes for a crosshair that moved", x.written-before)
	}
	x.mu.Unlock()
	if err := x.program.ReleaseTerminal(); err != nil {
		t.Fatal(err)
	}
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
}
