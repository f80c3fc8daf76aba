package ui

import (
	"fmt"
	"strings"

	"watchtui/internal/thresholds"
)

// told is a line in words.
type told struct {
	text  string
	style style
}

// tellings is what there is to say of the what-if.
func (m *model) tellings() []told {
	w := &m.whatIf
	switch {
	case w.finding:
		return []told{{"looking for the smallest change … " + m.keys.name(onWhatIf, actEscape) + " stops", styleDim}}
	case len(w.found) > 0:
		lines := []told{{w.found[0], styleStrong}}
		for _, text := range w.found[1:] {
			lines = append(lines, told{text, stylePlain})
		}
		return lines
	case w.scenario.Assumptions() == 0:
		name := func(act action) string { return m.keys.name(onWhatIf, act) }
		return []told{{fmt.Sprintf("Nothing is assumed yet. %s %s move a value, %s assumes a dated reading, %s finds the smallest change. The store stays as it is.",
			name(actLess), name(actMore), name(actAssume), name(actSmallest)), styleDim}}
	case w.plain == nil || len(m.judged.states) != len(m.book.Benchmarks):
		return []told{{"judging …", styleDim}}
	}
	var lines []told
	last := map[string]int{} // of each indicator's assumptions, the one that counts on the day
	for i, r := range w.scenario.Assumed {
		if k, ok := last[r.Indicator]; r.Observed.Day() <= m.moment.at && (!ok || w.scenario.Assumed[k].Observed <= r.Observed) {
			last[r.Indicator] = i
		}
	}
	for i, r := range w.scenario.Assumed {
		text := "assume " + m.book.Assumption(r)
		k, counts := last[r.Indicator]
		switch flips := m.flips(r.Indicator); {
		case r.Observed.Day() > m.moment.at:
			text += ", still to come"
		case !counts || k != i:
			continue
		case len(flips) == 0:
			text += ": no benchmark flips"
		default:
			text += " → " + strings.Join(flips, "; ")
		}
		lines = append(lines, told{text, stylePlain})
	}
	lines = append(lines, m.triggersTold()...)
	lines = append(lines, m.pricesTold()...)
	if verdict, flips := m.verdictTold(); flips {
		lines = append(verdict, lines...)
	} else {
		lines = append(lines, verdict...)
	}
	if w.scenario.HasFrom {
		lines = append(lines, told{"set aside: what the store has of days after " + w.scenario.From.String(), styleDim})
	}
	return lines
}

// pricesTold are the prices that are assumed, and which gaps they move.
func (m *model) pricesTold() []told {
	var lines []told
	before := m.cmd.env.Book
	for _, c := range m.whatIf.scenario.Prices {
		lines = append(lines, told{"assume " + before.PriceWords(c), stylePlain})
	}
	if len(lines) == 0 {
		return nil
	}
	for i, o := range m.book.Priced {
		was := before.Priced[i]
		if o.Price.Gap == was.Price.Gap && o.Passed() == was.Passed() {
			continue
		}
		lines = append(lines, told{o.Name + ": " + repricedWords(was, o), styleStrong})
	}
	return lines
}

// flips are the benchmarks on an indicator whose states are others than without the assumptions.
func (m *model) flips(id string) []string {
	var flips []string
	for _, i := range m.usedBy(id) {
		s, before := m.judged.states[i], m.whatIf.plain.Word(i, min(m.judged.at, m.whatIf.plain.Until()))
		if s.Word == before {
			continue
		}
		text := s.Benchmark.ID + " " + s.Word.String()
		switch s.Word {
		case thresholds.Holding:
			text += " until " + s.MetOn.String()
		case thresholds.Met:
			text += " since " + s.Since.String()
		}
		flips = append(flips, fmt.Sprintf("%s (was %s)", text, before))
	}
	return flips
}

// verdictTold is whether the verdict flips, and when it will.
func (m *model) verdictTold() (lines []told, flips bool) {
	if len(m.judged.verdicts) == 0 {
		return nil, false
	}
	v := m.judged.verdicts[m.watch.offer]
	var next []string
	for _, t := range m.judged.history.Transitions(m.watch.offer) {
		if t.Day > m.judged.at && len(next) < 3 {
			next = append(next, v.Offer.RungName(t.To)+" on "+t.Day.String())
		}
	}
	then := ""
	if len(next) > 0 {
		then = ", then " + strings.Join(next, ", ")
	}
	before := m.whatIf.plain.Rung(m.watch.offer, min(m.judged.at, m.whatIf.plain.Until()))
	if before == v.Rung {
		return []told{{"the verdict stays " + v.Name() + then, styleDim}}, false
	}
	text := fmt.Sprintf("the verdict flips: %s → %s, since %s%s", v.Offer.RungName(before), v.Name(), v.Since, then)
	return []told{{text, rungStyles[v.Offer.Class(v.Rung)]}}, true
}

// triggersTold are the triggers that the assumptions fire, and those that they keep from firing.
func (m *model) triggersTold() []told {
	var lines []told
	if len(m.triggered.plain) != len(m.standingTriggers()) || m.triggered.history != m.judged.history {
		return nil
	}
	for i, s := range m.standingTriggers() {
		switch before := m.triggered.plain[i]; {
		case s.Fired && !before.Fired:
			lines = append(lines, told{fmt.Sprintf("%s trigger fires: %s, since %s; %s by %s, %s after the violation", thresholds.FiredMark, s.Trigger.ID, s.Since, s.Trigger.Then,
				s.Firing.Returns(), days(s.Firing.EnforcementLag())), styleBad})
		case !s.Fired && before.Fired:
			lines = append(lines, told{fmt.Sprintf("%s trigger armed again: %s, since %s (was fired)", thresholds.ArmedMark, s.Trigger.ID, s.Since), styleGood})
		}
	}
	return lines
}
