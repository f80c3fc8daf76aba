package csvfile

import (
	"strings"
)

// fixedColumns are the places, in characters, where the columns of a table begin whose cells are set below each other with blanks:
// behind the blanks that all of its lines have at the same place, two at least side by side. Lines without two blanks
// in a row are titles or notes. None are returned where the text is no such table, or the delimiter that was found stands between
// cells that are set out.
func fixedColumns(sample, delimiter string) []int {
	if strings.ContainsAny(sample, "\t") {
		return nil
	}
	var filled []bool // by place: whether a line has a character there
	lines, n, delimited := 0, 0, 0
	for text := range strings.Lines(sample) {
		text = strings.TrimRight(text, " \r\n")
		if n++; n > maxSampled {
			break
		}
		if !isSetOut(text) {
			continue
		}
		lines++
		if delimiter != "" && delimiter != " " {
			delimited += strings.Count(text, delimiter)
		}
		at := 0
		for _, r := range text {
			if at == len(filled) {
				filled = append(filled, false)
			}
			filled[at] = filled[at] || r != ' '
			at++
		}
	}
	if lines < 3 || lines*2 < n {
		return nil
	}
	starts := []int{0}
	blanks := 0
	for at, isFilled := range filled {
		if !isFilled {
			blanks++
			continue
		}
		if blanks >= 2 && at > blanks {
			starts = append(starts, at-blanks)
		}
		blanks = 0
	}
	if len(starts) < 2 || delimited >= lines*(len(starts)-1) {
		return nil
	}
	return starts
}

// isSetOut tells whether a line has two blanks in a row between its words.
func isSetOut(text string) bool { return strings.Contains(strings.TrimLeft(text, " "), "  ") }

// fixedCells splits a line at the starts of the columns. One that is no row of the table, since words of it stand across a start, is
// one cell, or where there are two blanks between its words, as many as that makes.
func fixedCells(text string, starts []int) []string {
	if !isSetOut(text) && strings.TrimSpace(text) == text {
		return []string{text}
	}
	cells := make([]string, 0, len(starts))
	at, from, next := 0, 0, 1
	before := ' '
	for i, r := range text {
		if next < len(starts) && at == starts[next] {
			if before != ' ' && r != ' ' {
				return parted(text)
			}
			cells = append(cells, text[from:i])
			from, next = i, next+1
		}
		before = r
		at++
	}
	cells = append(cells, text[from:])
	for len(cells) < len(starts) {
		cells = append(cells, "")
	}
	for i, cell := range cells {
		cells[i] = strings.TrimSpace(cell)
	}
	return cells
}

// parted splits a line at runs of blanks.
func parted(text string) []string {
	var cells []string
	for part := range strings.SplitSeq(text, "  ") {
		if part = strings.TrimSpace(part); part != "" {
			cells = append(cells, part)
		}
	}
	return cells
}
