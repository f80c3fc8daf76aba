package ui

import (
	"strings"
	"testing"

	"watchtui/internal/data"
)

// The ranges in order, to the shortest and back; after a zoom the next range on the way.
func TestRanges(t *testing.T) {
	for keys, want := range map[string]string{
		"1":                     "all",
		"1 [":                   "5y",
		"1 [ [":                 "1y",
		"1 [ [ [ [ [":           "1m",
		"1 [ [ [ [ [ [ [":       "1m",
		"1 [ [ [ [ [ ] ]":       "6m",
		"1 [ [ [ [ [ ] ] ] ] ]": "all",
		"1 [ [ + [":             "3m",
		"1 [ [ + ]":             "6m",
		"1 [ [ + ] ]":           "1y",

		"1 [ [ [ [ [ + + + + + + + + + +": "1 h shown",
	} {
		d := opened(t, "2026-11-23", 120, 40, strings.Fields(keys)...)
		if got := rangeName(d.model.indicator.span); got != want {
			t.Errorf("%s: %s, want %s", keys, got, want)
		}
	}
}

// A small chart shows what there is: of readings since the 30 of April 2023, a month and a half of them is not a stroke at the end of a year.
func TestSmallChartsShowWhatThereIs(t *testing.T) {
	for day, want := range map[string][2]string{
		"2023-05-01": {"2023-04-01", "2023-05-03"}, // four weeks, and a little on either side
		"2023-06-15": {"2023-04-27", "2023-06-19"},
		"2024-08-20": {"2023-03-31", "2024-09-25"},
		"2026-11-23": {"2023-03-31", "2026-12-29"},
	} {
		d := opened(t, day, 120, 40)
		p := d.model.smallPlot(d.model.store.charts["houthi_maritime_incidents"], 36)
		if got := [2]string{p.from.Day().String(), p.to.Day().String()}; got != want {
			t.Errorf("at %s from %s to %s, want %v", day, got[0], got[1], want)
		}
	}
}

// A log scale has no place for 0: that is said where a reading of a level is, so that nobody takes it for a gap.
func TestLogScaleTellsWhatItCannotDraw(t *testing.T) {
	opened(t, "2026-11-23", 120, 40, "2", "y").says(t, " · log, 0 and less not drawn · ")
	opened(t, "2026-11-23", 120, 40, "1", "y").says(t, " · log · ")
	opened(t, "2026-11-23", 120, 40, "3", "y").says(t, " · log ─")
}

// Zooming in and out again, or panning back and forth, shows the same; the crosshair stays in sight.
func TestZoomKeepsTheCrosshairInSight(t *testing.T) {
	d := opened(t, "2026-11-23", 120, 40, "1", "left", "left", "left")
	m := d.model
	for _, key := range []string{"+", "+", "+", "left", "left", "-", "right", "+", "+", "+", "+", "left", "home", "+", "end", "["} {
		d.mustPress(t, key)
		_, points := m.line()
		at := points.at(m.crossed(points))
		if from, to := m.window(); at < from || at > to {
			t.Fatalf("after %s the crosshair at %v is outside of %v to %v", key, at, from, to)
		}
	}
}

// A timeline of 1000 days; all of it is shown with a margin of 20 days, and what is shorter is shown as a multiple of it. By hand: a window of 100
// days whose end is at day 600 shows 500 to 600; zoomed to 50 days about day 580, which is at 80 % of it, it ends 20 % of 50 days later, at 590.
func TestWindow(t *testing.T) {
	const day = dayLength
	line := timeline{0, 1000 * day, 30 * day, 14 * day}
	atEnd := data.NoInstant
	for _, c := range []struct {
		name     string
		before   window
		do       func(*window)
		from, to int // in days
	}{
		{"all", window{0, atEnd}, func(*window) {}, -20, 1020},
		{"100 days up to the last", window{100 * day, atEnd}, func(*window) {}, 902, 1002},
		{"zoomed in about a day, which stays where it is", window{100 * day, 600 * day}, func(w *window) { w.zoom(50*day, 580*day, line) }, 540, 590},
		{"zoomed out beyond all", window{900 * day, 950 * day}, func(w *window) { w.zoom(1800*day, 500*day, line) }, -20, 1020},
		{"zoomed in further than it goes", window{20 * day, 520 * day}, func(w *window) { w.zoom(day, 510*day, line) }, 503, 517},
		{"a quarter back", window{100 * day, 600 * day}, func(w *window) { w.pan(-1, line) }, 475, 575},
		{"a quarter on, at the end", window{100 * day, 1000 * day}, func(w *window) { w.pan(1, line) }, 902, 1002},
		{"back, at the beginning", window{100 * day, 30 * day}, func(w *window) { w.pan(-1, line) }, -75, 25},
		{"to a day before it", window{100 * day, 600 * day}, func(w *window) { w.show(450*day, line) }, 440, 540},
		{"to a day after it", window{100 * day, 600 * day}, func(w *window) { w.show(700*day, line) }, 610, 710},
		{"to a day in it", window{100 * day, 600 * day}, func(w *window) { w.show(550*day, line) }, 500, 600},
		{"the next shorter range", window{365 * day, atEnd}, func(w *window) { w.walkRange(-1, 1000*day, line) }, 820, 1003},
		{"the next shorter range, about a crosshair that would be lost", window{365 * day, atEnd}, func(w *window) { w.walkRange(-1, 700*day, line) }, 608, 791},
	} {
		w := c.before
		c.do(&w)
		from, to := w.within(line)
		if got, end := int(from/day), int(to/day); got != c.from || end != c.to {
			t.Errorf("%s: day %d to %d, want %d to %d", c.name, got, end, c.from, c.to)
		}
	}
}
