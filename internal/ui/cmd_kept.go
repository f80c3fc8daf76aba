package ui

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"watchtui/internal/data"
)

// These are the commands about what stays between sessions, and what changed since.

type (
	newsFoundMsg struct {
		items []newsItem
		err   error
	}
	keptLoadedMsg struct {
		kept Kept
		err  error
	}
	bookmarksKeptMsg struct {
		all []Bookmark
		err error
	}
)

// loadKept reads what was kept from the last session; nil where nothing is kept.
func (c commands) loadKept() tea.Cmd {
	if c.env.Kept == nil {
		return nil
	}
	return guarded(func() tea.Msg {
		kept, err := c.env.Kept(c.ctx)
		return keptLoadedMsg{kept, err}
	})
}

func (c commands) findNews(s newsSearch) tea.Cmd {
	return guarded(func() tea.Msg {
		var imports []Import
		if c.env.Imports != nil {
			imports, _ = c.env.Imports(c.ctx) // what went wrong is said where the imports are listed
		}
		fresh := freshReadings{}
		var err error
		if c.env.NewReadings != nil && s.lastImport > s.before.LastImport {
			err = c.env.NewReadings(c.ctx, s.before.LastImport, func(r data.Reading) error {
				fresh.note(r, s.readings[r.Indicator])
				return nil
			})
		}
		return newsFoundMsg{s.find(imports, fresh), err}
	})
}

// keepSeen keeps how things stand. It is done when the program has ended, whatever ended it, and waits.
func (c commands) keepSeen(seen Seen) error {
	if c.env.KeepSeen == nil {
		return nil
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(c.ctx), patience)
	defer cancel()
	if c.env.Imports != nil {
		imports, err := c.env.Imports(ctx)
		if err != nil {
			return err
		}
		seen.Undone = undone(imports, seen.LastImport)
	}
	return c.env.KeepSeen(ctx, seen)
}

func (c commands) keepBookmark(change bookmarkChange) tea.Cmd {
	if c.env.KeepBookmark == nil {
		return nil
	}
	return guarded(func() tea.Msg {
		all, err := c.env.KeepBookmark(c.ctx, change.Bookmark, change.set)
		return bookmarksKeptMsg{all, err}
	})
}
