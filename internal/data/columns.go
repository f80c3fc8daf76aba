package data

// Columns are readings of one indicator field by field: the quick way into a Builder. A column is as long as Observed; one
// that says nothing may be nil.
type Columns struct {
	Observed  []Instant
	Published []Instant
	Value     []float64 // NaN where a reading retracts
	Low, High []float64
	Source    []int64 // index into Sources
	Sources   []string
	Quality   []Quality
	Citation  []int64 // index into Texts; both or none of these two; empty like nil
	Note      []int64
	Texts     []string
	Place     []int64
}

// AddColumns appends readings as Add would one by one.
func (b *Builder) AddColumns(c Columns) {
	s := b.series
	had := len(s.observed)
	s.observed, s.value = append(s.observed, c.Observed...), append(s.value, c.Value...)
	b.follow(had)
	b.place.appendAll(c.Place)
	s.published.setAll(had, c.Published)
	s.ranges.setAll(had, spans(c.Low, c.High))
	sources := make([]int, len(c.Sources))
	for i, name := range c.Sources {
		sources[i] = b.source(name)
	}
	s.source.appendAll(c.Source, sources)
	for _, quality := range c.Quality {
		s.quality.append(int(quality))
	}
	b.addTextColumns(c, had)
}

func spans(low, high []float64) []span {
	spans := make([]span, len(low))
	for i := range low {
		spans[i] = span{low[i], high[i]}
	}
	return spans
}

func (b *Builder) addTextColumns(c Columns, had int) {
	s := b.series
	if len(c.Citation) == 0 && s.texts == nil {
		return
	}
	if s.texts == nil {
		b.beginTexts(had, cap(s.observed))
	}
	if len(c.Citation) == 0 {
		s.citation.appendSame(0, len(c.Observed))
		s.note.appendSame(0, len(c.Observed))
		return
	}
	texts := make([]int, len(c.Texts))
	for i, text := range c.Texts {
		texts[i] = b.text(text)
	}
	s.citation.appendAll(c.Citation, texts)
	s.note.appendAll(c.Note, texts)
}
