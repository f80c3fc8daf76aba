package ui

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"pgregory.net/rapid"

	"watchtui/internal/data"
	"watchtui/internal/thresholds"
)

// The list of what can be compared, and each way to compare, at three sizes.
func TestCompareScreens(t *testing.T) {
	for _, size := range [...][2]int{{80, 24}, {120, 40}, {200, 60}} {
		for name, keys := range map[string]string{
			"compare_choosing": "1 c space down down space",
			"compare_rebased":  "1 c space down down space down down space enter y",
			"compare_two_axes": "1 c enter tab left",
			"compare_sources":  "1 s c / text:vortexa enter enter",
			"compare_vintages": "7 left c / text:known enter down space enter left",
			"compare_sums":     "3 c / text:rial enter enter x left left left",
		} {
			name := fmt.Sprintf("%s_%dx%d", name, size[0], size[1])
			t.Run(name, func(t *testing.T) {
				golden(t, name, planes(opened(t, "2024-12-20", size[0], size[1], strings.Fields(keys)...).model.paint()))
			})
		}
	}
}

// Curves of different units are rebased unless that makes one flat: then two get an axis each, and more a log scale; it says so, and a key rebases all the same.
func TestAnHonestWayToCompare(t *testing.T) {
	for _, c := range []struct {
		story, keys string
		mode        compareMode
		log         bool
		says        string
	}{
		{"of one size", "1 c / text:rial enter enter", rebased, false, "100 is each on"},
		{"a sum of events from near zero", "3 c / text:rial enter enter", twoAxes, false, "two axes: rebased, one would be "},
		{"rebased all the same", "3 c / text:rial enter enter tab", rebased, false, "100 is each on"},
		{"and back to two axes", "3 c / text:rial enter enter tab tab", twoAxes, false, "two axes, A left, B right"},
		{"three of them", "3 c / text:rial enter space esc / text:stock enter space enter", rebased, true, "; log: "},
		{"three of them, plain", "3 c / text:rial enter space esc / text:stock enter space enter tab", rebased, false, "100 is each on"},
	} {
		m := opened(t, "2024-12-20", 120, 40, strings.Fields(c.keys)...).model
		s := m.comparison(largeRect(m.indicatorLayout()))
		if text := m.paint().plain(); s.mode != c.mode || s.left.log != c.log || !strings.Contains(text, c.says) {
			t.Errorf("%s: %s, log %v, %d curves; want %s, %v and %q in\n%s", c.story, compareWords[s.mode], s.left.log, len(s.curves), compareWords[c.mode], c.log, c.says, text)
		}
	}
}

// Choosing: space takes and drops, enter takes the line where none is taken, three are the most, what has no curve says why.
func TestChoosing(t *testing.T) {
	names := func(m *model) (all []string) {
		for _, c := range m.curves(100)[1:] {
			all = append(all, c.name)
		}
		return all
	}
	for _, test := range []struct {
		keys  string
		where where
		want  string
		says  string
	}{
		{"1 c", onChoosing, "", "0 of 3 chosen"},
		{"1 c enter", onCompare, "Enrichment at Fordow", "compared"},
		{"1 c space", onChoosing, "Enrichment at Fordow", "1 of 3 chosen"},
		{"1 c space space", onChoosing, "", "0 of 3 chosen"},
		{"1 c space down down enter", onCompare, "Enrichment at Fordow", "compared"},
		{"1 c / text:vortexa enter enter", onCompare, "Vortexa", "one axis"},
		{"1 c / text:VORT", onFilter, "", "Vortexa"},
		{"1 c / text:nothing enter enter", onChoosing, "", "none matches"},
		{"1 c / text:laun enter enter", onChoosing, "", "no benchmark sums its columns"},
		{"1 c space down space down space down down space", onChoosing, "Enrichment at Fordow, Houthi maritime disruptions, Stock enriched up to 60 %", "drop one first"},
		{"1 c space down space enter enter up space enter", onCompare, "Houthi maritime disruptions", "compared"},
		{"5 c", onChart, "", "no benchmark sums its columns"},
		{"1 c space enter esc", onChart, "", "10 sources"},
		{"1 c / text:kpler enter esc", onChoosing, "", "Fordow"}, // esc drops the filter first
		{"1 c / text:kpler enter esc esc", onChart, "", "10 sources"},
	} {
		m := opened(t, "2024-08-20", 120, 40, strings.Fields(test.keys)...).model
		if got := strings.Join(names(m), ", "); m.where() != test.where || got != test.want || !strings.Contains(m.paint().plain(), test.says) {
			t.Errorf("%s: on %s with %q, want %s with %q and %q in\n%s", test.keys, whereTitles[m.where()], got, whereTitles[test.where], test.want, test.says, m.paint().plain())
		}
	}
}

