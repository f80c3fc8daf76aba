package csvfile

import "strings"

// modalWidth is how many cells the rows of the first table have: the width of most rows, or that of an earlier
// block of rows that is a table by itself.
func modalWidth(lines []line) int {
	counts := map[int]int{}
	for _, r := range lines {
		if n := countFilled(r.cells); n >= 2 && r.fault == "" {
			counts[len(r.cells)]++
		}
	}
	best := 1
	for width, n := range counts {
		if n > counts[best] || n == counts[best] && width > best {
			best = width
		}
	}
	if n := 0; counts[best] > 0 {
		for i := 0; i < len(lines) && i < 200; i++ {
			if len(lines[i].cells) == best && countFilled(lines[i].cells) >= 2 {
				break
			}
			if n = tableAt(lines[i:], best, counts[best]); n > 0 {
				return n
			}
		}
	}
	return best
}

// withoutBlanks is the width without columns at its end that are blank throughout, where the first line of several cells lacks them.
func withoutBlanks(lines []line, width int) int {
	header := 0
	for _, r := range lines {
		if n := countFilled(r.cells); header == 0 && n >= 2 {
			if header = len(r.cells); header >= width || n < header {
				return width
			}
		}
		if header > 0 && len(r.cells) > header && countFilled(r.cells[header:]) > 0 {
			return width
		}
	}
	if header == 0 {
		return width
	}
	return header
}

// tableAt is the width of a table that begins at the first of the lines: a row of words, and rows with data of the same
// width, a quarter as many at least as the rows of the other width; 0 where there is none.
func tableAt(lines []line, other, others int) int {
	width := len(lines[0].cells)
	if width < 2 || width == other || countFilled(lines[0].cells) < width {
		return 0
	}
	for _, cell := range lines[0].cells {
		if kindOf(strings.TrimSpace(cell)) != textKind {
			return 0
		}
	}
	n := 0
	for _, r := range lines[1:] {
		filled := countFilled(r.cells)
		if filled == 0 {
			break
		}
		if len(r.cells) != width || filled < 2 || !hasData(r) {
			break
		}
		n++
	}
	if n < 2 || n*4 < others {
		return 0
	}
	return width
}
