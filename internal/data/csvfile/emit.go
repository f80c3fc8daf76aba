package csvfile

import (
	"iter"
	"strings"

	"watchtui/internal/data"
)

// rows are the readings of the table in the order of the file, or refusals. Identical ones come again, for the store to count
// as duplicates; what was added up comes last.
func (p *plan) rows() iter.Seq2[data.Row, error] {
	return func(yield func(data.Row, error) bool) {
		e := &emitter{plan: p, yield: yield}
		for _, r := range p.table.rows {
			if p.shape == Events {
				e.event(r)
			} else {
				e.row(r)
			}
			if e.stopped {
				return
			}
		}
		for _, k := range e.order {
			e.give(*e.events[k])
		}
	}
}

// key is what a reading is about, and who said it when.
type key struct {
	indicator, source   string
	observed, published data.Instant
}

// emitter makes readings of rows.
type emitter struct {
	plan    *plan
	yield   func(data.Row, error) bool
	stopped bool
	events  map[key]*data.Row // what is added up
	order   []key

	line  line           // the row at hand
	above map[int]string // by column: the last cell with something in it, of those that stand for blank ones below
	given int            // readings of it

	refused refusedRow
}

// refusedRow is the row of the last refusal, which the next may be of, too: a wide row may be refused for each of its cells.
type refusedRow struct {
	number    int // of its line, from 1
	text      string
	positions []position // nil where no cell was asked for
}

func keyOf(r data.Reading) key { return key{r.Indicator, r.Source, r.Observed, r.Published} }

// give yields a reading.
func (e *emitter) give(row data.Row) {
	e.stopped = e.stopped || !e.yield(row, nil)
}

// refuse yields the refusal of the row at hand for its cell of that column; -1 means the whole row.
func (e *emitter) refuse(at int, reason string) {
	if e.stopped {
		return
	}
	p, r := e.plan, e.line
	if e.refused.number != r.number {
		e.refused = refusedRow{number: r.number}
		if p.text == "" {
			e.refused.text = strings.Join(r.cells, " | ")
		} else {
			e.refused.text = strings.Clone(p.text[r.start:r.end])
		}
	}
	refusal := &data.Refusal{File: p.name, Line: r.number, Reason: reason, Text: e.refused.text}
	switch {
	case p.text == "":
		refusal.Column = at + 1
	case at >= 0:
		if e.refused.positions == nil {
			e.refused.positions = p.positions(r)
		}
		cell := positionOf(e.refused.positions, at)
		refusal.Line, refusal.Column = cell.line, cell.column
	}
	e.stopped = !e.yield(data.Row{}, refusal)
}

// cell is the text of a column of the row at hand.
func (e *emitter) cell(c *column) string {
	if c == nil {
		return ""
	}
	text := strings.TrimSpace(e.line.cells[c.at])
	if c.isMerged && e.line.fault == "" {
		if text == "" {
			return e.above[c.at]
		}
		if e.above == nil {
			e.above = map[int]string{}
		}
		e.above[c.at] = text
	}
	return text
}

// goTo goes on to a row.
func (e *emitter) goTo(r line) {
	e.line = r
	for _, c := range e.plan.columns {
		if c.isMerged {
			e.cell(c)
		}
	}
}

// row makes the readings of a row.
func (e *emitter) row(r line) {
	p := e.plan
	e.goTo(r)
	if r.fault != "" {
		e.refuseFault()
		return
	}
	var base common
	isRead := false
	e.given = 0
	for _, c := range p.columns {
		if c.role != valueRole || e.stopped {
			continue
		}
		text := e.cell(c)
		if p.whole != nil && p.whole.Kind == data.Event && noReadings[fold(text)] {
			e.refuse(c.at, quote(text)+" is not a number"+nonesReason(text))
			continue
		}
		if isMissing(text) {
			if high := e.cell(p.upper); !isMissing(high) {
				e.refuse(p.upper.at, "the row has a high end, "+quote(high)+", but no low one")
			}
			continue
		}
		if !isRead {
			var at int
			var reason string
			if base, at, reason = e.common(); reason != "" {
				e.refuse(at, reason)
				return
			}
			isRead = true
		}
		e.value(c, text, base)
	}
}

func (e *emitter) refuseFault() {
	e.refuse(-1, e.line.fault)
}

// indicator is what the row's value of a column is about.
func (e *emitter) indicator(c *column) (data.Indicator, string) {
	p := e.plan
	if c != nil && c.indicator != nil {
		return *c.indicator, ""
	}
	if named := p.one(indicatorRole); named != nil && p.whole == nil {
		text := e.cell(named)
		switch m := p.cellMatch(text); {
		case m.ok:
			return m.indicator, ""
		case text == "":
			return data.Indicator{}, "the indicator is missing"
		case len(text) > maxName:
			return data.Indicator{}, tooLong("indicator", text)
		case p.opts.AllowUnknown:
			return data.Indicator{ID: text}, ""
		default:
			return data.Indicator{}, p.opts.unknownIndicator(text)
		}
	}
	if p.whole != nil {
		return *p.whole, ""
	}
	return data.Indicator{}, "what the value is about cannot be told (--indicator says it)"
}
