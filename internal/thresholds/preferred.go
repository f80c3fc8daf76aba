package thresholds

import (
	"math"
	"slices"

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
		to := r.series.Plain(from, r.indicator, known, lowest)
		if to > from {
			p.picks.AddAll(from, to)
		} else if to = r.series.Plain(from, r.indicator, known, data.Claimed); to > from {
			for i := r.series.NextOf(lowest, from); i < to; i = r.series.NextOf(lowest, i+1) {
				p.picks.Add(i)
			}
		} else {
			to = r.groupEnd(from)
			if i := r.choose(from, to, known, lowest); i >= 0 {
				p.picks.Add(i)
			}
		}
		from = to
	}
	p.n = p.picks.Len()
	return p
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
