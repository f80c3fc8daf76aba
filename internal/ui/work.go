package ui

import (
	"context"
	"errors"

	tea "charm.land/bubbletea/v2"
)

// work is something that may take long, of which there is one at a time. What writes is waited for
// even after it was told to stop, since it may have been done already; what only reads is left to itself.
type work struct {
	number    int    // tells an answer from a late one
	doing     string // "undoing import 3"; "" where nothing is done
	writes    bool
	isStopped bool
	cancel    context.CancelFunc
	ticks     int // of workTick, since it began
}

// begin numbers new work and gives the context that stop ends.
func (w *work) begin(ctx context.Context, doing string, writes bool) context.Context {
	w.stop()
	ctx, cancel := context.WithCancel(ctx)
	*w = work{number: w.number + 1, doing: doing, writes: writes, cancel: cancel}
	return ctx
}

// stop tells the work to stop.
func (w *work) stop() {
	if w.cancel != nil {
		w.cancel()
	}
	if w.isStopped = true; !w.writes {
		w.number, w.doing = w.number+1, ""
	}
}

// end forgets the work once its answer is there.
func (w *work) end() {
	if w.cancel != nil {
		w.cancel()
	}
	*w = work{number: w.number}
}

// words is what is done, and that it goes on.
func (w work) words() string {
	if w.isStopped {
		return "stopping: " + w.doing + " …"
	}
	return w.doing + " …"
}

// work begins a change of the store.
func (m *model) work(doing string, do change) tea.Cmd {
	w := &m.imports.work
	ctx := w.begin(m.cmd.ctx, doing, true)
	return tea.Batch(m.cmd.change(ctx, w.number, do), m.cmd.tick(w.number))
}

// takeChange says what a change of the store did, and reads the store anew.
func (m *model) takeChange(msg storeChangedMsg) []tea.Cmd {
	w := &m.imports.work
	if msg.number != w.number {
		return nil
	}
	doing := w.doing
	w.end()
	switch {
	case errors.Is(msg.err, context.Canceled):
		m.hint("stopped " + doing + ": nothing changed")
		return nil
	case msg.err != nil:
		m.refuse(doing, msg.err)
		return nil
	}
	if m.imports.adding.stage != noStage { // it was the file's
		m.imports.adding = addingState{}
		m.imports.selected, m.imports.top, m.imports.rows = 0, 0, nil
	}
	m.result(msg.said)
	return append(m.load(), m.cmd.endStatus(m.status.number))
}

// takeTick moves the spinner on.
func (m *model) takeTick(msg workTickedMsg) []tea.Cmd {
	w := &m.imports.work
	if msg.number != w.number || w.doing == "" {
		return nil
	}
	w.ticks++
	return []tea.Cmd{m.cmd.tick(w.number)}
}
