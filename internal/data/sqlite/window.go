package sqlite

import (
	"cmp"
	"context"
	"errors"
	"iter"
	"math"
	"slices"

	"watchtui/internal/data"
)

// windowRows is how many rows are brought into the order of the table at a time. Larger windows
// help files in another order, and cost memory: some 150 bytes a row, and three windows are
// about at once.
const windowRows = 64 << 10

// window is some rows of a file that follow each other.
type window struct {
	records  []record // in the order of the file
	order    []int32  // of the records by key, those of one key as in the file
	refusals []*data.Refusal
	names    [2][]name // indicators and sources that the store does not have yet
	err      error     // what ended the file, but for its end
}

// name is a new name with the id that it gets.
type name struct {
	id   int32
	text string
}

// What names are kept of; also the names of their tables.
const (
	indicatorNames = iota
	sourceNames
)

var nameTables = [...]string{indicatorNames: "indicators", sourceNames: "sources"}

// puller makes windows of rows. It runs ahead of what stores them, on a goroutine of its own.
type puller struct {
	window int                 // rows
	ids    [2]map[string]int32 // of all names, the new ones too
	last   [2]int32            // the highest id given
}

// pull sends windows until the rows end, or an error does, or stop is closed. It always closes windows.
func (p *puller) pull(ctx context.Context, rows iter.Seq2[data.Row, error], windows chan<- *window) {
	defer close(windows)
	w := newWindow()
	send := func() bool {
		w.sort()
		select {
		case windows <- w:
			w = newWindow()
			return true
		case <-ctx.Done():
			return false
		}
	}
	for row, err := range rows {
		var refusal *data.Refusal
		switch {
		case errors.As(err, &refusal):
			w.refusals = append(w.refusals, refusal)
		case err != nil:
			w.err = err
			send()
			return
		default:
			w.records = append(w.records, p.record(w, &row))
		}
		if len(w.records)+len(w.refusals) == p.window && !send() {
			return
		}
	}
	send()
}

func newWindow() *window { return &window{} }

// record is a row as it is to be stored: clean, with ids for names.
func (p *puller) record(w *window, row *data.Row) record {
	r := record{
		indicator: p.id(w, indicatorNames, row.Indicator),
		source:    p.id(w, sourceNames, row.Source),
		observed:  row.Observed,
		published: row.Published,
		value:     row.Value,
		low:       row.Low,
		high:      row.High,
		quality:   row.Quality,
		citation:  data.Visible(row.Citation),
		note:      data.Visible(row.Note),
		line:      row.Line,
	}
	if row.Retracted {
		r.value = math.NaN()
	}
	return r
}

func (p *puller) id(w *window, kind int, text string) int32 {
	if id, ok := p.ids[kind][text]; ok {
		return id
	}
	clean := data.Visible(text)
	id, ok := p.ids[kind][clean]
	if !ok {
		p.last[kind]++
		id = p.last[kind]
		p.ids[kind][clean] = id
		w.names[kind] = append(w.names[kind], name{id, clean})
	}
	p.ids[kind][text] = id // as it came, so that the next one is found at once
	return id
}

// sort finds the order of the records by key.
func (w *window) sort() {
	w.order = make([]int32, len(w.records))
	sorted := true
	for i := range w.records {
		w.order[i] = int32(i)
		sorted = sorted && (i == 0 || compareKeys(&w.records[i-1], &w.records[i]) <= 0)
	}
	if !sorted {
		slices.SortStableFunc(w.order, func(i, j int32) int { return compareKeys(&w.records[i], &w.records[j]) })
	}
}

// compareKeys orders records as the table does, but for seq.
func compareKeys(a, b *record) int {
	if c := compareGroups(a, b); c != 0 {
		return c
	}
	return cmp.Compare(a.published, b.published)
}

// compareRecords orders records as the table does.
func compareRecords(a, b record) int {
	return cmp.Or(compareKeys(&a, &b), cmp.Compare(a.seq, b.seq))
}

// compareGroups orders records by indicator, observed and source: those that revise each other
// are equal.
func compareGroups(a, b *record) int {
	switch {
	case a.indicator != b.indicator:
		return cmp.Compare(a.indicator, b.indicator)
	case a.observed != b.observed:
		return cmp.Compare(a.observed, b.observed)
	}
	return cmp.Compare(a.source, b.source)
}
