package ui

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/ansi/kitty"
)

// What a terminal answers that has kitty graphics, and any terminal after that.
var (
	hasRasters = uv.KittyGraphicsEvent{Payload: []byte("OK")}
	hasCells   = uv.CellSizeEvent{Width: 9, Height: 20}
	hasSaidAll = uv.PrimaryDeviceAttributesEvent{62}
	hasSixels  = uv.PrimaryDeviceAttributesEvent{62, sixelAttribute}
)

func (d *driver) hasPixels() {
	d.send(hasCells)
	d.send(hasRasters)
	d.send(hasSixels)
}

// inPixels is opened on a terminal that has pixels.
func inPixels(t testing.TB, at string, width, height int, keys ...string) *driver {
	t.Helper()
	d := newDriver(context.Background(), newWorld(t).env(), Options{Pixels: KittyPixels, At: dateOf(t, at), HasAt: true})
	d.start(width, height)
	d.hasPixels()
	d.mustPress(t, keys...)
	return d
}

func TestPixelScreens(t *testing.T) {
	for name, keys := range map[string]string{"watch": "", "indicator": "1 left", "compare": "1 c space down space enter"} {
		for _, size := range [...][2]int{{80, 24}, {120, 40}, {200, 60}} {
			name := fmt.Sprintf("pixels_%s_%dx%d", name, size[0], size[1])
			golden(t, name, planes(inPixels(t, "2024-08-20", size[0], size[1], strings.Fields(keys)...).model.paint()))
		}
	}
}

// In pixels a screen has the same text as in braille, and rasters where that has dots.
func TestPixelsLeaveTheText(t *testing.T) {
	dots := func(text string) string {
		return strings.Map(func(r rune) rune {
			if r >= 0x2801 && r <= 0x28ff || string(r) == rasterMark {
				return '⣿'
			}
			return r
		}, text)
	}
	for _, keys := range []string{"1", "1 left left x", "2 ? esc -", "1 c space enter", "down down down enter", "4 y"} {
		keys := strings.Fields(keys)
		want, got := opened(t, "2024-08-20", 120, 40, keys...).model.paint(), inPixels(t, "2024-08-20", 120, 40, keys...).model.paint()
		if len(got.rasters) == 0 {
			t.Errorf("%v: no raster", keys)
		}
		// a piece of a curve in a legend stays braille
		if got, want := dots(got.plain()), dots(want.plain()); got != want {
			t.Errorf("%v: got\n%s\nwant\n%s", keys, got, want)
		}
	}
}

