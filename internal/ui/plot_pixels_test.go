package ui

import (
	"math/rand/v2"
	"testing"

	"watchtui/internal/data"
)

// inked tells whether a grid has a dot within a dot of braille, whatever its layer.
func (d *dots) inked(x, y int) bool {
	if d.pixels == nil {
		return d.bits[y/4*d.w+x/2]&brailleBits[x%2][y%4] != 0
	}
	across, down := 1<<d.across/2, 1<<d.down/4
	for dy := range down {
		for dx := range across {
			if d.pixels[(y*down+dy)*d.columns()+x*across+dx] != 0 {
				return true
			}
		}
	}
	return false
}

// inkedNear is inked, or a neighbour is: a slanted line may go another way round a corner.
func (d *dots) inkedNear(x, y int) bool {
	for dy := -1; dy <= 1; dy++ {
		for dx := -1; dx <= 1; dx++ {
			if x+dx >= 0 && y+dy >= 0 && x+dx < 2*d.w && y+dy < 4*d.h && d.inked(x+dx, y+dy) {
				return true
			}
		}
	}
	return false
}

// A plot has the same shape at every fineness: pixels lie within the dots of braille, which are all there, and in the same
// cells, which have the same layers. So labels, marks and the crosshair stand where they do over braille.
func TestPixelsHaveTheShapeOfBraille(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	plots := []*plot{levelPlot(), eventPlot()}
	for seed := range uint64(400) {
		plots = append(plots, wildPlot(rand.New(rand.NewPCG(seed, 8))))
	}
	for run := range 40 {
		p := &plot{from: plotDay(0), to: plotDay(200), until: plotDay(random.IntN(260)), carryDays: 20 * (run % 2), crosshair: data.NoInstant}
		p.points = crowd(random, data.Level, run%3 == 0)
		p.from, p.until, p.to = p.points.at(300), p.points.at(p.points.len()-random.IntN(900)-1), p.points.at(p.points.len()-50)
		plots = append(plots, p)
	}
	drawn := 0
	for i, p := range plots {
		f, ok := p.frame(rect{0, 0, 20 + i%60, 4 + i%17})
		if !ok {
			t.Fatal("no room")
		}
		draw := func(grid *dots) *dots {
			d := &plotDrawing{plot: p, plotFrame: f, canvas: newCanvas(100, 40), grid: grid}
			d.drawDots()
			return grid
		}
		braille, pixels := draw(newDots(f.inner.w, f.inner.h)), draw(newPixels(f.inner.w, f.inner.h))
		slanted := p.kind == data.Event && len(p.sum) > 1
		for y := range 4 * f.inner.h {
			for x := range 2 * f.inner.w {
				cell := y/4*f.inner.w + x/2
				if braille.inked(x, y) {
					drawn++
				}
				switch {
				case braille.layer[cell] >= layerColumn && pixels.layer[cell] == braille.layer[cell]:
				case braille.inked(x, y) && !pixels.inked(x, y) && !(slanted && pixels.inkedNear(x, y)):
					t.Fatalf("plot %d: no pixel in dot %d,%d", i, x, y)
				case !slanted && (braille.layer[cell] != pixels.layer[cell] || (braille.bits[cell] != 0) != (pixels.bits[cell] != 0)):
					t.Fatalf("plot %d: cell %d,%d has layer %d, %d in pixels", i, x/2, y/4, braille.layer[cell], pixels.layer[cell])
				}
			}
		}
	}
	if drawn == 0 {
		t.Error("nothing is drawn")
	}
}
