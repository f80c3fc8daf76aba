package ui

import (
	"math"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"watchtui/internal/data"
)

// By hand, from the reference readings of the 60 % stock: 121.5 kg on 10 February 2024, 142.1 on 11 May, 164.7 on 17 August. From the first to
// the last are 189 days (19 of February, 31, 30, 31, 30, 31 and 17), in which two readings came: +43.2 kg, and 43.2 / 121.5 = 35.6 %.
// Of the incidents at sea, after the 8 of April came 9, 21 and 10: 40 in the 92 days to the end of July.
func TestMeasuringByHand(t *testing.T) {
	tests := []struct{ name, keys, says string }{
		{"two readings back and forth again", "4 left left m right right", "from 2024-02-10, 189 d: +43.2 kg U, +36 %"},
		{"what lies between", "4 left left m right right", "2 readings on the way, from 142.1 to 164.7 kg U"},
		{"backwards", "4 m left left", "from 2024-08-17, -189 d: -43.2 kg U, -26 %"},
		{"nowhere yet", "4 m", "0 d: 0 kg U, 0 %"},
		{"percents in points", "2 left m right", "from 2023-01-22, 37 d: -23.7 pp"},
		{"a step of percents in points", "2", "-23.7 pp since 2023-01-22"},
		{"a single step", "4 left m right", "1 reading on the way, 164.7 kg U"},
		{"a count is added up", "3 left left left m right right right", "from 2024-04-30, 92 d: 40 incidents"},
		{"no longer", "4 left m right m", "IAEA report 29 Aug 2024"},
		{"esc takes it away first", "4 left m right esc", "IAEA report 29 Aug 2024"},
		{"not in another indicator", "4 left m 1", "Standard Chartered, via"},
		{"by column, too", "4 left m x", "from 2024-05-11"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			d := opened(t, "2024-08-20", 120, 40, strings.Fields(test.keys)...)
			d.says(t, test.says)
		})
	}
}

// What is measured has the other sign the other way round, and a way cut in two has the sum of both parts.
func TestRulerLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var points []plotPoint
		at := data.Instant(0)
		for range rapid.IntRange(1, 30).Draw(t, "readings") {
			at += data.Instant(rapid.IntRange(1, 20).Draw(t, "days")) * dayLength
			points = append(points, plotPoint{at: at, value: float64(rapid.IntRange(-50, 50).Draw(t, "value")), low: math.NaN(), high: math.NaN()})
		}
		line := listed(points...)
		time := rapid.Custom(func(t *rapid.T) data.Instant {
			return points[0].at + data.Instant(rapid.Int64Range(0, int64(at-points[0].at)).Draw(t, "at"))
		})
		a, b, c := time.Draw(t, "a"), time.Draw(t, "b"), time.Draw(t, "c")
		b, c = max(a, b), max(a, b, c)
		for _, kind := range [...]data.Kind{data.Level, data.Event} {
			whole, first, second, back := measure(line, kind, a, c), measure(line, kind, a, b), measure(line, kind, b, c), measure(line, kind, c, a)
			if whole.is-whole.was != -(back.is-back.was) || whole.days() != -back.days() || whole.readings != back.readings || whole.sum != back.sum {
				t.Fatalf("%v: %+v there, %+v back", kind, whole, back)
			}
			if whole.is-whole.was != first.is-first.was+second.is-second.was || whole.sum != first.sum+second.sum || whole.readings != first.readings+second.readings {
				t.Fatalf("%v: %+v is not %+v and %+v", kind, whole, first, second)
			}
		}
	})
}

// The crosshair tells how a level changed from the reading before: 164.7 less 142.1 is 22.6, 15.9 % of 142.1.
func TestCrosshairTellsTheStep(t *testing.T) {
	opened(t, "2024-08-20", 120, 40, "4").says(t, "+22.6 (+16 %) since 2024-05-11")
	d := opened(t, "2024-08-20", 120, 40, "4", "home")
	if text := d.model.paint().plain(); strings.Contains(text, " on 20") {
		t.Errorf("the first reading has none before it:\n%s", text)
	}
}

// Readings of one day are told apart by the minute, what lies between them also by the second, and a small change is not said to be none: 0.1 kg are 0.06 % of 164.7 kg.
func TestMeasuringWithinADay(t *testing.T) {
	w := newWorld(t)
	for _, r := range []struct {
		after time.Duration
		value float64
	}{{9 * time.Hour, 164.7}, {15 * time.Hour, 164.8}, {15*time.Hour + 7*time.Second, 164.9}} {
		w.series["heu60_stockpile"] = withReading(w.series["heu60_stockpile"], data.Reading{
			Indicator: "heu60_stockpile", Observed: dateOf(t, "2024-08-18").Instant() + data.Instant(r.after.Milliseconds()), Value: r.value, Low: math.NaN(), High: math.NaN(), Published: data.NoInstant,
			Source: "IAEA", Quality: data.Verified,
		})
	}
	d := newDriver(t.Context(), w.env(), Options{At: dateOf(t, "2024-08-20"), HasAt: true})
	d.start(160, 40)
	d.mustPress(t, "4", "left")
	d.says(t, "+0.1 (+0.06 %) since 09:00")
	d.mustPress(t, "left", "m", "right")
	d.says(t, "from 2024-08-18 09:00, 6 h: +0.1 kg U, +0.06 %")
	d.mustPress(t, "m", "m", "right")
	d.says(t, "from 2024-08-18 15:00, 7 s: +0.1 kg U, +0.06 %")
}

func TestGoldenRuler(t *testing.T) {
	golden(t, "ruler_120x40", opened(t, "2024-08-20", 120, 40, "4", "home", "m", "end", "left").model.paint().plain())
	golden(t, "ruler_80x24", opened(t, "2024-08-20", 80, 24, "3", "m", "left", "left", "left").model.paint().plain())
	golden(t, "ruler_40x12", opened(t, "2024-08-20", 40, 12, "4", "left", "left", "m", "right").model.paint().plain())
}
