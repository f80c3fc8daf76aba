package ui

import (
	"fmt"
	"math"
	"slices"

	"watchtui/internal/data"
	"watchtui/internal/thresholds"
)

func (m *model) offersLayout() offersLayout {
	most := 0 // lines of a waterfall: all offers have the same room, so that nothing jumps while the reader goes through them
	for _, o := range m.book.Priced {
		most = max(most, len(o.Terms)+1)
	}
	return layoutOffers(m.w, m.h, len(m.book.AllOffers())).withPreview(most)
}

// offerLines is where the rows of the list are, below its heading where it has one.
func offerLines(l offersLayout) rect {
	lines := paneLines(l.list, l.density)
	if l.density == brief {
		return lines
	}
	return rect{lines.x, lines.y + 1, lines.w, max(0, lines.h-1)}
}

// detailRect is where the lines of the detail are, below its title.
func detailRect(l offersLayout) rect {
	if l.density == brief {
		return rect{l.detail.x, l.detail.y + 1, l.detail.w, max(0, l.detail.h-1)}
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
		pane{title: fmt.Sprintf("Offers%s · %s", s.words(), s.counted(len(shown), len(all))), aside: "by date; gap in points, positive is too dear",
			boxed: l.density == boxed, focused: true}.paint(c, l.list)
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
			c.put(row.x, row.y, "▸", styleKey)
			selectLine(c, row)
		}
	}
	scrollbar(c, edgeOf(lines, l.density), top, len(shown))
}

