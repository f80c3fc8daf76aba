package ui

import (
	"strings"
	"testing"
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
	} {
		d := opened(t, "2026-11-23", 120, 40, strings.Fields(keys)...)
		if got := d.model.rangeName(); got != want {
			t.Errorf("%s: %s, want %s", keys, got, want)
		}
	}
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
