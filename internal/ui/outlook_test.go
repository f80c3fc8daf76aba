package ui

import (
	"context"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
)

// The outlook on the Benchmark screen: never a chance without its past error, or why there is none.
func TestOutlookOnTheBenchmarkScreen(t *testing.T) {
	for _, c := range []struct {
		story, at, keys string
		want            []string
	}{
		{"not met", "2024-08-20", "down down down down down down enter", []string{"outlook 20 % met by 2024-11-18 · base rate 55 % · Brier 0.183 against 0.246", "a day over 180 d: not being approached"}},
		{"met", "2024-08-20", "down down enter", []string{"still met on 2024-11-18 · base rate 21 %", "slope reached already"}},
		{"too short", "2024-08-20", "down down down down down enter", []string{"none: the same forecast can be replayed on"}},
		{"run dry", "2026-11-23", "down down enter", []string{"none: slv_launches was last read on 2025-09-30, and was never silent for longer than 56 days before"}},
		{"in words", "2024-08-20", "down down down down down down enter D", []string{"that it is met within 90 days, by 2024-11-18: base rate 55 %"}},
		{"in words, met", "2024-08-20", "down down enter D", []string{"that it is still met after 90 days, on 2024-11-18: base rate 21 %"}},
	} {
		d := opened(t, c.at, 120, 40, strings.Fields(c.keys)...)
		got := strings.Join(strings.Fields(d.model.paint().plain()), " ")
		for _, want := range c.want {
			if !strings.Contains(got, want) {
				t.Errorf("%s: no %q in\n%s", c.story, want, d.model.paint().plain())
			}
		}
	}
}

// An outlook that is no longer wanted is stopped, and the one that is wanted is asked for when it has ended.
func TestAnOutlookThatIsNotWantedIsStopped(t *testing.T) {
	d := opened(t, "2024-08-20", 120, 40, "up", "enter")
	m := d.model
	m.outlook.shown = outlookKey{}
	if m.askOutlook() == nil || !m.outlook.running {
		t.Fatal("it is not asked for")
	}
	ctx, stop := context.WithCancel(context.Background())
	m.outlook.stop = stop
	if m.askOutlook() != nil || ctx.Err() != nil {
		t.Fatal("it is asked for twice, or stopped while it is wanted")
	}
	m.moment.goTo(m.moment.at-1, m.moment.at-1, m.moment.at)
	if m.askOutlook() != nil || ctx.Err() == nil {
		t.Fatal("the one before is not stopped")
	}
	m.takeOutlook(outlookFoundMsg{key: m.outlook.asked, err: ctx.Err()})
	if !strings.Contains(m.outlookFacts()[0].text, "following") {
		t.Error("a stopped outlook is shown")
	}
	var cmd tea.Cmd = m.askOutlook()
	if cmd == nil {
		t.Fatal("the next is not asked for")
	}
	msg := cmd().(outlookFoundMsg)
	m.takeOutlook(msg)
	if wanted, _ := m.wantedOutlook(); msg.err != nil || m.outlook.shown != wanted {
		t.Errorf("got %+v, %v", msg.key, msg.err)
	}
}
