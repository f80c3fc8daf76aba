package ui

import (
	"context"
	"math"
	"strings"
	"testing"

	"watchtui/internal/data"
	"watchtui/internal/thresholds"
)

// Where each key leads on the Benchmark screen, opened on the No-SLV-test benchmark at 2024-08-20.
func TestBenchmarkKeys(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		keys string
		want []string
	}{
		{"", []string{"No SLV test for 180 days · d", "all · 2 of 6", "205 d  ● met since 2024-07-26", "stays met until a launch", "Readings used · 2"}},
		{"<", []string{"at 2024-07-26 ·", "180 d  ● met since 2024-07-26 (0 d)"}},
		{"< <", []string{"at 2023-09-27 ·", "no launch until 2024-03-25"}},
		{">", []string{"at 2024-09-14 ·", "○ unmet since 2024-09-14 (0 d)"}},
		{", ,", []string{"at 2024-08-18 ·", "203 d  ● met"}},
		{"v", []string{"as known then"}},
		{"down", []string{"60 % stock below one weapon's worth, verified · kg U", "3 of 6", "○ unmet"}},
		{"( (", []string{"1 of 6", "there is no benchmark in that direction"}},
		{"up ) )", []string{"3 of 6"}},
		{"[", []string{"5y · 2 of 6"}},
		{"[ [ ]", []string{"5y · 2 of 6"}},
		{"home", []string{"2017-07-27  0 d (on a claim)  ○ unmet"}},
		{"home end", []string{"2024-08-20  205 d  ● met"}},
		{"left right", []string{"2024-08-20  205 d  ● met"}},
		{"tab enter", []string{"Reading of Satellite-launch-vehicle launches", "standing", "2024-07-31"}},
		{"tab enter down", []string{"2024-01-28", "launch log"}},
		{"tab / text:january", []string{"Readings used / january"}},
		{"tab enter enter", []string{"Satellite-launch-vehicle launches · launches · event", "2024-07-31"}},
		{"1", []string{"1 Oil exports to China · kb/d"}},
		{"esc", []string{"Benchmarks", "NEGOTIABLE"}},
		{"D", []string{"In words", `"No SLV test for 180 days", which negotiable asks for, is met`, "What it takes: stays met until a launch"}},
		{"D ,", []string{"In words", "This is how it stood on 2024-08-19, as known now."}},
		{"D down esc", []string{"State, and what it would take"}},
	} {
		d := opened(t, "2024-08-20", 120, 40, append([]string{"down", "down", "enter"}, strings.Fields(test.keys)...)...)
		text := d.model.paint().plain()
		for _, want := range test.want {
			if !strings.Contains(text, want) {
				t.Errorf("%q: no %q in\n%s", test.keys, want, text)
			}
		}
	}
}

// Each esc closes one thing, and the Watch screen has the benchmark selected that was looked at last.
func TestBackFromABenchmark(t *testing.T) {
	d := opened(t, "2024-08-20", 120, 40, "down", "enter", ")", "tab", "/", "text:launch", "enter", "enter", "D")
	for _, level := range []struct {
		name string
		is   func(m *model) bool
	}{
		{"description", func(m *model) bool { return m.where() == onDescription }},
		{"record", func(m *model) bool { return m.where() == onRecord }},
		{"filter", func(m *model) bool { return m.where() == onUsed && m.benchmark.used.filter == "launch" }},
		{"readings", func(m *model) bool { return m.where() == onUsed && m.benchmark.used.filter == "" }},
		{"chart", func(m *model) bool { return m.where() == onMeasure }},
		{"watch", func(m *model) bool { return m.where() == onWatch && m.watch.benchmark == 1 }},
	} {
		if !level.is(d.model) {
			t.Fatalf("not on %s\n%s", level.name, d.model.paint().plain())
		}
		d.mustPress(t, "esc")
	}
}

// The indicator's table of benchmarks opens them, and esc leads back to it.
func TestBenchmarkFromAnIndicator(t *testing.T) {
	d := opened(t, "2024-08-20", 120, 40, "4", "tab", "tab", "tab", "down", "enter")
	if d.model.on != benchmarkScreen || d.model.benchmarkShown().ID != "heu60_below_weapon" {
		t.Fatalf("not on the benchmark:\n%s", d.model.paint().plain())
	}
	if d.mustPress(t, "esc"); d.model.on != indicatorScreen || d.model.indicator.focus != benchmarksPane {
		t.Errorf("not back on the indicator's table:\n%s", d.model.paint().plain())
	}
	if d.mustPress(t, "enter", "4"); d.model.on != indicatorScreen || len(d.model.under) != 1 {
		t.Errorf("4 did not lead back to the indicator: %v on %v", d.model.on, d.model.under)
	}
}

// Law: the line has the measure of each day, on the side of the state that the day has; and a gap stands where it changes sides.
func TestMeasureLineHasEachDay(t *testing.T) {
	w := newWorld(t)
	for _, vintage := range []thresholds.Vintage{thresholds.AsKnownNow, thresholds.AsKnownThen} {
		h := thresholds.Run(thresholds.DefaultBook(), w.series, vintage, today)
		for number, b := range h.Book().Benchmarks {
			l := makeLine(lineKey{h, number})
			at := map[data.Day]float64{}
			for side, c := range map[bool]course{false: l.fresh, true: l.stale} {
				for i := range c.len() {
					if v := c.value(i); !math.IsNaN(v) {
						day := c.at(i).Day()
						at[day] = v
						if stale := h.Word(number, day) == thresholds.Stale; stale != side {
							t.Errorf("%s on %s is on the wrong side", b.ID, day)
						}
					}
				}
			}
			factor, _ := b.Scale()
			for day := h.First(); day <= h.Until(); day++ {
				want := factor * h.Measures(number, []data.Day{day})[0]
				if got, drawn := at[day]; drawn == math.IsNaN(want) || drawn && got != want {
					t.Fatalf("%s on %s: drawn %v, want %v", b.ID, day, got, want)
				}
			}
		}
	}
}

