package ui

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
)

// patience is how long the program may take to leave in order once it is told to.
const patience = 2 * time.Second

// Run runs the program on a terminal until it is left, and leaves the terminal as it found it: after
// q and ctrl+c, after signals, after a panic. A signal that ends it is no error.
func Run(ctx context.Context, env Env, opts Options) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	m := newModel(ctx, env, opts)
	m.cmd.stop, m.cmd.window = suspendGroup, windowPixels
	colours := tea.WithColorProfile(colorprofile.Detect(os.Stdout, os.Environ()))
	program, title := newProgram(ctx, m, os.Stdout, colours), newTitleKeeper(os.Stdout, opts)
	stop, stopWatch := heed(ctx, program, m, title), watchSize(program)
	defer stop()
	defer stopWatch()
	err := m.runIn(program, title)
	if seen, ok := m.seen(); ok && m.fatal == nil && !errors.Is(err, tea.ErrProgramPanic) {
		if err := m.cmd.keepSeen(seen); err != nil {
			return fmt.Errorf("keeping what was seen: %w", err)
		}
	}
	switch {
	case m.fatal != nil:
		return m.fatal
	case errors.Is(err, tea.ErrProgramPanic):
		return fmt.Errorf("the program ended early: %w", err)
	case err != nil && ctx.Err() == nil && !errors.Is(err, tea.ErrProgramKilled) && !errors.Is(err, tea.ErrInterrupted):
		return fmt.Errorf("running on the terminal: %w", err)
	}
	return nil
}

// runIn runs a program until it is left, a panic being an error, with a title of its own.
func (m *model) runIn(program *tea.Program, title *titleKeeper) error {
	title.keep()
	defer title.end()
	_, err := program.Run()
	m.pixels.sixels.drain()
	return err
}

func newProgram(ctx context.Context, m *model, out io.Writer, opts ...tea.ProgramOption) *tea.Program {
	behind := out
	if m.pixels.asks(SixelPixels) {
		behind = m.pixels.sixels.before(out)
	}
	m.display = newDisplay(behind)
	return tea.NewProgram(m, append([]tea.ProgramOption{tea.WithOutput(m.display.before(out)), tea.WithContext(ctx), tea.WithoutSignalHandler(), tea.WithFilter(ending)}, opts...)...)
}

// ending sees the messages before the model.
func ending(of tea.Model, msg tea.Msg) tea.Msg {
	m := of.(*model)
	if _, ok := msg.(tea.QuitMsg); ok { // whoever said so: Update is not asked
		m.endPixels()
		if m.pixels.sixels.end() {
			return quitLaterMsg{}
		}
	}
	if sized, ok := msg.(tea.WindowSizeMsg); ok && m.display != nil {
		return m.display.resize(sized)
	}
	return msg
}

// heed handles the signals that Bubble Tea does not, or not so that the terminal is left in order:
// it knows INT and TERM only, and stops on its own ctrl+z alone. It returns what ends the handling.
//
//	INT TERM HUP QUIT   leave in order; by force where that takes too long
//	TSTP                give the terminal back, stop, take it again when continued
func heed(ctx context.Context, program *tea.Program, m *model, title *titleKeeper) (stop func()) {
	signals := make(chan os.Signal, 4)
	signal.Notify(signals, heeded...)
	done := make(chan struct{})
	go func() {
		for {
			select {
			case <-done:
				return
			case <-ctx.Done():
				return
			case received := <-signals:
				if isStop(received) {
					m.pixels.sixels.rest()
					rest(program, m, title)
					m.pixels.sixels.wake()
					continue
				}
				go program.Quit()
				select {
				case <-done:
				case <-time.After(patience):
					program.Kill()
				}
				return
			}
		}
	}()
	return func() {
		signal.Stop(signals)
		close(done)
	}
}

// rest gives the terminal back, stops the process and, once it is continued, takes the terminal again.
//
// Bubble Tea ends its ticker in the background, perhaps only after the new one was begun, which then stands still, and with it all that
// Bubble Tea writes. Where the terminal is not taken in time it is given back and taken once more.
func rest(program *tea.Program, m *model, title *titleKeeper) {
	if err := program.ReleaseTerminal(); err != nil {
		return
	}
	m.pixels.sixels.drain()
	title.restore()
	stopSelf()
	title.keep()
	for range 3 { // after that nothing better can be done than to go on
		before := m.display.takings()
		if err := program.RestoreTerminal(); err != nil || m.display.isTaken(before, patience) || program.ReleaseTerminal() != nil {
			return
		}
	}
	_ = program.RestoreTerminal()
}
