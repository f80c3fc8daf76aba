package ui

import (
	"context"
	"strings"
	"testing"

	"watchtui/internal/data"
)

// Readings of times within days keep their year in every list, at every width; a list of days keeps its narrow column.
func TestTimesWithinDaysKeepTheirYear(t *testing.T) {
	w := newWorld(t)
	b := data.NewBuilder("heu60_stockpile", 2)
	for i, day := range [...]string{"2017-05-24", "2026-05-24"} {
		at, err := data.ParseDay(day)
		if err != nil {
			t.Fatal(err)
		}
		b.Add(data.Reading{Indicator: "heu60_stockpile", Observed: at.Instant() + 18*3600_000 + 40*60_000, Value: 100 + float64(i), Source: "IAEA", Quality: data.Verified, Published: data.NoInstant}, int64(i))
	}
	w.series["heu60_stockpile"] = b.Series()
	for _, size := range [...][2]int{{40, 12}, {80, 24}, {120, 40}, {200, 60}} {
		d := newDriver(context.Background(), w.env(), Options{At: today, HasAt: true})
		d.start(size[0], size[1])
		d.mustPress(t, "4", "tab")
		for _, want := range []string{"2017-05-24 18:40", "2026-05-24 18:40"} {
			if text := d.model.paint().plain(); !strings.Contains(text, want) {
				t.Errorf("%v: no %q in\n%s", size, want, text)
			}
		}
	}
}

// The mark that tells a reading that counts from others is never cut off.
func TestReadingsKeepTheirMark(t *testing.T) {
	for _, size := range [...][2]int{{40, 12}, {60, 20}, {80, 24}, {120, 40}} {
		d := opened(t, "2025-08-20", size[0], size[1], "1", "tab")
		if text := d.model.paint().plain(); !strings.Contains(text, "○ 2025-07-31") || !strings.Contains(text, "● 2025-07-31") {
			t.Errorf("%v:\n%s", size, text)
		}
	}
}
