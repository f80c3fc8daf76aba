package csvfile

import (
	"math"
	"slices"
	"strings"

	"watchtui/internal/data"
)

// addsUp tells whether rows are counts of events, so that those of one day and source are added up.
func (p *plan) addsUp() bool {
	return p.whole != nil && p.whole.Kind == data.Event && len(p.with(valueRole)) == 1 && !p.goesAcross && p.shape != Editions
}

// event counts a row of a list of events.
func (e *emitter) event(r line) {
	p := e.plan
	e.goTo(r)
	if r.fault != "" {
		e.refuseFault()
		return
	}
	base, at, reason := e.common()
	if reason != "" {
		e.refuse(at, reason)
		return
	}
	if at := e.nothing(); at >= 0 {
		e.refuse(at, quote(strings.TrimSpace(r.cells[at]))+" says that nothing happened: leave the row out")
		return
	}
	row := base.row
	indicator, reason := e.indicator(nil)
	if reason != "" {
		c := p.one(indicatorRole)
		if c == nil {
			e.refuse(-1, reason)
			return
		}
		e.refuse(c.at, reason)
		return
	}
	row.Indicator = indicator.ID
	row.Observed = row.Observed.Day().Instant()
	row.Value, row.Low, row.High = 1, nan, nan
	notes := base.notes
	if base.period != dayPeriod {
		notes = append([]string{"period=" + string(base.period)}, notes...)
	}
	for _, c := range p.with(noteRole) {
		if text := e.cell(c); text != "" {
			notes = append(notes, text)
		}
	}
	row.Note = strings.Join(notes, "; ")
	e.add(row)
}

// add adds a count to the others of its day and source.
func (e *emitter) add(row data.Row) {
	if e.events == nil {
		e.events = map[key]*data.Row{}
	}
	k := keyOf(row.Reading)
	sum, ok := e.events[k]
	if !ok {
		e.events[k] = &row
		e.order = append(e.order, k)
		return
	}
	sum.Low, sum.High = sumOfEnds(sum.Low, sum.Value, row.Low, row.Value), sumOfEnds(sum.High, sum.Value, row.High, row.Value)
	sum.Value += row.Value
	sum.Quality = min(sum.Quality, row.Quality)
	if !math.IsNaN(sum.Low) && !math.IsNaN(sum.High) { // what the ranges of the parts were is no range of the sum
		sum.Note, row.Note = withoutRange(sum.Note), withoutRange(row.Note)
		defer func() {
			sum.Note = strings.TrimSuffix("range "+data.Exact(sum.Low)+"-"+data.Exact(sum.High)+"; "+sum.Note, "; ")
		}()
	}
	if row.Note != "" && len(sum.Note)+len(row.Note) < 2000 && !strings.Contains(sum.Note, row.Note) {
		sum.Note = strings.TrimPrefix(sum.Note+"; "+row.Note, "; ")
	}
}

// withoutRange is a note without what it says of a range.
func withoutRange(note string) string {
	return strings.Join(slices.DeleteFunc(strings.Split(note, "; "), func(part string) bool { return strings.HasPrefix(part, "range ") }), "; ")
}

// sumOfEnds is one end of the range of two counts, each of which may have none.
func sumOfEnds(a, count, b, other float64) float64 {
	if math.IsNaN(a) && math.IsNaN(b) {
		return nan
	}
	if math.IsNaN(a) {
		a = count
	}
	if math.IsNaN(b) {
		b = other
	}
	return a + b
}

// nothing is the column in which a row of a list says that nothing happened, -1 for none: the only one that tells what did, or one of events.
func (e *emitter) nothing() int {
	var telling, named *column
	n := 0
	for _, c := range e.plan.columns {
		if c.role != unusedRole && c.role != noteRole || c.texts == 0 {
			continue
		}
		if telling, n = c, n+1; named == nil && (hintOf(c.name) == valueRole || hintOf(c.name+"s") == valueRole) {
			named = c
		}
	}
	if named != nil {
		telling, n = named, 1
	}
	if n != 1 {
		return -1
	}
	text := fold(e.cell(telling))
	if noReadings[text] || nothings[text] {
		return telling.at
	}
	for _, start := range []string{"no incident", "no attack", "no event", "no launch", "no strike", "nothing "} {
		if strings.HasPrefix(text, start) {
			return telling.at
		}
	}
	return -1
}

// nothings are words for what did not happen.
var nothings = words2("no", "false", "nein", "non", "0", "nothing", "n", "quiet", "no activity")
