package ui

import (
	"strconv"

	"watchtui/internal/data"
	"watchtui/internal/thresholds"
)

// floorRows are the indices and their parts as a table, with a heading.
func (m *model) floorRows() [][]string {
	rows := [][]string{{"index", "part", "value", "unit", "calm", "severe", "score", "weight", "share", "fresh", "as_of", "age_days"}}
	f := m.floorShown()
	if f == nil {
		return rows
	}
	for _, side := range [...]struct {
		name  string
		index thresholds.Index
	}{{"holding", f.day.Holding}, {"conceding", f.day.Conceding}} {
		rows = append(rows, []string{side.name, "", "", "", "", "", hundredths(side.index.Value), "", "", thousandths(side.index.Fresh), "", ""})
		for _, s := range side.index.Parts {
			fresh, asOf, age := "0", "", ""
			if s.Fresh {
				fresh = "1"
			}
			if s.AgeDays >= 0 {
				asOf, age = s.AsOf.String(), strconv.Itoa(s.AgeDays)
			}
			rows = append(rows, []string{side.name, s.Part.Name, data.Exact(s.Value), s.Part.Unit(), data.Exact(s.Part.Calm), data.Exact(s.Part.Severe), hundredths(s.Score),
				data.Exact(s.Part.Weight), thousandths(s.Share), fresh, asOf, age})
		}
	}
	return rows
}

// extractFloor is the parts, with the sentences above them.
func (m *model) extractFloor(e Extract) (extraction, bool) {
	f := m.floorShown()
	if f == nil {
		return extraction{}, false
	}
	e.Title, e.Verdict = "Floor", f.words
	e.setRows(m.floorRows())
	return extraction{name: "floor", make: func() Extract { return e }}, true
}
