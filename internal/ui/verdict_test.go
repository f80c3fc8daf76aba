package ui

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"watchtui/internal/data"
	"watchtui/internal/thresholds"
)

// Where a benchmark that the offer does not require stands on fresh evidence, stale is what the offer asks for, and not all there is.
func TestVerdictSaysWhoseEvidenceIsStale(t *testing.T) {
	const source = `
[[indicator]]
id = "slv_launches"
kind = "event"
unit = "launches"
cadence = "1mo"
[[indicator]]
id = "usd_irr_open_market"
kind = "level"
unit = "IRR"
cadence = "%s"
[[benchmark]]
id = "quiet"
measure = 'days_since(slv_launches)'
met = ">= 100"
[[benchmark]]
id = "weak_rial"
measure = 'latest(usd_irr_open_market)'
met = ">= 100000"
[[offer]]
id = "deal"
[[offer.rung]]
name = "fair"
requires = ["quiet"]
`
	for cadence, want := range map[string][]string{
		"1y": {"▲ All evidence for this offer is stale.", "▲ its evidence stale", "▲ offer's all stale · < "},
		"1d": {"▲ All evidence is stale.", "▲ evidence stale", "▲ all stale · < last change "},
	} {
		book, err := thresholds.ParseBook("stale.toml", fmt.Appendf(nil, source, cadence))
		if err != nil {
			t.Fatal(err)
		}
		env := newWorld(t).env()
		env.Book = book
		for i, size := range [][2]int{{120, 40}, {120, 40}, {40, 14}} {
			d := newDriver(context.Background(), env, Options{At: dateOf(t, "2026-11-23"), HasAt: true})
			d.start(size[0], size[1])
			if text := d.model.paint().plain(); !strings.Contains(text, want[i]) {
				t.Errorf("the rial is asked for every %s: %q is not on the screen:\n%s", cadence, want[i], text)
			}
		}
	}
}

// Where the next rung lacks a structural test alone, the verdict says which, and why; copied it has the whole sentence, and written a line.
func TestVerdictSaysWhichTestFails(t *testing.T) {
	book, err := thresholds.ParseBook("tests.toml", []byte(`
[[indicator]]
id = "slv_launches"
kind = "event"
unit = "launches"
cadence = "1mo"
[[benchmark]]
id = "quiet"
measure = 'days_since(slv_launches)'
met = ">= 100"
[price]
horizon = "10y"
[[offer]]
id = "deal"
[[offer.rung]]
name = "fair"
requires = ["quiet"]
[[offer.rung]]
name = "sound"
tests = ["no_sunset"]
[[offer.term]]
name = "pause"
side = "concession"
value = 1
ends = "5y"
`))
	if err != nil {
		t.Fatal(err)
	}
	env := newWorld(t).env()
	env.Book = book
	d := newDriver(context.Background(), env, Options{At: dateOf(t, "2024-08-20"), HasAt: true})
	d.start(120, 40)
	text := d.model.paint().plain()
	for _, want := range []string{"next: sound, lacks 1", `test      No concession ends · fails: "pause" ends after 5 years`} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not on the screen:\n%s", want, text)
		}
	}
	if copied, _ := d.model.verdictToCopy(); !strings.HasSuffix(copied, `For sound it lacks: No concession ends (fails: "pause" ends after 5 years).`) {
		t.Errorf("copied %s", copied)
	}
	what, _ := d.model.extraction()
	if lines := what.make().Verdict; !slices.Contains(lines, `sound lacks No concession ends: fails, "pause" ends after 5 years`) {
		t.Errorf("written %q", lines)
	}
}

// What was met and has not come to its release stays met beyond its threshold: the row says up to where, and no comparison that does not hold.
func TestWhatStaysMetIsShownAgainstItsRelease(t *testing.T) {
	d := opened(t, "2024-08-20", 120, 40, "w", "a", "ctrl+u", "text:heu60_stockpile", "space", "text:188", "enter")
	d.says(t, "● met        60 % stock at or below 185 kg, veri…         188 kg U  ≤ 190 ")
	opened(t, "2024-08-20", 120, 40).says(t, "164.7 kg U  ≤ 185 ")
}

// A bar says how much of the way there is: the smaller of measure and threshold as a share of the larger.
func TestReach(t *testing.T) {
	for _, c := range []struct {
		story     string
		measure   float64
		threshold float64
		want      string
	}{
		{"no day of 180", 0, 180, "▕▁▁▁▁▁▁▁▁▏"},
		{"half of the days", 90, 180, "▕▆▆▆▆▁▁▁▁▏"},
		{"all but one day: not there yet", 179, 180, "▕▆▆▆▆▆▆▆▁▏"},
		{"twice the most that is allowed", 84, 42, "▕▆▆▆▆▁▁▁▁▏"},
		{"a tenth of a fall", -0.033, -0.333, "▕▁▁▁▁▁▁▁▁▏"},
		{"a rise in the place of a fall", 0.2, -0.333, "▕▁▁▁▁▁▁▁▁▏"},
		{"none is allowed", 3, 0, "▕▁▁▁▁▁▁▁▁▏"},
	} {
		b := &thresholds.Benchmark{Met: thresholds.Comparison{Threshold: c.threshold}}
		if got := bar(thresholds.State{Word: thresholds.Unmet, Benchmark: b, Measure: c.measure}); got != c.want {
			t.Errorf("%s: got %s, want %s", c.story, got, c.want)
		}
	}
	// A bar says how near the measure is and nothing else: of a dwell that has just begun it is full, and days say how long.
	b := &thresholds.Benchmark{Dwell: 90, Met: thresholds.Comparison{Op: "<=", Threshold: 185}}
	for _, held := range []int{0, 45, 89} {
		if got, want := bar(thresholds.State{Word: thresholds.Holding, Benchmark: b, Measure: 164, HeldDays: held}), "▕▆▆▆▆▆▆▆▆▏"; got != want {
			t.Errorf("held for %d of 90 days: got %s, want %s", held, got, want)
		}
	}
}

// Where nothing was ever read the screen does not speak of old evidence, and says what to do.
func TestNothingWasRead(t *testing.T) {
	w := newWorld(t)
	env := w.env()
	env.Series = func(context.Context, string) (*data.Series, error) { return nil, nil }
	for _, size := range [...][2]int{{40, 12}, {80, 24}, {200, 60}} {
		d := newDriver(t.Context(), env, Options{})
		d.start(size[0], size[1])
		if text := d.model.paint().plain(); !strings.Contains(text, "o reading yet") || strings.Contains(text, "stale") {
			t.Errorf("%v:\n%s", size, text)
		}
	}
}
