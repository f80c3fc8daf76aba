package ui

import (
	"testing"

	"pgregory.net/rapid"
)

// Three of five lines are on screen at a time.
func TestList(t *testing.T) {
	const rows, lines = 3, 5
	for _, c := range []struct {
		name   string
		before list
		do     func(*list)
		want   list
	}{
		{"a line on", list{0, 0}, func(l *list) { l.move(1, rows, lines) }, list{1, 0}},
		{"a line on, from the last on screen", list{2, 0}, func(l *list) { l.move(1, rows, lines) }, list{3, 1}},
		{"a line back, from the first on screen", list{2, 2}, func(l *list) { l.move(-1, rows, lines) }, list{1, 1}},
		{"beyond the end", list{3, 1}, func(l *list) { l.move(1<<30, rows, lines) }, list{4, 2}},
		{"beyond the beginning", list{3, 1}, func(l *list) { l.move(-1<<30, rows, lines) }, list{0, 0}},
		{"to where the selection is, which was scrolled away", list{4, 0}, func(l *list) { l.move(0, rows, lines) }, list{4, 2}},
		{"the list is shorter than it was", list{4, 2}, func(l *list) { l.move(0, rows, 2) }, list{1, 0}},
		{"a line back in a list that is shorter than it was", list{4, 2}, func(l *list) { l.move(-1, rows, 2) }, list{0, 0}},
		{"the list is empty", list{4, 2}, func(l *list) { l.move(1, rows, 0) }, list{0, 0}},
		{"the wheel leaves the selection", list{0, 0}, func(l *list) { l.scroll(1, rows, lines) }, list{0, 1}},
		{"the wheel stops at the end", list{0, 1}, func(l *list) { l.scroll(3, rows, lines) }, list{0, 2}},
		{"a click", list{0, 1}, func(l *list) { l.click(2, lines) }, list{3, 1}},
		{"a click below the last line", list{4, 2}, func(l *list) { l.click(3, lines) }, list{4, 2}},
	} {
		got := c.before
		if c.do(&got); got != c.want {
			t.Errorf("%s: got %+v, want %+v", c.name, got, c.want)
		}
	}
	if l := (list{0, 1}); l.click(2, lines) || !l.click(2, lines) || l.click(9, lines) {
		t.Error("a second click on a line is the one that opens it")
	}
}

// Law: whatever is done to a list, and however long it comes to be, what is selected is one of its lines and moving brings it into sight.
func TestListLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var l list
		for range rapid.IntRange(1, 20).Draw(t, "steps") {
			rows, lines := rapid.IntRange(1, 10).Draw(t, "rows"), rapid.IntRange(1, 30).Draw(t, "lines")
			by := rapid.IntRange(-40, 40).Draw(t, "by")
			if was := l.selected; rapid.Bool().Draw(t, "scroll") {
				if l.scroll(by, rows, lines); l.selected != was {
					t.Fatalf("scrolling selected %d, and it was %d", l.selected, was)
				}
			} else if l.move(by, rows, lines); l.selected < 0 || l.selected >= lines || l.selected < l.top || l.selected >= l.top+rows {
				t.Fatalf("of %d lines, %d of them on screen: %+v", lines, rows, l)
			}
			if l.top < 0 || l.top > max(0, lines-rows) {
				t.Fatalf("of %d lines, %d of them on screen: the first is %d", lines, rows, l.top)
			}
		}
	})
}
