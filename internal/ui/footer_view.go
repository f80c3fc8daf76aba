package ui

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
)

// paintFooter names the keys that matter here, or says what happened. It gives the keys that can be clicked.
func (m *model) paintFooter(c *canvas, r rect) []button {
	p := &pen{c, r.x + 1, r.y, r.right()}
	if w := m.imports.work; w.doing != "" {
		p.write(spinner[w.ticks%len(spinner)]+" ", styleKey)
		p.end -= stopRoom
		p.write(w.words(), styleStrong).skip(2)
		p.end += stopRoom
	} else if m.status.text != "" {
		st := styleStrong
		if m.status.isBad || m.status.isRefusal {
			st = styleError
		}
		p.write(m.status.text, st)
		return nil
	}
	if words := m.untitled(p.end - p.x - keptHints); words != "" {
		p.write(words, styleStrong).skip(2)
	}
	var buttons []button
	for _, hint := range fitting(m.hints(), p.end-p.x) {
		buttons = append(buttons, m.hintButtons(p.x, hint)...)
		p.write(hint.keys, styleKey).write(" "+hint.does, styleDim).skip(2)
	}
	return buttons
}

const keptHints = 16 // for help and the way back

// untitled is what the title of a list says of its filter and its order, where the list has no title; how many lines the filter leaves is said where
// there is room.
func (m *model) untitled(room int) string {
	if m.over != noOverlay || m.density() != brief {
		return ""
	}
	filter, order, shown, all := m.watch.filterState, m.watch.order, len(m.shownBenchmarks()), len(m.book.Benchmarks)
	switch o := m.offerShown(); {
	case m.on == offersScreen && m.offers.open && o != nil:
		filter, order, shown, all = m.offers.terms.filterState, m.offers.terms.order, len(m.shownTerms(o)), len(o.Terms)
	case m.on == offersScreen:
		filter, order, shown, all = m.offers.filterState, m.offers.order, len(m.shownOffers()), len(m.book.AllOffers())
	case m.on != watchScreen:
		return ""
	}
	var parts []string
	if words := filter.words(); words != "" {
		parts = append(parts, words[1:], filter.counted(shown, all))
	}
	if by := order.words("", ""); by != "" {
		parts = append(parts, by)
	}
	const between = " · "
	if len(parts) == 3 && textWidth(strings.Join(parts, between)) > room {
		parts = slices.Delete(parts, 1, 2)
	}
	return strings.Join(parts, between)
}

// hintButtons are the keys of a hint. The word after them belongs to the key where there is one alone: of "←→ time" each arrow is a
// button, of "? help" both are one.
func (m *model) hintButtons(x int, h hint) []button {
	var buttons []button
	keys := ""
	for i, b := range h.of {
		key := b.Help().Key
		if keys = joined(keys, key); i == 0 {
			keys = key
		}
		end := x + textWidth(keys)
		first := end - textWidth(key)
		if len(h.of) == 1 {
			end = x + textWidth(h.keys+" "+h.does)
		}
		buttons = append(buttons, button{first, end, func() tea.Cmd { return m.pressKey(b) }})
	}
	return buttons
}

// pressKey does what the first key of a binding does.
func (m *model) pressKey(b binding) tea.Cmd {
	keys, err := presses(b.Keys()[0])
	if err != nil || len(keys) == 0 {
		return nil
	}
	return m.press(keys[0])
}

const stopRoom = 12 // for the key that stops what is being done

// fitting leaves hints out until the rest fits: the last two, help and the way back, always stay.
func fitting(hints []hint, width int) []hint {
	for {
		used := 0
		for _, hint := range hints {
			used += textWidth(hint.keys) + 1 + textWidth(hint.does) + 2
		}
		n := len(hints)
		if used-2 <= width || n <= 2 {
			return hints
		}
		hints = append(append([]hint{}, hints[:n-3]...), hints[n-2:]...)
	}
}
