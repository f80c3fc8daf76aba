package ui

import (
	"fmt"

	"watchtui/internal/data"
	"watchtui/internal/thresholds"
)

var (
	talkMarks = [...]string{
		thresholds.Strategic: thresholds.Met.Mark(), thresholds.Theatrical: thresholds.Unmet.Mark(),
		thresholds.OpenTalk: thresholds.Holding.Mark(), thresholds.Unseen: thresholds.Stale.Mark(),
	}
	talkStyles = [...]style{
		thresholds.Strategic: stateStyles[thresholds.Met], thresholds.Theatrical: stateStyles[thresholds.Unmet],
		thresholds.OpenTalk: stateStyles[thresholds.Holding], thresholds.Unseen: stateStyles[thresholds.Stale],
	}
)

func (m *model) talkLayout() talkLayout {
	return layoutTalk(m.w, m.h, len(m.talk.rows), len(m.book.Talk.Benchmarks), m.studyHeight(), m.talk.onStudy)
}

// talkLines is where the rows of the headlines are, below the tally, and below the headings of the columns where there is a frame.
func (m *model) talkLines() rect {
	l := m.talkLayout()
	lines := paneLines(l.list, max(l.density, ruled)).belowHeading()
	if l.density == boxed {
		return lines.belowHeading()
	}
	return lines
}

// studyLines is where the rows of the event study are, below their heading.
func (m *model) studyLines() rect {
	l := m.talkLayout()
	return paneLines(l.study, max(l.density, ruled)).belowHeading()
}

func (m *model) headlineArea() rect { return m.talkLayout().body.inset(2, 1) }

// paintTalk draws the Talk screen.
func (m *model) paintTalk(c *canvas) {
	l := m.talkLayout()
	m.paintHeader(c, l.header)
	if h, ok := m.talk.current(); m.talk.full && ok {
		m.paintHeadline(c, l.body, h)
	} else {
		m.paintHeadlineList(c, l)
		if ok && !l.detail.empty() {
			inside := pane{title: "After it", aside: m.keys.name(onTalk, actOpen) + " in full", boxed: l.density == boxed}.paint(c, l.detail)
			page := m.headlineText(h, inside.w)
			for i := range min(len(page), inside.h) {
				c.pen(inside, i).line(page[i])
			}
		}
		if ok {
			m.paintAround(c, l, h)
		}
		m.paintStudy(c, l)
	}
	m.paintFooter(c, l.footer)
}

// firstHeadlineWords say from when on there are headlines, where there are none yet.
func (m *model) firstHeadlineWords() string {
	for _, indicator := range m.book.Indicators {
		if chart := m.store.charts[indicator.ID]; indicator.Rhetoric && chart != nil {
			return m.firstWords(chart.points)
		}
	}
	return ""
}

func (m *model) paintHeadlineList(c *canvas, l talkLayout) {
	if l.list.empty() {
		return
	}
	s := &m.talk
	pane{title: fmt.Sprintf("Headlines%s · %s", s.words(), s.counted(len(s.rows), len(s.found.talk.Headlines))),
		aside: sortedAside(s.order, fmt.Sprintf("and the %s after each", days(m.book.Talk.WindowDays))), short: s.order.words("", ""), boxed: l.density == boxed, focused: !s.onStudy}.paint(c, l.list)
	lines := m.talkLines()
	inside := paneLines(l.list, max(l.density, ruled))
	head := rect{lines.x, inside.y, lines.w, 1}
	found, ok := m.talkNow()
	switch {
	case !ok && len(s.found.talk.Headlines) == 0:
		c.text(head.x, head.y, head.w, m.waitingFor(), styleDim)
		return
	case len(s.found.talk.Headlines) == 0:
		for y, text := range wrap("no headline up to this day"+m.firstHeadlineWords(), head.w) {
			if y < inside.h {
				c.text(head.x, head.y+y, head.w, text, styleDim)
			}
		}
		return
	case !ok:
		c.text(head.x, head.y, head.w, "…", styleDim)
	default:
		c.text(head.x, head.y, head.w, found.talk.Tally.Summary(), styleStrong)
	}
	if len(s.rows) == 0 {
		c.text(lines.x, lines.y, lines.w, "none matches", styleDim)
		return
	}
	if l.density == boxed {
		sortedHeadlines.paintHeadings(c.pen(rect{lines.x, lines.y - 1, lines.w, 1}, 0).skip(2), s.order, headlineHeadings(lines.w))
	}
	top := scrolled(s.top, -1, lines.h, len(s.rows))
	width := lines.w
	if l.density != boxed && len(s.rows) > lines.h {
		width-- // the scrollbar's
	}
	for i := range min(lines.h, len(s.rows)-top) {
		row := rect{lines.x, lines.y + i, width, 1}
		paintHeadlineRow(c, row, s.found.talk.Headlines[s.rows[top+i]])
		if top+i == s.selected {
			markLine(c, row)
		}
	}
	scrollbar(c, edgeOf(lines, l.density), top, len(s.rows))
	paintPosition(c, lines, l.density, s.selected, len(s.rows))
}

