package ui

import (
	"fmt"
	"strings"
)

// A golden frame shows a screen twice: what is written, and in what style, a letter a cell. Behind
// them stands what the letters mean. An upper-case letter's cell is on the selected line.

// styleLetters has a letter for each style, in their order.
const styleLetters = " .sfut_kgnbd~laijm-hr+x321ew"

// planes is the canvas as text plane, style plane and legend.
func planes(c *canvas) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%d×%d\n", c.width, c.height)
	b.WriteString(c.plain())
	b.WriteString("\n\nstyles\n")
	used := map[style]bool{}
	for y := range c.height {
		var line strings.Builder
		for _, at := range c.cells[y*c.width : (y+1)*c.width] {
			used[at.style&^styleOnSelected] = true
			line.WriteByte(styleLetter(at))
		}
		b.WriteString(strings.TrimRight(line.String(), " ") + "\n")
	}
	b.WriteString("\n")
	for st := stylePlain + 1; st < styleCount; st++ {
		if used[st] {
			fmt.Fprintf(&b, "%c %s\n", styleLetters[st], styleNames[st])
		}
	}
	return strings.TrimRight(b.String(), "\n")
}

func styleLetter(at cell) byte {
	if at.isRaster() {
		return "0123456789"[at.style&^styleOnSelected-styleRaster] // the number of the raster
	}
	letter := styleLetters[at.style&^styleOnSelected]
	switch {
	case at.style&styleOnSelected == 0:
		return letter
	case letter == ' ':
		return '_'
	case letter >= 'a' && letter <= 'z':
		return letter - 'a' + 'A'
	}
	return letter
}
