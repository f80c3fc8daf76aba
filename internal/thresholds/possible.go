package thresholds

import (
	"sort"
	"sync"

	"watchtui/internal/data"
)

// possibility is what a benchmark can be on a day, over all that its readings leave open.
type possibility struct {
	met    bool // it can be met
	notMet bool // it can be another state
}

// possibilities are what each benchmark can be from a day on: found when they are first asked for, by a run of their own.
type possibilities struct {
	once   sync.Once
	tracks [][]possible // by the book's benchmarks
}

type possible struct {
	day data.Day
	possibility
}

// possibility is what a benchmark (a place in the book's list) can be on a day.
func (h *History) possibility(benchmark int, at data.Day) possibility {
	h.possible.once.Do(func() { h.possible.tracks = runPossible(h) })
	track := h.possible.tracks[benchmark]
	i := sort.Search(len(track), func(i int) bool { return track[i].day > at })
	if i == 0 {
		return possibility{notMet: true}
	}
	return track[i-1].possibility
}

// runPossible is Run for all values at once that the readings leave open: those of every source, over its published ranges. It takes one
// benchmark after the other, as the least and the highest values of a million readings need some room.
func runPossible(h *History) [][]possible {
	known := h.vintage.knownAtFirst(h.until)
	var tracks [][]possible
	for _, b := range h.book.Benchmarks {
		made := spreadSupplies(h, b, known)
		r := newPossibleRun(b, h, made)
		h.walk(made, walker{r.due, r.judge})
		tracks = append(tracks, r.track)
	}
	return tracks
}

// possibleRun carries one benchmark through the days, in all states that it can be in at once:
//
//	met        ── release holds for some value ──▶ not met
//	not met    ── holds for all values since worst, the dwell is over ──▶ met, for sure
//	           ── holds for some value since best, the dwell is over ──▶ met, possibly
//
// Law: with any value between what the sources say, by whichever order of preference, Run finds one of its states.
type possibleRun struct {
	benchmark *Benchmark
	due       dueDays
	edges     [2]edged // of any quality, and of evidence
	now       possibility
	best      data.Day // of what is not met: since when it can have held at the earliest; never where it cannot hold
	worst     data.Day // and at the latest; never where it can be that it does not hold
	track     []possible
}

// edged are a benchmark's streams of the least and the highest values, by Benchmark.Uses.
type edged struct {
	low, high []*stream
	hints     []callHints
}

const never = data.Day(1 << 30)

func newPossibleRun(b *Benchmark, h *History, made map[string]*supply) *possibleRun {
	r := &possibleRun{benchmark: b, due: newDueDays(h.first, h.until), now: possibility{notMet: true}, best: never, worst: never}
	r.due.markFor(b, made)
	for i, quality := range [...]data.Quality{data.Claimed, b.Evidence} {
		r.edges[i] = edgedStreams(b, made, quality)
	}
	return r
}

func edgedStreams(b *Benchmark, made map[string]*supply, quality data.Quality) edged {
	e := edged{hints: newHints(b)}
	for _, id := range b.Uses {
		edges := made[id].edgesOf(quality)
		e.low, e.high = append(e.low, edges.low), append(e.high, edges.high)
	}
	return e
}

// judge moves all states on to day t.
func (r *possibleRun) judge(t data.Day) {
	met, keeps := r.open(t)
	dwell := data.Day(r.benchmark.Dwell)
	best, worst := never, never
	if r.now.notMet && met.some {
		best = min(r.best, t)
	}
	if r.now.notMet && met.all {
		if worst = r.worst; worst == never {
			worst = t
		}
	}
	becomes := best != never && t-best >= dwell
	becomesForSure := worst != never && t-worst >= dwell
	next := possibility{
		met:    r.now.met && keeps.some || becomes,
		notMet: r.now.met && !keeps.all || r.now.notMet && !becomesForSure,
	}
	if r.now.met && !keeps.all {
		worst = never // what ceases to be met today does not hold today
	}
	if next != r.now || (best == never) != (r.best == never) || (worst == never) != (r.worst == never) {
		r.due.mark(t + 1)
	}
	for _, since := range []data.Day{best, worst} {
		if since != never {
			r.due.mark(since + dwell)
		}
	}
	if next != r.now || len(r.track) == 0 {
		r.track = append(r.track, possible{t, next})
	}
	r.now, r.best, r.worst = next, best, worst
}

// open tells for which values both the comparison on any quality and that on evidence hold, and for which what is met stays so.
func (r *possibleRun) open(t data.Day) (met, keeps openness) {
	met, keeps = openness{true, true}, openness{true, true}
	for i := range r.edges {
		values := r.benchmark.between(&r.edges[i], t)
		met = met.and(r.benchmark.Met.over(values))
		released := r.benchmark.Release.over(values)
		keeps = keeps.and(openness{all: !released.some && !values.isUndefined(), some: !released.all && !values.isUndefined()})
	}
	return met, keeps
}

// between is where the measure lies on day t; nowhere where readings lack or are too old.
func (b *Benchmark) between(e *edged, t data.Day) between {
	values := b.measure.between(e.low, e.high, t, e.hints)
	if !values.isUndefined() && !b.fresh(e.low, t, e.hints) {
		return nowhere
	}
	return values
}

// between is where a benchmark's measure lies on a day, on readings of a quality.
func (h *History) between(b *Benchmark, lowest data.Quality, at data.Day) between {
	e := edgedStreams(b, spreadSupplies(h, b, h.vintage.Known(at)), lowest)
	return b.between(&e, at)
}