// headlineHeadings name the columns of the headlines, after the mark of the selection: what became of each, by what, and what it said.
func headlineHeadings(width int) []heading {
	headings := []heading{{0, "day", 11, 0, false}, {1, "result", 13, 0, false}}
	room := width - 2 - 11 - 13
	if room > 70 {
		moved := room*2/5 - 1
		headings, room = append(headings, heading{2, "what moved furthest", moved, 1, false}), room-moved-1
	}
	return append(headings, heading{3, "source: headline", room, 0, false})
}

// paintHeadlineRow is a headline in a line.
func paintHeadlineRow(c *canvas, r rect, h thresholds.Headline) {
	p, columns := c.pen(r, 0).skip(2), headlineHeadings(r.w)
	p.column(columns[0].width, h.Day.String(), stylePlain)
	p.column(columns[1].width, talkMarks[h.Word]+" "+h.Word.String(), talkStyles[h.Word])
	if len(columns) == 4 {
		p.column(columns[2].width, movedWords(h), talkStyles[h.Word]).skip(columns[2].gap)
	}
	p.write(h.Reading.Source+": ", styleDim).write(headline(h.Reading), stylePlain)
}

// movedWords is the move that matters most, short.
func movedWords(h thresholds.Headline) string {
	m, ok := h.Furthest()
	if !ok {
		return "nothing to be seen"
	}
	return m.Change() + " · " + m.Benchmark.Name
}

// headlineText is a headline with all its fields, and what each benchmark did after it.
func (m *model) headlineText(h thresholds.Headline, width int) []line {
	over := "until " + h.Until.String()
	if h.Until > m.talk.found.talk.At {
		over += ", which is to come"
	}
	page := []line{{{"result", styleDim, 10}, {talkMarks[h.Word] + " " + h.Word.String(), talkStyles[h.Word], 0}}}
	add := func(name, text string) { page = append(page, recordField{name, text}.lines(width)...) }
	add("headline", headline(h.Reading))
	add("said", h.Day.String()+" by "+h.Reading.Source+", "+h.Reading.Quality.String())
	add("window", over)
	for i, move := range h.Moves {
		st := stylePlain
		switch {
		case move.Counts():
			st = talkStyles[thresholds.Strategic]
		case !move.Seen:
			st = styleDim
		}
		for k, text := range wrap(move.String()+noiseWords(move), width-10) {
			name := ""
			if i == 0 && k == 0 {
				name = "moves"
			}
			page = append(page, line{{name, styleDim, 10}, {text, st, 0}})
		}
	}
	add("citation", h.Reading.Citation)
	return page
}

// noiseWords is what a move has to be more than.
func noiseWords(move thresholds.AssetMove) string {
	if !move.Seen || move.Before == 0 {
		return ""
	}
	return " (noise " + move.Benchmark.Amount(move.Noise) + ")"
}

// paintHeadline shows one headline in full.
func (m *model) paintHeadline(c *canvas, r rect, h thresholds.Headline) {
	inside := pane{title: "Headline of " + h.Day.String(), aside: m.keys.name(onHeadline, actEscape) + " closes", boxed: true, focused: true}.paint(c, r)
	page := m.headlineText(h, inside.w)
	top := scrolled(m.talk.fullTop, -1, inside.h, len(page))
	for i := range min(len(page)-top, inside.h) {
		c.pen(inside, i).line(page[top+i])
	}
	scrollbar(c, edgeOf(inside, boxed), top, len(page))
}

// tallyAside says what headlines were worth so far, at the right of the verdict's title.
func (m *model) tallyAside() string {
	if m.on != watchScreen {
		return ""
	}
	found, ok := m.talkNow()
	if !ok || len(found.talk.Headlines) == 0 {
		return ""
	}
	return m.keys.name(everywhere, actTalk) + " talk: " + found.talk.Tally.Summary()
}

// talkRows are the headlines, or the study, as rows.
func (m *model) talkRows() [][]string {
	if m.talk.onStudy {
		rows := [][]string{{"indicator", "unit", "days", "median", "random", "low", "high", "outside", "refused"}}
		for _, r := range m.talk.found.study.Rows {
			cells := []string{r.Indicator.ID, r.Unit(), fmt.Sprint(r.Days), "", "", "", "", "", r.Refused}
			if r.Refused == "" {
				for i, v := range []float64{r.Median, r.Random, r.Low, r.High} {
					cells[3+i] = data.Exact(v * r.Scale())
				}
				cells[7] = choose(r.Outside(), "yes", "no")
			}
			rows = append(rows, cells)
		}
		return rows
	}
	rows := [][]string{{"date", "until", "result", "moved", "source", "note", "citation"}}
	for _, i := range m.talk.rows {
		h := m.talk.found.talk.Headlines[i]
		rows = append(rows, []string{h.Day.String(), h.Until.String(), h.Word.String(), h.Moved(), h.Reading.Source, h.Reading.Note, h.Reading.Citation})
	}
	return rows
}
