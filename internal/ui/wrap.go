package ui

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"watchtui/internal/data"
)

// wrap cuts text into lines of a width, between words where it can.
func wrap(text string, width int) []string {
	if width < 1 {
		return nil
	}
	var lines []string
	line, used := "", 0
	for _, word := range splitWords(text) {
		for textWidth(word) > width { // longer than a line: cut it
			if used > 0 {
				lines, line, used = append(lines, line), "", 0
			}
			head, rest := cutAt(word, width)
			if head == "" {
				return lines
			}
			lines, word = append(lines, head), rest
		}
		w := textWidth(word)
		switch {
		case used == 0:
			line, used = word, w
		case used+1+w <= width:
			line, used = line+" "+word, used+1+w
		default:
			lines = append(lines, line)
			line, used = word, w
		}
	}
	if used > 0 {
		lines = append(lines, line)
	}
	return lines
}

func splitWords(text string) []string { return strings.Fields(data.Visible(text)) }

// cutAt splits s after so many cells.
func cutAt(s string, width int) (head, rest string) {
	head = ansi.Truncate(s, width, "")
	return head, strings.TrimPrefix(s, head)
}
