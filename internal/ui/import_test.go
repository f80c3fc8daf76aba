package ui

import (
	"context"
	"slices"
	"strings"
	"testing"

	"watchtui/internal/data"
)

// The last refused row can be scrolled to, however many there are, and the screen is full then.
func TestScrollRefusedRows(t *testing.T) {
	w := newWorld(t)
	var many []*data.Refusal
	for n := range 100_000 {
		many = append(many, &data.Refusal{File: "incidents.csv", Line: n + 2, Reason: "bad", Text: strings.Repeat("x", n%300)})
	}
	w.book.refused[3], w.book.imports[2].Refused = many, len(many)
	for _, size := range [...][2]int{{40, 12}, {80, 24}, {200, 60}} {
		d := newDriver(context.Background(), w.env(), Options{})
		d.start(size[0], size[1])
		d.mustPress(t, "i", "enter", "G")
		d.says(t, "100001", "xxx")
		top := d.model.imports.full.top
		if d.mustPress(t, "down"); d.model.imports.full.top != top {
			t.Error("scrolled beyond the end")
		}
		if d.mustPress(t, "up", "home"); d.model.imports.full.top != 0 {
			t.Error("not at the top")
		}
		d.says(t, "incidents.csv")
	}
}

// A row of a megabyte, and a reason that quotes it, take no longer to show than others, and are cut where they end.
func TestChopped(t *testing.T) {
	for _, test := range []struct {
		text        string
		width, most int
		want        []string
	}{
		{"", 10, 3, nil},
		{"a  b\tc", 10, 3, []string{`a  b\tc`}},
		{"abcdefgh", 3, 3, []string{"abc", "def", "gh"}},
		{"漢字かな", 5, 3, []string{"漢字", "かな"}},
		{"abcdefgh", 3, 2, []string{"abc", "defgh"}}, // the canvas cuts the last
		{"abc", 1, 2, nil},
	} {
		if got := chopped(test.text, test.width, test.most); !slices.Equal(got, test.want) {
			t.Errorf("%q in %d cells: %q, want %q", test.text, test.width, got, test.want)
		}
	}
	long := strings.Repeat("長", 400_000)
	lines := refusalLines(&data.Refusal{Line: 1, Reason: long, Text: long}, 80)
	size := 0
	for _, spans := range lines {
		for _, s := range spans {
			size += len(s.text)
		}
	}
	if size > 10_000 {
		t.Errorf("%d bytes in %d lines", size, len(lines))
	}
}