func (m *model) paintOfferHead(c *canvas, r rect, columns offerColumns, scale pointScale) {
	p := c.pen(r, 0).skip(2)
	p.column(columns.signed, "signed", styleDim).column(columns.name, "offer", styleDim).column(columns.rung, choose(columns.rung == 0, "", "rung"), styleDim)
	if columns.sides > 0 {
		p.columnRight(columns.sides, "concessions", styleDim).columnRight(columns.sides, "relief", styleDim)
	}
	p.columnRight(columns.gap-2, "gap ± sd", styleDim).skip(2)
	scale.paintEnds(c, p.x, p.y)
	p.skip(columns.bar).columnRight(columns.timing-2, choose(columns.timing < 10, "timing", "timing"), styleDim).skip(2)
	p.write(choose(columns.tests < 6, "ok", "tests"), styleDim)
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
	class := rungClass(v.Offer, v.Rung)
	return rungMarks[class], v.Name(), rungStyles[class]
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

// pointScale is the points that the cells of a bar stand for; lines below each other have the same, so that they can be compared.
//
// Law: a higher number of points is never further to the left.
type pointScale struct {
	low, high float64
	width     int
}

// scaleOfGaps reaches over all gaps with their standard deviations, and over 0.
func scaleOfGaps(offers []*thresholds.Offer, width int) pointScale {
	s := pointScale{width: width}
	for _, o := range offers {
		s.low, s.high = min(s.low, o.Price.Gap-o.Price.SD), max(s.high, o.Price.Gap+o.Price.SD)
	}
	return s
}

// cell is where so many points are.
func (s pointScale) cell(points float64) int {
	if !(s.high > s.low) {
		return 0
	}
	share := max(0, min((points-s.low)/(s.high-s.low), 1))
	return max(0, int(math.Round(share*float64(s.width-1))))
}

// paintEnds writes the ends of the scale, and 0 where there is room between them.
func (s pointScale) paintEnds(c *canvas, x, y int) {
	if s.width < 5 {
		return
	}
	low, high, zero := data.Decimals(s.low, 0), data.Decimals(s.high, 0), s.cell(0)
	if zero > textWidth(low) && zero < s.width-textWidth(high)-1 {
		c.text(x+zero, y, 1, "0", styleAxis)
	}
	if s.low < 0 {
		c.text(x, y, s.width, low, styleAxis)
	}
	if s.high > 0 {
		c.right(x+s.width, y, s.width, "+"+high, styleAxis)
	}
}

// paintZero draws the line between too dear and cheap.
func (s pointScale) paintZero(c *canvas, x, y int) {
	if s.width > 0 {
		c.put(x+s.cell(0), y, "┊", styleAxis)
	}
}

// paintInterval draws a gap and a standard deviation to each side.
func (s pointScale) paintInterval(c *canvas, x, y int, p thresholds.Price, st style) {
	if s.width < 3 {
		return
	}
	s.paintZero(c, x, y)
	from, to := s.cell(p.Gap-p.SD), s.cell(p.Gap+p.SD)
	at := s.cell(p.Gap)
	if from == at || to == at { // an arm under one cell: one arm alone would say that the error goes to one side
		from, to = at, at
	}
	for i := from; i <= to; i++ {
		char := "─"
		switch {
		case i == s.cell(0):
			char = "┼"
		case i == from:
			char = "├"
		case i == to:
			char = "┤"
		}
		c.put(x+i, y, char, styleDim)
	}
	c.put(x+at, y, "◆", st)
}

// The marks of the outcomes of structural tests.
var (
	resultMarks  = [...]string{thresholds.NotTold: "·", thresholds.Fails: "✗", thresholds.Impossible: "✗", thresholds.Passes: "✓"}
	resultStyles = [...]style{thresholds.NotTold: styleStale, thresholds.Fails: styleBad, thresholds.Impossible: styleBad, thresholds.Passes: styleGood}
)

// detailLine is a line of what is said of an offer or a term: a word with a mark, and text beside it.
type detailLine struct {
	lead  string
	st    style // of the lead
	text  string
	plain style // of the text

	cells    []detailCell // instead of these: names and values in columns
	selected bool         // one of the cells is selected
}

// detailCell is a name with a value at a place of a line.
type detailCell struct {
	at, lead    int // in cells
	name, value string
	st          style
	selected    bool
}

func (d detailCell) paint(c *canvas, r rect, end int) {
	room := min(end, r.right()) - r.x - d.at
	c.text(r.x+d.at, r.y, min(d.lead-1, room), d.name, styleDim)
	c.text(r.x+d.at+d.lead, r.y, room-d.lead, d.value, d.st)
	if d.selected {
		selectLine(c, rect{r.x + d.at, r.y, max(0, room-1), 1})
	}
}

// folded puts a fact on as many lines as it takes beside a lead of a width.
func folded(lead string, st style, text string, plain style, leadWidth, width int) []detailLine {
	var lines []detailLine
	for i, part := range wrap(text, width-leadWidth) {
		if i > 0 {
			lead = ""
		}
		lines = append(lines, detailLine{lead: lead, st: st, text: part, plain: plain})
	}
	return lines
}

const resultCells = 13 // for the mark and the word of a test's outcome

// offerDetail is what is said of the selected offer: its price, its timing and its tests. Where there is hardly any room, those that do not
// pass come first.
func (m *model) offerDetail(width int) []detailLine {
	o := m.offerShown()
	if o == nil {
		return nil
	}
	if len(o.Terms) == 0 {
		return folded("price", styleDim, "the offer has no terms, and so no price and no tests", styleDim, resultCells, width)
	}
	lines := folded("price", styleDim, o.Price.Words(m.book.Pricing), m.gapStyle(o), resultCells, width)
	lines = append(lines, folded("timing", styleDim, o.Price.TimingWords(), stylePlain, resultCells, width)...)
	outcomes := slices.Clone(o.Tests)
	if m.density() == brief {
		lines = nil // the list above has the price
		slices.SortStableFunc(outcomes, func(a, b thresholds.Outcome) int {
			return passes(a.Result) - passes(b.Result)
		})
	}
	for _, outcome := range outcomes {
		lead := resultMarks[outcome.Result] + " " + outcome.Result.String()
		lines = append(lines, folded(lead, resultStyles[outcome.Result], outcome.Test.Name()+": "+outcome.Why, stylePlain, resultCells, width)...)
	}
	return lines
}

// passes is 1 for what passes, so that the rest can come before it.
func passes(r thresholds.Result) int {
	if r == thresholds.Passes {
		return 1
	}
	return 0
}

func (m *model) paintOfferDetail(c *canvas, l offersLayout) {
	o := m.offerShown()
	if l.detail.empty() || o == nil {
		return
	}
	mark, rung, _ := m.rungWords(o)
	if o.NotYetSigned(m.moment.at) {
		rung = choose(m.density() == brief, notYetSigned, rung+" · "+notYetSigned+": "+signedOn(o))
	}
	shown := pane{title: fmt.Sprintf("%s %s · %d of %d tests pass", mark, rung, o.Passed(), len(o.Tests)), aside: o.Name, boxed: l.density == boxed}
	inside := shown.paint(c, l.detail)
	paintDetail(c, inside, m.offerDetail(inside.w), m.offers.down, resultCells)
	scrollbar(c, edgeOf(inside, l.density), m.offers.down, len(m.offerDetail(inside.w)))
}

// paintDetail draws such lines from one of them on.
func paintDetail(c *canvas, r rect, lines []detailLine, top, leadWidth int) {
	top = scrolled(top, -1, r.h, len(lines))
	for i := range min(r.h, len(lines)-top) {
		line := lines[top+i]
		for k, cell := range line.cells {
			end := r.right()
			if k+1 < len(line.cells) {
				end = r.x + line.cells[k+1].at
			}
			cell.paint(c, rect{r.x, r.y + i, r.w, 1}, end)
		}
		c.text(r.x, r.y+i, leadWidth-1, line.lead, line.st)
		c.text(r.x+leadWidth, r.y+i, r.w-leadWidth, line.text, line.plain)
	}
}
