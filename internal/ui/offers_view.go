package ui

import (
	"fmt"

	"watchtui/internal/data"
	"watchtui/internal/thresholds"
)

func (m *model) offersLayout() offersLayout {
	l := layoutOffers(m.w, m.h, len(m.book.AllOffers()))
	if l.density != boxed {
		return l
	}
	terms, says := 0, 0 // lines: all offers have the same room, so that nothing jumps while the reader goes through them
	for _, o := range m.book.AllOffers() {
		terms = max(terms, len(o.Terms)+1)
		says = max(says, len(m.detailOf(o, detailRect(l).w)))
	}
	return l.withPreview(terms, says)
}

// offerLines is where the rows of the list are, below its heading where it has one.
func offerLines(l offersLayout) rect {
	lines := paneLines(l.list, l.density)
	if l.density == brief {
		return lines
	}
	return lines.belowHeading()
}

// detailRect is where the lines of the detail are, below its title.
func detailRect(l offersLayout) rect {
	if l.density == brief {
		return l.detail.belowHeading()
	}
	return paneLines(l.detail, l.density)
}

// paintOffers draws the Offers screen.
func (m *model) paintOffers(c *canvas) {
	if m.offers.open {
		m.paintTerms(c)
		return
	}
	l := m.offersLayout()
	m.paintHeader(c, l.header)
	m.paintOfferList(c, l)
	m.paintOfferDetail(c, l)
	if o := m.offerShown(); !l.preview.empty() && o != nil {
		paintTermsPreview(c, l.preview, o, m.gapStyle(o))
	}
	m.paintFooter(c, l.footer)
}

// offerColumns are the widths of an offer's line, each with the gap to the next; 0 leaves a column out.
type offerColumns struct{ signed, name, rung, sides, gap, bar, timing, tests int }

const gapCells = 15 // "+13.6 ± 23.8" and more

// offerColumnsFor shares a line's width out.
func offerColumnsFor(width int) offerColumns {
	columns := offerColumns{gap: gapCells}
	switch {
	case width >= 150:
		columns.signed, columns.rung, columns.sides, columns.timing, columns.tests, columns.bar = 27, 20, 13, 10, 8, width/4
	case width >= 100:
		columns.signed, columns.rung, columns.timing, columns.tests, columns.bar = 16, 17, 9, 7, 23
	case width >= 72:
		columns.signed, columns.timing, columns.tests, columns.bar = 16, 8, 4, 15
	}
	columns.name = max(1, width-2-columns.signed-columns.rung-2*columns.sides-columns.gap-columns.bar-columns.timing-columns.tests)
	return columns
}

func (m *model) paintOfferList(c *canvas, l offersLayout) {
	s, shown := &m.offers, m.shownOffers()
	all := m.book.AllOffers()
	if l.density != brief {
		pane{title: fmt.Sprintf("Offers%s · %s", s.words(), s.counted(len(shown), len(all))), aside: s.order.words("by date", "by date, the last first") + "; gap in points, positive is too dear",
			short: s.order.words("", ""), boxed: l.density == boxed, focused: true}.paint(c, l.list)
	}
	lines := offerLines(l)
	if len(shown) == 0 {
		c.text(lines.x+1, lines.y, lines.w-1, "none matches", styleDim)
		return
	}
	columns := offerColumnsFor(lines.w)
	scale := scaleOfGaps(all, columns.bar-2)
	if l.density != brief {
		m.paintOfferHead(c, rect{lines.x, lines.y - 1, lines.w, 1}, columns, scale)
	}
	selected := m.offerRow(shown)
	top := scrolled(s.top, -1, lines.h, len(shown))
	for i := range min(lines.h, len(shown)-top) {
		row := rect{lines.x, lines.y + i, lines.w, 1}
		m.paintOffer(c, row, shown[top+i], columns, scale)
		if top+i == selected {
			markLine(c, row)
		}
	}
	scrollbar(c, edgeOf(lines, l.density), top, len(shown))
}

