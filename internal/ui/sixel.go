package ui

import (
	"bytes"
	"cmp"
	"image/color"
	"strconv"
)

// bandHeight is how many lines of pixels a sixel has: it is a column of six.
const bandHeight = 6

// The parts of a sixel image: what is not drawn leaves what is there (P2 is 1), pixels are square, and the size follows.
const (
	sixelBegin   = "\x1bP0;1;0q\"1;1;"
	sixelEnd     = "\x1b\\"
	sixelOfNone  = '?' // no pixel of the six; each of them adds a bit
	nextColour   = '$' // back to the band's left edge
	nextBand     = '-'
	repeatsSixel = '!'
	mostOpaque   = 0xff
	mostOfColour = 100 // sixel counts colours in percent
)

// sixelEncoder makes sixel images, and keeps what it needs for that. Encoders that there are begin with an image of any colours and
// look for few that come near; here there are seven at most, and which is known: each layer has the register of its number.
type sixelEncoder struct {
	out     []byte
	line    []byte              // of pixels, as wide as the image
	columns []pixelSpan         // of the source, for each column of the image
	bands   [layerColumn][]byte // the band that is being read, by layers
	defined [layerColumn]bool   // registers
}

// pixelSpan is from first to last, both included.
type pixelSpan struct{ first, last int }

// spans says for each of to pixels of a cell and those after it which of from pixels it shows: one where there are as many or
// more, else all that lie in it, so that no line is lost. None is of another cell.
func spans(cells, from, to int) []pixelSpan {
	s := make([]pixelSpan, 0, cells*to)
	for cell := range cells {
		for i := range to {
			first := (2*i + 1) * from / (2 * to)
			last := first
			if from > to {
				first, last = i*from/to, max(i*from/to, (i+1)*from/to-1)
			}
			s = append(s, pixelSpan{cell*from + first, cell*from + last})
		}
	}
	return s
}

// encode is an image of pixels that are columns×lines cells, each of the size that cells have on the terminal. Layers have the colours given.
// It is "" where there is no pixel.
func (e *sixelEncoder) encode(pixels []byte, columns, lines int, terms rasterTerms, colours *[layerColumn]registerColour) string {
	e.columns = spans(columns, 1<<pixelAcross, terms.cell.Width)
	rows, stride := spans(lines, 1<<pixelDown, terms.cell.Height), columns<<pixelAcross
	e.line = make([]byte, len(e.columns))
	for l := range e.bands {
		e.bands[l] = make([]byte, len(e.columns))
	}
	e.defined = [layerColumn]bool{}
	e.out = append(e.out[:0], sixelBegin...)
	e.out = strconv.AppendInt(e.out, int64(len(e.columns)), 10)
	e.out = strconv.AppendInt(append(e.out, ';'), int64(len(rows)), 10)
	inked, isEmpty, read := false, true, pixelSpan{-1, -1} // what e.line has
	var widths [layerColumn]int                            // of what each layer has in the band
	for y, row := range rows {
		if row != read {
			inked, read = e.read(pixels, stride, row), row
		}
		if inked {
			isEmpty = false
			e.stack(y%bandHeight, &widths)
		}
		if y%bandHeight == bandHeight-1 || y == len(rows)-1 {
			e.band(&widths, colours)
			if y < len(rows)-1 {
				e.out = append(e.out, nextBand)
			}
		}
	}
	if isEmpty {
		return ""
	}
	return string(append(bytes.TrimRight(e.out, string(nextBand)), sixelEnd...))
}

// read brings a line of the image into e.line, and tells whether anything is in it.
func (e *sixelEncoder) read(pixels []byte, stride int, row pixelSpan) (inked bool) {
	for x, columns := range e.columns {
		var top byte
		for y := row.first; y <= row.last; y++ {
			for _, l := range pixels[y*stride+columns.first : y*stride+columns.last+1] {
				top = max(top, l)
			}
		}
		e.line[x] = top
		inked = inked || top > 0
	}
	return inked
}

// stack puts e.line into the band as its line of that number.
func (e *sixelEncoder) stack(number int, widths *[layerColumn]int) {
	for x, l := range e.line {
		if l > 0 {
			e.bands[l][x] |= 1 << number
			widths[l] = max(widths[l], x+1)
		}
	}
}

// band writes the band, one layer after the other over the same place, and empties it.
func (e *sixelEncoder) band(widths *[layerColumn]int, colours *[layerColumn]registerColour) {
	isFirst := true
	for l, width := range widths {
		if width == 0 {
			continue
		}
		if !isFirst {
			e.out = append(e.out, nextColour)
		}
		isFirst = false
		e.register(l, colours[l])
		e.run(e.bands[l][:width])
		clear(e.bands[l][:width])
		widths[l] = 0
	}
}

// register makes the following sixels of a colour, which is told once an image: a terminal may have them anew with each. To tell it
// is not everywhere to choose it.
func (e *sixelEncoder) register(l int, c registerColour) {
	number := strconv.AppendInt([]byte{'#'}, int64(l), 10)
	if !e.defined[l] {
		e.defined[l] = true
		e.out = append(append(e.out, number...), ";2"...)
		for _, part := range c {
			e.out = strconv.AppendInt(append(e.out, ';'), int64(part), 10)
		}
	}
	e.out = append(e.out, number...)
}

// run writes sixels, the same ones in a row as one with their number where that is shorter.
func (e *sixelEncoder) run(sixels []byte) {
	for len(sixels) > 0 {
		n := 1
		for n < len(sixels) && sixels[n] == sixels[0] {
			n++
		}
		char := sixelOfNone + sixels[0]
		if n > 3 {
			e.out = strconv.AppendInt(append(e.out, repeatsSixel), int64(n), 10)
			e.out = append(e.out, char)
		} else {
			for range n {
				e.out = append(e.out, char)
			}
		}
		sixels = sixels[n:]
	}
}

// registerColour is red, green and blue in percent.
type registerColour [3]uint8

// registerColours are the colours of layers on the terminal's ground: sixel knows no half-transparent ones.
func registerColours(styles [layerColumn]style, terms rasterTerms) (colours [layerColumn]registerColour) {
	ground := opaque(terms.ground)
	for l, st := range styles {
		c := terms.theme.colour(st, terms.ink)
		for i, part := range [...][2]int{{int(c.R), int(ground.R)}, {int(c.G), int(ground.G)}, {int(c.B), int(ground.B)}} {
			mixed := (part[0]*int(c.A) + part[1]*(mostOpaque-int(c.A))) / mostOpaque
			colours[l][i] = uint8((mixed*mostOfColour + mostOpaque/2) / mostOpaque)
		}
	}
	return colours
}

// opaque is a colour without its opacity; that of the terminal's ground where it has not said is black.
func opaque(c color.Color) color.NRGBA {
	return color.NRGBAModel.Convert(cmp.Or(c, color.Color(color.Black))).(color.NRGBA)
}
