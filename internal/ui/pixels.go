package ui

import (
	"image/color"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

// pixels is whether plots are drawn in pixels, and what the terminal was given.
//
// Rasters travel within the frame, each in front of the first cell of a line of its own: they come with the frame that
// shows them, in their order, again when all is painted again, and not at all while they stay as they are. That the
// renderer passes them on so is TestTerminalRasters'.
type pixels struct {
	asked   bool // by the reader
	can     bool // the terminal, as it answered
	all     bool // has been answered
	few     bool // colours are too few: the number of a raster is in one
	ended   bool // the program is being left
	terms   rasterTerms
	sent    [mostRasters]sentRaster
	encoder rasterEncoder
}

// sentRaster is a raster as it was last made ready for the terminal.
type sentRaster struct {
	sum   uint64
	terms rasterTerms
	text  string
}

// rasterTerms is what a raster's looks depend on besides itself.
type rasterTerms struct {
	theme *theme
	ink   color.Color      // of the terminal's own text; nil where it has not said
	cell  uv.CellSizeEvent // in the terminal's pixels
}

// Pixels is how charts are drawn where the terminal can.
type Pixels string

// The kitty graphics protocol, with Unicode placeholders, is the one that there is.
const (
	NoPixels    Pixels = "off"
	KittyPixels Pixels = "kitty"
)

func (p *pixels) on() bool {
	return p.asked && p.can && p.all && !p.few && p.terms.cell.Width > 0 && p.terms.cell.Height > 0
}

// cellQuery asks how large a cell is (16 among the window operations of xterm); with the size of the letters it changes, and so does the size of the screen.
var cellQuery = ansi.WindowOp(16)

// pixelsQuery asks for the colour of text, the size of a cell, whether a raster of one pixel could be shown, and then for what any
// terminal answers: what has not come by then does not come.
var pixelsQuery = ansi.RequestForegroundColor + cellQuery + ansi.KittyGraphics([]byte("AAAA"), "a=q", "i=31", "s=1", "v=1", "f=24", "t=d") + ansi.RequestPrimaryDeviceAttributes

// takePixels takes in what the terminal says of itself.
func (m *model) takePixels(msg tea.Msg) {
	switch msg := msg.(type) {
	case tea.ForegroundColorMsg:
		m.pixels.terms.ink = msg.Color
	case uv.CellSizeEvent:
		m.pixels.terms.cell = msg
	case uv.KittyGraphicsEvent:
		m.pixels.can = string(msg.Payload) == "OK"
	case uv.PrimaryDeviceAttributesEvent:
		m.pixels.all = true
		if m.pixels.asked && !m.pixels.few && !m.pixels.on() {
			m.hint("this terminal has no kitty graphics: charts are drawn in braille")
		}
	}
}

// endPixels takes the rasters back with the last frame; it is called when the program is being left.
func (m *model) endPixels() {
	m.pixels.ended = true
	m.frame.valid = false
}

// riders is what travels in front of the lines of a canvas: the raster with the number of the line, and in front of the
// first what takes back the rasters that are not there.
func (p *pixels) riders(rasters []*raster, t *theme) []string {
	if !p.on() {
		return nil
	}
	if p.ended {
		rasters = nil
	}
	p.terms.theme = t
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
