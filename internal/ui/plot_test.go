package ui

import (
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"watchtui/internal/data"
)

// plotDay is noon-free time for plots: so many days after 2024-01-01.
func plotDay(n int) data.Instant { return (data.Day(19723 + n)).Instant() }

func reading(day int, value float64) plotPoint {
	return plotPoint{plotDay(day), value, math.NaN(), math.NaN()}
}

func paintPlot(p *plot, w, h int) *canvas {
	c := newCanvas(w, h)
	p.paint(c, rect{0, 0, w, h})
	return c
}

// add appends a reading to a plot that lists its own.
func (p *plot) add(pt plotPoint) { p.points = listed(append(p.points.list, pt)...) }

// levelPlot has a carried stretch, a gap, a threshold, lines off the screen and near each other.
func levelPlot() *plot {
	p := &plot{
		from: plotDay(0), to: plotDay(365), until: plotDay(340), carryDays: 45, crosshair: data.NoInstant,
		points: listed(reading(-20, 40), reading(30, 55), reading(120, 62), reading(150, 20),
			reading(180, math.NaN()), reading(200, 35), reading(240, 38), reading(260, 0)),
		band:   []course{listed(reading(10, 48), reading(40, 60), reading(210, 45))},
		hollow: listed(reading(60, 30)),
		lines: []plotLine{{42, "one weapon's worth", styleThreshold}, {43, "near it", styleReference},
			{900, "far off", styleReference}},
		rules: []plotMark{{plotDay(150), "✓", styleGood}},
		marks: []plotMark{{plotDay(90), "◆", styleDoubt}},
	}
	p.points.list[2].low, p.points.list[2].high = 50, 70
	return p
}

func eventPlot() *plot {
	p := &plot{
		from: plotDay(0), to: plotDay(365), until: plotDay(330), kind: data.Event, crosshair: data.NoInstant,
		lines: []plotLine{{1, "at most 1", styleThreshold}},
	}
	for month, count := range []float64{0, 0, 3, 7, 12, 0, 1, 0, math.NaN(), 0, 2} {
		p.add(reading(30*month+15, count))
	}
	for day := range 330 {
		p.sum = append(p.sum, reading(day, max(0, 20-math.Abs(float64(day-150))/5)))
	}
	return p
}

func TestPlotFrames(t *testing.T) {
	level, event := levelPlot(), eventPlot()
	golden(t, "plot_level", paintPlot(level, 76, 18).plain())
	golden(t, "plot_level_small", paintPlot(level, 36, 8).plain())
	golden(t, "plot_level_tiny", paintPlot(level, 11, 3).plain())
	golden(t, "plot_event", paintPlot(event, 76, 14).plain())

	level.crosshair = plotDay(120)
	golden(t, "plot_crosshair", paintPlot(level, 76, 18).plain())
	level.ascii, event.ascii = true, true
	golden(t, "plot_level_ascii", paintPlot(level, 76, 18).plain())
	golden(t, "plot_event_ascii", paintPlot(event, 76, 14).plain())

	growth := &plot{from: plotDay(0), to: plotDay(30), until: plotDay(30), log: true, crosshair: data.NoInstant}
	for day := range 30 {
		growth.add(reading(day, 3*math.Exp(float64(day)/4)))
	}
	growth.points.list[10].value = -1 // has no logarithm
	golden(t, "plot_log", paintPlot(growth, 60, 14).plain())
	golden(t, "plot_empty", paintPlot(&plot{from: plotDay(0), to: plotDay(30), crosshair: data.NoInstant}, 40, 8).plain())
}

// Every byte of an ASCII plot is ASCII, without the help of the canvas.
func TestPlotASCII(t *testing.T) {
	for _, p := range []*plot{levelPlot(), eventPlot()} {
		p.ascii, p.crosshair = true, plotDay(120)
		p.lines = append(p.lines, plotLine{44, "≤ ein Schwellenwert, höher als jeder Text Platz hat ↑ …… übrig", styleThreshold})
		for _, w := range []int{8, 20, 40, 100} {
			for _, at := range paintPlot(p, w, 12).cells {
				for _, b := range []byte(at.text) {
					if b > '~' {
						t.Fatalf("width %d: %q is not ASCII", w, at.text)
					}
				}
			}
		}
	}
}

