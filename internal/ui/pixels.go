package ui

import (
	"image/color"
	"slices"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

// pixels is whether plots are drawn in pixels, and what the terminal was given.
//
// Rasters of kitty's protocol travel within the frame, each in front of the first cell of a line of its own: they come with the
// frame that shows them, in their order, again when all is painted again, and not at all while they stay as they are, which is
// TestTerminalRasters'. Sixels come after the frame: see patch and sixelScreen.
type pixels struct {
	asked   Pixels // by the reader; "" is off
	kitty   bool   // the terminal has its graphics, as it answered
	sixel   bool   // likewise
	all     bool   // has been answered
	few     bool   // colours are too few: the number of a raster of kitty's is in one
	ended   bool   // the program is being left
	terms   rasterTerms
	told    bool // how large a cell is, and not only the window
	sent    [mostRasters]sentRaster
	encoder rasterEncoder
	sixels  *sixelScreen
}

// sentRaster is a raster as it was last made ready for the terminal.
type sentRaster struct {
	sum   uint64
	terms rasterTerms
	text  string
}

// rasterTerms is what a raster's looks depend on besides itself.
type rasterTerms struct {
	theme  *theme
	ink    color.Color      // of the terminal's own text; nil where it has not said
	ground color.Color      // behind it; likewise
	cell   uv.CellSizeEvent // in the terminal's pixels
}

// Pixels is how charts are drawn where the terminal can.
type Pixels string

// Ways are the kitty graphics protocol, with Unicode placeholders, and sixel.
const (
	NoPixels    Pixels = "off"
	AutoPixels  Pixels = "auto" // whichever the terminal has
	KittyPixels Pixels = "kitty"
	SixelPixels Pixels = "sixel"
)

// PixelWays are the names of the ways to draw charts in pixels, the default first.
func PixelWays() []string {
	return []string{string(NoPixels), string(AutoPixels), string(KittyPixels), string(SixelPixels)}
}

func newPixelsState(opts Options) pixels {
	p := pixels{asked: opts.Pixels, sixels: newSixelScreen()}
	if opts.ASCII || opts.Pixels == NoPixels {
		p.asked = ""
	}
	return p
}

// asks tells whether the reader would have a way.
func (p *pixels) asks(way Pixels) bool { return p.asked == way || p.asked == AutoPixels }

// way is how charts are drawn: the way that was asked for and that the terminal has, else NoPixels.
func (p *pixels) way() Pixels {
	switch {
	case p.asked == "" || !p.all || p.terms.cell.Width <= 0 || p.terms.cell.Height <= 0:
		return NoPixels
	case p.asks(KittyPixels) && p.kitty && !p.few:
		return KittyPixels
	case p.asks(SixelPixels) && p.sixel:
		return SixelPixels
	}
	return NoPixels
}

func (p *pixels) on() bool { return p.way() != NoPixels }

// cellQuery asks how large the window and a cell are (14 and 16 among the window operations of xterm; not every terminal knows
// both); with the size of the letters they change, and so does the size of the screen.
var cellQuery = ansi.WindowOp(14) + ansi.WindowOp(16)

// query asks for the colour of text, the size of a cell, whether a raster of one pixel could be shown in kitty's way, and then for
// what any terminal answers, sixel among it: what has not come by then does not come.
func (p *pixels) query() string {
	query := ansi.RequestForegroundColor + cellQuery
	if p.asks(KittyPixels) {
		query += ansi.KittyGraphics([]byte("AAAA"), "a=q", "i=31", "s=1", "v=1", "f=24", "t=d")
	}
	return query + ansi.RequestPrimaryDeviceAttributes
}

// sixelAttribute is that of sixel graphics among a terminal's primary device attributes.
const sixelAttribute = 4

// takePixels takes in what the terminal says of itself.
func (m *model) takePixels(msg tea.Msg) {
	p := &m.pixels
	switch msg := msg.(type) {
	case tea.ForegroundColorMsg:
		p.terms.ink = msg.Color
	case uv.PixelSizeEvent:
		if !p.told && m.w > 0 && m.h > 0 && msg.Width >= m.w && msg.Height >= m.h {
			p.terms.cell = uv.CellSizeEvent{Width: msg.Width / m.w, Height: msg.Height / m.h}
		}
	case uv.CellSizeEvent:
		p.terms.cell, p.told = msg, true
	case uv.KittyGraphicsEvent:
		p.kitty = string(msg.Payload) == "OK"
	case uv.PrimaryDeviceAttributesEvent:
		p.all, p.sixel = true, slices.Contains(msg, sixelAttribute)
		if why := p.refusal(); why != "" {
			m.hint(why + ": charts are drawn in braille")
		}
	}
}

// refusal is why charts are not drawn in the way that was asked for by name; "" where they are, or where any way is welcome.
func (p *pixels) refusal() string {
	has := map[Pixels]bool{KittyPixels: p.kitty, SixelPixels: p.sixel}
	switch known, ok := has[p.asked]; {
	case !ok || p.on() || p.asked == KittyPixels && p.few:
		return ""
	case !known:
		return "this terminal has no " + string(p.asked) + " graphics"
	}
	return "this terminal does not say how large a cell is"
}

// endPixels takes the rasters back with the last frame; it is called when the program is being left.
func (m *model) endPixels() {
	m.pixels.ended = true
	m.frame.valid = false
}

// dress gives a canvas what brings its rasters to the terminal.
func (p *pixels) dress(c *canvas, t *theme) {
	if p.ended {
		c.rasters = nil
	}
	p.terms.theme = t
	switch p.way() {
	case KittyPixels:
		c.riders = p.riders(c.rasters)
	case SixelPixels:
		c.patches = p.sixels.publish(c, p.terms)
		c.riders = sixelRiders(p.sixels.generation)
	}
}

// riders is what travels in front of the lines of a canvas in kitty's way: the raster with the number of the line, and in front of
// the first what takes back the rasters that are not there.
func (p *pixels) riders(rasters []*raster) []string {
	riders := make([]string, max(1, len(rasters)))
	for number, raster := range rasters {
		sum, sent := raster.sum(), &p.sent[number]
		if sent.sum != sum || sent.terms != p.terms {
			*sent = sentRaster{sum, p.terms, raster.transmission(number, p.encoder.encode(raster, p.terms))}
		}
		riders[number] = sent.text
	}
	for number := len(rasters); number < mostRasters; number++ {
		p.sent[number] = sentRaster{}
		riders[0] += deletion(number)
	}
	return riders
}
