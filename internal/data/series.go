package data

import (
	"math"
	"sort"
)

// Series holds the readings of one indicator as columns, ordered by observed; those of one
// instant by source, those of one source by the order in which they were imported. A Series is
// immutable, so it may be shared between goroutines. The zero value is a series without
// readings; make others with a Builder.
//
// There may be millions, so a column that says nothing takes no room, and all that is derived from a series (streams,
// charts, tables) refers to its readings and does not copy them.
type Series struct {
	observed  column[Instant]
	published rare[Instant]
	value     column[float64]
	ranges    rare[span]
	source    codes
	quality   codes
	citation  codes // index into texts
	note      codes
	texts     []string // the first is ""; nil where no reading has a text
	sources   []string
	blocks    []block
	indicator string
}

// Len is the number of readings, all vintages counted.
func (s *Series) Len() int { return s.observed.n }

// Indicator is the id of the indicator that the readings are about.
func (s *Series) Indicator() string { return s.indicator }

// Sources are the names that SourceIndex counts in. The slice is the series' own.
func (s *Series) Sources() []string { return s.sources }

// Observed is the instant that reading i is about.
func (s *Series) Observed(i int) Instant { return s.observed.at(i) }

// Published is when reading i became known, NoInstant where it does not say.
func (s *Series) Published(i int) Instant { return s.published.at(i) }

// Value is the value of reading i; NaN where it is a retraction.
func (s *Series) Value(i int) float64 { return s.value.at(i) }

// Quality is the quality of reading i.
func (s *Series) Quality(i int) Quality { return Quality(s.quality.at(i)) }

// SourceIndex is the source of reading i, as an index into Sources.
func (s *Series) SourceIndex(i int) int { return s.source.at(i) }

// Values are the values of the readings from one to another: the series' own or, where it holds them otherwise, in room, or a larger one.
func (s *Series) Values(from, to int, room []float64) []float64 {
	return s.value.between(from, to, room)
}

// Times are the instants that the readings from one to another are about; room is as for Values.
func (s *Series) Times(from, to int, room []Instant) []Instant {
	return s.observed.between(from, to, room)
}

// Range is the published range of reading i; NaN where there is none.
func (s *Series) Range(i int) (low, high float64) {
	r := s.ranges.at(i)
	return r.low, r.high
}

// HasRanges tells whether any reading has a published range.
func (s *Series) HasRanges() bool { return !s.ranges.isEmpty() }

// NextRange is the first reading from i on that has a published range, Len where none has.
func (s *Series) NextRange(i int) int { return min(s.ranges.next(i), s.Len()) }

// Extremes are the least and the highest value of the readings from one to another, of which there must be one; NaN where one retracts.
func (s *Series) Extremes(from, to int) (low, high float64) {
	low, high = s.Value(from), s.Value(from)
	for i := from; i < to; {
		end := min(to, (i>>pageBits+1)<<pageBits)
		l, h := s.extremesIn(i, end)
		low, high, i = min(low, l), max(high, h), end
	}
	return low, high
}

// extremesIn is Extremes of a part of a page.
func (s *Series) extremesIn(from, to int) (low, high float64) {
	page, offset, n := &s.value.pages[from>>pageBits], from&(pageSize-1), to-from
	if page.of == nil {
		values := page.own[offset : offset+n]
		low, high = values[0], values[0]
		for _, v := range values[1:] {
			if v > low && v < high { // mostly
				continue
			}
			low, high = min(low, v), max(high, v)
		}
		return low, high
	}
	least, most := page.of.extremes(page.from+offset, page.from+offset+n)
	if d := page.of.Divisor; d != 0 {
		return float64(least) / d, float64(most) / d
	}
	return float64(least), float64(most)
}

// LongestGap is the longest time between neighbours of the readings from one to another.
func (s *Series) LongestGap(from, to int) (longest Instant) {
	for from+1 < to {
		end := min(to, (from>>pageBits+1)<<pageBits)
		page, offset := &s.observed.pages[from>>pageBits], from&(pageSize-1)
		if page.of == nil {
			times := page.own[offset : offset+end-from]
			for i := 1; i < len(times); i++ {
				longest = max(longest, times[i]-times[i-1])
			}
		} else if end-from > 1 {
			longest = max(longest, Instant(page.of.longestStep(page.from+offset, page.from+offset+end-from)))
		}
		if end < to {
			longest = max(longest, s.Observed(end)-s.Observed(end-1))
		}
		from = end
	}
	return longest
}

// Reading is reading i in full.
func (s *Series) Reading(i int) Reading {
	r := Reading{
		Indicator: s.indicator,
		Observed:  s.Observed(i),
		Published: s.Published(i),
		Value:     s.Value(i),
		Source:    s.sources[s.source.at(i)],
		Quality:   s.Quality(i),
	}
	r.Retracted = math.IsNaN(r.Value)
	r.Low, r.High = s.Range(i)
	if s.texts != nil {
		r.Citation, r.Note = s.texts[s.citation.at(i)], s.texts[s.note.at(i)]
	}
	return r
}

// After is the first reading from i on that is observed after an instant, Len where none is. It is mostly near.
func (s *Series) After(i int, t Instant) int {
	step := 1 // twice as far each time
	for ; i+step <= s.Len() && s.Observed(i+step-1) <= t; step *= 2 {
		i += step
	}
	return i + sort.Search(min(step, s.Len()-i), func(k int) bool { return s.Observed(i+k) > t })
}

// NextOf is the first reading from i on that is of a quality at least, Len where none is.
func (s *Series) NextOf(lowest Quality, i int) int {
	for i < s.Len() {
		page := &s.quality.pages[i>>pageBits]
		if page.areSame() {
			if Quality(page.same) >= lowest {
				return i
			}
			i = (i>>pageBits + 1) << pageBits
			continue
		}
		if s.Quality(i) >= lowest {
			return i
		}
		i++
	}
	return s.Len()
}

// Search is the index of the first reading observed at t or later.
func (s *Series) Search(t Instant) int {
	return sort.Search(s.Len(), func(i int) bool { return s.Observed(i) >= t })
}