// Readings that share a column of dots draw what each of them would draw by itself. The other
// drawing here is the plain one: every reading, its horizontal and its vertical, dot by dot.
func TestPlotDrawsEveryReading(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for run := range 300 {
		p := &plot{from: plotDay(0), to: plotDay(200), until: plotDay(random.IntN(260)), crosshair: data.NoInstant}
		p.carryDays = []int{0, 1, 20}[random.IntN(3)]
		p.log = run%4 == 0
		for day, hour := -30, 0; day < 230; hour += 1 + random.IntN([]int{4, 60, 2000}[run%3]) {
			day = -30 + hour/24
			pt := reading(day, 50+40*math.Sin(float64(day)/9)+20*random.NormFloat64())
			pt.at += data.Instant(hour%24) * 3_600_000
			if random.IntN(9) == 0 {
				pt.value = math.NaN()
			}
			p.add(pt)
		}
		if run%6 == 0 {
			p.points = crowd(random, data.Level, false)
			p.from, p.until, p.to = p.points.at(300), p.points.at(p.points.len()-random.IntN(900)-1), p.points.at(p.points.len()-50)
		}
		f, _ := p.frame(rect{0, 0, 60, 16})
		got := &plotDrawing{plot: p, plotFrame: f, grid: newDots(f.inner.w, f.inner.h)}
		got.drawSteps(p.points, layerLine, layerCarried)
		want := &plotDrawing{plot: p, plotFrame: f, grid: newDots(f.inner.w, f.inner.h)}
		want.drawStepsOneByOne()
		for i := range got.grid.bits {
			if got.grid.bits[i] != want.grid.bits[i] || got.grid.layer[i] != want.grid.layer[i] {
				t.Fatalf("run %d, %d readings: cell %d,%d: got %s in layer %d, want %s in layer %d", run, p.points.len(), i%f.inner.w,
					i/f.inner.w, braille(got.grid.bits[i]), got.grid.layer[i], braille(want.grid.bits[i]), want.grid.layer[i])
			}
		}
	}
}

func (d *plotDrawing) drawStepsOneByOne() {
	last, carry := d.last(d.times), d.carry()
	for i, pt := range d.points.list {
		end, next := last, plotPoint{value: math.NaN()}
		if i+1 < d.points.len() && d.points.at(i+1) <= last {
			next, end = d.points.point(i+1), d.points.at(i+1)
		}
		if pt.at > last || end < d.times.from || !d.values.drawable(pt.value) {
			continue
		}
		y, endColumn, stale := d.dotRow(pt.value), d.dotColumn(end), end-pt.at > carry
		column := d.dotColumn(pt.at)
		if freshEnd := min(end, pt.at+carry); freshEnd >= d.times.from {
			d.grid.row(column, d.dotColumn(freshEnd), y, layerLine)
			column = d.dotColumn(freshEnd) + 1
		}
		if stale {
			d.grid.dottedRow(column, endColumn, y, layerCarried)
		}
		switch joined := d.values.drawable(next.value); {
		case joined && stale:
			d.grid.dottedColumn(endColumn, y, d.dotRow(next.value), layerCarried)
		case joined:
			d.grid.column(endColumn, y, d.dotRow(next.value), layerLine)
		}
	}
}

// Painted at the instant of a column, a mark is in that column.
func TestPlotInstantAt(t *testing.T) {
	p := levelPlot()
	for _, w := range []int{5, 13, 40, 200} {
		r := rect{3, 2, w, 12}
		area := p.area(r)
		f, _ := p.frame(r)
		for x := area.x; x < area.right(); x++ {
			if got := area.x + f.times.column(p.instantAt(r, x), area.w); got != x {
				t.Errorf("width %d: instantAt(%d) is in column %d", w, x, got)
			}
		}
		if got := p.instantAt(r, -5); got != p.from {
			t.Errorf("left of the plot: got %v, want %v", got, p.from)
		}
		if got := p.instantAt(r, 5000); got != p.to {
			t.Errorf("right of the plot: got %v, want %v", got, p.to)
		}
	}
}

// A count of zero, a column and no reading at all are three things.
func TestPlotZeroIsNotUnknown(t *testing.T) {
	p := &plot{from: plotDay(0), to: plotDay(100), until: plotDay(100), kind: data.Event, crosshair: data.NoInstant,
		points: listed(reading(20, 0), reading(40, 5)), sum: []plotPoint{reading(60, 0), reading(95, 0)}}
	r := rect{0, 0, 60, 10}
	c, area := paintPlot(p, r.w, r.h), p.area(r)
	f, _ := p.frame(r)
	at := func(day, row int) string {
		return c.cells[(area.y+row)*c.width+area.x+f.times.column(plotDay(day), area.w)].text
	}
	for _, test := range []struct {
		what      string
		day, row  int
		want      string
		isWritten bool
	}{
		{"zero", 20, area.h, "┴", true},
		{"a column", 40, area.h - 1, "█", true},
		{"nobody looked", 33, area.h, "─", true},
		{"nobody looked", 33, area.h - 1, "", true},
	} {
		if got := at(test.day, test.row); got != test.want {
			t.Errorf("%s: got %q, want %q", test.what, got, test.want)
		}
	}
	if at(80, area.h-1) == "" {
		t.Error("a sum of zero looks like no sum")
	}
}

