package ui

import (
	"fmt"
	"math"
	"strings"

	"watchtui/internal/data"
	"watchtui/internal/thresholds"
)

const parameterCells = 20 // for the name of a parameter

// termDetail is what is said of the selected term: all its parameters, what they make of its value, and where it stands.
func (m *model) termDetail(width int) []detailLine {
	o := m.offerShown()
	if o == nil || m.termShown(o) < 0 {
		return nil
	}
	i := m.termShown(o)
	t, w := &o.Terms[i], o.Price.Terms[i]
	lead := min(parameterCells, max(9, width/3))
	lines := folded("worth", styleDim, worthWords(t, w), styleStrong, lead, width)
	if was := m.priceBefore(o); was != "" {
		lines = append(lines, folded("assumed", styleDim, was, styleStrong, lead, width)...)
	}
	lines = append(lines, m.parameterLines(o, t, width, lead)...)
	add := func(name, text string) {
		if text != "" {
			lines = append(lines, folded(name, styleDim, text, stylePlain, lead, width)...)
		}
	}
	add("theaters", strings.Join(t.Theaters, ", "))
	add("pays for", t.PaysFor)
	add("taken back by", strings.Join(t.Triggers, ", "))
	add("citation", t.Citation)
	add("note", t.Note)
	return lines
}

// priceBefore is what a what-if has made of an offer's price and tests; "" where it has changed neither.
func (m *model) priceBefore(o *thresholds.Offer) string {
	for _, was := range m.cmd.env.Book.Priced {
		if was.ID == o.ID && (was.Price.Gap != o.Price.Gap || was.Passed() != o.Passed()) {
			return repricedWords(was, o)
		}
	}
	return ""
}

// repricedWords are an offer's gap and tests, before and after.
func repricedWords(was, is *thresholds.Offer) string {
	return fmt.Sprintf("gap %s → %s, %d → %d tests pass", gapCell(was.Price), gapCell(is.Price), was.Passed(), is.Passed())
}

// worthWords are how a term's value becomes what is expected of it.
func worthWords(t *thresholds.Term, w thresholds.Worth) string {
	return fmt.Sprintf("%s points × %s performs × %s discount × %s lasts = %s expected, ± %s", data.Number(t.Value), data.Decimals(w.Performs, 3),
		data.Decimals(w.Discount, 3), data.Decimals(w.Lasts, 3), data.Decimals(w.Expected, 2), data.Decimals(math.Sqrt(w.Variance), 2))
}

// parameterLines are the parameters of a term and those of the book, beside each other in as many columns as there is room for. What a what-if has changed
// is marked.
func (m *model) parameterLines(o *thresholds.Offer, t *thresholds.Term, width, lead int) []detailLine {
	parameters := t.Parameters()
	columns := max(1, width/38)
	rows := (len(parameters) + columns - 1) / columns
	lines := make([]detailLine, rows)
	for k, q := range parameters {
		c := thresholds.PriceChange{Offer: o.ID, Term: t.Name, Parameter: q}
		if q.OfBook() {
			c.Offer, c.Term = "", ""
		}
		cell := detailCell{at: width / columns * (k / rows), lead: lead, name: q.String(), value: q.Words(q.Of(&m.book.Pricing, t)), st: stylePlain,
			selected: m.offers.terms.onParameters && k == m.offers.terms.parameter}
		if m.inWhatIf() && m.whatIf.scenario.Changes(c) {
			cell.value, cell.st = "→ "+cell.value, styleStrong
		}
		line := &lines[k%rows]
		line.cells = append(line.cells, cell)
		line.selected = line.selected || cell.selected
	}
	return lines
}

func (m *model) paintTermDetail(c *canvas, l offersLayout, o *thresholds.Offer) {
	i := m.termShown(o)
	if l.detail.empty() || i < 0 {
		return
	}
	t := o.Terms[i]
	inside := pane{title: t.Name, aside: t.Side.String(), boxed: l.density == boxed}.paint(c, l.detail)
	lines := m.termDetail(inside.w)
	paintDetail(c, inside, lines, m.offers.terms.down, min(parameterCells, max(9, inside.w/3)))
	scrollbar(c, edgeOf(inside, l.density), m.offers.terms.down, len(lines))
}
