package thresholds

import (
	"cmp"
	"math"
	"slices"
	"sort"
	"sync"

	"watchtui/internal/data"
)

// History is every day judged: the states of a book's benchmarks and the verdicts on its offers, from
// the first reading until a last day. It may be shared between goroutines. Before the first day there is no
// data; days after the last are answered like the last.
type History struct {
	book         *Book
	readings     Readings
	vintage      Vintage
	first, until data.Day
	tracks       []track            // by the book's benchmarks
	transitions  [][]Transition     // by the book's offers
	supplies     map[string]*supply // as known for every day; nil as known then

	possible possibilities
	knowable knowables
	triggers triggerRuns
	floor    floorCourses
	talk     talkRuns
	outlooks outlookRuns

	mu      sync.Mutex // as known then, the streams of the last day asked for are kept: one screen asks for all states of it
	then    map[string]*supply
	thenDay data.Day
}

// First is the day of the first reading; Until where there is none.
func (h *History) First() data.Day { return h.first }

// Until is the last day judged.
func (h *History) Until() data.Day { return h.until }

// Vintage is what was allowed to be known.
func (h *History) Vintage() Vintage { return h.vintage }

// Book is what the readings were judged by.
func (h *History) Book() *Book { return h.book }

// Changes are the days from which a benchmark (a place in the book's list) was in another state; the first is First.
func (h *History) Changes(benchmark int) []Change { return h.tracks[benchmark].changes }

// Transitions are the changes of an offer's verdict, which begins on the lowest rung.
func (h *History) Transitions(offer int) []Transition { return h.transitions[offer] }

// Word is a benchmark's state on a day.
func (h *History) Word(benchmark int, at data.Day) StateWord {
	return h.change(benchmark, at).Word
}

func (h *History) change(benchmark int, at data.Day) Change {
	changes := h.tracks[benchmark].changes
	i := sort.Search(len(changes), func(i int) bool { return changes[i].Day > at })
	if i == 0 {
		return Change{at, NoData}
	}
	return changes[i-1]
}

// Rung is the rung that an offer had reached on a day.
func (h *History) Rung(offer int, at data.Day) int {
	if last := h.last(offer, at); last != nil {
		return last.To
	}
	return 0
}

func (h *History) last(offer int, at data.Day) *Transition {
	list := h.transitions[offer]
	i := sort.Search(len(list), func(i int) bool { return list[i].Day > at })
	if i == 0 {
		return nil
	}
	return &list[i-1]
}

func (h *History) number(b *Benchmark) int { return slices.Index(h.book.Benchmarks, b) }

// streamsOn are the streams of a benchmark, or of a trigger's condition, with what may be known on a day.
func (h *History) streamsOn(b *Benchmark, at data.Day) (any, evidence []*stream) {
	made := h.supplies
	if made == nil {
		h.mu.Lock()
		if h.then == nil || h.thenDay != at {
			h.then, h.thenDay = supplies(h.book, h.readings, h.book.judged(), h.vintage.Known(at)), at
		}
		made = h.then
		h.mu.Unlock()
	}
	return streamsOf(b, made)
}

// State is the state of a benchmark (a place in the book's list) on a day, with all that explains it.
func (h *History) State(benchmark int, at data.Day) State {
	at = min(at, h.until)
	b := h.book.Benchmarks[benchmark]
	change := h.change(benchmark, at)
	s := State{Benchmark: b, Word: change.Word, Since: change.Day, AgeDays: -1}
	any, evidence := h.streamsOn(b, at)
	f := b.measured(any, evidence, at)
	s.Measure = f.any
	rests := any
	if s.Word == Met || s.Word == Holding {
		s.Measure, rests = f.evidence, evidence
	}
	s.Used, s.UsedInAll = h.used(b, rests, at)
	s.OnClaim = s.Word != Met && s.Word != Holding && b.onClaim(f.any, s.Used, evidence, at)
	s.Distance = math.NaN()
	if !math.IsNaN(s.Measure) {
		s.Distance = b.distance(s.Measure, s.Word)
	}
	if s.Word == Holding {
		s.HeldDays, s.MetOn = int(at-s.Since), s.Since+data.Day(b.Dwell)
	}
	s.oldest(any, at)
	s.Why = h.why(s, f, any, at)
	return s
}

// onClaim tells whether a measure on readings of any quality rests on one below the asked evidence: on one of those used, or on an older one without which it
// is another.
func (b *Benchmark) onClaim(measure float64, used []data.Reading, evidence []*stream, at data.Day) bool {
	if math.IsNaN(measure) {
		return false
	}
	for _, r := range used {
		if r.Quality < b.Evidence {
			return true
		}
	}
	return b.measure.at(evidence, at, newHints(b)) != measure // or it is undefined
}

// distance is how far the measure is from where it would compare.
func (b *Benchmark) distance(measure float64, word StateWord) float64 {
	if word == Met || word == Holding || b.Met.Holds(measure) {
		return 0
	}
	return math.Abs(measure - b.Met.Threshold)
}

func (s *State) oldest(streams []*stream, at data.Day) {
	over := math.MinInt
	for i, p := range streams {
		n := p.upTo(at, nil)
		if n == 0 {
			s.AgeDays, s.MaxAge = -1, s.Benchmark.maxAge[i]
			return
		}
		if age := int(at - p.day(n-1)); age-s.Benchmark.maxAge[i] > over {
			over = age - s.Benchmark.maxAge[i]
			s.AgeDays, s.MaxAge = age, s.Benchmark.maxAge[i]
		}
	}
}

