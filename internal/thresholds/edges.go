package thresholds

import (
	"math"
	"slices"

	"watchtui/internal/data"
)

// edges are the streams of the least and the highest that the entries of another can be: an entry stands for what any source says of
// its instant, over the range that it publishes. Where there is one source without ranges, both are that other stream.
type edges struct{ low, high *stream }

// spreadSupplies makes a benchmark's streams, with their edges.
func spreadSupplies(h *History, b *Benchmark, known data.Instant) map[string]*supply {
	made := h.suppliesOf([]*Benchmark{b}, known)
	for _, s := range made {
		s.spread(known)
	}
	return made
}

func (s *supply) edgesOf(lowest data.Quality) edges { return s.edges[slices.Index(s.lowest, lowest)] }

// spread makes the edges of a supply's streams.
func (s *supply) spread(known data.Instant) {
	s.edges = make([]edges, len(s.streams))
	for n, p := range s.streams {
		if n > 0 && p == s.streams[0] {
			s.edges[n] = s.edges[0]
			continue
		}
		s.edges[n] = edges{p, p}
		if s.resolver.n == 0 || !s.resolver.series.HasRanges() && len(s.resolver.series.Sources()) == 1 {
			continue
		}
		for _, edge := range []**stream{&s.edges[n].low, &s.edges[n].high} {
			*edge = &stream{series: p.series, needs: p.needs, edge: newEdge(s.resolver.n)}
			if known != data.NoInstant { // else they are to be learned
				(*edge).n, (*edge).picks = p.n, p.picks
			}
		}
		if known != data.NoInstant {
			s.spreadAll(n, known)
		}
	}
}

func (s *supply) spreadAll(n int, known data.Instant) {
	r, series := s.resolver, s.resolver.series
	for from := 0; from < r.n; {
		to := series.Plain(from, r.indicator, known, s.lowest[n])
		for i := series.NextRange(from); i < to; i = series.NextRange(i + 1) { // the others stand for themselves
			s.edges[n].set(r, i, i+1, known, s.lowest[n])
		}
		if to == from {
			to = r.groupEnd(from)
			s.edges[n].set(r, from, to, known, s.lowest[n])
		}
		from = to
	}
	s.edges[n].low.fill()
	s.edges[n].high.fill()
}

// set notes how far apart the readings of one instant are, at the place of the one that counts.
func (e edges) set(r *resolver, from, to int, known data.Instant, lowest data.Quality) {
	if i := r.choose(from, to, known, lowest); i >= 0 && e.low != e.high {
		low, high := r.span(from, to, known, lowest)
		e.low.edge.set(r.series, i, low)
		e.high.edge.set(r.series, i, high)
	}
}

// edge is what stands for the values of a series' readings. A page in which each reading stands for itself takes no room.
type edge [][]float64

const edgePage = 512

func newEdge(readings int) edge { return make(edge, (readings+edgePage-1)/edgePage) }

func (e edge) at(series *data.Series, reading int) float64 {
	if page := e[reading/edgePage]; page != nil {
		return page[reading%edgePage]
	}
	return series.Value(reading)
}

// isPlain tells that the readings from one to a last one, which are less than a page, stand for themselves.
func (e edge) isPlain(first, last int) bool {
	return e[first/edgePage] == nil && e[last/edgePage] == nil
}

func (e edge) set(series *data.Series, reading int, value float64) {
	page := &e[reading/edgePage]
	if *page == nil {
		if value == series.Value(reading) {
			return
		}
		first := reading - reading%edgePage
		*page = slices.Clone(series.Values(first, min(first+edgePage, series.Len()), nil))
	}
	(*page)[reading%edgePage] = value
}

// span is the least and the highest that the sources of one instant say, over their ranges; of each source its newest vintage counts.
func (r *resolver) span(from, to int, known data.Instant, lowest data.Quality) (low, high float64) {
	low, high = math.Inf(1), math.Inf(-1)
	for i := from; i < to; {
		var newest int
		newest, i = r.newest(i, to, known)
		if newest < 0 || math.IsNaN(r.series.Value(newest)) || r.series.Quality(newest) < lowest {
			continue
		}
		value := r.series.Value(newest)
		least, most := r.series.Range(newest)
		if math.IsNaN(least) {
			least = value
		}
		if math.IsNaN(most) {
			most = value
		}
		low, high = min(low, least), max(high, most)
	}
	return low, high
}
