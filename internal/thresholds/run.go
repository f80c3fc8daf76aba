package thresholds

import (
	"cmp"
	"math"
	"slices"

	"watchtui/internal/data"
)

// Run judges every day from the first reading until the day given. It does not look at every day: a state can
// change only on a day on which a reading is observed or becomes known, a window's edge passes one, or a
// dwell or an age limit runs out, so these days are marked beforehand, and the days between have the state
// of the day before. A measure that drifts by itself (a mean, days since) is looked at daily, which costs a few
// additions: its running columns are kept.
//
// Law: the result is that of judging each day from scratch.
func Run(book *Book, readings Readings, vintage Vintage, until data.Day) *History {
	h := &History{book: book, readings: readings, vintage: vintage, until: until, first: firstDay(book, readings, until)}
	h.supplies = supplies(book, readings, book.judged(), vintage.knownAtFirst(until))
	runs := make([]*run, len(book.Benchmarks))
	walkers := make([]walker, len(book.Benchmarks))
	for i, b := range book.Benchmarks {
		runs[i] = newRun(b, h, h.supplies)
		walkers[i] = walker{runs[i].due, runs[i].judge}
	}
	h.walk(h.supplies, walkers...)
	for _, r := range runs {
		h.tracks = append(h.tracks, r.track)
	}
	if vintage == AsKnownThen {
		h.supplies = nil // they are as known on the last day; others ask for others
	}
	for _, offer := range book.Offers {
		h.transitions = append(h.transitions, climb(h, offer))
	}
	return h
}

// walker looks at the days that are due, and may mark further ones.
type walker struct {
	due   dueDays
	judge func(data.Day)
}

// walk goes through the days of the history; the supplies hold what may be known on each.
func (h *History) walk(made map[string]*supply, walkers ...walker) {
	learning := made
	if h.vintage != AsKnownThen {
		learning = nil
	}
	for _, s := range learning {
		s.await()
		for _, w := range walkers {
			w.due.markLearning(s)
		}
	}
	for t := h.first; t <= h.until; t++ {
		for _, s := range learning {
			s.learn(t)
		}
		for _, w := range walkers {
			if w.due.has(t) {
				w.judge(t)
			}
		}
	}
}

// firstDay is the day of the first reading of any of the book's indicators.
func firstDay(book *Book, readings Readings, until data.Day) data.Day {
	first := until
	for _, indicator := range book.Indicators {
		if s := readings[indicator.ID]; s != nil && s.Len() > 0 {
			first = min(first, s.Observed(0).Day())
		}
	}
	return first
}

// run carries one benchmark through the days.
type run struct {
	benchmark *Benchmark
	any       []*stream // by Benchmark.Uses, of any quality
	evidence  []*stream // of the asked quality
	onSame    bool      // both are the same streams
	keeps     bool      // the measures
	anyHints  []callHints
	hints     []callHints
	due       dueDays
	word      StateWord
	holding   data.Day // the day on which the comparison began to hold
	track     track
}

// track is what remains of a run: the states, and how far the measure went.
type track struct {
	changes  []Change
	extents  []extent
	measures []measured // as known then only: else the streams tell
}

// measured is a measure from a day on, NaN where undefined.
type measured struct {
	day   data.Day
	value float64
}

// extent is the range of a measure up to and including a day.
type extent struct {
	day       data.Day
	low, high float64
}

func newRun(b *Benchmark, h *History, made map[string]*supply) *run {
	r := &run{benchmark: b, due: newDueDays(h.first, h.until), keeps: h.vintage == AsKnownThen, anyHints: newHints(b), hints: newHints(b)}
	r.any, r.evidence = streamsOf(b, made)
	r.onSame = slices.Equal(r.any, r.evidence)
	r.due.markFor(b, made)
	return r
}

// judge finds the state on day t, which must come after the last one judged.
func (r *run) judge(t data.Day) {
	f := r.measured(t)
	r.extend(t, f.any)
	if r.keeps {
		r.keep(t, f.any)
	}
	word := r.benchmark.word(f, r.word == Met)
	if word == Holding {
		if r.word != Holding && r.word != Met {
			r.holding = t
		}
		if r.word == Met || int(t-r.holding) >= r.benchmark.Dwell {
			word = Met
		} else {
			r.due.mark(r.holding + data.Day(r.benchmark.Dwell))
		}
	}
	if (r.word == Met) != (word == Met) {
		r.due.mark(t + 1) // from then on the release is asked instead of the comparison, or the other way round
	}
	if word != r.word || len(r.track.changes) == 0 {
		r.track.changes = append(r.track.changes, Change{t, word})
	}
	r.word = word
}

