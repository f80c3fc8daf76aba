package sqlite

import (
	"cmp"
	"context"
	"errors"
	"iter"
	"maps"
	"math"
	"slices"

	"watchtui/internal/data"
)

// windowRows is how many rows are brought into the order of the table at a time. A file in another order gets windows of
// unsortedWindows times as many: each may touch all pages of the table, so half as many windows is half the time. A row
// takes some 70 bytes of memory, 110 where it has to be sorted, and three windows are about at once.
const (
	windowRows      = 64 << 10
	unsortedWindows = 2
)

// firstRows is how many rows a window may have before it gets room for all that it will have: what grows step by step is
// copied step by step.
const firstRows = 1 << 10

// window is some rows of a file that follow each other.
type window struct {
	records  []record // in the order of the file
	order    []int32  // of the records by key, those of one key as in the file
	refusals []*data.Refusal
	names    [2][]name // indicators and sources that the store does not have yet
	bare     bool      // no record has a range or a text
	err      error     // what ended the file, but for its end
}

// clear makes the window empty and keeps its memory for the rows to come.
func (w *window) clear() {
	clear(w.records) // lets go of the texts
	*w = window{records: w.records[:0], order: w.order[:0], bare: true}
}

// puller makes windows of rows. It runs ahead of what stores them, on a goroutine of its own.
type puller struct {
	rows int                 // of a window
	most int                 // of one of a file in another order
	ids  [2]map[string]int32 // of all names, the new ones too
	last [2]int32            // the highest id given
	free chan *window        // those that are done with
}

// pull sends windows until the rows end, or an error does, or ctx does. It always closes windows.
func (p *puller) pull(ctx context.Context, rows iter.Seq2[data.Row, error], windows chan<- *window) {
	defer close(windows)
	w := p.empty()
	send := func() bool {
		if !w.sort() {
			p.rows = p.most
		}
		select {
		case windows <- w:
			w = p.empty()
			return true
		case <-ctx.Done():
			return false
		}
	}
	for row, err := range rows {
		if err == nil {
			p.add(w, &row)
		} else if !w.refuse(err) {
			w.err = err
			send()
			return
		}
		if len(w.records)+len(w.refusals) == p.rows && !send() {
			return
		}
	}
	send()
}

// empty is a window without rows, a used one where there is one.
func (p *puller) empty() *window {
	w := &window{}
	select {
	case w = <-p.free:
	default:
	}
	w.clear()
	return w
}

// refuse keeps a refusal; false for an error that is none.
func (w *window) refuse(err error) bool {
	var refusal *data.Refusal
	if !errors.As(err, &refusal) {
		return false
	}
	w.refusals = append(w.refusals, refusal)
	return true
}

// add adds a row as it is to be stored: clean, with ids for names.
func (p *puller) add(w *window, row *data.Row) {
	r := record{
		indicator: p.id(w, indicatorNames, row.Indicator),
		source:    p.id(w, sourceNames, row.Source),
		observed:  row.Observed,
		published: row.Published,
		value:     row.Value,
		quality:   row.Quality,
		line:      row.Line,
		details:   detailsOf(row),
	}
	if row.Retracted {
		r.value = math.NaN()
	}
	w.bare = w.bare && r.details == nil
	if n := len(w.records); n == cap(w.records) && n >= firstRows {
		w.records = slices.Grow(w.records, max(p.rows-n, 0))
	}
	w.records = append(w.records, r)
}

func detailsOf(row *data.Row) *details {
	if math.IsNaN(row.Low) && math.IsNaN(row.High) && row.Citation == "" && row.Note == "" {
		return nil
	}
	return &details{low: row.Low, high: row.High, citation: data.Visible(row.Citation), note: data.Visible(row.Note)}
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

// sort finds the order of the records by key, and tells whether it is that of the file. The records are dealt out by
// indicator first: a file by date has each indicator's in order already, and then nothing is compared twice.
func (w *window) sort() (sorted bool) {
	if w.sorted() {
		for i := range w.records {
			w.order = append(w.order, int32(i))
		}
		return true
	}
	of := map[int32][]int32{}
	for i := range w.records {
		indicator := w.records[i].indicator
		of[indicator] = append(of[indicator], int32(i))
	}
	for _, indicator := range slices.Sorted(maps.Keys(of)) {
		w.sortOne(of[indicator])
		w.order = append(w.order, of[indicator]...)
	}
	return false
}

func (w *window) sorted() bool {
	for i := 1; i < len(w.records); i++ {
		if compareKeys(&w.records[i-1], &w.records[i]) > 0 {
			return false
		}
	}
	return true
}

// sortOne sorts records of one indicator, which are in the order of the file.
func (w *window) sortOne(order []int32) {
	sorted := true
	for at := 1; at < len(order) && sorted; at++ {
		sorted = compareKeys(&w.records[order[at-1]], &w.records[order[at]]) <= 0
	}
	if sorted {
		return
	}
	// What is compared is put close together, which halves the time.
	type place struct {
		observed, published data.Instant
		source, i           int32
	}
	places := make([]place, len(order))
	for at, i := range order {
		r := &w.records[i]
		places[at] = place{r.observed, r.published, r.source, i}
	}
	slices.SortFunc(places, func(a, b place) int {
		switch {
		case a.observed != b.observed:
			return cmp.Compare(a.observed, b.observed)
		case a.source != b.source:
			return cmp.Compare(a.source, b.source)
		case a.published != b.published:
			return cmp.Compare(a.published, b.published)
		}
		return cmp.Compare(a.i, b.i)
	})
	for at, p := range places {
		order[at] = p.i
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
