package data

import "sort"

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
	var seen daySet
	s.eachKnown(of, seen.add)
	var days []Day
	for i, is := range seen.has {
		if is {
			days = append(days, seen.first+Day(i))
		}
	}
	return days
}

// daySet is a set of days, which mostly come one after the other. Its zero value is empty.
type daySet struct {
	first Day
	has   []bool // from first on
}

func (s *daySet) add(day Day) {
	if len(s.has) == 0 {
		s.first = day
	}
	if day < s.first {
		more := max(int(s.first-day), len(s.has)) // so that one after the other backwards is not each time a copy
		s.has = append(make([]bool, more), s.has...)
		s.first -= Day(more)
	}
	if more := int(day-s.first) + 1 - len(s.has); more > 0 {
		s.has = append(s.has, make([]bool, more)...)
	}
	s.has[day-s.first] = true
}

// eachKnown visits the days on which readings became known, some of them more than once.
func (s *Series) eachKnown(of Indicator, visit func(Day)) {
	for k := range s.blocks {
		from, to := k*plainBlock, (k+1)*plainBlock
		page := s.published.page(k)
		for _, published := range page {
			if published != NoInstant {
				visit(published.Day())
			}
		}
		if s.blocks[k].unpublished {
			s.eachUnpublished(of, from, to, visit)
		}
	}
	for i := len(s.blocks) * plainBlock; i < s.Len(); i++ {
		visit(of.Known(s.Observed(i), s.Published(i)).Day())
	}
}

// eachUnpublished visits the days on which readings became known that name no publication date: as they were observed, so that those of a day are passed over.
func (s *Series) eachUnpublished(of Indicator, from, to int, visit func(Day)) {
	known := func(i int) Day { return of.Known(s.Observed(i), NoInstant).Day() }
	for i := from; i < to; {
		if s.Published(i) != NoInstant {
			i++
			continue
		}
		day := known(i)
		visit(day)
		i += sort.Search(to-i, func(n int) bool { return known(i+n) > day })
	}
}
