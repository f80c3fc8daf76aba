package ui

// pen writes text from left to right on one line, in several styles, up to an end.
type pen struct {
	c         *canvas
	x, y, end int
}

func (c *canvas) pen(r rect, line int) *pen {
	if line >= r.h {
		return &pen{c, r.x, r.y + line, r.x} // no room: nothing is written
	}
	return &pen{c, r.x, r.y + line, r.right()}
}

// write paints s after what stands already.
func (p *pen) write(s string, st style) *pen {
	p.x += p.c.text(p.x, p.y, p.end-p.x, s, st)
	return p
}

// tail paints s only where all of it fits.
func (p *pen) tail(s string, st style) *pen {
	if p.x+textWidth(s) <= p.end {
		p.write(s, st)
	}
	return p
}

// column paints s in a column of a width, from the left, and goes to the column's end.
func (p *pen) column(width int, s string, st style) *pen {
	p.c.text(p.x, p.y, min(width, p.end-p.x), s, st)
	p.x += width
	return p
}

// columnRight is column, with s at the column's right side.
func (p *pen) columnRight(width int, s string, st style) *pen {
	if room := min(width, p.end-p.x); room > 0 {
		p.c.right(p.x+room, p.y, room, s, st)
	}
	p.x += width
	return p
}

func (p *pen) skip(n int) *pen {
	p.x += n
	return p
}
