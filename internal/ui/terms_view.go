package ui

import (
	"fmt"
	"math"

	"watchtui/internal/data"
	"watchtui/internal/thresholds"
)

func (m *model) termsLayout() offersLayout {
	terms := 0
	if o := m.offerShown(); o != nil {
		terms = len(o.Terms)
	}
	return layoutOffers(m.w, m.h, terms+1) // the last line is the gap
}

// termRows is how many terms are on screen at a time, above the gap.
func (m *model) termRows() int { return max(1, offerLines(m.termsLayout()).h-1) }

// paintTerms draws the terms of an offer as a waterfall, and the parameters of the one that is selected.
func (m *model) paintTerms(c *canvas) {
	l := m.termsLayout()
	m.paintHeader(c, l.header)
	if o := m.offerShown(); o != nil {
		m.paintWaterfall(c, l, o)
		m.paintTermDetail(c, l, o)
	}
	m.paintFooter(c, l.footer)
}

// termColumns are the widths of a term's line, each with the gap to the next; 0 leaves a column out.
type termColumns struct{ name, value, parts, expected, sd, bar int }

func termColumnsFor(width int) termColumns {
	columns := termColumns{expected: 10}
	switch {
	case width >= 150:
		columns.value, columns.parts, columns.sd, columns.bar = 9, 11, 8, width*2/5
	case width >= 100:
		columns.value, columns.parts, columns.sd, columns.bar = 7, 10, 7, width/4
	case width >= 72:
		columns.value, columns.parts, columns.bar = 6, 6, 17
	}
	columns.name = max(1, width-4-columns.value-3*columns.parts-columns.expected-columns.sd-columns.bar)
	return columns
}

func (m *model) paintWaterfall(c *canvas, l offersLayout, o *thresholds.Offer) {
	s, shown := &m.offers.terms, m.shownTerms(o)
	if l.density != brief {
		pane{title: fmt.Sprintf("Terms of %s%s · %s", o.Name, s.words(), s.counted(len(shown), len(o.Terms))), aside: sortedAside(s.order, "in points"), short: s.order.words("", ""), boxed: l.density == boxed,
			focused: true}.paint(c, l.list)
	}
	lines := offerLines(l)
	columns := termColumnsFor(lines.w)
	fall := newFall(o, s.order, columns.bar-2)
	if l.density != brief {
		paintTermHead(c, rect{lines.x, lines.y - 1, lines.w, 1}, columns, fall.scale, s.order)
	}
	rows := m.termRows()
	top := scrolled(s.top, -1, rows, len(shown))
	selected := m.termRow(o, shown)
	for i := range min(rows, len(shown)-top) {
		row := rect{lines.x, lines.y + i, lines.w, 1}
		paintTerm(c, row, o, shown[top+i], columns, fall)
		if top+i == selected {
			markLine(c, row)
		}
	}
	if len(shown) == 0 {
		c.text(lines.x+2, lines.y, lines.w-2, "none matches", styleDim)
	}
	paintGap(c, rect{lines.x, lines.y + max(1, min(rows, len(shown))), lines.w, 1}, o, columns, fall, m.gapStyle(o))
	scrollbar(c, edgeOf(rect{lines.x, lines.y, lines.w, rows}, l.density), top, len(shown))
}

// paintTermsPreview draws the waterfall of an offer below the list of offers, where there is room for all of it.
func paintTermsPreview(c *canvas, r rect, o *thresholds.Offer, st style) {
	inside := pane{title: "Terms", aside: "in points", boxed: true}.paint(c, r)
	if len(o.Terms) == 0 {
		c.text(inside.x, inside.y, inside.w, "no terms", styleDim)
		return
	}
	columns := termColumnsFor(inside.w)
	fall := newFall(o, order{}, columns.bar-2)
	paintTermHead(c, rect{inside.x, inside.y, inside.w, 1}, columns, fall.scale, order{})
	y := inside.y + 1
	for _, i := range waterfall(o, order{}) {
		paintTerm(c, rect{inside.x, y, inside.w, 1}, o, i, columns, fall)
		y++
	}
	paintGap(c, rect{inside.x, y, inside.w, 1}, o, columns, fall, st)
}

