package ui

import (
	"encoding/base64"
	"fmt"
	"hash/maphash"
	"strings"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/ansi/kitty"
)

// raster is the dots of a plot as pixels, each the number of its layer. Its cells on the screen are placeholders: text of
// the width of a cell that says which part of which raster the terminal is to show there. So a raster is covered by
// what is painted over it, moves with its lines, and is nothing new to whoever compares frames.
type raster struct {
	x, y   int    // of its first cell on the canvas
	w, h   int    // cells from the left and the top of the plot to its last dots
	pixels []byte // row by row
	stride int    // of pixels from row to row
	styles [layerColumn]style
}

const (
	mostRasters     = 8   // on a screen; further plots are braille
	mostRasterCells = 297 // a side: a placeholder knows no further rows and columns
)

// rasterID is how the terminal knows a raster: its placeholders have this colour of the 256.
func rasterID(number int) int { return 200 + number }

// placeholder is the text of a cell of a raster.
func placeholder(column, row int) string {
	return string([]rune{kitty.Placeholder, kitty.Diacritic(row), kitty.Diacritic(column)})
}

// grid is one for a plot of so many cells: of pixels where the canvas can have one more raster.
func (c *canvas) grid(w, h int) *dots {
	if c.hasPixels && w <= mostRasterCells && h <= mostRasterCells && len(c.rasters) < min(mostRasters, c.height) {
		return newPixels(w, h)
	}
	return newDots(w, h)
}

// paintRaster brings a grid of pixels to the canvas.
func (d *plotDrawing) paintRaster() {
	p := &raster{x: d.inner.x, y: d.inner.y, pixels: d.grid.pixels, stride: d.grid.columns()}
	for l := range p.styles {
		p.styles[l] = d.layerStyle(layer(l))
	}
	for i, bits := range d.grid.bits {
		if bits == 0 {
			continue
		}
		x, y := i%d.grid.w, i/d.grid.w
		d.grid.thicken(x, y)
		d.canvas.put(d.inner.x+x, d.inner.y+y, placeholder(x, y), styleRaster+style(len(d.canvas.rasters)))
		p.w, p.h = max(p.w, x+1), y+1
	}
	if p.h > 0 {
		d.canvas.rasters = append(d.canvas.rasters, p)
	}
}

// thicken makes lines two pixels wide, so that they are as well seen as those of braille, and never leaves the cell: what
// stands beside it is text.
func (d *dots) thicken(column, row int) {
	const across, down = 1 << pixelAcross, 1 << pixelDown
	var before [across * down]byte
	stride := d.columns()
	corner := d.pixels[row*down*stride+column*across:]
	for y := range down {
		copy(before[y*across:(y+1)*across], corner[y*stride:])
	}
	for i, l := range before {
		if layer(l) <= layerCarried {
			continue
		}
		x, y := i%across, i/across
		besideX, besideY := x+1, y+1
		if besideX == across {
			besideX = x - 1
		}
		if besideY == down {
			besideY = y - 1
		}
		for _, at := range [...]int{y*stride + besideX, besideY*stride + x, besideY*stride + besideX} {
			corner[at] = max(corner[at], l)
		}
	}
}

// size is how many pixels the terminal is given: in the shape that so many of its cells have, as it keeps the shape of what it
// fits into them and would leave a margin. It is never less in a direction than there are.
func (p *raster) size(cell uv.CellSizeEvent) (w, h int) {
	w, h = p.w<<pixelAcross, p.h<<pixelDown
	across, down := p.w*cell.Width, p.h*cell.Height
	if high := (w*down + across/2) / across; high >= h {
		return w, high
	}
	return (h*across + down/2) / down, h
}

var rasterSeed = maphash.MakeSeed()

// sum tells rasters apart.
func (p *raster) sum() uint64 {
	var h maphash.Hash
	h.SetSeed(rasterSeed)
	fmt.Fprint(&h, p.w, p.h, p.stride, p.styles)
	_, _ = h.Write(p.pixels[:p.h<<pixelDown*p.stride])
	return h.Sum64()
}

// transmission is what gives the terminal the raster with a number, in pieces as the protocol has it. A raster that had
// the number is replaced, and nothing is answered.
func (p *raster) transmission(number int, encoded []byte) string {
	payload := base64.StdEncoding.AppendEncode(nil, encoded)
	var b strings.Builder
	options := []string{"a=T", "U=1", "f=100", fmt.Sprintf("i=%d", rasterID(number)), fmt.Sprintf("c=%d", p.w), fmt.Sprintf("r=%d", p.h)}
	for len(payload) > 0 {
		n := min(len(payload), kitty.MaxChunkSize)
		more := "m=1"
		if n == len(payload) {
			more = "m=0"
		}
		b.WriteString(ansi.KittyGraphics(payload[:n], append(options, "q=2", more)...))
		payload, options = payload[n:], nil
	}
	return b.String()
}

// deletion is what makes the terminal forget the raster with a number.
func deletion(number int) string {
	return ansi.KittyGraphics(nil, "a=d", "d=I", fmt.Sprintf("i=%d", rasterID(number)), "q=2")
}