// A click puts the crosshair on a day of the column, the wheel zooms there, and a click on a reading opens it at the second time.
func TestMouseOnTheBenchmark(t *testing.T) {
	d := opened(t, "2024-08-20", 120, 40, "down", "down", "enter")
	m := d.model
	area := m.measureArea()
	d.click(area.x+area.w/2, area.y+3)
	p, r := m.measurePlot(m.benchmarkLayout())
	if got := p.instantAt(r, area.x+area.w/2).Day(); !m.benchmark.crossed || m.crossDay() != got {
		t.Errorf("the crosshair is on %s, want %s", m.crossDay(), got)
	}
	lines := m.usedLines()
	if d.click(lines.x+3, lines.y+1); m.benchmark.used.selected != 1 || !m.benchmark.onUsed {
		t.Error("the click did not select the second reading")
	}
	if d.click(lines.x+3, lines.y+1); m.where() != onRecord {
		t.Error("the second click did not open it")
	}
	if d.click(5, 5); m.where() != onUsed {
		t.Error("a click does not close it")
	}
}

// On Watch the chart or the benchmark that is selected is described; without one it says how.
func TestDescribeOnWatch(t *testing.T) {
	for keys, want := range map[string]string{
		"D":           "select a chart (tab) or a benchmark",
		"tab D":       "Oil exports to China rose 47 % in 90 days to 1 450 kb/d (Standard Chartered, estimated, 2024-06-30)",
		"down down D": `"No SLV test for 180 days", which negotiable asks for, is met`,
		"i D":         "select a chart (tab) or a benchmark",
	} {
		d := opened(t, "2024-08-20", 200, 60, strings.Fields(keys)...)
		text := strings.Join(strings.Fields(strings.ReplaceAll(d.model.paint().plain(), "│", " ")), " ")
		if !strings.Contains(text, want[:30]) {
			t.Errorf("%s: no %q in\n%s", keys, want, d.model.paint().plain())
		}
		if got := d.model.descriptionText(); d.model.over == descriptionOverlay && !strings.HasPrefix(got, want) {
			t.Errorf("%s: the text is %q", keys, got)
		}
	}
}

// A description goes along with time, and what leads elsewhere closes it.
func TestDescriptionGoesAlong(t *testing.T) {
	d := opened(t, "2024-08-20", 120, 40, "1", "D", "<")
	if got := d.model.descriptionText(); !strings.HasSuffix(got, "This is how it stood on 2024-07-26, as known now.") {
		t.Errorf("after <: %q", got)
	}
	if d.mustPress(t, "2"); d.model.over == descriptionOverlay || d.model.indicator.id != "fordow_enrichment" {
		t.Error("2 does not close it and open the second indicator")
	}
}

// Late answers about another day, benchmark or history change nothing.
func TestLateSpotsAreDropped(t *testing.T) {
	d := opened(t, "2024-08-20", 120, 40, "down", "down", "enter")
	m := d.model
	want := m.paint().plain()
	other := thresholds.Run(m.book, nil, thresholds.AsKnownNow, today)
	d.send(spotFoundMsg{findSpot(spotKey{other, 1, m.moment.at, m.moment.at}, spot{})})
	d.send(lineMadeMsg{makeLine(lineKey{other, 1})})
	d.send(describedMsg{descriptionKey{history: other, benchmark: 1, trigger: -1}, "late"})
	if got := m.paint().plain(); got != want {
		t.Errorf("the screen changed:\n%s", got)
	}
}

// An edited book keeps the benchmark on screen, and the screen is left where it has none.
func TestBenchmarkInAnEditedBook(t *testing.T) {
	source := string(thresholds.DefaultSource())
	cut := strings.Index(source, "[[benchmark]]\nid       = \"slv_quiet\"")
	next := cut + strings.Index(source[cut+1:], "[[benchmark]]") + 1
	without := strings.Replace(source[:cut]+source[next:], `, "slv_quiet"`, "", -1)
	book, err := thresholds.ParseBook("without.toml", []byte(without))
	if err != nil {
		t.Fatal(err)
	}
	for keys, want := range map[string]string{"down down enter": "watch", "down down down enter": "heu60_below_weapon"} {
		d := opened(t, "2024-08-20", 120, 40, strings.Fields(keys)...)
		cmds := d.model.takeBook("2", book, nil)
		for _, cmd := range append(cmds, d.model.ask()...) {
			d.run(cmd)
		}
		got := "watch"
		if d.model.on == benchmarkScreen {
			got = d.model.benchmarkShown().ID
		}
		if got != want {
			t.Errorf("%s: on %s, want %s", keys, got, want)
		}
		if _, err := Frame(context.Background(), newWorld(t).env(), Options{}, 80, 24, nil, false); err != nil {
			t.Error(err)
		}
	}
}
