package ui

import (
	"context"
	"fmt"
	"math"
	"slices"
	"testing"
	"time"

	"watchtui/internal/data"
)

// manyWorld has n readings more of oil exports, at even times over nine and a half years, and as many of a tenth of maritime incidents.
func manyWorld(t testing.TB, n int) *world {
	w := newWorld(t)
	const span = 9.5 * 365 * float64(dayLength)
	for _, many := range []struct {
		id string
		n  int
	}{{"oil_exports_china", n}, {"houthi_maritime_incidents", n / 10}} {
		b := data.NewBuilder(many.id, many.n)
		for i := range many.n {
			value := math.Round(1000 + 500*math.Sin(float64(i)/7e4) + float64(i*7919%101))
			if many.n < n {
				value = float64(max(0, i*7919%31-27))
			}
			b.Add(data.Reading{
				Observed: today.End() - data.Instant(span*float64(many.n-i)/float64(many.n)), Value: value,
				Low: math.NaN(), High: math.NaN(), Source: "Kpler", Quality: data.Estimated, Published: data.NoInstant,
			}, int64(i))
		}
		w.series[many.id] = b.Series()
	}
	return w
}

// From the press of a key to the frame that answers it, at 200×60: p99 may be 16 ms on a million readings and 33 ms on ten
// million, and a key that is held never lags. What a key asks for in the background is run, but not counted.
func BenchmarkKeyToFrame(b *testing.B) {
	toBenchmark := []string{"up", "down", "down", "down", "down", "down", "down", "enter"}
	for _, n := range []int{1_000_000, 10_000_000} {
		w := manyWorld(b, n)
		for _, c := range []struct {
			name  string
			first []string
			press []string
		}{
			{"watch time", []string{"left"}, []string{"left"}},
			{"watch as then", []string{"v"}, []string{"left"}},
			{"watch select", nil, []string{"down", "up"}},
			{"chart crosshair", []string{"1"}, []string{"left"}},
			{"chart by column", []string{"1", "x"}, []string{"left"}},
			{"compare", []string{"1", "c", "space", "down", "down", "space", "enter"}, []string{"left"}},
			{"chart zoom", []string{"1"}, []string{"+", "-", "-"}},
			{"chart pan", []string{"1", "["}, []string{"shift+left"}},
			{"chart log", []string{"1"}, []string{"l"}},
			{"events", []string{"3"}, []string{"left"}},
			{"table", []string{"1", "tab"}, []string{"down"}},
			{"benchmark day", toBenchmark, []string{"left"}},
			{"benchmark time", toBenchmark, []string{","}},
			{"benchmark zoom", toBenchmark, []string{"+"}},
		} {
			b.Run(fmt.Sprintf("readings=%d/%s", n, c.name), func(b *testing.B) {
				d := newDriver(context.Background(), w.env(), Options{})
				d.start(200, 60)
				if err := d.press(c.first...); err != nil {
					b.Fatal(err)
				}
				var took []time.Duration
				for i := 0; b.Loop(); i++ {
					took = append(took, d.timed(b, c.press[i%len(c.press)]))
				}
				slices.Sort(took)
				at := func(share float64) float64 { return float64(took[int(share*float64(len(took)-1))]) / 1e6 }
				b.ReportMetric(at(0.5), "p50-ms")
				b.ReportMetric(at(0.99), "p99-ms")
			})
		}
	}
}

// timed presses a key and tells how long its frame took.
func (d *driver) timed(t testing.TB, name string) time.Duration {
	keys, err := presses(name)
	if err != nil || len(keys) != 1 {
		t.Fatal(name, err)
	}
	before := frame{d.model.frame.canvas, d.model.outfit.theme, true}
	start := time.Now()
	_, cmd := d.model.Update(keys[0])
	d.model.View()
	redraw(before, frame{d.model.frame.canvas, d.model.outfit.theme, true})
	took := time.Since(start)
	d.run(cmd)
	return took
}

// BenchmarkFrame is one screen of the reference readings, drawn and turned into a string.
func BenchmarkFrame(b *testing.B) {
	for _, key := range []string{"esc", "1"} {
		b.Run(key, func(b *testing.B) {
			d := opened(b, "2024-08-20", 200, 60, key)
			for b.Loop() {
				d.model.frame.valid = false
				d.model.text()
			}
		})
	}
}
