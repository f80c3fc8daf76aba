package thresholds

import (
	"context"
	"math"
	"math/rand/v2"
	"slices"

	"watchtui/internal/data"
)

// future follows a benchmark from a day on along paths that its indicators may take. Each path is judged as the days would be, as known then: with dwell,
// release, evidence, age and publication lag.
type future struct {
	benchmark     *Benchmark
	at            data.Day
	before        Change // the state on that day
	courses       []*course
	any, evidence []*stream
	kept          [2][]int // entries of these streams that are there already
	refused       string
	due           dueDays       // days on which what is there already makes the measure another
	windows       [][]data.Span // of the measure, by courses
	counts        bool          // the measure counts days, and is another comparison's only as it crosses a threshold

	arrivals [][]arrival // by courses, of the path that is followed
}

func (h *History) future(b *Benchmark, before Change, known data.Instant, at data.Day) *future {
	return newFuture(b, before, supplies(h.book, h.readings, []*Benchmark{b}, known), at)
}

// newFuture looks ahead from what the supplies know; they can go on learning when the future is done with.
func newFuture(b *Benchmark, before Change, made map[string]*supply, at data.Day) *future {
	f := &future{benchmark: b, at: at, before: before, due: newDueDays(at+1, at+outlookDays), windows: make([][]data.Span, len(b.Uses))}
	any, evidence := streamsOf(b, made)
	for i, id := range b.Uses {
		c, refused := newCourse(i, made[id].resolver, any[i], at)
		if refused != "" {
			f.refused = refused
			return f
		}
		f.courses = append(f.courses, c)
	}
	now := newTrial(b, any, evidence, at)
	f.any, f.evidence = now.any, now.evidence
	for k, streams := range [2][]*stream{f.any, f.evidence} {
		for _, s := range streams {
			s.past = newPast(s.n)
			f.kept[k] = append(f.kept[k], s.n)
		}
	}
	f.arrivals = make([][]arrival, len(f.courses))
	f.mark()
	return f
}

// mark finds the days on which what is known leaves a window or becomes too old.
func (f *future) mark() {
	b := f.benchmark
	f.due.mark(f.at + 1)
	if f.counts = b.measure.countsDays(); f.counts {
		for i := range f.any {
			f.markCrossings(f.due, f.any[i].countedFrom(b.measure))
			f.markCrossings(f.due, f.evidence[i].countedFrom(b.measure))
		}
	} else if b.measure.drifts() {
		f.due.markAll()
	}
	for _, c := range b.measure.calls {
		if c.window == (data.Span{}) {
			continue
		}
		f.windows[c.use] = append(f.windows[c.use], c.window)
		s, marked := f.any[c.use], data.Day(math.MinInt32)
		for i := s.n - 1; i >= 0; i-- {
			if s.day(i) == marked {
				continue // of a day there may be thousands
			}
			marked = s.day(i)
			edge := c.window.Edge(marked)
			if edge <= f.at {
				break
			}
			f.due.mark(edge)
		}
	}
	for _, streams := range [2][]*stream{f.any, f.evidence} {
		for i, s := range streams {
			if s.n > 0 {
				f.due.mark(s.day(s.n-1) + data.Day(b.maxAge[i]) + 1)
			}
		}
	}
}

// markCrossings adds the days on which a count of days from a day on crosses a threshold. On all others it compares as on the day before.
func (f *future) markCrossings(due dueDays, from data.Day) {
	for _, c := range [...]Comparison{f.benchmark.Met, f.benchmark.Release} {
		if days := math.Floor(c.Threshold); math.Abs(days) < maxCounted {
			due.mark(from + data.Day(days))
			due.mark(from + data.Day(days) + 1)
		}
	}
}

// maxCounted is a number of days that no history has.
const maxCounted = 10_000_000

// seed is a source of random numbers for this question: the benchmark, the day, and what is known on it.
func (f *future) seed() *rand.Rand {
	b := f.benchmark
	parts := []any{"outlook", b.ID, b.Measure, b.Met, b.Release, b.Dwell, b.Evidence, b.maxAge, f.at, f.before.Word, f.before.Day}
	for _, c := range f.courses {
		numbers := []float64{float64(c.last), c.value}
		for _, s := range c.steps {
			numbers = append(numbers, float64(s.gap), float64(s.lag), s.value, float64(s.quality))
		}
		parts = append(parts, numbers)
	}
	return newRandom(parts...)
}

