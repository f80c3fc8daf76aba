package thresholds

import (
	"cmp"
	"math"
	"slices"
	"sort"

	"watchtui/internal/data"
)

// Preferred is a series resolved: for each instant the reading that counts, of what was known at
// some time and is of some quality at least. It is ordered by time and must not be changed.
type Preferred struct{ stream }

// Prefer resolves a series. Of one source's vintages the latest published counts, of those published at
// the same time the one imported last; a retraction withdraws the source's reading. Of the sources
// that are left, with the asked quality, the first in the indicator's order counts, those that are
// not listed last and by name.
func Prefer(indicator data.Indicator, series *data.Series, known data.Instant, lowest data.Quality) *Preferred {
	return preferAll(newResolver(indicator, series), known, lowest)
}

func preferAll(r *resolver, known data.Instant, lowest data.Quality) *Preferred {
	p := &Preferred{}
	p.grow(r.n)
	for from := 0; from < r.n; {
		to := r.groupEnd(from)
		if i := r.choose(from, to, known, lowest); i >= 0 {
			p.append(r.entry(i))
		}
		from = to
	}
	return p
}

// Len is the number of instants with a reading.
func (s *stream) Len() int { return len(s.at) }

// Observed is the instant of entry i.
func (s *stream) Observed(i int) data.Instant { return s.at[i] }

// Value is the value of entry i.
func (s *stream) Value(i int) float64 { return s.value[i] }

// Index is the place of entry i's reading in the series.
func (s *stream) Index(i int) int { return int(s.index[i]) }

// stream is what is left of a series once each instant has one value: columns by time. What a
// measure needs to know of the past is kept as running columns, filled as far as done.
type stream struct {
	at    []data.Instant
	day   []data.Day
	value []float64
	index []int32

	done int       // entries for which the columns below are filled
	sum  []float64 // of all values up to and including this one
	area []float64 // under the level from the first day to this one, above the first value
	peak []float64 // the highest value so far
	seen []int32   // the last entry with a value > 0 so far, -1 if none
	tops extremes
}

// entry is one instant of a stream.
type entry struct {
	at    data.Instant
	value float64
	index int32
}

func (s *stream) grow(n int) {
	s.at, s.day = slices.Grow(s.at, n), slices.Grow(s.day, n)
	s.value, s.index = slices.Grow(s.value, n), slices.Grow(s.index, n)
}

func (s *stream) append(e entry) {
	s.at, s.day = append(s.at, e.at), append(s.day, e.at.Day())
	s.value, s.index = append(s.value, e.value), append(s.index, e.index)
}

// upTo is the number of entries on day t or before. The hint is where the last answer was; asked
// day by day, the search is a step or two.
func (s *stream) upTo(t data.Day, hint *int) int {
	n, i := len(s.day), 0
	if hint != nil {
		i = min(*hint, n)
	}
	if i > 0 && s.day[i-1] > t {
		i = 0
	}
	for steps := 0; i < n && s.day[i] <= t; i++ {
		if steps++; steps > 8 {
			i += sort.Search(n-i, func(k int) bool { return s.day[i+k] > t })
			break
		}
	}
	if hint != nil {
		*hint = i
	}
	return i
}

// replace puts changes (ordered by time, one an instant) into the stream. A change with index -1
// removes. What comes after the first change is moved, which is little: news are about the recent past. spare is room
// to move it to, for the next time, too.
func (s *stream) replace(changes []entry, spare *[]entry) {
	if len(changes) == 0 {
		return
	}
	first := sort.Search(len(s.at), func(i int) bool { return s.at[i] >= changes[0].at })
	tail := (*spare)[:0]
	for i := first; i < len(s.at); i++ {
		tail = append(tail, entry{s.at[i], s.value[i], s.index[i]})
	}
	*spare = tail
	s.at, s.day, s.value, s.index = s.at[:first], s.day[:first], s.value[:first], s.index[:first]
	for _, change := range changes {
		for len(tail) > 0 && tail[0].at < change.at {
			s.append(tail[0])
			tail = tail[1:]
		}
		if len(tail) > 0 && tail[0].at == change.at {
			tail = tail[1:]
		}
		if change.index >= 0 {
			s.append(change)
		}
	}
	for _, e := range tail {
		s.append(e)
	}
	s.done = min(s.done, first)
}

