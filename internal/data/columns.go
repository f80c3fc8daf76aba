package data

// Columns are readings of one indicator field by field: the quick way into a Builder. A column is as long as Place; one
// that says nothing may be nil, and of indices and qualities a single one may stand for all.
type Columns struct {
	Observed       []Instant // the series keeps it
	NarrowObserved *Narrow   // instead, where it is not nil; the series keeps it, too
	Published      []Instant
	Value          []float64 // likewise; NaN where a reading retracts
	NarrowValue    *Narrow
	Low, High      []float64
	Source         []int64 // index into Sources
	Sources        []string
	Quality        []int64 // each a Quality
	Citation       []int64 // index into Texts; both or none of these two; empty like nil
	Note           []int64
	Texts          []string
	Place          []int64
}

// AddColumns appends readings as Add would one by one.
func (b *Builder) AddColumns(c Columns) {
	s := b.series
	had, n := s.Len(), len(c.Place)
	if c.NarrowObserved != nil {
		s.observed.appendNarrow(c.NarrowObserved, n)
	} else {
		s.observed.appendAll(c.Observed)
	}
	if c.NarrowValue != nil {
		s.value.appendNarrow(c.NarrowValue, n)
	} else {
		s.value.appendAll(c.Value)
	}
	b.follow(had)
	b.place.appendAll(c.Place)
	s.published.setAll(had, c.Published)
	b.addRanges(c.Low, c.High, had)
	sources := make([]int, len(c.Sources))
	for i, name := range c.Sources {
		sources[i] = b.source(name)
	}
	s.source.appendAll(c.Source, sources, n)
	s.quality.appendAll(c.Quality, qualityCodes, n)
	b.addTextColumns(c, had)
}

// qualityCodes are what the numbers of qualities stand for: themselves.
var qualityCodes = []int{Claimed: int(Claimed), Estimated: int(Estimated), Verified: int(Verified)}

func (b *Builder) addRanges(low, high []float64, had int) {
	var room [pageSize]span
	for from := 0; from < len(low); from += pageSize {
		spans := room[:min(pageSize, len(low)-from)]
		for i := range spans {
			spans[i] = span{low[from+i], high[from+i]}
		}
		b.series.ranges.setAll(had+from, spans)
	}
}

func (b *Builder) addTextColumns(c Columns, had int) {
	s := b.series
	if len(c.Citation) == 0 && s.texts == nil {
		return
	}
	if s.texts == nil {
		b.beginTexts(had)
	}
	if len(c.Citation) == 0 {
		s.citation.appendSame(0, len(c.Place))
		s.note.appendSame(0, len(c.Place))
		return
	}
	texts := make([]int, len(c.Texts))
	for i, text := range c.Texts {
		texts[i] = b.text(text)
	}
	s.citation.appendAll(c.Citation, texts, len(c.Place))
	s.note.appendAll(c.Note, texts, len(c.Place))
}
