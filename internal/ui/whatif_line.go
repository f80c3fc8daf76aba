package ui

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"watchtui/internal/data"
	"watchtui/internal/thresholds"
)

// lineState is what is typed or chosen on the What if screen: an assumption, the name to save under, a scenario to load.
type lineState struct {
	kind     lineKind
	in       input
	wrong    string   // why it was not taken
	replaces string   // a name that is there already, and would be replaced
	names    []string // of the scenarios that are saved
	listed   bool     // they are there
	list              // of names
}

type lineKind uint8

const (
	noLine lineKind = iota
	assumeLine
	saveLine
	loadList
)

// assume asks for an assumption, beginning with the selected indicator.
func (m *model) assume() {
	m.whatIf.line = lineState{kind: assumeLine}
	if row, ok := m.whatIfRow(); ok {
		m.whatIf.line.in = input{before: row.indicator.ID + " "}
	}
}

// pressLine takes in text while it is typed on the What if screen.
func (m *model) pressLine(act action, msg tea.KeyPressMsg) tea.Cmd {
	line := &m.whatIf.line
	switch act {
	case actEscape:
		m.whatIf.back()
	case actComplete:
		m.completeIndicator()
	case actOpen:
		if line.kind == saveLine {
			return m.save()
		}
		m.takeAssumption()
	default:
		if line.in.press(act, msg) {
			line.wrong, line.replaces = "", ""
		}
	}
	return nil
}

// completeIndicator goes on with the id that is typed as far as all that begin so agree.
func (m *model) completeIndicator() {
	line := &m.whatIf.line
	typed := line.in.text()
	if line.kind != assumeLine || strings.Contains(typed, " ") {
		return
	}
	var ids []string
	for _, indicator := range m.book.Indicators {
		if strings.HasPrefix(indicator.ID, typed) && !indicator.Rhetoric {
			ids = append(ids, indicator.ID)
		}
	}
	switch len(ids) {
	case 0:
		line.wrong = "no indicator begins so"
	case 1:
		line.in = input{before: ids[0] + " "}
	default:
		line.in = input{before: commonPrefix(ids)}
		line.wrong = strings.Join(ids, " ")
	}
}

// takeAssumption assumes what was typed, or says what is wrong with it.
func (m *model) takeAssumption() {
	w := &m.whatIf
	r, err := m.parseAssumption(w.line.in.text())
	if err != nil {
		w.line.wrong = err.Error()
		return
	}
	w.line = lineState{}
	w.change(w.scenario.With(r))
	m.selectAssumption(r)
}

// parseAssumption reads "indicator value [date] [quality] [source]"; an indicator may be its number, too.
func (m *model) parseAssumption(text string) (data.Reading, error) {
	words := strings.Fields(text)
	if len(words) < 2 {
		return data.Reading{}, errors.New("type an indicator and a value; then, if you like, a date, a quality and a source")
	}
	indicator, err := m.indicatorNamed(words[0])
	if err != nil {
		return data.Reading{}, err
	}
	value, err := strconv.ParseFloat(words[1], 64)
	if err != nil {
		return data.Reading{}, fmt.Errorf("%s is not a number: want digits such as 1234.5", data.Quoted(words[1]))
	}
	if err := thresholds.Assumable(indicator, value); err != nil {
		return data.Reading{}, err
	}
	r := m.book.Assume(indicator, m.lastInstant(indicator.ID, m.moment.at), value)
	words = words[2:]
	if len(words) > 0 && words[0] != "" && words[0][0] >= '0' && words[0][0] <= '9' {
		if r.Observed, err = data.ParseInstant(words[0]); err != nil {
			return data.Reading{}, err
		}
		if r.Observed == r.Observed.Day().Instant() {
			r.Observed = m.lastInstant(indicator.ID, r.Observed.Day())
		}
		words = words[1:]
	}
	if len(words) > 0 {
		quality, err := data.ParseQuality(words[0])
		if err != nil {
			return data.Reading{}, fmt.Errorf("%s is neither a date nor a quality: want 2026-12-01, or verified, estimated or claimed", data.Quoted(words[0]))
		}
		r.Quality, words = quality, words[1:]
	}
	if len(words) > 0 {
		r.Source = data.Visible(strings.Join(words, " "))
	}
	return r, nil
}

func (m *model) indicatorNamed(name string) (data.Indicator, error) {
	indicators := m.indicators()
	if n, err := strconv.Atoi(name); err == nil && n >= 1 && n <= len(indicators) {
		return indicators[n-1], nil
	}
	if indicator, ok := m.book.Indicator(name); ok {
		return indicator, nil
	}
	if near := m.book.Nearest(name); near != "" {
		return data.Indicator{}, fmt.Errorf("unknown indicator %s; did you mean %s?", data.Quoted(name), near)
	}
	return data.Indicator{}, fmt.Errorf("unknown indicator %s", data.Quoted(name))
}
