package ui

import (
	"context"
	"runtime/debug"

	tea "charm.land/bubbletea/v2"

	"watchtui/internal/data"
	"watchtui/internal/thresholds"
)

// These are the commands that look something up in what was read and judged, for a screen that wants it.

type (
	dayJudgedMsg      struct{ judged judged }
	surenessFoundMsg  struct{ sureness sureness }
	triggeredFoundMsg struct{ triggered triggered }
	spotFoundMsg      struct{ spot spot }
	lineMadeMsg       struct{ line *measureLine }
	talkFoundMsg      struct{ found talkFound }
	floorFoundMsg     struct{ floor floorFound }
	outlookFoundMsg   struct {
		key     outlookKey
		outlook thresholds.Outlook
		err     error
	}
	describedMsg struct {
		key  descriptionKey
		text string
	}
)

func (c commands) judgeDay(h *thresholds.History, at data.Day) tea.Cmd {
	return guarded(func() tea.Msg { return dayJudgedMsg{judgeDay(h, at)} })
}

func (c commands) findSpot(key spotKey, before spot) tea.Cmd {
	return guarded(func() tea.Msg { return spotFoundMsg{findSpot(key, before)} })
}

// findSureness finds how sure the verdicts of a day are. The first of a history goes through all its ranges and sources, and what that took
// is given back.
func (c commands) findSureness(j judged, first bool) tea.Cmd {
	return guarded(func() tea.Msg {
		msg := surenessFoundMsg{findSureness(j)}
		if first && c.env.Settle != nil {
			debug.FreeOSMemory()
		}
		return msg
	})
}

// findTriggered finds how the triggers stand. The first of a history goes through all its days, and what that took is given back.
func (c commands) findTriggered(h, plain *thresholds.History, at data.Day, first bool) tea.Cmd {
	return guarded(func() tea.Msg {
		msg := triggeredFoundMsg{findTriggered(h, plain, at)}
		if first && c.env.Settle != nil {
			debug.FreeOSMemory()
		}
		return msg
	})
}

func (c commands) makeLine(key lineKey) tea.Cmd {
	return guarded(func() tea.Msg { return lineMadeMsg{makeLine(key)} })
}

func (c commands) findOutlook(ctx context.Context, key outlookKey) tea.Cmd {
	return guarded(func() tea.Msg {
		o, err := key.history.Outlook(ctx, key.number, key.at)
		return outlookFoundMsg{key, o, err}
	})
}

func (c commands) findTalk(key talkKey) tea.Cmd {
	return guarded(func() tea.Msg { return talkFoundMsg{findTalk(key)} })
}

func (c commands) describe(key descriptionKey) tea.Cmd {
	return guarded(func() tea.Msg { return describedMsg{key, key.text()} })
}

// findFloor weighs holding against conceding on a day; the first time over all days.
func (c commands) findFloor(h *thresholds.History, at data.Day, before floorFound) tea.Cmd {
	return guarded(func() tea.Msg { return floorFoundMsg{findFloor(h, at, before)} })
}
