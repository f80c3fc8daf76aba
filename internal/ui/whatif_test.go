package ui

import (
	"context"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"pgregory.net/rapid"

	"watchtui/internal/data"
	"watchtui/internal/thresholds"
)

// What each key makes of the verdict, the benchmarks and the words, from a day in a window in which the offer is negotiable.
func TestWhatIfFlipsLive(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, keys string
		says       []string
	}{
		{"nothing yet", "w", []string{"WHAT IF", "Nothing is assumed yet", "◐ NEGOTIABLE"}},
		{"steps are round ones of the value", "w down down down left", []string{"164.7 kg U → 164 kg U", "assume 164 kg U, verified, 2024-08-20, IAEA"}},
		{"and add up", "w down down down left left right", []string{"→ 164 kg U"}},
		{"large ones", "w down down down shift+right", []string{"→ 184 kg U", "no benchmark flips"}},
		{"the verdict flips", "w down down down shift+right right right right right", []string{"→ 192 kg U", "✗ NOT GOOD ENOUGH",
			"the verdict flips: negotiable → not good enough, since 2024-08-20", "heu60_capped unmet (was met)"}},
		{"an event counts", "w down down down down right", []string{"0 launches → 1 launch", "→ slv_quiet unmet"}},
		{"not less than none", "w down down down down left", []string{"assume 0 launches"}},
		{"removed again", "w down down down down right u", []string{"◐ NEGOTIABLE", "Nothing is assumed yet"}},
		{"all removed", "w right down right down right U", []string{"Nothing is assumed yet"}},
		{"nothing to remove", "w u", []string{"nothing is assumed about Oil exports to China"}},
		{"a dated reading", "w a ctrl+u text:heu60_stockpile space text:41 space text:2024-09-01 enter", []string{"assume 41 kg U, verified, 2024-09-01, IAEA",
			"assume Stock enriched up to 60 % 41 kg U, verified, 2024-09-01, still to come"}},
		{"with quality and source", "w a ctrl+u text:5 space text:2 space text:claimed space text:Tasnim space text:agency enter", []string{
			"assume 2 launches, claimed, 2024-08-20, Tasnim agency", "→ slv_quiet contested"}},
		{"an assumption is moved, too", "w a ctrl+u text:heu60_stockpile space text:41 enter right right", []string{"assume 44 kg U, verified, 2024-08-20"}},
		{"a later day, and the dwell", "w a ctrl+u text:heu60_stockpile space text:41 enter pgdown", []string{"at 2024-09-19", "→ heu60_below_weapon holding", "until 2025-02-16 (was unmet)"}},
		{"as known then it counts, too", "w v down down down left", []string{"as known then", "142.1 kg U → 142 kg U"}},
		{"the smallest change", "w m", []string{"at 2025-02-16", "✓ GOOD ENOUGH", "good enough on 2025-02-16 at the earliest, distance 90.27",
			"164.7 -> 41.99 kg U, verified, on 2024-08-20", "assume 41.99 kg U, verified, 2024-08-20, IAEA"}},
		{"nothing more is lacking", "w m m", []string{"the highest rung is reached: nothing is lacking"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			text := opened(t, "2024-08-20", 200, 60, strings.Fields(c.keys)...).model.paint().plain()
			for _, want := range c.says {
				if !strings.Contains(text, want) {
					t.Errorf("after %s there is no %q in\n%s", c.keys, want, text)
				}
			}
		})
	}
}

// Days that are to come can be looked at as far as the dwells that begin with an assumption, and no further.
func TestWhatIfLooksBeyondToday(t *testing.T) {
	d := opened(t, "", 200, 60, strings.Fields("w a ctrl+u text:heu60_stockpile space text:180 enter a ctrl+u text:slv_launches space text:0 enter end")...)
	if got, want := d.model.moment.at, today+180; got != want { // the longest dwell of the book
		t.Errorf("end leads to %s, want %s", got, want)
	}
	d.mustPress(t, "<", "<") // back over the day on which it is lost for want of evidence, to the one on which it is won
	text := d.model.paint().plain()
	if !strings.Contains(text, "at 2027-02-21 (to come)") || !strings.Contains(text, "◐ NEGOTIABLE") {
		t.Errorf("the dwell of 90 days is not over on 2027-02-21:\n%s", text)
	}
	d.mustPress(t, "esc")
	if d.model.moment.at != today || d.model.moment.until() != today {
		t.Errorf("the what-if was left, and the screen looks at %s of days until %s", d.model.moment.at, d.model.moment.until())
	}
}

