package ui

import (
	"context"
	"fmt"
	"math"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"watchtui/internal/data"
)

// session is a session on a day, on readings as they are in w.
func (w *world) session(n *notes, day data.Day) *driver {
	env := n.in(w.env())
	env.Today = func() data.Day { return day }
	env.NewReadings = func(_ context.Context, after int64, visit func(data.Reading) error) error {
		for _, r := range w.late {
			if err := visit(r); err != nil || after >= 4 {
				return err
			}
		}
		return nil
	}
	env.Summary = func(context.Context) (Summary, error) {
		s := w.summary()
		s.LastImport += 2 // those of the ledger
		return s, nil
	}
	return newDriver(context.Background(), env, Options{})
}

// ends keeps what was seen, as Run does when the program has ended.
func (d *driver) ends(t testing.TB) {
	t.Helper()
	if seen, ok := d.model.seen(); ok {
		if err := d.model.cmd.keepSeen(seen); err != nil {
			t.Fatal(err)
		}
	}
}

// later is a world in which a file with a new reading, a revision and a retraction came in, and another was undone.
func (w *world) later(t testing.TB) {
	t.Helper()
	oil := w.series["oil_exports_china"]
	revised, gone := oil.Reading(oil.Len()-1), oil.Reading(oil.Len()-5)
	revised.Value, revised.Published = revised.Value-200, revised.Observed+60*dayLength
	gone.Value, gone.Retracted = math.NaN(), true
	w.bring(revised, gone, data.Reading{
		Indicator: "oil_exports_china", Observed: dateOf(t, "2024-08-10").Instant(), Value: 1525, Source: "Vortexa", Quality: data.Estimated, Published: data.NoInstant, Citation: "Tanker tracking",
	})
	for n := range 8 {
		w.bring(data.Reading{
			Indicator: "houthi_maritime_incidents", Observed: dateOf(t, "2024-08-01").Instant() + data.Instant(n)*dayLength, Value: float64(n), Source: "UKMTO", Quality: data.Claimed, Published: data.NoInstant,
		})
	}
	w.imports.Add(1)
	w.version.Add(1)
	if _, err := w.flip(context.Background(), 3, true); err != nil {
		t.Fatal(err)
	}
}

// bring adds readings to the world that came lately.
func (w *world) bring(readings ...data.Reading) {
	for _, r := range readings {
		w.series[r.Indicator] = withReading(w.series[r.Indicator], r)
		r.Low, r.High = r.Value, r.Value // as withReading has it
		w.late = append(w.late, r)
	}
}

// returned is a second session seven weeks after the first, with an import in between.
func returned(t testing.TB, width, height int) (*driver, *notes) {
	t.Helper()
	w, n := newWorld(t), &notes{}
	d := w.session(n, dateOf(t, "2024-07-01"))
	d.start(width, height)
	d.ends(t)
	w.later(t)
	d = w.session(n, dateOf(t, "2024-08-20"))
	d.start(width, height)
	return d, n
}

// What changed since the last session is shown once, before anything is pressed.
func TestNews(t *testing.T) {
	d, n := returned(t, 200, 60)
	d.says(t, "Since you last looked, 2024-07-01",
		"Trigger-based framework: negotiable from 2024-07-26", "was not good enough; tipped by No SLV test for 180 days",
		"No SLV test for 180 days: unmet → met from 2024-07-26",
		"Oil exports to China: 1 new reading, 1 revised, 1 retracted", "2024-08-10  1 525 kb/d", "retracted, was",
		"Houthi maritime disruptions: 8 new readings", "2024-08-08  7 incidents", "and 3 more", "import 3 was undone: 0 readings out of force")
	d.ends(t) // as ctrl+c would: it was not put away, so it is not seen
	if n.kept.Seen.Day.String() != "2024-07-01" {
		t.Error("what was not put away counts as seen")
	}
	for _, key := range []string{"enter", "esc", "q"} {
		d, n := returned(t, 120, 40)
		if d.mustPress(t, key); d.model.over != noOverlay || d.ended {
			t.Errorf("%s does not put it away", key)
		}
		if d.ends(t); n.kept.Seen.Day.String() != "2024-08-20" || n.kept.Seen.LastImport != 4 || fmt.Sprint(n.kept.Seen.Undone) != "[2 3]" {
			t.Errorf("after %s seen is %+v", key, n.kept.Seen)
		}
		d.mustPress(t, "g", "s")
		d.says(t, "Since you last looked")
	}
}