// headings are those of the terms, after the mark of the selection.
func (columns termColumns) headings() []heading {
	headings := []heading{{0, "  term", columns.name + 2, 0, false}}
	if columns.value > 0 {
		headings = append(headings, heading{1, "value", columns.value - 1, 1, true})
		names := [...]string{"perf", "disc", "lasts"}
		if columns.parts >= 10 {
			names = [...]string{"performs", "discount", "lasts"}
		}
		for _, name := range names {
			headings = append(headings, heading{noColumn, name, columns.parts - 1, 1, true})
		}
	}
	headings = append(headings, heading{5, "expected", columns.expected - 1, 1, true})
	if columns.sd > 0 {
		headings = append(headings, heading{6, "± sd", columns.sd - 1, 1, true})
	}
	return headings
}

func paintTermHead(c *canvas, r rect, columns termColumns, scale pointScale, o order) {
	p := c.pen(r, 0).skip(2)
	sortedTerms.paintHeadings(p, o, columns.headings())
	scale.paintEnds(c, p.x+1, p.y)
}

// The marks of the sides: what is given up goes down, what is granted goes up.
var (
	sideMarks  = [...]string{thresholds.Concession: "-", thresholds.Relief: "+"}
	sideBars   = [...]string{thresholds.Concession: "▃", thresholds.Relief: "▆"}
	sideStyles = [...]style{thresholds.Concession: styleLine, thresholds.Relief: styleCurveB}
)

func paintTerm(c *canvas, row rect, o *thresholds.Offer, i int, columns termColumns, fall fall) {
	t, w := o.Terms[i], o.Price.Terms[i]
	p := c.pen(row, 0).skip(2).write(sideMarks[t.Side]+" ", sideStyles[t.Side])
	p.column(columns.name-1, t.Name, stylePlain).skip(1)
	if columns.value > 0 {
		p.columnRight(columns.value-1, data.Number(t.Value), stylePlain).skip(1)
		for _, part := range [...]float64{w.Performs, w.Discount, w.Lasts} {
			p.columnRight(columns.parts-1, data.Decimals(part, 3), partStyle(part)).skip(1)
		}
	}
	p.columnRight(columns.expected-1, sideMarks[t.Side]+data.Decimals(w.Expected, 1), styleStrong).skip(1)
	if columns.sd > 0 {
		p.columnRight(columns.sd-1, data.Decimals(math.Sqrt(w.Variance), 1), styleDim).skip(1)
	}
	if columns.bar > 0 {
		fall.scale.paintZero(c, p.x+1, row.y)
		fall.paintStep(c, p.x+1, row.y, i, t.Side)
	}
}

// partStyle leaves in the background what takes nothing away.
func partStyle(part float64) style {
	if part == 1 {
		return styleDim
	}
	return stylePlain
}

// paintGap is the last line of the waterfall: what is left, with its standard deviation.
func paintGap(c *canvas, r rect, o *thresholds.Offer, columns termColumns, fall fall, st style) {
	p := c.pen(r, 0).skip(2).write("= ", st)
	end := columns.name + columns.value + 3*columns.parts + columns.expected + columns.sd - 1
	p.c.text(p.x, p.y, end-textWidth(gapCell(o.Price))-1, "valuation gap", styleStrong)
	p.columnRight(end, gapCell(o.Price), st).skip(1)
	if columns.bar > 0 {
		fall.scale.paintInterval(c, p.x+1, r.y, o.Price, st)
	}
}

// fall is how far the terms have led, one after the other, in the order in which they are drawn: down for what is given up, up for what is granted.
//
// Laws: each step begins where the one before ended; the last ends at the gap.
type fall struct {
	from, to []float64 // by the offer's terms
	scale    pointScale
}

func newFall(o *thresholds.Offer, by order, width int) fall {
	f := fall{make([]float64, len(o.Terms)), make([]float64, len(o.Terms)), scaleOfGaps([]*thresholds.Offer{o}, width)}
	reached := 0.0
	for _, i := range waterfall(o, by) {
		f.from[i] = reached
		if o.Terms[i].Side == thresholds.Concession {
			reached -= o.Price.Terms[i].Expected
		} else {
			reached += o.Price.Terms[i].Expected
		}
		f.to[i] = reached
		f.scale.low, f.scale.high = min(f.scale.low, reached), max(f.scale.high, reached)
	}
	return f
}

// paintStep draws a term from where the one before ended. What is worth something has a cell at least.
func (f fall) paintStep(c *canvas, x, y, i int, side thresholds.Side) {
	if f.scale.width < 1 || f.from[i] == f.to[i] {
		return
	}
	from, to := f.scale.cell(f.from[i]), f.scale.cell(f.to[i])
	if from > to {
		from, to = to, from
	}
	for k := from; k < max(to, from+1); k++ {
		c.put(x+k, y, sideBars[side], sideStyles[side])
	}
}
