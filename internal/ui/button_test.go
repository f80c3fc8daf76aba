package ui

import (
	"slices"
	"strings"
	"testing"
)

// clickOn clicks on words of the screen's first or last line: on the first cell of the words, or so many further on.
func (d *driver) clickOn(t *testing.T, y int, words string, further int) {
	t.Helper()
	lines := strings.Split(d.model.paint().plain(), "\n")
	before, _, found := strings.Cut(lines[y], words)
	if !found {
		t.Fatalf("no %q in %q", words, lines[y])
	}
	d.click(textWidth(before)+further, y)
}

// What the footer names can be clicked: a key does what it does when it is pressed, and so does the word of a key that stands alone.
func TestFooterCanBeClicked(t *testing.T) {
	tests := []struct {
		name, keys, words string
		further           int
		same              string // the keys that lead there, too
	}{
		{"the word of a key", "", "o offers", 4, "o"},
		{"the key itself", "", "t triggers", 0, "t"},
		{"the first of two keys", "", "←→ time", 0, "left"},
		{"the second of two keys", "", "←→ time", 1, "right"},
		{"the word of two keys", "", "←→ time", 4, ""},
		{"between two hints", "", "  ↑↓", 0, ""},
		{"help", "", "? help", 3, "?"},
		{"away from help", "?", "? close", 3, ""},
		{"one level back", "1", "q back", 3, "1 q"},
		{"range", "1", "[] range", 0, "1 ["},
		{"on a screen of its own", "o", "⏎ terms", 2, "o enter"},
		{"in the palette", ": text:floor", "⏎ do it", 3, ": text:floor enter"},
		{"a filter that is typed", "/ text:launch", "⏎ keep", 3, "/ text:launch enter"},
		{"a filter that is dropped", "/ text:launch", "esc drop", 5, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			d := opened(t, "2024-08-20", 160, 45, strings.Fields(test.keys)...)
			d.clickOn(t, 44, test.words, test.further)
			want := opened(t, "2024-08-20", 160, 45, strings.Fields(test.same)...).model.paint().plain()
			if got := d.model.paint().plain(); got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

// The words of the header lead to what they tell of.
func TestHeaderCanBeClicked(t *testing.T) {
	tests := []struct {
		name, keys, words string
		further           int
		same              string
	}{
		{"the day asks for another", "", "at 2024-08-20", 5, "g d"},
		{"the vintage becomes the other one", "", "as known now", 2, "v"},
		{"the readings lead to their imports", "", "357 readings", 2, "i"},
		{"the name leads to the first screen", "1", "watchtui", 2, "1 g w"},
		{"the title does nothing", "1", "Iran:", 2, "1"},
		{"a click beside an overlay takes it away", ":", "as known now", 2, ""},
		{"what is typed is not left", "1 tab / text:2024", "as known now", 2, "1 tab / text:2024"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			d := opened(t, "2024-08-20", 120, 40, strings.Fields(test.keys)...)
			d.clickOn(t, 0, test.words, test.further)
			want := opened(t, "2024-08-20", 120, 40, strings.Fields(test.same)...).model.paint().plain()
			if got := d.model.paint().plain(); got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

// On every screen and size each button is where its words are, in order, and none reaches beyond the screen.
func TestButtonsStandApart(t *testing.T) {
	for _, keys := range [...]string{"", "1", "1 tab", "1 c space enter", "down enter", "w", "o", "o enter", "t", "a", "f", "i", "?", ":", "g", "'"} {
		for _, size := range [...][2]int{{40, 12}, {80, 24}, {200, 60}} {
			d := opened(t, "2024-08-20", size[0], size[1], strings.Fields(keys)...)
			footer := d.model.paintFooter(newCanvas(size[0], size[1]), rect{0, size[1] - 1, size[0], 1})
			if !slices.IsSortedFunc(footer, func(a, b button) int { return a.x - b.x }) {
				t.Errorf("%q at %v: the footer's buttons are not in order", keys, size)
			}
			for i, b := range footer {
				if b.x >= b.end || i > 0 && footer[i-1].end > b.x {
					t.Errorf("%q at %v: button %d is from %d to %d", keys, size, i, b.x, b.end)
				}
			}
		}
	}
}
