package ui

import (
	"context"

	tea "charm.land/bubbletea/v2"
)

type exportedMsg struct {
	number int
	path   string
	said   string
	err    error
}

func (c commands) canExport() bool { return c.env.Export != nil }

func (c commands) export(ctx context.Context, number int, path string, extract func() Extract, replace bool) tea.Cmd {
	return guarded(func() tea.Msg {
		said, err := c.env.Export(ctx, path, extract(), replace)
		return exportedMsg{number, path, said, err}
	})
}
