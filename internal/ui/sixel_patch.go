package ui

import (
	"fmt"
	"hash/maphash"
	"strconv"
)

// patch is a part of a raster that goes to the terminal as one sixel image.
//
// A sixel image belongs to no cells: it is drawn over what is there, and whatever is written there later takes it away, which nobody
// is told. So the cells under a patch have links to it in the frame: what the display writes there comes with the link. Whoever
// passes the frame on, a sixelScreen, keeps the links back, and knows by them what to draw anew.
//
// Laws: a patch that looks otherwise than before is another patch, with other links, so that all its cells are written and nothing
// is left of what was drawn there; each line of a patch has a link of its own, so that no line is taken for another; a patch never
// touches the last line of the screen, from where a terminal would scroll.
type patch struct {
	serial int                // never used again
	at     rect               // the cells that it touches
	lines  int                // of cells that it has pixels for: the last band may reach into one more
	pixels []byte             // as those of a raster, without what is not shown
	styles [layerColumn]style // as a raster's
	terms  rasterTerms
	sum    uint64
	image  string // what the terminal is sent; "" until it is asked for, and then the pixels are gone
}

const (
	mostPatchPixels  = 1000 // a side: xterm takes no larger images, if not told to
	patchesAcross    = 6    // of a wide raster: what changes in one place, such as where the crosshair is, is not drawn anew everywhere
	leastPatchColumn = 20   // where it is so wide: terminals keep few images well, and take a while for each
)

// link is of a cell to a line of a patch: which patch of the canvas, counted from 1, and which line.
type link int32

const noLink link = 0

const lineShift = 16 // bits have the line, those above them the patch

// linkPrefix marks the hyperlinks that are kept back.
const linkPrefix = "patch:"

// linkText is the sequence that makes the following cells have a link.
func (c *canvas) linkText(to link) string {
	if to == noLink {
		return "\x1b]8;;\x1b\\"
	}
	return "\x1b]8;;" + linkPrefix + strconv.Itoa(c.patches[to>>lineShift-1].serial) + "." + strconv.Itoa(int(to&(1<<lineShift-1))) + "\x1b\\"
}

// patchSize is how many columns and lines of cells the patches of a raster have. Only the last line of them may end within a band.
func (p *raster) patchSize(terms rasterTerms) (columns, lines int) {
	cell := terms.cell
	columns = max(leastPatchColumn, (p.w+patchesAcross-1)/patchesAcross)
	columns = max(1, min(columns, mostPatchPixels/cell.Width))
	if lines = p.h; lines*cell.Height <= mostPatchPixels {
		return columns, lines
	}
	whole := 1 // lines of cells that end with a band
	for whole*cell.Height%bandHeight != 0 {
		whole++
	}
	return columns, max(whole, mostPatchPixels/cell.Height/whole*whole)
}

// cut cuts the raster with a number into patches, those first that are further left.
func (p *raster) cut(c *canvas, number int, terms rasterTerms, scratch []byte, visit func(patch)) {
	columns, lines := p.patchSize(terms)
	for x := 0; x < p.w; x += columns {
		for y := 0; y < p.h; y += lines {
			of := patch{at: rect{p.x + x, p.y + y, min(columns, p.w-x), min(lines, p.h-y)}, styles: p.styles, terms: terms}
			of.lines = of.at.h
			of.pixels = p.copyShown(c, number, of.at, scratch)
			if of.lines*terms.cell.Height%bandHeight != 0 {
				of.at.h++
			}
			if of.at.bottom() < c.height {
				of.sum = of.sumOf(c)
				visit(of)
			}
		}
	}
}

// copyShown copies the pixels of the cells that still show the raster; the others are empty.
func (p *raster) copyShown(c *canvas, number int, at rect, scratch []byte) []byte {
	const across, down = 1 << pixelAcross, 1 << pixelDown
	stride := at.w * across
	pixels := scratch[:stride*at.h*down]
	clear(pixels)
	for y := range at.h {
		cells := c.cells[(at.y+y)*c.width+at.x:][:at.w]
		for x := 0; x < at.w; x++ {
			from := x
			for x < at.w && cells[x].style&^styleOnSelected == styleRaster+style(number) {
				x++
			}
			for line := range down {
				own := p.pixels[((at.y-p.y+y)*down+line)*p.stride+(at.x-p.x)*across:]
				copy(pixels[(y*down+line)*stride+from*across:(y*down+line)*stride+x*across], own[from*across:])
			}
		}
	}
	return pixels
}

// sumOf tells patches apart by their pixels and by all that stands in their cells: there are terminals that forget an image whole
// when something is written into one of its cells.
func (p *patch) sumOf(c *canvas) uint64 {
	var h maphash.Hash
	h.SetSeed(rasterSeed)
	fmt.Fprint(&h, p.at, p.lines, p.styles)
	_, _ = h.Write(p.pixels)
	for y := p.at.y; y < p.at.bottom(); y++ {
		for _, at := range c.cells[y*c.width+p.at.x:][:p.at.w] {
			if !at.isRaster() {
				_, _ = h.WriteString(at.text)
			}
			_ = h.WriteByte(byte(at.style))
		}
	}
	return h.Sum64()
}

// blank makes the cells of a canvas's rasters blank, as they are to be under a sixel image, and gives all that patches touch their links.
func (c *canvas) blank(t *theme) {
	for i := range c.cells {
		at := &c.cells[i]
		if !at.isRaster() {
			continue
		}
		ground := at.style & styleOnSelected
		if t.sgr[styleSelected] == reversed { // which may be the colour of the raster
			ground = 0
		}
		at.text, at.style = "", stylePlain|ground
	}
	for number, p := range c.patches {
		for y := range p.at.h {
			for x := range p.at.w {
				c.cells[(p.at.y+y)*c.width+p.at.x+x].link = link(number+1)<<lineShift | link(y)
			}
		}
	}
}

// draw is the sequence that draws the patch; "" where it has nothing.
func (p *patch) draw(e *sixelEncoder) string {
	if p.pixels != nil {
		colours := registerColours(p.styles, p.terms)
		p.image, p.pixels = e.encode(p.pixels, p.at.w, p.lines, p.terms, &colours), nil
	}
	if p.image == "" {
		return ""
	}
	return fmt.Sprintf("\x1b[%d;%dH", p.at.y+1, p.at.x+1) + p.image
}
