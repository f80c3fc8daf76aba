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
	s.source.append(b.source(r.Source))
	s.quality.append(int(r.Quality))
	b.place.append(place)
	b.addPublished(r.Published)
	b.addRange(r.Low, r.High)
	b.addTexts(r.Citation, r.Note)
}

// Append adds all that another builder was given, after what this one was. The other must not be used afterwards.
func (b *Builder) Append(other *Builder) {
	o := other.series
	c := Columns{Observed: o.observed, Published: o.published, Value: o.value, Low: o.low, High: o.high, Sources: o.sources, Texts: o.texts,
		Place: other.place.list()}
	for i := range o.observed {
		c.Source, c.Quality = append(c.Source, int32(o.source.at(i))), append(c.Quality, Quality(o.quality.at(i)))
		if o.texts != nil {
			c.Citation, c.Note = append(c.Citation, int32(o.citation.at(i))), append(c.Note, int32(o.note.at(i)))
		}
	}
	b.AddColumns(c)
	other.series = nil
}

var nan = math.NaN()

func (b *Builder) addPublished(published Instant) {
	s := b.series
	if s.published == nil && published == NoInstant {
		return
	}
	s.published = extended(s.published, []Instant{published}, NoInstant, len(s.observed)-1, 1, cap(s.observed))
}

func (b *Builder) addRange(low, high float64) {
	s := b.series
	if s.low == nil && math.IsNaN(low) && math.IsNaN(high) {
		return
	}
	had, room := len(s.observed)-1, cap(s.observed)
	s.low = extended(s.low, []float64{low}, nan, had, 1, room)
	s.high = extended(s.high, []float64{high}, nan, had, 1, room)
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
	for range had {
		s.citation.append(0)
		s.note.append(0)
	}
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
	defer func() { b.series = nil }()
	if !b.isSorted() {
		sort.Stable(&ordering{s, b.place.list()})
	}
	return s
}

func (b *Builder) isSorted() bool {
	s := b.series
	for i := 1; i < len(s.observed); i++ {
		switch before, at := s.observed[i-1], s.observed[i]; {
		case at > before:
		case at < before, s.source.at(i) < s.source.at(i-1):
			return false
		case s.source.at(i) == s.source.at(i-1) && b.place.at(i) < b.place.at(i-1):
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

// places are the places of readings as runs of numbers that follow each other: mostly readings come as they were imported. Where
// they do not, as in a file by date, they are single numbers.
type places struct {
	n      int
	room   int // for how many there is to be room
	runs   []placeRun
	single []int64
}

// manyRuns is from how many runs on they may be replaced by single numbers, where those take no more memory.
const manyRuns = 1000

// placeRun is that from index at on the places are first, first+1, …
type placeRun struct {
	at    int
	first int64
}

func (p *places) append(place int64) {
	if p.single != nil {
		p.single = append(p.single, place)
		p.n++
		return
	}
	if k := len(p.runs) - 1; k < 0 || p.runs[k].first+int64(p.n-p.runs[k].at) != place {
		p.runs = append(p.runs, placeRun{p.n, place})
	}
	p.n++
	if len(p.runs) >= manyRuns && len(p.runs) > p.n/4 {
		p.single, p.runs = append(make([]int64, 0, max(p.room, p.n)), p.list()...), nil
	}
}

func (p *places) at(i int) int64 {
	if p.single != nil {
		return p.single[i]
	}
	k := sort.Search(len(p.runs), func(k int) bool { return p.runs[k].at > i }) - 1
	return p.runs[k].first + int64(i-p.runs[k].at)
}

// list is the places one by one.
func (p *places) list() []int64 {
	if p.single != nil {
		return p.single
	}
	list := make([]int64, p.n)
	for k, run := range p.runs {
		end := p.n
		if k+1 < len(p.runs) {
			end = p.runs[k+1].at
		}
		for i := run.at; i < end; i++ {
			list[i] = run.first + int64(i-run.at)
		}
	}
	return list
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
