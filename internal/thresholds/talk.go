package thresholds

import (
	"slices"
	"strings"
	"sync"

	"watchtui/internal/data"
)

// TalkRules are what a book says of headlines about readiness to talk (framework, section 10).
type TalkRules struct {
	Indicator  string       // the headlines; "" where the book has none
	Noted      []string     // only headlines whose note has one of these count; empty: all do
	WindowDays int          // within how many days after a headline assets have to move
	Benchmarks []*Benchmark // whose distances are looked at
	NoiseShare float64      // by which share of its scale a benchmark's distance has to shrink, where Noise does not say
	Noise      []float64    // by Benchmarks, in the unit of the measure; NaN where the book does not say
}

// TalkWord is what became of a headline.
type TalkWord uint8

// A headline is open while its window is not over and nothing has moved yet. It is unseen where no benchmark that had a way to go has evidence both from
// its day and from its window: what nobody looked at was not theatre.
const (
	Strategic TalkWord = iota
	Theatrical
	OpenTalk
	Unseen
)

var talkWords = [...]string{Strategic: "strategic", Theatrical: "theatrical", OpenTalk: "open", Unseen: "unseen"}

func (w TalkWord) String() string { return talkWords[w] }

// Headline is one headline, and what the benchmarks did in its window (Day, Until].
type Headline struct {
	Reading data.Reading
	Day     data.Day
	Until   data.Day
	Word    TalkWord
	Moves   []AssetMove // by TalkRules.Benchmarks
}

// Tally counts headlines by what became of them, beside what becomes of any day.
type Tally struct {
	Counts [len(talkWords)]int // by TalkWord

	From, To     data.Day // the first headline, and the last that is decided
	OrdinaryDays int      // days from From to To that are decided, headline or not
	Ordinary     int      // those of them that would be called strategic
}

// decided is how many headlines are strategic or theatrical.
func (t Tally) decided() int { return t.Counts[Strategic] + t.Counts[Theatrical] }

// Talk is every headline up to a day, with its tally.
type Talk struct {
	Rules     TalkRules
	At        data.Day
	Headlines []Headline // oldest first
	Tally     Tally
}

// talkRuns keeps the distances of the history, found when they are first asked for.
type talkRuns struct {
	once      sync.Once
	distances []*distances // by TalkRules.Benchmarks
}

// Talk is what became of the headlines until a day, with what is known of the assets by the vintage of the history. A book without
// headlines has none.
func (h *History) Talk(at data.Day) Talk {
	at = min(at, h.until)
	talk := Talk{Rules: h.book.Talk, At: at}
	list := h.headlines(at)
	if len(list) == 0 {
		return talk
	}
	after := h.aftermaths(at)
	for _, r := range list {
		day := r.Observed.Day()
		a := after.on(day)
		talk.Headlines = append(talk.Headlines, Headline{r, day, day + data.Day(talk.Rules.WindowDays), a.word, a.moves})
		talk.Tally.Counts[a.word]++
	}
	talk.Tally.ordinary(talk.Headlines, after)
	return talk
}

// headlines are the readings of the headlines' indicator up to a day with a count above 0, each source's own, ordered by day. A headline that
// was withdrawn is none.
func (h *History) headlines(at data.Day) []data.Reading {
	indicator, ok := h.book.Indicator(h.book.Talk.Indicator)
	if !ok {
		return nil
	}
	r := newResolver(indicator, h.readings[indicator.ID])
	var list []data.Reading
	for from := 0; from < r.n && r.series.Observed(from) <= at.End(); {
		to := r.groupEnd(from)
		for i := from; i < to; {
			newest := -1
			if newest, i = r.newest(i, to, h.vintage.Known(at)); newest < 0 || !(r.series.Value(newest) > 0) {
				continue
			}
			if reading := r.series.Reading(newest); h.book.Talk.counts(reading.Note) {
				list = append(list, reading)
			}
		}
		from = to
	}
	return list
}

// counts tells whether a headline with that note is one about readiness to talk.
func (rules TalkRules) counts(note string) bool {
	return len(rules.Noted) == 0 || slices.ContainsFunc(rules.Noted, func(text string) bool { return strings.Contains(note, text) })
}

// maxOrdinary bounds how many days are looked at for what becomes of any day.
const maxOrdinary = 20_000

// ordinary judges the days from the first headline to the last that is decided as if each had one.
func (t *Tally) ordinary(list []Headline, after *aftermaths) {
	decided := func(w TalkWord) bool { return w == Strategic || w == Theatrical }
	last := -1
	for i, headline := range list {
		if decided(headline.Word) {
			last = i
		}
	}
	if last < 0 {
		return
	}
	t.From, t.To = list[0].Day, list[last].Day
	step := 1 + (t.To-t.From)/maxOrdinary
	for day := t.From; day <= t.To; day += step {
		word := after.on(day).word
		if decided(word) {
			t.OrdinaryDays++
		}
		if word == Strategic {
			t.Ordinary++
		}
	}
}
