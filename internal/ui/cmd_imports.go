package ui

import (
	"context"
	"errors"
	"time"

	tea "charm.land/bubbletea/v2"

	"watchtui/internal/data"
)

// These are the commands of the Imports screen, and of a file on its way in.

// workTick is how long a spinner stands still.
const workTick = 120 * time.Millisecond

type (
	importsListedMsg struct {
		generation int
		imports    []Import
		err        error
	}
	refusalsListedMsg struct {
		id       int
		refusals []*data.Refusal
		err      error
	}
	completedMsg struct {
		path  string
		names []string
		err   error
	}
	previewedMsg struct {
		number  int
		preview Preview
		err     error
	}
	storeChangedMsg struct { // by the reader
		number int
		said   string
		err    error
	}
	workTickedMsg struct{ number int }
)

func (c commands) canListImports() bool { return c.env.Imports != nil }

func (c commands) canPreview() bool { return c.env.Preview != nil }

func (c commands) listImports(generation int) tea.Cmd {
	return guarded(func() tea.Msg {
		imports, err := c.env.Imports(c.ctx)
		return importsListedMsg{generation, imports, err}
	})
}

func (c commands) listRefusals(id int) tea.Cmd {
	return guarded(func() tea.Msg {
		if c.env.Refusals == nil {
			return refusalsListedMsg{id, nil, errors.New("not to be had here")}
		}
		refusals, err := c.env.Refusals(c.ctx, id)
		return refusalsListedMsg{id, refusals, err}
	})
}

func (c commands) complete(path string) tea.Cmd {
	if c.env.Complete == nil {
		return nil
	}
	return guarded(func() tea.Msg {
		names, err := c.env.Complete(c.ctx, path)
		return completedMsg{path, names, err}
	})
}

func (c commands) preview(ctx context.Context, number int, path string, answers map[string]string) tea.Cmd {
	return guarded(func() tea.Msg {
		preview, err := c.env.Preview(ctx, path, answers)
		return previewedMsg{number, preview, err}
	})
}

// change does something to the store and says what; nil where that cannot be done.
type change func(ctx context.Context) (said string, err error)

func (c commands) undo(id int) change {
	if c.env.Undo == nil {
		return nil
	}
	return func(ctx context.Context) (string, error) { return c.env.Undo(ctx, id) }
}

func (c commands) redo(id int) change {
	if c.env.Redo == nil {
		return nil
	}
	return func(ctx context.Context) (string, error) { return c.env.Redo(ctx, id) }
}

func (c commands) importFile(path string, answers map[string]string, skipBad bool) change {
	if c.env.Import == nil {
		return nil
	}
	return func(ctx context.Context) (string, error) { return c.env.Import(ctx, path, answers, skipBad) }
}

func (c commands) change(ctx context.Context, number int, do change) tea.Cmd {
	return guarded(func() tea.Msg {
		said, err := do(ctx)
		return storeChangedMsg{number, said, err}
	})
}

// tick moves a spinner on.
func (c commands) tick(number int) tea.Cmd {
	return c.later(workTick, func() tea.Msg { return workTickedMsg{number} })
}
