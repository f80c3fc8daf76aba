package thresholds

import "watchtui/internal/data"

// past keeps what was found in the first entries of a stream. What is tried out after them leaves it as it is, so that a thousand ways to go on from one day find it once.
type past struct {
	n       int              // entries that stay
	ends    map[data.Day]int // how many of them are of a day or before
	highest map[int]float64  // of those from an entry on
	least   map[int]float64
}

func newPast(n int) *past {
	return &past{n, map[data.Day]int{}, map[int]float64{}, map[int]float64{}}
}

// holds tells whether the entries after a day begin with one that stays.
func (p *past) holds(s *stream, t data.Day) bool { return p.n > 0 && s.Observed(p.n-1) > t.End() }

func (p *past) upTo(s *stream, t data.Day) int {
	end, ok := p.ends[t]
	if !ok {
		end = s.search(t, nil)
		p.ends[t] = end
	}
	return end
}

// leastIn is the least value of entries [from:to], of which there must be one.
func (s *stream) leastIn(from, to int) float64 {
	if s.past == nil {
		return s.least.extreme(leastOf, s.lows, from, to)
	}
	return s.past.over(s, s.past.least, s.least, leastOf, entries{from, to})
}

// highestIn is the highest value of entries [from:to], of which there must be one.
func (s *stream) highestIn(from, to int) float64 {
	if s.past == nil {
		return s.highest.extreme(highestOf, s.highs, from, to)
	}
	return s.past.over(s, s.past.highest, s.highest, highestOf, entries{from, to})
}

// over folds a range with what is kept of it. An extreme is the same in whichever order it is found.
func (p *past) over(s *stream, kept map[int]float64, folded pyramid, of fold, which entries) float64 {
	if which.from >= p.n || which.to < p.n {
		return folded.over(of, s.Value, which.from, which.to)
	}
	result, ok := kept[which.from]
	if !ok {
		result = folded.over(of, s.Value, which.from, p.n)
		kept[which.from] = result
	}
	if which.to > p.n {
		result = of.two(result, folded.over(of, s.Value, p.n, which.to))
	}
	return result
}

// countedFrom is the day from which the measure, a number of days since a reading, counts on this stream.
func (s *stream) countedFrom(m *measure) data.Day {
	if s.n == 0 {
		return 0
	}
	w := view{s: s, t: 0, end: s.n}
	return -data.Day(m.calls[0].function.value(w))
}
