package thresholds

import "watchtui/internal/data"

// dueDays is a set of days on which a benchmark has to be looked at.
type dueDays struct {
	first data.Day
	set   []bool
}

func newDueDays(first, until data.Day) dueDays {
	return dueDays{first, make([]bool, until-first+1)}
}

func (d dueDays) has(t data.Day) bool { return d.set[t-d.first] }

// mark adds a day; one outside of the history is of no interest.
func (d dueDays) mark(t data.Day) {
	if i := int(t - d.first); i >= 0 && i < len(d.set) {
		d.set[i] = true
	}
}

func (d dueDays) markAll() {
	for i := range d.set {
		d.set[i] = true
	}
}

// markFor adds the days on which a benchmark's measure can be another.
func (d dueDays) markFor(b *Benchmark, made map[string]*supply) {
	d.mark(d.first)
	if b.measure.drifts() {
		d.markAll()
		return
	}
	for i, id := range b.Uses {
		var windows []data.Span
		for _, c := range b.measure.calls {
			if c.use == i && c.window != (data.Span{}) {
				windows = append(windows, c.window)
			}
		}
		d.markReadings(made[id].resolver, windows, b.maxAge[i])
	}
}

// markReadings adds the days on which readings come in, leave a window or become too old. All
// vintages count: a day too many costs a look, a day too few would be wrong.
func (d dueDays) markReadings(r *resolver, windows []data.Span, maxAge int) {
	for i := 0; i < r.n; {
		day := r.series.Observed(i).Day()
		i = r.series.After(i, day.End())
		d.mark(day)
		d.mark(day + data.Day(maxAge) + 1)
		for _, w := range windows {
			d.mark(w.Edge(day))
		}
	}
}

// markLearning adds the days on which something becomes known.
func (d dueDays) markLearning(s *supply) {
	for _, p := range s.pending {
		d.mark(p.day())
	}
}
