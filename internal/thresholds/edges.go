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
	made := supplies(h.book, h.readings, []*Benchmark{b}, known)
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
			*edge = &stream{series: p.series, n: p.n, index: p.index, needs: p.needs, edge: make([]float64, s.resolver.n)}
			if known == data.NoInstant {
				(*edge).index = nil
				(*edge).list(s.resolver.n) // to be learned
			}
		}
		if known != data.NoInstant {
			s.spreadAll(n, known)
		}
	}
}

func (s *supply) spreadAll(n int, known data.Instant) {
	for from := 0; from < s.resolver.n; {
		to := s.resolver.groupEnd(from)
		s.edges[n].set(s.resolver, from, to, known, s.lowest[n])
		from = to
	}
	s.edges[n].low.fill()
	s.edges[n].high.fill()
}

// set notes how far apart the readings of one instant are, at the place of the one that counts.
func (e edges) set(r *resolver, from, to int, known data.Instant, lowest data.Quality) {
	if i := r.choose(from, to, known, lowest); i >= 0 && e.low != e.high {
		e.low.edge[i], e.high.edge[i] = r.span(from, to, known, lowest)
	}
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
