package ui

import (
	"strings"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
)

// input is a line of text that is typed, with the cursor between before and after.
type input struct{ before, after string }

const longestInput = 4096 // bytes

func (in input) text() string    { return in.before + in.after }
func (in input) trimmed() string { return strings.TrimSpace(in.text()) }

// insert puts text in at the cursor.
func (in *input) insert(text string) {
	if len(in.before)+len(in.after)+len(text) <= longestInput {
		in.before += text
	}
}

// press takes in a key and tells whether the text is another.
func (in *input) press(act action, msg tea.KeyPressMsg) bool {
	was := in.text()
	_, last := utf8.DecodeLastRuneInString(in.before)
	_, next := utf8.DecodeRuneInString(in.after)
	switch act {
	case actLeft:
		cut := len(in.before) - last
		in.before, in.after = in.before[:cut], in.before[cut:]+in.after
	case actRight:
		in.before, in.after = in.before+in.after[:next], in.after[next:]
	case actFirst:
		in.before, in.after = "", in.text()
	case actLast:
		in.before, in.after = in.text(), ""
	case actDelete:
		in.before = in.before[:len(in.before)-last]
	case actDeleteAfter:
		in.after = in.after[next:]
	case actClear:
		*in = input{}
	default:
		in.insert(msg.Text)
	}
	return in.text() != was
}

// shown is the text with the cursor, cut at the left so that the cursor stays within so many cells.
func (in input) shown(width int) string {
	from, used := len(in.before), 0
	for from > 0 {
		_, size := utf8.DecodeLastRuneInString(in.before[:from])
		used += textWidth(in.before[from-size : from])
		if used > width-2 {
			return "…" + in.before[from:] + "█" + in.after
		}
		from -= size
	}
	return in.before + "█" + in.after
}