// headings are those of the list, after the mark of the selection.
func (columns offerColumns) headings() []heading {
	headings := []heading{{0, "signed", columns.signed, 0, false}, {1, "offer", columns.name, 0, false}}
	if columns.rung > 0 {
		headings = append(headings, heading{2, "rung", columns.rung, 0, false})
	}
	if columns.sides > 0 {
		headings = append(headings, heading{3, "concessions", columns.sides, 0, true}, heading{4, "relief", columns.sides, 0, true})
	}
	return append(headings, heading{5, "gap ± sd", columns.gap - 2, 2, true}, heading{noColumn, "", columns.bar, 0, false},
		heading{6, "timing", columns.timing - 2, 2, true}, heading{7, choose(columns.tests < 6, "ok", "tests"), columns.tests, 0, false})
}

func (m *model) paintOfferHead(c *canvas, r rect, columns offerColumns, scale pointScale) {
	sortedOffers.paintHeadings(c.pen(r, 0).skip(2), m.offers.order, columns.headings())
	if columns.bar > 0 {
		scale.paintEnds(c, r.x+2+columns.signed+columns.name+columns.rung+2*columns.sides+columns.gap, r.y)
	}
}

func (m *model) paintOffer(c *canvas, row rect, o *thresholds.Offer, columns offerColumns, scale pointScale) {
	later := o.NotYetSigned(m.moment.at)
	if later { // all of it is dim: on this day it is not there
		defer c.restyle(rect{row.x + 2, row.y, row.w - 2, 1}, styleDim)
	}
	p := c.pen(row, 0).skip(2)
	p.column(columns.signed-min(2, columns.signed), signedCell(o, later, columns.signed-2), styleDim).skip(min(2, columns.signed))
	mark, rung, st := m.rungWords(o)
	if columns.rung == 0 {
		p.write(mark+" ", st).column(columns.name-3, o.Name, stylePlain).skip(1)
	} else {
		p.column(columns.name-1, o.Name, stylePlain).skip(1).column(columns.rung-1, mark+" "+rung, st).skip(1)
	}
	if len(o.Terms) == 0 {
		p.columnRight(2*columns.sides+columns.gap-2, "no terms", styleDim)
		return
	}
	price := o.Price
	if columns.sides > 0 {
		p.columnRight(columns.sides, data.Decimals(price.Concessions, 1), stylePlain).columnRight(columns.sides, data.Decimals(price.Relief, 1), stylePlain)
	}
	p.columnRight(columns.gap-2, gapCell(price), m.gapStyle(o)).skip(2)
	if columns.bar == 0 {
		return
	}
	scale.paintInterval(c, p.x, p.y, price, m.gapStyle(o))
	timing := "–"
	if price.Timed {
		timing = data.Decimals(price.Asymmetry, 0) + " d"
		if price.Asymmetry > 0 {
			timing = "+" + timing
		}
	}
	p.skip(columns.bar).columnRight(columns.timing-2, timing, stylePlain).skip(2)
	p.write(fmt.Sprintf(choose(columns.tests < 6, "%d/%d", "%d of %d"), o.Passed(), len(o.Tests)), stylePlain)
}

const notYetSigned = "not yet signed"

// signedCell is the date of an offer; of one that was signed later than the day looked at, that it was, with the date where there is room for both.
func signedCell(o *thresholds.Offer, later bool, room int) string {
	switch both := signedOn(o) + " " + notYetSigned; {
	case !later:
		return signedOn(o)
	case textWidth(both) <= room:
		return both
	}
	return notYetSigned
}

// rungWords are an offer's rung with its mark; an offer without rungs has none.
func (m *model) rungWords(o *thresholds.Offer) (mark, name string, st style) {
	if len(o.Rungs) == 0 {
		return "–", "no rungs", styleDim
	}
	v, ok := m.verdictOf(o)
	if !ok {
		return "…", "…", styleDim
	}
	class := v.Offer.Class(v.Rung)
	return class.Mark(), v.Name(), rungStyles[class]
}

// gapCell is a gap with its standard deviation, in points.
func gapCell(p thresholds.Price) string {
	return choose(p.Gap >= 0.05, "+", "") + data.Decimals(p.Gap, 1) + " ± " + data.Decimals(p.SD, 1)
}

func (m *model) gapStyle(o *thresholds.Offer) style {
	if o.Price.Gap > m.book.Pricing.Tolerance {
		return styleBad
	}
	return styleGood
}
