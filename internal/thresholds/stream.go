package thresholds

import (
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
	p := &Preferred{stream{series: r.series}}
	for from := 0; from < r.n; {
		to := r.groupEnd(from)
		if i := r.choose(from, to, known, lowest); i >= 0 {
			p.add(i, r.n)
		}
		from = to
	}
	return p
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
		return s.edge[s.Index(i)]
	}
	return s.series.Value(s.Index(i))
}

// Index is the place of entry i's reading in the series.
func (s *stream) Index(i int) int {
	if s.index == nil {
		return i
	}
	return int(s.index[i])
}

// Indices are the places of all entries' readings in the series; nil where they are the first Len of it.
func (s *stream) Indices() []int32 { return s.index }

// stream is what is left of a series once each instant has one value. It refers to the readings and copies none:
// mostly they are the series itself, or nearly all of it. What a measure needs to know of the past is kept as running folds.
type stream struct {
	series *data.Series
	n      int
	index  []int32   // nil: the first n readings of the series
	tried  []tried   // the last of the n entries, in no series: readings that are tried out
	edge   []float64 // by reading: what stands for its value; nil: the value itself

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

func (s *stream) day(i int) data.Day { return s.Observed(i).Day() }

// area is that under the level, from entry i's day to the next entry's.
func (s *stream) area(i int) float64 {
	if i+1 == s.n {
		return 0
	}
	return float64(s.Value(i) * float64(s.day(i+1)-s.day(i)))
}

// add appends a reading of the series; room is how many there may be.
func (s *stream) add(reading, room int) {
	if s.index == nil && reading != s.n {
		s.list(room)
	}
	if s.index != nil {
		s.index = append(s.index, int32(reading))
	}
	s.n++
}

// list names the readings one by one from here on.
func (s *stream) list(room int) {
	s.index = make([]int32, s.n, max(room, s.n))
	for i := range s.index {
		s.index[i] = int32(i)
	}
}

// upTo is the number of entries on day t or before. The hint is where the last answer was; asked
// day by day, the search is a step or two.
func (s *stream) upTo(t data.Day, hint *int) int {
	end, i := t.End(), 0
	if hint != nil {
		i = min(*hint, s.n)
	}
	if i > 0 && s.Observed(i-1) > end {
		i = 0
	}
	for steps := 0; i < s.n && s.Observed(i) <= end; i++ {
		if steps++; steps > 8 {
			i += sort.Search(s.n-i, func(k int) bool { return s.Observed(i+k) > end })
			break
		}
	}
	if hint != nil {
		*hint = i
	}
	return i
}

// replace puts changes (ordered by time, one an instant) into the stream, whose readings are listed. A change with index -1
// removes. What comes after the first change is moved, which is little: news are about the recent past. spare is room
// to move it to, for the next time, too.
func (s *stream) replace(changes []entry, spare *[]int32) {
	if len(changes) == 0 {
		return
	}
	first := sort.Search(s.n, func(i int) bool { return s.Observed(i) >= changes[0].at })
	tail := append((*spare)[:0], s.index[first:]...)
	*spare = tail
	at := func(reading int32) data.Instant { return s.series.Observed(int(reading)) }
	s.index = s.index[:first]
	for _, change := range changes {
		for len(tail) > 0 && at(tail[0]) < change.at {
			s.index = append(s.index, tail[0])
			tail = tail[1:]
		}
		if len(tail) > 0 && at(tail[0]) == change.at {
			tail = tail[1:]
		}
		if change.index >= 0 {
			s.index = append(s.index, change.index)
		}
	}
	s.index = append(s.index, tail...)
	s.n, s.done = len(s.index), min(s.done, first)
}

// fill brings the folds up to date.
func (s *stream) fill() {
	from := max(0, s.done-1) // the area of what was the last entry is known only now
	for _, fold := range [...]struct {
		asked   needs
		pyramid *pyramid
		of      func(a, b float64) float64
		values  column
	}{
		{needsLeast, &s.least, math.Min, s.Value}, {needsHighest, &s.highest, math.Max, s.Value},
		{needsTotal, &s.total, plus, s.Value}, {needsAreas, &s.areas, plus, s.area},
	} {
		if s.needs&fold.asked != 0 {
			fold.pyramid.fill(fold.of, fold.values, s.n, from)
		}
	}
	s.done = s.n
}

func plus(a, b float64) float64 { return a + b }

func resize[T any](column []T, n int) []T {
	if n <= cap(column) {
		return column[:n]
	}
	return append(column[:cap(column)], make([]T, n-cap(column))...)
}

// column is the values of a stream's entries.
type column func(i int) float64

// pyramid folds ranges of a column (its least, highest or total) by blocks of blocks: level 0 has a result for each
// 16 values, level 1 for each 256, and so on. Each range is folded from its own values alone, never as the difference of two
// running totals: one huge value long ago costs no digits today.
type pyramid [][]float64

const fan = 16

// fill brings the blocks up to date where the n values have changed from an index on.
func (p *pyramid) fill(fold func(a, b float64) float64, values column, n, from int) {
	for level := 0; n >= fan; level++ {
		if level == len(*p) {
			*p = append(*p, nil)
		}
		blocks := n / fan
		(*p)[level] = resize((*p)[level], blocks)
		from /= fan
		for b := from; b < blocks; b++ {
			result := values(b * fan)
			for i := b*fan + 1; i < (b+1)*fan; i++ {
				result = fold(result, values(i))
			}
			(*p)[level][b] = result
		}
		below := (*p)[level]
		values, n = func(i int) float64 { return below[i] }, blocks
	}
}

// over folds values[from:to], of which there must be one. Blocks are as large as fit at each step.
func (p pyramid) over(fold func(a, b float64) float64, values column, from, to int) float64 {
	result := values(from)
	for from++; from < to; {
		level, size := -1, 1
		for level+1 < len(p) && from%(size*fan) == 0 && from+size*fan <= to {
			level, size = level+1, size*fan
		}
		if level < 0 {
			result = fold(result, values(from))
		} else {
			result = fold(result, p[level][from/size])
		}
		from += size
	}
	return result
}

// first is the first of values[from:to] that is the least or the highest of them, which is given; p has these.
func (p pyramid) first(extreme float64, values column, from, to int) int {
	for from < to {
		level, size := -1, 1
		for level+1 < len(p) && from%(size*fan) == 0 && from+size*fan <= to && p[level+1][from/(size*fan)] != extreme {
			level, size = level+1, size*fan
		}
		if level < 0 && values(from) == extreme {
			return from
		}
		from += size
	}
	return -1
}

// lastOver is the last of the first n values that is higher than a bound, -1 if none is; p has the highest.
func (p pyramid) lastOver(bound float64, values column, n int) int {
	for end := n; end > 0; {
		level, size := -1, 1
		for level+1 < len(p) && end%(size*fan) == 0 && p[level+1][end/(size*fan)-1] <= bound {
			level, size = level+1, size*fan
		}
		if level < 0 && values(end-1) > bound {
			return end - 1
		}
		end -= size
	}
	return -1
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
	return entry{r.series.Observed(i), int32(i)}
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
	if to == from+1 { // mostly
		if v := r.series.Value(from); v == v && r.series.Quality(from) >= lowest && r.known(from) <= known {
			return from
		}
		return -1
	}
	best := -1
	for i := from; i < to; {
		source := r.series.SourceIndex(i)
		var newest int
		newest, i = r.newest(i, to, known)
		if newest < 0 || math.IsNaN(r.series.Value(newest)) || r.series.Quality(newest) < lowest {
			continue
		}
		if best < 0 || r.rank[source] < r.rank[r.series.SourceIndex(best)] {
			best = newest
		}
	}
	return best
}

// newest is the vintage that counts of the source of reading from, -1 if none is known, and where the next source begins.
func (r *resolver) newest(from, to int, known data.Instant) (newest, next int) {
	newest = -1
	i := from
	for source := r.series.SourceIndex(from); i < to && r.series.SourceIndex(i) == source; i++ {
		if r.known(i) > known {
			continue
		}
		if newest < 0 || r.known(i) >= r.known(newest) { // places ascend within a source
			newest = i
		}
	}
	return newest, i
}
