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
	refusal := &data.Refusal{File: p.name, Line: r.number, Reason: reason}
	if p.text != "" {
		refusal.Text = strings.Clone(p.text[r.start:r.end])
		if at >= 0 {
			refusal.Line, refusal.Column = p.place(r, at)
		}
	} else {
		refusal.Text, refusal.Column = strings.Join(r.cells, " | "), at+1
	}
	e.stopped = !e.yield(data.Row{}, refusal)
}

// place is where a cell begins. Of a row that was mended only the line is known.
func (p *plan) place(r line, at int) (number, column int) {
	if r.mended != "" {
		return r.number, 0
	}
	if p.dialect.starts != nil {
		whole := record{text: p.text[r.start:r.end], line: r.number}
		return whole.place(startOf(whole.text, p.dialect.starts, at))
	}
	parser := &parser{text: p.text[:r.end], d: p.dialect, lf: -1, cr: -1, loneCR: p.loneCR}
	s := scan{stray: -1}
	pos := r.start
	for i := 0; i < at; i++ {
		end := -1
		if open := parser.passBlanks(pos); p.dialect.quote != 0 && open < r.end && p.text[open] == p.dialect.quote {
			var ok bool
			if _, end, ok = parser.quotedCell(open, &s); !ok {
				return r.number, 0
			}
		} else if p.dialect.delimiter != "" {
			if n := strings.Index(p.text[pos:r.end], p.dialect.delimiter); n >= 0 {
				end = pos + n
			}
		}
		if end < 0 || !parser.delimiterAt(end) {
			break // the cell was added
		}
		pos = end + len(p.dialect.delimiter)
	}
	whole := record{text: p.text[r.start:r.end], line: r.number}
	return whole.place(pos - r.start)
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

// common is what all readings of a row share.
type common struct {
	row    data.Row
	period period
	notes  []string // of the date
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

// common reads what all readings of a row share. Where a cell is wrong it says which column's, and why.
func (e *emitter) common() (base common, at int, reason string) {
	p := e.plan
	row := &base.row
	row.Line = e.line.number
	row.Quality, row.Published, row.Source = p.opts.Steer.quality(), p.opts.Steer.published(), p.opts.Source
	if p.observed != nil || p.one(yearRole) != nil && !p.goesAcross {
		d, at, reason := e.date()
		if reason != "" {
			return base, at, reason
		}
		row.Observed, base.period = d.at, d.period
		e.dateRemarks(&base)
	} else if !p.goesAcross {
		return base, -1, "no column holds dates"
	}
	if c := p.one(publishedRole); c != nil {
		if text := unmarked(e.cell(c)); !isMissing(text) {
			d, reason := c.dates.read(text)
			if reason != "" {
				return base, c.at, reason
			}
			row.Published = d.at
		}
	}
	if c := p.one(sourceRole); c != nil {
		if reason := base.takeSource(e.cell(c)); reason != "" {
			return base, c.at, reason
		}
	}
	if c := p.one(qualityRole); c != nil {
		base.takeQuality(e.cell(c))
	}
	if c := p.one(citationRole); c != nil {
		row.Citation = e.cell(c)
	}
	return base, 0, ""
}

// takeSource takes in the cell of the source, or says why not; an empty one says nothing.
func (b *common) takeSource(name string) (reason string) {
	switch {
	case len(name) > maxName:
		return tooLong("source", name)
	case strings.Contains(name, "\uFFFD"):
		return "the cell " + quote(name) + " is not in the file's encoding"
	case name != "":
		b.row.Source = name
	}
	return ""
}

// takeQuality takes in the cell of the quality: what is none becomes a note.
func (b *common) takeQuality(text string) {
	if text == "" {
		return
	}
	if q, ok := qualityOf(text); ok {
		b.row.Quality = q
	} else if notes, isProjection, ok := flagsOf(text); ok {
		b.notes = append(b.notes, notes...)
		if isProjection {
			b.row.Quality = data.Claimed
		}
	} else if !isMissing(text) {
		b.notes = append(b.notes, text)
	}
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
			reason := "unknown indicator " + quote(text)
			if p.opts.Nearest != nil {
				if near := p.opts.Nearest(text); near != "" {
					reason += "; did you mean " + quote(near) + "?"
				}
			}
			return data.Indicator{}, reason + " (--allow-unknown keeps it)"
		}
	}
	if p.whole != nil {
		return *p.whole, ""
	}
	return data.Indicator{}, "what the value is about cannot be told (--indicator says it)"
}