// Firings since the last session, by when they could be known; one of the past is told as a change of the past, and so is one that is no more.
// What an earlier version kept, without firings, says nothing of them.
func TestNewsOfTriggers(t *testing.T) {
	w, n := newWorld(t), &notes{}
	d := w.session(n, dateOf(t, "2025-02-01"))
	d.start(200, 60)
	d.ends(t)
	w.bring(data.Reading{Indicator: "slv_launches", Observed: dateOf(t, "2020-11-01").Instant(), Value: 1, Source: "launch log", Quality: data.Verified, Published: data.NoInstant})
	n.kept.Seen.Firings["maritime_tempo"] = append(n.kept.Seen.Firings["maritime_tempo"], "2024-12-12")
	w.version.Add(1)
	d = w.session(n, dateOf(t, "2025-03-10"))
	d.start(200, 60)
	d.says(t, "◆ 60 % stock above 185 kg: fired, violated on 2025-02-08", "known on 2025-02-26; the tranches of reserves stop",
		"◆ A satellite launch vehicle is tested: fired, violated on 2020-11-01", "the past changed: was not so before",
		"– More than 3 maritime incidents in 90 days: no longer violated on 2024-12-12")
	for d.model.news.items[d.model.news.selected].leads.id != "heu60_above_cap" {
		d.mustPress(t, "down")
	}
	if d.mustPress(t, "right"); d.model.on != triggersScreen || d.model.triggers.id != "heu60_above_cap" || d.model.moment.at != dateOf(t, "2025-02-08") {
		t.Errorf("it leads to %s", d.model.place().text())
	}
	n.kept.Seen.Firings = nil
	d = w.session(n, dateOf(t, "2025-03-10"))
	d.start(200, 60)
	for _, item := range d.model.news.items {
		if item.leads.kind == triggerNews {
			t.Errorf("it says %q", item.text)
		}
	}
}

// Each line leads to what it is about.
func TestNewsLeads(t *testing.T) {
	leads := []struct{ line, says string }{
		{"negotiable from", "at 2024-07-26"},
		{"No SLV test", "No SLV test for 180 days · "},
		{"Oil exports to China", "▸ ● 2024-08-10"},
		{"import 3", "▸ ○ undone"},
	}
	for _, lead := range leads {
		d, _ := returned(t, 120, 40)
		for range d.model.news.items {
			if !strings.Contains(d.model.news.items[d.model.news.selected].text, lead.line) {
				d.mustPress(t, "down")
			}
		}
		d.mustPress(t, "right")
		if lead.line == "import 3" {
			if id, _ := d.model.imports.current(); d.model.on != importsScreen || id != 3 {
				t.Errorf("it leads to import %d", id)
			}
			continue
		}
		d.says(t, lead.says)
		if d.mustPress(t, "ctrl+o"); d.model.place().text() != "watch" {
			t.Errorf("ctrl+o leads to %s", d.model.place().text())
		}
	}
}

// The first session has no news, nor has one without changes; a key that works everywhere goes on behind them; who is
// at work already is only told.
func TestNewsKeepQuiet(t *testing.T) {
	w, n := newWorld(t), &notes{}
	for range 2 {
		d := w.session(n, today)
		d.start(120, 40)
		if d.model.over != noOverlay || d.model.status.text != "" {
			t.Fatalf("it says\n%s", d.model.paint().plain())
		}
		d.mustPress(t, "g", "s")
		d.ends(t)
	}
	d, _ := returned(t, 120, 40)
	if d.mustPress(t, "3"); d.model.indicator.id != "houthi_maritime_incidents" || d.model.over != noOverlay {
		t.Error("3 does not open the third indicator")
	}
	d, _ = returned(t, 120, 40)
	d.model.over, d.model.news.isPut, d.model.touched = noOverlay, false, true
	d.send(newsFoundMsg{items: d.model.news.items})
	d.says(t, "lines about what is new since 2024-07-01: g s shows them")
	if d.model.over != noOverlay {
		t.Error("it gets in the way of who is at work")
	}
}

// The first frames do not wait for what was kept, and a store with fewer imports than it had is told.
func TestNewsComeLast(t *testing.T) {
	d, n := returned(t, 120, 40)
	asked := 0
	for _, msg := range sentBy(d.model.Init()) {
		if _, ok := msg.(newsFoundMsg); ok {
			asked++
		}
	}
	if asked > 0 {
		t.Error("what is new is looked for at the beginning")
	}
	n.kept.Seen.LastImport = 99
	again := newWorld(t).session(n, today)
	again.start(120, 40)
	again.says(t, "the store is another one", "it has 3 imports, and had 99")
}

// sentBy is the messages of a command, run to its end.
func sentBy(cmd tea.Cmd) []tea.Msg {
	if cmd == nil {
		return nil
	}
	msg := cmd()
	if batch, ok := msg.(tea.BatchMsg); ok {
		var all []tea.Msg
		for _, cmd := range batch {
			all = append(all, sentBy(cmd)...)
		}
		return all
	}
	return []tea.Msg{msg}
}

// When the past changes, by a revision or an undo, verdicts that were are told as no longer so.
func TestNewsOfThePast(t *testing.T) {
	w, n := newWorld(t), &notes{}
	d := w.session(n, today)
	d.start(200, 60)
	d.ends(t)
	slv := w.series["slv_launches"]
	w.series["slv_launches"] = withReading(slv, data.Reading{Observed: dateOf(t, "2024-07-01").Instant(), Value: 1, Source: "a late report", Quality: data.Verified, Published: data.NoInstant})
	w.imports.Add(1)
	d = w.session(n, today)
	d.start(200, 60)
	d.says(t, "Trigger-based framework: no longer negotiable from 2024-07-26", "the past changed")
}