// chances are the shares of paths on which the benchmark is met on any day within outlookDays, and on the last of them.
func (f *future) chances(ctx context.Context, paths int) (within, then float64, err error) {
	random := f.seed()
	var everMet, lastMet int
	for n := range paths {
		if n%64 == 0 && ctx.Err() != nil {
			return 0, 0, ctx.Err()
		}
		for i, c := range f.courses {
			f.arrivals[i] = c.draw(random, f.at, f.arrivals[i][:0])
		}
		ever, last := f.follow()
		if ever {
			everMet++
		}
		if last {
			lastMet++
		}
	}
	return float64(everMet) / float64(paths), float64(lastMet) / float64(paths), nil
}

// draw is one way in which the indicator may go on: its readings that become known within outlookDays.
func (c *course) draw(random *rand.Rand, at data.Day, list []arrival) []arrival {
	observed, value, known := c.last, c.value, at
	rate := 0.0
	if c.event {
		rate = gamma(random, c.events) / c.days
	}
	place := c.start[random.IntN(len(c.start))]
	for left := c.block; ; left-- {
		if left == 0 || place == len(c.steps) {
			place, left = random.IntN(len(c.steps)-c.block+1), c.block
		}
		next := c.steps[place]
		place++
		observed += data.Day(next.gap)
		if known = max(known, observed+data.Day(next.lag)); known > at+outlookDays {
			return list
		}
		switch {
		case c.event:
			value = poisson(random, rate*float64(next.gap))
		case c.ratio:
			if v := value * next.value; v > 1/maxGrowth && v < maxGrowth {
				value = v
			}
		default:
			if v := value + next.value; math.Abs(v) < maxGrowth {
				value = v
			}
		}
		list = append(list, arrival{known, observed, value, next.quality})
	}
}

// follow judges the days of one path.
func (f *future) follow() (ever, last bool) {
	r := f.begin()
	handed := make([]int, len(f.courses))
	for day := f.at + 1; day <= f.at+outlookDays; day++ {
		for i := range f.courses {
			for ; handed[i] < len(f.arrivals[i]) && f.arrivals[i][handed[i]].known <= day; handed[i]++ {
				f.hand(r, i, f.arrivals[i][handed[i]])
				r.due.mark(day)
			}
		}
		if !r.due.has(day) {
			continue
		}
		r.judge(day)
		ever = ever || r.word == Met
	}
	return ever, r.word == Met
}

// begin is the benchmark as it stands, with nothing but what is known.
func (f *future) begin() *run {
	b := f.benchmark
	r := &run{benchmark: b, any: f.any, evidence: f.evidence, onSame: slices.Equal(f.any, f.evidence), due: dueDays{f.due.first, slices.Clone(f.due.set)},
		anyHints: f.hints(f.any), hints: f.hints(f.evidence), word: f.before.Word, holding: f.before.Day}
	if r.word == Holding {
		r.due.mark(r.holding + data.Day(b.Dwell))
	}
	for k, streams := range [2][]*stream{f.any, f.evidence} {
		for i, s := range streams {
			s.n, s.tried, s.done = f.kept[k][i], s.tried[:0], min(s.done, f.kept[k][i])
			s.fill()
		}
	}
	return r
}

// hints are where the paths leave what is known.
func (f *future) hints(streams []*stream) []callHints {
	hints := newHints(f.benchmark)
	for i, c := range f.benchmark.measure.calls {
		hints[i].end = streams[c.use].n - len(streams[c.use].tried)
	}
	return hints
}

// hand adds a reading that has become known.
func (f *future) hand(r *run, use int, a arrival) {
	streams := []*stream{f.any[use]}
	if f.evidence[use] != f.any[use] && a.quality >= f.benchmark.Evidence {
		streams = append(streams, f.evidence[use])
	}
	for _, s := range streams {
		s.tried = append(s.tried, tried{a.observed.Instant(), a.value})
		s.n++
		s.fill()
	}
	r.due.mark(a.observed + data.Day(f.benchmark.maxAge[use]) + 1)
	if f.counts {
		f.markCrossings(r.due, a.observed)
	}
	for _, w := range f.windows[use] {
		r.due.mark(w.Edge(a.observed))
	}
}
