package ui

import (
	"context"
	"errors"
	"runtime"
	"slices"
	"strings"
	"testing"
	"testing/synctest"

	tea "charm.land/bubbletea/v2"

	"watchtui/internal/data"
	"watchtui/internal/thresholds"
)

// What may happen to a program that is open all day.

// A store that cannot be read is read again later and later, and what was read before stays on the screen.
func TestUnreadableStoreIsNotReadAllTheTime(t *testing.T) {
	w := newWorld(t)
	env := w.env()
	read, damaged := 0, false
	env.Series = func(_ context.Context, id string) (*data.Series, error) {
		if damaged {
			return nil, errors.New("the store is damaged")
		}
		return w.series[id], nil
	}
	env.Summary = func(context.Context) (Summary, error) { read++; return w.summary(), nil }
	d := newDriver(t.Context(), env, Options{At: dateOf(t, "2024-08-20"), HasAt: true})
	d.start(120, 40)
	d.mustPress(t, "1", "left", "+")

	damaged, read = true, 0
	w.version.Add(1)
	const looks = 300
	for range looks {
		d.send(lookedMsg{version: w.version.Load(), today: today})
	}
	d.says(t, "the store is damaged", "Oil exports to China", "at 2024-08-20")
	if read < 5 || read > 15 {
		t.Errorf("%d looks read a damaged store %d times", looks, read)
	}
	damaged = false
	for range longestRetry {
		d.send(lookedMsg{version: w.version.Load(), today: today})
	}
	if text := d.model.paint().plain(); strings.Contains(text, "damaged") || d.model.where() != onChart {
		t.Errorf("not mended, or the place is lost:\n%s", text)
	}
}

// A store that is gone is said to be gone, and shows again when it is back.
func TestStoreIsGoneAndBack(t *testing.T) {
	d := opened(t, "2024-08-20", 80, 24, "down")
	want := d.model.paint().plain()
	for range 3 {
		d.send(lookedMsg{today: today, err: errors.New("the store is no longer there")})
	}
	d.says(t, "the store is no longer there", "NEGOTIABLE")
	d.send(lookedMsg{version: 7, today: today})
	d.send(statusEndedMsg{d.model.status.number})
	if got := d.model.paint().plain(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// However small the terminal becomes in between, the reader finds everything where it was.
func TestResizeKeepsPlace(t *testing.T) {
	for _, keys := range []string{"", "down down down down down", "tab tab", "1", "1 left left + tab down down", "1 enter", "i", "i enter", "i a text:data/tankers.csv enter", "?"} {
		d := opened(t, "2024-08-20", 80, 24, strings.Fields(keys)...)
		want := d.model.paint().plain()
		for _, size := range [...][2]int{{1, 1}, {0, 0}, {40, 12}, {200, 60}, {1, 60}, {200, 1}, {80, 24}} {
			d.send(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
			d.model.View()
		}
		if got := d.model.paint().plain(); got != want {
			t.Errorf("after %q: got\n%s\nwant\n%s", keys, got, want)
		}
	}
}

// The clock may be set back or jump ahead by years; who looks at a day stays there.
func TestClockJumps(t *testing.T) {
	d := opened(t, "", 120, 40)
	for _, day := range []data.Day{today + 1, today - 30, today + 4000, dateOf(t, "1999-01-01"), today} {
		d.send(lookedMsg{version: d.model.store.version, today: day})
		if got := d.model.moment.at; got != day || !d.model.moment.isNow() {
			t.Errorf("at %v when it is %v", got, day)
		}
		d.says(t, day.String()+" (now)")
	}
	want := opened(t, "", 120, 40).model.paint().plain()
	if got := d.model.paint().plain(); got != want {
		t.Errorf("back at today: got\n%s\nwant\n%s", got, want)
	}
}

// Ten thousand keys at once, as of something that leans on the keyboard: all of them, in the order in which they came.
func TestTenThousandKeys(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		x := startTerminal(t, newWorld(t).env(), 44, 12)
		frame := func(keys ...string) string {
			text, err := Frame(t.Context(), newWorld(t).env(), Options{}, 44, 12, keys, false)
			if err != nil {
				t.Fatal(err)
			}
			return text
		}
		x.shows(frame())
		x.types(strings.Repeat("h", 5_000) + strings.Repeat("l", 5_010)) // ten days beyond now
		x.shows(frame())
		x.types(strings.Repeat("h", 100) + "1")
		x.shows(frame(append(slices.Repeat([]string{"h"}, 100), "1")...))
	})
}

// A day with an import every minute: the screen has the last of them, the reader is where he was, and nothing has
// piled up.
func TestADayOfImports(t *testing.T) {
	synctest.Test(t, func(t *testing.T) { // which fails where somebody still waits at the end
		const minutes = 24 * 60
		w := newWorld(t)
		w.series = map[string]*data.Series{"oil_exports_china": w.series["oil_exports_china"]}
		env := w.env()
		book, err := thresholds.ParseBook("book.toml", []byte(`
[[indicator]]
id = "oil_exports_china"
name = "Oil exports to China"
unit = "kb/d"
kind = "level"
key = 1
cadence = "1mo"

[[benchmark]]
id = "low"
measure = 'latest(oil_exports_china)'
met = "<= 700"
`))
		if err != nil {
			t.Fatal(err)
		}
		env.Book = book
		d := newDriver(t.Context(), env, Options{})
		d.start(120, 40)
		d.mustPress(t, "1", "left", "+", "+", "tab", "down", "down")
		place := d.model.indicator
		heap := func() uint64 {
			runtime.GC()
			var stats runtime.MemStats
			runtime.ReadMemStats(&stats)
			return stats.HeapAlloc
		}
		before := uint64(0)
		for minute := range minutes {
			w.series["oil_exports_china"] = withReading(w.series["oil_exports_china"], data.Reading{
				Observed: (today - 1).Instant() + data.Instant(minute)*60_000, Value: float64(minute), Source: "Kpler", Quality: data.Estimated, Published: data.NoInstant,
			})
			w.imports.Add(1)
			w.version.Add(1)
			d.send(lookedMsg{version: w.version.Load(), today: today})
			d.model.View()
			if minute == minutes/10 {
				before = heap()
			}
		}
		if grown := int64(heap()) - int64(before); grown > 2<<20 {
			t.Errorf("the heap grew by %d KiB", grown>>10)
		}
		after := d.model.indicator
		if after.id != place.id || after.span != place.span || after.end != place.end || after.focus != place.focus || after.cross != place.cross {
			t.Errorf("the place is lost: %+v, was %+v", after, place)
		}
		d.mustPress(t, "esc", "esc")
		d.says(t, "1 439 kb/d", "+1 reading of oil_exports_china")
	})
}
