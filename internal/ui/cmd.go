package ui

import (
	"context"
	"fmt"
	"runtime/debug"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"
)

// The files cmd*.go are the only ones that reach the world outside, and where everything runs that may take
// longer than a key press. A command answers with one message; an answer carries the generation of the
// readings that it is about, so that a late one can be told and dropped.

// statusStays is how long a message stands in the footer.
const statusStays = 6 * time.Second

type (
	statusEndedMsg struct{ number int }
	panickedMsg    struct{ err error }

	quitLaterMsg struct{} // when the terminal has answered

	windowMeasuredMsg struct {
		size  uv.PixelSizeEvent
		query string // for what the terminal itself is still to be asked
	}
)

// commands makes commands. It is the one holder of the world.
type commands struct {
	ctx  context.Context
	env  Env
	stop func() // gives the terminal to the shell; nil where there is no terminal of its own

	window func() (width, height int) // in pixels, 0 where that is not known; nil likewise
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

// later does something after a while, unless the program ends before that; nil where no time passes.
func (c commands) later(after time.Duration, do func() tea.Msg) tea.Cmd {
	if c.env.After == nil {
		return nil
	}
	return guarded(func() tea.Msg {
		select {
		case <-c.ctx.Done():
			return nil
		case <-c.env.After(after):
			return do()
		}
	})
}

func (c commands) endStatus(number int) tea.Cmd {
	return c.later(statusStays, func() tea.Msg { return statusEndedMsg{number} })
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

// copy puts text on the terminal's clipboard.
func (c commands) copy(text string) tea.Cmd { return tea.SetClipboard(text) }

// quitLater ends the program once the terminal has answered: else whoever has it then would get the answer.
func (c commands) quitLater(sixels *sixelScreen) tea.Cmd {
	return guarded(func() tea.Msg {
		sixels.rest()
		return tea.QuitMsg{}
	})
}

// askForPixels measures the window, as far as the kernel knows it, and then asks the terminal.
func (c commands) askForPixels(query string) tea.Cmd {
	return guarded(func() tea.Msg {
		measured := windowMeasuredMsg{query: query}
		if c.window != nil {
			measured.size.Width, measured.size.Height = c.window()
		}
		return measured
	})
}
