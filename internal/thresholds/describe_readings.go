package thresholds

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"watchtui/internal/data"
)

// This file says what else there is to know about the readings of an indicator.

// published is the range that the last reading was published with.
func (p *portrait) published() string {
	r := p.last()
	if math.IsNaN(r.Low) || math.IsNaN(r.High) || r.Low == r.High {
		return ""
	}
	return fmt.Sprintf("%s gives a range from %s to %s.", data.Visible(r.Source), p.amount(r.Low), p.amount(r.High))
}

// claim says that the last value is a claim, and what was the last that is none.
func (p *portrait) claim() string {
	if p.last().Quality > data.Claimed || p.indicator.Rhetoric {
		return ""
	}
	for i := p.n - 2; i >= 0; i-- {
		if r := p.reading(i); r.Quality > data.Claimed {
			return fmt.Sprintf("This is a claim and no fact; the last reading before it that is more: %s.", p.told(r))
		}
	}
	return "This is a claim and no fact, and there is no other reading before it."
}

// peerDays is how far apart readings of two sources may be to be compared.
const peerDays = 45

// sources compares what the sources say about the time of the last reading.
func (p *portrait) sources() string {
	peers := p.peers()
	if len(peers) < 2 {
		return ""
	}
	slices.SortStableFunc(peers, func(a, b data.Reading) int { return cmp.Compare(b.Value, a.Value) })
	high, low := peers[0], peers[len(peers)-1]
	who := data.Count(len(peers), "source")
	if len(peers) == 2 {
		who = "Two sources"
	}
	verb := "disagree"
	if slices.ContainsFunc(peers, func(r data.Reading) bool { return r.Observed.Day() != high.Observed.Day() }) {
		verb = "differ" // of different days both may be right
	}
	switch {
	case high.Value == low.Value:
		return fmt.Sprintf("%s agree: %s and %s.", who, p.told(high), p.told(low))
	case data.IsPercent(p.indicator.Unit):
		return fmt.Sprintf("%s %s by %s: from %s to %s.", who, verb, points(high.Value-low.Value), p.told(low), p.told(high))
	case low.Value > 0 && !math.IsInf(high.Value/low.Value, 0):
		return fmt.Sprintf("%s %s by %s: from %s to %s.", who, verb, share(high.Value/low.Value-1), p.told(low), p.told(high))
	}
	return fmt.Sprintf("%s %s by %s: from %s to %s.", who, verb, p.amount(high.Value-low.Value), p.told(low), p.told(high))
}

// peers are the last reading and the latest one of each other source that is about the same time. Of events they are
// only those of the same day: others count something else.
func (p *portrait) peers() []data.Reading {
	last, apart := p.last(), data.Day(peerDays)
	if p.indicator.Kind == data.Event {
		apart = 0
	}
	first := p.series.Search((last.Observed.Day() - apart).Instant())
	latest := map[int]int{}
	for i := first; i < p.series.Len() && p.series.Observed(i) <= p.at.End(); i++ {
		if p.knownAt(i) > p.known {
			continue
		}
		source := p.series.SourceIndex(i)
		if was, ok := latest[source]; !ok || p.series.Observed(i) > p.series.Observed(was) || !p.precedes(i, was) {
			latest[source] = i
		}
	}
	peers := []data.Reading{last}
	for _, i := range latest {
		if r := p.series.Reading(i); r.Source != last.Source && !r.Retracted {
			peers = append(peers, r)
		}
	}
	slices.SortFunc(peers[1:], func(a, b data.Reading) int { return strings.Compare(a.Source, b.Source) })
	return peers
}

// precedes tells whether vintage i of a key was known before vintage j; of the same day, whether it was imported before.
func (p *portrait) precedes(i, j int) bool {
	return cmp.Or(cmp.Compare(p.knownAt(i), p.knownAt(j)), cmp.Compare(i, j)) < 0
}

func (p *portrait) knownAt(i int) data.Instant {
	return p.indicator.Known(p.series.Observed(i), p.series.Published(i))
}

// revised is what the last value replaced.
func (p *portrait) revised() string {
	at, counts := p.line.Index(p.n-1), p.last()
	before := -1
	for i := p.series.Search(counts.Observed); i < p.series.Len() && p.series.Observed(i) == counts.Observed; i++ {
		if i == at || p.series.SourceIndex(i) != p.series.SourceIndex(at) || math.IsNaN(p.series.Value(i)) ||
			p.knownAt(i) > p.known {
			continue
		}
		if before < 0 || p.precedes(before, i) {
			before = i
		}
	}
	if before < 0 || p.series.Value(before) == counts.Value {
		return ""
	}
	r := p.series.Reading(before)
	text := "The last reading is a revision: " + data.Visible(r.Source) + " had said " + p.amount(r.Value) + " for the same date"
	if r.Published != data.NoInstant {
		text += ", published on " + r.Published.Day().String()
	}
	return text + "."
}

// extremes are the least and the highest value so far.
func (p *portrait) extremes() string {
	if p.n < 2 {
		return ""
	}
	low, high := 0, 0
	for i := range p.n {
		if p.line.Value(i) < p.line.Value(low) {
			low = i
		}
		if p.line.Value(i) > p.line.Value(high) {
			high = i
		}
	}
	switch {
	case p.indicator.Rhetoric || p.line.Value(low) == p.line.Value(high):
		return ""
	case p.indicator.Kind == data.Event && p.line.Value(high) <= 1:
		return ""
	case p.indicator.Kind == data.Event:
		return fmt.Sprintf("The most in one reading since %s was %s.", p.line.day(0), p.told(p.reading(high)))
	}
	return fmt.Sprintf("Since %s it lay between %s and %s.", p.line.day(0), p.told(p.reading(low)), p.told(p.reading(high)))
}