// maxUsed is how many readings a state lists; a window of a year can rest on a hundred thousand.
const maxUsed = 100

// used are the latest readings on which a measure rests, oldest first, and how many there are in all.
func (h *History) used(b *Benchmark, streams []*stream, at data.Day) (used []data.Reading, all int) {
	lists := make([][]entries, len(b.Uses))
	for _, c := range b.measure.calls {
		lists[c.use] = append(lists[c.use], c.used(streams, at)...)
	}
	for i, id := range b.Uses {
		var latest []int   // backwards
		end := math.MaxInt // all entries from here on are counted
		slices.SortFunc(lists[i], func(a, b entries) int { return cmp.Compare(b.to, a.to) })
		for _, list := range lists[i] {
			list.to = min(list.to, end)
			all += max(0, list.to-list.from)
			for e := list.to - 1; e >= list.from && len(latest) < maxUsed; e-- {
				latest = append(latest, e)
			}
			end = min(end, list.from)
		}
		for _, e := range slices.Backward(latest) {
			used = append(used, h.readings[id].Reading(streams[i].Index(e)))
		}
	}
	return used, all
}

// Verdict is the rung that an offer (a place in the book's list) had reached on a day, and what it lacks.
func (h *History) Verdict(offer int, at data.Day) Verdict {
	at = min(at, h.until)
	v := Verdict{Offer: h.book.Offers[offer], Since: min(at, h.first), Last: h.last(offer, at)}
	if v.Last != nil {
		v.Rung, v.Since = v.Last.To, v.Last.Day
	}
	if v.Rung == len(v.Offer.Rungs) {
		return v
	}
	v.Failing = v.Offer.failing(v.Rung)
	var numbers []int
	for _, b := range v.Offer.Rungs[v.Rung].Requires {
		if i := h.number(b); h.Word(i, at) != Met && !slices.Contains(numbers, i) {
			numbers = append(numbers, i)
		}
	}
	slices.Sort(numbers) // ties are in the book's order
	nearness := make(map[*Benchmark]float64, len(numbers))
	for _, i := range numbers {
		s := h.State(i, at)
		nearness[s.Benchmark] = h.nearness(s, i, at)
		v.Blocking = append(v.Blocking, s)
	}
	slices.SortStableFunc(v.Blocking, func(a, b State) int {
		return cmp.Or(cmp.Compare(blockingOrder[a.Word], blockingOrder[b.Word]),
			cmp.Compare(nearness[a.Benchmark], nearness[b.Benchmark]))
	})
	return v
}

// blockingOrder is how near a state is to being met (framework, section 4).
var blockingOrder = [...]int{Holding: 0, Unmet: 1, Contested: 2, Unverified: 3, Stale: 4, NoData: 5, Met: 6}

// nearness orders states with the same word: days left, or the distance on the threshold's own scale.
func (h *History) nearness(s State, benchmark int, at data.Day) float64 {
	switch s.Word {
	case Holding:
		return float64(s.MetOn - at)
	case Unmet:
		return h.onScale(s, benchmark, at)
	}
	return 0
}

// onScale is a state's distance on the scale of its threshold; with a threshold of 0 on that of where the measure has been so far.
func (h *History) onScale(s State, benchmark int, at data.Day) float64 {
	if s.Distance == 0 {
		return 0
	}
	scale := math.Abs(s.Benchmark.Met.Threshold)
	if scale == 0 {
		scale = h.tracks[benchmark].scale(at)
	}
	if scale == 0 {
		return math.Inf(1)
	}
	return s.Distance / scale
}

// RelativeDistance is how far a benchmark (a place in the book's list) in its state on a day is from its threshold, so that those of several units can be
// compared: as a part of the threshold, as the verdict orders what it lacks. 0 where the comparison holds, NaN where the measure is undefined.
func (h *History) RelativeDistance(s State, benchmark int, at data.Day) float64 {
	return h.onScale(s, benchmark, min(at, h.until))
}

// measure is what the measure was on a day, where that is kept.
func (t *track) measure(at data.Day) float64 {
	i := sort.Search(len(t.measures), func(i int) bool { return t.measures[i].day > at })
	if i == 0 {
		return math.NaN()
	}
	return t.measures[i-1].value
}

func (t *track) scale(at data.Day) float64 {
	i := sort.Search(len(t.extents), func(i int) bool { return t.extents[i].day > at })
	if i == 0 {
		return 0
	}
	return t.extents[i-1].high - t.extents[i-1].low
}

// TriggerMeasures are the measure of a trigger's condition, by what may be known on a day and on readings of any quality, on days that ascend;
// NaN where undefined.
func (h *History) TriggerMeasures(trigger int, at data.Day, days []data.Day) []float64 {
	b, values := h.book.Triggers[trigger].Condition, make([]float64, len(days))
	any, _ := h.streamsOn(b, min(at, h.until))
	hints := newHints(b)
	for i, day := range days {
		values[i] = b.measure.at(any, day, hints)
	}
	return values
}

// Measures are a benchmark's measure, on readings of any quality, on days that ascend; NaN where undefined.
func (h *History) Measures(benchmark int, days []data.Day) []float64 {
	values := make([]float64, len(days))
	if h.supplies == nil {
		for i, day := range days {
			values[i] = h.tracks[benchmark].measure(day)
		}
		return values
	}
	b := h.book.Benchmarks[benchmark]
	any, _ := h.streamsOn(b, h.until)
	hints := newHints(b)
	for i, day := range days {
		values[i] = b.measure.at(any, day, hints)
	}
	return values
}
