package ui

import (
	"slices"
	"strings"
	"testing"
)

// The picture of the floor has both indices as the screen does, says how it stands, and shades the time in which it was open: once, from 2019-03-31
// to 2023-10-24, so that the next day is its end.
func TestFloorPicture(t *testing.T) {
	e := exported(t, "2024-08-20", "f e ctrl+u text:floor.svg enter")["floor.svg"]
	p := e.Picture
	if p == nil || p.Line.Name != "holding" || p.Other.Name != "conceding" || len(p.Line.Points) < 100 || len(p.Other.Points) < 100 {
		t.Fatalf("the picture is %+v", p)
	}
	want := []PictureSpan{{dateOf(t, "2019-03-31").Instant(), dateOf(t, "2023-10-25").Instant(), "floor open"}}
	if !slices.Equal(p.Spans, want) {
		t.Errorf("it was open %v, want %v", p.Spans, want)
	}
	if len(p.Caption) < 2 || !strings.Contains(p.Caption[1], "closed since 2023-10-25") {
		t.Errorf("it says %q", p.Caption)
	}
	e = exported(t, "2024-08-20", "f [ [ e ctrl+u text:floor.svg enter")["floor.svg"]
	if e.Picture.From != dateOf(t, "2024-08-20").End()-365*dayLength || len(e.Picture.Spans) != 1 || e.Picture.Spans[0].From != e.Picture.From {
		t.Errorf("zoomed from %v, open %v", e.Picture.From, e.Picture.Spans)
	}
}
