package ui

import (
	"slices"
	"strings"

	"github.com/sahilm/fuzzy"
)

// found is a command with the bytes of its text that matched.
type found struct {
	command
	matched []int
}

// search finds the commands that what is typed is part of, the best first. A day comes before all.
func (m *model) search() {
	s := &m.palette
	s.rows, s.list = nil, list{}
	pattern := strings.TrimSpace(s.line.text())
	if pattern == "" {
		for _, c := range s.commands {
			s.rows = append(s.rows, found{command: c})
		}
		return
	}
	if w, err := m.calendar().parse(pattern); err == nil {
		day := w.day.String()
		s.rows = append(s.rows, found{command: command{commandKey: commandKey{kind: dayCommand, id: day}, text: "go to " + day, name: len("go to " + day), can: true}})
	}
	days := len(s.rows)
	elsewhere := len(s.commands)
	if i := slices.IndexFunc(s.commands, func(c command) bool { return c.kind == elsewhereCommand }); i >= 0 {
		elsewhere = i
	}
	for _, match := range fuzzy.FindFrom(pattern, searched(s.commands[:elsewhere])) {
		s.rows = append(s.rows, found{s.commands[match.Index], match.MatchedIndexes})
	}
	for _, match := range fuzzy.FindFromNoSort(pattern, searched(s.commands[elsewhere:])) { // in the order of the help
		s.rows = append(s.rows, found{s.commands[elsewhere+match.Index], match.MatchedIndexes})
	}
	slices.SortStableFunc(s.rows[days:], func(a, b found) int { return a.rank() - b.rank() })
}

// foundNothing says why: what begins with a digit is meant for a day.
func (m *model) foundNothing() string {
	typed := m.palette.line.trimmed()
	if _, err := m.calendar().parse(typed); err != nil && typed != "" && typed[0] >= '0' && typed[0] <= '9' {
		return err.Error()
	}
	return "nothing here is called that"
}

// rank orders what was found, the best first: what was typed in few pieces, in the name and at its beginning; of two that
// are as good, the one that works here.
func (f found) rank() int {
	rank := 0
	for _, worse := range [...]bool{f.matched[len(f.matched)-1] >= f.name, f.matched[0] > 0, f.kind == elsewhereCommand} {
		rank *= 2
		if worse {
			rank++
		}
	}
	return 8*f.scattered() + rank
}

// scattered is into how many pieces what was typed falls in the text: the fewer the better, whatever the text's length.
func (f found) scattered() int {
	pieces := 0
	for i, at := range f.matched {
		if i == 0 || at != f.matched[i-1]+1 {
			pieces++
		}
	}
	return pieces
}

// searched lets commands be searched by their texts.
type searched []command

func (s searched) Len() int { return len(s) }

func (s searched) String(i int) string { return s[i].text }
