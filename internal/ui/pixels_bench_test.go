package ui

import (
	"context"
	"slices"
	"strings"
	"testing"
)

// BenchmarkPixels is a frame whose chart changes with each: drawn, and as a raster made ready for the terminal.
func BenchmarkPixels(b *testing.B) {
	for _, key := range []string{"esc", "1"} {
		for name, open := range map[string]func(testing.TB, string, int, int, ...string) *driver{"braille": opened, "pixels": inPixels} {
			b.Run(key+"/"+name, func(b *testing.B) {
				d := open(b, "2024-08-20", 200, 60, key)
				b.ReportAllocs()
				n := 0
				for b.Loop() {
					d.model.frame.valid = false
					d.model.pixels.sent = [mostRasters]sentRaster{}
					n = len(d.model.View().Content)
				}
				b.ReportMetric(float64(n), "B/frame")
			})
		}
	}
}

// A held key must not lag in pixels either: each press is another raster.
func BenchmarkPixelsAtAMillionReadings(b *testing.B) {
	w := manyWorld(b, 1_000_000)
	for name, pixels := range map[string]Pixels{"braille": NoPixels, "pixels": KittyPixels} {
		for _, key := range []string{"1 -", "esc left"} {
			b.Run(key+"/"+name, func(b *testing.B) {
				open, key, _ := strings.Cut(key, " ")
				d := newDriver(context.Background(), w.env(), Options{Pixels: pixels})
				d.start(200, 60)
				d.hasPixels()
				d.mustPress(b, open)
				for b.Loop() {
					d.mustPress(b, key)
					d.model.View()
				}
			})
		}
	}
}

// BenchmarkRaster is one raster of 1600×800 pixels.
func BenchmarkRaster(b *testing.B) {
	p := levelPlot()
	p.points = listed()
	for i := range 3000 {
		p.add(reading(i/9, float64(i*7919%101)))
	}
	slices.SortFunc(p.points.list, func(a, b plotPoint) int { return int(a.at - b.at) })
	c := newCanvas(207, 52)
	c.hasPixels = true
	p.paint(c, rect{0, 0, 207, 52})
	raster := c.rasters[0]
	b.Logf("%d×%d pixels", raster.w*8, raster.h*16)
	n, encoder := 0, rasterEncoder{}
	for b.Loop() {
		raster.sum()
		n = len(raster.transmission(0, encoder.encode(raster, rasterTerms{theme: coloursOf("safe-dark").theme(), cell: hasCells})))
	}
	b.ReportMetric(float64(n), "B")
}
