package ui

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"watchtui/internal/data"
	"watchtui/internal/thresholds"
)

// outlookState is the outlook of a benchmark. It may take a second, so that one that is no longer wanted is stopped, and nothing else waits for it.
type outlookState struct {
	running bool
	asked   outlookKey
	stop    context.CancelFunc // the one that is running
	shown   outlookKey         // what outlook is about
	outlook thresholds.Outlook
}

// outlookKey is what an outlook is about.
type outlookKey struct {
	history *thresholds.History
	number  int // of the benchmark in the book
	at      data.Day
}

// wantedOutlook is what should be said on the Benchmark screen; false where nothing can be.
func (m *model) wantedOutlook() (outlookKey, bool) {
	h := m.history()
	if m.on != benchmarkScreen || h == nil || m.benchmark.number >= len(h.Book().Benchmarks) {
		return outlookKey{}, false
	}
	return outlookKey{h, m.benchmark.number, min(m.moment.at, h.Until())}, true
}

// askOutlook asks for it, and stops one that is no longer wanted; its answer then asks for the next.
func (m *model) askOutlook() tea.Cmd {
	s := &m.outlook
	wanted, ok := m.wantedOutlook()
	switch {
	case s.running:
		if !ok || s.asked != wanted {
			s.stop()
		}
		return nil
	case !ok || s.shown == wanted:
		return nil
	}
	var ctx context.Context
	ctx, s.stop = context.WithCancel(m.cmd.ctx)
	s.running, s.asked = true, wanted
	return m.cmd.findOutlook(ctx, wanted)
}

func (m *model) takeOutlook(msg outlookFoundMsg) {
	s := &m.outlook
	s.running = false
	s.stop()
	if msg.err == nil { // else it was stopped
		s.shown, s.outlook = msg.key, msg.outlook
	}
}

// outlookFacts are the outlook's lines among the facts of a benchmark.
func (m *model) outlookFacts() []fact {
	wanted, ok := m.wantedOutlook()
	if !ok || m.outlook.shown != wanted {
		return []fact{{"outlook", "… following " + data.Number(thresholds.OutlookPaths) + " paths", styleDim}}
	}
	o := m.outlook.outlook
	st := stylePlain
	if o.Refused != "" {
		st = styleDim
	}
	return []fact{{"outlook", o.Brief(), st}, {"slope", o.Trend.Brief(o.Benchmark), styleDim}}
}
