package ui

import (
	"io"
	"sync"
)

// What has a terminal keep its title on a stack of its own, and take it back from there (XTWINOPS 22 and 23 of xterm: both the window's and
// the icon's). A terminal that does not know them does nothing, and is left with an empty title, which most shells write anew.
const (
	keepsTitle    = "\x1b[22;0t"
	restoresTitle = "\x1b[23;0t"
)

// titleKeeper keeps the title that a terminal had while the dashboard has it. Nil keeps none.
type titleKeeper struct {
	out io.Writer

	mu   sync.Mutex
	kept bool
	over bool // the dashboard has ended
}

func newTitleKeeper(out io.Writer, opts Options) *titleKeeper {
	if opts.NoTitle {
		return nil
	}
	return &titleKeeper{out: out}
}

// keep has the terminal keep its title; it comes before all that the dashboard writes.
func (k *titleKeeper) keep() { k.set(true, false) }

// restore gives the terminal its title back; it comes after all that the dashboard writes, which empties it.
func (k *titleKeeper) restore() { k.set(false, false) }

// end is restore for good, whatever a signal that comes late brings about.
func (k *titleKeeper) end() { k.set(false, true) }

func (k *titleKeeper) set(kept, over bool) {
	if k == nil {
		return
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	if kept == k.kept || kept && k.over {
		k.over = k.over || over
		return
	}
	k.kept, k.over = kept, k.over || over
	text := restoresTitle
	if kept {
		text = keepsTitle
	}
	_, _ = io.WriteString(k.out, text) // a terminal that is gone needs no title
}
