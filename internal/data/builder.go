package data

import (
	"cmp"
	"math"
	"slices"
	"sort"
)

// Builder collects readings into a Series. Its zero value is not ready; use NewBuilder.
type Builder struct {
	series  *Series
	place   []int64
	sources map[string]int
	texts   map[string]int // those met lately, of which one copy is kept
}

// manyTexts bounds what a builder remembers: readings that follow each other share their texts, if any do.
const manyTexts = 4096

// NewBuilder makes a builder for one indicator's series with room for that many readings.
func NewBuilder(indicator string, room int) *Builder {
	s := &Series{
		indicator: indicator,
		observed:  make([]Instant, 0, room),
		value:     make([]float64, 0, room),
		source:    newCodes(room),
		quality:   newCodes(room),
	}
	return &Builder{series: s, place: make([]int64, 0, room), sources: map[string]int{}, texts: map[string]int{}}
}

// Add appends a reading; place is its place in the order of imports. Readings may come in
// any order, but those that come ordered by observed need no sorting later. r.Indicator is not looked at.
func (b *Builder) Add(r Reading, place int64) {
	s := b.series
	value := r.Value
	if r.Retracted {
		value = math.NaN()
	}
	s.observed = append(s.observed, r.Observed)
	s.value = append(s.value, value)
	s.source.append(b.source(r.Source))
	s.quality.append(int(r.Quality))
	b.place = append(b.place, place)
	b.addPublished(r.Published)
	b.addRange(r.Low, r.High)
	b.addTexts(r.Citation, r.Note)
}

// Append adds all that another builder was given, after what this one was. The other must not be used afterwards.
func (b *Builder) Append(other *Builder) {
	for i, place := range other.place {
		b.Add(other.series.Reading(i), place)
	}
	other.series = nil
}

func (b *Builder) addPublished(published Instant) {
	s := b.series
	if s.published == nil {
		if published == NoInstant {
			return
		}
		s.published = filled(s.observed, NoInstant)
	}
	s.published = append(s.published, published)
}

func (b *Builder) addRange(low, high float64) {
	s := b.series
	if s.low == nil {
		if math.IsNaN(low) && math.IsNaN(high) {
			return
		}
		s.low, s.high = filled(s.value, math.NaN()), filled(s.value, math.NaN())
	}
	s.low, s.high = append(s.low, low), append(s.high, high)
}

// filled is a column that begins late: what was absent so far, one less than the column beside it has, with its room.
func filled[T any](beside []T, absent T) []T {
	column := make([]T, len(beside)-1, cap(beside))
	for i := range column {
		column[i] = absent
	}
	return column
}

func (b *Builder) addTexts(citation, note string) {
	s := b.series
	if s.texts == nil {
		if citation == "" && note == "" {
			return
		}
		s.texts = []string{""}
		s.citation, s.note = newCodes(cap(s.value)), newCodes(cap(s.value))
		for range len(s.observed) - 1 {
			s.citation.append(0)
			s.note.append(0)
		}
	}
	s.citation.append(b.text(citation))
	s.note.append(b.text(note))
}

func (b *Builder) text(text string) int {
	if text == "" {
		return 0
	}
	i, ok := b.texts[text]
	if !ok {
		if len(b.texts) == manyTexts {
			clear(b.texts)
		}
		i = len(b.series.texts)
		b.texts[text] = i
		b.series.texts = append(b.series.texts, text)
	}
	return i
}

func (b *Builder) source(name string) int {
	i, ok := b.sources[name]
	if !ok {
		i = len(b.series.sources)
		b.sources[name] = i
		b.series.sources = append(b.series.sources, name)
	}
	return i
}

// Series is what was added, in order. The builder must not be used afterwards.
func (b *Builder) Series() *Series {
	s := b.series
	b.series = nil
	b.rankSources(s)
	order := &ordering{s, b.place}
	sorted := true
	for i := 1; i < len(s.observed) && sorted; i++ {
		sorted = !order.Less(i, i-1)
	}
	if !sorted {
		sort.Stable(order)
	}
	return s
}

// rankSources numbers sources by name, so that equal readings make equal series whatever came first.
func (b *Builder) rankSources(s *Series) {
	names := slices.Sorted(slices.Values(s.sources))
	if slices.Equal(names, s.sources) {
		return
	}
	rank := make([]int, len(names))
	for r, name := range names {
		rank[b.sources[name]] = r
	}
	s.sources = names
	for i := range s.observed {
		s.source.set(i, rank[s.source.at(i)])
	}
}

// ordering brings the columns of a series into order where they are: a copy of each would be as much again.
type ordering struct {
	*Series
	place []int64
}

func (o *ordering) Less(i, j int) bool {
	return cmp.Or(cmp.Compare(o.observed[i], o.observed[j]), cmp.Compare(o.source.at(i), o.source.at(j)),
		cmp.Compare(o.place[i], o.place[j])) < 0
}

func (o *ordering) Swap(i, j int) {
	swap(o.observed, i, j)
	swap(o.value, i, j)
	swap(o.place, i, j)
	swap(o.published, i, j)
	swap(o.low, i, j)
	swap(o.high, i, j)
	o.source.swap(i, j)
	o.quality.swap(i, j)
	if o.texts != nil {
		o.citation.swap(i, j)
		o.note.swap(i, j)
	}
}

func swap[T any](column []T, i, j int) {
	if column != nil {
		column[i], column[j] = column[j], column[i]
	}
}
