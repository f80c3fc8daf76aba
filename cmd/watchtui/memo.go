package main

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"watchtui/internal/data"
)

// memoWidth is how wide text may be that is made to be pasted into a document, in cells.
const memoWidth = 100

// memo is such a text: wrapped, without colours, and with nothing in it that a document could not hold.
type memo struct{ strings.Builder }

// say writes a paragraph. Its first line begins with lead, the others are as far in as the lead is wide.
func (m *memo) say(lead, text string) {
	indent := strings.Repeat(" ", ansi.StringWidth(lead))
	line, width := lead, len(indent)
	isEmpty := true
	for _, word := range strings.FieldsFunc(data.Visible(text), func(r rune) bool { return r == ' ' }) {
		w := ansi.StringWidth(word)
		if !isEmpty && width+1+w > memoWidth {
			m.WriteString(strings.TrimRight(line, " ") + "\n")
			line, width, isEmpty = indent, len(indent), true
		}
		if !isEmpty {
			line, width = line+" ", width+1
		}
		line, width, isEmpty = line+word, width+w, false
	}
	m.WriteString(strings.TrimRight(line, " ") + "\n")
}

// gap writes an empty line.
func (m *memo) gap() { m.WriteString("\n") }
