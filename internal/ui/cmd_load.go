package ui

import (
	"context"
	"runtime/debug"
	"time"

	tea "charm.land/bubbletea/v2"

	"watchtui/internal/data"
	"watchtui/internal/thresholds"
)

// These are the commands that read the store and make ready what was read.

// lookEvery is how long it is from one look at the store, the day and the watchbook to the next.
const lookEvery = 500 * time.Millisecond

// frameTakes is how long it takes at most until what has changed is on the screen: it is drawn sixty times a second.
const frameTakes = 20 * time.Millisecond

// restAfter is how long after things were put in order the dashboard is taken to be at rest.
const restAfter = 2 * time.Second

type (
	summaryLoadedMsg struct {
		generation int
		summary    Summary
		version    int64
		stamp      string
		today      data.Day
		err        error
	}
	seriesLoadedMsg struct {
		generation int
		indicator  string
		series     *data.Series
		published  []data.Day
		err        error
	}
	chartMadeMsg   struct{ chart *chart }
	vintageMadeMsg struct{ chart *chart }
	rowsListedMsg  struct {
		wanted listing
		rows   tableRows
		err    error // it was stopped
	}
	historyRunMsg struct {
		generation int
		history    *thresholds.History
		judged     judged // the day looked at when it was asked for
	}
	drawnMsg  struct{}
	lookedMsg struct {
		version int64
		today   data.Day
		err     error
		stamp   string           // of the watchbook's file
		book    *thresholds.Book // where it is another; nil else, or where it has mistakes
		bookErr error
	}
	settledMsg struct{}
)

func (c commands) loadSummary(generation int) tea.Cmd {
	return guarded(func() tea.Msg {
		msg := summaryLoadedMsg{generation: generation, today: c.env.Today()}
		if c.env.Version != nil {
			if msg.version, msg.err = c.env.Version(c.ctx); msg.err != nil {
				return msg
			}
		}
		if c.env.Stamp != nil {
			msg.stamp, _ = c.env.Stamp(c.ctx) // where there is none, no opening is kept
		}
		msg.summary, msg.err = c.env.Summary(c.ctx)
		return msg
	})
}

func (c commands) loadSeries(generation int, indicator data.Indicator) tea.Cmd {
	return guarded(func() tea.Msg {
		msg := seriesLoadedMsg{generation: generation, indicator: indicator.ID}
		msg.series, msg.err = c.env.Series(c.ctx, indicator.ID)
		if msg.series == nil {
			msg.series = data.NewBuilder(indicator.ID, 0).Series()
		}
		msg.published = msg.series.KnownDays(indicator)
		return msg
	})
}

func (c commands) makeChart(indicator data.Indicator, series *data.Series, known data.Instant) tea.Cmd {
	return guarded(func() tea.Msg { return chartMadeMsg{makeChart(indicator, series, known)} })
}

// makeVintage is makeChart for a vintage beside the one that is looked at.
func (c commands) makeVintage(indicator data.Indicator, series *data.Series, known data.Instant) tea.Cmd {
	return guarded(func() tea.Msg { return vintageMadeMsg{makeChart(indicator, series, known)} })
}

// settle puts things in order while the reader reads. What reading left behind is given back to the system.
func (c commands) settle() tea.Cmd {
	if c.env.Settle == nil {
		return nil
	}
	return guarded(func() tea.Msg {
		c.env.Settle(c.ctx)
		debug.FreeOSMemory()
		return settledMsg{}
	})
}

// rest waits until what a history brings about is drawn as well, and gives back what that took: a dashboard that nobody touches would
// else hold it until the next collection, which may be hours away.
func (c commands) rest() tea.Cmd {
	return c.later(restAfter, func() tea.Msg {
		debug.FreeOSMemory()
		return nil
	})
}

func (c commands) listRows(ctx context.Context, wanted listing) tea.Cmd {
	return guarded(func() tea.Msg {
		rows, err := wanted.list(ctx)
		return rowsListedMsg{wanted, rows, err}
	})
}

// runHistory judges every day, and looks up the one that is looked at.
func (c commands) runHistory(generation int, readings thresholds.Readings, looked moment) tea.Cmd {
	return guarded(func() tea.Msg {
		h := thresholds.Run(c.env.Book, readings, looked.vintage, looked.until())
		return historyRunMsg{generation, h, judgeDay(h, looked.at)}
	})
}

// drawn waits until the screen has been drawn. What comes after a verdict can wait that long, and would else hold it up.
func (c commands) drawn() tea.Cmd {
	return c.later(frameTakes, func() tea.Msg { return drawnMsg{} })
}

// look waits and then looks whether the readings, the day, or the watchbook are others.
func (c commands) look(stamp string) tea.Cmd {
	if c.env.Version == nil {
		return nil
	}
	return c.later(lookEvery, func() tea.Msg {
		msg := lookedMsg{stamp: stamp, today: c.env.Today()}
		msg.version, msg.err = c.env.Version(c.ctx)
		if c.env.ReadBook != nil {
			msg.book, msg.stamp, msg.bookErr = c.env.ReadBook(stamp)
		}
		return msg
	})
}
