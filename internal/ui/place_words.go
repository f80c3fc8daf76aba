package ui

import (
	"strconv"
	"strings"

	"watchtui/internal/data"
	"watchtui/internal/thresholds"
)

// placeWords names a place for people: what it shows, and the day.
func (m *model) placeWords(p place) string {
	at := "now"
	if !p.isNow {
		at = "at " + p.day.String()
	}
	if p.known != thresholds.AsKnownNow {
		at += ", " + p.known.Words()
	}
	return strings.Join(append(m.shownWords(p), at), " · ")
}

// shownWords are what a place shows: the screen, and what is selected or open on it.
func (m *model) shownWords(p place) []string {
	var parts []string
	switch p.screen {
	case indicatorScreen:
		indicator, _ := m.book.Indicator(p.indicator)
		parts = append(parts, orElse(indicator.Name, p.indicator))
		if p.pane != chartPane {
			parts = append(parts, strings.ToLower(paneTitles[p.pane]))
		}
		if p.source != "" {
			parts = append(parts, "only "+p.source)
		}
		if p.cross != data.NoInstant {
			parts = append(parts, "reading of "+p.cross.Day().String())
		}
	case benchmarkScreen:
		parts = append(parts, p.benchmark)
		if i := m.benchmarkNumber(p.benchmark); i >= 0 {
			parts[0] = m.book.Benchmarks[i].Name
		}
		if p.cross != data.NoInstant {
			parts = append(parts, "crossed at "+p.cross.Day().String())
		}
	case importsScreen:
		parts = append(parts, "Imports")
		if p.full {
			parts = append(parts, "import "+strconv.Itoa(p.imported))
		}
	case whatIfScreen:
		parts = append(parts, "What if")
	case triggersScreen:
		parts = append(parts, "Triggers")
		for _, t := range m.book.Triggers {
			if t.ID == p.trigger {
				parts = append(parts, t.Name)
			}
		}
	case talkScreen:
		parts = append(parts, "Talk against assets")
	case floorScreen:
		parts = append(parts, "Floor")
	case offersScreen:
		parts = append(parts, "Offers")
		for _, o := range m.book.AllOffers() {
			if o.ID == p.offer {
				parts = append(parts, o.Name)
			}
		}
		if p.terms {
			parts = append(parts, orElse(p.term, "terms"))
		}
	default:
		parts = append(parts, "Watch")
		if i := m.benchmarkNumber(p.benchmark); i >= 0 {
			parts = append(parts, m.book.Benchmarks[i].Name)
		} else if i, ok := m.book.Indicator(p.chart); ok {
			parts = append(parts, i.Name)
		}
	}
	return parts
}
