package ui

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"watchtui/internal/data"
	"watchtui/internal/thresholds"
)

// Laws: the cells' days follow each other without gap, each day is in the cell that it is drawn in,
// and the day in the middle of a cell is of that cell.
func TestStripLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		first := data.Day(rapid.IntRange(-20000, 40000).Draw(t, "first"))
		s := strip{x: rapid.IntRange(0, 50).Draw(t, "x"), width: rapid.IntRange(1, 250).Draw(t, "width"), first: first,
			last: first + data.Day(rapid.IntRange(0, 40000).Draw(t, "days"))}
		day := s.first + data.Day(rapid.IntRange(0, int(s.last-s.first)).Draw(t, "day"))
		cell := s.cellOf(day)
		if from, to := s.span(cell); cell < 0 || cell >= s.width || day < from || day > to {
			t.Fatalf("%v is in cell %d of %d, which has %v to %v", day, cell, s.width, from, to)
		}
		if total := int(s.last-s.first) + 1; total >= s.width {
			x := s.x + rapid.IntRange(0, s.width-1).Draw(t, "column")
			if got := s.x + s.cellOf(s.dayAt(x)); got != x {
				t.Fatalf("the day of column %d is in column %d", x, got)
			}
			if i := rapid.IntRange(0, s.width-1).Draw(t, "cell"); i > 0 {
				_, before := s.span(i - 1)
				if from, _ := s.span(i); from != before+1 {
					t.Fatalf("cell %d begins on %v, the one before ends on %v", i, from, before)
				}
			}
		}
		end := -1
		for _, tick := range s.months() {
			if tick.label == "" {
				continue
			}
			if tick.left <= end || tick.left+len(tick.label) > s.width || strings.Contains(tick.label, ":") {
				t.Fatalf("%q stands at %d of %d, after %d", tick.label, tick.left, s.width, end)
			}
			end = tick.left + len(tick.label)
		}
		ticks := s.years()
		if n := len(ticks); n > 0 && ticks[n-1].cell+4 > s.width {
			t.Fatalf("the year %d is cut at %d of %d", ticks[n-1].year, ticks[n-1].cell, s.width)
		}
		for i := 1; i < len(ticks); i++ {
			if ticks[i].cell-ticks[i-1].cell < 5 {
				t.Fatalf("the years touch: %v", ticks)
			}
		}
	})
}

// A history of weeks or months has months and days below it: a year alone would not say when anything was.
func TestShortStripsNameMonths(t *testing.T) {
	for _, c := range []struct {
		first, last, want string
	}{
		{"2026-10-18", "2026-11-27", "26 Oct 2026|9 Nov|23 Nov"},
		{"2026-01-10", "2026-11-27", "Apr 2026|Jul|Oct"},
	} {
		s := strip{width: 60, first: dateOf(t, c.first), last: dateOf(t, c.last)}
		var labels []string
		for _, tick := range s.months() {
			labels = append(labels, tick.label)
		}
		if got := strings.Join(labels, "|"); got != c.want {
			t.Errorf("from %s to %s: %s, want %s", c.first, c.last, got, c.want)
		}
	}
}

// However narrow the strip, each of the three windows is seen.
func TestStripShowsShortWindows(t *testing.T) {
	d := opened(t, "2026-11-23", 120, 40)
	for width := 20; width <= 200; width += 7 {
		s := strip{history: d.model.judged.history, width: width, first: d.model.judged.history.First(), last: d.model.judged.history.Until()}
		var text strings.Builder
		for _, cell := range s.verdict(0, d.model.book.Offers[0]) {
			text.WriteString(cell.char)
		}
		if got := strings.Count(text.String(), thresholds.BetweenRung.Mark()); got != 3 {
			t.Errorf("%d cells show %d windows: %s", width, got, text.String())
		}
	}
}
