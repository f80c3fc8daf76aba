package ui

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"watchtui/internal/data"
	"watchtui/internal/thresholds"
)

// This is the only file that reaches the world outside, and where everything runs that may take
// longer than a key press. A command answers with one message; an answer carries the generation of the
// readings that it is about, so that a late one can be told and dropped.

const (
	lookEvery    = 500 * time.Millisecond // at the version
	statusStays  = 6 * time.Second
	workTick     = 120 * time.Millisecond
	changeWindow = 90 // days, of the change shown with each chart
)

type (
	summaryLoadedMsg struct {
		generation int
		summary    Summary
		version    int64
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
	chartMadeMsg      struct{ chart *chart }
	vintageMadeMsg    struct{ chart *chart }
	dayJudgedMsg      struct{ judged judged }
	surenessFoundMsg  struct{ sureness sureness }
	triggeredFoundMsg struct{ triggered triggered }
	rowsListedMsg     struct {
		wanted listing
		rows   tableRows
	}
	historyRunMsg struct {
		generation int
		history    *thresholds.History
	}
	lookedMsg struct {
		version int64
		today   data.Day
		err     error
		stamp   string           // of the watchbook's file
		book    *thresholds.Book // where it is another; nil else, or where it has mistakes
		bookErr error
	}
	statusEndedMsg struct{ number int }
	settledMsg     struct{}

	spotFoundMsg    struct{ spot spot }
	lineMadeMsg     struct{ line *measureLine }
	talkFoundMsg    struct{ found talkFound }
	floorFoundMsg   struct{ floor floorFound }
	outlookFoundMsg struct {
		key     outlookKey
		outlook thresholds.Outlook
		err     error
	}
	describedMsg struct {
		key  descriptionKey
		text string
	}

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
	newsFoundMsg  struct {
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
	exportedMsg struct {
		number int
		path   string
		said   string
		err    error
	}

	whatIfJudgedMsg struct {
		key       whatIfKey
		laid      thresholds.Readings // those that are others than the store's
		published map[string][]data.Day
		charts    []*chart
		history   *thresholds.History
		plain     *thresholds.History
		judged    judged
	}
	smallestFoundMsg struct {
		number    int
		change    thresholds.SmallestChange
		scenario  thresholds.Scenario // what was assumed already, and the change
		isHighest bool
	}
	scenariosListedMsg struct {
		names []string
		err   error
	}
	scenarioLoadedMsg struct {
		scenario *thresholds.Scenario
		err      error
	}
	scenarioSavedMsg struct {
		name, said string
		err        error
	}

	panickedMsg struct{ err error }
)

// commands makes commands. It is the one holder of the world.
type commands struct {
	ctx  context.Context
	env  Env
	stop func() // gives the terminal to the shell; nil where there is no terminal of its own
}

// guarded runs a command so that a panic in it ends the program in order, with the terminal restored.
func guarded(run tea.Cmd) tea.Cmd {
	return func() (msg tea.Msg) {
		defer func() {
			if cause := recover(); cause != nil {
				msg = panickedMsg{fmt.Errorf("panic: %v\n%s", cause, strings.TrimSpace(string(debug.Stack())))}
			}
		}()
		return run()
	}
}

func (c commands) loadSummary(generation int) tea.Cmd {
	return guarded(func() tea.Msg {
		msg := summaryLoadedMsg{generation: generation, today: c.env.Today()}
		if c.env.Version != nil {
			if msg.version, msg.err = c.env.Version(c.ctx); msg.err != nil {
				return msg
			}
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
		msg.published = publications(indicator, msg.series)
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

func (c commands) listRows(wanted listing) tea.Cmd {
	return guarded(func() tea.Msg { return rowsListedMsg{wanted, wanted.list()} })
}

func (c commands) runHistory(generation int, readings thresholds.Readings, vintage thresholds.Vintage, until data.Day) tea.Cmd {
	return guarded(func() tea.Msg {
		return historyRunMsg{generation, thresholds.Run(c.env.Book, readings, vintage, until)}
	})
}

// look waits and then looks whether the readings, the day, or the watchbook are others.
func (c commands) look(stamp string) tea.Cmd {
	if c.env.After == nil || c.env.Version == nil {
		return nil
	}
	return guarded(func() tea.Msg {
		select {
		case <-c.ctx.Done():
			return nil
		case <-c.env.After(lookEvery):
		}
		msg := lookedMsg{stamp: stamp, today: c.env.Today()}
		msg.version, msg.err = c.env.Version(c.ctx)
		if c.env.ReadBook != nil {
			msg.book, msg.stamp, msg.bookErr = c.env.ReadBook(stamp)
		}
		return msg
	})
}

func (c commands) endStatus(number int) tea.Cmd {
	if c.env.After == nil {
		return nil
	}
	return guarded(func() tea.Msg {
		select {
		case <-c.ctx.Done():
		case <-c.env.After(statusStays):
		}
		return statusEndedMsg{number}
	})
}

func (c commands) suspend() tea.Cmd {
	if c.stop == nil {
		return nil
	}
	return guarded(func() tea.Msg {
		c.stop()
		return nil
	})
}

func (c commands) canListImports() bool { return c.env.Imports != nil }
func (c commands) canPreview() bool     { return c.env.Preview != nil }

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

func (c commands) canExport() bool { return c.env.Export != nil }

func (c commands) export(ctx context.Context, number int, path string, extract func() Extract, replace bool) tea.Cmd {
	return guarded(func() tea.Msg {
		said, err := c.env.Export(ctx, path, extract(), replace)
		return exportedMsg{number, path, said, err}
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

// copy puts text on the terminal's clipboard.
func (c commands) copy(text string) tea.Cmd { return tea.SetClipboard(text) }

// askForPixels asks the terminal whether it has them.
func (c commands) askForPixels() tea.Cmd { return tea.Raw(pixelsQuery) }

// askForCells asks the terminal how large they are.
func (c commands) askForCells() tea.Cmd { return tea.Raw(cellQuery) }

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

// tick moves a spinner on.
func (c commands) tick(number int) tea.Cmd {
	if c.env.After == nil {
		return nil
	}
	return guarded(func() tea.Msg {
		select {
		case <-c.ctx.Done():
			return nil
		case <-c.env.After(workTick):
		}
		return workTickedMsg{number}
	})
}

// findFloor weighs holding against conceding on a day; the first time over all days.
func (c commands) findFloor(h *thresholds.History, at data.Day, before floorFound) tea.Cmd {
	return guarded(func() tea.Msg { return floorFoundMsg{findFloor(h, at, before)} })
}
