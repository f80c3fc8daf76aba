package ui

import (
	"io"
	"strings"
	"sync"

	"watchtui/internal/data"
	"watchtui/internal/thresholds"
)

// title is what the terminal is called while the dashboard is open: the verdict first, since a tab shows a few letters only. It says what it
// says of a day other than now, and that the evidence is stale, as the screen does.
func (m *model) title() string {
	if m.opts.NoTitle {
		return ""
	}
	parts := []string{"watchtui"}
	if m.watch.offer < len(m.judged.verdicts) {
		parts = append(m.verdictTitle(), parts...)
	}
	title := strings.Join(parts, " · ")
	if m.inWhatIf() {
		title = "what if: " + title
	}
	if m.opts.ASCII {
		title = strings.ReplaceAll(title, " · ", " - ")
	}
	return inTitle(data.Visible(title))
}

// titleMarks are rungMarks, of characters that inTitle leaves.
var titleMarks = [...]string{"×", "◐", "√"}

// inTitle replaces the characters of which a byte is 0x9c in UTF-8, such as ✗ and Ü: to terminals that take bytes one by one it ends the
// title, and the rest would stand in the middle of the screen.
func inTitle(text string) string {
	return strings.Map(func(r rune) rune {
		if strings.Contains(string(r), "\x9c") {
			return '?'
		}
		return r
	}, text)
}

// verdictTitle is what the title says of the verdict on the day looked at; of an offer that is not the first also which one.
func (m *model) verdictTitle() []string {
	v := m.judged.verdicts[m.watch.offer]
	word := titleMarks[rungClass(v.Offer, v.Rung)] + " " + v.Name()
	if m.opts.ASCII {
		word = v.Name()
	}
	switch {
	case m.isUnread():
		word = "no reading yet"
	case m.isStale() && m.opts.ASCII:
		word += " (stale)"
	case m.isStale():
		word += " " + stateMarks[thresholds.Stale] + " stale"
	}
	parts := []string{word}
	if m.watch.offer > 0 {
		parts = append(parts, v.Offer.Name)
	}
	if m.moment.told && m.judged.at != m.moment.today {
		parts = append(parts, m.judged.at.String())
	}
	return parts
}

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
