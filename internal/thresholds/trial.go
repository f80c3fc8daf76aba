package thresholds

import (
	"math"
	"slices"

	"watchtui/internal/data"
)

// trial is a day's readings with one more of the quality that the benchmark asks for, observed on that day: its
// value can be tried out. What was observed later is left away, as it has not happened yet.
//
// Where a benchmark asks for any quality, both streams of an indicator are one and the same.
type trial struct {
	b             *Benchmark
	at            data.Day
	any, evidence []*stream
	use           int // of the indicator that has one more reading; -1 where there is none
}

func newTrial(b *Benchmark, any, evidence []*stream, at data.Day) *trial {
	t := &trial{b: b, at: at, use: -1}
	for i := range any {
		own := any[i].until(at)
		t.any = append(t.any, own)
		if evidence[i] != any[i] {
			own = evidence[i].until(at)
		}
		t.evidence = append(t.evidence, own)
	}
	return t
}

// until is the stream up to a day. The readings are shared, the folds are not.
func (s *stream) until(at data.Day) *stream {
	own := *s
	own.n = s.upTo(at, nil)
	own.done = min(s.done, own.n)
	for _, fold := range [...]*pyramid{&own.least, &own.highest, &own.total, &own.areas} {
		levels := make(pyramid, len(*fold))
		for i, level := range *fold {
			levels[i] = slices.Clone(level)
		}
		*fold = levels
	}
	own.fill()
	return &own
}

// add gives one of the indicators one more reading.
func (t *trial) add(use int) {
	t.use = use
	for _, s := range t.tried() {
		if s.n > 0 && s.Observed(s.n-1) >= t.at.End() { // the very last millisecond of the day is taken
			s.n--
		}
		s.tried = []tried{{at: t.at.End()}}
		s.n++
		s.done = min(s.done, s.n-1)
		s.fill()
	}
}

// tried are the streams that have one more reading.
func (t *trial) tried() []*stream {
	switch {
	case t.use < 0:
		return nil
	case t.any[t.use] == t.evidence[t.use]:
		return []*stream{t.any[t.use]}
	}
	return []*stream{t.any[t.use], t.evidence[t.use]}
}

// measures are the measure on a day on readings of any quality and on evidence, with the one more reading at v.
func (t *trial) measures(v float64, on data.Day) (any, evidence float64) {
	for _, s := range t.tried() {
		if s.tried[0].value != v {
			s.tried[0].value, s.done = v, s.n-1
			s.fill()
		}
	}
	any = t.b.measure.at(t.any, on, newHints(t.b))
	if slices.Equal(t.any, t.evidence) {
		return any, any
	}
	return any, t.b.measure.at(t.evidence, on, newHints(t.b))
}

// meets tells whether the comparison holds, on readings of any quality and on evidence.
func (t *trial) meets(v float64, on data.Day) bool {
	any, evidence := t.measures(v, on)
	return t.b.Met.Holds(any) && t.b.Met.Holds(evidence)
}

// keeps tells whether what is met stays so.
func (t *trial) keeps(v float64, on data.Day) bool {
	any, evidence := t.measures(v, on)
	return t.b.holds(any, true) && t.b.holds(evidence, true)
}

// wait is the first day from which on the comparison holds for the whole dwell when no reading changes anything: a level
// stays, and there is no event. It gives the day that the dwell begins and the day that it ends.
func (t *trial) wait() (begins, ends data.Day, ok bool) {
	horizon := t.at + t.horizon()
	begins = -1 << 30
	for day := t.at; day <= horizon+data.Day(t.b.Dwell); day++ {
		switch {
		case !t.meets(0, day):
			begins = -1 << 30
		case begins < t.at:
			if day > horizon {
				return 0, 0, false
			}
			begins = day
		}
		if begins >= t.at && int(day-begins) >= t.b.Dwell {
			return begins, day, true
		}
	}
	return 0, 0, false
}

// lapses is the last day of what is met when no reading changes anything.
func (t *trial) lapses() (data.Day, bool) {
	for day := t.at + 1; day <= t.at+t.horizon(); day++ {
		if !t.keeps(0, day) {
			return day - 1, true
		}
	}
	return 0, false
}

// horizon is how many days after the last the measure can change by itself.
func (t *trial) horizon() data.Day {
	const longest = 40_000
	days := 0
	for _, c := range t.b.measure.calls {
		days = max(days, c.window.Days()+c.window.Days()/28+2) // months and years by the calendar
		if c.function.counts {
			days = max(days, int(min(longest, math.Abs(t.b.Met.Threshold)+math.Abs(t.b.Release.Threshold)))+2)
		}
	}
	if days == 2 && !t.b.measure.drifts() {
		return 0
	}
	return data.Day(min(days, longest))
}

// settled is the first day on which a reading of the day has been in force in every window from its start on.
func (t *trial) settled() data.Day {
	settled := t.at
	for _, c := range t.b.measure.calls {
		if c.use == t.use && c.window != (data.Span{}) {
			settled = max(settled, c.window.Edge(t.at))
		}
	}
	return settled
}

// lastFresh is the last day on which what is known now is not too old, by the indicator whose readings run out first.
func (t *trial) lastFresh() (day data.Day, use int) {
	day = 1 << 30
	for i := range t.any {
		for _, s := range []*stream{t.any[i], t.evidence[i]} {
			if s.n > 0 && s.day(s.n-1)+data.Day(t.b.maxAge[i]) < day {
				day, use = s.day(s.n-1)+data.Day(t.b.maxAge[i]), i
			}
		}
	}
	return day, use
}

// lacking are the indicators without a reading of the asked quality that is fresh.
func (t *trial) lacking() []int {
	var lacking []int
	for i, s := range t.evidence {
		if s.n == 0 || int(t.at-s.day(s.n-1)) > t.b.maxAge[i] {
			lacking = append(lacking, i)
		}
	}
	return lacking
}