// keep notes the measure of any quality where it is another: between the days judged it stays as it is.
func (r *run) keep(t data.Day, value float64) {
	if n := len(r.track.measures); n > 0 && math.Float64bits(r.track.measures[n-1].value) == math.Float64bits(value) {
		return
	}
	r.track.measures = append(r.track.measures, measured{t, value})
}

func (r *run) extend(t data.Day, value float64) {
	if math.IsNaN(value) {
		return
	}
	e := extent{t, value, value}
	if n := len(r.track.extents); n > 0 {
		last := r.track.extents[n-1]
		if value >= last.low && value <= last.high {
			return
		}
		e.low, e.high = min(value, last.low), max(value, last.high)
	}
	r.track.extents = append(r.track.extents, e)
}

// finding is what one day's readings say.
type finding struct {
	any      float64 // the measure on readings of any quality
	stale    bool    // these are too old
	evidence float64 // the measure on readings of the asked quality; NaN also where they are too old
}

// measured is what the day's readings say, from hints that follow the days.
func (r *run) measured(t data.Day) finding {
	b := r.benchmark
	f := finding{any: b.measure.at(r.any, t, r.anyHints), evidence: math.NaN()}
	if math.IsNaN(f.any) {
		return f
	}
	if f.stale = !b.fresh(r.any, t, r.anyHints); f.stale {
		return f
	}
	if r.onSame {
		f.evidence = f.any
	} else if v := b.measure.at(r.evidence, t, r.hints); !math.IsNaN(v) && b.fresh(r.evidence, t, r.hints) {
		f.evidence = v
	}
	return f
}

// measured is what the readings of a single day say.
func (b *Benchmark) measured(any, evidence []*stream, t data.Day) finding {
	r := run{benchmark: b, any: any, evidence: evidence, anyHints: newHints(b), hints: newHints(b)}
	return r.measured(t)
}

// word applies the rules in their order (doc.go, How a day's state comes about); Holding is where both hold, before any dwell.
// wasMet puts the release in the place of the comparison.
func (b *Benchmark) word(f finding, wasMet bool) StateWord {
	switch {
	case math.IsNaN(f.any):
		return NoData
	case f.stale:
		return Stale
	}
	switch holds, onEvidence := b.holds(f.any, wasMet), b.holds(f.evidence, wasMet); {
	case holds && onEvidence:
		return Holding
	case holds:
		return Unverified
	case onEvidence:
		return Contested
	}
	return Unmet
}

// holds tells whether a measure counts as met: it compares or, once met, has not come to the release.
func (b *Benchmark) holds(v float64, wasMet bool) bool {
	if wasMet {
		return !math.IsNaN(v) && !b.Release.Holds(v)
	}
	return b.Met.Holds(v)
}

// fresh tells whether every indicator has a reading that is not older than its limit. The measure must be
// defined, and hints be those with which it was found.
func (b *Benchmark) fresh(streams []*stream, t data.Day, hints []callHints) bool {
	for k, c := range b.measure.calls {
		s, end := streams[c.use], hints[k].end
		if int(t-s.day(end-1)) > b.maxAge[c.use] {
			return false
		}
	}
	return true
}

// climb follows an offer through the days on which a benchmark that it requires changed. The first day is among them: a rung
// may require no benchmark, only tests.
func climb(h *History, offer *Offer) []Transition {
	days := []data.Day{h.first}
	for i, b := range h.book.Benchmarks {
		if offer.Requires(b) {
			for _, change := range h.tracks[i].changes {
				days = append(days, change.Day)
			}
		}
	}
	slices.Sort(days)
	var transitions []Transition
	rung := 0
	for _, day := range slices.Compact(days) {
		now := h.rungOn(offer, day)
		if now == rung {
			continue
		}
		transitions = append(transitions, Transition{day, rung, now, h.tipped(offer, day, rung, now), h.passed(offer, day, now)})
		rung = now
	}
	return transitions
}

// rungOn is the highest rung for which it and all below hold.
func (h *History) rungOn(offer *Offer, day data.Day) int {
	ceiling := offer.ceiling()
	for i, rung := range offer.Rungs[:ceiling] {
		for _, b := range rung.Requires {
			if h.Word(h.number(b), day) != Met {
				return i
			}
		}
	}
	return ceiling
}

// tipped are the requirements of the rungs between that became met on the day, or ceased to be.
func (h *History) tipped(offer *Offer, day data.Day, from, to int) []*Benchmark {
	var list []*Benchmark
	for _, rung := range offer.Rungs[min(from, to):max(from, to)] {
		for _, b := range rung.Requires {
			i := h.number(b)
			met := h.Word(i, day) == Met
			before := day > h.first && h.Word(i, day-1) == Met
			if met != before && met == (to > from) && !slices.Contains(list, b) {
				list = append(list, b)
			}
		}
	}
	slices.SortStableFunc(list, func(a, b *Benchmark) int { return cmp.Compare(h.number(a), h.number(b)) })
	return list
}
