package ui

import (
	"math"
	"strconv"

	"watchtui/internal/data"
)

// step moves the selected assumption by so many steps; on an indicator's own line it assumes the value of the day looked at.
func (m *model) step(by float64) {
	row, ok := m.whatIfRow()
	if !ok || !m.moment.set {
		return
	}
	r := m.assumptionAt(row)
	before := r.Value
	size := m.stepOf(row.indicator)
	r.Value = stepped(r.Value, size, by)
	if row.indicator.Kind == data.Event || before >= 0 {
		r.Value = max(0, r.Value) // what is counted, or was above nothing, is not less than nothing
	}
	if row.assumption < 0 || r.Value != before {
		m.whatIf.change(m.whatIf.scenario.With(r))
		m.selectWhatIf(m.whatIf.selected)
	}
}

// assumptionAt is the assumption of a row, or the one that its indicator's own line stands for: of the day looked at.
func (m *model) assumptionAt(row whatIfRow) data.Reading {
	if row.assumption >= 0 {
		return m.whatIf.scenario.Assumed[row.assumption]
	}
	r := m.book.Assume(row.indicator, m.lastInstant(row.indicator.ID, m.moment.at), 0)
	for _, already := range m.whatIf.scenario.Assumed {
		if already.Indicator == r.Indicator && already.Observed == r.Observed && already.Source == r.Source && already.Published == r.Published {
			return already
		}
	}
	if chart := m.store.charts[row.indicator.ID]; chart != nil {
		if i := chart.latestAt(m.moment.at); i >= 0 && row.indicator.Kind == data.Level {
			r.Value = chart.points.value(i)
		}
	}
	return r
}

// lastInstant is when a reading of a day is observed so that it is the last of that day.
func (m *model) lastInstant(id string, day data.Day) data.Instant {
	if series := m.store.series[id]; series != nil {
		if i := series.Search(day.End()+1) - 1; i >= 0 && series.Observed(i).Day() == day {
			return series.Observed(i)
		}
	}
	return day.Instant()
}

// stepOf is a round step for an indicator: about a hundredth of its value in the store, 1, 2 or 5 times a power of ten.
func (m *model) stepOf(indicator data.Indicator) float64 {
	if indicator.Kind == data.Event {
		return 1
	}
	scale := 0.0
	if chart := m.store.real.charts[indicator.ID]; chart != nil {
		if i := chart.latestAt(m.moment.at); i >= 0 {
			scale = math.Abs(chart.points.value(i))
		}
	}
	for _, b := range m.book.Benchmarks {
		if scale == 0 && b.MeasuresValue() && b.Uses[0] == indicator.ID {
			scale = math.Abs(b.Met.Threshold)
		}
	}
	if scale == 0 || math.IsInf(scale, 0) {
		return 1
	}
	power := math.Pow(10, math.Floor(math.Log10(scale/100)))
	switch lead := scale / 100 / power; {
	case lead < 1.5:
		return power
	case lead < 3.5:
		return 2 * power
	case lead < 7.5:
		return 5 * power
	}
	return 10 * power
}

// stepped is a value moved by so many steps, to a whole number of them.
func stepped(v, step, by float64) float64 {
	n := v / step
	if whole := math.Round(n); math.Abs(n-whole) < 1e-6 {
		n = whole
	} else if by < 0 {
		n = math.Ceil(n)
	} else {
		n = math.Floor(n)
	}
	places := max(0, -int(math.Floor(math.Log10(step)+1e-9)))
	result, err := strconv.ParseFloat(strconv.FormatFloat((n+by)*step, 'f', min(places, 300), 64), 64)
	if err != nil || math.IsInf(result, 0) {
		return v
	}
	return result
}
