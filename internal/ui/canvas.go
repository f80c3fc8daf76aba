package ui

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"watchtui/internal/data"
)

// canvas is what views paint on: a grid of cells, each a piece of text and a style. The
// whole screen is one canvas, turned into a string once, so a frame costs one pass over its
// cells and can never be too wide, too short or ragged.
//
// Law: whatever is painted, and wherever, the canvas keeps its width and height.
type canvas struct {
	width, height int
	cells         []cell
	hasPixels     bool // plots become rasters, and their cells placeholders
	rasters       []*raster
	riders        []string // what travels to the terminal in front of each of the first lines
	patches       []*patch // what is brought to it as sixels; their cells have links
}

// cell is one column of one line. A wide character takes two cells, of which the second is covered.
type cell struct {
	text    string // "" is a blank
	style   style
	covered bool // by the wide character to the left
	link    link // to a patch
}

func newCanvas(width, height int) *canvas {
	return &canvas{width: width, height: height, cells: make([]cell, max(0, width)*max(0, height))}
}

// put paints one character that is one cell wide. Outside of the canvas nothing happens.
func (c *canvas) put(x, y int, char string, st style) {
	if x < 0 || y < 0 || x >= c.width || y >= c.height {
		return
	}
	at := &c.cells[y*c.width+x]
	if at.covered && x > 0 { // half a wide character cannot stay
		c.cells[y*c.width+x-1] = cell{style: c.cells[y*c.width+x-1].style}
	}
	if next := x + 1; next < c.width && c.cells[y*c.width+next].covered {
		c.cells[y*c.width+next] = cell{style: at.style}
	}
	*at = cell{text: char, style: st}
}

// text paints s from x on, cut at the width given (in cells) with an ellipsis, and returns how
// many cells it took. Text passes data.Visible here, the last door before the terminal.
func (c *canvas) text(x, y, width int, s string, st style) int {
	if width <= 0 {
		return 0
	}
	if isPlainASCII(s) { // most text, and ten times as fast
		if len(s) > width {
			s = s[:width-1] + "…"
		}
		n := 0
		for i, r := range s {
			if r == '…' {
				c.put(x+n, y, "…", st)
			} else {
				c.put(x+n, y, s[i:i+1], st)
			}
			n++
		}
		return n
	}
	s = ansi.Truncate(data.Visible(s), width, "…")
	n := 0
	for s != "" {
		cluster, w := ansi.FirstGraphemeCluster(s, ansi.GraphemeWidth)
		s = s[len(cluster):]
		if w == 0 || n+w > width {
			continue
		}
		c.put(x+n, y, cluster, st)
		if w == 2 {
			c.put(x+n+1, y, "", st)
			if i := y*c.width + x + n + 1; x+n >= 0 && x+n+1 < c.width && y >= 0 && y < c.height {
				c.cells[i].covered = true
			} else {
				c.put(x+n, y, " ", st) // no room for its second half
			}
		}
		n += w
	}
	return n
}

// right paints s so that it ends before the column given, cut to the width, and returns how many cells it took.
func (c *canvas) right(end, y, width int, s string, st style) int {
	w := min(textWidth(s), width)
	return c.text(end-w, y, width, s, st)
}

// fill paints one character over a rectangle.
func (c *canvas) fill(r rect, char string, st style) {
	for y := r.y; y < r.bottom(); y++ {
		for x := r.x; x < r.right(); x++ {
			c.put(x, y, char, st)
		}
	}
}

// restyle gives the cells of a rectangle another style and leaves their text. A raster's style is which raster it is,
// so it gets another ground.
func (c *canvas) restyle(r rect, st style) {
	for y := max(0, r.y); y < min(c.height, r.bottom()); y++ {
		for x := max(0, r.x); x < min(c.width, r.right()); x++ {
			if at := &c.cells[y*c.width+x]; at.isRaster() {
				at.style |= styleOnSelected
			} else {
				at.style = st
			}
		}
	}
}

// isRaster tells whether a cell shows part of a raster.
func (c cell) isRaster() bool { return c.style&^styleOnSelected >= styleRaster }

// rasterMark stands for a part of a raster where there is only text.
const rasterMark = "▒"

// plain is the canvas as text: its lines without blanks at their ends.
func (c *canvas) plain() string {
	var b strings.Builder
	for y := range c.height {
		var line strings.Builder
		for _, at := range c.cells[y*c.width : (y+1)*c.width] {
			switch {
			case at.covered:
			case at.isRaster():
				line.WriteString(rasterMark)
			case at.text == "":
				line.WriteByte(' ')
			default:
				line.WriteString(at.text)
			}
		}
		b.WriteString(strings.TrimRight(line.String(), " "))
		if y < c.height-1 {
			b.WriteByte('\n')
		}
	}
	return b.String()
}

// render is the canvas in the colours of a theme, full width, lines apart by "\n".
func (c *canvas) render(t *theme) string {
	var b strings.Builder
	b.Grow(len(c.cells) * 3)
	for y := range c.height {
		b.WriteString(c.riderOf(y))
		current, linked := stylePlain, noLink
		for _, at := range c.cells[y*c.width : (y+1)*c.width] {
			if at.covered {
				continue
			}
			if at.style != current {
				b.WriteString(t.between(current, at.style))
				current = at.style
			}
			if at.link != linked {
				b.WriteString(c.linkText(at.link))
				linked = at.link
			}
			if at.text == "" {
				b.WriteByte(' ')
			} else {
				b.WriteString(at.text)
			}
		}
		b.WriteString(t.between(current, stylePlain))
		if linked != noLink {
			b.WriteString(c.linkText(noLink))
		}
		if y < c.height-1 {
			b.WriteByte('\n')
		}
	}
	return b.String()
}

// riderOf is what travels in front of a line.
func (c *canvas) riderOf(y int) string {
	if y >= len(c.riders) {
		return ""
	}
	return c.riders[y]
}

// textWidth is how many cells s takes when painted.
func textWidth(s string) int {
	if isPlainASCII(s) {
		return len(s)
	}
	return ansi.StringWidth(data.Visible(s))
}

func isPlainASCII(s string) bool {
	for i := range len(s) {
		if s[i] < ' ' || s[i] > '~' {
			return false
		}
	}
	return true
}
