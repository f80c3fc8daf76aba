//go:build !windows

package ui

import (
	"cmp"
	"os"
	"os/signal"
	"strconv"

	tea "charm.land/bubbletea/v2"
	"golang.org/x/sys/unix"
)

// windowPixels is how large the window of the output is in pixels, as the kernel was told; 0 where it was not.
func windowPixels() (width, height int) {
	size, err := unix.IoctlGetWinsize(int(os.Stdout.Fd()), unix.TIOCGWINSZ)
	if err != nil {
		return 0, 0
	}
	return int(size.Xpixel), int(size.Ypixel)
}

// knowsTerminal is whether Bubble Tea is to know that its output is a terminal. It would make a grid as large as that at once, and keep
// it, so it is told the size by watchSize.
const knowsTerminal = false

// watchSize tells the program how large the terminal is, now, whenever that changes, and when the process was stopped and goes on.
func watchSize(program *tea.Program) (stop func()) {
	changed, done := make(chan os.Signal, 1), make(chan struct{})
	signal.Notify(changed, unix.SIGWINCH, unix.SIGCONT)
	go func() {
		for {
			program.Send(windowCells())
			select {
			case <-changed:
			case <-done:
				return
			}
		}
	}()
	return func() {
		signal.Stop(changed)
		close(done)
	}
}

// windowCells is how large the terminal is.
func windowCells() tea.WindowSizeMsg {
	cells, err := unix.IoctlGetWinsize(int(os.Stdout.Fd()), unix.TIOCGWINSZ)
	if err != nil {
		return sizeSaid(0, 0)
	}
	return sizeSaid(int(cells.Col), int(cells.Row))
}

// sizeSaid is a size, of which what the kernel does not know is as the shell says, and then as terminals were.
func sizeSaid(width, height int) tea.WindowSizeMsg {
	said := func(name string) int {
		n, _ := strconv.Atoi(os.Getenv(name))
		return max(n, 0)
	}
	return tea.WindowSizeMsg{Width: cmp.Or(width, said("COLUMNS"), 80), Height: cmp.Or(height, said("LINES"), 24)}
}
