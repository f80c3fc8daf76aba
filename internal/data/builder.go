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

	isMixed  bool // the readings did not come by time
	isShared bool // two that followed each other have one instant
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
	s.observed = append(s.observed, r.Observed)
	s.value = append(s.value, value)
	b.follow(len(s.observed) - 1)
	s.source.append(b.source(r.Source))
	s.quality.append(int(r.Quality))
	b.place.append(place)
	s.published.set(len(s.observed)-1, r.Published)
	s.ranges.set(len(s.observed)-1, span{r.Low, r.High})
	b.addTexts(r.Citation, r.Note)
}

// Append adds all that another builder was given, after what this one was. The other must not be used afterwards.
func (b *Builder) Append(other *Builder) {
	o := other.series
	place := other.place.list()
	for i := range o.observed {
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
		b.beginTexts(len(s.observed)-1, cap(s.observed))
	}
	s.citation.append(b.text(citation))
	s.note.append(b.text(note))
}

// beginTexts makes room for texts, of which the readings so far have none.
func (b *Builder) beginTexts(had, room int) {
	s := b.series
	s.texts = []string{""}
	s.citation, s.note = newCodes(room), newCodes(room)
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
	s.summarize()
	b.series = nil
	return s
}

// sort brings the readings into order. Mostly they came by time, and then only those of one instant have to be looked at.
func (b *Builder) sort() {
	s := b.series
	if b.isMixed {
		sort.Stable(&ordering{Series: s, place: b.place.list()})
		return
	}
	for from := 0; b.isShared && from < len(s.observed); {
		to := from + 1
		for to < len(s.observed) && s.observed[to] == s.observed[from] {
			to++
		}
		if !b.isSorted(from, to) {
			sort.Stable(&ordering{Series: s, from: from, place: b.place.between(from, to)})
		}
		from = to
	}
}

// follow notes how the readings from one on follow each other in time.
func (b *Builder) follow(from int) {
	observed := b.series.observed
	for i := max(from, 1); i < len(observed); i++ {
		if observed[i] <= observed[i-1] {
			b.isShared = b.isShared || observed[i] == observed[i-1]
			b.isMixed = b.isMixed || observed[i] < observed[i-1]
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
	for i := range s.observed {
		s.source.set(i, rank[s.source.at(i)])
	}
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
	return cmp.Or(cmp.Compare(o.observed[a], o.observed[b]), cmp.Compare(o.source.at(a), o.source.at(b)),
		cmp.Compare(o.place[i], o.place[j])) < 0
}

func (o *ordering) Swap(i, j int) {
	swap(o.place, i, j)
	i, j = o.from+i, o.from+j
	swap(o.observed, i, j)
	swap(o.value, i, j)
	o.published.swap(i, j)
	o.ranges.swap(i, j)
	o.source.swap(i, j)
	o.quality.swap(i, j)
	if o.texts != nil {
		o.citation.swap(i, j)
		o.note.swap(i, j)
	}
}

func swap[T any](column []T, i, j int) { column[i], column[j] = column[j], column[i] }
