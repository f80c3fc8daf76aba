package ui

import (
	"context"
	"sync"
)

// notes is what is kept between the sessions of a test.
type notes struct {
	mu    sync.Mutex
	kept  Kept
	wrong error
}

// in is a world that keeps things.
func (n *notes) in(env Env) Env {
	env.Kept = func(context.Context) (Kept, error) {
		n.mu.Lock()
		defer n.mu.Unlock()
		return n.kept, n.wrong
	}
	env.KeepBookmark = func(_ context.Context, b Bookmark, set bool) ([]Bookmark, error) {
		n.mu.Lock()
		defer n.mu.Unlock()
		if n.wrong != nil {
			return nil, n.wrong
		}
		s := bookmarksState{all: n.kept.Bookmarks}
		s.put(b, set)
		n.kept.Bookmarks = s.all
		return s.all, nil
	}
	env.KeepSeen = func(_ context.Context, seen Seen) error {
		n.mu.Lock()
		defer n.mu.Unlock()
		n.kept.Seen = &seen
		return n.wrong
	}
	return env
}
