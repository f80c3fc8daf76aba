package data

import (
	"math"
	"sort"
)

// Most readings are plain: alone at their instant, and no retraction. Whoever goes through a million of them passes over
// those by blocks, of which a series keeps what is to be known.

// plainBlock is so many readings; what is left over at the end is in no block.
const plainBlock = pageSize

// block is what is to be known of plainBlock readings that follow each other.
type block struct {
	isPlain     bool
	lowest      Quality
	published   Instant // the latest of the publication dates; NoInstant where no reading names one
	unpublished bool    // some reading names none
}

// summarize makes the blocks of a series that is in order. The readings that share the instant of the one before are given.
func (s *Series) summarize(shared []int) {
	s.blocks = make([]block, s.Len()/plainBlock)
	for k := range s.blocks {
		from, to := k*plainBlock, (k+1)*plainBlock
		for len(shared) > 0 && shared[0] < from {
			shared = shared[1:]
		}
		s.blocks[k] = s.summary(k, len(shared) > 0 && shared[0] <= to)
	}
}

// summary is that of block k; isShared where a reading in it has the instant of a neighbour.
func (s *Series) summary(k int, isShared bool) block {
	b := block{isPlain: !isShared, published: NoInstant, lowest: Quality(s.quality.least(k))}
	if s.value.hasOwn(k) {
		var room [plainBlock]float64
		for _, v := range s.Values(k*plainBlock, (k+1)*plainBlock, room[:]) {
			b.isPlain = b.isPlain && v == v
		}
	}
	page := s.published.page(k)
	b.unpublished = page == nil
	for _, published := range page {
		b.unpublished = b.unpublished || published == NoInstant
		b.published = max(b.published, published)
	}
	return b
}

// Plain is the end of plain readings that were all known by an instant and are all of a quality at least, from reading
// i on; i where that cannot be told at once: then reading i is to be looked at by itself.
func (s *Series) Plain(i int, of Indicator, known Instant, lowest Quality) (end int) {
	for i%plainBlock == 0 && i/plainBlock < len(s.blocks) {
		b := &s.blocks[i/plainBlock]
		if !b.isPlain || b.lowest < lowest || b.known(of, s.Observed(i+plainBlock-1)) > known {
			break
		}
		i += plainBlock
	}
	return i
}

// known is when the last reading of a block became known, if the last was observed then.
func (b *block) known(of Indicator, last Instant) Instant {
	if b.unpublished {
		return max(b.published, of.Known(last, NoInstant))
	}
	return b.published
}

// LastKnown is when the last of all readings became known, NoInstant of no readings.
func (s *Series) LastKnown(of Indicator) Instant {
	last := NoInstant
	for k := range s.blocks {
		last = max(last, s.blocks[k].known(of, s.Observed((k+1)*plainBlock-1)))
	}
	for i := len(s.blocks) * plainBlock; i < s.Len(); i++ {
		last = max(last, of.Known(s.Observed(i), s.Published(i)))
	}
	return last
}

// LowestQuality is the lowest quality of a reading; Verified of no readings.
func (s *Series) LowestQuality() Quality {
	lowest := Verified
	for _, b := range s.blocks {
		lowest = min(lowest, b.lowest)
	}
	for i := len(s.blocks) * plainBlock; i < s.Len(); i++ {
		lowest = min(lowest, s.Quality(i))
	}
	return lowest
}

// KnownDays are the days on which some reading became known, ascending.
func (s *Series) KnownDays(of Indicator) []Day {
	if s.Len() == 0 {
		return nil
	}
	first, last := Day(math.MaxInt32), Day(math.MinInt32)
	s.eachKnown(of, func(day Day) { first, last = min(first, day), max(last, day) })
	seen := make([]bool, last-first+1)
	s.eachKnown(of, func(day Day) { seen[day-first] = true })
	var days []Day
	for i, is := range seen {
		if is {
			days = append(days, first+Day(i))
		}
	}
	return days
}

// eachKnown visits the days on which readings became known, some of them more than once.
func (s *Series) eachKnown(of Indicator, visit func(Day)) {
	known := func(i int) Day { return of.Known(s.Observed(i), s.Published(i)).Day() }
	for k := range s.blocks {
		from, to := k*plainBlock, (k+1)*plainBlock
		switch b := &s.blocks[k]; {
		case !b.unpublished:
			for _, published := range s.published.page(k) {
				visit(published.Day())
			}
		case b.published == NoInstant: // they became known as they were observed
			for i := from; i < to; {
				day := known(i)
				visit(day)
				i += sort.Search(to-i, func(n int) bool { return known(i+n) > day })
			}
		default:
			for i := from; i < to; i++ {
				visit(known(i))
			}
		}
	}
	for i := len(s.blocks) * plainBlock; i < s.Len(); i++ {
		visit(known(i))
	}
}
