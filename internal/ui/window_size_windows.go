package ui

import tea "charm.land/bubbletea/v2"

// windowPixels is how large the window of the output is in pixels: nobody is told.
func windowPixels() (width, height int) { return 0, 0 }

// knowsTerminal is whether Bubble Tea is to know that its output is a terminal: it has to have a console understand escape sequences.
const knowsTerminal = true

// watchSize has nothing to tell: Bubble Tea hears of the size by itself.
func watchSize(*tea.Program) (stop func()) { return func() {} }
