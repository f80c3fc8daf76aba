package ui

import "watchtui/internal/thresholds"

// floorRows are the indices and their parts as a table, with a heading: that of the command floor.
func (m *model) floorRows() [][]string {
	var day thresholds.FloorDay
	if f := m.floorShown(); f != nil {
		day = f.day
	}
	header, rows := day.FloorTable()
	return append([][]string{header}, rows...)
}

// extractFloor is the parts, with the sentences above them.
func (m *model) extractFloor(e Extract) (extraction, bool) {
	f := m.floorShown()
	if f == nil {
		return extraction{}, false
	}
	e.Title, e.Verdict = "Floor", f.words
	e.setRows(m.floorRows())
	picture := m.floorPicture(f)
	return extraction{name: "floor", hasPicture: true, make: func() Extract {
		e := e
		e.Picture = picture()
		return e
	}}, true
}