// Law: whatever was done in a what-if, the screen after leaving it is the one before; and as long as it is looked at, every
// screen says so before all else.
func TestWhatIfLeavesEverythingAsItWas(t *testing.T) {
	t.Parallel()
	env := newWorld(t).env()
	var keys []string
	for _, b := range bindings {
		if b.in == onWhatIf && b.act != actSave && b.act != actLoad {
			keys = append(keys, b.Keys()...)
		}
	}
	keys = append(keys, ",", ".", "<", ">", "n", "v", "1", "4", "tab", "i", "text:heu60_stockpile", "space", "enter", "text:41")
	rapid.Check(t, func(t *rapid.T) {
		d := newDriver(context.Background(), env, Options{At: data.Day(19900 + rapid.IntRange(0, 900).Draw(t, "at")), HasAt: true})
		d.start(rapid.SampledFrom([]int{60, 80, 130}).Draw(t, "w"), rapid.SampledFrom([]int{14, 24, 44}).Draw(t, "h"))
		before := d.model.text()
		for range 2 {
			if err := d.press("w"); err != nil {
				t.Fatal(err)
			}
			for range rapid.IntRange(0, 12).Draw(t, "steps") {
				key := rapid.SampledFrom(keys).Draw(t, "key")
				if key == "enter" && d.model.where() == onHeadline {
					continue // leads out of the what-if, to the headline's day, as it says
				}
				if err := d.press(key); err != nil {
					t.Fatal(err)
				}
				if text := d.model.paint().plain(); d.model.inWhatIf() && !strings.HasPrefix(text, whatIfBanner) {
					t.Fatalf("after %s nothing says that this is a what-if:\n%s", key, text)
				}
			}
			for i := 0; d.model.on != watchScreen; i++ {
				if err := d.press("esc"); err != nil {
					t.Fatal(err)
				}
				if i == 20 {
					t.Fatalf("esc leads nowhere:\n%s", d.model.paint().plain())
				}
			}
			if d.model.status.text != "" { // a hint goes with the next key
				if err := d.press("esc"); err != nil {
					t.Fatal(err)
				}
			}
			if after := d.model.text(); after != before {
				t.Fatalf("before\n%s\nafter\n%s", before, d.model.paint().plain())
			}
		}
	})
}

// What is assumed is kept for the next time, with the day that was looked at.
func TestWhatIfIsKept(t *testing.T) {
	d := opened(t, "2024-08-20", 120, 40, "w", "m")
	inside := d.model.paint().plain()
	d.mustPress(t, "esc")
	if text := d.model.paint().plain(); strings.Contains(text, "WHAT IF") || !strings.Contains(text, "at 2024-08-20 ·") {
		t.Errorf("the what-if was not left:\n%s", text)
	}
	d.mustPress(t, "w")
	if text := d.model.paint().plain(); text != inside {
		t.Errorf("got\n%s\nwant\n%s", text, inside)
	}
}

// Law: the what-if on screen is judged as Run judges the store with the scenario laid over it.
func TestWhatIfIsJudgedByRun(t *testing.T) {
	d := opened(t, "2024-08-20", 120, 40, strings.Fields("w down down down shift+right right right right down down right pgdown")...)
	m := d.model
	laid := m.whatIf.scenario.Over(m.book, m.store.readings(), m.moment.vintage)
	want := thresholds.Run(m.book, laid, m.moment.vintage, m.moment.until())
	if len(m.whatIf.scenario.Assumed) != 2 || m.judged.at != m.moment.at {
		t.Fatalf("%d assumptions, judged on %s", len(m.whatIf.scenario.Assumed), m.judged.at)
	}
	for i, s := range m.judged.states {
		if got := s.Word; got != want.Word(i, m.moment.at) {
			t.Errorf("%s is %s, want %s", s.Benchmark.ID, got, want.Word(i, m.moment.at))
		}
	}
}

