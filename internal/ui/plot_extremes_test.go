package ui

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"watchtui/internal/data"
)

// The highest and the lowest reading that the chart of all readings marks are those that its description names, and the title has their values.
func TestExtremesAreThoseOfTheDescription(t *testing.T) {
	marked := 0
	for _, at := range []string{"2021-12-15", "2024-08-20", "2025-06-30", "2026-11-23"} {
		for number := 1; number <= 7; number++ {
			m := opened(t, at, 200, 60, fmt.Sprint(number)).model
			indicator, _ := m.book.Indicator(m.indicator.id)
			chart := m.store.charts[indicator.ID]
			p, r := m.largePlot(chart, m.indicatorLayout())
			f, _ := p.frame(r)
			d := &plotDrawing{plot: &p, plotFrame: f, canvas: newCanvas(200, 60), grid: newDots(f.inner.w, f.inner.h)}
			d.drawDots()
			d.drawExtremes()
			described := m.history().Describe(indicator, m.moment.at)
			title := m.paint().plain()
			for _, mark := range []string{highMark, lowMark} {
				at := slices.IndexFunc(d.canvas.cells, func(c cell) bool { return c.text == mark })
				if at < 0 {
					continue
				}
				marked++
				first, end := p.points.within(p.from, d.last(d.times))
				fold := p.points.fold(first, end)
				value, word := fold.high, "high "
				if mark == lowMark {
					value, word = fold.low, "low "
				}
				i := p.points.firstOf(first, end, value)
				reading := chart.series.Reading(p.points.reading(i))
				if d.times.column(reading.Observed, f.inner.w) != at%200-f.inner.x {
					t.Errorf("%s at %v: %s is not at %v", indicator.ID, m.moment.at, mark, reading.Observed)
				}
				told := fmt.Sprintf("%s (%s, %s, %v)", data.Amount(value, indicator.Unit), reading.Source, reading.Quality, reading.Observed.Day())
				if !strings.Contains(described, told) {
					t.Errorf("%s at %v: %s is %s, but in words:\n%s", indicator.ID, m.moment.at, mark, told, described)
				}
				if !strings.Contains(title, word+data.Number(value)) {
					t.Errorf("%s at %v: %s is %s, and the title does not say it", indicator.ID, m.moment.at, mark, told)
				}
			}
		}
	}
	if marked < 20 {
		t.Errorf("only %d marks", marked)
	}
}

// A mark is on the curve, and hides no label, no mark of a rule and nothing assumed; a small plot has none.
func TestExtremesHideNothing(t *testing.T) {
	marked := 0
	for seed := range uint64(1000) {
		random := rand.New(rand.NewPCG(seed, 5))
		p := &plot{from: plotDay(0), to: plotDay(200), until: plotDay(200), carryDays: 20 * random.IntN(3), kind: data.Kind(random.IntN(2)),
			crosshair: data.NoInstant, endLabelled: true, extremesMarked: true}
		for day := random.IntN(10); day < 200; day += 1 + random.IntN(30) {
			p.add(reading(day, float64(random.IntN(40))))
		}
		last := p.points.list[p.points.len()-1]
		if random.IntN(2) == 0 {
			p.assumed = listed(last)
		}
		for range random.IntN(4) {
			p.lines = append(p.lines, plotLine{float64(random.IntN(40)), "a threshold", styleThreshold})
			p.rules = append(p.rules, plotMark{plotDay(random.IntN(200)), "✓", styleGood})
		}
		plain := *p
		plain.extremesMarked = false
		w, h := 60+random.IntN(80), 8+random.IntN(16)
		with, without := paintPlot(p, w, h), paintPlot(&plain, w, h)
		for i, at := range with.cells {
			was := without.cells[i]
			if at == was {
				continue
			}
			marked++
			if at.text != highMark && at.text != lowMark || was.style != styleLine || was.text == assumedMark || w < leastMarkedWidth || h < leastMarkedHeight {
				t.Fatalf("seed %d, %d×%d: %q became %q:\n%s", seed, w, h, was.text, at.text, with.plain())
			}
		}
	}
	if marked < 300 {
		t.Errorf("only %d marks", marked)
	}
}

// However many readings there are, the first of a value is found.
func TestFirstOfAValue(t *testing.T) {
	random, b := rand.New(rand.NewPCG(1, 2)), data.NewBuilder("x", 20_000)
	for i := range 20_000 {
		b.Add(data.Reading{Indicator: "x", Observed: plotDay(0) + data.Instant(i)*1000, Value: float64(random.IntN(1000)), Source: "s", Published: data.NoInstant}, int64(i))
	}
	c := makeChart(data.Indicator{ID: "x"}, b.Series(), plotDay(9000)).points
	if len(c.folds) == 0 {
		t.Fatal("not folded")
	}
	for range 300 {
		first := random.IntN(c.len())
		end, value := first+random.IntN(c.len()-first), float64(random.IntN(1000))
		want := noReadingAt
		for i := first; i < end && want == noReadingAt; i++ {
			if c.value(i) == value {
				want = i
			}
		}
		if got := c.firstOf(first, end, value); got != want {
			t.Fatalf("the first %v from %d to %d: got %d, want %d", value, first, end, got, want)
		}
	}
}
