package ui

import (
	"strconv"

	"watchtui/internal/data"
	"watchtui/internal/thresholds"
)

// extractTriggers is the list of triggers with its filter, or the firings of the one that has the keys.
func (m *model) extractTriggers(e Extract) (extraction, bool) {
	i, s := m.selectedTrigger(), &m.triggers
	x := extraction{name: "triggers"}
	e.Title = "Triggers"
	if (s.onFirings || s.record) && i >= 0 {
		x.name, e.Title = "firings-"+m.book.Triggers[i].ID, "Firings of "+m.book.Triggers[i].Name
		e.setRows(m.firingRecords())
	} else {
		e.setRows(m.triggerRecords())
	}
	x.make = func() Extract { return e }
	return x, m.standingTriggers() != nil
}

// triggerRecords are the triggers that are listed, with a heading: what the command of that name lists.
func (m *model) triggerRecords() [][]string {
	rows := [][]string{{"trigger", "name", "state", "since", "blind_since", "violation", "known", "returns", "lag_days", "baseline_days", "saved_days", "then", "why"}}
	standing := m.standingTriggers()
	for _, i := range m.shownTriggers() {
		if i >= len(standing) {
			break
		}
		s, dates, blindSince := standing[i], make([]string, 6), ""
		if s.Firing != nil {
			dates = firingDates(*s.Firing)
		}
		if s.Blind() {
			blindSince = s.BlindSince.String()
		}
		row := append([]string{s.Trigger.ID, s.Trigger.Name, standingWords(s), s.Since.String(), blindSince}, dates...)
		rows = append(rows, append(row, s.Trigger.Then, s.Why))
	}
	return rows
}

// firingRecords are the firings that are listed, newest first, with a heading.
func (m *model) firingRecords() [][]string {
	rows := [][]string{{"trigger", "violation", "known", "returns", "lag_days", "baseline_days", "saved_days", "fired", "reset", "indicator", "observed", "value", "unit", "source", "quality", "published", "citation"}}
	for _, f := range m.shownFirings() {
		reset, r := "", f.Reading
		if f.Reset != thresholds.NotReset {
			reset = f.Reset.String()
		}
		indicator, _ := m.book.Indicator(r.Indicator)
		row := append([]string{f.Trigger.ID}, firingDates(f)...)
		rows = append(rows, append(row, f.Day.String(), reset, r.Indicator, r.Observed.String(), data.Exact(r.Value), indicator.Unit, r.Source, r.Quality.String(),
			r.Published.String(), r.Citation))
	}
	return rows
}

// firingDates are a firing's dates and days, in the order of the headings.
func firingDates(f thresholds.Firing) []string {
	baseline, saved := "", ""
	if n, ok := f.Saved(); ok {
		baseline, saved = strconv.Itoa(f.Baseline()), strconv.Itoa(n)
	}
	return []string{f.Violation.String(), f.Known.String(), f.Returns().String(), strconv.Itoa(f.EnforcementLag()), baseline, saved}
}
