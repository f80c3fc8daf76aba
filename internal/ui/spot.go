package ui

import (
	tea "charm.land/bubbletea/v2"

	"watchtui/internal/data"
	"watchtui/internal/thresholds"
)

// spot is what is said of a benchmark on a day, and at the crosshair.
type spot struct {
	key      spotKey
	cross    thresholds.State
	takes    string
	doubt    string   // why the readings leave open whether it is met, where its state does not say so
	knowable data.Day // from which on the state could be known
}

// spotKey is what a spot is about.
type spotKey struct {
	history   *thresholds.History
	number    int
	at, cross data.Day
}

// findSpot says it; of the spot before it takes what is about the same day.
func findSpot(key spotKey, before spot) spot {
	h := key.history
	s := before
	s.key, s.cross = key, h.State(key.number, min(key.cross, h.Until()))
	same := key
	same.cross = before.key.cross
	if before.key == same {
		return s
	}
	at := min(key.at, h.Until())
	s.takes, s.doubt = h.WhatItTakes(key.number, at), ""
	state := h.State(key.number, at)
	s.knowable = h.Knowable(key.number, state.Since)
	if h.Truth(key.number, at) == thresholds.Unknown && state.Word >= thresholds.Unmet {
		s.doubt = h.Unsure(key.number, at).Why
	}
	return s
}

// wantedSpot is what should be said on the screen; false where nothing can be.
func (m *model) wantedSpot() (spotKey, bool) {
	h := m.history()
	if m.on != benchmarkScreen || h == nil {
		return spotKey{}, false
	}
	return spotKey{h, m.benchmark.number, m.moment.at, m.crossDay()}, true
}

// askSpot asks for it, one at a time: while a key is held down those in between are passed over.
func (m *model) askSpot() tea.Cmd {
	wanted, ok := m.wantedSpot()
	if !ok || m.benchmark.asking || m.benchmark.spot.key == wanted {
		return nil
	}
	m.benchmark.asking = true
	return m.cmd.findSpot(wanted, m.benchmark.spot)
}

func (m *model) takeSpot(s spot) {
	m.benchmark.asking = false
	if wanted, ok := m.wantedSpot(); ok && wanted.history == s.key.history && wanted.number == s.key.number {
		m.benchmark.spot = s
	}
}
