package ui

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	tea "charm.land/bubbletea/v2"
)

// openingState is the first screen as an earlier session found it. It stands until this session has found all of it anew, which takes a
// quarter of a second with a million readings, or until the reader does something.
//
// Laws: it is shown only where all that it follows from is as it was then: the program, the book, the imports in force, the day, the
// options and the size of the terminal; and what is found afterwards is the same.
type openingState struct {
	kept   *keptScreen // nil where there is none, or no more
	isPast bool        // it has been shown, or the reader was quicker
	keeps  int         // the generation whose first screen was kept, or was to be
}

// keptScreen is a first screen, and a digest of what it follows from.
type keptScreen struct {
	of     string
	title  string
	canvas *canvas
}

// opening is the first screen of an earlier session, where it can stand for this one's.
func (m *model) opening() *keptScreen {
	s := m.openings.kept
	if s == nil || m.openings.isPast || s.canvas.width != m.w || s.canvas.height != m.h || m.store.stamp == "" || s.of != m.follows() {
		return nil
	}
	return s
}

// endOpening ends it once all of it was found anew, the reader did something, or there is something to say.
func (m *model) endOpening(isTouched bool) {
	if o := &m.openings; o.kept != nil && (isTouched || m.status.text != "" || m.over != noOverlay || m.isWhole()) {
		o.kept, o.isPast = nil, true
	}
}

// follows is a digest of all that the first screen follows from.
func (m *model) follows() string {
	h := sha256.New()
	fmt.Fprintf(h, "%q %q %dx%d %d %+v %+v", m.store.stamp, m.edited.stamp, m.w, m.h, m.moment.today, m.opts, m.store.summary)
	return hex.EncodeToString(h.Sum(nil))
}

// isFirst tells whether the time looked at is the one that the program begins with.
func (m *model) isFirst() bool {
	at := m.moment.today
	if m.opts.HasAt {
		at = m.opts.At
	}
	return m.moment.told && m.moment.at == at && m.moment.vintage == m.opts.Vintage
}

// isWhole tells whether all that the first screen shows was found, of the latest readings.
func (m *model) isWhole() bool {
	if m.inWhatIf() || !m.historyNow() || !m.judgedNow() || !m.sureNow() || !m.triggeredNow() {
		return false
	}
	for _, indicator := range m.book.Indicators {
		if _, isMade := m.knownToChart(m.store.base, indicator); !isMade {
			return false
		}
	}
	_, wanted := m.wantedTalk()
	_, found := m.talkNow()
	return found || !wanted
}

// keepOpening keeps the first screen for the next session, once for each reading of the store.
func (m *model) keepOpening() tea.Cmd {
	if m.cmd.env.KeepOpening == nil || m.openings.keeps == m.store.generation || m.store.stamp == "" || m.edited.trouble != "" || m.pixels.on() || m.opensElsewhere() || !m.isFirst() {
		return nil
	}
	first := m.asItBegan()
	if !first.isWhole() {
		return nil
	}
	m.openings.keeps = m.store.generation
	return m.cmd.keepOpening(m.store.stamp, keptScreen{m.follows(), first.title(), first.paint()})
}

// opensElsewhere tells whether the program begins with another screen than Watch: those have lists that are read when they are looked at.
func (m *model) opensElsewhere() bool {
	return orElse(m.opts.Screen, screenNames[watchScreen]) != screenNames[watchScreen]
}

// asItBegan is the program as the reader found it, with all that was found since.
func (m *model) asItBegan() *model {
	first := *m
	first.on, first.under, first.over, first.status, first.frame = watchScreen, nil, noOverlay, status{}, frameCache{}
	first.screens = screens{watch: newWatchState(), talk: talkState{found: m.talk.found}}
	first.overlays, first.openings = overlays{}, openingState{}
	first.store.base = first.store.real
	return &first
}
