package data

import (
	"cmp"
	"math"
	"slices"
	"sort"
)

// Series holds the readings of one indicator as columns, ordered by observed; those of one
// instant by source, those of one source by the order in which they were imported. A Series is
// immutable, so it may be shared between goroutines. The zero value is a series without
// readings; make others with a Builder.
type Series struct {
	observed  []Instant
	published []Instant
	value     []float64
	low, high []float64 // nil where no reading has a range
	place     []int64
	source    []int32
	quality   []Quality
	citation  []int32 // index into texts; nil where no reading has one
	note      []int32
	texts     []string
	sources   []string
	indicator string
}

// Len is the number of readings, all vintages counted.
func (s *Series) Len() int { return len(s.observed) }

// Indicator is the id of the indicator that the readings are about.
func (s *Series) Indicator() string { return s.indicator }

// Sources are the names that SourceIndex counts in. The slice is the series' own.
func (s *Series) Sources() []string { return s.sources }

// Observed is the instant that reading i is about.
func (s *Series) Observed(i int) Instant { return s.observed[i] }

// Published is when reading i became known, NoInstant where it does not say.
func (s *Series) Published(i int) Instant { return s.published[i] }

// Value is the value of reading i; NaN where it is a retraction.
func (s *Series) Value(i int) float64 { return s.value[i] }

// Quality is the quality of reading i.
func (s *Series) Quality(i int) Quality { return s.quality[i] }

// SourceIndex is the source of reading i, as an index into Sources.
func (s *Series) SourceIndex(i int) int { return int(s.source[i]) }

// Place is the place of reading i in the order of imports: of two vintages published on the
// same date the one with the higher place counts.
func (s *Series) Place(i int) int64 { return s.place[i] }

// Reading is reading i in full.
func (s *Series) Reading(i int) Reading {
	r := Reading{
		Indicator: s.indicator,
		Observed:  s.observed[i],
		Published: s.published[i],
		Value:     s.value[i],
		Retracted: math.IsNaN(s.value[i]),
		Low:       math.NaN(),
		High:      math.NaN(),
		Source:    s.sources[s.source[i]],
		Quality:   s.quality[i],
	}
	if s.low != nil {
		r.Low, r.High = s.low[i], s.high[i]
	}
	if s.citation != nil {
		r.Citation, r.Note = s.texts[s.citation[i]], s.texts[s.note[i]]
	}
	return r
}

// Search is the index of the first reading observed at t or later.
func (s *Series) Search(t Instant) int {
	return sort.Search(len(s.observed), func(i int) bool { return s.observed[i] >= t })
}

// Builder collects readings into a Series. Its zero value is not ready; use NewBuilder.
type Builder struct {
	series  *Series
	sources map[string]int32
	texts   map[string]int32
}

// NewBuilder makes a builder for one indicator's series with room for that many readings.
func NewBuilder(indicator string, room int) *Builder {
	s := &Series{
		indicator: indicator,
		observed:  make([]Instant, 0, room),
		published: make([]Instant, 0, room),
		value:     make([]float64, 0, room),
		place:     make([]int64, 0, room),
		source:    make([]int32, 0, room),
		quality:   make([]Quality, 0, room),
	}
	return &Builder{series: s, sources: map[string]int32{}, texts: map[string]int32{}}
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
	s.published = append(s.published, r.Published)
	s.value = append(s.value, value)
	s.place = append(s.place, place)
	s.source = append(s.source, intern(b.sources, &s.sources, r.Source))
	s.quality = append(s.quality, r.Quality)
	b.addRange(r.Low, r.High)
	b.addTexts(r.Citation, r.Note)
}

// Append adds all that another builder was given, after what this one was. The other must not be used afterwards.
func (b *Builder) Append(other *Builder) {
	s, o := b.series, other.series
	var citation, note string
	for i := range o.observed {
		s.source = append(s.source, intern(b.sources, &s.sources, o.sources[o.source[i]]))
		low, high := math.NaN(), math.NaN()
		if o.low != nil {
			low, high = o.low[i], o.high[i]
		}
		if o.citation != nil {
			citation, note = o.texts[o.citation[i]], o.texts[o.note[i]]
		}
		s.observed = append(s.observed, o.observed[i])
		b.addRange(low, high)
		b.addTexts(citation, note)
	}
	s.published, s.value = append(s.published, o.published...), append(s.value, o.value...)
	s.place, s.quality = append(s.place, o.place...), append(s.quality, o.quality...)
	other.series = nil
}

func (b *Builder) addRange(low, high float64) {
	s := b.series
	if s.low == nil {
		if math.IsNaN(low) && math.IsNaN(high) {
			return
		}
		for range len(s.observed) - 1 {
			s.low, s.high = append(s.low, math.NaN()), append(s.high, math.NaN())
		}
	}
	s.low, s.high = append(s.low, low), append(s.high, high)
}

func (b *Builder) addTexts(citation, note string) {
	s := b.series
	if s.citation == nil {
		if citation == "" && note == "" {
			return
		}
		intern(b.texts, &s.texts, "") // so that 0 is the empty text
		s.citation, s.note = make([]int32, len(s.observed)-1), make([]int32, len(s.observed)-1)
	}
	s.citation = append(s.citation, intern(b.texts, &s.texts, citation))
	s.note = append(s.note, intern(b.texts, &s.texts, note))
}

func intern(index map[string]int32, names *[]string, name string) int32 {
	i, ok := index[name]
	if !ok {
		i = int32(len(*names))
		index[name] = i
		*names = append(*names, name)
	}
	return i
}

// Series is what was added, in order. The builder must not be used afterwards.
func (b *Builder) Series() *Series {
	s := b.series
	b.series = nil
	b.sortColumns(s)
	return s
}

func (b *Builder) sortColumns(s *Series) {
	// Rank sources by name, so that equal readings make equal series whatever came first.
	byName := make([]int32, len(s.sources))
	for i := range byName {
		byName[i] = int32(i)
	}
	slices.SortFunc(byName, func(i, j int32) int { return cmp.Compare(s.sources[i], s.sources[j]) })
	rank := make([]int32, len(byName))
	names := make([]string, len(byName))
	for r, i := range byName {
		rank[i], names[r] = int32(r), s.sources[i]
	}
	s.sources = names
	for i, source := range s.source {
		s.source[i] = rank[source]
	}

	before := func(i, j int) int {
		return cmp.Or(cmp.Compare(s.observed[i], s.observed[j]), cmp.Compare(s.source[i], s.source[j]),
			cmp.Compare(s.place[i], s.place[j]))
	}
	sorted := true
	for i := 1; i < len(s.observed) && sorted; i++ {
		sorted = before(i-1, i) <= 0
	}
	if sorted {
		return
	}
	order := make([]int, len(s.observed))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, before)
	s.observed, s.published = pick(s.observed, order), pick(s.published, order)
	s.value, s.place = pick(s.value, order), pick(s.place, order)
	s.source, s.quality = pick(s.source, order), pick(s.quality, order)
	s.low, s.high = pick(s.low, order), pick(s.high, order)
	s.citation, s.note = pick(s.citation, order), pick(s.note, order)
}

func pick[T any](column []T, order []int) []T {
	if column == nil {
		return nil
	}
	picked := make([]T, len(order))
	for to, from := range order {
		picked[to] = column[from]
	}
	return picked
}