// The mouse chooses lines and closes the list; on the curves it does what it does on the chart.
func TestCompareWithTheMouse(t *testing.T) {
	d := opened(t, "2024-08-20", 120, 40, "1", "c")
	lines := d.model.choosingLines(len(d.model.choices()))
	d.click(lines.x+4, lines.y+2)
	d.click(0, 0)
	if curves := d.model.curves(100); len(curves) != 2 || curves[1].name != "Stock enriched up to 60 %" || d.model.where() != onCompare {
		t.Fatalf("%d curves on %s", len(curves), whereTitles[d.model.where()])
	}
	area, _, _ := d.model.chartArea()
	was := shownTime(d.model, area.x+30)
	d.wheel(area.x+30, area.y+3, tea.MouseWheelUp)
	a, b := d.model.window()
	if got := shownTime(d.model, area.x+30); d.model.indicator.span == 0 || got < was-(b-a)/50 || got > was+(b-a)/50 {
		t.Errorf("%v is below the pointer, was %v", got, was)
	}
	d.drag(tea.MouseRight, area.y+3, area.x+20, area.x+40, false)
	if text := d.model.paint().plain(); !strings.Contains(text, "├━━━") {
		t.Errorf("the range is not drawn:\n%s", text)
	}
}

// tab walks the ways that make sense of the curves.
func TestCompareModes(t *testing.T) {
	for keys, want := range map[string][]compareMode{
		"1 c enter":                                      {rebased, twoAxes, rebased},
		"1 c space down space enter":                     {rebased, rebased},
		"1 c / text:vortexa enter enter":                 {asValues, rebased, twoAxes, asValues},
		"1 c / text:source enter space down space enter": {asValues, rebased, asValues},
	} {
		d := opened(t, "2024-08-20", 120, 40, strings.Fields(keys)...)
		for i, mode := range want {
			if got := d.model.indicator.compare.modeFor(d.model.curves(100)); got != mode {
				t.Errorf("%s, after %d times tab: %s, want %s", keys, i, compareWords[got], compareWords[mode])
			}
			d.mustPress(t, "tab")
		}
	}
}

// A vintage has what was published by its day, worked out here reading by reading.
func TestCompareVintage(t *testing.T) {
	m := opened(t, "2026-11-23", 120, 40, strings.Fields("7 home right right c / text:known enter down enter")...).model
	curves := m.curves(100)
	day := m.indicator.compare.others[0].known.Known(m.moment.at)
	series, indicator := m.store.series["fx_reserves_accessible"], curves[1].chart.indicator
	want := map[data.Instant]float64{}
	latest := map[data.Instant]data.Instant{}
	for i := range series.Len() {
		at, known := series.Observed(i), indicator.Known(series.Observed(i), series.Published(i))
		if known <= day && (latest[at] == 0 || known >= latest[at]) {
			latest[at], want[at] = known, series.Value(i)
		}
	}
	differs := false
	for i := range curves[1].points.len() {
		p := curves[1].points.point(i)
		if p.value != want[p.at] {
			t.Errorf("%v: %v, want %v", p.at, p.value, want[p.at])
		}
		now, _, _ := curves[0].at(p.at)
		differs = differs || now != p.value
	}
	if curves[1].points.len() != len(want) || !differs {
		t.Errorf("%d points of %d, differs from now: %v", curves[1].points.len(), len(want), differs)
	}
}

// A vintage follows the readings, and a late one of readings that are no more is dropped.
func TestCompareVintageFollowsTheReadings(t *testing.T) {
	w := newWorld(t)
	d := newDriver(t.Context(), w.env(), Options{})
	d.start(120, 40)
	d.mustPress(t, strings.Fields("7 left left left c / text:known enter enter")...)
	old := d.model.indicator.compare.made[0]
	w.series["fx_reserves_accessible"] = withReading(w.series["fx_reserves_accessible"], data.Reading{
		Observed: dateOf(t, "2018-01-15").Instant(), Value: 500, Source: "IMF", Quality: data.Estimated, Published: dateOf(t, "2018-01-15").Instant(),
	})
	w.version.Add(1)
	d.send(lookedMsg{version: w.version.Load(), today: today})
	d.send(vintageMadeMsg{old})
	for _, c := range d.model.curves(100) {
		if c.points.len() == 0 || c.points.value(0) != 500 {
			t.Errorf("%s does not begin with the new reading", c.name)
		}
	}
}

