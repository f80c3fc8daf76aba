package ui

import (
	"math"
	"slices"
	"testing"

	"watchtui/internal/data"
)

// The charts around a headline go through the measures that its moves name, each on its day.
func TestChartsAroundAHeadlineAgreeWithItsMoves(t *testing.T) {
	m, compared := opened(t, "2026-11-23", 200, 60, "a").model, 0
	for _, h := range m.talk.found.talk.Headlines {
		charts := m.aroundCharts(h)
		for _, move := range h.Moves {
			i := slices.IndexFunc(charts, func(c aroundChart) bool { return c.move.Benchmark == move.Benchmark })
			if i < 0 {
				if move.Seen {
					t.Errorf("%v: %s moved, and has no chart", h.Day, move.Benchmark.ID)
				}
				continue
			}
			factor, _ := move.Benchmark.Scale()
			on := func(day data.Day) float64 { return charts[i].points[day-charts[i].points[0].at.Day()].value / factor }
			if got := on(h.Day); got != move.From && !(math.IsNaN(got) && math.IsNaN(move.From)) {
				t.Errorf("%v: %s is %v on its day, want %v", h.Day, move.Benchmark.ID, got, move.From)
			}
			if compared++; move.Seen && on(move.On) != move.To {
				t.Errorf("%v: %s is %v on %v, want %v", h.Day, move.Benchmark.ID, on(move.On), move.On, move.To)
			}
		}
	}
	if compared < 30 {
		t.Errorf("only %d charts", compared)
	}
}

// The parts of the Talk screen are apart and within it, and charts are drawn only where every headline has its line.
func TestTalkLayout(t *testing.T) {
	around := 0
	for w := 40; w <= 220; w += 3 {
		for h := 12; h <= 80; h += 2 {
			for _, headlines := range []int{0, 1, 2, 10, 100} {
				for _, study := range []int{1, 9} {
					l := layoutTalk(w, h, headlines, 5, study, false)
					parts := []rect{l.header, l.list, l.detail, l.study, l.around, l.footer}
					for i, r := range parts {
						if !r.empty() && (r.x < 0 || r.y < 0 || r.right() > w || r.bottom() > h) {
							t.Fatalf("%d×%d with %d headlines: %v is not on the screen", w, h, headlines, r)
						}
						for _, other := range parts[i+1:] {
							if r.x < other.right() && other.x < r.right() && r.y < other.bottom() && other.y < r.bottom() {
								t.Fatalf("%d×%d with %d headlines: %v and %v overlap", w, h, headlines, r, other)
							}
						}
					}
					if !l.around.empty() {
						around++
						if l.list.h < headlines+4 || l.around.h < leastAround {
							t.Fatalf("%d×%d with %d headlines: %+v", w, h, headlines, l)
						}
					}
				}
			}
		}
	}
	if around == 0 {
		t.Error("no charts at any size")
	}
}