// What names a rule does not hide the line: it gives way downwards.
func TestPlotRuleGivesWayToTheLine(t *testing.T) {
	p := &plot{from: plotDay(0), to: plotDay(100), until: plotDay(100), crosshair: data.NoInstant, low: 0, high: 10,
		points: listed(reading(0, 9.9), reading(50, 1)), rules: []plotMark{{plotDay(20), "✓", styleGood}, {plotDay(80), "✗", styleBad}}}
	c, area := paintPlot(p, 40, 8), p.area(rect{0, 0, 40, 8})
	f, _ := p.frame(rect{0, 0, 40, 8})
	for _, test := range []struct {
		day, row int
		char     string
	}{{20, 1, "✓"}, {80, 0, "✗"}} {
		if got := c.cells[(area.y+test.row)*c.width+area.x+f.times.column(plotDay(test.day), area.w)].text; got != test.char {
			t.Errorf("day %d, row %d: got %q, want %q", test.day, test.row, got, test.char)
		}
	}
}

// Columns lower than a row leave that row to the threshold of their sum; higher ones are drawn.
func TestPlotLowColumnsLeaveTheThreshold(t *testing.T) {
	for count, want := range map[float64]bool{5: false, 60: true} {
		p := &plot{from: plotDay(0), to: plotDay(100), until: plotDay(100), kind: data.Event, crosshair: data.NoInstant,
			points: listed(reading(20, count)), sum: []plotPoint{reading(10, 0), reading(40, 90)}, lines: []plotLine{{1, "", styleThreshold}}}
		if got := strings.ContainsAny(paintPlot(p, 40, 8).plain(), blocks); got != want {
			t.Errorf("columns of %v beside a sum of 90: drawn %v, want %v", count, got, want)
		}
	}
}

// The labels of two lines in one row are joined, the threshold first, and what a label says is not said again beside it.
func TestLabelsInOneRow(t *testing.T) {
	p := &plot{from: plotDay(0), to: plotDay(100), until: plotDay(100), crosshair: data.NoInstant, points: listed(reading(1, 195), reading(2, 100)),
		lines: []plotLine{{185, "met ≤ 185", styleThreshold}, {190, "release > 190", styleReference}}}
	if text := paintPlot(p, 80, 4).plain(); !strings.Contains(text, "met ≤ 185 · release > 190") {
		t.Errorf("the labels run together:\n%s", text)
	}
	for label, want := range map[string]string{
		"met ≤ 185": "met ≤ 185", "met ≤ 185, cap of 2024": "met ≤ 185, cap of 2024", "cap": "cap 185", "since 1850": "since 1850 185",
	} {
		if got := (plotLine{value: 185, label: label}).valued(); got != want {
			t.Errorf("%q beyond the edge is %q, want %q", label, got, want)
		}
	}
}

// A line of zeros has 0 and 1 on its axis at every height, and no parts of 1.
func TestAxisOfZeros(t *testing.T) {
	p := &plot{from: plotDay(0), to: plotDay(100), until: plotDay(100), crosshair: data.NoInstant, points: listed(reading(1, 0), reading(50, 0))}
	for h := leastAxesHeight; h < 40; h++ {
		f, _ := p.frame(rect{0, 0, 60, h})
		if len(f.values.ticks) == 0 {
			t.Errorf("%d lines: no tick", h)
		}
		for _, tick := range f.values.ticks {
			if tick.text != "0" && tick.text != "1" {
				t.Errorf("%d lines: a tick at %s", h, tick.text)
			}
		}
	}
}

// A release apart from the threshold has a line of its own, under a name of its own; a plain negation has none.
func TestReleaseLines(t *testing.T) {
	m := opened(t, "", 80, 24).model
	labels := func(id string) (all string) {
		indicator, _ := m.book.Indicator(id)
		for _, line := range m.linesOf(indicator) {
			all += line.label + "; "
		}
		return all
	}
	if got, want := labels("heu60_stockpile"), "met ≤ 185, cap offered by Tehran, Nov 2024; release > 190; met < 42, one weapon's worth (IAEA); "; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if got := labels("fordow_enrichment"); strings.Contains(got, "release") {
		t.Errorf("Fordow is released by the negation: %s", got)
	}
}
