package ui

import (
	"context"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"

	"watchtui/internal/data"
)

// rings counts how often the bell rings upon a message and all that follows from it.
func (d *driver) rings(msg tea.Msg) (n int) {
	_, first := d.model.Update(msg)
	for queue := []tea.Cmd{first}; len(queue) > 0; queue = queue[1:] {
		if queue[0] == nil {
			continue
		}
		switch msg := queue[0]().(type) {
		case nil:
		case tea.BatchMsg:
			queue = append(queue, msg...)
		case tea.RawMsg:
			if msg.Msg == "\a" {
				n++
			}
		default:
			_, next := d.model.Update(msg)
			queue = append(queue, next)
		}
	}
	return n
}

// verified is a reading of one day that counts as evidence.
func verified(indicator string, day data.Day, value float64) data.Reading {
	return data.Reading{Indicator: indicator, Observed: day.Instant(), Value: value, Source: "IAEA", Quality: data.Verified, Published: today.Instant()}
}

// The bell rings once for an import from elsewhere that changes a verdict or makes a trigger fire, and for a day that does; for nothing else.
func TestBell(t *testing.T) {
	launch := verified("slv_launches", today, 1)
	negotiable := []data.Reading{verified("slv_launches", today, 0), verified("heu60_stockpile", today-100, 150)}
	for _, c := range []struct {
		name, keys string
		brings     []data.Reading
		day        data.Day // of the look
		off        bool
		want       int
	}{
		{"a trigger fires", "", []data.Reading{launch}, today, false, 1},
		{"the verdict changes", "", negotiable, today, false, 1},
		{"it does while the reader looks at another day", "< 1 tab", []data.Reading{launch}, today, false, 1},
		{"it does while he looks at what was known then", "v", []data.Reading{launch}, today, false, 1},
		{"readings that change nothing of that", "", []data.Reading{verified("oil_exports_china", today, 1400)}, today, false, 0},
		{"the bell is off", "", []data.Reading{launch}, today, true, 0},
		{"a day on which nothing changes", "", nil, today + 1, false, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := newWorld(t)
			d := newDriver(context.Background(), w.env(), Options{Bell: !c.off})
			d.start(120, 40)
			d.mustPress(t, strings.Fields(c.keys)...)
			for _, r := range c.brings {
				w.bring(r)
			}
			if c.brings != nil {
				w.version.Add(1)
			}
			if got := d.rings(lookedMsg{version: w.version.Load(), today: c.day}); got != c.want {
				t.Errorf("it rings %d times, want %d", got, c.want)
			}
			if got := d.rings(lookedMsg{version: w.version.Load(), today: c.day}); got != 0 {
				t.Errorf("a look that finds nothing new rings %d times", got)
			}
		})
	}
}

// Another day rings where it brings what was announced: a forecast counts from its date on.
func TestBellOfAnotherDay(t *testing.T) {
	w := newWorld(t)
	w.bring(verified("slv_launches", today+1, 1))
	d := newDriver(context.Background(), w.env(), Options{Bell: true})
	d.start(120, 40)
	for day, want := range []int{0, 1, 0} {
		if got := d.rings(lookedMsg{version: w.version.Load(), today: today + data.Day(day)}); got != want {
			t.Errorf("%d days on it rings %d times, want %d", day, got, want)
		}
	}
}

// What the reader does himself rings nothing: the days that he goes to, what he assumes, an import that he undoes.
func TestBellIsNotForTheReader(t *testing.T) {
	d := newDriver(context.Background(), newWorld(t).env(), Options{Bell: true})
	d.start(120, 40)
	for _, name := range strings.Fields("< < > n v v w right right esc i end x y home X y") {
		keys, err := presses(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, key := range keys {
			if n := d.rings(key); n != 0 {
				t.Errorf("%s rings", name)
			}
		}
	}
}

// On a terminal the bell rings once, at the import, and nothing is written while nothing happens.
func TestBellOnATerminal(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t)
		env := w.env()
		env.After = time.After
		before := env.Series
		env.Series = func(ctx context.Context, id string) (*data.Series, error) {
			series, err := before(ctx, id)
			if id == "slv_launches" && w.version.Load() > 0 {
				series = withReading(series, verified(id, today, 1))
			}
			return series, err
		}
		x := startTerminalWith(t, env, Options{Bell: true}, 80, 24)
		frame, err := Frame(context.Background(), w.env(), Options{}, 80, 24, nil, false)
		if err != nil {
			t.Fatal(err)
		}
		x.shows(frame) // it is judged, so that there is something to compare with
		time.Sleep(10 * lookEvery)
		written := x.bytesWritten()
		time.Sleep(200 * lookEvery)
		if now := x.bytesWritten(); now != written || x.rung() != 0 {
			t.Errorf("%d bytes and %d bells while nothing happened", now-written, x.rung())
		}
		w.version.Add(1)
		w.imports.Add(1)
		time.Sleep(200 * lookEvery)
		if x.rung() != 1 {
			t.Errorf("the bell rang %d times, want 1", x.rung())
		}
	})
}