// Every cell of a raster shows part of a raster that the terminal has, and something to be seen, on every way through
// the screens; a terminal without rasters takes them back in the end.
func TestRastersAreThereWhereTheyAreShown(t *testing.T) {
	diacritics := map[rune]int{}
	for i := range mostRasterCells {
		diacritics[kitty.Diacritic(i)] = i
	}
	d := inPixels(t, "2024-08-20", 160, 50)
	var terminal rasterReader
	look := func(what string) (cells int) {
		t.Helper()
		c := d.model.paint()
		terminal.read(t, d.model.text())
		for _, at := range c.cells {
			if !at.isRaster() {
				continue
			}
			cells++
			runes := []rune(at.text)
			id := rasterID(int(at.style&^styleOnSelected - styleRaster))
			raster, ok := terminal.kept[id]
			row, column := diacritics[runes[1]], diacritics[runes[2]]
			switch {
			case len(runes) != 3 || runes[0] != kitty.Placeholder || ansi.StringWidth(at.text) != 1 || ansi.StringWidthWc(at.text) != 1:
				t.Fatalf("%s: %q is no placeholder", what, at.text)
			case !ok || row >= raster.rows || column >= raster.columns:
				t.Fatalf("%s: part %d,%d of raster %d is not there", what, column, row, id)
			case !raster.inked(column, row):
				t.Fatalf("%s: part %d,%d of raster %d is empty", what, column, row, id)
			}
		}
		if len(terminal.kept) != len(c.rasters) {
			t.Fatalf("%s: the terminal has %d rasters, %d are on the screen", what, len(terminal.kept), len(c.rasters))
		}
		return cells
	}
	if look("at first") == 0 {
		t.Error("no raster")
	}
	for _, cell := range []uv.CellSizeEvent{{Width: 8, Height: 16}, {Width: 10, Height: 18}, {Width: 7, Height: 19}, {Width: 40, Height: 60}, hasCells} {
		terminal.cell = cell
		d.send(cell)
		if look(fmt.Sprint(cell)) == 0 {
			t.Errorf("no raster with cells of %v", cell)
		}
	}
	before := d.model.text()
	if d.mustPress(t, "T", "T"); slices.Equal(transmissions(before), transmissions(d.model.text())) {
		t.Error("another theme, and the same colours in the rasters")
	}
	d.mustPress(t, "left") // the hint goes away
	for _, key := range strings.Fields("left left > 1 left x + ] c space down space enter r y esc tab esc ? esc 2 - T esc esc 3 i esc : esc down down down enter D esc v n") {
		d.mustPress(t, key)
		look(key)
	}
	for _, size := range [...][2]int{{40, 12}, {1, 1}, {300, 90}, {80, 3}, {80, 24}} {
		d.send(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
		look(fmt.Sprint(size))
	}
	d.model.endPixels()
	if terminal.read(t, d.model.text()); len(terminal.kept) != 0 {
		t.Errorf("%d rasters are left", len(terminal.kept))
	}
}

// What the terminal does not say that it has, it is not sent.
func TestPixelsAreAskedFor(t *testing.T) {
	few, many := tea.ColorProfileMsg{Profile: colorprofile.ANSI}, tea.ColorProfileMsg{Profile: colorprofile.ANSI256}
	for name, test := range map[string]struct {
		opts Options
		msgs []tea.Msg
		want bool
		says string
	}{
		"off":               {Options{}, []tea.Msg{many, hasCells, hasRasters, hasSaidAll}, false, ""},
		"has them":          {Options{Pixels: KittyPixels}, []tea.Msg{many, hasCells, hasRasters, hasSaidAll}, true, ""},
		"has no cells":      {Options{Pixels: KittyPixels}, []tea.Msg{many, hasRasters, hasSaidAll}, false, "drawn in braille"},
		"says nothing":      {Options{Pixels: KittyPixels}, []tea.Msg{many}, false, ""},
		"is still speaking": {Options{Pixels: KittyPixels}, []tea.Msg{hasCells, hasRasters}, false, ""},
		"has none":          {Options{Pixels: KittyPixels}, []tea.Msg{many, hasSaidAll}, false, "drawn in braille"},
		"refuses":           {Options{Pixels: KittyPixels}, []tea.Msg{uv.KittyGraphicsEvent{Payload: []byte("ENOTSUP:no")}, hasSaidAll}, false, "drawn in braille"},
		"has few colours":   {Options{Pixels: KittyPixels}, []tea.Msg{hasCells, hasRasters, hasSaidAll, few}, false, ""},
		"has sixel alone":   {Options{Pixels: KittyPixels}, []tea.Msg{many, hasCells, hasSixels}, false, "this terminal has no kitty graphics: charts are drawn in braille"},
		"is to be in ASCII": {Options{Pixels: KittyPixels, ASCII: true}, []tea.Msg{hasCells, hasRasters, hasSaidAll}, false, ""},
	} {
		d := newDriver(context.Background(), newWorld(t).env(), test.opts)
		d.start(120, 40)
		for _, msg := range test.msgs {
			d.send(msg)
		}
		if got := strings.Contains(d.model.text(), "\x1b_G"); got != test.want {
			t.Errorf("%s: rasters %v", name, got)
		}
		if text := d.model.paint().plain(); !strings.Contains(text, test.says) || !test.opts.ASCII && test.want == strings.ContainsAny(text, "⣀⠤⠉⠒") {
			t.Errorf("%s:\n%s", name, text)
		}
	}
}

// Which way is taken, and what is said where it is not that which was asked for.
func TestPixelWays(t *testing.T) {
	few, window := tea.ColorProfileMsg{Profile: colorprofile.ANSI}, uv.PixelSizeEvent{Width: 120*7 + 5, Height: 40 * 15}
	for name, test := range map[string]struct {
		asked Pixels
		msgs  []tea.Msg
		want  Pixels
		says  string
	}{
		"auto prefers kitty":                     {AutoPixels, []tea.Msg{hasCells, hasRasters, hasSixels}, KittyPixels, ""},
		"auto takes sixel":                       {AutoPixels, []tea.Msg{hasCells, hasSixels}, SixelPixels, ""},
		"auto with few colours":                  {AutoPixels, []tea.Msg{few, hasCells, hasRasters, hasSixels}, SixelPixels, ""},
		"auto stays silent":                      {AutoPixels, []tea.Msg{hasCells, hasSaidAll}, NoPixels, ""},
		"kitty where there is sixel":             {KittyPixels, []tea.Msg{hasCells, hasSixels}, NoPixels, "no kitty graphics"},
		"sixel where there is kitty":             {SixelPixels, []tea.Msg{hasCells, hasRasters, hasSaidAll}, NoPixels, "no sixel graphics"},
		"sixel where there is both":              {SixelPixels, []tea.Msg{hasCells, hasRasters, hasSixels}, SixelPixels, ""},
		"a window and no cells":                  {SixelPixels, []tea.Msg{window, hasSixels}, SixelPixels, ""},
		"neither a window nor cells":             {SixelPixels, []tea.Msg{hasSixels}, NoPixels, "does not say how large a cell is"},
		"a window smaller than its cells in all": {SixelPixels, []tea.Msg{uv.PixelSizeEvent{Width: 100, Height: 30}, hasSixels}, NoPixels, "does not say how large a cell is"},
		"off":                                    {NoPixels, []tea.Msg{hasCells, hasRasters, hasSixels}, NoPixels, ""},
	} {
		d := newDriver(t.Context(), newWorld(t).env(), Options{Pixels: test.asked})
		d.start(120, 40)
		for _, msg := range test.msgs {
			d.send(msg)
		}
		if got := d.model.pixels.way(); got != test.want {
			t.Errorf("%s: %s, want %s", name, got, test.want)
		}
		if text := d.model.status.text; test.says == "" && strings.Contains(text, "braille") || !strings.Contains(text, test.says) {
			t.Errorf("%s: says %q", name, text)
		}
		if cell := d.model.pixels.terms.cell; test.msgs[0] == tea.Msg(window) && (cell.Width != 7 || cell.Height != 15) {
			t.Errorf("%s: cells of %v", name, cell)
		}
	}
}

// The program on a terminal: its rasters come with the frame, once each, and are taken back before it leaves.
func TestTerminalRasters(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t)
		env := w.env()
		env.After = time.After
		idle := func() { time.Sleep(100 * lookEvery) }
		opts := Options{Pixels: KittyPixels, At: dateOf(t, "2024-08-20"), HasAt: true}
		x := startTerminalWith(t, env, opts, 120, 40)
		shows := func(width, height int, keys ...string) {
			t.Helper()
			d := newDriver(context.Background(), w.env(), opts)
			d.start(width, height)
			d.hasPixels()
			d.mustPress(t, keys...)
			c := d.model.paint()
			for i, at := range c.cells { // as the terminal has them
				if at.isRaster() {
					c.cells[i].style = stylePlain
				}
			}
			x.shows(c.plain())
		}
		taken := func() int {
			x.mu.Lock()
			defer x.mu.Unlock()
			return x.rasters.taken
		}
		shows(120, 40)
		idle()
		first, before := taken(), x.bytesWritten()
		idle()
		if after := x.bytesWritten(); after != before || first == 0 {
			t.Errorf("%d rasters, and %d bytes while nothing happened", first, after-before)
		}
		x.types("\x1b[B")
		shows(120, 40, "down")
		if got := taken(); got != first {
			t.Errorf("%d rasters came again with nothing to show for it", got-first)
		}
		x.types("1")
		shows(120, 40, "down", "1")
		x.types("+")
		shows(120, 40, "down", "1", "+")
		before = taken()
		x.types("\x1b[D")
		shows(120, 40, "down", "1", "+", "left")
		if got := taken(); got != before {
			t.Errorf("the crosshair sent %d rasters", got-before)
		}
		x.mu.Lock()
		x.emulator.Resize(160, 50)
		x.mu.Unlock()
		x.program.Send(tea.WindowSizeMsg{Width: 160, Height: 50})
		shows(160, 50, "down", "1", "+", "left")
		x.mu.Lock()
		ids := len(x.rasters.kept)
		x.mu.Unlock()
		if ids != 1 {
			t.Errorf("%d rasters of one chart", ids)
		}
		x.program.Quit()
		if err := <-x.done; err != nil {
			t.Fatal(err)
		}
		x.mu.Lock()
		defer x.mu.Unlock()
		if len(x.rasters.kept) != 0 {
			t.Errorf("%d rasters are left", len(x.rasters.kept))
		}
	})
}
