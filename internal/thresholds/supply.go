package thresholds

import (
	"slices"

	"watchtui/internal/data"
)

// Readings are the series that a book is judged on, by indicator. One that is absent has no readings.
type Readings map[string]*data.Series

// supply holds the streams of one indicator: of any quality, and of each quality that a benchmark asks for. Asked as
// known then it starts empty, and learn brings in day by day what was published.
type supply struct {
	resolver *resolver
	lowest   []data.Quality // what each stream asks for; the first is Claimed, any quality
	streams  []*stream
	edges    []edges // by streams; nil where nobody asks for them

	pending []publication // in the order in which they became known
	learned int
	news    []int32   // kept for its room
	changes [][]entry // by streams; kept for their room
	spare   []int32
}

// judged are all conditions of a book that are judged by its readings: the benchmarks, and those of the triggers.
func (b *Book) judged() []*Benchmark {
	return append(slices.Clip(b.Benchmarks), conditions(b.Triggers)...)
}

// supplies makes the streams that some benchmarks need, as known at the instant given.
func supplies(book *Book, readings Readings, uses []*Benchmark, known data.Instant) map[string]*supply {
	made := map[string]*supply{}
	for _, b := range uses {
		for _, id := range b.Uses {
			s := made[id]
			if s == nil {
				indicator, _ := book.Indicator(id)
				s = &supply{resolver: newResolver(indicator, readings[id])}
				s.add(data.Claimed, known)
				made[id] = s
			}
			s.add(b.Evidence, known)
		}
	}
	for _, b := range uses {
		for _, c := range b.measure.calls {
			for _, p := range made[b.Uses[c.use]].streams {
				p.needs |= c.function.needs
			}
		}
	}
	for _, s := range made {
		for _, p := range s.streams {
			p.fill()
		}
	}
	return made
}

// suppliesOf makes the streams that some benchmarks need; where the history has them, as known at the same instant, it takes those.
func (h *History) suppliesOf(uses []*Benchmark, known data.Instant) map[string]*supply {
	judged := h.book.judged()
	isAnother := func(b *Benchmark) bool { return !slices.Contains(judged, b) }
	if h.supplies == nil || known != h.vintage.knownAtFirst(h.until) || slices.ContainsFunc(uses, isAnother) {
		return supplies(h.book, h.readings, uses, known)
	}
	made := map[string]*supply{}
	for _, b := range uses {
		for _, id := range b.Uses {
			if made[id] == nil {
				made[id] = &supply{resolver: h.supplies[id].resolver}
			}
			for _, lowest := range [...]data.Quality{data.Claimed, b.Evidence} {
				if s := made[id]; !slices.Contains(s.lowest, lowest) {
					s.lowest, s.streams = append(s.lowest, lowest), append(s.streams, h.supplies[id].stream(lowest))
				}
			}
		}
	}
	return made
}

// add makes the stream of a quality, unless it is there. Where all readings are of that quality,
// it is the stream of any quality: most benchmarks are then judged once and not twice.
func (s *supply) add(lowest data.Quality, known data.Instant) {
	if slices.Contains(s.lowest, lowest) {
		return
	}
	s.lowest = append(s.lowest, lowest)
	if len(s.streams) > 0 && (s.resolver.n == 0 || s.resolver.series.LowestQuality() >= lowest) {
		s.streams = append(s.streams, s.streams[0])
		return
	}
	p := &stream{series: s.resolver.series}
	if known != data.NoInstant { // else it is to be learned
		p = &preferAll(s.resolver, known, lowest).stream
	}
	s.streams = append(s.streams, p)
}

func (s *supply) stream(lowest data.Quality) *stream {
	return s.streams[slices.Index(s.lowest, lowest)]
}

// streamsOf are a benchmark's streams of any quality and of evidence, by its Uses.
func streamsOf(b *Benchmark, made map[string]*supply) (any, evidence []*stream) {
	for _, id := range b.Uses {
		any, evidence = append(any, made[id].stream(data.Claimed)), append(evidence, made[id].stream(b.Evidence))
	}
	return any, evidence
}

// publication is a reading and the day on which it became known, which comes first when they are ordered: day << 32 | reading.
type publication int64

func (p publication) day() data.Day  { return data.Day(p >> 32) }
func (p publication) reading() int32 { return int32(p) }

// await lines up all readings to be learned one publication day after the other.
func (s *supply) await() {
	s.pending = make([]publication, 0, s.resolver.n)
	s.awaitBetween(data.NoInstant, farFuture)
}

// awaitBetween lines up the readings that became known after one instant, as which the streams stand, and up to another.
func (s *supply) awaitBetween(after, last data.Instant) {
	for i := range s.resolver.n {
		if known := s.resolver.known(i); known > after && known <= last {
			s.pending = append(s.pending, publication(known.Day())<<32|publication(i))
		}
	}
	slices.Sort(s.pending)
}

// learn brings the streams to what was known at the end of the day.
func (s *supply) learn(day data.Day) {
	from := s.learned
	for s.learned < len(s.pending) && s.pending[s.learned].day() <= day {
		s.learned++
	}
	if from == s.learned {
		return
	}
	s.news = s.news[:0]
	for _, p := range s.pending[from:s.learned] {
		s.news = append(s.news, p.reading())
	}
	slices.Sort(s.news) // by time; they have been learned together, so their order is done with
	s.findChanges(day)
	s.makeChanges()
}

// findChanges finds what the news change: of each instant that some are of, which reading counts now, for each quality.
func (s *supply) findChanges(day data.Day) {
	if s.changes == nil {
		s.changes = make([][]entry, len(s.streams))
	}
	for n := range s.changes {
		s.changes[n] = s.changes[n][:0]
	}
	for k := 0; k < len(s.news); {
		i := int(s.news[k])
		to := s.resolver.groupEnd(i)
		start := i
		for start > 0 && s.resolver.series.Observed(start-1) == s.resolver.series.Observed(i) {
			start--
		}
		for n, lowest := range s.lowest {
			change := entry{at: s.resolver.series.Observed(i), index: -1}
			if best := s.resolver.choose(start, to, day.End(), lowest); best >= 0 {
				change = s.resolver.entry(best)
			}
			s.changes[n] = append(s.changes[n], change)
			if s.edges != nil {
				s.edges[n].set(s.resolver, start, to, day.End(), lowest)
			}
		}
		for k < len(s.news) && int(s.news[k]) < to {
			k++
		}
	}
}

// makeChanges makes in the streams what was found.
func (s *supply) makeChanges() {
	for n, p := range s.streams {
		if n > 0 && p == s.streams[0] {
			continue
		}
		changed := []*stream{p}
		if s.edges != nil && s.edges[n].low != p {
			changed = append(changed, s.edges[n].low, s.edges[n].high)
		}
		for _, p := range changed {
			p.replace(s.changes[n], &s.spare)
			p.fill()
		}
	}
}
