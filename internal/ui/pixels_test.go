package ui

import (
	"bytes"
	"context"
	"encoding/base64"
	"fmt"
	"image"
	"image/png"
	"math"
	"slices"
	"strings"
	"testing"
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

// rasterReader reads the rasters out of what a terminal is sent, and keeps them as a terminal would.
type rasterReader struct {
	kept     map[int]keptRaster
	rest     string // a sequence that is not there whole
	payload  string // of the raster that is being read
	options  map[string]string
	taken    int // rasters so far
	deletion int
	cell     uv.CellSizeEvent // none: hasCells
}

type keptRaster struct {
	columns, rows int
	image         image.Image
}

func (r *rasterReader) read(t testing.TB, s string) {
	t.Helper()
	if r.kept == nil {
		r.kept = map[int]keptRaster{}
	}
	s = r.rest + s
	for {
		begin := strings.Index(s, "\x1b_G")
		if begin < 0 {
			r.rest = s[max(0, len(s)-2):]
			return
		}
		end := strings.Index(s[begin:], "\x1b\\")
		if end < 0 {
			r.rest = s[begin:]
			return
		}
		r.take(t, s[begin+3:begin+end])
		s = s[begin+end+2:]
	}
}

func (r *rasterReader) take(t testing.TB, sequence string) {
	t.Helper()
	head, payload, _ := strings.Cut(sequence, ";")
	options := map[string]string{}
	for _, option := range strings.Split(head, ",") {
		key, value, _ := strings.Cut(option, "=")
		options[key] = value
	}
	var id, columns, rows int
	_, _ = fmt.Sscan(options["i"], &id)
	switch {
	case options["a"] == "q":
		return
	case options["q"] != "2":
		t.Errorf("the terminal would answer: %s", head)
	}
	switch {
	case options["a"] == "d":
		delete(r.kept, id)
		r.deletion++
		return
	case r.options == nil:
		if options["a"] != "T" || options["U"] != "1" || options["f"] != "100" || id < 16 || id > 255 {
			t.Errorf("no raster begins with %s", head)
		}
		r.options, r.payload = options, ""
	case len(options) != 2:
		t.Errorf("a further piece has more than q and m: %s", head)
	}
	if len(payload) > kitty.MaxChunkSize || options["m"] == "1" && len(payload)%4 != 0 {
		t.Errorf("a piece of %d bytes", len(payload))
	}
	r.payload += payload
	if options["m"] != "0" {
		return
	}
	_, _ = fmt.Sscan(r.options["i"], &id)
	_, _ = fmt.Sscan(r.options["c"], &columns)
	_, _ = fmt.Sscan(r.options["r"], &rows)
	decoded, err := base64.StdEncoding.DecodeString(r.payload)
	if err != nil {
		t.Error(err)
	}
	raster, err := png.Decode(bytes.NewReader(decoded))
	if err != nil {
		t.Error(err)
		return
	}
	cell := r.cell // the shape of cells, less half a pixel at most: else the terminal leaves a margin
	if cell.Width == 0 {
		cell = hasCells
	}
	w, h := float64(raster.Bounds().Dx()), float64(raster.Bounds().Dy())
	across, down := float64(columns*cell.Width), float64(rows*cell.Height)
	if w < float64(8*columns) || h < float64(16*rows) || math.Abs(h-w*down/across) > 0.51 && math.Abs(w-h*across/down) > 0.51 {
		t.Errorf("a raster of %v×%v for %d×%d cells of %v", w, h, columns, rows, cell)
	}
	r.kept[id], r.options = keptRaster{columns, rows, raster}, nil
	r.taken++
}

// inked tells whether a raster shows anything in a cell.
func (p keptRaster) inked(column, row int) bool {
	w, h := p.image.Bounds().Dx(), p.image.Bounds().Dy()
	for y := h * row / p.rows; y <= h*(row+1)/p.rows; y++ {
		for x := w * column / p.columns; x <= w*(column+1)/p.columns; x++ {
			if (2*y+1)*p.rows/(2*h) != row || (2*x+1)*p.columns/(2*w) != column {
				continue // it lies for the larger part elsewhere
			}
			if _, _, _, a := p.image.At(x, y).RGBA(); a > 0 {
				return true
			}
		}
	}
	return false
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
		terminal.read(t, d.model.View().Content)
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
	before := d.model.View().Content
	if d.mustPress(t, "T", "T"); slices.Equal(transmissions(before), transmissions(d.model.View().Content)) {
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
	if terminal.read(t, d.model.View().Content); len(terminal.kept) != 0 {
		t.Errorf("%d rasters are left", len(terminal.kept))
	}
}

// transmissions is the pieces of rasters in a frame.
func transmissions(frame string) (pieces []string) {
	for _, after := range strings.Split(frame, "\x1b_G")[1:] {
		piece, _, _ := strings.Cut(after, "\x1b\\")
		pieces = append(pieces, piece)
	}
	return pieces
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
		if got := strings.Contains(d.model.View().Content, "\x1b_G"); got != test.want {
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
	w := newWorld(t)
	env := w.env()
	looks := make(chan chan time.Time)
	env.After = func(d time.Duration) <-chan time.Time {
		tick := make(chan time.Time)
		if d == lookEvery {
			go func() { looks <- tick }()
		}
		return tick
	}
	idle := func() {
		for range 100 {
			tick := <-looks
			tick <- time.Time{}
		}
	}
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
}

// BenchmarkPixels is a frame whose chart changes with each: drawn, and as a raster made ready for the terminal.
func BenchmarkPixels(b *testing.B) {
	for _, key := range []string{"esc", "1"} {
		for name, open := range map[string]func(testing.TB, string, int, int, ...string) *driver{"braille": opened, "pixels": inPixels} {
			b.Run(key+"/"+name, func(b *testing.B) {
				d := open(b, "2024-08-20", 200, 60, key)
				b.ReportAllocs()
				n := 0
				for b.Loop() {
					d.model.frame.valid = false
					d.model.pixels.sent = [mostRasters]sentRaster{}
					n = len(d.model.View().Content)
				}
				b.ReportMetric(float64(n), "B/frame")
			})
		}
	}
}

// A held key must not lag in pixels either: each press is another raster.
func BenchmarkPixelsAtAMillionReadings(b *testing.B) {
	w := manyWorld(b, 1_000_000)
	for name, pixels := range map[string]Pixels{"braille": NoPixels, "pixels": KittyPixels} {
		for _, key := range []string{"1 -", "esc left"} {
			b.Run(key+"/"+name, func(b *testing.B) {
				open, key, _ := strings.Cut(key, " ")
				d := newDriver(context.Background(), w.env(), Options{Pixels: pixels})
				d.start(200, 60)
				d.hasPixels()
				d.mustPress(b, open)
				for b.Loop() {
					d.mustPress(b, key)
					d.model.View()
				}
			})
		}
	}
}

// BenchmarkRaster is one raster of 1600×800 pixels.
func BenchmarkRaster(b *testing.B) {
	p := levelPlot()
	p.points = listed()
	for i := range 3000 {
		p.add(reading(i/9, float64(i*7919%101)))
	}
	slices.SortFunc(p.points.list, func(a, b plotPoint) int { return int(a.at - b.at) })
	c := newCanvas(207, 52)
	c.hasPixels = true
	p.paint(c, rect{0, 0, 207, 52})
	raster := c.rasters[0]
	b.Logf("%d×%d pixels", raster.w*8, raster.h*16)
	n, encoder := 0, rasterEncoder{}
	for b.Loop() {
		raster.sum()
		n = len(raster.transmission(0, encoder.encode(raster, rasterTerms{theme: coloursOf("safe-dark").theme(), cell: hasCells})))
	}
	b.ReportMetric(float64(n), "B")
}
