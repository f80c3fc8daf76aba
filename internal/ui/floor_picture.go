package ui

import (
	"fmt"

	"watchtui/internal/data"
)

// floorPicture is both indices over the time that is shown, with the times in which the floor was open.
func (m *model) floorPicture(f *floorFound) func() *Picture {
	from, to := m.floorWindow()
	until := min(m.moment.at.End(), to)
	made := Picture{Title: "Floor", Unit: "points", Kind: data.Level, From: from, To: to, Until: until, CarryDays: f.holding.carryDays, Rules: m.pictureRules(from, until)}
	made.Caption = []string{fmt.Sprintf("At %v, %s.", m.moment.at, m.moment.vintage.Words())}
	made.Caption = append(made.Caption, f.words...)
	for _, o := range f.course.Openings {
		begin, end := max(o.From.Instant(), from), until
		if o.To < m.moment.at {
			end = min(o.To.Instant(), until)
		}
		if begin < end {
			made.Spans = append(made.Spans, PictureSpan{begin, end, "floor open"})
		}
	}
	holding, conceding := f.holding, f.conceding
	for _, c := range []curve{holding, conceding} {
		p := c.plotted(plot{from: from, to: to, kind: data.Level, until: until})
		if v, ok := p.lastValue(from, until); ok {
			made.Ends = append(made.Ends, PictureEnd{v.until, v.value, endWords(v, c.name+" "+data.Decimals(v.value, 1), false)})
		}
	}
	return func() *Picture {
		made := made
		made.Line = PictureSeries{holding.name, picturePoints(holding.points, from, until)}
		made.Other = PictureSeries{conceding.name, picturePoints(conceding.points, from, until)}
		return &made
	}
}
