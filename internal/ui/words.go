package ui

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"
	"time"

	"watchtui/internal/data"
	"watchtui/internal/thresholds"
)

// This file says numbers, times and states in words, the same on every screen.

// days is a number of days, "25 d".
func days(n int) string { return data.Number(float64(n)) + " d" }

// within is a length of time within a day, "6 h", "25 min" or "7 s".
func within(length time.Duration) string {
	switch {
	case length.Abs() < time.Minute:
		return data.Number(length.Seconds()) + " s"
	case length.Abs() < time.Hour:
		return data.Number(math.Round(length.Minutes())) + " min"
	}
	return data.Number(math.Round(10*length.Hours())/10) + " h"
}

// since is a day with how long it was ago.
func since(day, at data.Day) string { return fmt.Sprintf("%v (%s)", day, days(int(at-day))) }

// condition is what a benchmark asks of its measure, "≤ 185".
func condition(b *thresholds.Benchmark) string { return signed(b, b.Met) }

// asked is what is asked of the measure now, "≤ 185"; of what stays met beyond that, that it does not come to its release, "≤ 190".
func asked(s thresholds.State) string {
	if b := s.Benchmark; s.Word == thresholds.Met && !b.Met.Holds(s.Measure) {
		return signed(b, b.Release.Negation())
	}
	return condition(s.Benchmark)
}

// signed is a comparison of the measure, with the signs that people write.
func signed(b *thresholds.Benchmark, c thresholds.Comparison) string {
	signs := map[string]string{"<=": "≤", ">=": "≥", "==": "=", "!=": "≠"}
	text := b.Condition(c)
	if sign, ok := signs[c.Op]; ok {
		return sign + strings.TrimPrefix(text, c.Op)
	}
	return text
}

// bare is a number on the measure's scale without its unit, for where there is no room.
func bare(b *thresholds.Benchmark, v float64) string {
	if b.Unit == "" {
		return b.Amount(v)
	}
	return data.Number(v)
}

// measured is a benchmark's measure as far as it is defined.
func measured(s thresholds.State) string {
	if math.IsNaN(s.Measure) {
		return "–"
	}
	return s.Benchmark.Amount(s.Measure)
}

// onClaim follows a number that rests on readings below the asked evidence, where there is room for a word.
const onClaim = " (on a claim)"

// measuredOn is the measure, and that it is no fact where it is on a claim.
func measuredOn(s thresholds.State) string {
	if s.OnClaim {
		return measured(s) + onClaim
	}
	return measured(s)
}

// standing is what a state means for the reader: since when, how far, how old.
func standing(s thresholds.State, at data.Day, brief bool) string {
	switch s.Word {
	case thresholds.Met:
		if brief {
			return s.Since.String()
		}
		return "since " + since(s.Since, at)
	case thresholds.Holding:
		left := days(int(s.MetOn-at)) + " left"
		if brief {
			return left
		}
		return fmt.Sprintf("met %v, %s", s.MetOn, left)
	case thresholds.Unmet:
		if s.OnClaim {
			return choose(brief, "on a claim", "on a claim, "+toGo(s, false))
		}
		return toGo(s, brief)
	case thresholds.Stale:
		if brief {
			return days(s.AgeDays) + " old"
		}
		return "evidence " + days(s.AgeDays) + " old"
	case thresholds.Unverified:
		return choose(brief, "claims only", "on claims since "+s.Since.String())
	case thresholds.Contested:
		return choose(brief, "disputed", "disputed since "+s.Since.String())
	}
	return choose(brief, "no reading", "cannot be computed yet")
}

// toGo is the distance to the threshold.
func toGo(s thresholds.State, brief bool) string {
	if math.IsNaN(s.Distance) {
		return ""
	}
	distance := math.Abs(s.Distance)
	if short := bare(s.Benchmark, distance) + " to go"; brief && len(short) <= briefNote {
		return short
	} else if brief {
		return bare(s.Benchmark, distance) + " off"
	}
	if distance == 0 {
		return "at the threshold"
	}
	return s.Benchmark.Amount(distance) + " to go"
}

// briefNote is the room for a standing in brief.
const briefNote = 11

// choose is the one text where something is so, else the other.
func choose(is bool, then, otherwise string) string {
	if is {
		return then
	}
	return otherwise
}

// reach is how near the measure is to its threshold, from 0 to 1; NaN where that is not known. Of an unmet one it is the share of the threshold that the
// measure is, or where that is beyond it the share of the measure that the threshold is: 90 of 180 days are half of the way, and so are 84 kg
// where 42 are the most. It is below 1.
func reach(s thresholds.State) float64 {
	switch s.Word {
	case thresholds.Met, thresholds.Holding: // the measure is there; how long it has to hold yet is said in days
		return 1
	case thresholds.Unmet:
		least, most := s.Measure, s.Benchmark.Met.Threshold
		if least*most <= 0 {
			return 0
		}
		if math.Abs(least) > math.Abs(most) {
			least, most = most, least
		}
		return min(least/most, 1-1.0/barCells)
	}
	return math.NaN()
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

// tippedWords are the benchmarks that changed a verdict, "tipped by No SLV test for 180 days"; "" where none did.
func tippedWords(t thresholds.Transition) string {
	names := make([]string, len(t.TippedBy))
	for i, b := range t.TippedBy {
		names[i] = b.Name
	}
	if len(names) == 0 {
		return ""
	}
	return choose(t.To > t.From, "tipped by ", "lost by ") + strings.Join(names, ", ")
}

// after is text with a semicolon before it, to go on a sentence with; "" of none.
func after(text string) string {
	if text == "" {
		return ""
	}
	return "; " + text
}
