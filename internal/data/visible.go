package data

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxMarks is how many combining marks in a row are kept on one letter: enough for every living
// script, too few to paint over the lines above.
const maxMarks = 4

// Visible is text from outside made fit for a terminal and for a name: what would be acted
// upon or not be seen (control characters, bidi overrides, zero-width and other invisible
// characters, invalid UTF-8) stands as an escape, such as \x1b or \u200b, so that nothing hides and
// two names that differ look different. Text without such characters comes back as it is.
//
// Laws: Visible(Visible(s)) == Visible(s); the result is valid UTF-8 on one line.
func Visible(text string) string {
	clean := true
	for i := range len(text) {
		if c := text[i]; c < ' ' || c > '~' {
			clean = false
			break
		}
	}
	if clean {
		return text
	}
	var b strings.Builder
	marks := 0
	for i, r := range text {
		switch {
		case r == utf8.RuneError && text[i] != "\uFFFD"[0]:
			b.WriteRune(utf8.RuneError)
		case (unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Me, r)) && !unseen(r):
			if marks++; marks <= maxMarks {
				b.WriteRune(r)
			}
			continue
		case r == '\t':
			b.WriteString(`\t`)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\r':
			b.WriteString(`\r`)
		case !unseen(r):
			b.WriteRune(r)
		case r < 0x100:
			fmt.Fprintf(&b, `\x%02x`, r)
		case r < 0x10000:
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			fmt.Fprintf(&b, `\U%08x`, r)
		}
		marks = 0
	}
	return b.String()
}

// unseen tells whether a terminal acts upon r or shows nothing for it.
func unseen(r rune) bool {
	return unicode.In(r, unicode.Cc, unicode.Cf, unicode.Co, unicode.Cs, unicode.Zl, unicode.Zp,
		unicode.Variation_Selector, unicode.Other_Default_Ignorable_Code_Point) // such as fillers, joiners and tags
}

// Quoted is text from outside in a message: visible, in quotation marks.
func Quoted(text string) string { return `"` + Visible(text) + `"` }