// Without colour curves are told apart by their patterns, with ASCII by their characters.
func TestCurvesAreToldApart(t *testing.T) {
	for _, ascii := range []bool{false, true} {
		seen := map[string]bool{}
		for i := range mostCurves {
			seen[sampleOf(i, 6, ascii)] = true
		}
		if len(seen) != mostCurves {
			t.Errorf("ascii %v: %v", ascii, seen)
		}
	}
	m := opened(t, "2024-12-20", 120, 40, strings.Fields("1 c space down down space down down space enter y")...).model
	area, _, _ := m.chartArea()
	lines := strings.Split(m.paint().plain(), "\n")
	for _, letter := range "ABCD" {
		n := 0
		for _, line := range lines[area.y:area.bottom()] {
			n += strings.Count(string([]rune(line)[area.x:]), string(letter))
		}
		if n != 2 && n != 3 { // at its end, at the crosshair, and before its last value where there is room
			t.Errorf("%c stands %d times on the chart:\n%s", letter, n, strings.Join(lines, "\n"))
		}
	}
}

// Laws of rebasing: at the basis every curve is 100; before it, on the screen, some curve has no value above zero.
func TestBasisLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		curves := make([]curve, rapid.IntRange(2, 4).Draw(t, "curves"))
		times := []data.Instant{}
		for i := range curves {
			day := rapid.IntRange(0, 20).Draw(t, "first")
			var points []plotPoint
			for range rapid.IntRange(0, 8).Draw(t, "points") {
				value := rapid.SampledFrom([]float64{0, -1, 1, 2.5, 1e6, math.NaN()}).Draw(t, "value")
				points = append(points, reading(day, value))
				times = append(times, plotDay(day))
				day += rapid.IntRange(1, 9).Draw(t, "step")
			}
			curves[i].points, curves[i].until = listed(points...), plotDay(100)
		}
		from := plotDay(rapid.IntRange(-5, 40).Draw(t, "from"))
		all := func(at data.Instant) bool {
			return !slices.ContainsFunc(curves, func(c curve) bool {
				value, _, ok := c.at(at)
				return !ok || !(value > 0)
			})
		}
		times = append(times, from)
		slices.Sort(times)
		want, exists := data.NoInstant, false
		for _, at := range times {
			if at >= from && all(at) {
				want, exists = at, true
				break
			}
		}
		if got, ok := basis(curves, from); ok != exists || exists && got != want {
			t.Fatalf("got %v, %v, want %v, %v", got, ok, want, exists)
		}
		s := comparison{curves: curves, mode: rebased, basis: data.NoInstant, factors: make([]float64, len(curves)), left: plot{from: from, to: plotDay(90), until: plotDay(100)}}
		s.rebase()
		for i, c := range curves {
			if value, _, _ := c.at(s.basis); s.basis != data.NoInstant && !near(value*s.factors[i], 100) {
				t.Fatalf("curve %d is %v at the basis", i, value*s.factors[i])
			}
		}
	})
}

// What is known later is not shown as known then, and a curve that ended has no value.
func TestCurveAt(t *testing.T) {
	c := curve{points: listed(reading(10, 5), reading(20, math.NaN()), reading(30, 7)), until: plotDay(40)}
	for day, want := range map[int]float64{9: math.NaN(), 10: 5, 19: 5, 20: math.NaN(), 29: math.NaN(), 30: 7, 40: 7, 41: math.NaN()} {
		if got, _, ok := c.at(plotDay(day)); ok == math.IsNaN(want) || ok && got != want {
			t.Errorf("day %d: got %v, want %v", day, got, want)
		}
	}
	m := opened(t, "2024-08-20", 120, 40, "1", "v").model
	if choices := m.choices(); !slices.ContainsFunc(choices, func(c choice) bool { return c.known == thresholds.AsKnownNow && c.kind == ofVintage }) {
		t.Error("as known then cannot be compared with as known now")
	}
}

// A value that is carried too long is marked in the legend at any size, as it is on the chart.
func TestCompareMarksStaleValues(t *testing.T) {
	for _, size := range [...][2]int{{40, 12}, {80, 24}, {120, 40}, {200, 60}} {
		text := opened(t, "2024-08-20", size[0], size[1], "1", "c", "enter").model.paint().plain() // Fordow's last reading is of 2023
		if !strings.Contains(text, "▲ 60") || strings.Contains(text, "▲ 1 450") {
			t.Errorf("%v: Fordow's value is not marked, or the other is\n%s", size, text)
		}
	}
}

// Law of a scale times a factor: a value is where the factor times it was, so that no reading has to be copied.
func TestScaleTimesAFactor(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		value, factor := rapid.Float64Range(0.001, 1e6).Draw(t, "value"), rapid.Float64Range(0.001, 1e6).Draw(t, "factor")
		low := rapid.Float64Range(0.1, 1e3).Draw(t, "low")
		high := low * rapid.Float64Range(1.5, 1e4).Draw(t, "high")
		s := linearScale(low, high, 20, false)
		if rapid.Bool().Draw(t, "log") {
			s = logScale(low, high, 20)
		}
		if got, want := s.times(factor).depth(value), s.depth(value*factor); math.Abs(got-want) > 1e-6*max(1, math.Abs(want)) {
			t.Fatalf("got depth %v, want %v", got, want)
		}
	})
}
