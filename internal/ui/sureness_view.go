package ui

import "watchtui/internal/thresholds"

// paintSureness says in a word or two whether the verdict is certain. That it is makes way for what follows, that it is not does not.
func (m *model) paintSureness(p *pen, follows int) {
	if !m.sureNow() || m.watch.offer >= len(m.sure.certain) {
		return
	}
	if m.sure.certain[m.watch.offer] {
		if text := " · certain"; p.x+textWidth(text)+follows <= p.end {
			p.write(text, styleDim)
		}
		return
	}
	p.tail(" · only possible", stateStyles[thresholds.Unverified])
}

// paintKnowable says when the last change of the verdict could be known, where that was not the day itself.
func (m *model) paintKnowable(p *pen, v thresholds.Verdict) {
	if !m.sureNow() || m.watch.offer >= len(m.sure.knowable) || v.Last == nil {
		return
	}
	if day := m.sure.knowable[m.watch.offer]; day > v.Last.Day {
		p.tail(" · knowable "+day.String(), styleDim)
	}
}
