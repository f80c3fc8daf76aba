package thresholds

import (
	"math"

	"watchtui/internal/data"
)

// AssetMove is what one benchmark did within a headline's window, on the evidence that it asks for. The distances are to the threshold, in the
// unit of the measure.
type AssetMove struct {
	Benchmark    *Benchmark
	Seen         bool     // there is evidence on the day of the headline, and newer evidence in the window
	Before, Left float64  // the distance on the day of the headline, and the least in the window
	From, To     float64  // the measure on these two days
	On           data.Day // of the least
	Noise        float64  // what the distance has to shrink by, and more
}

// Shrank is how much nearer the benchmark came; negative where it went away. NaN where that was not seen.
func (m AssetMove) Shrank() float64 {
	if !m.Seen {
		return math.NaN()
	}
	return m.Before - m.Left
}

// Counts tells whether the move is more than noise.
func (m AssetMove) Counts() bool { return m.Seen && m.Shrank() > m.Noise }

// distances are a benchmark's measure on evidence, day by day from the first of the history.
type distances struct {
	first    data.Day
	measures []float64  // NaN where undefined or stale
	newest   []data.Day // of the readings on which they rest
}

// distanceRun follows a benchmark through the days.
type distanceRun struct {
	*run
	out *distances
}

func (r *distanceRun) judge(t data.Day) {
	r.carry(t)
	newest := data.Day(math.MinInt32)
	for _, s := range r.evidence {
		if n := s.upTo(t, nil); n > 0 {
			newest = max(newest, s.day(n-1))
		}
	}
	r.out.measures, r.out.newest = append(r.out.measures, r.measured(t).evidence), append(r.out.newest, newest)
}

// carry fills the days before t: between the days that are due nothing changes.
func (r *distanceRun) carry(t data.Day) {
	d := r.out
	for n := len(d.measures); n > 0 && d.first+data.Day(n) < t; n++ {
		d.measures, d.newest = append(d.measures, d.measures[n-1]), append(d.newest, d.newest[n-1])
	}
}

// distances are those of the benchmarks that headlines are set against, for the days of the history.
func (h *History) distances() []*distances {
	h.talk.once.Do(func() {
		benchmarks := h.book.Talk.Benchmarks
		made := h.suppliesOf(benchmarks, h.vintage.knownAtFirst(h.until))
		runs := make([]*distanceRun, len(benchmarks))
		walkers := make([]walker, len(runs))
		for i, b := range benchmarks {
			days := max(0, int(h.until-h.first)+1)
			runs[i] = &distanceRun{newRun(b, h, made), &distances{h.first, make([]float64, 0, days), make([]data.Day, 0, days)}}
			walkers[i] = walker{runs[i].due, runs[i].judge}
		}
		h.walk(made, walkers...)
		for _, r := range runs {
			r.carry(h.until + 1)
			h.talk.distances = append(h.talk.distances, r.out)
		}
	})
	return h.talk.distances
}

// Evidence is what the benchmarks that headlines are set against measure on the evidence that each asks for, from one day to another, a value a day:
// NaN where it is undefined or stale, and outside of the history. What follows a headline is found in it.
func (h *History) Evidence(first, last data.Day) [][]float64 {
	all := make([][]float64, len(h.book.Talk.Benchmarks))
	for i, d := range h.distances() {
		for day := first; day <= last; day++ {
			v := math.NaN()
			if n := int(day - d.first); n >= 0 && n < len(d.measures) {
				v = d.measures[n]
			}
			all[i] = append(all[i], v)
		}
	}
	return all
}

// aftermath is what the benchmarks did after a day.
type aftermath struct {
	word  TalkWord
	moves []AssetMove
}

// aftermaths finds what follows a day, as far as a last day.
type aftermaths struct {
	h         *History
	at        data.Day
	distances []*distances
	noise     []float64 // by TalkRules.Benchmarks
	last      data.Day  // that was asked for, and what was found: headlines come in the order of their days
	found     aftermath
}

func (h *History) aftermaths(at data.Day) *aftermaths {
	a := &aftermaths{h: h, at: at, distances: h.distances(), last: math.MinInt32}
	for i := range h.book.Talk.Benchmarks {
		a.noise = append(a.noise, h.noise(i, at))
	}
	return a
}

// noise is what a benchmark's distance has to shrink by, and more: what the book says, else a share of the threshold, or with a threshold of 0 of the
// range of the measure so far. Days since an event grow by themselves, a day a day: waiting alone is no move, so that they ask for the whole window.
func (h *History) noise(i int, at data.Day) float64 {
	rules := h.book.Talk
	b := rules.Benchmarks[i]
	if !math.IsNaN(rules.Noise[i]) {
		return rules.Noise[i]
	}
	scale := math.Abs(b.Met.Threshold)
	if scale == 0 {
		scale = h.tracks[h.number(b)].scale(at)
	}
	noise := rules.NoiseShare * scale
	for _, c := range b.measure.calls {
		if c.function.name == "days_since" || c.function.name == "age" {
			return max(noise, float64(rules.WindowDays))
		}
	}
	return noise
}

// on is what follows a day: strategic as soon as one benchmark has come nearer by more than noise; else open until the window is over.
func (a *aftermaths) on(day data.Day) aftermath {
	if day == a.last {
		return a.found
	}
	until := day + data.Day(a.h.book.Talk.WindowDays)
	result := aftermath{word: Unseen}
	for i, b := range a.h.book.Talk.Benchmarks {
		m := a.distances[i].move(b, day, min(until, a.at))
		m.Noise = a.noise[i]
		switch {
		case m.Counts():
			result.word = Strategic
		case m.Seen && m.Before > 0 && result.word == Unseen:
			result.word = Theatrical
		}
		result.moves = append(result.moves, m)
	}
	if until > a.at && result.word != Strategic {
		result.word = OpenTalk
	}
	a.last, a.found = day, result
	return result
}

// move is how the distance went from the day given until another: to its least.
func (d *distances) move(b *Benchmark, day, until data.Day) AssetMove {
	m := AssetMove{Benchmark: b, Before: math.NaN(), Left: math.NaN(), From: math.NaN(), To: math.NaN()}
	if day < d.first || int(day-d.first) >= len(d.measures) {
		return m
	}
	if m.From = d.measures[day-d.first]; math.IsNaN(m.From) {
		return m
	}
	m.Before = b.distance(m.From, Unmet)
	for t := day + 1; t <= until && int(t-d.first) < len(d.measures); t++ {
		v := d.measures[t-d.first]
		if math.IsNaN(v) || d.newest[t-d.first] <= day {
			continue
		}
		if left := b.distance(v, Unmet); !m.Seen || left < m.Left {
			m.Seen, m.Left, m.To, m.On = true, left, v, t
		}
	}
	return m
}
