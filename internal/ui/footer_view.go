package ui

import tea "charm.land/bubbletea/v2"

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
	if words := m.watch.words(); words != "" && m.on == watchScreen && m.over == noOverlay && m.density() == brief { // its list has no title
		p.write(words[1:]+" · "+m.watch.counted(len(m.shownBenchmarks()), len(m.book.Benchmarks)), styleStrong).skip(2)
	}
	var buttons []button
	for _, hint := range fitting(m.hints(), p.end-p.x) {
		buttons = append(buttons, m.hintButtons(p.x, hint)...)
		p.write(hint.keys, styleKey).write(" "+hint.does, styleDim).skip(2)
	}
	return buttons
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
