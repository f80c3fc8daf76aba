package ui

import (
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"watchtui/internal/data"
)

func TestPlotEndFrames(t *testing.T) {
	level, event := levelPlot(), eventPlot()
	level.endLabelled, event.endLabelled, event.sumWindow = true, true, "180d"
	level.points = listed(level.points.list[:len(level.points.list)-1]...) // is older than it may be, with no room behind it
	golden(t, "plot_end", paintPlot(level, 76, 18).plain())
	golden(t, "plot_end_event", paintPlot(event, 76, 14).plain())
	level.ascii, level.log, level.until = true, true, plotDay(290)
	golden(t, "plot_end_log_ascii", paintPlot(level, 76, 18).plain())
}

// What stands at the end of a curve is its last value in sight, wherever the crosshair is.
func TestPlotEndIsTheLastValueInSight(t *testing.T) {
	points := listed(reading(-10, 31), reading(30, 55), reading(120, 62), reading(150, 20))
	for _, test := range []struct {
		what            string
		from, to, until int
		want            string
	}{
		{"all of it", 0, 200, 180, "20"},
		{"up to a day before the last reading", 0, 200, 140, "62"},
		{"a window in the past", 0, 60, 180, "55"},
		{"what was in force before the window", 0, 20, 180, "31"},
	} {
		for _, crosshair := range []data.Instant{data.NoInstant, plotDay(1), plotDay(15)} {
			p := &plot{from: plotDay(test.from), to: plotDay(test.to), until: plotDay(test.until), points: points, crosshair: crosshair, low: 0, high: 100, endLabelled: true}
			if got := endOf(p, 60, 12); got != test.want {
				t.Errorf("%s, crosshair %v: got %q, want %q", test.what, crosshair, got, test.want)
			}
		}
	}
}

// endOf is the label that a plot has because its end is labelled.
func endOf(p *plot, w, h int) string {
	plain := *p
	plain.endLabelled = false
	with, without := paintPlot(p, w, h), paintPlot(&plain, w, h)
	var b strings.Builder
	for i, at := range with.cells {
		if at != without.cells[i] || b.Len() > 0 && at.text == " " && i+1 < len(with.cells) && with.cells[i+1] != without.cells[i+1] {
			b.WriteString(at.text)
		}
	}
	return strings.TrimSpace(b.String())
}

// A value that is too old says so, one that is assumed likewise, and one off the screen is named at the edge.
func TestPlotEndMarks(t *testing.T) {
	p := func() *plot {
		return &plot{from: plotDay(0), to: plotDay(200), until: plotDay(200), carryDays: 45, points: listed(reading(20, 31), reading(180, 55)),
			crosshair: data.NoInstant, low: 0, high: 100, endLabelled: true}
	}
	stale, assumed, above, below, missing := p(), p(), p(), p(), p()
	stale.points = listed(reading(20, 55))
	assumed.assumed = listed(reading(180, 55))
	above.low, above.high = 0, 40
	below.low, below.high = 60, 80
	missing.points = listed(reading(20, 55), reading(60, math.NaN()))
	for _, test := range []struct {
		what string
		of   *plot
		want string
	}{{"fresh", p(), "55"}, {"stale", stale, "▲ 55"}, {"assumed", assumed, "◇ 55"}, {"above", above, "↑ 55"}, {"below", below, "↓ 55"}, {"none", missing, ""}} {
		if got := endOf(test.of, 60, 12); got != test.want {
			t.Errorf("%s: got %q, want %q", test.what, got, test.want)
		}
	}
	if got := endOf(p(), 40, 12); got != "" {
		t.Errorf("in a narrow plot there is no room for %q", got)
	}
}

