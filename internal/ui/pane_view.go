package ui

import (
	"fmt"

	"watchtui/internal/data"
)

// pane is how a part of the screen is set off from the others.
type pane struct {
	title   string
	aside   string // at the right end of the title's line, dim
	short   string // in its place where there is no room for it
	focused bool
	boxed   bool // a border all around, else a rule above
}

// paint draws the border or rule and gives the room inside.
func (p pane) paint(c *canvas, r rect) rect {
	if r.empty() {
		return rect{}
	}
	line := styleFrame
	if p.focused {
		line = styleFocus
	}
	c.fill(rect{r.x, r.y, r.w, 1}, "─", line)
	inside := rect{r.x, r.y + 1, r.w, r.h - 1}
	titleAt, end := r.x, r.right()
	if p.boxed && r.w > 3 && r.h > 1 {
		border(c, r, line)
		inside = r.inset(2, 1)
		titleAt, end = r.x+1, r.right()-1
	}
	pen := &pen{c, titleAt, r.y, end}
	if p.title != "" {
		pen.write(" "+p.title+" ", p.titleStyle())
	}
	for _, aside := range [...]string{p.aside, p.short} {
		if aside != "" && pen.x+textWidth(aside)+3 <= end {
			c.right(end-1, r.y, end-pen.x, " "+aside+" ", styleDim)
			break
		}
	}
	return inside
}

// lay paints a box over what stands there already, and gives the room inside.
func (p pane) lay(c *canvas, r rect) rect {
	c.fill(r, " ", stylePlain)
	p.boxed, p.focused = true, true
	return p.paint(c, r)
}

func (p pane) titleStyle() style {
	if p.focused {
		return styleFocus
	}
	return styleTitle
}

func border(c *canvas, r rect, st style) {
	right, bottom := r.right()-1, r.bottom()-1
	c.fill(rect{r.x, bottom, r.w, 1}, "─", st)
	c.fill(rect{r.x, r.y, 1, r.h}, "│", st)
	c.fill(rect{right, r.y, 1, r.h}, "│", st)
	c.put(r.x, r.y, "╭", st)
	c.put(right, r.y, "╮", st)
	c.put(r.x, bottom, "╰", st)
	c.put(right, bottom, "╯", st)
}

// edgeOf widens a list to its box's border, where the scrollbar is in nobody's way.
func edgeOf(lines rect, d density) rect {
	if d == boxed {
		lines.w += 2
	}
	return lines
}

// scrollbar is a mark at the right edge that tells where in a longer list the lines on screen are.
func scrollbar(c *canvas, r rect, first, total int) {
	if total <= r.h || r.h < 2 {
		return
	}
	at := r.y + first*(r.h-1)/max(1, total-r.h)
	c.put(r.right()-1, min(at, r.bottom()-1), "█", styleFrame)
}

// paintPosition says at the lower border of a box which line of a list that is longer than the box is selected: "3 of 243". Where there is no box, the
// scrollbar alone tells that.
func paintPosition(c *canvas, lines rect, d density, selected, total int) {
	if d != boxed || total <= lines.h || selected < 0 {
		return
	}
	text := fmt.Sprintf(" %s of %s ", data.Number(float64(selected+1)), data.Number(float64(total)))
	c.right(lines.right(), lines.bottom(), lines.w, text, styleDim)
}

// paneLines is what is inside of a pane of the screen.
func paneLines(r rect, d density) rect {
	switch {
	case r.empty():
		return rect{}
	case d == boxed:
		return r.inset(2, 1)
	case d == ruled:
		return rect{r.x, r.y + 1, r.w, r.h - 1}
	}
	return r
}
