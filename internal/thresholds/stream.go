package thresholds

import (
	"sort"

	"watchtui/internal/data"
)

// stream is what is left of a series once each instant has one value. It refers to the readings and copies none:
// mostly they are the series itself, or nearly all of it. What a measure needs to know of the past is kept as running folds.
type stream struct {
	series *data.Series
	n      int
	picks  data.Picks
	tried  []tried // the last of the n entries, in no series: readings that are tried out
	edge   edge    // what stands for the values of readings; nil: the values themselves
	past   *past   // what is kept of the entries before those tried out; nil: nothing

	needs   needs
	done    int     // entries for which the folds below are filled
	least   pyramid // of the values
	highest pyramid
	total   pyramid
	areas   pyramid // totals of area
}

// needs says which folds of a stream functions ask for; what nobody asks for costs nothing.
type needs uint8

const (
	needsLeast needs = 1 << iota
	needsHighest
	needsTotal
	needsAreas
)

// tried is a reading that is tried out.
type tried struct {
	at    data.Instant
	value float64
}

// entry is one instant of a stream.
type entry struct {
	at    data.Instant
	index int32
}

// Len is the number of instants with a reading.
func (s *stream) Len() int { return s.n }

// Observed is the instant of entry i.
func (s *stream) Observed(i int) data.Instant {
	if k := i - s.n + len(s.tried); k >= 0 {
		return s.tried[k].at
	}
	return s.series.Observed(s.Index(i))
}

// Value is the value of entry i.
func (s *stream) Value(i int) float64 {
	if k := i - s.n + len(s.tried); k >= 0 {
		return s.tried[k].value
	}
	if s.edge != nil {
		return s.edge.at(s.series, s.Index(i))
	}
	return s.series.Value(s.Index(i))
}

// Index is the place of entry i's reading in the series.
func (s *stream) Index(i int) int { return s.picks.At(i) }

// Picks are the places of all entries' readings in the series. They are the stream's own.
func (s *stream) Picks() data.Picks { return s.picks }

func (s *stream) day(i int) data.Day { return s.Observed(i).Day() }

// area is that under the level, from entry i's day to the next entry's.
func (s *stream) area(i int) float64 {
	if i+1 == s.n {
		return 0
	}
	return float64(s.Value(i) * float64(s.day(i+1)-s.day(i)))
}

// upTo is the number of entries on day t or before. The hint is where the last answer was; asked
// day by day, the search is a step or two.
func (s *stream) upTo(t data.Day, hint *int) int {
	if s.past != nil && s.past.holds(s, t) {
		return s.past.upTo(s, t)
	}
	return s.search(t, hint)
}

func (s *stream) search(t data.Day, hint *int) int {
	end, i := t.End(), 0
	if hint != nil {
		i = min(*hint, s.n)
	}
	if i > 0 && s.Observed(i-1) > end {
		i = 0
	}
	step := 1 // twice as far each time, since what is looked for is near
	for ; i+step <= s.n && s.Observed(i+step-1) <= end; step *= 2 {
		i += step
	}
	i += sort.Search(min(step, s.n-i), func(k int) bool { return s.Observed(i+k) > end })
	if hint != nil {
		*hint = i
	}
	return i
}

// replace puts changes (ordered by time, one an instant) into the stream. A change with index -1 removes. What comes
// after the first change is moved, which is little: news are about the recent past. spare is room to move it to, for the next
// time, too.
func (s *stream) replace(changes []entry, spare *[]int32) {
	if len(changes) == 0 {
		return
	}
	first := sort.Search(s.n, func(i int) bool { return s.Observed(i) >= changes[0].at })
	tail := (*spare)[:0]
	for i := first; i < s.n; i++ {
		tail = append(tail, int32(s.Index(i)))
	}
	*spare = tail
	at := func(reading int32) data.Instant { return s.series.Observed(int(reading)) }
	s.picks.Cut(first)
	for _, change := range changes {
		for len(tail) > 0 && at(tail[0]) < change.at {
			s.picks.Add(int(tail[0]))
			tail = tail[1:]
		}
		if len(tail) > 0 && at(tail[0]) == change.at {
			tail = tail[1:]
		}
		if change.index >= 0 {
			s.picks.Add(int(change.index))
		}
	}
	for _, reading := range tail {
		s.picks.Add(int(reading))
	}
	s.n, s.done = s.picks.Len(), min(s.done, first)
}

// fill brings the folds up to date.
func (s *stream) fill() {
	from := max(0, s.done-1) // the area of what was the last entry is known only now
	if s.needs&needsLeast != 0 {
		s.least.fill(leastOf, s.lows, s.n, from)
	}
	if s.needs&needsHighest != 0 {
		s.highest.fill(highestOf, s.highs, s.n, from)
	}
	if s.needs&needsTotal != 0 {
		s.total.fill(totalOf, s.values, s.n, from)
	}
	if s.needs&needsAreas != 0 {
		s.areas.fill(totalOf, s.someAreas, s.n, from)
	}
	s.done = s.n
}

// values are those of the entries from one to another: the series' own where they follow each other there, else in room.
func (s *stream) values(from, to int, room []float64) []float64 {
	if first, ok := s.inSeries(from, to); ok {
		return s.series.Values(first, first+to-from, room)
	}
	for i := from; i < to; i++ {
		room[i-from] = s.Value(i)
	}
	return room[:to-from]
}

// inSeries is where the entries from one to another begin in the series, if they follow each other there and stand for themselves.
func (s *stream) inSeries(from, to int) (first int, ok bool) {
	if to > s.n-len(s.tried) {
		return 0, false
	}
	first = s.Index(from)
	last := first + to - 1 - from
	return first, s.Index(to-1) == last && (s.edge == nil || s.edge.isPlain(first, last))
}

// lows are values among which is the least of the entries' from one to another; highs has the highest.
func (s *stream) lows(from, to int, room []float64) []float64 {
	if first, ok := s.inSeries(from, to); ok {
		room[0], _ = s.series.Extremes(first, first+to-from)
		return room[:1]
	}
	return s.values(from, to, room)
}

func (s *stream) highs(from, to int, room []float64) []float64 {
	if first, ok := s.inSeries(from, to); ok {
		_, room[0] = s.series.Extremes(first, first+to-from)
		return room[:1]
	}
	return s.values(from, to, room)
}

func (s *stream) someAreas(from, to int, room []float64) []float64 {
	for i := from; i < to; i++ {
		room[i-from] = s.area(i)
	}
	return room[:to-from]
}
