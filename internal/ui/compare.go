package ui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"watchtui/internal/data"
	"watchtui/internal/thresholds"
)

// compareState is what the indicator on the screen is compared with. The indicator itself is curve A; window, crosshair
// and scale are those of its chart.
type compareState struct {
	others  []subject // curves B to D; none: nothing is compared
	mode    compareMode
	chooser chooser
	made    []*chart // of other vintages
	making  bool
}

const mostCurves = 4

// subject is what a curve is of. It is comparable.
type subject struct {
	kind  subjectKind
	name  string             // the indicator's id, or the source
	known thresholds.Vintage // of a vintage
}

type subjectKind uint8

const (
	ofIndicator subjectKind = iota
	ofVintage               // the same indicator, as it was known at another time
	ofSource                // of the same indicator
)

var subjectWords = [...]string{ofIndicator: "indicator", ofVintage: "vintage", ofSource: "source"}

// compareMode is how curves share a chart.
type compareMode uint8

const (
	asValues compareMode = iota // on one axis
	rebased                     // 100 each at the left edge
	twoAxes
)

var compareWords = [...]string{asValues: "one axis", rebased: "rebased to 100", twoAxes: "two axes"}

// modesFor are the modes that make sense of curves, the plainest first.
func modesFor(curves []curve) []compareMode {
	var modes []compareMode
	if !slices.ContainsFunc(curves, func(c curve) bool { return c.unit != curves[0].unit }) {
		modes = append(modes, asValues)
	}
	modes = append(modes, rebased)
	if len(curves) == 2 {
		modes = append(modes, twoAxes)
	}
	return modes
}

// modeFor is the mode asked for where it makes sense.
func (s *compareState) modeFor(curves []curve) compareMode {
	modes := modesFor(curves)
	if slices.Contains(modes, s.mode) {
		return s.mode
	}
	return modes[0]
}

func (s *compareState) on() bool { return len(s.others) > 0 }

// openChooser asks what to compare with.
func (m *model) openChooser() {
	indicator, _ := m.book.Indicator(m.indicator.id)
	if reason := m.incomparable(indicator); reason != "" {
		m.hint(indicator.Name + ": " + reason)
		return
	}
	m.indicator.compare.chooser = chooser{open: true}
	m.indicator.focus = chartPane
}

// incomparable says why an indicator has no curve; "" where it has one.
func (m *model) incomparable(indicator data.Indicator) string {
	if indicator.Kind != data.Event {
		return ""
	}
	if _, _, ok := m.summing(indicator.ID); !ok {
		return "no benchmark sums its columns"
	}
	return ""
}

// actCompare does what is asked for while curves are compared.
func (m *model) actCompare(act action) tea.Cmd {
	s := &m.indicator.compare
	switch act {
	case actMode:
		now := m.comparison(largeRect(m.indicatorLayout()))
		modes := modesFor(now.curves)
		s.mode = modes[(slices.Index(modes, now.mode)+1)%len(modes)]
		if now.flat > 0 { // first as it was not shown by itself
			s.mode = rebased
		}
		m.indicator.fixed = extent{}
	case actCompare:
		m.openChooser()
	default:
		m.actChart(act)
	}
	return nil
}

// largeWidth is how many columns the large chart has at most.
func (m *model) largeWidth() int { return m.indicatorLayout().chart.w }

// askVintage asks for the chart of a vintage that is compared.
func (m *model) askVintage() tea.Cmd {
	s := &m.indicator.compare
	series := m.store.series[m.indicator.id]
	indicator, ok := m.book.Indicator(m.indicator.id)
	if !ok || series == nil || s.making {
		return nil
	}
	for _, of := range s.others {
		if of.kind != ofVintage {
			continue
		}
		if known := m.knownBy(of); m.vintageChart(known) == nil {
			s.making = true
			return m.cmd.makeVintage(indicator, series, known)
		}
	}
	return nil
}

// knownBy is the last publication that a vintage knows of.
func (m *model) knownBy(of subject) data.Instant {
	return lastPublication(m.store.published[m.indicator.id], of.known.Known(m.moment.at))
}

// vintageChart is a chart of another vintage, nil where it is not made yet.
func (m *model) vintageChart(known data.Instant) *chart {
	for _, made := range m.indicator.compare.made {
		if made.series == m.store.series[m.indicator.id] && made.known == known {
			return made
		}
	}
	return nil
}

// takeVintage keeps a chart that was made, and forgets those of readings that are no more and all but the latest few.
func (m *model) takeVintage(made *chart) {
	s := &m.indicator.compare
	s.making = false
	if made.series != m.store.series[m.indicator.id] {
		return
	}
	kept := slices.DeleteFunc(slices.Clone(s.made), func(c *chart) bool { return c.series != made.series })
	s.made = append(kept[max(0, len(kept)-mostCurves):], made)
}
