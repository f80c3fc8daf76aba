package data

// Columns are readings of one indicator field by field: the quick way into a Builder. A column is as long as Observed; one
// that says nothing may be nil.
type Columns struct {
	Observed  []Instant
	Published []Instant
	Value     []float64 // NaN where a reading retracts
	Low, High []float64
	Source    []int32 // index into Sources
	Sources   []string
	Quality   []Quality
	Citation  []int32 // index into Texts; both or none of these two
	Note      []int32
	Texts     []string
	Place     []int64
}

// AddColumns appends readings as Add would one by one.
func (b *Builder) AddColumns(c Columns) {
	s := b.series
	had, n := len(s.observed), len(c.Observed)
	s.observed, s.value = append(s.observed, c.Observed...), append(s.value, c.Value...)
	for _, place := range c.Place {
		b.place.append(place)
	}
	room := cap(s.observed)
	s.published = extended(s.published, c.Published, NoInstant, had, n, room)
	s.low = extended(s.low, c.Low, nan, had, n, room)
	s.high = extended(s.high, c.High, nan, had, n, room)
	sources := make([]int, len(c.Sources))
	for i, name := range c.Sources {
		sources[i] = b.source(name)
	}
	for _, source := range c.Source {
		s.source.append(sources[source])
	}
	for _, quality := range c.Quality {
		s.quality.append(int(quality))
	}
	b.addTextColumns(c, had, room)
}

func (b *Builder) addTextColumns(c Columns, had, room int) {
	s := b.series
	if c.Citation == nil && s.texts == nil {
		return
	}
	if s.texts == nil {
		b.beginTexts(had, room)
	}
	texts := make([]int, len(c.Texts))
	for i, text := range c.Texts {
		texts[i] = b.text(text)
	}
	for i := range c.Observed {
		citation, note := 0, 0
		if c.Citation != nil {
			citation, note = texts[c.Citation[i]], texts[c.Note[i]]
		}
		s.citation.append(citation)
		s.note.append(note)
	}
}

// extended is a column of so many values with n more. It begins with the first that says something.
func extended[T any](column, more []T, absent T, had, n, room int) []T {
	switch {
	case column == nil && more == nil:
		return nil
	case column == nil:
		column = make([]T, had, max(room, had+n))
		for i := range column {
			column[i] = absent
		}
	}
	if more != nil {
		return append(column, more...)
	}
	for range n {
		column = append(column, absent)
	}
	return column
}
