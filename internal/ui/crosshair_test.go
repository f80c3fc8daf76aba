package ui

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"watchtui/internal/data"
)

// plotted is the large chart of a screen and the column of its crosshair.
func plotted(m *model) (f plotFrame, column int) {
	chart, points := m.line()
	p, r := m.largePlot(chart, m.indicatorLayout())
	f, _ = p.frame(r)
	return f, f.times.column(m.crossTime(points), f.inner.w)
}

// By column the crosshair takes each column in turn, also those without a reading.
func TestCrosshairByColumn(t *testing.T) {
	for _, size := range [...][2]int{{40, 12}, {80, 24}, {120, 40}, {200, 60}} {
		d := opened(t, "2024-08-20", size[0], size[1], "1", "x")
		_, start := plotted(d.model)
		for step := 1; step <= start; step++ {
			d.mustPress(t, "left")
			if _, got := plotted(d.model); got != start-step {
				t.Fatalf("%v: step %d from %d leads to column %d", size, step, start, got)
			}
		}
	}
}

// What is in force at a column: a value that is carried, one that is carried too long, and none.
func TestCrosshairByColumnSaysWhatIsInForce(t *testing.T) {
	for _, test := range []struct{ name, keys, want string }{
		{"carried", "1 x left", "carried"},
		{"before the first reading", "1 x home left left", "no reading yet  the first is of 2019-03-31"},
		{"stale", "2 x home right right right right right right", "▲ carried"},
		{"nobody looked", "3 6m x left left", "no reading here, which is not zero"},
		{"a count", "3 x end", "10 incidents  ACLED, estimated"},
		{"the sum there", "3 x end", "73 incidents in 180d, met ≤ 1"},
	} {
		keys := strings.Fields(strings.ReplaceAll(test.keys, "6m", "[ [ [ ["))
		d := opened(t, "2024-08-20", 80, 24, keys...)
		if text := d.model.paint().plain(); !strings.Contains(text, test.want) {
			t.Errorf("%s: no %q in\n%s", test.name, test.want, text)
		}
	}
}

// Several counts in a column are told apart from one.
func TestCrosshairByColumnCountsReadings(t *testing.T) {
	d := opened(t, "2024-08-20", 76, 14, "5", "x")
	for range 80 {
		if text := d.model.paint().plain(); strings.Contains(text, "in 2 readings") {
			return
		}
		d.mustPress(t, "left")
	}
	t.Errorf("no column with two readings:\n%s", d.model.paint().plain())
}

// By reading again, the crosshair is on the reading that was in force.
func TestCrosshairByReadingAgain(t *testing.T) {
	d := opened(t, "2024-08-20", 120, 40, "1", "x", "left", "left", "left", "left", "left", "left")
	_, points := d.model.line()
	at := d.model.crossTime(points)
	if d.mustPress(t, "x"); d.model.crossTime(points) != points.at(points.upTo(at)-1) {
		t.Errorf("crosshair on %v, was on %v", d.model.crossTime(points), at)
	}
}

// A fixed range stays while the time moves; readings outside of it are marked at the edge.
func TestFixedRange(t *testing.T) {
	d := opened(t, "2024-08-20", 120, 40, "4", "[", "[", "[", "r")
	f, _ := plotted(d.model)
	for _, key := range []string{"shift+left", "shift+left", "-", "+", "s"} {
		d.mustPress(t, key)
		g, _ := plotted(d.model)
		if a, b := f.values.extent(), g.values.extent(); !near(a.low, b.low) || !near(a.high, b.high) {
			t.Fatalf("after %s: %v, was %v", key, b, a)
		}
	}
	if text := d.model.paint().plain(); !strings.Contains(text, "y fixed") {
		t.Errorf("not said:\n%s", text)
	}
	d.mustPress(t, "r", "]", "]", "]")
	if g, _ := plotted(d.model); g.values.extent() == f.values.extent() || strings.Contains(d.model.paint().plain(), "y fixed") {
		t.Errorf("still fixed: %v, was %v\n%s", g.values.extent(), f.values.extent(), d.model.paint().plain())
	}
	p := &plot{from: plotDay(0), to: plotDay(100), until: plotDay(100), crosshair: data.NoInstant, low: 10, high: 20,
		points: listed(reading(10, 50), reading(40, 15), reading(70, -5))}
	if text := paintPlot(p, 40, 10).plain(); !strings.Contains(text, "↑") {
		t.Errorf("what is left out is not marked:\n%s", text)
	}
}

func near(a, b float64) bool { return a-b < 1e-9*max(1, a, b) && b-a < 1e-9*max(1, a, b) }

// Law: a range that is asked for again is the range that was shown, on any scale.
func TestFixedRangeIsTheRangeShown(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := &plot{from: plotDay(0), to: plotDay(100), until: plotDay(100), crosshair: data.NoInstant,
			kind: data.Kind(rapid.IntRange(0, 1).Draw(t, "kind")), log: rapid.Bool().Draw(t, "log"),
			points: listed(reading(10, rapid.Float64Range(1, 1000).Draw(t, "a")), reading(60, rapid.Float64Range(1, 1e6).Draw(t, "b")))}
		r := rect{0, 0, rapid.IntRange(12, 120).Draw(t, "w"), rapid.IntRange(4, 40).Draw(t, "h")}
		f, _ := p.frame(r)
		want := f.values.extent()
		p.low, p.high = want.low, want.high
		g, _ := p.frame(r)
		if got := g.values.extent(); !near(got.low/want.high, want.low/want.high) || !near(got.high/want.high, 1) {
			t.Fatalf("got %v, want %v", got, want)
		}
	})
}
