package ui

import tea "charm.land/bubbletea/v2"

// These are the commands that keep the first screen for the next session.

type openingLoadedMsg struct{ opening *keptScreen }

// loadOpening reads the first screen of an earlier session. One that cannot be read is none: it is found anew.
func (c commands) loadOpening() tea.Cmd {
	if c.env.Opening == nil {
		return nil
	}
	return guarded(func() tea.Msg {
		text, err := c.env.Opening(c.ctx)
		if err != nil || text == nil {
			return nil
		}
		opening, err := readScreen(text)
		if err != nil {
			return nil
		}
		return openingLoadedMsg{opening}
	})
}

// keepOpening keeps a first screen that was found from readings with a stamp, unless the store has another by now: then it is of neither.
func (c commands) keepOpening(stamp string, opening keptScreen) tea.Cmd {
	return guarded(func() tea.Msg {
		if now, err := c.env.Stamp(c.ctx); err == nil && now == stamp {
			_ = c.env.KeepOpening(c.ctx, opening.encode()) // without it the next session begins as this one did
		}
		return nil
	})
}
