package ui

import (
	"strings"

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

// titleMarks are the marks of rungs by class, of characters that inTitle leaves.
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
	word := titleMarks[v.Offer.Class(v.Rung)] + " " + v.Name()
	if m.opts.ASCII {
		word = v.Name()
	}
	switch {
	case m.isUnread():
		word = "no reading yet"
	case m.isStale() && m.opts.ASCII:
		word += " (stale)"
	case m.isStale():
		word += " " + thresholds.Stale.Mark() + " stale"
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
