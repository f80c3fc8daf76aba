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

// Search is the index of the first reading observed at t or later.
func (s *Series) Search(t Instant) int {
	return sort.Search(s.Len(), func(i int) bool { return s.Observed(i) >= t })
}
