package thresholds

import (
	"math"

	"watchtui/internal/data"
)

// rehearsal judges benchmarks from a day on, with readings that are tried out after what is known on that day. It goes on where a
// history stands, so that trying one more value costs the days to come and not those that were.
//
// Law: its states are those of Run on the same readings.
type rehearsal struct {
	h       *History
	at      data.Day // the first day judged; what is observed later does not count
	shelves map[string]*shelf
	supply  map[string]*supply
}

// shelf holds the streams of an indicator, cut off after the day, with room for what is tried.
type shelf struct {
	indicator data.Indicator
	streams   []*stream
	kept      []int        // entries of each stream that are not tried out
	latest    data.Instant // of all readings until the day; on that day its first instant where none is later
}

func newRehearsal(h *History, benchmarks []*Benchmark, at data.Day) *rehearsal {
	p := &rehearsal{h: h, at: at, shelves: map[string]*shelf{}}
	p.supply = supplies(h.book, h.readings, benchmarks, h.vintage.Known(at))
	for id, supply := range p.supply {
		f := &shelf{indicator: supply.resolver.indicator, latest: at.Instant()}
		if series := supply.resolver.series; series != nil {
			if i := series.Search(at.End()+1) - 1; i >= 0 {
				f.latest = max(f.latest, series.Observed(i))
			}
		}
		for n, s := range supply.streams {
			if n > 0 && s == supply.streams[0] {
				continue
			}
			s.n = s.upTo(at, nil)
			s.done = min(s.done, s.n)
			f.streams, f.kept = append(f.streams, s), append(f.kept, s.n)
		}
		p.shelves[id] = f
	}
	return p
}

// instant is when a reading of a day is observed so that it is the last of its day.
func (f *shelf) instant(day data.Day) data.Instant {
	if f.latest.Day() == day {
		return f.latest
	}
	return day.Instant()
}

// lay puts readings, in their order, after what is kept; the first takes the place of one at its instant.
func (f *shelf) lay(readings []tried) {
	for i, s := range f.streams {
		base := f.kept[i]
		s.n, s.tried = base, nil
		if base > 0 && len(readings) > 0 && s.Observed(base-1) == readings[0].at {
			base--
		}
		s.n, s.tried = base+len(readings), readings
		s.done = min(s.done, base)
		s.fill()
		s.done = base // what is tried next begins there
	}
}

// hold is the last value of an indicator, its day, and whether there is one, on readings of a quality.
func (p *rehearsal) hold(id string, lowest data.Quality) (value float64, day data.Day, ok bool) {
	s, f := p.supply[id].stream(lowest), p.shelves[id]
	f.lay(nil)
	if s.n == 0 {
		return math.NaN(), 0, false
	}
	return s.Value(s.n - 1), s.day(s.n - 1), true
}

// runs are the benchmarks as they stand on the day before, ready to be judged from the first day on.
func (p *rehearsal) runs(benchmarks []*Benchmark, until data.Day) []*run {
	runs := make([]*run, len(benchmarks))
	for i, b := range benchmarks {
		r := &run{benchmark: b, due: newDueDays(p.at, until), onSame: true, anyHints: newHints(b), hints: newHints(b)}
		for _, id := range b.Uses {
			any, evidence := p.supply[id].stream(data.Claimed), p.supply[id].stream(b.Evidence)
			r.any, r.evidence, r.onSame = append(r.any, any), append(r.evidence, evidence), r.onSame && any == evidence
		}
		if p.at > p.h.first {
			before := p.h.change(p.h.number(b), p.at-1)
			r.word, r.holding = before.Word, before.Day
		}
		runs[i] = r
	}
	return runs
}

// judge tries readings out, by indicator, and judges day by day until the last day, or until look says that it has seen enough.
func (p *rehearsal) judge(benchmarks []*Benchmark, readings map[string][]tried, until data.Day, look func(day data.Day, runs []*run) bool) {
	for id, f := range p.shelves {
		f.lay(readings[id])
	}
	runs := p.runs(benchmarks, until)
	for day := p.at; day <= until; day++ {
		for _, r := range runs {
			r.judge(day)
		}
		if look(day, runs) {
			return
		}
	}
}

func allMet(runs []*run) bool {
	for _, r := range runs {
		if r.word != Met {
			return false
		}
	}
	return true
}
