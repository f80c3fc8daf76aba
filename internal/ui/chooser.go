package ui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"watchtui/internal/data"
	"watchtui/internal/thresholds"
)

// chooser is the list of what the indicator can be compared with.
type chooser struct {
	open bool
	list
	filterState
}

// choice is a line of it.
type choice struct {
	subject
	text, note string
	barred     string // why it cannot be chosen
}

func (s *chooser) where() where {
	if s.typing {
		return onFilter
	}
	return onChoosing
}

func (s *chooser) back() {
	if !s.drop() {
		s.open = false
	}
}

// choices are the lines that pass the filter.
func (m *model) choices() []choice {
	sought := m.indicator.compare.chooser.sought()
	return slices.DeleteFunc(m.allChoices(), func(c choice) bool { return !sought.passes(c.text + " " + c.note + " " + subjectWords[c.kind]) })
}

// allChoices are all lines: the other indicators, then other vintages, then sources of the same.
func (m *model) allChoices() []choice {
	own, _ := m.book.Indicator(m.indicator.id)
	var all []choice
	for _, indicator := range m.indicators() {
		if indicator.ID != own.ID && !indicator.Rhetoric {
			all = append(all, choice{subject{kind: ofIndicator, name: indicator.ID}, indicator.Name, indicator.Unit, m.incomparable(indicator)})
		}
	}
	if own.Kind == data.Level {
		all = append(append(all, m.vintageChoices()...), m.sourceChoices()...)
	}
	return all
}

// vintageChoices are what was known on the day looked at and at the crosshair, what is known now, and what is chosen.
func (m *model) vintageChoices() []choice {
	_, points := m.line()
	vintages := []thresholds.Vintage{thresholds.AsKnownOn(m.moment.at)}
	if m.moment.vintage != thresholds.AsKnownNow {
		vintages = []thresholds.Vintage{thresholds.AsKnownNow}
	}
	if t := m.crossTime(points); t != data.NoInstant && t.Day() != m.moment.at {
		vintages = append(vintages, thresholds.AsKnownOn(t.Day()))
	}
	for _, of := range m.indicator.compare.others {
		if of.kind == ofVintage && !slices.Contains(vintages, of.known) {
			vintages = append(vintages, of.known)
		}
	}
	var all []choice
	for _, known := range vintages {
		note := "what revisions did since"
		if known == thresholds.AsKnownNow {
			note = "what revisions did"
		}
		all = append(all, choice{subject{kind: ofVintage, known: known}, known.Words(), note, ""})
	}
	return all
}

func (m *model) sourceChoices() []choice {
	var all []choice
	chart := m.store.charts[m.indicator.id]
	if chart == nil || len(chart.sources) < 2 {
		return nil
	}
	for i, source := range chart.sources {
		if i == m.indicator.source {
			continue // it is curve A
		}
		n := source.points.upTo(m.moment.at.End())
		barred := ""
		if n == 0 {
			barred = "no reading up to this day"
		}
		all = append(all, choice{subject{kind: ofSource, name: source.name}, source.name, data.Count(n, "reading"), barred})
	}
	return all
}

// actChoosing does what is asked for in the list.
func (m *model) actChoosing(act action) tea.Cmd {
	s := &m.indicator.compare.chooser
	choices := m.choices()
	if by, ok := steps(act, max(1, m.choosingLines(len(choices)).h-1)); ok {
		m.moveChoice(by)
		return nil
	}
	switch act {
	case actFilter:
		s.typing = true
	case actChoose:
		m.choose(choices, s.selected)
	case actOpen:
		if len(m.indicator.compare.others) == 0 && !m.choose(choices, s.selected) {
			return nil
		}
		s.open = false
	}
	return nil
}

func (m *model) moveChoice(by int) {
	n := len(m.choices())
	m.indicator.compare.chooser.move(by, m.choosingLines(n).h, n)
}

// choose takes a line, or drops it where it was taken; false where it cannot be.
func (m *model) choose(choices []choice, i int) bool {
	if i < 0 || i >= len(choices) {
		return false
	}
	s, c := &m.indicator.compare, choices[i]
	m.indicator.fixed = extent{}
	if at := slices.Index(s.others, c.subject); at >= 0 {
		s.others = slices.Delete(slices.Clone(s.others), at, at+1)
		return true
	}
	switch {
	case c.barred != "":
		m.hint(c.text + ": " + c.barred)
		return false
	case len(s.others) == mostCurves-1:
		m.hint("four curves are the most that can be told apart: drop one first")
		return false
	}
	s.others = append(slices.Clone(s.others), c.subject)
	return true
}

// clickChoosing chooses the line that is clicked, and closes the list from outside of it.
func (m *model) clickChoosing(x, y int) {
	choices := m.choices()
	lines := m.choosingLines(len(choices))
	s := &m.indicator.compare.chooser
	switch row := s.top + y - lines.y; {
	case !m.choosingBox(len(choices)).contains(x, y):
		s.open = false
	case lines.contains(x, y) && row < len(choices):
		s.selected = row
		m.choose(choices, row)
	}
}

// choosingBox is the list on the screen, choosingLines the part with its lines.
func (m *model) choosingBox(lines int) rect { return layoutChoosing(m.w, m.h, lines) }

func (m *model) choosingLines(lines int) rect {
	inside := m.choosingBox(lines).inset(2, 1)
	inside.h = max(0, inside.h-1) // the last says how many are chosen
	return inside
}