// fill brings the running columns up to date.
func (s *stream) fill() {
	n := len(s.at)
	if s.done == n && len(s.sum) == n {
		return
	}
	s.sum, s.area, s.peak, s.seen = resize(s.sum, n), resize(s.area, n), resize(s.peak, n), resize(s.seen, n)
	for i := s.done; i < n; i++ {
		v := s.value[i]
		if i == 0 {
			s.sum[i], s.area[i], s.peak[i], s.seen[i] = v, 0, v, -1
		} else {
			days := float64(s.day[i] - s.day[i-1])
			s.sum[i] = s.sum[i-1] + v
			s.area[i] = s.area[i-1] + (s.value[i-1]-s.value[0])*days
			s.peak[i] = math.Max(s.peak[i-1], v)
			s.seen[i] = s.seen[i-1]
		}
		if v > 0 {
			s.seen[i] = int32(i)
		}
	}
	s.tops.fill(s.value, s.done)
	s.done = n
}

func resize[T any](column []T, n int) []T {
	if n <= cap(column) {
		return column[:n]
	}
	return append(column[:cap(column)], make([]T, n-cap(column))...)
}

// extremes answers for the least and the highest of a range of values, by blocks of blocks: level 0 has
// those of 16 values each, level 1 of 256, and so on.
type extremes []extremeLevel

type extremeLevel struct{ low, high []float64 }

const fan = 16

// fill brings the blocks up to date where values have changed from an index on.
func (e *extremes) fill(values []float64, from int) {
	low, high := values, values
	for level := 0; len(low) >= fan; level++ {
		if level == len(*e) {
			*e = append(*e, extremeLevel{})
		}
		l := &(*e)[level]
		blocks := len(low) / fan
		l.low, l.high = resize(l.low, blocks), resize(l.high, blocks)
		from /= fan
		for b := from; b < blocks; b++ {
			l.low[b], l.high[b] = slices.Min(low[b*fan:(b+1)*fan]), slices.Max(high[b*fan:(b+1)*fan])
		}
		low, high = l.low, l.high
	}
}

// between is the least and the highest of values[from:to], of which there must be one. Blocks are as large as
// fit at each step.
func (e extremes) between(values []float64, from, to int) (low, high float64) {
	low, high = values[from], values[from]
	for from < to {
		level, size := -1, 1
		for level+1 < len(e) && from%(size*fan) == 0 && from+size*fan <= to {
			level, size = level+1, size*fan
		}
		if level < 0 {
			low, high = min(low, values[from]), max(high, values[from])
		} else {
			low, high = min(low, e[level].low[from/size]), max(high, e[level].high[from/size])
		}
		from += size
	}
	return low, high
}

// resolver chooses among the readings of one instant.
type resolver struct {
	indicator data.Indicator
	series    *data.Series
	rank      []int // by the series' source index: smaller is preferred
	n         int
}

func newResolver(indicator data.Indicator, series *data.Series) *resolver {
	r := &resolver{indicator: indicator, series: series}
	if series == nil {
		return r
	}
	r.n = series.Len()
	r.rank = make([]int, len(series.Sources()))
	for i, source := range series.Sources() { // ordered by name
		r.rank[i] = len(indicator.Sources) + i
		if listed := slices.Index(indicator.Sources, source); listed >= 0 {
			r.rank[i] = listed
		}
	}
	return r
}

func (r *resolver) known(i int) data.Instant {
	return r.indicator.Known(r.series.Observed(i), r.series.Published(i))
}

func (r *resolver) entry(i int) entry {
	return entry{r.series.Observed(i), r.series.Value(i), int32(i)}
}

// groupEnd is the end of the readings that are observed at the same instant as reading from.
func (r *resolver) groupEnd(from int) int {
	at := r.series.Observed(from)
	to := from + 1
	for to < r.n && r.series.Observed(to) == at {
		to++
	}
	return to
}

// choose is the reading that counts among those of one instant, -1 if none does.
func (r *resolver) choose(from, to int, known data.Instant, lowest data.Quality) int {
	best := -1
	for i := from; i < to; {
		source := r.series.SourceIndex(i)
		newest := -1
		for ; i < to && r.series.SourceIndex(i) == source; i++ {
			if r.known(i) > known {
				continue
			}
			if newest < 0 || cmp.Or(cmp.Compare(r.known(i), r.known(newest)),
				cmp.Compare(r.series.Place(i), r.series.Place(newest))) > 0 {
				newest = i
			}
		}
		if newest < 0 || math.IsNaN(r.series.Value(newest)) || r.series.Quality(newest) < lowest {
			continue
		}
		if best < 0 || r.rank[source] < r.rank[r.series.SourceIndex(best)] {
			best = newest
		}
	}
	return best
}
