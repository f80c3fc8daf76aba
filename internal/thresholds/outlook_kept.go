package thresholds

import (
	"context"
	"sync"

	"watchtui/internal/data"
)

// outlookRuns keep outlooks, and what those of different days have in common: a screen asks for one day after the other, and may ask for the same from several places.
type outlookRuns struct {
	mu      sync.Mutex
	then    map[int]*History // by the place of a benchmark in the book's list: it alone, as known then
	replays map[replayKey]*replay
	found   map[replayKey]Outlook
	turn    chan struct{} // held by the one who looks for an outlook: who asks for the same then finds it
}

// replayKey is a benchmark, by its place in the book's list, and a day.
type replayKey struct {
	benchmark int
	at        data.Day
}

// maxOutlooks is how many are kept: all days of a year for each of a book's benchmarks, in some megabytes.
const maxOutlooks = 4000

func (r *outlookRuns) kept(key replayKey) (Outlook, bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	o, ok := r.found[key]
	return o, ok
}

func (r *outlookRuns) keep(key replayKey, o Outlook) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.found == nil || len(r.found) >= maxOutlooks {
		r.found = map[replayKey]Outlook{}
	}
	r.found[key] = o
}

// wait waits until nobody else looks for an outlook, or the context ends. What it returns lets the next one look.
func (r *outlookRuns) wait(ctx context.Context) (done func(), err error) {
	r.mu.Lock()
	if r.turn == nil {
		r.turn = make(chan struct{}, 1)
	}
	turn := r.turn
	r.mu.Unlock()
	select {
	case turn <- struct{}{}:
		return func() { <-turn }, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}
