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
	place   places
	sources map[string]int
	texts   map[string]int // those met lately, of which one copy is kept

	isMixed bool  // the readings did not come by time
	shared  []int // those of the instant of the one before, ascending
}

// manyTexts bounds what a builder remembers: readings that follow each other share their texts, if any do.
const manyTexts = 4096

// NewBuilder makes a builder for one indicator's series with room for that many readings.
func NewBuilder(indicator string, room int) *Builder {
	s := &Series{
		indicator: indicator,
		observed:  column[Instant]{room: room},
		value:     column[float64]{room: room},
		published: rareInstants(),
		ranges:    rareSpans(),
	}
	return &Builder{series: s, place: places{room: room}, sources: map[string]int{}, texts: map[string]int{}}
}

// Add appends a reading; place is its place in the order of imports. Readings may come in
// any order, but those that come ordered by observed need no sorting later. r.Indicator is not looked at.
func (b *Builder) Add(r Reading, place int64) {
	s := b.series
	value := r.Value
	if r.Retracted {
		value = math.NaN()
	}
	s.observed.append(r.Observed)
	s.value.append(value)
	b.follow(s.Len() - 1)
	s.source.append(b.source(r.Source))
	s.quality.append(int(r.Quality))
	b.place.append(place)
	s.published.set(s.Len()-1, r.Published)
	s.ranges.set(s.Len()-1, span{r.Low, r.High})
	b.addTexts(r.Citation, r.Note)
}

// Append adds all that another builder was given, after what this one was. The other must not be used afterwards.
func (b *Builder) Append(other *Builder) {
	o := other.series
	place := other.place.list()
	for i := range o.Len() {
		b.Add(o.Reading(i), place[i])
	}
	other.series = nil
}

func (b *Builder) addTexts(citation, note string) {
	s := b.series
	if s.texts == nil {
		if citation == "" && note == "" {
			return
		}
		b.beginTexts(s.Len() - 1)
	}
	s.citation.append(b.text(citation))
	s.note.append(b.text(note))
}

// beginTexts begins with texts, of which the readings so far have none.
func (b *Builder) beginTexts(had int) {
	s := b.series
	s.texts = []string{""}
	s.citation.appendSame(0, had)
	s.note.appendSame(0, had)
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
	b.rankSources(s)
	b.sort()
	s.summarize(b.shared)
	b.series = nil
	return s
}

// sort brings the readings into order. Mostly they came by time, and then only those of one instant have to be looked at.
func (b *Builder) sort() {
	s := b.series
	if b.isMixed {
		sort.Stable(&ordering{Series: s, place: b.place.list()})
		b.shared = b.shared[:0]
		b.follow(0)
		return
	}
	for k := 0; k < len(b.shared); {
		from, to := b.shared[k]-1, b.shared[k]+1
		for k++; k < len(b.shared) && b.shared[k] == to; k++ {
			to++
		}
		if !b.isSorted(from, to) {
			sort.Stable(&ordering{Series: s, from: from, place: b.place.between(from, to)})
		}
	}
}

// follow notes how the readings from one on follow each other in time.
func (b *Builder) follow(from int) {
	s := b.series
	var room [pageSize]Instant
	for from = max(from, 1); from < s.Len(); from += pageSize {
		before := s.Observed(from - 1)
		for i, at := range s.Times(from, min(from+pageSize, s.Len()), room[:]) {
			if at <= before {
				if at == before {
					b.shared = append(b.shared, from+i)
				}
				b.isMixed = b.isMixed || at < before
			}
			before = at
		}
	}
}

// isSorted tells whether readings of one instant are in order.
func (b *Builder) isSorted(from, to int) bool {
	for i := from + 1; i < to; i++ {
		switch before, source := b.series.source.at(i-1), b.series.source.at(i); {
		case source < before:
			return false
		case source == before && b.place.at(i) < b.place.at(i-1):
			return false
		}
	}
	return true
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
	s.source.replace(rank)
}

// ordering brings the columns of a series into order where they are: a copy of each would be as much again.
type ordering struct {
	*Series
	from  int     // the first reading that is ordered
	place []int64 // of those that are
}

func (o *ordering) Len() int { return len(o.place) }

func (o *ordering) Less(i, j int) bool {
	a, b := o.from+i, o.from+j
	return cmp.Or(cmp.Compare(o.Observed(a), o.Observed(b)), cmp.Compare(o.source.at(a), o.source.at(b)),
		cmp.Compare(o.place[i], o.place[j])) < 0
}

func (o *ordering) Swap(i, j int) {
	o.place[i], o.place[j] = o.place[j], o.place[i]
	i, j = o.from+i, o.from+j
	o.observed.swap(i, j)
	o.value.swap(i, j)
	o.published.swap(i, j)
	o.ranges.swap(i, j)
	o.source.swap(i, j)
	o.quality.swap(i, j)
	if o.texts != nil {
		o.citation.swap(i, j)
		o.note.swap(i, j)
	}
}
