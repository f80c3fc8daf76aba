package ui

import (
	ntcanvas "github.com/NimbleMarkets/ntcharts/v2/canvas"
	"github.com/NimbleMarkets/ntcharts/v2/canvas/graph"
)

// This file alone knows the chart library, and takes from it the rasterising of slanted lines. Its
// charts are not used: a view of one takes a hundred times what a whole plot takes here, and hangs
// on a NaN. Its braille grid holds one pattern; a plot needs to know whose dots they are.

// layer says what a cell of a plot shows. A cell has one colour, so the highest layer that has a
// dot in the cell has it alone: the line is never thickened by what runs behind it.
type layer uint8

const (
	layerNone layer = iota
	layerBand
	layerCarried
	layerD // curves that are compared; A is layerLine
	layerC
	layerB
	layerLine
	layerColumn // a block, not dots
	layerLabel  // text, not dots
	layerLetter // likewise: it names a curve
)

// dashes are the patterns of curves that are compared, so that they are told apart without colour: 1 is ink, and
// the pattern begins anew after so many dots. A period of 0 is a whole line.
var dashes = [...]struct {
	ink    uint16
	period int
}{layerB: {0b001111, 6}, layerC: {0b0011, 4}, layerD: {0b0011_00111111, 12}, layerLetter: {}}

// inks tells whether a line of a layer has a dot so many dots of braille from the edge.
func (l layer) inks(at int) bool {
	d := dashes[l]
	return d.period == 0 || d.ink>>(at%d.period)&1 != 0
}

// dots is the grid of a plot: 2 dots across and 4 down in each cell where they are braille, more where the terminal has
// pixels. x and y count dots from the top left.
//
// Laws: what lies outside is ignored, so nothing is drawn elsewhere in its place; whatever the fineness, the dots of levels
// are in the same cells, dashes apart.
type dots struct {
	fineness
	w, h   int     // in cells
	bits   []byte  // of braille; of pixels just whether there are any in the cell
	layer  []layer // of cells
	pixels []byte  // the layer of each dot, row by row; nil where they are braille
}

// fineness is how many dots a cell has, as powers of two: dots of every fineness then lie within those of braille.
type fineness struct{ across, down uint }

var (
	brailleDots = fineness{across: 1, down: 2}
	pixelDots   = fineness{pixelAcross, pixelDown}
)

// Of pixels there are about as many as a cell has on a plain display: 8×16.
const pixelAcross, pixelDown = 3, 4

func newDots(w, h int) *dots {
	return &dots{fineness: brailleDots, w: w, h: h, bits: make([]byte, w*h), layer: make([]layer, w*h)}
}

// newPixels is a grid that becomes a raster.
func newPixels(w, h int) *dots {
	d := &dots{fineness: pixelDots, w: w, h: h, bits: make([]byte, w*h), layer: make([]layer, w*h)}
	d.pixels = make([]byte, d.columns()*d.rows())
	return d
}

// columns and rows are of dots.
func (d *dots) columns() int { return d.w << d.across }
func (d *dots) rows() int    { return d.h << d.down }

// patternX and patternY are the dots of braille that a column and a row of dots lie in: by these patterns are told, so
// that they are as long at every fineness.
func (d *dots) patternX(x int) int { return x >> (d.across - brailleDots.across) }
func (d *dots) patternY(y int) int { return y >> (d.down - brailleDots.down) }

// brailleBits are the bits of a braille pattern by column and row (Unicode, chapter 21.1).
var brailleBits = [2][4]byte{{0x01, 0x02, 0x04, 0x40}, {0x08, 0x10, 0x20, 0x80}}

func (d *dots) set(x, y int, l layer) {
	if x < 0 || y < 0 || x >= d.columns() || y >= d.rows() {
		return
	}
	i := y>>d.down*d.w + x>>d.across
	switch {
	case d.pixels != nil:
		d.setPixel(y*d.columns()+x, i, l)
	case d.layer[i] == l:
		d.bits[i] |= brailleBits[x&1][y&3]
	case d.layer[i] < l:
		d.layer[i], d.bits[i] = l, brailleBits[x&1][y&3]
	}
}

// setPixel sets a dot of a cell. Unlike braille it has a colour of its own, so lines that cross in a cell stay apart.
func (d *dots) setPixel(at, cell int, l layer) {
	if l < d.layer[cell] && d.layer[cell] >= layerColumn {
		return // the cell is text
	}
	d.layer[cell], d.bits[cell] = max(d.layer[cell], l), 1
	d.pixels[at] = max(d.pixels[at], byte(l))
}

// column sets the dots of column x from y0 to y1, both included and in either order.
func (d *dots) column(x, y0, y1 int, l layer) {
	for y := max(0, min(y0, y1)); y <= min(d.rows()-1, max(y0, y1)); y++ {
		if y0 == y1 && l.inks(d.patternX(x)) || y0 != y1 && l.inks(d.patternY(y)) {
			d.set(x, y, l)
		}
	}
}

// row sets the dots of row y from x0 to x1, both included.
func (d *dots) row(x0, x1, y int, l layer) {
	for x := max(0, x0); x <= min(d.columns()-1, x1); x++ {
		if l.inks(d.patternX(x)) {
			d.set(x, y, l)
		}
	}
}

// dottedEvery is how many dots of braille apart the dots of a carried value are: far enough not to look like a
// line at any distance.
const dottedEvery = 3

func (d *dots) dottedRow(x0, x1, y int, l layer) {
	for x := max(0, x0); x <= min(d.columns()-1, x1); x++ {
		if d.patternX(x)%dottedEvery == 0 {
			d.set(x, y, l)
		}
	}
}

func (d *dots) dottedColumn(x, y0, y1 int, l layer) {
	for y := max(0, min(y0, y1)); y <= min(d.rows()-1, max(y0, y1)); y++ {
		if d.patternY(y)%2 == 0 {
			d.set(x, y, l)
		}
	}
}

// line sets the dots of the straight line between two dots, which lie inside: the library takes a
// step for each dot of a line, also for those far outside.
func (d *dots) line(x0, y0, x1, y1 int, l layer) {
	for _, at := range graph.GetLinePoints(ntcanvas.Point{X: x0, Y: y0}, ntcanvas.Point{X: x1, Y: y1}) {
		d.set(at.X, at.Y, l)
	}
}

// at is the layer of a cell; outside of the grid nothing shows.
func (d *dots) at(x, y int) layer {
	if x < 0 || y < 0 || x >= d.w || y >= d.h {
		return layerNone
	}
	return d.layer[y*d.w+x]
}

// take gives a cell to a layer whose text is painted by the caller.
func (d *dots) take(x, y int, l layer) {
	if x >= 0 && y >= 0 && x < d.w && y < d.h {
		d.layer[y*d.w+x], d.bits[y*d.w+x] = l, 0
	}
}

// brailleText holds the 256 braille patterns one after the other, so that a cell's text is a piece
// of it and costs nothing.
var brailleText = func() string {
	var runes [256]rune
	for i := range runes {
		runes[i] = rune(0x2800 + i)
	}
	return string(runes[:])
}()

const brailleLen = 3 // bytes of each pattern in UTF-8

func braille(bits byte) string {
	return brailleText[int(bits)*brailleLen : int(bits)*brailleLen+brailleLen]
}
