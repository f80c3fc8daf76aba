package ui

// markLine marks the selected line of a list.
func markLine(c *canvas, r rect) {
	c.put(r.x, r.y, "▸", styleKey)
	selectLine(c, r)
}

// selectLine gives a line the ground of the selected one; its text keeps its colours.
func selectLine(c *canvas, r rect) {
	for x := r.x; x < r.right(); x++ {
		if x < c.width && r.y < c.height {
			c.cells[r.y*c.width+x].style |= styleOnSelected
		}
	}
}
