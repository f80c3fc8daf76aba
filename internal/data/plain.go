package data

import (
	"math"
	"sort"
)

// Most readings are plain: alone at their instant, and no retraction. Whoever goes through a million of them passes over
// those by blocks, of which a series keeps what is to be known.

// plainBlock is so many readings; what is left over at the end is in no block.
const plainBlock = rarePage

// block is what is to be known of plainBlock readings that follow each other.
type block struct {
	isPlain     bool
	lowest      Quality
	published   Instant // the latest of the publication dates; NoInstant where no reading names one
	unpublished bool    // some reading names none
}

// summarize makes the blocks of a series that is in order.
func (s *Series) summarize() {
	s.blocks = make([]block, len(s.observed)/plainBlock)
	for k := range s.blocks {
		s.blocks[k] = s.summary(k*plainBlock, (k+1)*plainBlock)
	}
}

func (s *Series) summary(from, to int) block {
	b := block{isPlain: true, published: NoInstant, lowest: Verified}
	before := NoInstant
	if from > 0 {
		before = s.observed[from-1]
	}
	for i, at := range s.observed[from:to] {
		if at == before && from+i > 0 {
			b.isPlain = false
		}
		before = at
	}
	if to < len(s.observed) && s.observed[to] == before {
		b.isPlain = false
	}
	for _, v := range s.value[from:to] {
		if v != v {
			b.isPlain = false
		}
	}
	for i := from; i < to; i++ {
		b.lowest = min(b.lowest, s.Quality(i))
	}
	page := s.published.page(from / plainBlock)
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
		if !b.isPlain || b.lowest < lowest || b.known(of, s.observed[i+plainBlock-1]) > known {
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
		last = max(last, s.blocks[k].known(of, s.observed[(k+1)*plainBlock-1]))
	}
	for i := len(s.blocks) * plainBlock; i < s.Len(); i++ {
		last = max(last, of.Known(s.observed[i], s.Published(i)))
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
	known := func(i int) Day { return of.Known(s.observed[i], s.Published(i)).Day() }
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
