package ui

import (
	"math"
	"math/rand/v2"
	"reflect"
	"testing"

	"watchtui/internal/data"
)

// plain is the course whose every entry is looked at, one by one.
func (c course) plain() course {
	c.folds = nil
	return c
}

// crowd is many readings at uneven times, some close together and some far apart, as a course with folds.
func crowd(random *rand.Rand, kind data.Kind, ranged bool) course {
	n := worthAFold + random.IntN(6000)
	at, level, gap := plotDay(-20), 50.0, []int{300, 3000, 40_000}[random.IntN(3)]
	var points []plotPoint
	for range n {
		at += data.Instant(1+random.IntN(gap)) * 1000
		if random.IntN(500) == 0 {
			at += data.Instant(random.IntN(12)) * dayLength
			level += 40 * random.NormFloat64()
		}
		level += random.NormFloat64()
		pt := plotPoint{at, level, math.NaN(), math.NaN()}
		switch {
		case kind == data.Event:
			pt.value = float64(max(0, random.IntN(30)-25))
		case random.IntN(1500) == 0:
			pt.value += 80 * random.NormFloat64() // a spike
		}
		switch random.IntN(4000) {
		case 0:
			pt.value = math.NaN()
		case 1:
			pt.value = -pt.value
		case 2:
			pt.value = math.Inf(1)
		}
		if ranged && random.IntN(3) == 0 {
			pt.low, pt.high = pt.value-random.Float64()*9, pt.value+random.Float64()*9
		}
		points = append(points, pt)
	}
	c := listed(points...)
	c.folds = c.folded()
	return c
}

// crowdedPlot has crowds in all its layers, over a time that shows some or all of them.
func crowdedPlot(random *rand.Rand) plot {
	kind := data.Kind(random.IntN(2))
	p := plot{
		kind: kind, points: crowd(random, kind, random.IntN(3) == 0), hollow: crowd(random, kind, false),
		band:      []course{crowd(random, kind, false), crowd(random, kind, false)},
		carryDays: []int{0, 1, 3, 40}[random.IntN(4)], log: random.IntN(4) == 0, crosshair: data.NoInstant,
	}
	first, last := p.points.at(0), p.points.at(p.points.len()-1)
	span := int64(last - first)
	p.from = first + data.Instant(random.Int64N(span)) - data.Instant(span/4)
	p.to = p.from + data.Instant(random.Int64N(2*span)+1)
	p.until = first + data.Instant(random.Int64N(span*5/4))
	p.crosshair = p.from + data.Instant(random.Int64N(int64(p.to-p.from)))
	return p
}

// Law: a picture of many readings, of which most are passed over, is cell by cell the one that looking at each of them
// gives. That steps are then right is for TestPlotDrawsEveryReading to say.
func TestManyReadingsDrawWhatEachOfThemWould(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(3, 9))
	for run := range 120 {
		p := crowdedPlot(random)
		each := p
		each.points, each.hollow, each.band = p.points.plain(), p.hollow.plain(), []course{p.band[0].plain(), p.band[1].plain()}
		w, h := 8+random.IntN(120), 4+random.IntN(30)
		got, want := newCanvas(w, h), newCanvas(w, h)
		p.paint(got, rect{0, 0, w, h})
		each.paint(want, rect{0, 0, w, h})
		if !reflect.DeepEqual(got.cells, want.cells) {
			t.Fatalf("run %d, %d×%d, kind %s, carry %d, log %v: got\n%s\nwant\n%s", run, w, h, p.kind, p.carryDays, p.log, got.plain(), want.plain())
		}
	}
}

// Law: a fold of any stretch is that of its entries.
func TestFoldsAreThoseOfTheirEntries(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 1))
	c := crowd(random, data.Level, true)
	for range 500 {
		from := random.IntN(c.len())
		end := from + 1 + random.IntN(c.len()-from)
		want := c.single(from)
		for i := from + 1; i < end; i++ {
			want = want.with(c.single(i))
		}
		got := c.fold(from, end)
		for _, pair := range [][2]float64{{got.low, want.low}, {got.high, want.high}, {got.least, want.least}, {got.most, want.most}} {
			if pair[0] != pair[1] && !(math.IsNaN(pair[0]) && math.IsNaN(pair[1])) {
				t.Fatalf("%d to %d: got %+v, want %+v", from, end, got, want)
			}
		}
		if got.gap != want.gap {
			t.Fatalf("%d to %d: got a gap of %d, want %d", from, end, got.gap, want.gap)
		}
	}
}
