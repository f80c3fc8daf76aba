package thresholds

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strings"

	"watchtui/internal/data"
)

// DescribeBenchmark says in words what the chart of a benchmark (a place in the book's list) shows on a day.
func (h *History) DescribeBenchmark(benchmark int, at data.Day) string {
	at = min(at, h.until)
	s := h.State(benchmark, at)
	paragraphs := []string{h.standing(s, at) + " " + s.Benchmark.terms(), h.course(benchmark, s, at)}
	if b := s.Benchmark; b.Why != "" {
		paragraphs = append(paragraphs, "Why it matters: "+b.Why+".")
	}
	paragraphs = append(paragraphs, "What it takes: "+h.WhatItTakes(benchmark, at)+".")
	if outlook, err := h.Outlook(context.Background(), benchmark, at); err == nil {
		paragraphs = append(paragraphs, outlook.paragraph())
	}
	paragraphs = append(paragraphs, h.Standpoint(at))
	return strings.Join(paragraphs, "\n")
}

// judged is what the book's benchmarks and offers make of an indicator.
func (p *portrait) judged() string {
	if p.indicator.Rhetoric {
		return "These are words: no benchmark takes them for evidence."
	}
	var sentences []string
	if _, known := p.h.book.Indicator(p.indicator.ID); !known {
		return "The watchbook does not know this indicator, so nothing is judged by it."
	}
	var using []*Benchmark
	for i, b := range p.h.book.Benchmarks {
		if slices.Contains(b.Uses, p.indicator.ID) {
			sentences = append(sentences, p.h.standing(p.h.State(i, p.at), p.at))
			using = append(using, b)
		}
	}
	if len(sentences) == 0 {
		return "No benchmark uses it."
	}
	for i, offer := range p.h.book.Offers {
		if !slices.ContainsFunc(using, offer.Requires) {
			continue
		}
		v := p.h.Verdict(i, min(p.at, p.h.until))
		sentences = append(sentences, fmt.Sprintf("The verdict on %s is %s since %s.", offer.Name, v.Name(), v.Since))
	}
	return strings.Join(sentences, " ")
}

// standing is a benchmark's state, since when and why.
func (h *History) standing(s State, at data.Day) string {
	b := s.Benchmark
	name := data.Quoted(b.Name)
	if rungs := h.book.asking(b); len(rungs) > 0 {
		name += ", which " + listed(rungs, "and") + choice(len(rungs) > 1, " ask for,", " asks for,")
	}
	is := " is " + s.Word.String()
	if s.Word == NoData {
		is = " has no data"
	}
	return fmt.Sprintf("%s%s since %s (%s): %s.", name, is, s.Since, data.Count(int(at-s.Since), "day"), s.Why)
}

// asking are the rungs that require a benchmark.
func (b *Book) asking(benchmark *Benchmark) []string {
	var rungs []string
	for _, offer := range b.Offers {
		for _, rung := range offer.Rungs {
			if slices.Contains(rung.Requires, benchmark) && !slices.Contains(rungs, rung.Name) {
				rungs = append(rungs, rung.Name)
			}
		}
	}
	return rungs
}

// terms are what a benchmark asks for.
func (b *Benchmark) terms() string {
	text := fmt.Sprintf("It asks that %s is %s", b.Measure, b.compared(b.Met))
	if b.Dwell > 0 {
		text += " for " + data.Count(b.Dwell, "day") + " without a break"
	}
	switch b.Evidence {
	case data.Verified:
		text += ", on verified readings"
	case data.Estimated:
		text += ", on estimated or verified readings"
	default:
		text += ", on readings of any quality"
	}
	if oldest := slices.Max(b.maxAge); oldest == slices.Min(b.maxAge) {
		text += " at most " + data.Count(oldest, "day") + " old"
	}
	if b.Release != b.Met.Negation() {
		text += "; once met it stays so until the measure is " + b.compared(b.Release)
	}
	return text + "."
}

// compared is a comparison with its unit, in signs.
func (b *Benchmark) compared(c Comparison) string { return c.Op + " " + b.Amount(c.Threshold) }

// course is how the measure went, and on what it rests.
func (h *History) course(benchmark int, s State, at data.Day) string {
	b := s.Benchmark
	changes := 0
	for _, change := range h.Changes(benchmark) {
		if change.Day > h.first && change.Day <= at {
			changes++
		}
	}
	var sentences []string
	if values := h.Measures(benchmark, []data.Day{at - trendDays, at}); !math.IsNaN(values[0]) && !math.IsNaN(values[1]) {
		sentences = append(sentences, fmt.Sprintf("The measure was %s on %s and is %s on %s.", b.Amount(values[0]), at-trendDays, b.Amount(values[1]), at))
	}
	if low, high, ok := h.tracks[benchmark].extremes(at); ok {
		sentences = append(sentences, fmt.Sprintf("It lay between %s (%s) and %s (%s) so far.", b.Amount(low.low), low.day, b.Amount(high.high), high.day))
	}
	sentences = append(sentences, choice(changes == 0, fmt.Sprintf("The state has been the same since %s.", h.first),
		fmt.Sprintf("The state has changed %s since %s.", times(changes), h.first)))
	if n := len(s.Used); n > 0 {
		newest := slices.MaxFunc(s.Used, func(a, b data.Reading) int { return int(a.Observed.Day() - b.Observed.Day()) })
		indicator, _ := h.book.Indicator(newest.Indicator)
		sentences = append(sentences, fmt.Sprintf("It rests on %s%s: %s (%s, %s, %s).", data.Count(s.UsedInAll, "reading"),
			choice(s.UsedInAll == 1, " of ", ", the newest of ")+indicator.Name,
			amountOf(newest.Value, indicator.Unit), data.Visible(newest.Source), newest.Quality, newest.Observed.Day()))
	}
	return strings.Join(sentences, " ")
}

// extremes are when the measure was first as low and as high as it has been; false where it has been one value alone.
func (t *track) extremes(at data.Day) (low, high extent, ok bool) {
	for i, e := range t.extents {
		if e.day > at {
			break
		}
		if i == 0 || e.low < low.low {
			low = e
		}
		if i == 0 || e.high > high.high {
			high = e
		}
	}
	return low, high, low.low < high.high
}