// A held key waits for nothing: however often it is pressed, one what-if is judged at a time, and then the last.
func TestHeldKeyInAWhatIf(t *testing.T) {
	d := opened(t, "2024-08-20", 120, 40, "w", "down", "down", "down")
	judging := 0
	var waiting []tea.Cmd
	for range 200 {
		_, cmd := d.model.Update(tea.KeyPressMsg{Code: tea.KeyLeft})
		for queue := []tea.Cmd{cmd}; len(queue) > 0; queue = queue[1:] {
			if queue[0] == nil {
				continue
			}
			if d.model.whatIf.running && judging == 0 {
				judging++
				waiting = append(waiting, queue[0])
				continue
			}
			if batch, ok := queue[0]().(tea.BatchMsg); ok {
				queue = append(queue, batch...)
			} else {
				judging++
			}
		}
	}
	if judging != 1 {
		t.Errorf("%d were judged while the key was held", judging)
	}
	for _, cmd := range waiting {
		d.run(cmd)
	}
	if got := d.model.judged.states[0].Measure; got != d.model.whatIf.scenario.Assumed[0].Value || got >= 100 {
		t.Errorf("at the end %v kg are judged, and %v assumed", got, d.model.whatIf.scenario.Assumed[0].Value)
	}
}

// The store is read again, and the watchbook edited, while a what-if is looked at: it goes on, on what there is then.
func TestWhatIfFollowsTheStore(t *testing.T) {
	w := newWorld(t)
	d := newDriver(context.Background(), w.env(), Options{At: dateOf(t, "2024-08-20"), HasAt: true})
	d.start(200, 60)
	d.mustPress(t, strings.Fields("w down down down shift+right right right right right")...)
	stock := d.model.store.real.series["heu60_stockpile"]
	b := data.NewBuilder("heu60_stockpile", 0)
	for i := range stock.Len() {
		r := stock.Reading(i)
		r.Value /= 2
		b.Add(r, int64(i))
	}
	w.series["heu60_stockpile"] = b.Series()
	w.version.Add(1)
	d.send(lookedMsg{version: w.version.Load(), today: today})
	text := d.model.paint().plain()
	for _, want := range []string{"WHAT IF", "82.35 kg U → 192 kg U", "✗ NOT GOOD ENOUGH"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
	source := strings.Replace(string(thresholds.DefaultSource()), `"<= 185"`, `"<= 195"`, 1)
	book, err := thresholds.ParseBook("edited.toml", []byte(source))
	if err != nil {
		t.Fatal(err)
	}
	d.send(lookedMsg{version: w.version.Load(), today: today, stamp: "edited", book: book})
	text = d.model.paint().plain()
	for _, want := range []string{"WHAT IF", "→ 192 kg U", "≤ 195"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
	d.mustPress(t, "esc")
	if text := d.model.paint().plain(); strings.Contains(text, "WHAT IF") || !strings.Contains(text, "82.35 kg U") {
		t.Errorf("after the what-if\n%s", text)
	}
}

// What is assumed has a mark of its own on charts, with its word; the same chart outside of the what-if has none.
func TestAssumedReadingsAreMarked(t *testing.T) {
	for _, size := range [...][2]int{{80, 24}, {120, 40}, {200, 60}} {
		d := opened(t, "2024-08-20", size[0], size[1], "w", "down", "down", "down", "a", "text:150 2024-08-10", "enter", "enter")
		m := d.model
		if m.on != indicatorScreen || m.indicator.id != "heu60_stockpile" {
			d.mustPress(t, "4")
		}
		d.mustPress(t, "left", "left") // the crosshair hides what is below it
		chart := strings.Join(strings.Split(m.paint().plain(), "\n")[:m.indicatorLayout().table.y], "\n")
		if strings.Count(chart, "◇") != 2 || !strings.Contains(chart, "◇ assumed") {
			t.Errorf("%v: the mark and its word are not both there\n%s", size, m.paint().plain())
		}
		for m.inWhatIf() {
			d.mustPress(t, "esc")
		}
		d.mustPress(t, "4")
		if text := m.paint().plain(); strings.Contains(text, "◇") {
			t.Errorf("%v: marked outside of the what-if\n%s", size, text)
		}
	}
}
