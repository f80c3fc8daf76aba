package ui

import (
	"fmt"

	"watchtui/internal/data"
	"watchtui/internal/thresholds"
)

// paintStudy shows the event study: a line for each indicator.
func (m *model) paintStudy(c *canvas, l talkLayout) {
	if l.study.empty() {
		return
	}
	s := &m.talk
	pane{title: fmt.Sprintf("Event study: median move in %s", days(m.book.Talk.WindowDays)), aside: "at random: 90 of 100 lie within", boxed: l.density == boxed,
		focused: s.onStudy}.paint(c, l.study)
	lines := m.studyLines()
	head := rect{lines.x, lines.y - 1, lines.w, 1}
	found, ok := m.talkNow()
	switch {
	case !ok:
		c.text(head.x, head.y, head.w, "drawing dates at random …", styleDim)
		return
	case found.study.Refused != "":
		for i, text := range refusedStudy(found.study, lines.w) {
			if i <= lines.h {
				c.text(head.x, head.y+i, head.w, text, styleDim)
			}
		}
		return
	}
	name := min(30, max(14, lines.w-studyCells))
	c.pen(head, 0).column(name, "indicator", styleDim).columnRight(10, "headlines", styleDim).columnRight(11, "at random", styleDim).columnRight(20, "between", styleDim)
	rows := found.study.Rows
	top := scrolled(s.studyTop, -1, lines.h, len(rows))
	for i := range min(lines.h, len(rows)-top) {
		paintStudyRow(c, rect{lines.x, lines.y + i, lines.w, 1}, name, rows[top+i])
	}
	scrollbar(c, edgeOf(lines, l.density), top, len(rows))
}

func refusedStudy(s thresholds.Study, width int) []string {
	return wrap("No study: "+s.Refused+".", width)
}

// studyHeight is how many lines the event study has in the width of the screen: one for each indicator and their heading, or why there is none.
func (m *model) studyHeight() int {
	if s := m.talk.found.study; s.Refused != "" {
		return len(refusedStudy(s, m.w-4))
	}
	return 1 + len(m.book.Indicators)
}

// studyCells are those of a row that are not the indicator's name.
const studyCells = 10 + 11 + 20 + 9

func paintStudyRow(c *canvas, r rect, name int, row thresholds.StudyRow) {
	p := c.pen(r, 0).column(name-1, row.Indicator.Name, stylePlain).skip(1)
	if row.Refused != "" {
		p.skip(2).write(thresholds.NoData.Mark()+" "+row.Refused, styleDim)
		return
	}
	amount := func(v float64) string {
		if !row.Share {
			return data.Signed(v)
		}
		text := data.Decimals(100*v, 1) + " %"
		return choose(v > 0, "+"+text, text)
	}
	st := stylePlain
	if row.Outside() {
		st = styleStrong
	}
	p.columnRight(10, amount(row.Median), st).columnRight(11, amount(row.Random), styleDim)
	p.columnRight(20, amount(row.Low)+" and "+amount(row.High), styleDim)
	if row.Outside() {
		p.write("  outside", styleStrong)
	}
}
