package ui

// detailLine is a line of what is said of an offer or a term: a word with a mark, and text beside it.
type detailLine struct {
	lead  string
	st    style // of the lead
	text  string
	plain style // of the text

	cells    []detailCell // instead of these: names and values in columns
	selected bool         // one of the cells is selected
}

// detailCell is a name with a value at a place of a line.
type detailCell struct {
	at, lead    int // in cells
	name, value string
	st          style
	selected    bool
}

func (d detailCell) paint(c *canvas, r rect, end int) {
	room := min(end, r.right()) - r.x - d.at
	c.text(r.x+d.at, r.y, min(d.lead-1, room), d.name, styleDim)
	c.text(r.x+d.at+d.lead, r.y, room-d.lead, d.value, d.st)
	if d.selected {
		selectLine(c, rect{r.x + d.at, r.y, max(0, room-1), 1})
	}
}

// folded puts a fact on as many lines as it takes beside a lead of a width.
func folded(lead string, st style, text string, plain style, leadWidth, width int) []detailLine {
	var lines []detailLine
	for i, part := range wrap(text, width-leadWidth) {
		if i > 0 {
			lead = ""
		}
		lines = append(lines, detailLine{lead: lead, st: st, text: part, plain: plain})
	}
	return lines
}

// paintDetail draws such lines from one of them on.
func paintDetail(c *canvas, r rect, lines []detailLine, top, leadWidth int) {
	top = scrolled(top, -1, r.h, len(lines))
	for i := range min(r.h, len(lines)-top) {
		line := lines[top+i]
		for k, cell := range line.cells {
			end := r.right()
			if k+1 < len(line.cells) {
				end = r.x + line.cells[k+1].at
			}
			cell.paint(c, rect{r.x, r.y + i, r.w, 1}, end)
		}
		c.text(r.x, r.y+i, leadWidth-1, line.lead, line.st)
		c.text(r.x+leadWidth, r.y+i, r.w-leadWidth, line.text, line.plain)
	}
}
