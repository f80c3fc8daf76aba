package ui

import (
	"math"
	"math/rand/v2"
	"strconv"
	"testing"

	"watchtui/internal/data"
)

// wildValues and wildTimes are what breaks arithmetic.
var (
	wildValues = []float64{0, 1, -1, 3.67, 185, 1e6, math.NaN(), math.Inf(1), math.Inf(-1), math.MaxFloat64, -math.MaxFloat64,
		1e300, -1e300, 1e-300, math.SmallestNonzeroFloat64, 1e15, 1e15 + 1, 0.1, math.Copysign(0, -1)}
	wildTimes = []data.Instant{data.NoInstant, math.MaxInt64, 0, 1, -1, plotDay(0), plotDay(1), plotDay(400), plotDay(40_000)}
)

func wildPlot(random *rand.Rand) *plot {
	value := func() float64 {
		if random.IntN(3) == 0 {
			return wildValues[random.IntN(len(wildValues))]
		}
		return random.NormFloat64() * 100
	}
	instant := func() data.Instant {
		if random.IntN(4) == 0 {
			return wildTimes[random.IntN(len(wildTimes))]
		}
		return plotDay(random.IntN(700)) + data.Instant(random.IntN(86_400_000))
	}
	points := func() []plotPoint {
		points := make([]plotPoint, random.IntN(30))
		for i := range points {
			points[i] = plotPoint{instant(), value(), value(), value()}
		}
		return points // not even in order
	}
	p := &plot{from: instant(), to: instant(), until: instant(), crosshair: instant(), points: listed(points()...), sum: points(),
		hollow: listed(points()...), band: []course{listed(points()...), listed(points()...)}, low: value(), high: value(),
		kind: data.Kind(random.IntN(2)), log: random.IntN(2) == 0, ascii: random.IntN(4) == 0,
		carryDays: random.IntN(400) - 20, gutter: random.IntN(12) - 2, endLabelled: random.IntN(2) == 0, sumWindow: "180d"}
	if random.IntN(2) == 0 {
		p.low, p.high = 0, 0
	}
	for range random.IntN(6) {
		p.lines = append(p.lines, plotLine{value(), []string{"", "cap", "長い名前", "a\x1b[2Jb", "a line with a long name"}[random.IntN(5)],
			[]style{styleThreshold, styleReference}[random.IntN(2)]})
		p.rules = append(p.rules, plotMark{instant(), "✓", styleGood})
		p.marks = append(p.marks, plotMark{instant(), "◆", styleDoubt})
	}
	return p
}

// Whatever is in a plot, it does not panic, paints inside of its rectangle only, and the same twice.
func checkWildPlot(t *testing.T, seed uint64) {
	t.Helper()
	random := rand.New(rand.NewPCG(seed, 7))
	p := wildPlot(random)
	r := rect{random.IntN(6) - 1, random.IntN(6) - 1, random.IntN(90) - 1, random.IntN(30) - 1}
	paint := func() *canvas {
		c := newCanvas(96, 36)
		p.paint(c, r)
		p.instantAt(r, random.IntN(100))
		return c
	}
	c := paint()
	if len(c.cells) != 96*36 {
		t.Fatalf("seed %d: the canvas changed its size", seed)
	}
	again := paint()
	for i, at := range c.cells {
		if x, y := i%96, i/96; at != (cell{}) && !r.contains(x, y) {
			t.Fatalf("seed %d: painted %q at %d,%d outside of %v", seed, at.text, x, y, r)
		}
		if at != again.cells[i] {
			t.Fatalf("seed %d: two pictures of one plot", seed)
		}
	}
}

func TestPlotWild(t *testing.T) {
	t.Parallel()
	for seed := range uint64(3000) {
		checkWildPlot(t, seed)
	}
}

func FuzzPlot(f *testing.F) {
	f.Add(uint64(1))
	f.Fuzz(checkWildPlot)
}

// Value labels increase upwards, are apart, and name the middle of their row exactly where the range is ours to choose.
func TestValueTicks(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	for run := range 4000 {
		rows := 2 + random.IntN(60)
		low := random.NormFloat64() * math.Pow(10, float64(random.IntN(12)-4))
		high := low + math.Abs(random.NormFloat64()*math.Pow(10, float64(random.IntN(12)-4)))
		if tooFine(low, high) {
			continue
		}
		zeroBelow := run%3 == 0 && high > 0
		s := linearScale(low, high, rows, zeroBelow)
		if len(s.ticks) == 0 || rows >= 6 && len(s.ticks) < 2 {
			t.Errorf("%v to %v in %d rows: ticks %v", low, high, rows, s.ticks)
		}
		if !s.shows(high) || !zeroBelow && !s.shows(low) {
			t.Errorf("%v to %v in %d rows: off the screen", low, high, rows)
		}
		for i, tick := range s.ticks {
			if i > 0 && (s.ticks[i-1].row <= tick.row || s.ticks[i-1].text == tick.text) {
				t.Errorf("%v to %v in %d rows: ticks %v", low, high, rows, s.ticks)
			}
		}
		if used := (high - low) / s.perRow / float64(rows); !zeroBelow && rows >= 8 && used < 0.55 {
			t.Errorf("%v to %v in %d rows: %.0f %% of the height used", low, high, rows, 100*used)
		}
	}
}

// Labels of the time axis are whole, apart, inside of the plot, and each covers its tick.
func TestTimeTicks(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	for range 4000 {
		from := plotDay(random.IntN(20_000)-10_000) + data.Instant(random.IntN(86_400_000))
		span := math.Pow(10, 4+9*random.Float64())
		scale := newTimeScale(from, from+data.Instant(span))
		width, gutter := 6+random.IntN(200), 1+random.IntN(8)
		ticks := scale.ticks(width, gutter)
		if len(ticks) == 0 && width > 40 && span > 600_000 {
			t.Errorf("%v for %v ms in %d columns: no ticks", from, span, width)
		}
		end := -gutter
		for _, tick := range ticks {
			if tick.label == "" {
				continue
			}
			if tick.left < end || tick.left+len(tick.label) > width || tick.column < tick.left || tick.column >= tick.left+len(tick.label) {
				t.Errorf("%v for %v ms in %d columns: %v", from, span, width, ticks)
			}
			end = tick.left + len(tick.label) + labelGap
		}
	}
}

func BenchmarkPlot(b *testing.B) {
	for _, n := range []int{1_000, 10_000, 1_000_000} {
		random, value := rand.New(rand.NewPCG(1, 1)), 100.0
		p := &plot{from: plotDay(0), to: plotDay(3650), until: plotDay(3650), crosshair: data.NoInstant,
			lines: []plotLine{{90, "cap", styleThreshold}}}
		for i := range n {
			value += random.NormFloat64()
			at := p.from + data.Instant(float64(i)/float64(n)*float64(p.to-p.from))
			p.add(plotPoint{at, value, math.NaN(), math.NaN()})
		}
		p.points.folds = p.points.folded()
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			c := newCanvas(200, 50)
			b.ReportAllocs()
			for b.Loop() {
				p.paint(c, rect{0, 0, 200, 50})
			}
		})
	}
}
