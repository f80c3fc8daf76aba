package ui

import (
	"strconv"
	"unicode/utf8"
)

// The sequences that frames are made of besides styles: a terminal that knows the first two shows at once what is between them.
const (
	beginsFrame   = "\x1b[?2026h"
	endsFrame     = "\x1b[?2026l"
	erasesAll     = "\x1b[m\x1b[H\x1b[2J"
	erasesToRight = "\x1b[K"
	stopsWrap     = "\x1b[?7l"
	wraps         = "\x1b[?7h"
)

// mostBetween is how many cells that are right are written again rather than passed over: to move takes about as many bytes.
const mostBetween = 4

// mostColumns is how many columns a terminal may take for one character of the canvas: it may draw the four people of 👨‍👩‍👧‍👦 beside each other.
const mostColumns = 8

// redraw is what turns one frame on the terminal into another; from none it is what draws a frame on an empty screen.
//
// Law: a terminal on which this is written shows what it would show had all of the frame been written on an empty screen.
func redraw(from, to frame) []byte {
	d := redrawing{from: from, to: to, x: unknown, y: unknown}
	if to.synchronized {
		d.text = append(d.text, beginsFrame...)
	}
	begin := len(d.text)
	switch {
	case from.canvas == nil:
		d.from.canvas = newCanvas(to.width, to.height)
	case from.width != to.width || from.height != to.height:
		d.text = append(d.text, erasesAll...)
		d.from.canvas = newCanvas(to.width, to.height)
	default:
		d.isOther = *from.theme != *to.theme
	}
	for y := range to.height {
		d.line(y)
	}
	d.switchTo(cell{})
	switch {
	case len(d.text) == begin:
		return nil
	case to.synchronized:
		d.text = append(d.text, endsFrame...)
	}
	return d.text
}

const unknown = -1

// redrawing writes cells, and knows where the terminal is.
type redrawing struct {
	from, to frame
	isOther  bool // the theme: nothing looks as it did
	text     []byte
	x, y     int // of the cursor; either may be unknown
	pen      cell
}

// line writes what differs in a line. What travels in front of the line comes before.
func (d *redrawing) line(y int) {
	if rider := d.to.riderOf(y); rider != d.from.riderOf(y) {
		d.text = append(d.text, rider...)
	}
	x := 0
	for x < d.to.width && d.isSame(x, y) {
		x++
	}
	switch {
	case x == d.to.width:
	case d.from.isLoose(y) || d.to.isLoose(y):
		d.eraseFrom(0, y)
		d.cells(0, d.to.endOf(y), y)
	default:
		d.runs(x, y)
	}
}

// runs writes the cells of a line that differ, and those between them, from the one at x on.
func (d *redrawing) runs(x, y int) {
	end := d.to.endOf(y)
	for x < d.to.width {
		last := x
		for i := x + 1; i < d.to.width && i <= last+mostBetween+1; i++ {
			if !d.isSame(i, y) {
				last = i
			}
		}
		if d.cells(x, min(last+1, end), y); last >= end {
			d.eraseFrom(max(x, end), y)
			return
		}
		for x = last + 1; x < d.to.width && d.isSame(x, y); {
			x++
		}
	}
}

// eraseFrom makes a line blank from a cell on.
func (d *redrawing) eraseFrom(x, y int) {
	d.moveTo(x, y)
	d.switchTo(cell{})
	d.text = append(d.text, erasesToRight...)
}

// endOf is where the blanks at the end of a line begin.
func (c *canvas) endOf(y int) int {
	end := c.width
	for end > 0 && c.cells[y*c.width+end-1].isBlank() {
		end--
	}
	return end
}

// isLoose tells whether a line has a character that a terminal may draw over those after it: one that takes two columns, or more than
// one code point. Such a line is written as a whole.
func (c *canvas) isLoose(y int) bool {
	for _, at := range c.cells[y*c.width:][:c.width] {
		if at.covered {
			return true
		}
		if len(at.text) <= 1 || at.isRaster() {
			continue
		}
		if _, size := utf8.DecodeRuneInString(at.text); size < len(at.text) {
			return true
		}
	}
	return false
}

// isBlank tells whether a cell is as after erasing.
func (c cell) isBlank() bool {
	return (c.text == "" || c.text == " ") && c.style == stylePlain && c.link == noLink && !c.covered
}

// isSame tells whether a cell is as it was.
func (d *redrawing) isSame(x, y int) bool {
	i := y*d.to.width + x
	was, is := &d.from.cells[i], &d.to.cells[i]
	if d.isOther || was.text != is.text || was.style != is.style || was.covered != is.covered {
		return false
	}
	return was.link == noLink && is.link == noLink || d.from.linkText(was.link) == d.to.linkText(is.link)
}

// cells writes the cells of a line from the first to before the end.
//
// What the terminal may take for wider or narrower than the canvas does is followed by where it goes on, and where it could reach beyond
// the right border, it is not to go on in the next line.
func (d *redrawing) cells(first, end, y int) {
	for x := first; x < end; x++ {
		at := d.to.cells[y*d.to.width+x]
		if at.covered {
			continue
		}
		d.moveTo(x, y)
		d.switchTo(at)
		isSteady := at.isSteady()
		mayWrap := !isSteady && x+mostColumns > d.to.width
		if mayWrap {
			d.text = append(d.text, stopsWrap...)
		}
		if at.text == "" {
			d.text = append(d.text, ' ')
		} else {
			d.text = append(d.text, at.text...)
		}
		if mayWrap {
			d.text = append(d.text, wraps...)
		}
		if d.x++; !isSteady || d.x == d.to.width {
			d.x = unknown
		}
	}
}

// isSteady tells whether all terminals take a cell's text for one column: ASCII and other letters of the Latin alphabet, lines, blocks and
// braille. Parts of a raster are for a terminal that has them.
func (c *cell) isSteady() bool {
	if len(c.text) <= 1 || c.isRaster() {
		return true
	}
	r, size := utf8.DecodeRuneInString(c.text)
	return size == len(c.text) && (r < 0x300 || r >= 0x2500 && r < 0x25a0 || r >= 0x2800 && r < 0x2900)
}

// moveTo has the cursor be at a cell.
func (d *redrawing) moveTo(x, y int) {
	switch {
	case d.x == x && d.y == y:
		return
	case d.y == y:
		d.text = append(d.text, "\x1b["...)
		d.text = strconv.AppendInt(d.text, int64(x+1), 10)
		d.text = append(d.text, 'G')
	default:
		d.text = append(d.text, "\x1b["...)
		d.text = strconv.AppendInt(d.text, int64(y+1), 10)
		d.text = append(d.text, ';')
		d.text = strconv.AppendInt(d.text, int64(x+1), 10)
		d.text = append(d.text, 'H')
	}
	d.x, d.y = x, y
}

// switchTo has what is written next look as a cell does, and have its link.
func (d *redrawing) switchTo(at cell) {
	d.text = append(d.text, d.to.between(d.pen.style, at.style)...)
	if at.link != d.pen.link {
		d.text = append(d.text, d.to.linkText(at.link)...)
	}
	d.pen = at
}
