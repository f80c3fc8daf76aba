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

	done    int       // entries for which the columns below are filled
	peak    []float64 // the highest value so far
	seen    []int32   // the last entry with a value > 0 so far, -1 if none
	area    []float64 // under the level, from this entry's day to the next entry's
	least   pyramid   // of the values
	highest pyramid
	total   pyramid
	areas   pyramid // totals of area
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
	if s.done == n && len(s.peak) == n {
		return
	}
	s.peak, s.seen, s.area = resize(s.peak, n), resize(s.seen, n), resize(s.area, n)
	from := max(0, s.done-1) // the area of what was the last entry is known only now
	for i := from; i < n; i++ {
		v := s.value[i]
		s.peak[i], s.seen[i], s.area[i] = v, -1, 0
		if i > 0 {
			s.peak[i], s.seen[i] = math.Max(s.peak[i-1], v), s.seen[i-1]
		}
		if v > 0 {
			s.seen[i] = int32(i)
		}
		if i+1 < n {
			s.area[i] = v * float64(s.day[i+1]-s.day[i])
		}
	}
	s.least.fill(math.Min, s.value, from)
	s.highest.fill(math.Max, s.value, from)
	s.total.fill(plus, s.value, from)
	s.areas.fill(plus, s.area, from)
	s.done = n
}

func plus(a, b float64) float64 { return a + b }

func resize[T any](column []T, n int) []T {
	if n <= cap(column) {
		return column[:n]
	}
	return append(column[:cap(column)], make([]T, n-cap(column))...)
}

// pyramid folds ranges of a column (its least, highest or total) by blocks of blocks: level 0 has a result for each
// 16 values, level 1 for each 256, and so on. Each range is folded from its own values alone, never as the difference of two
// running totals: one huge value long ago costs no digits today.
type pyramid [][]float64

const fan = 16

// fill brings the blocks up to date where values have changed from an index on.
func (p *pyramid) fill(fold func(a, b float64) float64, values []float64, from int) {
	for level := 0; len(values) >= fan; level++ {
		if level == len(*p) {
			*p = append(*p, nil)
		}
		blocks := len(values) / fan
		(*p)[level] = resize((*p)[level], blocks)
		from /= fan
		for b := from; b < blocks; b++ {
			result := values[b*fan]
			for _, v := range values[b*fan+1 : (b+1)*fan] {
				result = fold(result, v)
			}
			(*p)[level][b] = result
		}
		values = (*p)[level]
	}
}

// over folds values[from:to], of which there must be one. Blocks are as large as fit at each step.
func (p pyramid) over(fold func(a, b float64) float64, values []float64, from, to int) float64 {
	result := values[from]
	for from++; from < to; {
		level, size := -1, 1
		for level+1 < len(p) && from%(size*fan) == 0 && from+size*fan <= to {
			level, size = level+1, size*fan
		}
		if level < 0 {
			result = fold(result, values[from])
		} else {
			result = fold(result, p[level][from/size])
		}
		from += size
	}
	return result
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