// The label of a value below a threshold is not above the threshold's, nor one of a value above it below, also where both are in one row.
func TestPlotEndKeepsTheOrder(t *testing.T) {
	for _, value := range []float64{49, 51} {
		for _, before := range []float64{10, 90} { // the step to it takes the room above or below
			p := &plot{from: plotDay(0), to: plotDay(100), until: plotDay(100), crosshair: data.NoInstant, low: 0, high: 100, endLabelled: true,
				points: listed(reading(0, before), reading(40, value)), lines: []plotLine{{50, "met ≤ 50", styleThreshold}}}
			lines := strings.Split(paintPlot(p, 60, 12).plain(), "\n")
			rowOf := func(text string) int {
				for i, line := range lines {
					if strings.Contains(line, text) {
						return i
					}
				}
				return -1
			}
			end, threshold := rowOf(data.Number(value)), rowOf("met ≤ 50")
			if end < 0 || threshold < 0 || value < 50 && end < threshold || value > 50 && end > threshold {
				t.Errorf("%v after %v: its label is in row %d, that of the threshold in %d:\n%s", value, before, end, threshold, strings.Join(lines, "\n"))
			}
		}
	}
}

// The label of an end covers nothing but what labels of lines may: other sources, rules and lines.
func TestPlotEndCoversNothing(t *testing.T) {
	labelled := 0
	for seed := range uint64(2000) {
		random := rand.New(rand.NewPCG(seed, 11))
		p := &plot{from: plotDay(0), to: plotDay(200), until: plotDay(150 + random.IntN(60)), carryDays: 20 * random.IntN(4), kind: data.Kind(random.IntN(2)),
			crosshair: data.NoInstant, log: random.IntN(3) == 0, endLabelled: true, sumWindow: "90d"}
		for day := random.IntN(30); day < 210; day += 1 + random.IntN(40) {
			p.add(reading(day, math.Round(50+30*random.NormFloat64())))
		}
		if random.IntN(2) == 0 {
			p.band = []course{listed(reading(100, 50), reading(180, 40))}
			p.sum = []plotPoint{reading(0, 10), reading(190, 60)}
		}
		for range random.IntN(3) {
			p.lines = append(p.lines, plotLine{100 * random.Float64(), "a threshold", styleThreshold})
		}
		plain := *p
		plain.endLabelled = false
		w, h := 40+random.IntN(80), 8+random.IntN(20)
		with, without := paintPlot(p, w, h), paintPlot(&plain, w, h)
		rows := map[int]bool{}
		for i, at := range with.cells {
			was := without.cells[i]
			if at == was {
				continue
			}
			rows[i/w] = true
			if !strings.Contains(" ╌", was.text) && was.style != styleBand {
				t.Fatalf("seed %d: %q of style %v is covered by %q:\n%s\n%s", seed, was.text, was.style, at.text, with.plain(), without.plain())
			}
		}
		if len(rows) > 1 {
			t.Fatalf("seed %d: a label in %d rows:\n%s", seed, len(rows), with.plain())
		}
		labelled += len(rows)
	}
	if labelled < 1000 {
		t.Errorf("only %d of 2000 plots have a label at the end", labelled)
	}
}

// A picture has the labels that the screen has at the ends of curves, with words beside their marks.
func TestPictureHasTheEndsOfTheScreen(t *testing.T) {
	for _, test := range []struct {
		at, keys, file, screen string
		want                   []string
	}{
		{"2024-08-20", "4", "watchtui-heu60_stockpile-2024-08-20.svg", "164.7", []string{"164.7"}},
		{"2026-11-23", "1", "watchtui-oil_exports_china-2026-11-23.svg", "▲ 2 000", []string{"▲ 2 000, stale"}},
		{"2024-08-20", "3", "watchtui-houthi_maritime_incidents-2024-08-20.svg", "73 in 180d", []string{"73 in 180d"}},
		{"2025-06-30", "f", "watchtui-floor-2025-06-30.svg", "H 26.1", []string{"holding 26.1", "conceding 65.0"}},
	} {
		if text := opened(t, test.at, 120, 40, test.keys).model.paint().plain(); !strings.Contains(text, test.screen) {
			t.Errorf("%s: no %q on\n%s", test.keys, test.screen, text)
		}
		keys := test.keys + " e enter"
		if test.keys == "f" {
			keys = "f e ctrl+u text:" + test.file + " enter"
		}
		files := exported(t, test.at, keys)
		p := files[test.file].Picture
		if p == nil {
			t.Errorf("%s: no picture in %v", test.keys, sortedKeys(files))
			continue
		}
		var got []string
		for _, end := range p.Ends {
			got = append(got, end.Label)
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%s: the picture has %q, want %q", test.keys, got, test.want)
		}
	}
}
