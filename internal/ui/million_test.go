package ui

import (
	"context"
	"math"
	"testing"

	"watchtui/internal/data"
)

// millionWorld has a reading of oil exports each five minutes, a million in all.
func millionWorld(t testing.TB) *world {
	w := newWorld(t)
	const n = 1_000_000
	first := today.End() - n*5*60*1000
	b := data.NewBuilder("oil_exports_china", n)
	for i := range n {
		b.Add(data.Reading{
			Observed: first + data.Instant(i)*5*60*1000, Value: 1000 + 500*math.Sin(float64(i)/7e4) + float64(i*7919%101),
			Low: math.NaN(), High: math.NaN(), Source: "Kpler", Quality: data.Estimated, Published: data.NoInstant,
		}, int64(i))
	}
	w.series["oil_exports_china"] = b.Series()
	return w
}

// A key held down must never lag: from the press to the drawn screen, at a million readings.
func BenchmarkKeyAtAMillionReadings(b *testing.B) {
	w := millionWorld(b)
	for name, keys := range map[string][2][]string{
		"watch time":      {{"left"}, {"left"}},
		"watch as then":   {{"v"}, {"left"}},
		"watch select":    {nil, {"down"}},
		"chart crosshair": {{"1"}, {"left"}},
		"chart by column": {{"1", "x"}, {"left"}},
		"compare":         {{"1", "c", "space", "down", "down", "space", "enter"}, {"left"}},
		"chart zoom":      {{"1"}, {"+"}},
		"table":           {{"1", "tab"}, {"down"}},
		"benchmark day":   {{"up", "down", "down", "down", "down", "down", "down", "enter"}, {"left"}},
		"benchmark time":  {{"up", "down", "down", "down", "down", "down", "down", "enter"}, {","}},
		"benchmark zoom":  {{"up", "down", "down", "down", "down", "down", "down", "enter"}, {"+"}},
	} {
		b.Run(name, func(b *testing.B) {
			d := newDriver(context.Background(), w.env(), Options{})
			d.start(200, 60)
			if err := d.press(keys[0]...); err != nil {
				b.Fatal(err)
			}
			for b.Loop() {
				if err := d.press(keys[1]...); err != nil {
					b.Fatal(err)
				}
				d.model.View()
			}
		})
	}
}

// BenchmarkFrame is one screen of the reference readings, drawn and turned into a string.
func BenchmarkFrame(b *testing.B) {
	for _, key := range []string{"esc", "1"} {
		b.Run(key, func(b *testing.B) {
			d := opened(b, "2024-08-20", 200, 60, key)
			for b.Loop() {
				d.model.frame.valid = false
				d.model.View()
			}
		})
	}
}
